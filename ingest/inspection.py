"""Who inspected whom, and when: the inspection's sentence read by its parts, in any order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest.compact import Compact
from ingest.dates import DatedWords, date_words
from ingest.numerals import chinese_to_int
from ingest.report import Date
from ingest.word_lists import read_word_lists

_NUMERAL = r"[0-9一二三四五六七八九十百]{1,3}"
_DONE = r"(?:(?:进行|开展|实施|展开)了?|[作做]了)"
_VERB = re.compile(
    # 对X进行了为期两个月的常规巡察, 对X开展了“回头看”, 对X党组巡察, 对X进行“机动式”巡察
    rf"{_DONE}(?P<how>(?:(?!进行|开展|实施)[^。;]){{0,60}}?)(?P<what>巡[察视查]|[“\"‘']?回头看|政治体检)"
)
_TEAM_END = re.compile(rf"巡[察视查](?:工作)?(?:第?(?:{_NUMERAL}|[0-9]{{1,2}}))?(?:小)?组(?![长员])")
# 巡察组, 巡察三组, 巡察第二组
_TEAM_STOP = re.compile(r"[,，。;:、!?()]|[省市县区州旗]委|(?<!局)党委|党组|党工委|工委|领导小组|中央(?=第|巡)|派出|由|于|在|自|向|与|和|的|届|[日月旬]至?|部署|安排")
_ROUND_BEFORE = re.compile(
    rf"(?:巡[察视](?=第{_NUMERAL}轮))?(?:第{_NUMERAL}轮)?(?:第{_NUMERAL}批)?(?:巡[察视](?=[^组]*巡[察视查][^组]*组))?"
)
# 第六轮巡视 in 第六轮巡视第六巡视组
_NUMBER = re.compile(rf"第({_NUMERAL})$")
# 第一 before 、第五巡察组
_TERM = re.compile(rf"第?({_NUMERAL})届(?!{_NUMERAL}?中全会|{_NUMERAL}次|全国|人大|政协)(?P<who>中共)?(?P<level>[^,。;:、]{{0,8}}?(?:委|中央|党委))?")
# 十四届市委, 第十四届县委
_ROUND = re.compile(rf"第({_NUMERAL})轮")
# 第十三轮
_FEEDBACK = re.compile(
    r"反馈(?:了|会|大会|工作|见面会|给|至|到)|反馈(?:.{0,4}巡[察视]|意见$|.{0,3}情况)|(?:进行|作|做|开展|召开|集中|现场|专题|通报|书面|完成|当面|正式|一对一”?)了?.{0,6}反馈|向.{2,60}反馈"
)
# 反馈了巡察意见, 召开反馈会, 进行了反馈, 向X反馈意见
_SENTENCE = re.compile(r"[。!?;]")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch `[start, end)` of the preamble."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Team:
    """A team's name and what stands before it: 第三巡察组 after 十四届市委."""

    name: str
    words: Words
    sender: str


@dataclass(frozen=True, slots=True)
class InspectionWords:
    """What the preamble says of the inspection, with the places of its words. Names are in compact form."""

    sentence: Words | None = None
    target: Words | None = None
    others: tuple[Words, ...] = ()
    addressee: Words | None = None
    teams: tuple[Team, ...] = ()
    started: DatedWords | None = None
    ended: DatedWords | None = None
    feedback: DatedWords | None = None
    manner: str = ""
    dates: tuple[DatedWords, ...] = field(default=())


def read_inspection(preamble: Compact, *, published: int | None) -> InspectionWords:
    """Read the preamble's sentences on the inspection and its feedback; what it does not say is None."""
    text = preamble.text
    sentences = _sentences(text)
    verb = _inspection_verb(text, sentences)
    sentence = next((s for s in sentences if verb and s.start <= verb.start < s.end), None)
    dates = date_words(text, published=published)
    feedback_at = _feedback(text, sentences, sentence, verb)
    period = _period(text, dates, sentence, feedback_at, verb)
    teams = _teams(text, sentence, feedback_at, sentences)
    return InspectionWords(
        sentence=sentence,
        target=verb.target if verb else None,
        others=_other_targets(text, sentence, verb) if sentence and verb else (),
        addressee=_addressee(text, feedback_at, sentences),
        teams=teams,
        started=period[0],
        ended=period[1],
        feedback=_feedback_date(dates, period, feedback_at, sentences),
        manner=_manner(text, sentence, verb, feedback_at),
        dates=dates,
    )


@dataclass(frozen=True, slots=True)
class _Verb:
    start: int
    end: int
    target: Words | None


