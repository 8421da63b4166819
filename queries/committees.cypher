// name = "committees"
// group = "inspections"
// title = { en = "Committees that send teams", zh = "派出巡察组的党委" }
// description.en = "Each committee with its place, teams, inspections and agencies, and the years of its inspections."
// description.zh = "每个派出党委及其所在地、巡察组数、巡察次数、单位数和年份。"
// example = "xuncha query committees"
//
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
//
// column.committee = { type = "string", en = "Committee that sent the team", zh = "派出党委" }
// column.place = { type = "string", en = "Place", zh = "所在地" }
// column.teams = { type = "integer", en = "Teams", zh = "巡察组数" }
// column.inspections = { type = "integer", en = "Inspections", zh = "巡察次数" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.first_year = { type = "integer", en = "Year of the first start", zh = "最早年份" }
// column.last_year = { type = "integer", en = "Year of the last start", zh = "最近年份" }
// column.committee_id = { type = "string", detail = true, en = "Id of the committee", zh = "党委标识" }

MATCH (t:InspectionTeam)-[:DISPATCHED_BY]->(k:Committee)
OPTIONAL MATCH (k)-[:GOVERNS]->(d:Division)
WITH t, k, d
WHERE size($place) = 0 OR d.id IN $place
MATCH (n:Inspection)-[:CONDUCTED_BY]->(t)
OPTIONAL MATCH (n)-[:INSPECTED]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN k.name AS committee, d.name AS place, count(DISTINCT t.id) AS teams, count(DISTINCT n.id) AS inspections,
       count(DISTINCT coalesce(a.id, p.id)) AS agencies, min(n.year) AS first_year, max(n.year) AS last_year,
       k.id AS committee_id
ORDER BY inspections DESC, committee, committee_id
