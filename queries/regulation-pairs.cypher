// name = "regulation-pairs"
// group = "regulations"
// title = { en = "Pairs of regulations that the same agencies name", zh = "同一单位共同提及的法规制度" }
// description.en = "Two regulations that the same agencies' reports name, with the number of those agencies; rules of one agency alone are left out."
// description.zh = "同一单位的通报共同提及的两部法规制度及其单位数；单位内部制度不计。"
// example = "xuncha query regulation-pairs --min-agencies 4"
//
// parameter.min_agencies = { type = "integer", default = 2, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
// parameter.role = { type = "strings", default = ["cites", "studies", "enacts", "amends", "repeals"], values = ["cites", "studies", "enacts", "amends", "repeals"], en = "Only where the report does this with the regulation", zh = "只计此类作用：引用、学习、制定、修订、废止" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.with_regulation = { type = "string", en = "The other regulation", zh = "另一部法规制度" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }
// column.with_id = { type = "string", detail = true, en = "Id of the other regulation", zh = "另一部法规标识" }

MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
WHERE c.role IN $role AND g.scope <> 'internal'
WITH DISTINCT c.report AS report, g.title AS title, g.id AS id
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH DISTINCT coalesce(a.id, p.id) AS body, title, id
WITH body, collect({title: title, id: id}) AS named
UNWIND named AS one
UNWIND named AS other
WITH one.title AS regulation, one.id AS regulation_id, other.title AS with_regulation, other.id AS with_id
WHERE regulation < with_regulation OR (regulation = with_regulation AND regulation_id < with_id)
WITH regulation, with_regulation, regulation_id, with_id, count(*) AS agencies
WHERE agencies >= $min_agencies
RETURN regulation, with_regulation, agencies, regulation_id, with_id
ORDER BY agencies DESC, regulation, with_regulation, regulation_id, with_id
