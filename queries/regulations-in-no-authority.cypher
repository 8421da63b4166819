// name = "regulations-in-no-authority"
// group = "regulations"
// title = { en = "Regulations that no authority lists", zh = "未收录于法规目录的法规制度" }
// description.en = "Each regulation that the authority file does not know, by how many agencies name it; rules of one agency only where asked for."
// description.zh = "法规目录未收录的法规制度及提及它的单位数；单位内部制度须另行指定。"
// example = "xuncha query regulations-in-no-authority"
//
// parameter.scope = { type = "strings", default = ["titled"], values = ["titled", "internal"], en = "titled: names its issuer or place; internal: belongs to one agency", zh = "titled：名称含发布机关或地域；internal：单位内部制度" }
// parameter.min_agencies = { type = "integer", default = 1, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.citations = { type = "integer", en = "Citations", zh = "次数" }
// column.roles = { type = "set", en = "Roles", zh = "作用" }
// column.scope = { type = "string", en = "authority, titled or internal", zh = "范围" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
WHERE g.scope IN $scope
WITH g, c.report AS report, c.role AS role, count(*) AS times
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH g, count(DISTINCT coalesce(a.id, p.id)) AS agencies, sum(times) AS citations, collect(DISTINCT role) AS roles
WHERE agencies >= $min_agencies
RETURN g.title AS regulation, agencies, citations, roles, g.scope AS scope, g.id AS regulation_id
ORDER BY agencies DESC, citations DESC, regulation, regulation_id
