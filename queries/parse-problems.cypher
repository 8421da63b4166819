// name = "parse-problems"
// group = "data"
// title = { en = "Reports that were not wholly understood", zh = "解析存疑的通报" }
// description.en = "Each report with places that the parser did not understand, and what they are; the most first."
// description.zh = "有解析疑点的通报及其疑点，疑点多者在前。"
// example = "xuncha query parse-problems"
//
// parameter.code = { type = "string", default = "", en = "Only problems of this kind, such as issue-count", zh = "只看此类疑点，如 issue-count" }
//
// column.problems = { type = "integer", en = "Places that were not understood", zh = "解析疑点数" }
// column.source = { type = "string", en = "Where it was read from", zh = "来源" }
// column.kinds = { type = "set", en = "Kinds", zh = "类别" }
// column.notes = { type = "list", en = "What was not understood", zh = "说明" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (r:Report)-[:HAS_SOURCE]->(s:Source)
WHERE r.problems > 0 AND s.id = r.source AND ($code = '' OR $code IN r.problem_codes)
RETURN r.problems AS problems, s.location AS source, r.problem_codes AS kinds, r.problem_notes AS notes, r.id AS report
ORDER BY problems DESC, source, report
