// name = "agency-issues"
// group = "agencies"
// title = { en = "An agency's issues", zh = "某单位的问题清单" }
// description.en = "Each issue of the agency's reports in their order, with its area, topics, status, measures and the regulations it stands on."
// description.zh = "按通报顺序列出该单位的每个问题，及其方面、主题、状态、整改措施数和涉及的法规制度。"
// example = "xuncha query agency-issues --agency 云陵县农业农村局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
//
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.area = { type = "string", en = "Area", zh = "方面" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.topics = { type = "set", en = "Topics", zh = "主题" }
// column.status = { type = "string", en = "Status, where the report says it", zh = "状态" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.regulations = { type = "set", en = "Regulations", zh = "法规制度" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
WITH DISTINCT r
OPTIONAL MATCH (r)-[:RAISES]->(i:Issue)
OPTIONAL MATCH (i)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g0:Regulation)
WITH r, i, collect(DISTINCT g0.title) AS own
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)
OPTIONAL MATCH (m)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g1:Regulation)
WITH r, i, own, count(DISTINCT m.id) AS measures, collect(DISTINCT g1.title) AS theirs
OPTIONAL MATCH (i)<-[:HAS_ISSUE]-(s:Area)
WITH r, i, s, measures, own + theirs AS regulations
WHERE i.id IS NOT NULL
RETURN r.year AS year, i.ordinal AS number, s.heading AS area, i.text AS issue, i.topics AS topics,
       i.status AS status, measures, regulations, i.id AS issue_id, r.id AS report, i.start AS start, i.`end` AS `end`
ORDER BY year IS NULL, year, report, number, issue_id
