"""The title of a report: broken over lines, with a column tag before it, given twice, or missing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.compact import Compact, compact_text
from ingest.furniture import is_furniture_line
from ingest.organisations import body_pattern
from ingest.places import leading_places
from ingest.report import Span

_HEAD = 400  # lines; a page's menu can be long
_LINE = 400  # code points of a line that are looked at
_LONGEST = 130  # code points of a title without white space
_REST = 45  # code points behind a title's end in its line that are no text yet
_SEAM = 3  # code points on both sides of a line break that show a name goes over it
_OVERLAP = 3  # code points of a line that may belong to a word of the next
_TAG = re.compile(r"^(?:[【\[](?!中共)[^】\]]{1,20}[】\]])+|^-?(?:标题|题目)[::]")
# 【巡察整改】 before the title, - 标 题：
_NO_MORE = "(?!的|通报|报告|公告|公示)"
_TAIL = re.compile(
    rf"(?:通报|报告|公告|公示|通告|情况{_NO_MORE}|说明{_NO_MORE}|汇报{_NO_MORE}|结果{_NO_MORE})"
    r"(?:\((?:全文|公开稿|公示稿|摘要)\))?"
)
# how titles end: 进展情况的通报
_AFTER = re.compile(r"(?:[(（](?:19|20|二).{3,14}[)）]|[-_|/—].{0,40}|(?:19|20)\d\d[-/.年].{0,20})?$")
# what may follow it in its line: (2024年5月20日), _云陵县人民政府, 2024-05-20
_TOPIC = re.compile(r"整改|整治|巡[察视查]")
# what it speaks of
_SENTENCE = re.compile(r"。|;|!|\?|根据.{0,30}部署|现将")  # each branch begins with a letter, for speed
# no title holds a full stop, nor 根据市委统一部署
_PARTY = re.compile(r"中共|中国共产党")
_CRUMB = re.compile(r"^.*(?:>|»|›|→|/正文|::|:)")
# 当前位置:首页>巡察整改>


@dataclass(frozen=True, slots=True)
class Title:
    """A title in compact form, its place in the source, and where the lines end that give it."""

    text: str
    span: Span
    end: int


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines read so far: where they stand, and what they say in compact form."""

    source: str
    places: list[Span]
    texts: list[str]

    def add(self, line: Span) -> str:
        """Read one more line, and return what it says."""
        self.places.append(line)
        self.texts.append(compact_text(self.source, line.start, min(line.end, line.start + _LINE)))
        return self.texts[-1]

    def compact(self, index: int) -> Compact:
        line = self.places[index]
        return Compact.of(self.source, line.start, min(line.end, line.start + _LINE))


@dataclass(frozen=True, slots=True)
class _Candidate:
    title: Title
    score: int


def find_title(source: str, lines: Iterable[Span]) -> Title | None:
    """The title among the first lines of a page, or None where the text has none.

    Of several (a breadcrumb, the title given twice) the fullest is taken; `end` is the end of the last one
    that says the same.
    """
    read = _Lines(source, [], [])
    found: list[_Candidate] = []
    opened = False  # a lead or a table of contents stood before; a heading of the body may follow
    for line in islice(lines, _HEAD):
        text = read.add(line)
        opened = opened or _is_opening(text) or _is_body(text)
        if found and opened:
            break
        candidate = _candidate(read, len(read.texts) - 1)
        if candidate is not None and (not opened or _says_all(candidate.title.text)):
            found.append(candidate)
    if not found:
        return None
    best = max(found, key=lambda one: one.score)  # the first of the best
    end = max(one.title.end for one in found if _says_the_same(one.title.text, best.title.text))
    return Title(best.title.text, best.title.span, end)


def _says_all(title: str) -> bool:
    """Whether the words can only be a title, wherever they stand: 中共…党组关于…的通报."""
    return _PARTY.match(title) is not None and "关于" in title and _ends_title(title)


def _says_the_same(one: str, other: str) -> bool:
    return one in other or other in one


def _is_opening(line: str) -> bool:
    return len(line) > 40 and _SENTENCE.search(line) is not None and _title_end(line) is None


def _is_body(line: str) -> bool:
    return line.startswith(("一、", "(一)"))


def _candidate(lines: _Lines, index: int) -> _Candidate | None:
    """The title that ends in this line, together with the lines before it that begin it."""
    line, place = lines.texts[index], lines.places[index]
    end = _title_end(line) or _cut_end(lines.texts, index)
    if end is None:
        return None
    first = _first_line(lines, index, line[:end])
    last_end = lines.compact(index).place(end - 1) + 1
    joined = Compact.of_spans(lines.source, [*lines.places[first:index], Span(place.start, last_end)])
    start = _title_start(joined)
    text = joined.text[start:]
    if not _TOPIC.search(text) or len(text) > _LONGEST or _SENTENCE.search(text) or not _is_whose(text):
        return None
    rest_is_text = len(line) - end > _REST
    title = Title(text, joined.span(start, len(joined.text)), last_end if rest_is_text else place.end)
    return _Candidate(title, _score(text, joined.text[:start]))


