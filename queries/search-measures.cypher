// name = "search-measures"
// group = "measures"
// title = { en = "Measures with these words", zh = "按词查找整改措施" }
// description.en = "Each measure whose text has all the words, the best first: those that the words cover most, then the shortest."
// description.zh = "文本含有全部词语的整改措施；命中多者在前，其次短者在前。"
// example = "xuncha query search-measures --words '采购 制度'"
//
// parameter.words = { type = "words", en = "Words that all must stand in the text, with blanks between them", zh = "须全部出现的词，以空格分隔" }
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.step = { type = "integer", en = "Number of the measure in its issue", zh = "措施序号" }
// column.measure = { type = "string", en = "Measure", zh = "整改措施" }
// column.actions = { type = "set", en = "What was done", zh = "举措类型" }
// column.hits = { type = "integer", en = "Characters that the words cover in it", zh = "命中字数" }
// column.issue = { type = "string", detail = true, en = "Issue", zh = "问题" }
// column.measure_id = { type = "string", detail = true, en = "Id of the measure", zh = "措施标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (m:Measure)
WITH m.id AS id, replace(replace(m.text, '\n', ''), ' ', '') AS plain
WHERE all(word IN $words WHERE plain CONTAINS word)
UNWIND $words AS word
WITH id, size(plain) AS length, sum(size(plain) - size(replace(plain, word, ''))) AS hits
MATCH (m:Measure)
WHERE m.id = id
OPTIONAL MATCH (i:Issue)-[:ADDRESSED_BY]->(m)
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = m.report AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH r, i, m, hits, length, coalesce(a.name, p.name) AS agency
RETURN agency, r.year AS year, i.ordinal AS number, m.ordinal AS step, m.text AS measure, m.actions AS actions, hits,
       i.text AS issue, m.id AS measure_id, r.id AS report, m.start AS start, m.`end` AS `end`
ORDER BY hits DESC, length, agency, report, number, step, measure_id
