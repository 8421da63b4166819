// name = "regulation-profile"
// group = "regulations"
// title = { en = "One regulation", zh = "法规制度概况" }
// description.en = "What is known of the regulation, and how often reports name it in each role."
// description.zh = "该法规制度的基本信息，及各类作用的出现次数。"
// example = "xuncha query regulation-profile --regulation 中国共产党纪律处分条例"
//
// parameter.regulation = { type = "regulation", en = "Title, short form or a part of the title that only one regulation has", zh = "法规名称、简称，或唯一对应的部分名称" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.issuer = { type = "string", en = "Issuer", zh = "发布机关" }
// column.first_issued = { type = "string", en = "First issued", zh = "首次发布" }
// column.last_revised = { type = "string", en = "Last revised", zh = "最近修订" }
// column.in_force = { type = "string", en = "in_force, repealed or superseded", zh = "效力" }
// column.superseded_by = { type = "string", en = "Successor", zh = "替代文件" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.cited = { type = "integer", en = "Times cited", zh = "引用" }
// column.studied = { type = "integer", en = "Times studied", zh = "学习" }
// column.enacted = { type = "integer", en = "Times enacted", zh = "制定" }
// column.amended = { type = "integer", en = "Times amended", zh = "修订" }
// column.repealed = { type = "integer", en = "Times repealed", zh = "废止" }
// column.scope = { type = "string", detail = true, en = "authority, titled or internal", zh = "范围" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

UNWIND $regulation AS id
MATCH (g:Regulation)
WHERE g.id = id
OPTIONAL MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g)
RETURN g.title AS regulation, g.category AS category, g.issuer AS issuer, g.first_issued AS first_issued,
       g.last_revised AS last_revised, g.status AS in_force, g.superseded_by AS superseded_by,
       count(DISTINCT c.report) AS reports, count(CASE WHEN c.role = 'cites' THEN 1 END) AS cited,
       count(CASE WHEN c.role = 'studies' THEN 1 END) AS studied,
       count(CASE WHEN c.role = 'enacts' THEN 1 END) AS enacted,
       count(CASE WHEN c.role = 'amends' THEN 1 END) AS amended,
       count(CASE WHEN c.role = 'repeals' THEN 1 END) AS repealed, g.scope AS scope, g.id AS regulation_id
ORDER BY regulation, regulation_id
