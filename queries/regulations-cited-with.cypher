// name = "regulations-cited-with"
// group = "regulations"
// title = { en = "Regulations named together with one", zh = "与某部法规同时出现的法规制度" }
// description.en = "Each other regulation of the reports that name the given one, with the number of those reports and agencies; rules of one agency alone are left out. Its time grows with the graph."
// description.zh = "提及该法规的通报中还提及哪些法规制度，及其通报数和单位数；单位内部制度不计。用时随图增长。"
// example = "xuncha query regulations-cited-with --regulation 中国共产党巡视工作条例"
//
// parameter.regulation = { type = "regulation", en = "Title, short form or a part of the title that only one regulation has", zh = "法规名称、简称，或唯一对应的部分名称" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

UNWIND $regulation AS given
MATCH (w:Regulation)
WHERE w.id = given
OPTIONAL MATCH ()-[b:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(w)
WITH DISTINCT b.report AS named
MATCH (r:Report)
WHERE r.id = named
OPTIONAL MATCH (r)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH r.id AS report, coalesce(a.id, p.id) AS body
WHERE body IS NOT NULL
MATCH ()-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
WHERE c.report = report AND g.scope <> 'internal'
WITH g.id AS id, count(DISTINCT report) AS reports, count(DISTINCT body) AS agencies
WHERE NOT id IN $regulation
MATCH (g:Regulation)
WHERE g.id = id
RETURN g.title AS regulation, agencies, reports, g.category AS category, g.id AS regulation_id
ORDER BY agencies DESC, reports DESC, regulation, regulation_id
