// name = "citations-out-of-force"
// group = "regulations"
// title = { en = "Regulations named though no longer in force", zh = "引用时已失效的法规制度" }
// description.en = "Each citation of a regulation whose successor was issued before the report was published, with the sentence."
// description.zh = "通报公布时已有替代文件的法规制度的每一处引用及原句。"
// example = "xuncha query citations-out-of-force"
//
// parameter.role = { type = "strings", default = ["cites", "studies"], values = ["cites", "studies", "enacts", "amends", "repeals"], en = "Only where the report does this with the regulation", zh = "只计此类作用：引用、学习、制定、修订、废止" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.superseded_by = { type = "string", en = "Successor", zh = "替代文件" }
// column.since = { type = "string", en = "When the successor was issued", zh = "替代时间" }
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.published = { type = "date", en = "First possible day of publication", zh = "公布" }
// column.role = { type = "string", en = "Role", zh = "作用" }
// column.sentence = { type = "sentence", en = "Sentence that it stands in", zh = "原句" }
// column.title = { type = "string", detail = true, en = "Title as written", zh = "原文标题" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
WHERE c.role IN $role AND g.superseded_from IS NOT NULL
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = c.report AND r.published_from > g.superseded_from + '-99'
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN g.title AS regulation, g.superseded_by AS superseded_by, g.superseded_from AS since,
       coalesce(a.name, p.name) AS agency, r.published_from AS published, c.role AS role, c.title AS title,
       c.report AS report, c.start AS start, c.`end` AS `end`
ORDER BY regulation, published, report, start, `end`
