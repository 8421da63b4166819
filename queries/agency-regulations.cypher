// name = "agency-regulations"
// group = "agencies"
// title = { en = "An agency's regulations", zh = "某单位涉及的法规制度" }
// description.en = "Each regulation that the agency's reports name, with how often and in which roles."
// description.zh = "该单位通报提及的每部法规制度，及其次数和作用。"
// example = "xuncha query agency-regulations --agency 云陵县农业农村局 --role cites --role studies"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.role = { type = "strings", default = ["cites", "studies", "enacts", "amends", "repeals"], values = ["cites", "studies", "enacts", "amends", "repeals"], en = "Only where the report does this with the regulation", zh = "只计此类作用：引用、学习、制定、修订、废止" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.citations = { type = "integer", en = "Citations", zh = "次数" }
// column.roles = { type = "set", en = "Roles", zh = "作用" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.scope = { type = "string", detail = true, en = "authority, titled or internal", zh = "范围" }
// column.first_year = { type = "integer", en = "Year of the first such report", zh = "最早年份" }
// column.last_year = { type = "integer", en = "Year of the last such report", zh = "最近年份" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
WITH DISTINCT r
OPTIONAL MATCH (r)-[c0:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g0:Regulation)
WITH r, collect({id: g0.id, title: g0.title, category: g0.category, scope: g0.scope, role: c0.role}) AS by_report
OPTIONAL MATCH (r)-[:RAISES]->(i1:Issue)
OPTIONAL MATCH (i1)-[c1:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g1:Regulation)
WITH r, by_report, collect({id: g1.id, title: g1.title, category: g1.category, scope: g1.scope, role: c1.role}) AS by_issue
OPTIONAL MATCH (r)-[:RAISES]->(i2:Issue)
OPTIONAL MATCH (i2)-[:ADDRESSED_BY]->(m2:Measure)
OPTIONAL MATCH (m2)-[c2:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g2:Regulation)
WITH r, by_report, by_issue, collect({id: g2.id, title: g2.title, category: g2.category, scope: g2.scope, role: c2.role}) AS by_measure
WITH r, by_report + by_issue + by_measure AS said
UNWIND said AS one
WITH r, one.id AS id, one.title AS title, one.category AS category, one.scope AS scope, one.role AS role
WHERE id IS NOT NULL AND role IN $role
RETURN title AS regulation, count(*) AS citations, collect(DISTINCT role) AS roles, category, scope,
       min(r.year) AS first_year, max(r.year) AS last_year, id AS regulation_id
ORDER BY citations DESC, regulation, regulation_id
