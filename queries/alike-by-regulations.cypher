// name = "alike-by-regulations"
// group = "agencies"
// title = { en = "Agencies alike by their regulations", zh = "法规制度相近的单位" }
// description.en = "Other agencies by how many regulations their reports share with the agency's. Left out are rules of one agency alone and those named more than --most-named times in the whole graph, since what nearly all name makes no two alike; that keeps the time short in a large graph."
// description.zh = "与该单位通报涉及相同法规制度的其他单位，按共有数排列。单位内部制度不计；全图提及次数超过 --most-named 的法规几乎各单位都提及，不足以说明相近，也不计，大图中用时因此较短。"
// example = "xuncha query alike-by-regulations --agency 云陵县农业农村局 --min-shared 5"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.min_shared = { type = "integer", default = 1, minimum = 1, en = "Least number shared", zh = "至少共有数" }
// parameter.most_named = { type = "integer", default = 500, minimum = 1, en = "Leave out regulations that are named more often than this in the whole graph", zh = "全图提及次数超过此数的法规不计" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.shared = { type = "integer", en = "Shared", zh = "共有数" }
// column.regulations = { type = "set", en = "Regulations that both name", zh = "共有的法规制度" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
UNWIND r.regulations AS id
WITH collect(DISTINCT id) AS ids
UNWIND ids AS id
MATCH (g:Regulation)
WHERE g.id = id AND g.scope <> 'internal'
OPTIONAL MATCH ()-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g)
WITH g.id AS id, count(c) AS times
WHERE times <= $most_named
WITH collect(id) AS ids
UNWIND ids AS id
MATCH (g:Regulation)
WHERE g.id = id
OPTIONAL MATCH ()-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g)
WITH DISTINCT g.id AS id, g.title AS title, c.report AS report
MATCH (s:Report)
WHERE s.id = report
OPTIONAL MATCH (s)-[:ISSUED_BY]->(q:PartyGroup)
OPTIONAL MATCH (q)-[:LEADS]->(b:Agency)
WITH coalesce(b.id, q.id) AS agency_id, coalesce(b.name, q.name) AS agency, id, title, q.id AS party
WHERE NOT party IN $agency
WITH agency_id, agency, count(DISTINCT id) AS shared, collect(DISTINCT title) AS regulations
WHERE shared >= $min_shared
RETURN agency, shared, regulations, agency_id
ORDER BY shared DESC, agency, agency_id
