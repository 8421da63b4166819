// name = "stated-and-found"
// group = "data"
// title = { en = "Counts that reports state against those found", zh = "通报所称数与解析所得数" }
// description.en = "Each report that states how many areas, issues or measures it has, beside what was found; those that differ first."
// description.zh = "写明方面、问题、措施数的通报，与解析所得数对照；不一致者在前。"
// example = "xuncha query stated-and-found"
//
// column.differs = { type = "boolean", en = "Whether a stated count is not the one found", zh = "是否不一致" }
// column.source = { type = "string", en = "Where it was read from", zh = "来源" }
// column.stated_areas = { type = "integer", en = "Areas stated", zh = "所称方面数" }
// column.areas = { type = "integer", en = "Areas found", zh = "方面数" }
// column.stated_issues = { type = "integer", en = "Issues stated", zh = "所称问题数" }
// column.issues = { type = "integer", en = "Issues", zh = "问题数" }
// column.stated_measures = { type = "integer", en = "Measures stated", zh = "所称措施数" }
// column.measures = { type = "integer", en = "Measures", zh = "措施数" }
// column.report = { type = "string", detail = true, en = "Id of the report", zh = "通报标识" }

MATCH (r:Report)-[:HAS_SOURCE]->(s:Source)
WHERE s.id = r.source
  AND (r.stated_areas IS NOT NULL OR r.stated_issues IS NOT NULL OR r.stated_measures IS NOT NULL)
OPTIONAL MATCH (r)-[:HAS_AREA]->(x:Area)
WITH r, s, count(x) AS areas
WITH r, s, areas, coalesce(r.stated_areas, areas) <> areas OR coalesce(r.stated_issues, r.issues) <> r.issues
     OR coalesce(r.stated_measures, r.measures) <> r.measures AS differs
RETURN differs, s.location AS source, r.stated_areas AS stated_areas, areas, r.stated_issues AS stated_issues,
       r.issues AS issues, r.stated_measures AS stated_measures, r.measures AS measures, r.id AS report
ORDER BY differs DESC, source, report
