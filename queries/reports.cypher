// name = "reports"
// group = "data"
// title = { en = "Reports of the graph", zh = "图中的通报" }
// description.en = "Each report with its agency, publication, source, and how much was found in it."
// description.zh = "每份通报及其单位、公布日期、来源和解析所得。"
// example = "xuncha query reports"
//
// parameter.agency = { type = "agency", default = "", en = "Only this agency", zh = "只看此单位" }
// parameter.from_year = { type = "integer", default = 0, en = "First year of publication; reports without a date are left out where it is given", zh = "公布年份不早于" }
// parameter.to_year = { type = "integer", default = 9999, en = "Last year of publication", zh = "公布年份不晚于" }
//
// column.published = { type = "date", en = "First possible day of publication", zh = "公布" }
// column.agency = { type = "string", en = "Agency, or the party body that leads none", zh = "单位（无单位的为党组织）" }
// column.title = { type = "string", en = "Title", zh = "标题" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.problems = { type = "integer", en = "Places that were not understood", zh = "解析疑点数" }
// column.source = { type = "string", en = "Where it was read from", zh = "来源" }
// column.url = { type = "string", detail = true, en = "Address", zh = "网址" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE (size($agency) = 0 OR p.id IN $agency) AND coalesce(r.year, 0) >= $from_year AND coalesce(r.year, 0) <= $to_year
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (r)-[:HAS_SOURCE]->(s:Source)
WHERE s.id = r.source
RETURN r.published_from AS published, coalesce(a.name, p.name) AS agency, r.title AS title, r.issues AS issues,
       r.measures AS measures, r.problems AS problems, s.location AS source, s.url AS url, r.id AS report
ORDER BY published IS NULL, published, agency, report
