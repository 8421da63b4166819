// name = "regulations-cited-with"
// group = "regulations"
// title = { en = "Regulations named together with one", zh = "与某部法规同时出现的法规制度" }
// description.en = "Each other regulation of the reports that name the given one, with the number of those reports and agencies; rules of one agency alone are left out. It looks at the rules of every report, so its time grows with the graph."
// description.zh = "提及该法规的通报中还提及哪些法规制度，及其通报数和单位数；单位内部制度不计。需查看每份通报提及的法规，用时随图增长。"
// example = "xuncha query regulations-cited-with --regulation 中国共产党巡视工作条例"
//
// parameter.regulation = { type = "regulation", en = "Title, short form or a part of the title that only one regulation has", zh = "法规名称、简称，或唯一对应的部分名称" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.reports = { type = "integer", en = "Reports", zh = "通报数" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (r:Report)
WHERE any(given IN $regulation WHERE given IN r.regulations)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
WITH r.id AS report, r.regulations AS ids, coalesce(a.id, p.id) AS body
WHERE body IS NOT NULL
UNWIND ids AS id
WITH id, count(DISTINCT report) AS reports, count(DISTINCT body) AS agencies
MATCH (g:Regulation)
WHERE g.id = id AND g.scope <> 'internal' AND NOT g.id IN $regulation
RETURN g.title AS regulation, agencies, reports, g.category AS category, g.id AS regulation_id
ORDER BY agencies DESC, reports DESC, regulation, regulation_id
