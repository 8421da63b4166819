// name = "regulations-cited-with"
// group = "regulations"
// title = { en = "Regulations named together with one", zh = "与某部法规同时出现的法规制度" }
// description.en = "Each other regulation of the reports that name the given one, with the number of those reports and agencies."
// description.zh = "提及该法规的通报中还提及哪些法规制度，及其通报数和单位数。"
// example = "xuncha query regulations-cited-with --regulation 中国共产党巡视工作条例"
//
// parameter.regulation = { type = "regulation", en = "Title, short form or a part of the title that only one regulation has", zh = "法规名称、简称，或唯一对应的部分名称" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (y)-[b:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(w:Regulation)
WHERE w.id IN $regulation
WITH DISTINCT b.report AS report
MATCH (r:Report)
WHERE r.id = report
WITH r
OPTIONAL MATCH (r)-[c0:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g0:Regulation)
WITH r, collect({id: g0.id}) AS by_report
OPTIONAL MATCH (r)-[:RAISES]->(i1:Issue)
OPTIONAL MATCH (i1)-[c1:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g1:Regulation)
WITH r, by_report, collect({id: g1.id}) AS by_issue
OPTIONAL MATCH (r)-[:RAISES]->(i2:Issue)
OPTIONAL MATCH (i2)-[:ADDRESSED_BY]->(m2:Measure)
OPTIONAL MATCH (m2)-[c2:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g2:Regulation)
WITH r, by_report, by_issue, collect({id: g2.id}) AS by_measure
WITH r, by_report + by_issue + by_measure AS said
UNWIND said AS one
WITH r, one.id AS id
WHERE id IS NOT NULL AND NOT id IN $regulation
WITH DISTINCT r, id
MATCH (r)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH id, count(DISTINCT r.id) AS reports, count(DISTINCT coalesce(a.id, p.id)) AS agencies
MATCH (g:Regulation {id: id})
RETURN g.title AS regulation, agencies, reports, g.category AS category, g.id AS regulation_id
ORDER BY agencies DESC, reports DESC, regulation, regulation_id
