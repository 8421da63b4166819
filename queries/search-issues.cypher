// name = "search-issues"
// group = "issues"
// title = { en = "Issues with these words", zh = "按词查找问题" }
// description.en = "Each issue whose text has all the words, the best first: those that the words cover most, then the shortest."
// description.zh = "文本含有全部词语的问题；命中多者在前，其次短者在前。"
// example = "xuncha query search-issues --words '采购 规范'"
//
// parameter.words = { type = "words", en = "Words that all must stand in the text, with blanks between them", zh = "须全部出现的词，以空格分隔" }
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.topics = { type = "set", en = "Topics", zh = "主题" }
// column.status = { type = "string", en = "Status, where the report says it", zh = "状态" }
// column.hits = { type = "integer", en = "Characters that the words cover in it", zh = "命中字数" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (i:Issue)
WITH i.id AS id, replace(replace(i.text, '\n', ''), ' ', '') AS plain
WHERE all(word IN $words WHERE plain CONTAINS word)
UNWIND $words AS word
WITH id, size(plain) AS length, sum(size(plain) - size(replace(plain, word, ''))) AS hits
MATCH (i:Issue)
WHERE i.id = id
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = i.report AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH r, i, hits, length, coalesce(a.name, p.name) AS agency
RETURN agency, r.year AS year, i.ordinal AS number, i.text AS issue, i.topics AS topics, i.status AS status, hits,
       i.id AS issue_id, r.id AS report, i.start AS start, i.`end` AS `end`
ORDER BY hits DESC, length, agency, report, number, issue_id
