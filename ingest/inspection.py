"""Who inspected whom, and when: the inspection's sentence read by its parts, in any order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.compact import Compact
from ingest.dates import DatedWords, date_words, not_before
from ingest.period import find_addressee, find_feedback, find_feedback_date, find_period
from ingest.phrases import Phrase, sentences_of
from ingest.report import Date
from ingest.teams import Team, find_teams
from ingest.terms import LEVEL, ROUND, first_term

_VERB = re.compile(
    # 进行了为期两个月的常规巡察, 开展了“回头看”, 开展八届市委第三轮巡察
    r"(?:进行了?|开展了?|实施了?|展开了?|作了|做了)(?P<how>(?:(?!进行|开展|实施)[^。;]){0,60}?)(?:巡[察视查](?!整改)|[“\"‘']?回头看|政治体检)"
)
_TARGET = re.compile(r"(?:对(?<![面应针反核]对)|进驻|巡[察视]了)(?!村|口|标|照|接|应|象|于|此|外)")
# the word before what is inspected: 对X进行了巡察, 进驻X开展巡察; not in 对村巡察, 对照
_THEN = re.compile(r",对(?![村口标照接应象于此外])")
# 进驻我镇,对镇党委和大湾村党支部进行了巡察: the object stands behind
_NO_VERB = re.compile(r"整改|反馈|工作")
# 开展巡察整改, 开展巡察工作
_NO_TARGET = re.compile(r"反馈|整改|问题|意见|监督|巡察工作|进行了?认真|如下|部署")
# 对反馈的问题进行了…: not what was inspected
_OBJECT = (
    # 对X党组常规巡察,
    r"对(?<![面应针反核]对)(?!村|口|标|照|接|应|象|于|此|外)(?P<object>[^。;,]{2,80}?)"
    r"(?P<verb>(?:常规|专项|机动|提级|交叉|联动|延伸|集中)?巡[察视](?:“回头看”)?)(?=[,。;]|$)"
    # 巡察了X,
    r"|(?P<did>巡[察视]了)(?P<what>[^。;,]{2,80})"
)
# X接受了市委第三巡察组巡察
_SUBJECT = r"(?P<who>[^,。;:]{2,60})接受了?(?=[^。;,]{0,40}巡[察视查])"
_DIRECT = re.compile(rf"{_OBJECT}|{_SUBJECT}")
_DIRECT_TO_OBJECT = re.compile(rf"{_OBJECT}|(?P<who>(?!))")  # the same without 接受, for speed
_EXTENDED = re.compile(
    r"(?P<verb>(?:延伸(?:巡[察视]|检查)?|(?:同步|同时|一并)巡[察视])(?:了|至|到)?)(?P<what>(?!巡[察视]|检查)[^。;,]{2,80})"
)
# 延伸巡察了小河村、石牛社区党组织, 同步巡视了澜江高新区党工委
_MANNER = 12  # code points behind the verb that may still say a mode: 巡察“回头看”


@dataclass(frozen=True, slots=True)
class InspectionWords:
    """What the preamble says of the inspection, as phrases of its compact text.

    `target` and `others` are what was inspected, `addressee` who received the feedback, `manner` the words
    around the verb, which may say a mode.
    """

    sentence: Phrase | None
    target: Phrase | None
    others: tuple[Phrase, ...]
    addressee: Phrase | None
    teams: tuple[Team, ...]
    started: DatedWords | None
    ended: DatedWords | None
    feedback: DatedWords | None
    manner: str
    dates: tuple[DatedWords, ...]


@dataclass(frozen=True, slots=True)
class _Verb:
    """进行了…巡察, with the object before or behind it."""

    start: int
    end: int
    target: Phrase | None


def read_inspection(preamble: Compact, *, published: int | None) -> InspectionWords:
    """Read the preamble's sentences on the inspection and its feedback; what it does not say is None."""
    text = preamble.text
    sentences = sentences_of(text)
    verb = _find_verb(text, sentences)
    sentence = next((one for one in sentences if verb and one.start <= verb.start < one.end), None)
    dates = date_words(text, published=published)
    feedback = find_feedback(text, sentences, sentence, verb.end if verb else 0)
    period = find_period(text, dates, sentence, feedback)
    fed_back = find_feedback_date(dates, period, feedback, sentences)
    first = [phrase for phrase in (sentence, feedback) if phrase is not None]
    others = _other_verbs(text, sentence, verb) if sentence and verb else ()
    manners = [_manner(text, sentence, verb, feedback), *(text[one.start : one.end] for one in others)]
    return InspectionWords(
        sentence=sentence,
        target=verb.target if verb else None,
        others=tuple(one.target for one in others if one.target is not None),
        addressee=find_addressee(text, feedback, sentences),
        teams=find_teams(text, first, sentences),
        started=period[0],
        ended=period[1],
        feedback=not_before(fed_back, period[1] or period[0]) if fed_back else None,
        manner="|".join(manners),
        dates=dates,
    )


