"""Organisation part, issue part, next-steps part: which top-level blocks hold the issues."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from operator import attrgetter

from ingest.cues import body_cues
from ingest.evidence import Evidence
from ingest.headings import head_kind
from ingest.lines import Line, between
from ingest.marks import LIGHT, Mark

_PREAMBLE = 50  # characters: the opening paragraph is longer than any title, date or furniture line
_LAST_LINES = 60  # so many lines at most hold the signature and furniture
_LONGEST_DATE = 18  # characters of a date alone in its line
_OPENING = 3000  # characters of one line in which the report may be announced
# 现将巡察整改进展情况予以公布。 现将整改情况通报如下： 现将…情况报告如下
_ANNOUNCED = re.compile(
    r"现(?:将|就|把)[^。：:\n]{0,120}?(?:公布|公开|通报|报告|公示|公告)[^。：:\n]{0,20}[。：:，,]?"
)
# 一、 （一） 1. at the start of a line
_FIRST_MARK = re.compile(r"[一1]、|[（(][一1][）)]|1[.．]")
# 二、 （二） 2. 一是 at the start of a line
_ANY_MARK = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,3}[、.．）)是要]")
# 2024年5月20日 二〇二三年三月十日 2024-05-20 alone in its line.
_DATE_LINE = re.compile(
    r"[0-9〇○零一二三四五六七八九]{4}\s?[年./-]\s?[0-9一二三四五六七八九十]{1,2}\s?[月./-]\s?[0-9一二三四五六七八九十]{1,3}\s?日?"
)
# 中共…党组 …委员会 …党委: a signature line has no sentence signs.
_SIGNATURE = re.compile(r"[^。，；：,;:]{2,40}")
# 。 ： ？ 《: what an unnumbered heading of a part does not hold
_NO_HEADING = re.compile(r"[。；;：:？?《【\t]")
_FINISHED = "。；;：:！!】）)"
# 我局将以…为契机 县水利局党组将 通过集中整改，院党委要
_WILL = re.compile(
    r"(?:[^，。；]{2,24}[，。])?[^，。；]{0,16}(?:党[组委]|党工委|党支部|党总支|我[们县市区镇乡街局院校部委办站所]|我中心|我单位|全[县市区镇乡局院校]|[省市县区]委|公司|集团)[^，。；]{0,8}[将要]"
)


def body_range(text: str, lines: Sequence[Line]) -> tuple[int, int]:
    """Where the body begins (after the opening paragraph) and ends (before the closing and the signature)."""
    start = _opening_end(text, lines)
    first = bisect_right(lines, (start,))
    first -= first > 0 and lines[first - 1].end > start
    return start, max(start, _closing_start(text, lines[first:]))


def _opening_end(text: str, lines: Sequence[Line]) -> int:
    """The end of the sentence that announces the report, else of the first paragraph before any mark."""
    for index, line in enumerate(lines[:400]):
        announced = _ANNOUNCED.search(text, line.start, min(line.end, line.start + _OPENING))
        if announced:
            return announced.end()
        if _FIRST_MARK.match(line.text) and len(line.text) > 4:
            return _announced_later(text, lines[index:]) or line.start
        if len(line.text) >= _PREAMBLE and "。" in line.text and len(line.text) * 2 < len(text):
            later = _announced_later(text, lines[index + 1 :])
            return later or line.end
    return 0


def _announced_later(text: str, lines: Sequence[Line]) -> int | None:
    """The end of the announcing sentence where the opening takes a few paragraphs."""
    for index, line in enumerate(lines[:6]):
        if index and _ANY_MARK.match(line.text):
            return None
        announced = _ANNOUNCED.search(text, line.start, min(line.end, line.start + _OPENING))
        if announced:
            return announced.end()
    return None


def _closing_start(text: str, lines: Sequence[Line]) -> int:
    """Where the closing starts: invitation to comment, contact block, signature, page furniture."""
    return min([len(text), *_closing_lines(text, lines), *_signatures(lines), *_furniture(text, lines)])


def _closing_lines(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Where lines begin to close the report, from the last line back until a few do not."""
    closing = body_cues().closing
    gap: int | None = None  # lines since the last that did
    for line in reversed(lines[-80:]):
        start = _closing_in(line) if closing.search(text, line.start, line.end) else None
        if start is not None:
            gap = 0
            yield start
        elif gap is not None:
            gap += 1
            if gap > 3:
                return


def _signatures(lines: Sequence[Line]) -> Iterator[int]:
    """The starts of dates alone in their line, or of the signature above one."""
    for index in range(len(lines) - 1, max(0, len(lines) - _LAST_LINES), -1):
        start, end, words = lines[index]
        if end - start <= _LONGEST_DATE and _DATE_LINE.fullmatch(words):
            above = lines[index - 1]
            yield above.start if _SIGNATURE.fullmatch(above.text) else start


