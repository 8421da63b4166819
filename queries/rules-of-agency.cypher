// name = "rules-of-agency"
// group = "regulations"
// title = { en = "Rules that an agency enacted, amended or repealed", zh = "某单位制定、修订、废止的制度" }
// description.en = "Each rule that the agency's reports say that it made, with the sentence."
// description.zh = "该单位通报所述制定、修订、废止的每项制度及原句。"
// example = "xuncha query rules-of-agency --agency 云陵县农业农村局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.role = { type = "strings", default = ["enacts", "amends", "repeals"], values = ["enacts", "amends", "repeals"], en = "Only where the report does this with the rule", zh = "只计此类作用：制定、修订、废止" }
//
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.role = { type = "string", en = "Role", zh = "作用" }
// column.title = { type = "string", en = "Title as written", zh = "原文标题" }
// column.sentence = { type = "sentence", en = "Sentence that it stands in", zh = "原句" }
// column.regulation = { type = "string", detail = true, en = "Regulation", zh = "法规制度" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
WITH DISTINCT r.id AS report, r.year AS year, r.regulations AS ids
UNWIND ids AS id
MATCH (g:Regulation)
WHERE g.id = id
OPTIONAL MATCH ()-[c:ENACTS|AMENDS|REPEALS]->(g)
WITH report, year, g, c
WHERE c.report = report AND c.role IN $role
RETURN year, c.role AS role, c.title AS title, g.title AS regulation, report, c.start AS start, c.`end` AS `end`,
       g.id AS regulation_id
ORDER BY year IS NULL, year, report, start, `end`, regulation_id
