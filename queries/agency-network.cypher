// name = "agency-network"
// group = "agencies"
// title = { en = "An agency's issues, measures and regulations as a network", zh = "某单位的问题、整改措施与法规制度网络" }
// description.en = "A row for each measure and for each regulation that an issue or a measure names: edges to draw a network with."
// description.zh = "问题到整改措施、问题或措施到法规制度的每条关系，可用于绘制网络图。"
// example = "xuncha query agency-network --agency 云陵县农业农村局"
//
// parameter.agency = { type = "agency", en = "Name, short form or a part of the name that only one agency has", zh = "单位或党组织名称、简称，或唯一对应的部分名称" }
//
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.step = { type = "integer", en = "Number of the measure; empty where the issue itself names the regulation", zh = "措施序号" }
// column.measure = { type = "string", en = "Measure", zh = "整改措施" }
// column.role = { type = "string", en = "Role", zh = "作用" }
// column.regulation = { type = "string", en = "Regulation", zh = "法规制度" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.measure_id = { type = "string", detail = true, en = "Id of the measure", zh = "措施标识" }
// column.regulation_id = { type = "string", detail = true, en = "Id of the regulation", zh = "法规标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (p:PartyGroup)<-[:ISSUED_BY]-(r:Report)
WHERE p.id IN $agency
WITH DISTINCT r
OPTIONAL MATCH (r)-[:RAISES]->(i:Issue)
OPTIONAL MATCH (i)-[c0:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g0:Regulation)
WITH r, i, collect({step: 0, measure: '', id: '', role: c0.role, rule: g0.title, rule_id: g0.id}) AS own
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)
OPTIONAL MATCH (m)-[c1:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g1:Regulation)
WITH r, i, own, collect({step: m.ordinal, measure: m.text, id: m.id, role: c1.role, rule: g1.title, rule_id: g1.id}) AS theirs
WITH r, i, own + theirs AS said
UNWIND said AS one
WITH DISTINCT r, i, one.step AS step, one.measure AS measure, one.id AS id, one.role AS role, one.rule AS regulation,
     one.rule_id AS regulation_id
WHERE i.id IS NOT NULL AND id IS NOT NULL AND (step > 0 OR regulation_id IS NOT NULL)
RETURN r.year AS year, i.ordinal AS number, i.text AS issue, CASE WHEN step > 0 THEN step END AS step,
       CASE WHEN step > 0 THEN measure END AS measure, role, regulation, i.id AS issue_id,
       CASE WHEN step > 0 THEN id END AS measure_id, regulation_id, r.id AS report
ORDER BY year IS NULL, year, report, number, step IS NOT NULL, step, regulation IS NULL, regulation, role, regulation_id, issue_id, measure_id
