// name = "measures-by-action"
// group = "measures"
// title = { en = "Measures that did one kind of thing", zh = "按举措类型列出整改措施" }
// description.en = "Each measure that made a rule, trained, recovered money, called to account, inspected or met."
// description.zh = "建章立制、学习培训、追缴清退、追责问责、检查排查或会议部署的每项整改措施。"
// example = "xuncha query measures-by-action --action recovered"
//
// parameter.action = { type = "string", values = ["enacted", "trained", "recovered", "disciplined", "inspected", "convened"], en = "What was done: made a rule, trained, recovered money, called to account, inspected, met", zh = "举措：建章立制、学习培训、追缴清退、追责问责、检查排查、会议部署" }
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.step = { type = "integer", en = "Number of the measure in its issue", zh = "措施序号" }
// column.measure = { type = "string", en = "Measure", zh = "整改措施" }
// column.sums = { type = "list", en = "Sums of money that it names", zh = "金额" }
// column.counts = { type = "list", en = "Counts that it names", zh = "数量" }
// column.issue = { type = "string", detail = true, en = "Issue", zh = "问题" }
// column.measure_id = { type = "string", detail = true, en = "Id of the measure", zh = "措施标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (i:Issue)-[:ADDRESSED_BY]->(m:Measure)
WHERE $action IN m.actions
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = m.report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
  AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN coalesce(a.name, p.name) AS agency, r.year AS year, i.ordinal AS number, m.ordinal AS step, m.text AS measure,
       m.sums AS sums, m.counts AS counts, i.text AS issue, m.id AS measure_id, r.id AS report, m.start AS start,
       m.`end` AS `end`
ORDER BY agency, year IS NULL, year, report, number, step, measure_id
