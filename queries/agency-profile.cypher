// name = "agency-profile"
// group = "agencies"
// title = { en = "One agency", zh = "单位概况" }
// description.en = "What the agency is, and how many reports, issues, measures and regulations the graph has of it."
// description.zh = "该单位的基本信息，及其通报、问题、整改措施和法规制度数。"
// example = "xuncha query agency-profile --agency 云陵县农业农村局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.function = { type = "string", en = "Function", zh = "职能" }
// column.level = { type = "string", en = "Level", zh = "层级" }
// column.place = { type = "string", en = "Place", zh = "所在地" }
// column.party_groups = { type = "set", en = "Party organisations that lead it", zh = "党组织" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.regulations = { type = "integer", en = "Regulations", zh = "法规数" }
// column.rules_made = { type = "integer", en = "Rules enacted, amended or repealed", zh = "制定修订废止数" }
// column.first_year = { type = "integer", en = "Year of the first such report", zh = "最早年份" }
// column.last_year = { type = "integer", en = "Year of the last such report", zh = "最近年份" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
WITH DISTINCT r.id AS report, r.regulations AS ids
UNWIND ids AS id
MATCH (g:Regulation)
WHERE g.id = id
OPTIONAL MATCH ()-[c:ENACTS|AMENDS|REPEALS]->(g)
WITH count(DISTINCT g.id) AS regulations, count(DISTINCT CASE WHEN c.report = report THEN g.id END) AS rules_made
MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH DISTINCT regulations, rules_made, p.name AS party, r.id AS report, r.issues AS issues, r.measures AS measures,
     r.year AS year, coalesce(a.id, p.id) AS agency_id, coalesce(a.name, p.name) AS agency, a.function AS function,
     coalesce(a.level, p.level) AS level, coalesce(d.name, e.name) AS place
RETURN agency, function, level, place, collect(DISTINCT party) AS party_groups, count(DISTINCT report) AS reports,
       sum(issues) AS issues, sum(measures) AS measures, regulations, rules_made, min(year) AS first_year,
       max(year) AS last_year, agency_id
ORDER BY agency, agency_id
