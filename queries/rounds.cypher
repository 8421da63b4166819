// name = "rounds"
// group = "inspections"
// title = { en = "Rounds and what they covered", zh = "各轮巡察覆盖情况" }
// description.en = "For each round of a committee's term: teams, agencies, issues, and the days over which it ran."
// description.zh = "每届每轮巡察的巡察组数、单位数、问题数和起止日期。"
// example = "xuncha query rounds"
//
// parameter.committee = { type = "string", default = "", en = "Only committees whose name has these words", zh = "只看名称含有这些词的党委" }
//
// column.committee = { type = "string", en = "Committee that sent the team", zh = "派出党委" }
// column.term = { type = "integer", en = "Term", zh = "届次" }
// column.round = { type = "integer", en = "Round", zh = "轮次" }
// column.inspections = { type = "integer", en = "Inspections", zh = "巡察次数" }
// column.teams = { type = "set", en = "Teams", zh = "巡察组" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.first_start = { type = "date", en = "First start", zh = "最早开始" }
// column.last_end = { type = "date", en = "Last end", zh = "最晚结束" }
// column.committee_id = { type = "string", detail = true, en = "Id of the committee", zh = "党委标识" }

MATCH (n:Inspection)-[:CONDUCTED_BY]->(t:InspectionTeam)-[:DISPATCHED_BY]->(k:Committee)
WHERE n.round IS NOT NULL AND ($committee = '' OR k.name CONTAINS $committee)
WITH n, k, collect(DISTINCT t.name) AS own
MATCH (r:Report)-[:REPORTS_ON]->(n)
OPTIONAL MATCH (n)-[:INSPECTED]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN k.name AS committee, n.term AS term, n.round AS round, count(DISTINCT n.id) AS inspections, collect(own) AS teams,
       count(DISTINCT coalesce(a.id, p.id)) AS agencies, sum(r.issues) AS issues, min(n.started_from) AS first_start,
       max(n.ended_to) AS last_end, k.id AS committee_id
ORDER BY committee, committee_id, term IS NULL, term, round
