// name = "areas"
// group = "issues"
// title = { en = "Headings that group issues", zh = "方面标题" }
// description.en = "Each heading that groups issues, with the number of agencies that have it and of its issues."
// description.zh = "归类问题的每个方面标题，及其单位数和问题数。"
// example = "xuncha query areas"
//
// parameter.min_agencies = { type = "integer", default = 1, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
//
// column.area = { type = "string", en = "Area", zh = "方面" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }

MATCH (s:Area)
OPTIONAL MATCH (s)-[:HAS_ISSUE]->(i:Issue)
WITH s.heading AS area, s.report AS report, count(i) AS held
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH area, count(DISTINCT coalesce(a.id, p.id)) AS agencies, count(DISTINCT report) AS reports, sum(held) AS issues
WHERE agencies >= $min_agencies
RETURN area, agencies, reports, issues
ORDER BY agencies DESC, issues DESC, area
