// name = "regulations-by-area"
// group = "regulations"
// title = { en = "Regulations that an area's issues stand on", zh = "某一方面的问题涉及的法规制度" }
// description.en = "Each regulation that issues under headings with these words, or their measures, name."
// description.zh = "方面标题含有这些词的问题及其整改措施所提及的法规制度。"
// example = "xuncha query regulations-by-area --area 组织"
//
// parameter.area = { type = "string", en = "Words of the area's heading", zh = "方面标题中的词" }
// parameter.min_agencies = { type = "integer", default = 1, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (s:Area)-[:HAS_ISSUE]->(i:Issue)
WHERE s.heading CONTAINS $area
OPTIONAL MATCH (i)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(k:Regulation)
WITH i, collect(DISTINCT k.id) AS own
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(h:Regulation)
WITH i, own, collect(DISTINCT h.id) AS theirs
WITH i, own + theirs AS ids
UNWIND ids AS id
WITH DISTINCT i, id
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = i.report
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH id, count(DISTINCT i.id) AS issues, count(DISTINCT coalesce(a.id, p.id)) AS agencies
WHERE agencies >= $min_agencies
MATCH (g:Regulation)
WHERE g.id = id
RETURN g.title AS regulation, issues, agencies, g.category AS category, g.id AS regulation_id
ORDER BY issues DESC, agencies DESC, regulation, regulation_id
