// name = "citations-of-regulation"
// group = "regulations"
// title = { en = "Every citation of a regulation", zh = "某部法规制度的每一处引用" }
// description.en = "Each place that names the regulation: the agency, the issue and the measure it stands in, and its sentence."
// description.zh = "每一处提及该法规制度之处：单位、所在问题、整改措施和原句。"
// example = "xuncha query citations-of-regulation --regulation 中国共产党巡视工作条例 --role cites"
//
// parameter.regulation = { type = "regulation", en = "Title, short form or a part of the title that only one regulation has", zh = "法规名称、简称，或唯一对应的部分名称" }
// parameter.role = { type = "strings", default = ["cites", "studies", "enacts", "amends", "repeals"], values = ["cites", "studies", "enacts", "amends", "repeals"], en = "Only where the report does this with the regulation", zh = "只计此类作用：引用、学习、制定、修订、废止" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.role = { type = "string", en = "Role", zh = "作用" }
// column.issue = { type = "string", en = "Issue that it stands in; empty outside the issues", zh = "所在问题" }
// column.measure = { type = "integer", en = "Number of the measure of that issue", zh = "所在措施序号" }
// column.sentence = { type = "sentence", en = "Sentence that it stands in", zh = "原句" }
// column.title = { type = "string", detail = true, en = "Title as written", zh = "原文标题" }
// column.issue_number = { type = "integer", detail = true, en = "Number of the issue in its report", zh = "问题序号" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

UNWIND $regulation AS id
MATCH (g:Regulation)
WHERE g.id = id
OPTIONAL MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g)
WITH x, c.report AS report, c.role AS role, c.title AS title, c.start AS start, c.`end` AS stop
WHERE role IN $role
OPTIONAL MATCH (i:Issue)-[:ADDRESSED_BY]->(x)
WITH report, role, title, start, stop, coalesce(i.text, x.text) AS issue, CASE WHEN i.id IS NULL THEN null ELSE x.ordinal END AS measure,
     coalesce(i.ordinal, x.ordinal) AS number
MATCH (r:Report)
WHERE r.id = report
OPTIONAL MATCH (r)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH coalesce(a.name, p.name) AS agency, r.year AS year, report, role, title, start, stop, issue, measure, number
WHERE agency IS NOT NULL
RETURN agency, year, role, issue, measure, title, number AS issue_number, report, start, stop AS `end`
ORDER BY agency, year IS NULL, year, report, start, `end`, role, title
