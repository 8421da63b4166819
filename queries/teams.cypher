// name = "teams"
// group = "inspections"
// title = { en = "Teams and what they inspected", zh = "巡察组及其巡察对象" }
// description.en = "Each team with its committee and term, and the agencies that it inspected."
// description.zh = "每个巡察组及其派出党委、届次和巡察过的单位。"
// example = "xuncha query teams --committee 中共岚川县委"
//
// parameter.committee = { type = "string", default = "", en = "Only committees whose name has these words", zh = "只看名称含有这些词的党委" }
//
// column.committee = { type = "string", en = "Committee that sent the team", zh = "派出党委" }
// column.team = { type = "string", en = "Team", zh = "巡察组" }
// column.term = { type = "integer", en = "Term", zh = "届次" }
// column.inspections = { type = "integer", en = "Inspections", zh = "巡察次数" }
// column.agencies = { type = "set", en = "Agencies that it inspected", zh = "巡察对象" }
// column.team_id = { type = "string", detail = true, en = "Id of the team", zh = "巡察组标识" }

MATCH (t:InspectionTeam)
OPTIONAL MATCH (t)-[:DISPATCHED_BY]->(k:Committee)
WITH t, k
WHERE $committee = '' OR k.name CONTAINS $committee
MATCH (n:Inspection)-[:CONDUCTED_BY]->(t)
OPTIONAL MATCH (n)-[:INSPECTED]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN k.name AS committee, t.name AS team, t.term AS term, count(DISTINCT n.id) AS inspections,
       collect(DISTINCT coalesce(a.name, p.name)) AS agencies, t.id AS team_id
ORDER BY committee IS NULL, committee, term IS NULL, term, team, team_id
