// name = "status-by-agency"
// group = "issues"
// title = { en = "How far the agencies' issues are", zh = "各单位整改状态" }
// description.en = "For each agency the number of issues that its reports say are done, mostly done and ongoing, and of those they say nothing of."
// description.zh = "各单位通报称已完成、基本完成、持续推进及未说明的问题数。"
// example = "xuncha query status-by-agency"
//
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.done = { type = "integer", en = "Done", zh = "已完成" }
// column.mostly_done = { type = "integer", en = "Mostly done", zh = "基本完成" }
// column.ongoing = { type = "integer", en = "Ongoing", zh = "持续推进" }
// column.unsaid = { type = "integer", en = "Not said", zh = "未说明" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (i:Issue)
WITH i.report AS report, count(*) AS found, count(CASE WHEN i.status = 'done' THEN 1 END) AS done,
     count(CASE WHEN i.status = 'mostly_done' THEN 1 END) AS mostly, count(CASE WHEN i.status = 'ongoing' THEN 1 END) AS going
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH coalesce(a.name, p.name) AS agency, coalesce(a.id, p.id) AS agency_id, found, done, mostly, going,
     coalesce(d.id, e.id, '') AS place, coalesce(a.level, p.level, '') AS level
WHERE (size($place) = 0 OR place IN $place) AND ($level = '' OR level = $level)
RETURN agency, sum(found) AS issues, sum(done) AS done, sum(mostly) AS mostly_done, sum(going) AS ongoing,
       sum(found - done - mostly - going) AS unsaid, agency_id
ORDER BY agency, agency_id
