"""When a report was published: the page's own line, else the day under the signature."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ingest.compact import Compact, compact_text, fold
from ingest.dates import DatedWords, date_words
from ingest.furniture import is_furniture_line, lines_from_end, lines_of
from ingest.report import Date, Span
from ingest.title import Title
from ingest.word_lists import read_word_lists

_TAIL = 3000  # code points at the end of a text in which signature and date stand
_HEAD_LINES = 120
_LINE = 400  # code points; a longer line is a paragraph
_SHORT = 70  # code points of a line that gives a date and no sentence, or run into the first sentence
_DAY_ONLY = re.compile(r"[(（]?(?:19|20|二).{4,16}[日月\d号][)）]?")
# 2024年5月20日, 二〇二四年七月二十五日, (2024-05-20)
_TIME = re.compile(r"(?<=\d)\s*(?:\d{1,2}:\d{2}(?::\d{2})?)")
# 09:30 after a date
_SPACE = re.compile(r"\s+")
_GLUED_TIME = re.compile(r"((?:19|20)\d\d([-/.])\d{1,2}\2\d{2})(?=\d{1,2}:\d{2})")
# 2022-01-0610:23


def find_publication(source: str, title: Title | None, opening: int) -> tuple[Date, Span] | None:
    """The day of publication and where it stands. `opening` is where the report's first sentence begins."""
    return (
        _labelled(source, opening)
        or _under_title(source, title, opening)
        or _signed(source, lines_from_end(source, max(opening, len(source) - _TAIL)))
        or _first(source, [line for line in _below(source, title, opening) if _is_day_only(source, line)])
    )


def _labelled(source: str, opening: int) -> tuple[Date, Span] | None:
    """The date behind the best label of the page's head or foot: 发布时间 goes before 更新时间."""
    head, end = opening + _SHORT, len(source)
    found = [*_labels_in(source, 0, head, 0), *_labels_in(source, max(head, end - _TAIL), end, _LINE)]
    return min(found, key=lambda one: one[0])[1:] if found else None


def _labels_in(source: str, start: int, end: int, after: int) -> Iterator[tuple[int, Date, Span]]:
    """The dates behind labels, each with the label's rank. No sentence stands before the label in its line,
    nor in the `after` code points behind it: only in the head a line may run into the first sentence."""
    if _LABEL_END.search(source, start, end) is None:
        return
    ranks, others = _labels()
    for match in _label_pattern().finditer(source, start, end):
        if _is_in_sentence(source, match.start(), start, min(match.end() + after, end)):
            continue
        if others.search(fold(source[max(match.start() - 4, 0) : match.end()])):
            continue
        found = _date_in(source, Span(match.end(), match.end() + _VALUE))
        if found is not None and _is_value(source, match.end(), found[1]):
            yield ranks[_SPACE.sub("", match.group())], *found


def _is_value(source: str, label_end: int, date: Span) -> bool:
    """Whether the date belongs to the label: no period begins with it, no sentence behind it has it."""
    between = _BLANK.fullmatch(source, label_end, date.start)
    if between is None or _RANGE.match(source, date.end):
        return False
    return "\n" not in between.group() or not _is_in_sentence(source, date.start, label_end, len(source))


def _is_in_sentence(source: str, position: int, start: int, end: int) -> bool:
    """Whether the line holds a sentence, and is no line of furniture."""
    begin = max(source.rfind("\n", start, position) + 1, position - _LINE, start)
    line = source[begin : min(end, begin + _LINE)].partition("\n")[0]
    return len(line) > 40 and "。" in line


_LABEL_END = re.compile(r"[间期于]\s{0,4}[:：\]】|12１２]")
# 间： of 发布时间：, to pass over a text without labels quickly


@cache
def _labels() -> tuple[dict[str, int], re.Pattern[str]]:
    """The labels with their ranks, the best first, and one pattern for the labels of other days."""
    lists = read_word_lists("header")["publication"]
    return {label: rank for rank, label in enumerate(lists["labels"])}, re.compile("|".join(lists["others"]))


