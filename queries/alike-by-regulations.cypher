// name = "alike-by-regulations"
// group = "agencies"
// title = { en = "Agencies alike by their regulations", zh = "法规制度相近的单位" }
// description.en = "Other agencies by how many regulations their reports share with the agency's; rules of one agency alone are left out. It compares with all agencies, so its time grows with the graph."
// description.zh = "与该单位通报涉及相同法规制度的其他单位，按共有数排列；单位内部制度不计。需与全部单位比较，用时随图增长。"
// example = "xuncha query alike-by-regulations --agency 云陵县农业农村局 --min-shared 5"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.min_shared = { type = "integer", default = 1, minimum = 1, en = "Least number shared", zh = "至少共有数" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.shared = { type = "integer", en = "Shared", zh = "共有数" }
// column.regulations = { type = "set", en = "Regulations that both name", zh = "共有的法规制度" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH DISTINCT coalesce(a.id, p.id) AS self, r
OPTIONAL MATCH (r)-[c0:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g0:Regulation)
WITH self, r, collect({id: g0.id, scope: g0.scope}) AS by_report
OPTIONAL MATCH (r)-[:RAISES]->(i1:Issue)
OPTIONAL MATCH (i1)-[c1:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g1:Regulation)
WITH self, r, by_report, collect({id: g1.id, scope: g1.scope}) AS by_issue
OPTIONAL MATCH (r)-[:RAISES]->(i2:Issue)
OPTIONAL MATCH (i2)-[:ADDRESSED_BY]->(m2:Measure)
OPTIONAL MATCH (m2)-[c2:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g2:Regulation)
WITH self, r, by_report, by_issue, collect({id: g2.id, scope: g2.scope}) AS by_measure
WITH self, r, by_report + by_issue + by_measure AS said
UNWIND said AS one
WITH self, r, one.id AS id, one.scope AS scope
WHERE id IS NOT NULL AND scope <> 'internal'
WITH self, collect(DISTINCT id) AS ids
MATCH (y)-[k:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
WHERE g.id IN ids
WITH DISTINCT self, g.id AS id, g.title AS title, k.report AS report
MATCH (s:Report)-[:ISSUED_BY]->(q:PartyGroup)
WHERE s.id = report
OPTIONAL MATCH (q)-[:LEADS]->(b:Agency)
WITH self, coalesce(b.id, q.id) AS agency_id, coalesce(b.name, q.name) AS agency, id, title
WHERE agency_id <> self
WITH agency_id, agency, count(DISTINCT id) AS shared, collect(DISTINCT title) AS regulations
WHERE shared >= $min_shared
RETURN agency, shared, regulations, agency_id
ORDER BY shared DESC, agency, agency_id