def _is_whose(title: str) -> bool:
    """Whether the words can be more than a section's heading: 巡察整改组织推动情况 does not say whose."""
    if "关于" in title or _ends_title(title) or body_pattern().search(title) is not None:
        return True
    return bool(leading_places(title).chain)


def _title_end(line: str) -> int | None:
    """Where the title ends in its last line; None where no title ends in this line."""
    head = line[: _LONGEST + _REST]
    if not (tails := list(_TAIL.finditer(head))):
        return None
    for match in tails if len(line) == len(head) else ():
        if _AFTER.match(line, match.end()) or is_furniture_line(line[match.end() :]):
            return match.end()
    glued = _GLUED.match(head)
    return None if glued is None else glued.end("title")


def _cut_end(lines: Sequence[str], index: int) -> int | None:
    """The end of a title whose last word is broken over two lines: 情况的通 | 报."""
    above = lines[index - 1][-_OVERLAP:] if index else ""
    match = _TAIL.search(above + lines[index][:_OVERLAP])
    if match is None or not match.start() < len(above) < match.end():
        return None
    end = match.end() - len(above)
    return end if _AFTER.match(lines[index], end) else None


_GLUED = re.compile(
    r"(?P<title>[^。;,]{6,110}?(?:通报|报告|公告))(?=[(（]?(?:根据|按照|依据|(?:19|20)\d\d[-/.年]|发布|来源|日期|时间|字[体号]|浏览|作者|[^。,]{2,8}委))"
)
# …进展情况的通报根据市委统一部署,…: title and text, or furniture, in one line


def _first_line(lines: _Lines, index: int, last: str) -> int:
    """The line that the title begins in, looked for upwards."""
    joined = last
    while index > 0 and len(joined) < _LONGEST:
        above = lines.texts[index - 1]
        begins_above = not _is_complete(joined) and _continues(above, joined)
        if not begins_above and not _is_torn(lines.source, above, joined):
            break
        joined = above + joined
        index -= 1
    return index


def _is_complete(joined: str) -> bool:
    """Whether the words begin a title: 中共…, or an organisation before 关于."""
    bare = _TAG.sub("", joined)
    if bare.startswith(("中共", "中国共产党")):
        return True
    subject, about, _ = bare.partition("关于")
    return bool(about) and len(subject) > 3 and _begins_name(subject)


def _is_torn(source: str, above: str, joined: str) -> bool:
    """Whether the name that the words begin with begins in the line above: …经济技术 | 开发区工作委员会关于…

    It does where the report has the seam elsewhere, in its signature, or the line above is a name cut short.
    """
    bare = _TAG.sub("", above)
    if joined.startswith(("中共", "中国共产党")) or _TAG.match(joined) or "关于" in above or _is_apart(bare):
        return False
    if bare[-_SEAM:] + joined[:_SEAM] in source:
        return True
    is_cut = body_pattern().search(bare, max(len(bare) - 8, 0)) is None and not bare.endswith(_ENDINGS)
    begins = _PARTY.match(bare)
    return begins is not None and is_cut and not joined.startswith(bare[begins.end() :][:2])


def _begins_name(subject: str) -> bool:
    """Whether `subject` can be a whole name: not 利局党组, cut inside a word."""
    return len(subject) > 6 or subject[0] in "省市县区我"


def _continues(above: str, joined: str) -> bool:
    """Whether the line above can be the beginning of the title that goes on with `joined`."""
    if _is_apart(above):
        return False
    if above.startswith(("中共", "中国共产党")) or _TAG.match(above):
        return True
    if joined.startswith("关于"):
        ending = body_pattern().search(above, max(len(above) - 8, 0))
        return ending is not None or above.endswith(_ENDINGS)
    return "关于" in above or (not joined.startswith("关于") and "关于" not in joined)


def _is_apart(line: str) -> bool:
    """Whether a line is no part of a title: too short or long, furniture, a sentence, another title."""
    wrong_length = not 2 <= len(line) <= 60
    return wrong_length or is_furniture_line(line) or _SENTENCE.search(line) is not None or _ends_title(line)


_ENDINGS = ("局", "厅", "会", "院", "校", "公司", "中心", "机关", "镇", "委")
# of an organisation that stands in a line of its own over 关于…


def _ends_title(line: str) -> bool:
    return line.endswith(("通报", "报告", "公告", "公示"))


def _title_start(joined: Compact) -> int:
    """Where the title begins, behind a breadcrumb, a column tag or a column's name (巡察整改 中共…)."""
    start, text = 0, joined.text
    crumb = _CRUMB.match(text) if is_furniture_line(text) or ">" in text else None
    if crumb is not None:
        start = crumb.end()
    tag = _TAG.match(text[start:])
    if tag is not None:
        return start + tag.end()
    party = text.find("中共", start, start + 24)
    apart = party > start and "关于" not in text[start:party] and party in joined.starts
    return party if apart else start


def _score(text: str, before: str) -> int:
    clean = 0 if ">" in before or "位置" in before else 4
    party = 3 if text.startswith(("中共", "中国共产党")) else 0
    return clean + party + (2 if text.endswith(("通报", "报告")) else 0) + (1 if "关于" in text else 0)
