// name = "regulation-by-year"
// group = "regulations"
// title = { en = "A regulation year by year", zh = "某部法规制度逐年的引用" }
// description.en = "In how many reports and agencies of each year the regulation is named, by role."
// description.zh = "该法规制度各年在多少通报和单位中出现，按作用分列。"
// example = "xuncha query regulation-by-year --regulation 中国共产党纪律处分条例"
//
// parameter.regulation = { type = "regulation", en = "Title, short form or a part of the title that only one regulation has", zh = "法规名称、简称，或唯一对应的部分名称" }
//
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.role = { type = "string", en = "Role", zh = "作用" }
// column.citations = { type = "integer", en = "Citations", zh = "次数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }

UNWIND $regulation AS id
MATCH (g:Regulation)
WHERE g.id = id
OPTIONAL MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g)
WITH c.report AS report, c.role AS role, count(*) AS times
MATCH (r:Report)
WHERE r.id = report
OPTIONAL MATCH (r)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH r.year AS year, role, times, report, coalesce(a.id, p.id) AS body
WHERE body IS NOT NULL
RETURN year, role, sum(times) AS citations, count(DISTINCT report) AS reports, count(DISTINCT body) AS agencies
ORDER BY year IS NULL, year, role
