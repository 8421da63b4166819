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
WITH r, collect({id: g0.id, role: c0.role}) AS by_report
OPTIONAL MATCH (r)-[:RAISES]->(i:Issue)
OPTIONAL MATCH (i)-[c1:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g1:Regulation)
WITH r, by_report, i, collect({id: g1.id, role: c1.role}) AS by_issue
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)
OPTIONAL MATCH (m)-[c2:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g2:Regulation)
WITH r, by_report, i, by_issue, collect({id: g2.id, role: c2.role}) AS by_measure
WITH r, by_report, collect(by_issue + by_measure) AS in_issues
WITH r, in_issues + [by_report] AS said
UNWIND said AS several
UNWIND several AS one
WITH r, one.id AS id, one.role AS role
WHERE id IS NOT NULL AND role IN $role
WITH id, count(*) AS citations, collect(DISTINCT role) AS roles, min(r.year) AS first_year, max(r.year) AS last_year
OPTIONAL MATCH (g:Regulation)
WHERE g.id = id
RETURN g.title AS regulation, citations, roles, g.category AS category, g.scope AS scope,
       first_year, last_year, id AS regulation_id
ORDER BY citations DESC, regulation, regulation_id