def _sentences(text: str) -> list[Words]:
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return [Words(start, end) for start, end in zip([0, *ends], ends, strict=False) if start < end]


_NO_TARGET = re.compile(r"反馈|整改|问题|意见|监督|巡察工作|进行了?认真|如下|部署")
_TARGET = re.compile(r"(?:(?<![面应针反核])对|进驻|巡[察视]了)(?!村|口|标|照|接|应|象|于|此|外)")
# the word before what is inspected: 对X进行了巡察, 进驻X开展巡察; not in 对村巡察, 对照


def _inspection_verb(text: str, sentences: Sequence[Words]) -> _Verb | None:
    """The first 对…进行了巡察, or 进行了巡察 without an object where there is none with one."""
    bare: _Verb | None = None
    for sentence in sentences:
        for match in _VERB.finditer(text, sentence.start, sentence.end):
            if re.search(r"整改|反馈|工作", match["how"]) or text[match.end() : match.end() + 2] in ("整改", "反馈", "工作"):
                continue
            target = _target_before(text, sentence.start, match.start())
            if target is not None:
                return _Verb(match.start(), match.end(), target)
            bare = bare or _Verb(match.start(), match.end(), None)
        plain = _plain_verb(text, sentence)
        if plain is not None:
            return plain
    return bare


_PLAIN = re.compile(r"(?:巡[察视]了|接受了?)(?P<rest>[^。;]{2,120})|(?<![面应针反核])对(?!村|口|标|照|接|应|象|于|此|外)(?P<object>[^。;,]{2,80}?)(?P<verb>(?:常规|专项|机动|提级|交叉|联动|延伸|集中)?巡[察视](?:“回头看”)?)(?=[,。;]|$)")
# 巡察了X, 对X党组常规巡察,


def _plain_verb(text: str, sentence: Words) -> _Verb | None:
    """对X巡察 and 巡察了X, without 进行."""
    match = _PLAIN.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    if match["object"] is not None:
        if _NO_TARGET.search(match["object"]):
            return None
        return _Verb(match.start("verb"), match.end("verb"), Words(*match.span("object")))
    if text.startswith("接受", match.start()):
        if not re.match(r".{0,40}巡[察视查]", match["rest"]):
            return None
        before = re.search(r"([^,。;:]{2,60})$", text[sentence.start : match.start()])
        subject = Words(sentence.start + before.start(1), match.start()) if before else None
        return _Verb(match.start(), match.end(), subject)
    end = re.search(r"[,。;]", match["rest"])
    return _Verb(match.start(), match.end(), Words(match.start("rest"), match.start("rest") + (end.start() if end else len(match["rest"]))))


def _target_before(text: str, start: int, verb: int) -> Words | None:
    """What stands between 对 and the verb: from the first 对 after which the object holds."""
    for match in _TARGET.finditer(text, start, verb):
        end = len(text[match.end() : verb].rstrip(",")) + match.end()
        words = text[match.end() : end]
        if len(words) >= 2 and not _NO_TARGET.search(words) and not re.search(r",.*[^省市县区]委.*对", words):
            return Words(match.end(), end)
    return None


def _other_targets(text: str, sentence: Words, verb: _Verb) -> tuple[Words, ...]:
    """对A党组开展常规巡察,对B、C党支部开展对村巡察: B and C."""
    found = []
    position = verb.end
    for match in _VERB.finditer(text, verb.end, sentence.end):
        target = _target_before(text, position, match.start())
        if target is not None:
            found.append(target)
        position = match.end()
    return tuple(found)


def _feedback(text: str, sentences: Sequence[Words], sentence: Words | None, verb: _Verb | None) -> Words | None:
    """The clause on the feedback, from its sentence's start (or from behind the inspection) to 反馈.

    It stands behind the inspection; only where nothing is found there, before it.
    """
    behind = [one for one in sentences if sentence is None or one.start >= sentence.start]
    before = [one for one in sentences if one not in behind]
    for one in (*behind, *before):
        start = verb.end if verb is not None and one == sentence else one.start
        match = _FEEDBACK.search(text, start, one.end)
        if match is not None and not _OF_PROBLEMS.match(text, match.start()):
            return Words(start, match.end())
    return None


_OF_PROBLEMS = re.compile(r"反馈(?:问题|意见)?的?(?:整改|问题)")
# 反馈问题, 反馈意见整改: no feedback is given there


