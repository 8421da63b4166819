"""What charts show of the three fictional reports."""

from graph.store import GraphStore
from queries.figures import days_figure, heatmap_figure, issues_figure, regulations_figure


def test_regulations_by_the_number_of_agencies(corpus: GraphStore) -> None:
    found = regulations_figure(corpus, 2, "zh")
    assert found.rows == (("中国共产党巡视工作条例", (3,)), ("党政领导干部选拔任用工作条例", (2,)))
    assert regulations_figure(corpus, 1, "en").title == "Regulations named by most agencies"


def test_issues_by_area_and_year(corpus: GraphStore) -> None:
    found = issues_figure(corpus, 10, "zh")
    assert [(area, sum(value or 0 for value in values)) for area, values in found.rows] == [
        ("落实主体责任方面", 2)
    ]
    assert len(found.series) == 1


def test_days_for_each_report_or_in_bins(corpus: GraphStore) -> None:
    each = days_figure(corpus, 20, "zh")
    assert all(len(values) == len(each.series) == 2 for _, values in each.rows)
    rows = [(label, values) for label, values in each.rows if label.startswith("云陵县水利局")]
    assert rows[0][1][0] == 32  # from 31 May to 2 July
    binned = days_figure(corpus, 0, "en")
    assert binned.axis == "Reports"
    assert sum(values[0] or 0 for _, values in binned.rows) == sum(
        values[0] is not None for _, values in each.rows
    )


def test_agencies_against_regulations(corpus: GraphStore) -> None:
    found = heatmap_figure(corpus, 20, "zh")
    assert len(found.values) == len(found.rows) == 3
    assert all(len(row) == len(found.columns) for row in found.values)
    first = found.columns.index("中国共产党巡视工作条例")
    assert first == 0
    assert [row[first] for row in found.values] == [1, 1, 1]
    own = [n for n, title in enumerate(found.columns) if title == "保密工作制度"]
    assert len(own) == 2  # two agencies' rules of one title are two
