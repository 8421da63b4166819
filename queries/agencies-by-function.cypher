// name = "agencies-by-function"
// group = "agencies"
// title = { en = "Agencies of one function in all places", zh = "各地同类单位" }
// description.en = "Bodies whose function has these words, such as 水利 or 教育, with their place, reports, issues and measures."
// description.zh = "职能含有这些词的单位（如水利、教育），及其所在地、通报、问题和措施数。"
// example = "xuncha query agencies-by-function --function 水利"
//
// parameter.function = { type = "string", en = "Words of the function", zh = "职能中的词" }
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.function = { type = "string", en = "Function", zh = "职能" }
// column.level = { type = "string", en = "Level", zh = "层级" }
// column.place = { type = "string", en = "Place", zh = "所在地" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.last_year = { type = "integer", en = "Year of the last such report", zh = "最近年份" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (p:PartyGroup)-[:LEADS]->(a:Agency)
WHERE a.function CONTAINS $function AND ($level = '' OR a.level = $level)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
WITH p, a, d
WHERE size($place) = 0 OR d.id IN $place
OPTIONAL MATCH (r:Report)-[:ISSUED_BY]->(p)
WITH a, d, count(r) AS reports, sum(r.issues) AS issues, sum(r.measures) AS measures, max(r.year) AS last_year
RETURN a.name AS agency, a.function AS function, a.level AS level, d.name AS place, reports, issues, measures, last_year,
       a.id AS agency_id
ORDER BY function, agency, agency_id
