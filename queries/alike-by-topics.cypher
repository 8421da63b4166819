// name = "alike-by-topics"
// group = "agencies"
// title = { en = "Agencies alike by their issues", zh = "问题相近的单位" }
// description.en = "Other agencies by how many topics their issues share with the agency's: at most --most of them, those that share the most first. It compares with the reports of all agencies, so its time grows with the graph."
// description.zh = "问题主题与该单位相同的其他单位，按共有主题数排列，共有多者在前，最多列出 --most 个。需与全部单位的通报比较，用时随图增长。"
// example = "xuncha query alike-by-topics --agency 云陵县农业农村局 --min-shared 8"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.min_shared = { type = "integer", default = 1, minimum = 1, en = "Least number shared", zh = "至少共有数" }
// parameter.most = { type = "integer", default = 20, minimum = 1, en = "How many agencies at most", zh = "最多列出的单位数" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.shared = { type = "integer", en = "Shared", zh = "共有数" }
// column.topics = { type = "set", en = "Topics that both have", zh = "共有的主题" }
// column.agency_id = { type = "string", detail = true, en = "Id of the agency or party body", zh = "单位标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
UNWIND r.topics AS topic
WITH collect(DISTINCT topic) AS mine
MATCH (s:Report)-[:ISSUED_BY]->(q:PartyGroup)
WHERE NOT q.id IN $agency
OPTIONAL MATCH (q)-[:LEADS]->(b:Agency)
UNWIND mine AS topic
WITH coalesce(b.id, q.id) AS agency_id, coalesce(b.name, q.name) AS agency, s.topics AS theirs, topic
WHERE topic IN theirs
WITH agency_id, agency, collect(DISTINCT topic) AS topics
WITH agency_id, agency, topics, size(topics) AS shared
WHERE shared >= $min_shared
RETURN agency, shared, topics, agency_id
ORDER BY shared DESC, agency, agency_id
LIMIT $most
