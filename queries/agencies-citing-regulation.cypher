// name = "agencies-citing-regulation"
// group = "regulations"
// title = { en = "Agencies that name a regulation", zh = "提及某部法规制度的单位" }
// description.en = "Each agency whose reports name the regulation, with how often, in which roles and in which years."
// description.zh = "通报中提及该法规制度的各单位，及其次数、作用和年份。"
// example = "xuncha query agencies-citing-regulation --regulation 中国共产党巡视工作条例"
//
// parameter.regulation = { type = "regulation", en = "Title, short form or a part of the title that only one regulation has", zh = "法规名称、简称，或唯一对应的部分名称" }
// parameter.role = { type = "strings", default = ["cites", "studies", "enacts", "amends", "repeals"], values = ["cites", "studies", "enacts", "amends", "repeals"], en = "Only where the report does this with the regulation", zh = "只计此类作用：引用、学习、制定、修订、废止" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.citations = { type = "integer", en = "Citations", zh = "次数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.roles = { type = "set", en = "Roles", zh = "作用" }
// column.first_year = { type = "integer", en = "Year of the first such report", zh = "最早年份" }
// column.last_year = { type = "integer", en = "Year of the last such report", zh = "最近年份" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

UNWIND $regulation AS id
MATCH (g:Regulation)
WHERE g.id = id
OPTIONAL MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g)
WITH c.report AS report, c.role AS role, count(*) AS times
WHERE role IN $role
MATCH (r:Report)
WHERE r.id = report
OPTIONAL MATCH (r)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH coalesce(a.id, p.id) AS agency_id, coalesce(a.name, p.name) AS agency, report, r.year AS year, role, times
WHERE agency_id IS NOT NULL
RETURN agency, sum(times) AS citations, count(DISTINCT report) AS reports, collect(DISTINCT role) AS roles,
       min(year) AS first_year, max(year) AS last_year, agency_id
ORDER BY citations DESC, agency, agency_id
