// name = "compare-by-topics"
// group = "agencies"
// title = { en = "Two agencies compared by their issues", zh = "两个单位的问题比较" }
// description.en = "Each topic of either agency's issues, with the number of issues of each; those of both come first."
// description.zh = "两个单位问题的每个主题及各自问题数，共有的在前。"
// example = "xuncha query compare-by-topics --agency 云陵县农业农村局 --other 岚川县水利局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
// parameter.other = { type = "agency", en = "The agency to compare it with", zh = "与之比较的单位" }
//
// column.topic = { type = "string", en = "Topic", zh = "主题" }
// column.agency = { type = "integer", en = "Issues of the agency", zh = "该单位问题数" }
// column.other = { type = "integer", en = "Issues of the other", zh = "另一单位问题数" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency OR p.id IN $other
WITH DISTINCT p.id AS body, r
MATCH (r)-[:RAISES]->(i:Issue)
UNWIND i.topics AS topic
WITH topic, count(CASE WHEN body IN $agency THEN 1 END) AS agency, count(CASE WHEN body IN $other THEN 1 END) AS other
RETURN topic, agency, other
ORDER BY agency > 0 AND other > 0 DESC, agency + other DESC, topic
