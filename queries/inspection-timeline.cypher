// name = "inspection-timeline"
// group = "inspections"
// title = { en = "Inspections in the order of time", zh = "巡察时间线" }
// description.en = "Who inspected whom and when: stay, feedback, publication, and how many issues and measures were reported."
// description.zh = "何时由谁巡察何单位：进驻、结束、反馈、公布日期，及问题和措施数。"
// example = "xuncha query inspection-timeline --from-year 2020 --to-year 2024"
//
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of the start; inspections without a date are left out where it is given", zh = "开始年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of the start", zh = "开始年份不晚于" }
//
// column.started = { type = "date", en = "First possible day of the start", zh = "开始" }
// column.ended = { type = "date", en = "Last possible day of the end", zh = "结束" }
// column.feedback = { type = "date", en = "First possible day of the feedback", zh = "反馈" }
// column.published = { type = "date", en = "First possible day of publication", zh = "公布" }
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.kind = { type = "string", en = "巡察 or 巡视", zh = "类型" }
// column.committees = { type = "set", en = "Committees that sent the teams", zh = "派出党委" }
// column.teams = { type = "set", en = "Teams", zh = "巡察组" }
// column.term = { type = "integer", en = "Term", zh = "届次" }
// column.round = { type = "integer", en = "Round", zh = "轮次" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.inspection_id = { type = "string", detail = true, en = "Id of the inspection", zh = "巡察标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (r:Report)-[:REPORTS_ON]->(n:Inspection)-[:INSPECTED]->(p:PartyGroup)
WHERE (size($agency) = 0 OR p.id IN $agency) AND coalesce(n.year, 0) >= $from_year AND coalesce(n.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (n)-[:CONDUCTED_BY]->(t:InspectionTeam)
OPTIONAL MATCH (t)-[:DISPATCHED_BY]->(c:Committee)
WITH r, n, coalesce(a.name, p.name) AS agency, collect(DISTINCT t.name) AS teams, collect(DISTINCT c.name) AS committees
RETURN n.started_from AS started, n.ended_to AS ended, n.feedback_from AS feedback, r.published_from AS published,
       agency, n.type AS kind, committees, teams, n.term AS term, n.round AS round,
       r.issues AS issues, r.measures AS measures, n.id AS inspection_id, r.id AS report
ORDER BY started IS NULL, started, agency, inspection_id, report
