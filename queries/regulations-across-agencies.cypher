// name = "regulations-across-agencies"
// group = "regulations"
// title = { en = "Regulations that recur across agencies", zh = "在多个单位重复出现的法规制度" }
// description.en = "Each regulation with the agencies whose reports name it, the most widespread first. A party body that leads no agency counts itself."
// description.zh = "每部法规制度及其出现于哪些单位的通报，涉及单位多的在前；不领导单位的党组织按自身计。"
// example = "xuncha query regulations-across-agencies --min-agencies 2 --role cites"
//
// parameter.min_agencies = { type = "integer", default = 2, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
// parameter.role = { type = "strings", default = ["cites", "studies", "enacts", "amends", "repeals"], values = ["cites", "studies", "enacts", "amends", "repeals"], en = "Only where the report does this with the regulation", zh = "只计此类作用：引用、学习、制定、修订、废止" }
// parameter.category = { type = "string", default = "", values = ["constitution", "law", "administrative_regulation", "departmental_rule", "local_regulation", "judicial_interpretation", "party_charter", "party_regulation", "party_normative_document"], en = "Only regulations of this category of the authority", zh = "只看此类法规" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
// parameter.place = { type = "place", default = "", en = "Only bodies in this province, city or county and those below it", zh = "只看此省、市、县及其下辖" }
// parameter.level = { type = "string", default = "", values = ["national", "province", "prefecture", "county", "township"], en = "Only bodies of this level", zh = "只看此层级的单位" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.citations = { type = "integer", en = "Citations", zh = "次数" }
// column.roles = { type = "set", en = "Roles", zh = "作用" }
// column.names = { type = "set", en = "Names of the agencies", zh = "单位名称" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
WHERE c.role IN $role AND ($category = '' OR g.category = $category)
WITH g.id AS regulation_id, c.report AS report, c.role AS role, count(*) AS times
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(d:Division)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(e:Division)
WITH regulation_id, role, times, coalesce(a.id, p.id) AS body, coalesce(a.name, p.name) AS name,
     coalesce(d.id, e.id, '') AS place, coalesce(a.level, p.level, '') AS level
WHERE (size($place) = 0 OR place IN $place) AND ($level = '' OR level = $level)
WITH regulation_id, count(DISTINCT body) AS agencies, sum(times) AS citations,
     collect(DISTINCT role) AS roles, collect(DISTINCT name) AS names
WHERE agencies >= $min_agencies
MATCH (g:Regulation)
WHERE g.id = regulation_id
RETURN g.title AS regulation, agencies, citations, roles, names, regulation_id
ORDER BY agencies DESC, citations DESC, regulation, regulation_id
