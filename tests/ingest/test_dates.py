from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.compact import fold
from ingest.dates import date_words


def days(text: str, published: int | None = None) -> list[tuple[str | None, str | None]]:
    return [(dated.first, dated.last) for dated in date_words(fold(text), published=published)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021年4月9日", "2021-04-09", "2021-04-09"),
        ("2021年4月9号", "2021-04-09", "2021-04-09"),
        ("２０２１年４月９日", "2021-04-09", "2021-04-09"),
        ("二〇二三年三月十日", "2023-03-10", "2023-03-10"),
        ("二○二二年十二月二十六日", "2022-12-26", "2022-12-26"),
        ("2021-04-09", "2021-04-09", "2021-04-09"),
        ("2021.4.9", "2021-04-09", "2021-04-09"),
        ("2021/4/9", "2021-04-09", "2021-04-09"),
        ("2023年3月上旬", "2023-03-01", "2023-03-10"),
        ("2023年3月中旬", "2023-03-11", "2023-03-20"),
        ("2023年2月下旬", "2023-02-21", "2023-02-28"),
        ("2024年2月中下旬", "2024-02-11", "2024-02-29"),
        ("2023年6月", "2023-06-01", "2023-06-30"),
        ("2023年6月份", "2023-06-01", "2023-06-30"),
        ("2021年4-6月", "2021-04-01", "2021-06-30"),
        ("2023年初", "2023-01-01", "2023-01-31"),
        ("2023年底", "2023-12-01", "2023-12-31"),
    ],
)
def test_one_expression(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021年4月9日至5月21日", "2021-04-09", "2021-05-21"),
        ("2021年4月9日—21日", "2021-04-09", "2021-04-21"),
        ("2021.4.9-5.21", "2021-04-09", "2021-05-21"),
        ("2022年10月9日起至12月20日", "2022-10-09", "2022-12-20"),
        ("2021年4月9日(周五)到5月2日", "2021-04-09", "2021-05-02"),
        ("2022年11月5日至1月10日", "2022-11-05", "2023-01-10"),
        ("2022年11月5日至次年1月10日", "2022-11-05", "2023-01-10"),
        ("2022年11月5日至2023年1月10日", "2022-11-05", "2023-01-10"),
    ],
)
def test_a_range_is_two_dates_joined(text: str, first: str, last: str) -> None:
    one, other = date_words(fold(text))
    assert (one.first, other.first) == (first, last)
    assert one.opens_range
    assert not other.opens_range


def test_a_year_left_out_is_the_one_given_last() -> None:
    text = "2022年11月5日至2023年1月10日巡察，3月2日反馈"
    assert days(text)[2] == ("2023-03-02", "2023-03-02")


def test_this_year_and_last_year_count_from_the_publication() -> None:
    assert days("去年5月8日至7月5日，今年1月2日", published=2025) == [
        ("2024-05-08", "2024-05-08"),
        ("2024-07-05", "2024-07-05"),
        ("2025-01-02", "2025-01-02"),
    ]
    assert days("去年5月8日") == [(None, None)]


def test_a_date_without_any_year_has_no_days() -> None:
    assert days("7月6日-9月6日") == [(None, None), (None, None)]


@pytest.mark.parametrize(
    "text",
    ["2024717日", "202115日", "2024年717日", "20247月17日", "2024年7月17,市委", "2024年月日", "914日,巡察"],
)
def test_lost_digits_are_never_guessed(text: str) -> None:
    (only,) = date_words(text)
    assert only.words.torn
    assert not only.known


def test_the_year_of_a_torn_date_is_inherited() -> None:
    assert days("2024717日至8月30日") == [(None, None), ("2024-08-30", "2024-08-30")]


@pytest.mark.parametrize("text", ["为期一月", "3个月", "2023年2月30日", "2023年13月", "十八大", "近三月", ""])
def test_what_is_no_date(text: str) -> None:
    assert days(text) == []


@given(st.text(alphabet="0123456789年月日至-一二三十上旬底今去、,. 号/", max_size=60))
def test_any_text_reads_in_order(text: str) -> None:
    dated = date_words(text, published=2024)
    places = [(one.words.start, one.words.end) for one in dated]
    assert places == sorted(places)
    for one in dated:
        assert 0 <= one.words.start < one.words.end <= len(text)
        assert (one.first is None) == (one.last is None)
        assert one.first is None or one.last is None or one.first <= one.last


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_reads_back(day: date) -> None:
    iso = day.isoformat()
    assert days(f"{day.year}年{day.month}月{day.day}日") == [(iso, iso)]
    assert days(iso) == [(iso, iso)]
