// name = "issues-with-most-measures"
// group = "issues"
// title = { en = "Issues with the most measures", zh = "整改措施最多的问题" }
// description.en = "Issues by their number of measures, the most first."
// description.zh = "按整改措施数从多到少列出问题。"
// example = "xuncha query issues-with-most-measures --min-measures 5"
//
// parameter.min_measures = { type = "integer", default = 3, minimum = 1, en = "Least number of measures", zh = "至少措施数" }
//
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.topics = { type = "set", en = "Topics", zh = "主题" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (i:Issue)-[:ADDRESSED_BY]->(m:Measure)
WITH i, count(m) AS measures
WHERE measures >= $min_measures
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = i.report
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN measures, coalesce(a.name, p.name) AS agency, r.year AS year, i.ordinal AS number, i.text AS issue, i.topics AS topics, i.id AS issue_id, r.id AS report, i.start AS start, i.`end` AS `end`
ORDER BY measures DESC, agency, year IS NULL, year, report, number, issue_id
