// name = "issues-by-area"
// group = "issues"
// title = { en = "Issues of an area", zh = "某一方面的问题" }
// description.en = "Each issue under a heading with these words, across agencies."
// description.zh = "方面标题含有这些词的每个问题。"
// example = "xuncha query issues-by-area --area 组织"
//
// parameter.area = { type = "string", en = "Words of the area's heading", zh = "方面标题中的词" }
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.area = { type = "string", en = "Area", zh = "方面" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.status = { type = "string", en = "Status, where the report says it", zh = "状态" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (s:Area)-[:HAS_ISSUE]->(i:Issue)
WHERE s.heading CONTAINS $area
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = i.report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN coalesce(a.name, p.name) AS agency, r.year AS year, i.ordinal AS number, s.heading AS area, i.text AS issue, i.status AS status, i.id AS issue_id, r.id AS report, i.start AS start, i.`end` AS `end`
ORDER BY agency, year IS NULL, year, report, number, issue_id
