// name = "measures-with-money"
// group = "measures"
// title = { en = "Measures that name sums of money", zh = "涉及金额的整改措施" }
// description.en = "Each measure that names a sum of money of at least so many yuan, the greatest first."
// description.zh = "提及金额（元）不低于给定数的整改措施，金额大者在前。"
// example = "xuncha query measures-with-money --min-yuan 100000"
//
// parameter.min_yuan = { type = "integer", default = 1, minimum = 0, en = "Least sum in yuan", zh = "最低金额（元）" }
// parameter.action = { type = "string", default = "", values = ["enacted", "trained", "recovered", "disciplined", "inspected", "convened"], en = "Only measures that did this", zh = "只看此类举措" }
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
//
// column.yuan = { type = "integer", en = "The greatest of them, in yuan", zh = "最大金额（元）" }
// column.sums = { type = "list", en = "Sums of money that it names", zh = "金额" }
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.step = { type = "integer", en = "Number of the measure in its issue", zh = "措施序号" }
// column.measure = { type = "string", en = "Measure", zh = "整改措施" }
// column.actions = { type = "set", en = "What was done", zh = "举措类型" }
// column.issue = { type = "string", detail = true, en = "Issue", zh = "问题" }
// column.measure_id = { type = "string", detail = true, en = "Id of the measure", zh = "措施标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (i:Issue)-[:ADDRESSED_BY]->(m:Measure)
WHERE m.yuan >= $min_yuan AND ($action = '' OR $action IN m.actions)
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = m.report AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN m.yuan AS yuan, m.sums AS sums, coalesce(a.name, p.name) AS agency, r.year AS year, i.ordinal AS number,
       m.ordinal AS step, m.text AS measure, m.actions AS actions, i.text AS issue, m.id AS measure_id, r.id AS report,
       m.start AS start, m.`end` AS `end`
ORDER BY yuan DESC, agency, report, number, step, measure_id