def _furniture(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """The start of the first short line of furniture in the last half."""
    last = lines[max(len(lines) // 2, len(lines) - _LAST_LINES) + 1 :]
    found = body_cues().furniture.search(text, last[0].start) if last else None
    while found is not None:
        line = last[bisect_right(last, (found.start() + 1,)) - 1]
        if line.end - line.start < 200:
            yield line.start
            return
        found = body_cues().furniture.search(text, line.end)


def _closing_in(line: Line) -> int | None:
    """Where a line begins to close the report: a sentence that opens with 联系电话 or invites (欢迎…监督)."""
    if len(line.text) > 400:
        return None
    for match in body_cues().closing.finditer(line.text):
        begin = _sentence_start(line.text, match.start())
        signed = line.text[match.end() : match.end() + 1] in ("：", ":")
        if match.start() - begin <= 1 or signed or match.group().startswith("欢迎"):
            return line.start + begin
    return None


def _sentence_start(line: str, at: int) -> int:
    return max(line.rfind(sign, 0, at) for sign in "。！!") + 1


def section_headings(lines: Sequence[Line], openers: Container[int]) -> tuple[Mark, ...]:
    """Unnumbered headings of parts (提高政治站位，扛起整改责任 / 下一步工作安排), style ``section``.

    It stands alone in a short line without a closing sign, names a part, follows a finished paragraph.
    `openers`: where marks open lines.
    """
    found: dict[int, Mark] = {}
    for index, line in enumerate(lines):
        if line.start in openers:
            continue
        above = lines[index - 1] if index else None
        finished = above is None or above.text[-1] in _FINISHED or above.start in found
        if finished and _names_part(line.text.strip("【】[] ")):
            found[line.start] = Mark("section", None, line.start, line.start, "line")
    return tuple(found.values())


def _names_part(line: str) -> bool:
    if not 4 <= len(line) <= 45 or line[-1] in "，,、" or _NO_HEADING.search(line):
        return False
    cues = body_cues()
    if head_kind(line, 0) in ("problem", "area"):
        return False
    if cues.next_steps_strong.match(line) or (cues.other_matters.search(line) and line.endswith("情况")):
        return True
    names = {*cues.organisation.findall(line), *cues.issues.findall(line), *cues.next_steps.findall(line)}
    return len(names) >= 2


def next_steps_start(lines: Sequence[Line], marks: Sequence[Mark], floor: int, end: int) -> int:
    """Where unmarked next steps (下一步，局党组将…) begin, else `end`.

    They begin after `floor`, the last sure sign of an item. The paragraph speaks of the whole inspection, and
    no list that began before it goes on after it.
    """
    after = bisect_right(marks, floor, key=attrgetter("start"))
    later = [mark for mark in marks[after:] if mark.place == "line"]
    started = {mark.start for mark in later}
    heavy = [mark for mark in later if mark.style not in LIGHT]
    numbers: dict[str, int | None] = {}  # of each style, the number of its first mark after the line
    found = end
    for index in reversed(between(lines, floor + 1, end)):
        line = lines[index]
        while heavy and heavy[-1].start > line.start:
            mark = heavy.pop()
            numbers[mark.style] = mark.number
        if line.start not in started and _takes_leave(line.text):
            found = line.start if all(number in (1, None) for number in numbers.values()) else found
    return found


def _takes_leave(line: str) -> bool:
    cues, opening = body_cues(), line[:120]
    strong = cues.next_steps_strong.match(line) is not None
    whole = cues.whole_inspection.search(opening) is not None
    if strong == whole:
        return strong
    return _WILL.match(line) is not None and cues.vows.search(opening) is not None


def issue_sections(evidence: Sequence[Evidence]) -> range:
    """The run of top-level blocks that hold issues: organisation before it, next steps after it."""
    return _best_cut(
        [block.organisation for block in evidence],
        [block.issues for block in evidence],
        [block.next_steps for block in evidence],
    )


def _best_cut(before: Sequence[float], inside: Sequence[float], after: Sequence[float]) -> range:
    """The cut i ≤ j that maximises sum(before[:i]) + sum(inside[i:j]) + sum(after[j:]), in linear time."""
    best, best_range = float("-inf"), range(0)
    lead, lead_at = 0.0, 0  # the best sum(before[:i]) - sum(inside[:i])
    sum_before = sum_inside = 0.0
    total_after = sum(after)
    for j in range(len(inside) + 1):
        if sum_before - sum_inside > lead:
            lead, lead_at = sum_before - sum_inside, j
        value = lead + sum_inside + total_after
        if value > best:
            best, best_range = value, range(lead_at, j)
        if j < len(inside):
            sum_before += before[j]
            sum_inside += inside[j]
            total_after -= after[j]
    return best_range
