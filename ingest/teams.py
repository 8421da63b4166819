"""Inspection teams: 第三巡察组, 巡察三组, 第一、第五巡察组, 对村巡察第二组, “…”专项巡察组."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.phrases import Phrase
from ingest.places import leading_places

_NUMERAL = r"[0-9一二三四五六七八九十百]{1,3}"
_TEAM_END = re.compile(rf"巡[察视查](?:[“\"]?回头看[”\"]?)?(?:工作)?(?:第?{_NUMERAL})?小?组(?![长员])")
# 巡察组, 巡察三组, 巡察第二组, 巡察“回头看”工作组: how a team's name ends
_STOP = re.compile(
    r"[,，。;:、!?()]|[省市县区州旗盟地]委(?:员会)?|委员会|党委|党组|党工委|工委|领导小组|中央(?=第|巡)"
    r"|简称[“:]{0,2}|派出|由|于|在|自|向|与|和|的|届|[日月旬]至?|部署|安排"
)
# what stands before a team's name: 市委, a mark, 由
_GLUED = re.compile(
    rf"(?:巡[察视](?=第{_NUMERAL}轮))?(?:第{_NUMERAL}轮)?(?:第{_NUMERAL}批)?(?:巡[察视](?=[^组]*巡[察视查][^组]*组))?"
)
# 第六轮巡视 in 第六轮巡视第六巡视组: the round, not the team
_NUMBERED = re.compile(rf"第?{_NUMERAL}(?P<rest>.*)")
# 第五巡察组, 五巡察组
_NUMBER_BEFORE = re.compile(rf"第?({_NUMERAL})$")
# 第一 in 第一、第五巡察组
_CLAUSE_MARK = re.compile(r"[,。;:、!?]|[日月旬](?=[^日月旬]*$)")
# where the words before a team begin: a mark, or the end of a date
_PLAIN = re.compile(r"巡[察视查](?:工作)?组")
# 巡察组, without a name or number
_TOPIC = re.compile(r"(?:(?!第)[一-鿿A-Za-z0-9“”、]){2,40}专项")
# 优化营商环境专项, the rest of a team's topic
_JOINTS = "、和及与"
_LONGEST = 60  # code points of a team's name, a topic in quotes included
_SENDER = 40  # code points before a team in which its sender stands


@dataclass(frozen=True, slots=True)
class Team:
    """A team's name, its place in the preamble and the words before it: 第三巡察组, …, 十四届市委."""

    name: str
    words: Phrase
    sender: str

    @property
    def is_named(self) -> bool:
        return _PLAIN.fullmatch(self.name) is None


def find_teams(text: str, first: Sequence[Phrase], rest: Sequence[Phrase]) -> tuple[Team, ...]:
    """The teams of the first of the phrases `first` that has any.

    A plain 巡察组 there means the named team that another phrase, of `first` or `rest`, has; where none has
    one, it is the team.
    """
    found = next((teams for phrase in first if (teams := _teams_in(text, phrase))), [])
    if not any(team.is_named for team in found):
        others = [team for phrase in (*first, *rest) for team in _teams_in(text, phrase)]
        named = [team for team in others if team.is_named]
        return tuple(named[:1] or found[:1] or others[:1])
    return tuple(team for team in found if team.is_named)


def _teams_in(text: str, phrase: Phrase) -> list[Team]:
    ends = _TEAM_END.finditer(text, phrase.start, phrase.end)
    return _unique(team for match in ends for team in _teams_at(text, phrase.start, match))


def _teams_at(text: str, floor: int, match: re.Match[str]) -> Iterator[Team]:
    """The team that ends here, behind those that share its noun."""
    start = _start_of(text, floor, match.start())
    name = text[start : match.end()]
    glued = _GLUED.match(name)
    cut = glued.end() if glued is not None else 0
    cut = cut or leading_places(name).length
    sender, name, start = _sender(text, floor, start) + name[:cut], name[cut:], start + cut
    before = _numbered_before(text, floor, start, name)
    yield from before
    if before and name[0] != "第":
        name = f"第{name}"
    yield Team(name, Phrase(start, match.end()), before[0].sender if before else sender)


def _unique(teams: Iterable[Team]) -> list[Team]:
    by_name: dict[str, Team] = {}
    for team in teams:
        by_name.setdefault(team.name, team)
    return list(by_name.values())


def _start_of(text: str, floor: int, end: int) -> int:
    """Where the team's name begins: behind the committee, a mark or a verb, quotes taken whole."""
    start = max(floor, end - _LONGEST)
    closed = text.rfind("”", start, end)
    opened = text.rfind("“", start, closed) if closed >= 0 else -1
    for stop in _STOP.finditer(text, start, end):
        quoted = opened >= 0 and opened < stop.start() < closed
        if not quoted and not _joins_topics(text, start, stop, end):
            start = stop.end()
    return start


def _joins_topics(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether 、 or 和 stands inside the topic of one team: “放管服”改革、优化营商环境专项巡察组."""
    if stop.group() not in _JOINTS or not text.endswith("委", 0, start):
        return False
    before = text[start : stop.start()]
    is_topic = len(before) > 2 and "组" not in before and _NUMBER_BEFORE.search(before) is None
    return is_topic and _TOPIC.fullmatch(text, stop.end(), end) is not None


def _sender(text: str, floor: int, start: int) -> str:
    """The words before the team back to a mark or a date: 十四届市委."""
    begin = max(floor, start - _SENDER)
    words = text[begin:start]
    marks = [mark.end() for mark in _CLAUSE_MARK.finditer(words)]
    return words[marks[-1] :] if marks else words


def _numbered_before(text: str, floor: int, start: int, name: str) -> list[Team]:
    """第一 of 第一、第五巡察组 and of 第一、二巡察组, in order, with the noun that they share."""
    own = _NUMBERED.match(name)
    found: list[Team] = []
    while own is not None and start > floor and text[start - 1] in _JOINTS:
        number = _NUMBER_BEFORE.search(text[max(start - 6, floor) : start - 1])
        if number is None:
            break
        begin = start - 1 - len(number.group())
        words = Phrase(begin, start - 1)
        found.insert(0, Team(f"第{number.group(1)}{own['rest']}", words, _sender(text, floor, begin)))
        start = begin
    return found
