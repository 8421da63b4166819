"""What charts show of a graph: counts across agencies, areas, years and days."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from graph.chart import Bars, Grid
from graph.store import GraphStore
from queries.library import load_library
from queries.runner import run_template

_AREAS = """
MATCH (r:Report)-[:HAS_AREA]->(s:Area)-[:HAS_ISSUE]->(i:Issue)
RETURN s.heading AS heading, r.year AS year, count(i) AS issues
ORDER BY heading, year
"""
_NAMING = """
MATCH (x)-[c:CITES|STUDIES|ENACTS|AMENDS|REPEALS]->(g:Regulation)
MATCH (r:Report)-[:ISSUED_BY]->(p:PartyGroup)
WHERE r.id = c.report
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN g.id AS id, g.title AS title, coalesce(a.name, p.name) AS agency, count(*) AS times
ORDER BY id, agency
"""
_BIN = 30
"""Days of a bar where there are too many reports for one each."""
_YEARS = 8
"""Years that have a colour of their own; earlier ones share one."""

Figure = Callable[[GraphStore, int, str], Bars | Grid]
"""Makes a chart of at most so many rows, in a language (zh or en)."""


def regulations_figure(store: GraphStore, top: int, language: str) -> Bars:
    """Regulations by the number of agencies whose reports name them."""
    rows = _answer(store, "regulations-across-agencies", min_agencies="1")
    counted = [(str(row["regulation"]), (_number(row["agencies"]),)) for row in rows]
    title = {"zh": "涉及单位最多的法规制度", "en": "Regulations named by most agencies"}
    axis = {"zh": "单位数", "en": "Agencies"}
    return Bars(title[language], axis[language], ("",), tuple(counted[:top]))


def issues_figure(store: GraphStore, top: int, language: str) -> Bars:
    """Issues by area, and by the year of their report."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    unknown = {"zh": "年份不详", "en": "no year"}[language]
    for heading, year, issues in _rows(store, _AREAS):
        counts[str(heading)][unknown if year is None else str(year)] += int(str(issues))
    years = sorted({year for found in counts.values() for year in found})
    areas = sorted(counts, key=lambda area: (-counts[area].total(), area))[:top]
    series, rows = _by_year(counts, areas, years, {"zh": "更早", "en": "earlier"}[language])
    title = {"zh": "各方面的问题数", "en": "Issues by area and year"}
    axis = {"zh": "问题数", "en": "Issues"}
    return Bars(title[language], axis[language], series, rows)


def _by_year(
    counts: Mapping[str, Counter[str]], areas: Sequence[str], years: Sequence[str], earlier: str
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[int, ...]], ...]]:
    """A series for each of the last years, and one before them for those that are more."""
    old, shown = (years[: 1 - _YEARS], years[1 - _YEARS :]) if len(years) > _YEARS else ((), years)
    rows = []
    for area in areas:
        first = (sum(counts[area][year] for year in old),) if old else ()
        rows.append((area, (*first, *(counts[area][year] for year in shown))))
    return (*((earlier,) if old else ()), *shown), tuple(rows)


def days_figure(store: GraphStore, top: int, language: str) -> Bars:
    """Days from the inspection's end to the feedback, and from there to publication; the least where inexact.

    A bar for each report; where they are more than `top`, the number of reports in each `_BIN` days.
    """
    answered = _answer(store, "inspection-days")
    known = [row for row in answered if row["to_feedback"] is not None or row["to_publication"] is not None]
    series = {
        "zh": ("结束至反馈", "反馈至公布"),
        "en": ("End to feedback", "Feedback to publication"),
    }[language]
    title = {"zh": "反馈与公布用时", "en": "Days to feedback and to publication"}[language]
    if len(known) > top:
        axis = {"zh": "通报数", "en": "Reports"}[language]
        return Bars(title, axis, series, tuple(_binned(known, language)))
    rows = [
        (
            f"{row['agency']} {_year(row['started'])}".strip(),
            (_days(row, "to_feedback"), _days(row, "to_publication")),
        )
        for row in known
    ]
    rows.sort(key=lambda row: (-sum(value or 0 for value in row[1]), row[0]))
    return Bars(title, {"zh": "天", "en": "Days"}[language], series, tuple(rows))


def _binned(rows: Iterable[Mapping[str, object]], language: str) -> list[tuple[str, tuple[int, int]]]:
    counts: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for row in rows:
        for count, name in zip(counts, ("to_feedback", "to_publication"), strict=True):
            days = _days(row, name)
            if days is not None:
                count[days // _BIN] += 1
    last = max((*counts[0], *counts[1]), default=-1)
    unit = {"zh": " 天", "en": " days"}[language]
    return [(f"{n * _BIN}–{(n + 1) * _BIN - 1}{unit}", (counts[0][n], counts[1][n])) for n in range(last + 1)]


def heatmap_figure(store: GraphStore, top: int, language: str) -> Grid:
    """How often each agency's reports name each regulation, the most widespread ones first."""
    times: dict[tuple[str, str], int] = {}
    titles: dict[str, str] = {}
    for id_, title, agency, count in _rows(store, _NAMING):
        titles[str(id_)] = str(title)
        times[str(agency), str(id_)] = int(str(count))
    spread = Counter(regulation for _, regulation in times)
    regulations = sorted(spread, key=lambda id_: (-spread[id_], titles[id_], id_))[:top]
    wide = Counter(agency for agency, regulation in times if regulation in set(regulations))
    agencies = sorted(wide, key=lambda agency: (-wide[agency], agency))[:top]
    values = tuple(tuple(times.get((agency, id_), 0) for id_ in regulations) for agency in agencies)
    title = {"zh": "各单位提及法规制度的次数", "en": "How often agencies name regulations"}
    return Grid(title[language], tuple(agencies), tuple(titles[id_] for id_ in regulations), values)


FIGURES: Mapping[str, Figure] = {
    "regulations": regulations_figure,
    "issues": issues_figure,
    "days": days_figure,
    "heatmap": heatmap_figure,
}
"""Each chart by the name that the command line knows it by."""


def _answer(store: GraphStore, name: str, **given: str) -> list[dict[str, object]]:
    template = load_library().get(name)
    names = [column.name for column in template.columns]
    return [dict(zip(names, row, strict=True)) for row in run_template(store, template, given).rows]


def _rows(store: GraphStore, cypher: str) -> tuple[tuple[object, ...], ...]:
    return store.run(cypher, {}, limit=None, seconds=None).rows


def _days(row: Mapping[str, object], name: str) -> int | None:
    """A span that ends before it begins is a slip of the report's, and counts as none."""
    value = row[name]
    return max(0, value) if isinstance(value, int) else None


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _year(day: object) -> str:
    return str(day)[:4] if day else ""
