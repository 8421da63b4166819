// name = "issues-by-status"
// group = "issues"
// title = { en = "Issues by what the report says of them", zh = "按整改状态列出问题" }
// description.en = "Each issue that its report says is done, mostly done or ongoing."
// description.zh = "通报称已完成、基本完成或持续推进的每个问题。"
// example = "xuncha query issues-by-status --status ongoing"
//
// parameter.status = { type = "string", values = ["done", "mostly_done", "ongoing"], en = "What the report says of the issue", zh = "通报所述状态：已完成、基本完成、持续推进" }
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
// parameter.topic = { type = "string", default = "", values = ["理论学习", "意识形态", "议事决策", "党建责任", "组织生活", "党员管理", "党费", "选人用人", "干部档案", "干部监督", "队伍建设", "廉政风险", "监督执纪", "作风建设", "公务接待", "公务用车", "津贴补贴", "财务管理", "专项资金", "采购招标", "工程项目", "合同管理", "国有资产", "内部控制", "工会", "审批服务", "行政执法", "信访", "安全", "生态环境", "乡村振兴", "民生", "发展", "保密", "档案公开", "巡察整改"], en = "Only issues on this topic", zh = "只看此主题" }
//
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.year = { type = "integer", en = "Year of publication", zh = "公布年份" }
// column.number = { type = "integer", en = "Number of the issue in its report", zh = "问题序号" }
// column.issue = { type = "string", en = "Issue", zh = "问题" }
// column.topics = { type = "set", en = "Topics", zh = "主题" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.issue_id = { type = "string", detail = true, en = "Id of the issue", zh = "问题标识" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }
// column.start = { type = "integer", detail = true, en = "First code point of the words in the source text", zh = "起" }
// column.end = { type = "integer", detail = true, en = "One past the last code point", zh = "止" }

MATCH (i:Issue)
WHERE i.status = $status AND ($topic = '' OR $topic IN i.topics)
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = i.report AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year AND (size($agency) = 0 OR p.id IN $agency)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (i)-[:ADDRESSED_BY]->(m:Measure)
WITH r, p, a, i, count(m) AS measures
RETURN coalesce(a.name, p.name) AS agency, r.year AS year, i.ordinal AS number, i.text AS issue, i.topics AS topics, measures, i.id AS issue_id, r.id AS report, i.start AS start, i.`end` AS `end`
ORDER BY agency, year IS NULL, year, report, number, issue_id