def _period(
    text: str, dates: Sequence[DatedWords], sentence: Words | None, feedback: Words | None, verb: _Verb | None
) -> tuple[DatedWords | None, DatedWords | None]:
    """The first day and the last of all periods that stand before the feedback."""
    limit = _period_limit(sentence, feedback, len(text))
    floor = sentence.start if sentence is not None else 0
    before = [d for d in dates if d.words.end <= limit]
    inside = [d for d in before if d.words.start >= floor] or before
    ranges = [i for i, d in enumerate(inside[:-1]) if d.opens_range]
    if not ranges:
        single = [d for d in inside if verb is None or d.words.start < verb.start or d.words.start < limit]
        return (single[0], None) if single else (None, None)
    first, last = ranges[0], ranges[0]
    for i in ranges[1:]:
        gap = text[inside[last + 1].words.end : inside[i].words.start]
        last = i if len(gap) <= 3 else last
    return inside[first], inside[last + 1]


def _period_limit(sentence: Words | None, feedback: Words | None, end: int) -> int:
    """Dates of the period stand before the feedback's clause."""
    if feedback is not None and (sentence is None or feedback.start >= sentence.start):
        return feedback.start if sentence is not None else feedback.end
    return sentence.end if sentence is not None else end


def _feedback_date(
    dates: Sequence[DatedWords],
    period: tuple[DatedWords | None, DatedWords | None],
    feedback: Words | None,
    sentences: Sequence[Words],
) -> DatedWords | None:
    """The last date before 反馈 in its clause, else the first after it in its sentence."""
    if feedback is None:
        return None
    taken = {d.words.start for d in period if d is not None}
    free = [d for d in dates if d.words.start not in taken]
    inside = [d for d in free if feedback.start <= d.words.start < feedback.end]
    if inside:
        return inside[-1]
    end = next((s.end for s in sentences if s.start < feedback.end <= s.end), feedback.end)
    after = [d for d in free if feedback.end <= d.words.start < min(end, feedback.end + 20)]
    return after[0] if after else None


_ADDRESSED = re.compile(r"向(?P<who>[^,。;]{2,60}?)(?:领导班子|主要负责人|班子|党组织)?(?:进行|作|做|书面|集中|现场|正式|当面|通报|专题|面对面|“一对一”)*了?反馈")


def _addressee(text: str, feedback: Words | None, sentences: Sequence[Words]) -> Words | None:
    """Who received the feedback: 向X反馈."""
    if feedback is None:
        return None
    end = next((one.end for one in sentences if one.start < feedback.end <= one.end), feedback.end)
    match = _ADDRESSED.search(text, feedback.start, end)
    return Words(*match.span("who")) if match is not None else None


def _manner(text: str, sentence: Words | None, verb: _Verb | None, feedback: Words | None) -> str:
    """The words that can say a mode: around the verb, and before the object."""
    if verb is None or sentence is None:
        return text[feedback.start : feedback.end + 12] if feedback else ""
    before = text[sentence.start : verb.target.start if verb.target else verb.start]
    return before + "|" + text[verb.start : min(verb.end + 12, sentence.end)]


def _teams(
    text: str, sentence: Words | None, feedback: Words | None, sentences: Sequence[Words]
) -> tuple[Team, ...]:
    """The teams of the inspection's sentence, else of the feedback's; a plain 巡察组 only where no other is."""
    places = [sentence, feedback] if sentence else [feedback]
    found: list[Team] = []
    for place in places:
        if place is not None and not found:
            found = _teams_in(text, place)
    if not any(_is_named(team) for team in found):
        more = [team for place in (*places, *sentences) if place for team in _teams_in(text, place)]
        found = [team for team in more if _is_named(team)][:1] or found or more[:1]
    return tuple(dict.fromkeys(team for team in found if _is_named(team))) or tuple(found[:1])


def _is_named(team: Team) -> bool:
    return re.fullmatch(r"巡[察视查](?:工作)?组", team.name) is None


def _teams_in(text: str, place: Words) -> list[Team]:
    found: list[Team] = []
    for match in _TEAM_END.finditer(text, place.start, place.end):
        start = _team_start(text, place.start, match.start())
        name, sender = text[start : match.end()], _sender(text, place.start, start)
        glued = _ROUND_BEFORE.match(name)
        cut = glued.end() if glued is not None and glued.end() < len(name) else 0
        sender, name, start = sender + name[:cut], name[cut:], start + cut
        found.extend(_numbered_before(text, place.start, start, name, sender))
        found.append(Team(name, Words(start, match.end()), sender or (found[-1].sender if found else "")))
    return _unique(found)


