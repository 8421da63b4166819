// name = "alike-by-topics"
// group = "agencies"
// title = { en = "Agencies alike by their issues", zh = "问题相近的单位" }
// description.en = "The reports of other agencies whose issues are most alike in topic to the agency's own. Likeness is the share of topics that both have, of all that either has, in percent; a report stands for itself, so that an agency with several reports is not alike to all."
// description.zh = "问题主题与该单位最相近的其他单位的通报。相似度为双方共有主题占双方全部主题的百分比；每份通报单独计算，以免通报多的单位与谁都相近。"
// example = "xuncha query alike-by-topics --agency 云陵县农业农村局 --most 3"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.min_shared = { type = "integer", default = 1, minimum = 1, en = "Least number shared", zh = "至少共有数" }
// parameter.most = { type = "integer", default = 20, minimum = 1, en = "How many reports, the most alike first", zh = "最多列出的通报数，最相近者在前" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.likeness = { type = "integer", en = "Likeness in percent", zh = "相似度（%）" }
// column.shared = { type = "integer", en = "Shared", zh = "共有数" }
// column.topics = { type = "set", en = "Topics that both have", zh = "共有的主题" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
UNWIND r.topics AS topic
WITH collect(DISTINCT topic) AS mine, collect(DISTINCT r.id) AS own
MATCH (s:Report)
UNWIND s.topics AS topic
WITH mine, own, s.id AS report, size(mine) + size(s.topics) AS both, topic
WHERE topic IN mine AND NOT report IN own
WITH report, both, count(*) AS shared, collect(topic) AS topics
WHERE shared >= $min_shared
WITH report, 100 * shared / (both - shared) AS likeness, shared, topics
ORDER BY likeness DESC, shared DESC, report LIMIT $most
MATCH (s:Report)
WHERE s.id = report
OPTIONAL MATCH (s)-[:ISSUED_BY]->(q:PartyGroup)
OPTIONAL MATCH (q)-[:LEADS]->(b:Agency)
RETURN coalesce(b.name, q.name) AS agency, s.year AS year, likeness, shared, topics, coalesce(b.id, q.id) AS agency_id, report
ORDER BY likeness DESC, shared DESC, report
