"""Days between inexact days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.durations import Days, days_between

DAY = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@st.composite
def days(draw: st.DrawFn) -> Days:
    first = draw(DAY)
    return first.isoformat(), (first + timedelta(draw(st.integers(0, 400)))).isoformat()


@pytest.mark.parametrize(
    ("earlier", "later", "least", "most"),
    [
        (("2023-06-30", "2023-06-30"), ("2023-08-11", "2023-08-11"), 42, 42),
        (("2022-03-01", "2022-03-10"), ("2022-05-01", "2022-05-31"), 52, 91),
        (("2023-01-01", "2023-12-31"), ("2023-06-01", "2023-06-01"), 0, 151),
        (("2023-06-02", "2023-06-02"), ("2023-06-01", "2023-06-01"), -1, -1),
    ],
)
def test_the_least_and_the_most(earlier: Days, later: Days, least: int, most: int) -> None:
    assert days_between("x", earlier, later) == {"x_days_from": least, "x_days_to": most}


def test_nothing_where_one_is_not_known() -> None:
    assert days_between("x", None, ("2023-06-01", "2023-06-01")) == {}
    assert days_between("x", ("2023-06-01", "2023-06-01"), None) == {}


@given(days(), days())
def test_the_least_is_never_more_than_the_most(earlier: Days, later: Days) -> None:
    least, most = days_between("x", earlier, later).values()
    assert isinstance(least, int) and isinstance(most, int)
    assert least <= most
