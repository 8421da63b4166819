// name = "topics-across-agencies"
// group = "issues"
// title = { en = "Topics that recur across agencies", zh = "在多个单位重复出现的问题主题" }
// description.en = "Each topic with the number of agencies, reports and issues, and of issues said to be done and ongoing."
// description.zh = "每个问题主题的单位数、通报数、问题数，及已完成和持续推进的问题数。"
// example = "xuncha query topics-across-agencies --min-agencies 4"
//
// parameter.min_agencies = { type = "integer", default = 2, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
//
// column.topic = { type = "string", en = "Topic", zh = "主题" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.done = { type = "integer", en = "Issues said to be done", zh = "已完成" }
// column.ongoing = { type = "integer", en = "Issues said to be ongoing", zh = "持续推进" }

MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH r, r.id AS report, coalesce(a.id, p.id) AS body, coalesce(d.id, e.id, '') AS place, coalesce(a.level, p.level, '') AS level
WHERE (size($place) = 0 OR place IN $place) AND ($level = '' OR level = $level)
MATCH (r)-[:RAISES]->(i:Issue)
UNWIND i.topics AS topic
WITH topic, body, report, count(*) AS issues,
     count(CASE WHEN i.status = 'done' THEN 1 END) AS done, count(CASE WHEN i.status = 'ongoing' THEN 1 END) AS ongoing
WITH topic, body, count(*) AS reports, sum(issues) AS issues, sum(done) AS done, sum(ongoing) AS ongoing
WITH topic, count(*) AS agencies, sum(reports) AS reports, sum(issues) AS issues, sum(done) AS done, sum(ongoing) AS ongoing
WHERE agencies >= $min_agencies
RETURN topic, agencies, reports, issues, done, ongoing
ORDER BY agencies DESC, issues DESC, topic
