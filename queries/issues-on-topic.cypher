// name = "issues-on-topic"
// group = "issues"
// title = { en = "Issues on a topic", zh = "某一主题的问题" }
// description.en = "Each issue on the topic, across agencies, with its status and number of measures."
// description.zh = "该主题的每个问题，及其状态和整改措施数。"
// example = "xuncha query issues-on-topic --topic 公务接待"
//
// parameter.topic = { type = "string", values = ["理论学习", "意识形态", "议事决策", "党建责任", "组织生活", "党员管理", "党费", "选人用人", "干部档案", "干部监督", "队伍建设", "廉政风险", "监督执纪", "作风建设", "公务接待", "公务用车", "津贴补贴", "财务管理", "专项资金", "采购招标", "工程项目", "合同管理", "国有资产", "内部控制", "工会", "审批服务", "行政执法", "信访", "安全", "生态环境", "乡村振兴", "民生", "发展", "保密", "档案公开", "巡察整改"], en = "What the issue is about", zh = "问题主题" }
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.status = { type = "string", en = "Status, where the report says it", zh = "状态" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (i:Issue)
WHERE $topic IN i.topics
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = i.report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)
WITH r, p, a, i, count(m) AS measures
RETURN coalesce(a.name, p.name) AS agency, r.year AS year, i.ordinal AS number, i.text AS issue, i.status AS status, measures, i.id AS issue_id, r.id AS report, i.start AS start, i.`end` AS `end`
ORDER BY agency, year IS NULL, year, report, number, issue_id
