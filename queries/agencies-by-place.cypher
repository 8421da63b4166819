// name = "agencies-by-place"
// group = "agencies"
// title = { en = "Agencies of a place and level", zh = "某地各层级单位" }
// description.en = "The inspected bodies of a place and those below it, or of a level, with their reports, issues and measures."
// description.zh = "某地及其下辖、或某一层级的被巡察单位，及其通报、问题和措施数。"
// example = "xuncha query agencies-by-place --level county"
//
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.level = { type = "string", en = "Level", zh = "层级" }
// column.place = { type = "string", en = "Place", zh = "所在地" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.first_year = { type = "integer", en = "Year of the first such report", zh = "最早年份" }
// column.last_year = { type = "integer", en = "Year of the last such report", zh = "最近年份" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH r, coalesce(a.id, p.id) AS agency_id, coalesce(a.name, p.name) AS agency, coalesce(a.level, p.level) AS level,
     coalesce(d.id, e.id, '') AS place_id, coalesce(d.name, e.name) AS place
WHERE (size($place) = 0 OR place_id IN $place) AND ($level = '' OR level = $level)
RETURN agency, level, place, count(r) AS reports, sum(r.issues) AS issues, sum(r.measures) AS measures,
       min(r.year) AS first_year, max(r.year) AS last_year, agency_id
ORDER BY place IS NULL, place, agency, agency_id
