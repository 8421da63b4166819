// name = "inspection-days"
// group = "inspections"
// title = { en = "How long inspection and rectification took", zh = "巡察与整改用时" }
// description.en = "Days of the stay, from its end to the feedback, and from the feedback to publication; where a date is inexact, the least and the most."
// description.zh = "进驻天数、结束至反馈天数、反馈至公布天数；日期不确切的列出最少和最多天数。"
// example = "xuncha query inspection-days"
//
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of the start; inspections without a date are left out where it is given", zh = "开始年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of the start", zh = "开始年份不晚于" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.started = { type = "date", en = "First possible day of the start", zh = "开始" }
// column.stay = { type = "integer", en = "Least days of the stay", zh = "进驻最少天数" }
// column.stay_most = { type = "integer", detail = true, en = "Most days of the stay", zh = "进驻最多天数" }
// column.to_feedback = { type = "integer", en = "Least days from the end to the feedback", zh = "结束至反馈最少天数" }
// column.to_feedback_most = { type = "integer", detail = true, en = "Most days from the end to the feedback", zh = "结束至反馈最多天数" }
// column.to_publication = { type = "integer", en = "Least days from the feedback to publication", zh = "反馈至公布最少天数" }
// column.to_publication_most = { type = "integer", detail = true, en = "Most days from the feedback to publication", zh = "反馈至公布最多天数" }
// column.inspection_id = { type = "string", detail = true, en = "Id of the inspection", zh = "巡察标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (r:Report)-[:REPORTS_ON]->(n:Inspection)-[:INSPECTED]->(p:PartyGroup)
WHERE coalesce(n.year, 0) >= $from_year AND coalesce(n.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH r, n, coalesce(a.name, p.name) AS agency, coalesce(d.id, e.id, '') AS place, coalesce(a.level, p.level, '') AS level
WHERE (size($place) = 0 OR place IN $place) AND ($level = '' OR level = $level)
RETURN agency, n.started_from AS started, n.stay_days_from AS stay, n.stay_days_to AS stay_most,
       n.feedback_days_from AS to_feedback, n.feedback_days_to AS to_feedback_most,
       r.publication_days_from AS to_publication, r.publication_days_to AS to_publication_most,
       n.id AS inspection_id, r.id AS report
ORDER BY to_publication IS NULL, to_publication DESC, agency, report
