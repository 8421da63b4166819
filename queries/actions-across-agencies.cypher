// name = "actions-across-agencies"
// group = "measures"
// title = { en = "What agencies did", zh = "各类举措的单位数" }
// description.en = "For each kind of action the number of agencies, reports and measures."
// description.zh = "每类举措的单位数、通报数和整改措施数。"
// example = "xuncha query actions-across-agencies"
//
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
//
// column.action = { type = "string", en = "What was done", zh = "举措类型" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }

MATCH (m:Measure)
UNWIND m.actions AS action
WITH action, m.report AS report, count(*) AS found
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH action, report, found, coalesce(a.id, p.id) AS body,
     coalesce(d.id, e.id, '') AS place, coalesce(a.level, p.level, '') AS level
WHERE (size($place) = 0 OR place IN $place) AND ($level = '' OR level = $level)
RETURN action, count(DISTINCT body) AS agencies, count(DISTINCT report) AS reports, sum(found) AS measures
ORDER BY measures DESC, action
