// name = "regulations-by-topic"
// group = "regulations"
// title = { en = "Regulations that a topic's issues stand on", zh = "某一主题的问题涉及的法规制度" }
// description.en = "Each regulation that issues on the topic, or their measures, name."
// description.zh = "该主题的问题及其整改措施所提及的法规制度。"
// example = "xuncha query regulations-by-topic --topic 选人用人"
//
// parameter.topic = { type = "string", values = ["理论学习", "意识形态", "议事决策", "党建责任", "组织生活", "党员管理", "党费", "选人用人", "干部档案", "干部监督", "队伍建设", "廉政风险", "监督执纪", "作风建设", "公务接待", "公务用车", "津贴补贴", "财务管理", "专项资金", "采购招标", "工程项目", "合同管理", "国有资产", "内部控制", "工会", "审批服务", "行政执法", "信访", "安全", "生态环境", "乡村振兴", "民生", "发展", "保密", "档案公开", "巡察整改"], en = "What the issue is about", zh = "问题主题" }
// parameter.min_agencies = { type = "integer", default = 1, minimum = 1, en = "Least number of agencies", zh = "至少涉及的单位数" }
//
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.agencies = { type = "integer", en = "Agencies", zh = "单位数" }
// column.category = { type = "string", en = "Category", zh = "类别" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }

MATCH (i:Issue)
WHERE $topic IN i.topics
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