@cache
def _label_pattern() -> re.Pattern[str]:
    """Any label before its colon or its date: 发 布 时 间：, [发布日期] 2024, 发布时间 | 2024."""
    spaced = "|".join(r"\s{0,4}".join(label) for label in _labels()[0])
    return re.compile(rf"(?:{spaced})(?=\s{{0,4}}(?:[:：]|[\]】|]?\s{{0,4}}(?:19|20|１９|２０)\d\d))")


def _below(source: str, title: Title | None, opening: int) -> list[Span]:
    """The lines from the title on, before the first sentence."""
    head = [line for line in lines_of(source, 0, opening) if line.end - line.start < _LINE][:_HEAD_LINES]
    return [line for line in head if title is None or line.start >= title.span.start]


def _under_title(source: str, title: Title | None, opening: int) -> tuple[Date, Span] | None:
    """The first date of the lines under the title."""
    lines = _below(source, title, opening)
    after = [line for line in lines if title is None or line.end > title.end or line.start > title.span.end]
    return _first(source, [line for line in after if _gives_date(source, line)])


_VALUE = 40  # code points behind a label in which its date stands, perhaps in the next line
_BLANK = re.compile(r"[\s:：\[\]【】()（）|]*")
# what may stand between a label and its date
_RANGE = re.compile(r"\s{0,4}(?:至|到|[—–~～-]{1,2}\s{0,4}(?:\d{1,4}[年月日]|(?:19|20)\d\d))")
# 至 of 2024年7月1日至8月30日


def _date_in(source: str, line: Span) -> tuple[Date, Span] | None:
    """The first date with a year in the line."""
    words = _GLUED_TIME.sub(r"\1|", fold(line.of(source)))
    for text in (words, _SPACE.sub("", words)):
        for dated in date_words(text):
            if dated.first is not None and dated.last is not None and dated.words.year is not None:
                return _placed(source, line, dated, text)
    return None


def _placed(source: str, line: Span, dated: DatedWords, text: str) -> tuple[Date, Span]:
    compact = Compact.of(source, line.start, line.end)
    words = _SPACE.sub("", text[dated.words.start : dated.words.end])
    at = compact.text.find(words)
    span = compact.span(at, at + len(words)) if at >= 0 else line
    return Date(dated.first or "", dated.last or "", span.of(source)), span


def _first(source: str, lines: Iterable[Span]) -> tuple[Date, Span] | None:
    return next((found for line in lines if (found := _date_in(source, line)) is not None), None)


def _gives_date(source: str, line: Span) -> bool:
    """Whether a line under the title gives the page's date: 云陵县水利局 2024-05-20, not one in brackets."""
    words = compact_text(source, line.start, line.end)
    _, others = _labels()
    if len(words) > _SHORT or words.startswith("(") or others.search(words):
        return False
    is_day = _DAY_ONLY.fullmatch(_TIME.sub("", words)) is not None
    return is_day or len(words) < 40 or is_furniture_line(words)


def _is_day_only(source: str, line: Span) -> bool:
    return _DAY_ONLY.search(compact_text(source, line.start, line.end)) is not None


def _signed(source: str, lines: Iterable[Span]) -> tuple[Date, Span] | None:
    """The date under the signature: the last line that is a date, or that ends with one after a name.

    `lines` are those of the text's end, the last one first.
    """
    for line in lines:
        if source[line.end - 1] in "。；;":  # a sentence
            continue
        words = compact_text(source, line.start, line.end)
        if _DAY_ONLY.fullmatch(words):
            found = _date_in(source, line) or _run_in(source, line, words)
        else:
            found = None if is_furniture_line(words) else _run_in(source, line, words)
        if found is not None:
            return found
    return None


_RUN_IN = re.compile(
    r"(?:党[组委]|委员会|工委|支部|总支|[省市县区]委|[局厅院校办])(?P<date>(?:19|20|二)[^。,、]{4,12}[日月])[)）]?$"
)
# 中共云陵县水利局党组2024年5月20日, at the end of its line


def _run_in(source: str, line: Span, words: str) -> tuple[Date, Span] | None:
    match = _RUN_IN.search(words, max(len(words) - 60, 0))
    if match is None:
        return None
    compact = Compact.of(source, line.start, line.end)
    return _date_in(source, compact.span(*match.span("date")))
