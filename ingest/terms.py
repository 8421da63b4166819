"""Term, round and modes of an inspection: 十四届市委第十三轮, 常规, “回头看”."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from ingest.numerals import chinese_to_int
from ingest.word_lists import read_word_lists

_NUMERAL = r"[0-9一二三四五六七八九十百]{1,3}"
TERM = re.compile(
    rf"第?({_NUMERAL})届(?!{_NUMERAL}?中全会|{_NUMERAL}次|全国|人大|政协|全会)(?:中共)?(?P<whose>[^,。;:、]{{0,8}}?(?:委|中央))?"
)
# 十四届市委, 第十四届县委, 十四届; not 二十届三中全会
ROUND = re.compile(rf"第({_NUMERAL})轮")
# 第十三轮
LEVEL = re.compile(r"[省市县区州旗盟]委|自治区党委|党委|中央")
# the committee that a term or round belongs to
_LONGEST = 4  # code points of a term before 届
_CLAUSE = re.compile(r"[,。;:、]")
_EARLIER = re.compile(r"上一?轮?$|此前|曾")
# 上(一轮), before the round of another inspection
_ANOTHER = re.compile(r"上一?轮|此前|曾|历次|以往|往年|前期|前一?轮|以来")
# 上一轮巡察反馈的问题: words on earlier inspections
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
# 2021 in 2021年七届市委第四轮巡察


def of_this_inspection(text: str, years: Collection[int]) -> str:
    """The clauses of a preamble that can speak of the inspection made in `years`.

    针对2021年七届市委第四轮巡察反馈的问题 has a year of its own, other clauses 上一轮 or 此前: they speak of
    an earlier one.
    """
    clauses = [clause for clause in _CLAUSE.split(text) if not _ANOTHER.search(clause)]
    return ",".join(clause for clause in clauses if _years_in(clause) <= set(years))


def _years_in(clause: str) -> set[int]:
    return {int(match.group()) for match in _YEAR.finditer(clause)}


def first_term(text: str) -> re.Match[str] | None:
    """The first words of a text that name a term."""
    at = text.find("届")
    return TERM.search(text, max(at - _LONGEST, 0)) if at >= 0 else None


def find_term(text: str, level: str | None) -> int | None:
    """The committee's term: 十四届市委 → 14. A term of another level (十三届省委 for 市委) is not its own."""
    for match in TERM.finditer(text) if "届" in text else ():
        if _is_of(match["whose"] or "", level):
            return chinese_to_int(match.group(1))
    return None


def find_round(text: str, level: str | None) -> int | None:
    """The round: 第十三轮 → 13, where no committee of another level stands before it."""
    for match in ROUND.finditer(text) if "轮" in text else ():
        before = _CLAUSE.split(text[max(match.start() - 16, 0) : match.start()])[-1]
        if _is_of(before, level) and not _EARLIER.search(before):
            return chinese_to_int(match.group(1))
    return None


def _is_of(words: str, level: str | None) -> bool:
    """Whether the last committee of the words, if there is one, is of the level."""
    whose = LEVEL.findall(words)
    return not whose or level is None or whose[-1] == level


def find_modes(manner: str, teams: Sequence[str], title: str) -> tuple[str, ...]:
    """The modes that the sentence, the teams' names or the title say, in the contract's order."""
    texts = (manner, *teams, title)
    named = "|".join(texts)
    return tuple(mode for mode in _modes() if mode in named and any(_says(mode, text) for text in texts))


@cache
def _modes() -> tuple[str, ...]:
    return tuple(read_word_lists("header")["inspection"]["modes"])


@cache
def _mode_pattern(mode: str) -> re.Pattern[str]:
    """专项巡察, “机动式”巡视, 提级交叉巡察, 采取交叉方式; 回头看 says it alone."""
    return re.compile(mode if mode == "回头看" else mode + r"[^,。;|]{0,12}?(?:巡[察视查]|组|方式)")


def _says(mode: str, text: str) -> bool:
    return mode in text and _mode_pattern(mode).search(text) is not None