def _find_verb(text: str, sentences: Sequence[Phrase]) -> _Verb | None:
    """The first 对…进行了巡察; 进行了巡察 without an object only where none has one."""
    bare: _Verb | None = None
    for sentence in sentences:
        for verb in _verbs(text, sentence):
            if verb.target is not None:
                return verb
            bare = bare or verb
    return bare


def _verbs(text: str, sentence: Phrase) -> Iterator[_Verb]:
    for match in _VERB.finditer(text, sentence.start, sentence.end):
        if _inspects(text, match):
            yield _Verb(*match.span(), _target_before(text, sentence.start, match.start()))
    received = text.find("接受", sentence.start, sentence.end) >= 0
    for match in (_DIRECT if received else _DIRECT_TO_OBJECT).finditer(text, sentence.start, sentence.end):
        target = Phrase(*match.span(next(n for n in ("object", "what", "who") if match[n] is not None)))
        if not _NO_TARGET.search(target.of(text)):
            start, end = match.span("verb") if match["verb"] else match.span()
            yield _Verb(start, end, target)


def _inspects(text: str, verb: re.Match[str]) -> bool:
    """Whether the verb is of an inspection: not 开展巡察整改, but 开展巡察整改“回头看”."""
    looks_back = verb.group().endswith("回头看")
    return (looks_back or not _NO_VERB.search(verb["how"])) and not _NO_VERB.match(text, verb.end())


def _target_before(text: str, start: int, verb: int) -> Phrase | None:
    """What stands between 对 and the verb: from the first 对 that an object follows."""
    for match in _TARGET.finditer(text, start, verb):
        if match.group() == "进驻" and _THEN.search(text, match.end(), verb):
            continue
        target = Phrase(match.end(), match.end() + len(text[match.end() : verb].rstrip(",")))
        if target.end - target.start > 1 and not _NO_TARGET.search(target.of(text)):
            return target
    return None


def _other_verbs(text: str, sentence: Phrase, verb: _Verb) -> tuple[_Verb, ...]:
    """The second of 对A党组开展常规巡察,对B、C党支部开展对村巡察, with B、C; 延伸巡察了B、C is one too."""
    found: list[_Verb] = []
    position = verb.end
    for match in _VERB.finditer(text, verb.end, sentence.end):
        if _inspects(text, match):
            found.append(_Verb(*match.span(), _target_before(text, position, match.start())))
        position = match.end()
    extended = _EXTENDED.finditer(text, verb.end, sentence.end)
    return (*found, *(_Verb(*match.span("verb"), Phrase(*match.span("what"))) for match in extended))


def _manner(text: str, sentence: Phrase | None, verb: _Verb | None, feedback: Phrase | None) -> str:
    """The words that can say a mode: before the object, and from the verb on."""
    if verb is None or sentence is None:
        return text[feedback.start : feedback.end + _MANNER] if feedback else ""
    before = text[sentence.start : verb.target.start if verb.target else verb.start]
    return before + "|" + text[verb.start : min(verb.end + _MANNER, sentence.end)]


def to_date(dated: DatedWords | None, preamble: Compact, source: str) -> Date | None:
    """The contract's date with the source's own words; None where its days are not known."""
    if dated is None or dated.first is None or dated.last is None:
        return None
    return Date(dated.first, dated.last, preamble.span(dated.words.start, dated.words.end).of(source))


def mentioned_words(words: InspectionWords, text: str) -> Iterator[tuple[str, Phrase]]:
    """The contract's fields with the words that gave them: ("inspection.started", 2021年4月9日), …"""
    if words.sentence is not None:
        yield "inspection", words.sentence
    for team in words.teams:
        yield "inspection.teams", team.words
    dates = {"started": words.started, "ended": words.ended, "feedback_on": words.feedback}
    for name, dated in dates.items():
        if dated is not None and dated.known:
            yield f"inspection.{name}", Phrase(dated.words.start, dated.words.end)
    found = {"term": first_term(text), "round": ROUND.search(text), "committee": LEVEL.search(text)}
    for name, match in found.items():
        if match is not None:
            yield f"inspection.{name}", Phrase(*match.span())
