// name = "regulations-across-agencies"
// group = "regulations"
// title = { en = "Regulations that recur across agencies", zh = "在多个单位重复出现的法规制度" }
// description.en = "Each regulation with the agencies whose reports name it, the most widespread first. A party body that leads no agency counts itself."
// description.zh = "每部法规制度及其出现于哪些单位的通报，涉及单位多的在前；不领导单位的党组织按自身计。"
// example = "xuncha query regulations-across-agencies --min-agencies 2 --role cites"
//
// parameter.min_agencies = { type = "integer", default = 2, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
// parameter.role = { type = "strings", default = ["cites", "studies", "enacts", "amends", "repeals"], values = ["cites", "studies", "enacts", "amends", "repeals"], en = "Only where the report does this with the regulation", zh = "只计此类作用：引用、学习、制定、修订、废止" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.citations = { type = "integer", en = "Citations", zh = "次数" }
// column.roles = { type = "set", en = "Roles", zh = "作用" }
// column.names = { type = "set", en = "Names of the agencies", zh = "单位名称" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
WHERE c.role IN $role
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = c.report
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH g, coalesce(a.id, p.id) AS body, coalesce(a.name, p.name) AS name, c.role AS role, count(*) AS times
WITH g, count(DISTINCT body) AS agencies, sum(times) AS citations,
     collect(DISTINCT role) AS roles, collect(DISTINCT name) AS names
WHERE agencies >= $min_agencies
RETURN g.title AS regulation, agencies, citations, roles, names, g.id AS regulation_id
ORDER BY agencies DESC, citations DESC, regulation, regulation_id
