"""Sums of money and counts that a measure names."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from ingest.cues import either
from ingest.numerals import chinese_to_int
from ingest.word_lists import read_word_lists

_SCALES = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
_ARABIC = r"\d[\d,]*(?:\.\d+)?"
_NUMERALS = "一二两三四五六七八九十百千"
_CHINESE = f"[{_NUMERALS}]{{1,7}}"
# "3,600万元", "4.2余万元", "20万余元", "五万元": number, scale
_MONEY = re.compile(
    rf"(?P<number>{_ARABIC}|{_CHINESE})[多余]?(?P<scale>十万|百万|千万|[百千万亿])?[多余]?元(?!旦|化|素)"
)
# What NFKC and the taking away of white space may change, beside the comma: "３，６００ 万元"
_CHANGING = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z，。、；：“”《》]")
_LONGEST_LOOK_BACK = 4
_INTEGER_LIMIT = Decimal(2**63)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money: its words, and its value in whole yuan (half a yuan counts as one)."""

    text: str
    yuan: int


def sums_of(text: str) -> tuple[Sum, ...]:
    """The sums that a text names, in its order; prices and rates (每亩5元, 5元/亩) are none."""
    if "元" not in text:
        return ()
    plain = _plain(text)
    found = (_sum(match) for match in _MONEY.finditer(plain) if not _is_rate(plain, match))
    return tuple(item for item in found if item is not None)


def counts_of(text: str) -> tuple[str, ...]:
    """The counts that a text names, in its order, as written: 培训5场, 126人次 -> 5场, 126人次."""
    plain = _plain(text)
    if _counted().search(plain) is None:
        return ()
    return tuple(match["count"] for match in _counts().finditer(plain))


@lru_cache(maxsize=8)
def _plain(text: str) -> str:
    """NFKC without white space: ３，６００ 万元 and 3,600万元 are one."""
    if _CHANGING.search(text) is None:
        return text.replace("，", ",")
    return "".join(unicodedata.normalize("NFKC", text).split())


def _sum(match: re.Match[str]) -> Sum | None:
    number = match["number"]
    value = Decimal(number.replace(",", "")) if number[0].isascii() else _numeral(number)
    if value is None:
        return None
    yuan = (value * _SCALES[match["scale"] or ""]).quantize(Decimal(1), ROUND_HALF_UP)
    return Sum(match[0], int(yuan)) if yuan < _INTEGER_LIMIT else None


def _numeral(text: str) -> Decimal | None:
    value = chinese_to_int(text)
    return None if value is None else Decimal(value)


def _is_rate(text: str, match: re.Match[str]) -> bool:
    spec = read_rates()
    before = text[max(0, match.start() - _LONGEST_LOOK_BACK) : match.start()]
    return before.endswith(spec[0]) or text[match.end() : match.end() + 1] in spec[1]


@cache
def read_rates() -> tuple[tuple[str, ...], frozenset[str]]:
    """What makes a sum a rate: words before it, signs behind it."""
    money = read_word_lists("amounts")["money"]
    return tuple(money["rates"]), frozenset(money["per"])


@cache
def _counted() -> re.Pattern[str]:
    """The last character of a number and the first of a unit, which every count has: 6人, 余名, 万亩."""
    spec = read_word_lists("amounts")["counts"]
    units = "".join(sorted({unit[0] for unit in (*spec["units"], *spec["chinese"])}))
    return re.compile(rf"[\d,.{_NUMERALS}多余万亿][{units}]")


@cache
def _counts() -> re.Pattern[str]:
    """A number and its unit: 126人次, 三场, 1,307台; no ordinal (第3次), no name (5个月), no 一次."""
    spec = read_word_lists("amounts")["counts"]
    arabic = rf"(?<![\d.,A-Za-z%]){_ARABIC}[多余]?[万亿]?[多余]?(?:{either(spec['units'])})"
    chinese = rf"(?<![{_NUMERALS}])(?![一两][^{_NUMERALS}]){_CHINESE}(?:{either(spec['chinese'])})"
    ordinal = "".join(map(re.escape, spec["ordinals"]))
    return re.compile(rf"(?<![{ordinal}])(?P<count>{arabic}|{chinese})(?!{either(spec['names'])})")
