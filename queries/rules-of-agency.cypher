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
WITH DISTINCT r
OPTIONAL MATCH (r)-[c0:ENACTS|AMENDS|REPEALS]->(g0:Regulation)
WITH r, collect({id: g0.id, title: g0.title, role: c0.role, written: c0.title, start: c0.start, stop: c0.`end`}) AS by_report
OPTIONAL MATCH (r)-[:RAISES]->(i1:Issue)
OPTIONAL MATCH (i1)-[c1:ENACTS|AMENDS|REPEALS]->(g1:Regulation)
WITH r, by_report, collect({id: g1.id, title: g1.title, role: c1.role, written: c1.title, start: c1.start, stop: c1.`end`}) AS by_issue
OPTIONAL MATCH (r)-[:RAISES]->(i2:Issue)
OPTIONAL MATCH (i2)-[:ADDRESSED_BY]->(m2:Measure)
OPTIONAL MATCH (m2)-[c2:ENACTS|AMENDS|REPEALS]->(g2:Regulation)
WITH r, by_report, by_issue, collect({id: g2.id, title: g2.title, role: c2.role, written: c2.title, start: c2.start, stop: c2.`end`}) AS by_measure
WITH r, by_report + by_issue + by_measure AS said
UNWIND said AS one
WITH r, one.id AS id, one.title AS title, one.role AS role, one.written AS written, one.start AS start, one.stop AS stop
WHERE id IS NOT NULL AND role IN $role
RETURN r.year AS year, role, written AS title, title AS regulation, r.id AS report, start, stop AS `end`,
       id AS regulation_id
ORDER BY year IS NULL, year, report, start, `end`, regulation_id
