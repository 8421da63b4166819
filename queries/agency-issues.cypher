// name = "agency-issues"
// group = "agencies"
// title = { en = "An agency's issues", zh = "某单位的问题清单" }
// description.en = "Each issue of the agency's reports in their order, with its area, status, measures and the regulations it stands on."
// description.zh = "按通报顺序列出该单位的每个问题，及其方面、状态、整改措施数和涉及的法规制度。"
// example = "xuncha query agency-issues --agency 云陵县水利局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
//
// column.year = { type = "integer", en = "Year of the report", zh = "年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "序号" }
// column.area = { type = "string", en = "Area", zh = "方面" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.status = { type = "string", en = "Status, where the report says it", zh = "状态" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.regulations = { type = "set", en = "Regulations", zh = "法规制度" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

UNWIND $agency AS wanted
MATCH (p:PartyGroup {id: wanted})<-[:ISSUED_BY]-(r:Report)-[:RAISES]->(i:Issue)
OPTIONAL MATCH (s:Area)-[:HAS_ISSUE]->(i)
OPTIONAL MATCH (i)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
WITH r, i, s, collect(DISTINCT g.title) AS own
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)
WITH r, i, s, own, count(m) AS measures
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(n:Measure)-[:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(h:Regulation)
WITH r, i, s, own, measures, collect(DISTINCT h.title) AS theirs
RETURN r.year AS year, i.ordinal AS number, s.heading AS area, i.text AS issue, i.status AS status, measures,
       own + theirs AS regulations, i.id AS issue_id, r.id AS report
ORDER BY year IS NULL, year, report, number, issue_id
