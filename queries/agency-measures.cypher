// name = "agency-measures"
// group = "agencies"
// title = { en = "An agency's measures", zh = "某单位的整改措施清单" }
// description.en = "Each measure of the agency's reports in their order, with its issue, what was done, and the sums and counts that it names."
// description.zh = "按通报顺序列出该单位的每项整改措施，及其问题、举措类型、金额和数量。"
// example = "xuncha query agency-measures --agency 云陵县农业农村局 --action recovered"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.action = { type = "string", default = "", values = ["enacted", "trained", "recovered", "disciplined", "inspected", "convened"], en = "Only measures that did this", zh = "只看此类举措" }
//
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.step = { type = "integer", en = "Number of the measure in its issue", zh = "措施序号" }
// column.measure = { type = "string", en = "Measure", zh = "整改措施" }
// column.actions = { type = "set", en = "What was done", zh = "举措类型" }
// column.sums = { type = "list", en = "Sums of money that it names", zh = "金额" }
// column.counts = { type = "list", en = "Counts that it names", zh = "数量" }
// column.measure_id = { type = "string", detail = true, en = "Id of the measure", zh = "措施标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
WITH DISTINCT r
OPTIONAL MATCH (r)-[:RAISES]->(i:Issue)
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)
WITH r, i, m
WHERE m.id IS NOT NULL AND ($action = '' OR $action IN m.actions)
RETURN r.year AS year, i.ordinal AS number, i.text AS issue, m.ordinal AS step, m.text AS measure,
       m.actions AS actions, m.sums AS sums, m.counts AS counts, m.id AS measure_id, r.id AS report,
       m.start AS start, m.`end` AS `end`
ORDER BY year IS NULL, year, report, number, step, measure_id
