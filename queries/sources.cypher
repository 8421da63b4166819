// name = "sources"
// group = "data"
// title = { en = "Files and pages that the graph was made of", zh = "图的来源文件" }
// description.en = "Each source with its report, agency, media type, length and hash; a report may have several."
// description.zh = "每个来源文件及其通报、单位、类型、字数和哈希；一份通报可有多个来源。"
// example = "xuncha query sources"
//
// column.source = { type = "string", en = "Where it was read from", zh = "来源" }
// column.title = { type = "string", en = "Title of the report", zh = "通报标题" }
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.media_type = { type = "string", en = "Media type", zh = "媒体类型" }
// column.chars = { type = "integer", en = "Length in characters", zh = "字数" }
// column.sha256 = { type = "string", detail = true, en = "SHA-256 of the bytes", zh = "哈希" }
// column.url = { type = "string", detail = true, en = "Address", zh = "网址" }
// column.told = { type = "boolean", detail = true, en = "Whether the report's facts are told in its words", zh = "是否以其文本为准" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (r:Report)-[:HAS_SOURCE]->(s:Source)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN s.location AS source, r.title AS title, coalesce(a.name, p.name) AS agency, s.media_type AS media_type,
       s.chars AS chars, s.sha256 AS sha256, s.url AS url, s.id = r.source AS told, r.id AS report
ORDER BY source, report
