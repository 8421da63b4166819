// name = "agency-history"
// group = "agencies"
// title = { en = "An agency's inspections one after the other", zh = "某单位历次巡察" }
// description.en = "Each report of the agency in the order of time: the inspection, its dates, and how its issues stand."
// description.zh = "按时间列出该单位历次巡察及通报：类型、轮次、日期、问题及其状态。"
// example = "xuncha query agency-history --agency 岚川县水利局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
//
// column.started = { type = "date", en = "First possible day of the start", zh = "开始" }
// column.published = { type = "date", en = "First possible day of publication", zh = "公布" }
// column.kind = { type = "string", en = "巡察 or 巡视", zh = "类型" }
// column.term = { type = "integer", en = "Term", zh = "届次" }
// column.round = { type = "integer", en = "Round", zh = "轮次" }
// column.modes = { type = "set", en = "Modes", zh = "方式" }
// column.committees = { type = "set", en = "Committees that sent the teams", zh = "派出党委" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.done = { type = "integer", en = "Issues said to be done", zh = "已完成" }
// column.ongoing = { type = "integer", en = "Issues said to be ongoing", zh = "持续推进" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.topics = { type = "set", en = "Topics", zh = "主题" }
// column.inspection_id = { type = "string", detail = true, en = "Id of the inspection", zh = "巡察标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
WITH DISTINCT r
OPTIONAL MATCH (r)-[:REPORTS_ON]->(n:Inspection)
OPTIONAL MATCH (n)-[:CONDUCTED_BY]->(t:InspectionTeam)
OPTIONAL MATCH (t)-[:DISPATCHED_BY]->(k:Committee)
WITH r, n, collect(DISTINCT k.name) AS committees
OPTIONAL MATCH (r)-[:RAISES]->(i:Issue)
WITH r, n, committees, count(CASE WHEN i.status = 'done' THEN 1 END) AS done,
     count(CASE WHEN i.status = 'ongoing' THEN 1 END) AS ongoing, collect(i.topics) AS topics
RETURN n.started_from AS started, r.published_from AS published, n.type AS kind, n.term AS term, n.round AS round,
       n.modes AS modes, committees, r.issues AS issues, done, ongoing, r.measures AS measures, topics,
       n.id AS inspection_id, r.id AS report
ORDER BY started IS NULL, started, published IS NULL, published, report
