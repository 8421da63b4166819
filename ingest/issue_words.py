"""The words that name an issue: its heading without 针对…的问题, without quotes, without its answer."""

import re

from ingest.cues import body_cues
from ingest.headings import CLOSING, Heading, opening_end
from ingest.lines import BLANK, trim

# 巡察反馈的“…” 反馈意见中指出的“…”: who named the problem is no part of it.
_NAMED_BY = re.compile(
    r"(?:(?:省委|市委|县委|区委|中央)?(?:第.{1,4})?(?:巡[察视]组?|反馈|意见|指出|提出|存在|中|所)){1,5}的?(?=[“\"‘'「『])"
)
# 的整改情况 整改落实情况 的整改 at the end of an issue's heading.
_TAIL = re.compile(r"的?(?:整改|落实)(?:工作)?(?:落实|进展|完成|推进)?(?:情况)?$")
_TAIL_ENDS = frozenset("改实作展成进况")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "'": "'", "【": "】"}


def issue_span(text: str, heading: Heading) -> tuple[int, int]:
    """The words of the issue: without 针对…的问题, 关于…问题(的整改情况) and quotes that wrap all of it."""
    start, end = heading.start, heading.end
    opened = opening_end(text, start, end)
    tail = _TAIL.search(text, max(start, end - 16), end) if text[end - 1 : end] in _TAIL_ENDS else None
    if tail and tail.start() > start and (opened or text[tail.start() - 2 : tail.start()] == "问题"):
        end = tail.start()
    closed = text.endswith("问题", start, end) and end - start > 2
    if closed and (
        opened
        or text[start : end - 2].rstrip(BLANK)[-1:] in ("的", "等", "”")
        or _names_deficiency(text[start : end - 2])
    ):
        _, end = trim(text, start, end - 2)
        end -= 1 if text[end - 1] == "的" else 0
    if opened and (closed or tail or _is_quoted(text, opened, end)):
        start = opened if text[start] not in _QUOTES else start
        named_by = _NAMED_BY.match(text, start, end)
        start = named_by.end() if named_by else start
    return _unquote(text, start, end)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether quotes open and close the words: “检务公开不及时” behind 关于."""
    return end - start > 2 and text[end - 1] == _QUOTES.get(text[start])


def _names_deficiency(words: str) -> bool:
    """Whether the words end in what is wrong: 学习不深入 in 学习不深入问题."""
    return body_cues().plain_deficiency.search(words[-5:]) is not None


def _unquote(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow past quotes that wrap all of the words: “…” but not “甲”与“乙”."""
    start, end = trim(text, start, end, CLOSING)
    while end - start > 2 and text[end - 1] == _QUOTES.get(text[start]):
        if text[end - 1] in text[start + 1 : end - 1] and text[start] != text[end - 1]:
            inner = text[start + 1 : end - 1]
            if inner.count(text[start]) != inner.count(text[end - 1]) or inner.index(
                text[end - 1]
            ) < inner.find(text[start]):
                break
        elif text[end - 1] in text[start + 1 : end - 1]:
            break
        start, end = trim(text, start + 1, end - 1, CLOSING)
    return start, end


def without_answer(heading: Heading) -> Heading:
    """A heading that runs on into its answer, cut: 制度落实不到位，|通过自查补齐记录"""
    cues = body_cues()
    words = heading.words
    for match in re.finditer("[，,]", words):
        before, after = words[: match.start()], words[match.end() :]
        if (
            cues.plain_deficiency.search(before[-5:])
            and len(after) >= 4
            and not cues.plain_deficiency.search(after)
        ):
            cut = heading.start + match.start()
            return Heading(heading.start, cut, before, cut + 1, heading.form, own_line=False)
    return heading