def _unique(teams: Sequence[Team]) -> list[Team]:
    seen: dict[str, Team] = {}
    for team in teams:
        seen.setdefault(team.name, team)
    return list(seen.values())


def _team_start(text: str, floor: int, end: int) -> int:
    """Where the team's name begins: behind the committee, a mark or a verb; quotes are passed over whole."""
    window = max(floor, end - 60)
    stop = window
    depth_close = text.rfind("”", window, end)
    depth_open = text.rfind("“", window, depth_close) if depth_close >= 0 else -1
    for match in _TEAM_STOP.finditer(text, window, end):
        if not (depth_open >= 0 and depth_open < match.start() < depth_close):
            stop = match.end()
    return stop


def _sender(text: str, floor: int, start: int) -> str:
    """The words before the team back to a mark: 根据市委部署,十四届市委 → 十四届市委."""
    window = max(floor, start - 40)
    marks = [m.end() for m in re.finditer(r"[,。;:、!?]|[日月旬](?=[^日月旬]*$)", text[window:start])]
    return text[window + (marks[-1] if marks else 0) : start]


def _numbered_before(text: str, floor: int, start: int, name: str, sender: str) -> list[Team]:
    """第一 of 第一、第五巡察组 and of 第一、二巡察组, in order."""
    own = re.match(rf"(第?)({_NUMERAL})(.*)", name)
    if own is None or start == 0 or text[start - 1] not in "、和及与":
        return []
    found: list[Team] = []
    position = start
    while position > floor and text[position - 1] in "、和及与":
        number = re.search(rf"第?({_NUMERAL})$", text[max(position - 6, floor) : position - 1])
        if number is None:
            break
        begin = position - 1 - len(number.group())
        who = _sender(text, floor, begin)
        found.insert(0, Team(f"第{number.group(1)}{own.group(3)}", Words(begin, position - 1), who))
        position = begin
    return found


def find_term(text: str, level: str | None) -> int | None:
    """The term of the committee: 十四届市委 → 14. A term of another level (十三届省委 for 市委) is not its own."""
    for match in _TERM.finditer(text):
        if _same_level(match["level"], level):
            return chinese_to_int(match.group(1))
    return None


def find_round(text: str, level: str | None) -> int | None:
    """The round: 第十三轮 → 13, where no committee of another level stands before it."""
    for match in _ROUND.finditer(text):
        before = re.split(r"[,。;:、]", text[max(match.start() - 16, 0) : match.start()])[-1]
        whose = _LEVELS.findall(before)
        if _same_level(whose[-1] if whose else None, level) and not re.search(r"上一?$", before):
            return chinese_to_int(match.group(1))
    return None


_LEVELS = re.compile(r"[省市县区州旗盟]委|自治区党委|党委|中央")
# the committee that a term or round belongs to


def _same_level(words: str | None, level: str | None) -> bool:
    whose = _LEVELS.findall(words or "")
    return not whose or level is None or whose[-1] == level


def find_modes(manner: str, teams: Sequence[str], title: str) -> tuple[str, ...]:
    """The modes that the sentence, the teams' names or the title say, in the contract's order."""
    return tuple(mode for mode in _modes() if any(_says(mode, text) for text in (manner, *teams, title)))


@cache
def _modes() -> tuple[str, ...]:
    return tuple(read_word_lists("header")["inspection"]["modes"])


def _says(mode: str, text: str) -> bool:
    if mode == "回头看":
        return mode in text
    following = r"[^,。;|]{0,12}?(?:巡[察视查]|组)"
    return re.search(mode + following, text) is not None


def to_date(dated: DatedWords | None, preamble: Compact, source: str) -> Date | None:
    """The contract's date with the source's own words; None where its days are not known."""
    if dated is None or dated.first is None or dated.last is None:
        return None
    return Date(dated.first, dated.last, preamble.span(dated.words.start, dated.words.end).of(source))


def mentioned_words(words: InspectionWords, text: str) -> Iterator[tuple[str, Words]]:
    """The contract's fields with the words that gave them: ("inspection.started", 2021年4月9日), …"""
    dates = {"started": words.started, "ended": words.ended, "feedback_on": words.feedback}
    if words.sentence is not None:
        yield "inspection", words.sentence
    for team in words.teams:
        yield "inspection.teams", team.words
    for field, dated in dates.items():
        if dated is not None and dated.known:
            yield f"inspection.{field}", Words(dated.words.start, dated.words.end)
    for field, pattern in (("term", _TERM), ("round", _ROUND), ("committee", _LEVELS)):
        match = pattern.search(text)
        if match is not None:
            yield f"inspection.{field}", Words(*match.span())
