"""When an inspection began and ended, and when and to whom its findings were fed back (反馈)."""

import re
from collections.abc import Sequence

from ingest.dates import DatedWords
from ingest.phrases import Phrase

_FEEDBACK = re.compile(
    # 反馈了巡察意见, 反馈会, 反馈巡察情况
    r"反馈(?:了|会|大会|见面会|给|至|到)|反馈(?:.{0,4}巡[察视]|意见$|.{0,3}情况)"
    # 进行了反馈, 召开集中反馈会
    r"|(?:进行|作|做|开展|召开|集中|现场|专题|通报|书面|完成|当面|正式|一对一”?)了?.{0,6}反馈"
    # 向X反馈意见, 6月5日反馈意见, 第三巡察组反馈意见。
    r"|向.{2,60}反馈|(?<=[日号月旬初底])反馈|(?<=组)反馈意见(?=[。;]|,(?:指出|共|提出))"
)
_OF_PROBLEMS = re.compile(r"反馈(?:问题|意见)?的?(?:整改|问题)")
# 反馈问题, 反馈意见整改: no feedback is given there
_ANSWERED = re.compile(r"(?:针对|落实|对照|围绕|聚焦)[^,。;]*$")
# 针对县委第三巡察组反馈情况: what was done about it
_ADDRESSED = re.compile(
    r"向(?P<who>[^,。;]{2,60}?)(?:领导班子|主要负责人|班子|党组织)?"
    r"(?:进行|作|做|书面|集中|现场|正式|当面|通报|专题|面对面|“一对一”)*了?反馈"
)
# 向局党组领导班子反馈
_GAP = 3  # code points between two periods: 、 in 3月6日至4月14日、5月8日至6月2日
_AFTER = 20  # code points after 反馈 in which its date may stand: 反馈会于7月21日召开


def find_feedback(
    text: str, sentences: Sequence[Phrase], sentence: Phrase | None, behind: int
) -> Phrase | None:
    """The clause on the feedback up to 反馈; in the inspection's own `sentence` it begins at `behind`.

    It stands behind the inspection; only where nothing is found there, before it.
    """
    later = [one for one in sentences if sentence is None or one.start >= sentence.start]
    earlier = sentences[: len(sentences) - len(later)]
    for one in (*later, *earlier):
        start = behind if one == sentence else one.start
        for match in _FEEDBACK.finditer(text, start, one.end):
            given = not _OF_PROBLEMS.match(text, match.start())
            if given and not _ANSWERED.search(text, start, match.start()):
                return Phrase(start, match.end())
    return None


def find_addressee(text: str, feedback: Phrase | None, sentences: Sequence[Phrase]) -> Phrase | None:
    """Who received the feedback: 县水利局党组 in 向县水利局党组反馈."""
    if feedback is None:
        return None
    match = _ADDRESSED.search(text, feedback.start, _end_of_sentence(feedback, sentences))
    return Phrase(*match.span("who")) if match is not None else None


def _end_of_sentence(phrase: Phrase, sentences: Sequence[Phrase]) -> int:
    return next((one.end for one in sentences if one.start < phrase.end <= one.end), phrase.end)


def find_period(
    text: str, dates: Sequence[DatedWords], sentence: Phrase | None, feedback: Phrase | None
) -> tuple[DatedWords | None, DatedWords | None]:
    """The first day of the first period and the last of the last; a single date is the first day.

    The dates stand in the inspection's sentence and before the feedback; where it has none, before it.
    """
    limit = _limit(sentence, feedback, len(text))
    before = [dated for dated in dates if dated.words.end <= limit]
    floor = sentence.start if sentence is not None else 0
    inside = [dated for dated in before if dated.words.start >= floor] or before
    ranges = [index for index, dated in enumerate(inside[:-1]) if dated.opens_range]
    if not ranges:
        if sentence is None and feedback is not None:  # 12月26日召开反馈会: no day of the inspection itself
            inside = [dated for dated in inside if dated.words.start < feedback.start]
        return (inside[0] if inside else None), None
    last = ranges[0]
    for index in ranges[1:]:
        if inside[index].words.start - inside[last + 1].words.end <= _GAP:
            last = index
    return inside[ranges[0]], inside[last + 1]


def _limit(sentence: Phrase | None, feedback: Phrase | None, end: int) -> int:
    """Before which index the period's dates stand."""
    if sentence is None:
        return end if feedback is None else feedback.end
    return sentence.end if feedback is None or feedback.start < sentence.start else feedback.start


def find_feedback_date(
    dates: Sequence[DatedWords], period: Sequence[DatedWords | None], feedback: Phrase | None,
    sentences: Sequence[Phrase],
) -> DatedWords | None:  # fmt: skip
    """The last date before 反馈 in its clause, else the first close behind it."""
    if feedback is None:
        return None
    free = [dated for dated in dates if dated not in period]
    inside = [dated for dated in free if feedback.start <= dated.words.start < feedback.end]
    if inside:
        return inside[-1]
    limit = min(_end_of_sentence(feedback, sentences), feedback.end + _AFTER)
    return next((dated for dated in free if feedback.end <= dated.words.start < limit), None)
