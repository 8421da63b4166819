// name = "repeated-issues"
// group = "issues"
// title = { en = "Issues that come again in a later inspection", zh = "再次巡察重复出现的问题" }
// description.en = "Pairs of issues of one agency, of an earlier and a later inspection, that share topics; the most alike first."
// description.zh = "同一单位先后两次巡察中主题相同的问题，相同主题多者在前。"
// example = "xuncha query repeated-issues --agency 云陵县农业农村局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.min_shared = { type = "integer", default = 1, minimum = 1, en = "Least number of topics shared", zh = "至少相同主题数" }
//
// column.topics = { type = "set", en = "Topics", zh = "主题" }
// column.earlier = { type = "date", en = "Start of the earlier inspection", zh = "前次开始" }
// column.earlier_issue = { type = "string", en = "Issue of the earlier inspection", zh = "前次问题" }
// column.later = { type = "date", en = "Start of the later inspection", zh = "后次开始" }
// column.later_issue = { type = "string", en = "Issue of the later inspection", zh = "后次问题" }
// column.earlier_id = { type = "string", detail = true, en = "Id of the earlier issue", zh = "前次问题标识" }
// column.later_id = { type = "string", detail = true, en = "Id of the later issue", zh = "后次问题标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)-[:REPORTS_ON]->(n:Inspection)
WHERE p.id IN $agency AND n.started_from IS NOT NULL
WITH DISTINCT r, n
OPTIONAL MATCH (r)-[:RAISES]->(i:Issue)
UNWIND i.topics AS topic
WITH topic, n.started_from AS earlier, n.started_to AS past, i.text AS earlier_issue, i.id AS earlier_id
MATCH (q:PartyGroup)<-[:ISSUED_BY]-(s:Report)-[:REPORTS_ON]->(o:Inspection)
WHERE q.id IN $agency AND o.started_from > past
WITH DISTINCT topic, earlier, earlier_issue, earlier_id, s, o.started_from AS later
OPTIONAL MATCH (s)-[:RAISES]->(j:Issue)
WITH topic, earlier, earlier_issue, earlier_id, later, j
WHERE topic IN j.topics
WITH earlier, earlier_issue, earlier_id, later, j.text AS later_issue, j.id AS later_id, collect(DISTINCT topic) AS topics
WHERE size(topics) >= $min_shared
RETURN topics, earlier, earlier_issue, later, later_issue, earlier_id, later_id
ORDER BY size(topics) DESC, earlier, later, earlier_id, later_id
