// name = "regulations-most-studied"
// group = "regulations"
// title = { en = "Regulations that are studied most", zh = "学习最多的法规制度" }
// description.en = "Each regulation that reports say was studied, by the number of agencies, with the number of times."
// description.zh = "通报所述组织学习的法规制度，按单位数排列，并列次数。"
// example = "xuncha query regulations-most-studied"
//
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
// parameter.min_agencies = { type = "integer", default = 1, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.times = { type = "integer", en = "Times", zh = "次数" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (x)-[c:STUDIES]->(g:Regulation)
WITH g, c.report AS report, count(*) AS said
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH g, r, said, coalesce(a.id, p.id) AS body, coalesce(d.id, e.id, '') AS place, coalesce(a.level, p.level, '') AS level
WHERE (size($place) = 0 OR place IN $place) AND ($level = '' OR level = $level)
WITH g, count(DISTINCT body) AS agencies, count(DISTINCT r.id) AS reports, sum(said) AS times
WHERE agencies >= $min_agencies
RETURN g.title AS regulation, agencies, reports, times, g.category AS category, g.id AS regulation_id
ORDER BY agencies DESC, times DESC, regulation, regulation_id
