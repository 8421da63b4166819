"""Numerals as they stand in list marks, rounds, terms and dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numerals import NUMERAL_CHARACTERS, chinese_to_int

READ = [
    ("一", 1), ("十", 10), ("十三", 13), ("二十", 20), ("二十一", 21), ("廿", 20), ("廿一", 21), ("卅", 30),
    ("百", 100), ("一百零二", 102), ("一百二十", 120), ("一千零一", 1001), ("二〇二三", 2023),
    ("壹", 1), ("拾贰", 12), ("13", 13), ("１３", 13), ("①", 1),
    ("⑵", 2), ("⑫", 12), ("（三）", 3), (" 3. ", 3), ("二○二四", 2024),
]  # fmt: skip
NOT_READ = ["", "  ", "abc", "第一", "十百", "一一十", "一是", "三八妇女节", "1a", "-1", "1.5", "十" * 40]


@pytest.mark.parametrize(("text", "value"), READ)
def test_reads_numerals(text: str, value: int) -> None:
    assert chinese_to_int(text) == value


@pytest.mark.parametrize("text", NOT_READ)
def test_is_none_for_what_is_no_numeral(text: str) -> None:
    assert chinese_to_int(text) is None


def spoken(number: int) -> str:
    """A number below one hundred the way a list counts: 十, 十一, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones else "")


@given(st.integers(min_value=1, max_value=99))
def test_counts_like_a_list(number: int) -> None:
    assert chinese_to_int(spoken(number)) == number


@given(st.text(alphabet=NUMERAL_CHARACTERS + "1２③第、", max_size=20))
def test_never_raises_and_is_never_negative(text: str) -> None:
    value = chinese_to_int(text)
    assert value is None or value >= 0
