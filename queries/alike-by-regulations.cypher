// name = "alike-by-regulations"
// group = "agencies"
// title = { en = "Agencies alike by their regulations", zh = "法规制度相近的单位" }
// description.en = "Other agencies by how many of the agency's regulations their reports name too; of as many, those that share a rarer one come first. Rules of one agency alone are left out, and those that nearly all name: what is named more than a hundred times, and more than so many times in a hundred reports as --most-percent says, makes no two agencies alike."
// description.zh = "按共同提及的法规制度数列出与该单位相近的其他单位；数目相同者，共有较少见法规的在前。单位内部制度不计；几乎各单位都提及的法规也不计，即提及超过一百次、且每百份通报中多于 --most-percent 次者。"
// example = "xuncha query alike-by-regulations --agency 云陵县农业农村局 --min-shared 5"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.min_shared = { type = "integer", default = 1, minimum = 1, en = "Least number shared", zh = "至少共有数" }
// parameter.most_percent = { type = "integer", default = 10, minimum = 1, en = "Leave out regulations that are named more often than so many times in a hundred reports", zh = "每百份通报中提及多于此次数的法规不计" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.shared = { type = "integer", en = "Shared", zh = "共有数" }
// column.rarest = { type = "integer", en = "How often all reports together name the rarest of them", zh = "其中最少见者的总提及次数" }
// column.regulations = { type = "set", en = "Regulations that both name", zh = "共有的法规制度" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
WITH DISTINCT r
OPTIONAL MATCH (r)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g0:Regulation)
WITH r, collect(g0.id) AS by_report
OPTIONAL MATCH (r)-[:RAISES]->(i:Issue)
OPTIONAL MATCH (i)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g1:Regulation)
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)
OPTIONAL MATCH (m)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g2:Regulation)
WITH r, by_report, collect(g1.id) AS by_issue, collect(g2.id) AS by_measure
WITH by_report + by_issue + by_measure AS ids
UNWIND ids AS id
WITH collect(DISTINCT id) AS ids
MATCH (t:Report)
WITH ids, count(t) AS reports
UNWIND ids AS id
MATCH (g:Regulation)
WHERE g.id = id AND g.scope <> 'internal'
OPTIONAL MATCH ()-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g)
WITH reports, g.id AS id, count(c) AS times
WHERE times <= 100 OR 100 * times <= $most_percent * reports
MATCH (g:Regulation)
WHERE g.id = id
OPTIONAL MATCH ()-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g)
WITH DISTINCT g.id AS id, g.title AS title, times, c.report AS report
MATCH (s:Report)
WHERE s.id = report
OPTIONAL MATCH (s)-[:ISSUED_BY]->(q:PartyGroup)
OPTIONAL MATCH (q)-[:LEADS]->(b:Agency)
WITH coalesce(b.id, q.id) AS agency_id, coalesce(b.name, q.name) AS agency, id, title, times, q.id AS party
WHERE NOT party IN $agency
WITH agency_id, agency, count(DISTINCT id) AS shared, min(times) AS rarest, collect(DISTINCT title) AS regulations
WHERE shared >= $min_shared
RETURN agency, shared, rarest, regulations, agency_id
ORDER BY shared DESC, rarest, agency, agency_id
