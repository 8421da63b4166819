// name = "compare-by-regulations"
// group = "agencies"
// title = { en = "Two agencies compared by their regulations", zh = "两个单位的法规制度比较" }
// description.en = "Each regulation that either agency's reports name, with how often each does; those of both come first."
// description.zh = "两个单位通报提及的每部法规制度及各自次数，共有的在前。"
// example = "xuncha query compare-by-regulations --agency 云陵县农业农村局 --other 岚川县水利局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.other = { type = "agency", en = "The agency to compare it with", zh = "与之比较的单位" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.agency = { type = "integer", en = "Citations by the agency", zh = "该单位次数" }
// column.other = { type = "integer", en = "Citations by the other", zh = "另一单位次数" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency OR p.id IN $other
WITH DISTINCT p.id AS body, r
OPTIONAL MATCH (r)-[c0:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g0:Regulation)
WITH body, r, collect({id: g0.id, title: g0.title, category: g0.category}) AS by_report
OPTIONAL MATCH (r)-[:RAISES]->(i1:Issue)
OPTIONAL MATCH (i1)-[c1:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g1:Regulation)
WITH body, r, by_report, collect({id: g1.id, title: g1.title, category: g1.category}) AS by_issue
OPTIONAL MATCH (r)-[:RAISES]->(i2:Issue)
OPTIONAL MATCH (i2)-[:ADDRESSED_BY]->(m2:Measure)
OPTIONAL MATCH (m2)-[c2:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g2:Regulation)
WITH body, r, by_report, by_issue, collect({id: g2.id, title: g2.title, category: g2.category}) AS by_measure
WITH body, r, by_report + by_issue + by_measure AS said
UNWIND said AS one
WITH body, r, one.id AS id, one.title AS title, one.category AS category
WHERE id IS NOT NULL
RETURN title AS regulation, count(CASE WHEN body IN $agency THEN 1 END) AS agency,
       count(CASE WHEN body IN $other THEN 1 END) AS other, category, id AS regulation_id
ORDER BY agency > 0 AND other > 0 DESC, agency + other DESC, regulation, regulation_id
