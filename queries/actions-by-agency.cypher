// name = "actions-by-agency"
// group = "measures"
// title = { en = "What each agency did", zh = "各单位的各类举措" }
// description.en = "For each agency the number of measures of each kind of action."
// description.zh = "各单位每类举措的整改措施数。"
// example = "xuncha query actions-by-agency"
//
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.enacted = { type = "integer", en = "Made a rule", zh = "建章立制" }
// column.trained = { type = "integer", en = "Trained", zh = "学习培训" }
// column.recovered = { type = "integer", en = "Recovered money", zh = "追缴清退" }
// column.disciplined = { type = "integer", en = "Called to account", zh = "追责问责" }
// column.inspected = { type = "integer", en = "Inspected", zh = "检查排查" }
// column.convened = { type = "integer", en = "Met", zh = "会议部署" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (m:Measure)
WITH m.report AS report, count(*) AS found,
     count(CASE WHEN 'enacted' IN m.actions THEN 1 END) AS n1, count(CASE WHEN 'trained' IN m.actions THEN 1 END) AS n2,
     count(CASE WHEN 'recovered' IN m.actions THEN 1 END) AS n3, count(CASE WHEN 'disciplined' IN m.actions THEN 1 END) AS n4,
     count(CASE WHEN 'inspected' IN m.actions THEN 1 END) AS n5, count(CASE WHEN 'convened' IN m.actions THEN 1 END) AS n6
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH coalesce(a.name, p.name) AS agency, coalesce(a.id, p.id) AS agency_id, found, n1, n2, n3, n4, n5, n6,
     coalesce(d.id, e.id, '') AS place, coalesce(a.level, p.level, '') AS level
WHERE (size($place) = 0 OR place IN $place) AND ($level = '' OR level = $level)
RETURN agency, sum(found) AS measures, sum(n1) AS enacted, sum(n2) AS trained, sum(n3) AS recovered,
       sum(n4) AS disciplined, sum(n5) AS inspected, sum(n6) AS convened, agency_id
ORDER BY agency, agency_id
