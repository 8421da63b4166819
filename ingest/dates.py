"""Date expressions of reports: years that are left out, 旬 and other inexact parts, ranges, Chinese numerals.

Patterns run over the compact form (`ingest.compact`): no white space, half-width digits and marks.
"""

import re
from calendar import isleap
from collections.abc import Iterator
from typing import NamedTuple

from ingest.numerals import chinese_to_int

_NUMERAL = r"[0-9一二三四五六七八九十廿卅〇零]"
_YEAR = r"(?:19|20)\d\d|(?:二[〇零]|一九)[〇零一二三四五六七八九]{2}"
_RELATIVE = "今年|本年|去年|上年|前年|明年|同年|当年|次年|翌年|第二年"
_PART = "上中旬|中下旬|上旬|中旬|下旬|月初|月中|月底|月末|初|中|底|末"
_WORDS = re.compile(
    # where a date can begin
    rf"(?=[0-9一二三四五六七八九十〇零今本去上前明同当次翌第])(?:"
    # 2021年4月9日, 二〇二三年三月上旬, 去年11月, 4月9号, 2021年4-6月, 9月至11月: first month, day or part
    rf"(?:(?<!\d)(?P<year>{_YEAR})年|(?P<relative>{_RELATIVE}))?"
    rf"(?<![0-9一二三四五六七八九十期近每个约上下])(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
    rf"(?:月份?(?:(?P<day>[0-3]?\d|{_NUMERAL}{{1,3}})[日号](?!线)|(?P<part>{_PART})(?!期|央|共|国|心))?"
    rf"|(?P<until>[-~至到](?:1[0-2]|0?[1-9]))月份?(?![0-3]?\d[日号]))"
    # 2021-04-09, 2021.4.9, 2021/4/9
    r"|(?<![\d.])(?P<iso_year>(?:19|20)\d\d)(?P<sign>[-./])(?P<iso_month>\d{1,2})(?P=sign)(?P<iso_day>\d{1,2})(?![\d])"
    # 2023年初, 去年底
    rf"|(?:(?<!\d)(?P<edge_year>{_YEAR})|(?P<edge_relative>今|去|本|前|当|同))年(?P<edge>[初中底末])(?!期|考|级|央))"
)
# What every date has: 月, 年, or 1.4 of 2021.4.9
_ANCHOR = re.compile(r"[月年0-9](?:(?<=[月年])|(?<=\d)[-./]\d)")
_BEFORE_ANCHOR = 8  # code points before it in which its date begins
_BARE_DAY = re.compile(r"(?P<day>[0-3]?\d|[一二三四五六七八九十廿]{1,3})[日号]")
# after a connector: 4月9日至21日
_SHORT_DATE = re.compile(r"(?P<month>1[0-2]|0?[1-9])[-./](?P<day>[0-3]?\d)(?!\d)")
# after a connector: 2021.4.9-5.21
_CONNECTOR = re.compile(
    r"(?:\([^()]{1,6}\))?(?:开始|起|始)?,?(?:持续)?(?:至|到|-{1,3}|~)(?=[0-9一二三四五六七八九十今去同当次翌第])"
)
# between the two ends of a range: 至, 到, --, 起至
_LONGEST_CONNECTOR = 16  # code points
_TORN = re.compile(
    # behind the first letter, for speed: one of a number, 年 or 月
    r"[0-9年月](?:"
    # 2024717日, 2024年717日, 20247月17日, 2024年月日
    r"(?<=[0-9])(?<!\d\d)(?:\d{4,7}[日号]|\d{3}年\d{3,4}[日号]|\d{4,5}月(?:\d{1,2}[日号])?|\d{0,3}年月(?:\d{0,2}日)?"
    # 202年7月17日, 2024年7月17,市委 without 日, 2024年7月日, 717日至
    r"|(?<!年.)(?:\d\d)?年\d{1,2}月\d{1,2}日|\d{3}年\d{1,2}月(?:\d{1,2}(?=[,至到])|日)|(?<![.%].)\d{2,3}日(?=[,至到]))"
    # 年月日 and 月17日 without their digits
    r"|(?<=年)(?<!\d年)月(?:\d{0,2}日)?|(?<=月)(?<![0-9一-十]月)\d{1,2}日)"
)
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d(?=\d|年)")
# 2024 in 2024717日
_SHIFT = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_AFTER = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1, "第二年": 1}


class DateWords(NamedTuple):
    """A date as its words give it: `year` is None where it is left out, or hangs on `relative`."""

    start: int
    end: int
    year: int | None
    relative: str | None
    month: int | None
    day: int | None = None
    part: str | None = None
    last_month: int | None = None
    torn: bool = False


class DatedWords(NamedTuple):
    """Words with the days they mean; `first` and `last` are None where that cannot be known.

    `opens_range` says that the date is the first end of a range, whose second end is the next in order.
    """

    words: DateWords
    first: str | None
    last: str | None
    opens_range: bool = False

    @property
    def known(self) -> bool:
        return self.first is not None


def find_date_words(text: str) -> Iterator[DateWords]:
    """All date expressions of a compact text, in order; one whose digits were lost has `torn` set."""
    torn = [_torn(m) for m in _TORN.finditer(text)]
    at, position, previous = 0, 0, None
    while (found := _next_words(text, position, previous)) is not None:
        while at < len(torn) and torn[at].start <= found.start:
            if torn[at].end > position or torn[at].start >= position:
                yield torn[at]
            at += 1
        if not (at and torn[at - 1].end > found.start):
            yield found
        position, previous = found.end, found
    yield from torn[at:]


