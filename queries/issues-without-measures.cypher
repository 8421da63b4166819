// name = "issues-without-measures"
// group = "issues"
// title = { en = "Issues without measures", zh = "没有整改措施的问题" }
// description.en = "Each issue for which no measure was found: unanswered by the report, or not understood by the parser."
// description.zh = "未发现整改措施的问题：通报未写明，或未能解析。"
// example = "xuncha query issues-without-measures"
//
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.status = { type = "string", en = "Status, where the report says it", zh = "状态" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (i:Issue)
WHERE NOT EXISTS { MATCH (i)-[:ADDRESSED_BY]->(:Measure) }
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = i.report AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN coalesce(a.name, p.name) AS agency, r.year AS year, i.ordinal AS number, i.text AS issue, i.status AS status, i.id AS issue_id, r.id AS report, i.start AS start, i.`end` AS `end`
ORDER BY agency, year IS NULL, year, report, number, issue_id
