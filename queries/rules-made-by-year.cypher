// name = "rules-made-by-year"
// group = "regulations"
// title = { en = "Rules enacted, amended and repealed, by agency and year", zh = "各单位各年制定、修订、废止的制度数" }
// description.en = "How many rules each agency's reports say that it enacted, amended and repealed, by year of publication."
// description.zh = "各单位通报所述制定、修订、废止的制度数，按公布年份。"
// example = "xuncha query rules-made-by-year --from-year 2024"
//
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.enacted = { type = "integer", en = "Rules enacted", zh = "制定" }
// column.amended = { type = "integer", en = "Rules amended", zh = "修订" }
// column.repealed = { type = "integer", en = "Rules repealed", zh = "废止" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (x)-[c:ENACTS|AMENDS|REPEALS]->(g:Regulation)
WITH DISTINCT c.report AS report, c.role AS role, g.id AS id
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH coalesce(a.name, p.name) AS agency, coalesce(a.id, p.id) AS agency_id, r.year AS year, role, id,
     coalesce(d.id, e.id, '') AS place, coalesce(a.level, p.level, '') AS level
WHERE (size($place) = 0 OR place IN $place) AND ($level = '' OR level = $level)
RETURN agency, year, count(DISTINCT CASE WHEN role = 'enacts' THEN id END) AS enacted,
       count(DISTINCT CASE WHEN role = 'amends' THEN id END) AS amended,
       count(DISTINCT CASE WHEN role = 'repeals' THEN id END) AS repealed, agency_id
ORDER BY year IS NULL, year, agency, agency_id