def _torn(match: re.Match[str]) -> DateWords:
    """Words that lost digits: their year is still good where it stands whole (2024717日)."""
    year = _WHOLE_YEAR.match(match.group())
    return DateWords(*match.span(), int(year.group()) if year else None, None, None, torn=True)


def _next_words(text: str, position: int, previous: DateWords | None) -> DateWords | None:
    """The next expression from `position` on, a shortened second end of a range among them."""
    if previous is not None and (shortened := _shortened_end(text, previous)) is not None:
        return shortened
    anchor = _ANCHOR.search(text, position)
    if anchor is None:
        return None
    for match in _WORDS.finditer(text, max(position, anchor.start() - _BEFORE_ANCHOR)):
        words = _words(match)
        if words is not None:
            return words
    return None


def _shortened_end(text: str, previous: DateWords) -> DateWords | None:
    """The second end of 4月9日至21日 or 2021.4.9-5.21."""
    connector = _CONNECTOR.match(text, previous.end)
    if connector is None or previous.month is None or previous.day is None:
        return None
    if (day := _BARE_DAY.match(text, connector.end())) is not None:
        number = chinese_to_int(day["day"])
        return _checked(DateWords(*day.span(), None, None, previous.month, number))
    if text[previous.end - 1].isdigit() and (short := _SHORT_DATE.match(text, connector.end())) is not None:
        return _checked(DateWords(*short.span(), None, None, int(short["month"]), int(short["day"])))
    return None


def _words(match: re.Match[str]) -> DateWords | None:
    start, end = match.span()
    if match["iso_year"]:
        iso = [int(match[key]) for key in ("iso_year", "iso_month", "iso_day")]
        return _checked(DateWords(start, end, iso[0], None, iso[1], iso[2]))
    if match["edge"]:
        relative = f"{match['edge_relative']}年" if match["edge_relative"] else None
        return DateWords(start, end, _number(match["edge_year"]), relative, None, part=match["edge"])
    year, relative, month, day, part, until = match.group("year", "relative", "month", "day", "part", "until")
    last = _number(until[1:]) if until else None
    return _checked(DateWords(start, end, _number(year), relative, _number(month), _number(day), part, last))


def _number(text: str | None) -> int | None:
    return chinese_to_int(text) if text else None


def _checked(words: DateWords) -> DateWords | None:
    """None for a day that no month has."""
    if words.month is None or not 1 <= words.month <= 12 or (words.last_month or 12) < words.month:
        return None
    return words if words.day is None or 1 <= words.day <= _length(words.year or 2024, words.month) else None


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _length(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def date_words(text: str, *, published: int | None = None) -> tuple[DatedWords, ...]:
    """All dates of a compact text with their days.

    A year that is left out is the one that the text before it gives last; the second end of a range is
    never before the first. 今年 and 去年 count from `published`, the year of publication, 同年 and 次年 from
    the text.
    """
    dated: list[DatedWords] = []
    year: int | None = None
    for words in find_date_words(text):
        second = bool(dated) and _joined(text, dated[-1].words, words)
        if second:
            dated[-1] = dated[-1]._replace(opens_range=True)
        year = _year(words, year, published)
        first, last = _days(words, year)
        if second and words.year is None and words.relative is None and _before(first, dated[-1].first):
            year = None if year is None else year + 1
            first, last = _days(words, year)
        dated.append(DatedWords(words, first, last))
    return tuple(dated)


def not_before(dated: DatedWords, earlier: DatedWords | None) -> DatedWords:
    """The date, or the one a year later where its year is left out and it would lie before `earlier`."""
    words = dated.words
    if earlier is None or words.year is not None or words.relative or not _before(dated.last, earlier.first):
        return dated
    return dated._replace(first=_next_year(dated.first), last=_next_year(dated.last))


def _next_year(day: str | None) -> str | None:
    return None if day is None else _iso(int(day[:4]) + 1, int(day[5:7]), int(day[8:]))


def _joined(text: str, one: DateWords, other: DateWords) -> bool:
    if other.start - one.end > _LONGEST_CONNECTOR:
        return False
    connector = _CONNECTOR.match(text, one.end)
    return connector is not None and connector.end() == other.start


def _before(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one < other


def _year(words: DateWords, before: int | None, published: int | None) -> int | None:
    if words.torn:
        return words.year
    if words.relative in _SHIFT:
        return None if published is None else published + _SHIFT[words.relative]
    if words.relative is not None:
        return None if before is None else before + _AFTER[words.relative]
    return before if words.year is None else words.year


def _days(words: DateWords, year: int | None) -> tuple[str | None, str | None]:
    """First and last day, ISO; both None where the year or a digit is missing."""
    if words.torn or year is None:
        return None, None
    if words.month is None:
        month = {"初": 1, "中": 6}.get(words.part or "", 12)
        return _iso(year, month, 1), _iso(year, month, 31)
    if words.day is not None:
        day = _iso(year, words.month, words.day)
        return day, day
    first, last = _PARTS.get(words.part or "", (1, 31))
    return _iso(year, words.month, first), _iso(year, words.last_month or words.month, last)


_PARTS = {
    "上旬": (1, 10), "上中旬": (1, 20), "中旬": (11, 20), "下旬": (21, 31), "中下旬": (11, 31),
    "初": (1, 10), "月初": (1, 10), "中": (11, 20), "月中": (11, 20),
    "底": (21, 31), "末": (21, 31), "月底": (21, 31), "月末": (21, 31),
}  # fmt: skip


def _iso(year: int, month: int, day: int) -> str:
    """The day, or the month's last where it is shorter."""
    return f"{year:04d}-{month:02d}-{min(day, _length(year, month)):02d}"
