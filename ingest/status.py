"""What a report says of an issue's state: 【已完成】, 该问题已基本完成整改, 完成情况：持续推进."""

import re
from functools import lru_cache

from ingest.cues import body_cues
from ingest.lines import BLANK
from ingest.report import Status

_LONGEST = 60  # a sentence that only states the status is short
_STOPS = BLANK + "。；;！!"
_STOPS_AND_CLOSERS = _STOPS + "】）)"
_HEADING_ENDS = BLANK + "。；;：:"
# Where a last sentence or note begins: 。 ； 【 （ or a line break.
_LAST_BREAK = re.compile(r"[。；;！!【（(\n\r]")
# 12 个, 58项: figures inside a status sentence.
_FIGURES = re.compile(r"[0-9０-９一二三四五六七八九十两]+\s?[个项条件]?|其余|余下")
# 截至2025年4月底， 2024年6月30日， 2023年年底前
_DATE = re.compile(
    r"(?:截至|截止|到|于)?(?:[0-9０-９〇零一二三四五六七八九]{4}年|今年|去年)?(?:[0-9０-９一二三四五六七八九十]{1,2}月|年)"
    r"(?:[0-9０-９一二三四五六七八九十]{1,3}日|[底末初]|[上中下]旬)?前?"
)
# 问题, 任务: what a count must count to be a state of the whole issue.
_COUNTED = re.compile(r"问题|任务|事项|整改")
# 的整改事项 问题 at the end of a group's heading.
_NOUN = re.compile(r"的?(?:具体|反馈)?(?:整改)?(?:事项|任务|问题|工作)(?:整改)?$|的整改$")
# （12个） 共3项 at the end of a heading.
_COUNT = re.compile(r"[，,（(]?共?\s?[0-9一二三四五六七八九十]+\s?[个项条件][）)]?$")
_LONGEST_NOUN = 9  # characters of 的具体整改事项整改
_COUNT_ENDS = "个项条件）)"
# 该问题… 此项任务… 目前，上述事项… 未完成的5个问题…
_SUBJECT = re.compile(
    r"(?:目前|截至目前|现)?[，,]?(?:[该此这本]|上述|以上|未完成的?|其余|余下)"
    r"(?:\s?[0-9一二三四五六七八九十两]+)?[个项条类]?(?:具体)?(?:整改)?(?:问题|任务|事项|工作|整改)(?!线索)"
)


def status_of(sentence: str) -> Status | None:
    """The state that a sentence states and states only, else None."""
    sentence = sentence.strip(_STOPS)
    return _stated(sentence) if 0 < len(sentence) <= _LONGEST else None


@lru_cache(maxsize=1024)  # half of those that are asked for were before: 已完成, 持续推进, the words of marks
def _stated(sentence: str) -> Status | None:
    if not body_cues().state_words.search(sentence):
        return None
    return _by_words(sentence) or _by_subject(sentence)


def _by_words(sentence: str) -> Status | None:
    """Made of status words alone: 已完成整改，并长期坚持 → done. The first state named counts."""
    cues, position = body_cues(), 0
    first: Status | None = None
    counted = False
    while position < len(sentence):
        match = cues.status_words.match(sentence, position) or _DATE.match(sentence, position)
        if match is None:
            match = _FIGURES.match(sentence, position)
            counted = True
        if match is None:
            return None
        first = first or cues.states.get(match.group())
        position = match.end()
    return None if counted and not _counts_the_issue(sentence) else first


def _counts_the_issue(sentence: str) -> bool:
    """12个问题全部整改到位, but no 销号问题19个 nor 已完成9项: those tell what was done."""
    opening = body_cues().status_words.match(sentence)
    acts = opening is not None and opening.group() in body_cues().states
    return not acts and _COUNTED.search(sentence) is not None


def _by_subject(sentence: str) -> Status | None:
    """Opened by 该问题 and holding a state: 该问题受用地指标制约，需持续整改，计划年底前完成 → ongoing."""
    if _SUBJECT.match(sentence) is None:
        return None
    return first_state(sentence)


def first_state(words: str) -> Status | None:
    """The first state named anywhere in `words`."""
    cues = body_cues()
    for match in cues.status_words.finditer(words):
        state = cues.states.get(match.group())
        if state is not None:
            return state
    return None


def ends_in_state(text: str, start: int, end: int) -> bool:
    """Whether the last sentence or note of ``text[start:end]`` only states the state: …条。【已完成】"""
    start = max(start, end - _LONGEST)
    if body_cues().state_words.search(text, start, end) is None:
        return False
    return status_of(_LAST_BREAK.split(text[start:end].rstrip(_STOPS_AND_CLOSERS))[-1]) is not None


def status_of_group(heading: str) -> Status | None:
    """The state that a heading gives all its items: 集中整改期内已完成的整改事项 → done; not 解决遗留问题."""
    cues = body_cues()
    words = heading.strip(_HEADING_ENDS)
    words = _COUNT.sub("", words) if words[-1:] in _COUNT_ENDS else words
    if len(words) > 40 or not words.endswith(cues.group_nouns):
        return None
    named, noun = words, _NOUN.search(words, max(0, len(words) - _LONGEST_NOUN))
    words = words[: noun.start()] if noun else words
    if cues.plain_deficiency.search(named):
        return status_of(words)  # 尚未完成、需长期推进 is a state, 采购计划未完成 is a problem
    ends: list[str] = []
    if words.endswith(tuple(cues.states)):
        ends = [state for state in cues.states if words.endswith(state) and state != "解决"]
    state = max(ends, key=len, default="")
    return "ongoing" if words.removesuffix(state).endswith("未") else cues.states.get(state)
