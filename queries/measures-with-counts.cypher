// name = "measures-with-counts"
// group = "measures"
// title = { en = "Measures that name counts", zh = "涉及数量的整改措施" }
// description.en = "Each measure that counts something in the given unit: 次, 人次, 场, 项, 个 and so on."
// description.zh = "以给定量词计数的整改措施：次、人次、场、项、个等。"
// example = "xuncha query measures-with-counts --unit 人次"
//
// parameter.unit = { type = "string", en = "Unit as written behind the number", zh = "数字后的量词" }
// parameter.action = { type = "string", default = "", values = ["enacted", "trained", "recovered", "disciplined", "inspected", "convened"], en = "Only measures that did this", zh = "只看此类举措" }
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.step = { type = "integer", en = "Number of the measure in its issue", zh = "措施序号" }
// column.measure = { type = "string", en = "Measure", zh = "整改措施" }
// column.counts = { type = "list", en = "Counts that it names", zh = "数量" }
// column.actions = { type = "set", en = "What was done", zh = "举措类型" }
// column.issue = { type = "string", detail = true, en = "Issue", zh = "问题" }
// column.measure_id = { type = "string", detail = true, en = "Id of the measure", zh = "措施标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (i:Issue)-[:ADDRESSED_BY]->(m:Measure)
WHERE size(m.counts) > 0 AND ($action = '' OR $action IN m.actions)
UNWIND m.counts AS said
WITH i, m, said
WHERE said ENDS WITH $unit
WITH DISTINCT i, m
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = m.report AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN coalesce(a.name, p.name) AS agency, r.year AS year, i.ordinal AS number, m.ordinal AS step, m.text AS measure,
       m.counts AS counts, m.actions AS actions, i.text AS issue, m.id AS measure_id, r.id AS report, m.start AS start,
       m.`end` AS `end`
ORDER BY agency, year IS NULL, year, report, number, step, measure_id
