"""The inspected party organisation, the others inspected with it, and the short forms the report defines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ingest.compact import Compact, compact_text
from ingest.organisations import Organisation, body_pattern, read_organisation, same_organisation
from ingest.report import Span
from ingest.word_lists import read_word_lists

_CALLED = re.compile(r"称(?:为|作)?:?(?P<alias>[“\"'‘《]?[^()。;,]{1,40}?[”\"'’》]?)(?:\)|(?=[,。;]))")
# 称“局党组”） of （以下简称“局党组”）, 称:镇党委), 称集团党委)
_SO = re.compile(r"\(?,?(?:以?下[统均合]?简?|统|简)$")
# (以下简 before 称, ,简
_LONGEST_SO = 6  # code points of it
_QUOTED = re.compile(r"[“\"'‘]([^“”\"'‘’]+)[”\"'’]")
_INCLUDED = re.compile(r"\((?:含|包括|并含|及)(?P<names>[^()]{2,60})\)")
# (含云湖景区管委会党工委)
_TWIN = re.compile(r"\((?!以?下|简|统|含|包|并|及)(?P<names>[^()]{3,40}(?:党[组委]|工委|党总支|党支部))\)")
# 澜江区委(云湖景区党工委): inspected with it
_BRACKETS = re.compile(r"\((?=[^()]*(?:简称|统称|称为|含|包括|下属|所属|下辖|[0-9]))[^()]{0,80}\)")
# (以下简称“县水利局”), (含云湖景区管委会); not the (集团) of a name
_JOINT = re.compile(r"、|,|和|及其|以及|及|与|暨|同")
# between organisations that are inspected together
_LEAD = re.compile(
    r"^(?:并|同步|同时|延伸|分别|对|其|该[镇乡局县区市院校]|所|下)*(?:所属|下属|所辖|下辖|辖区|直属|管辖|辖内|属)(?:的)?|^(?:并|同步|同时|延伸|分别)+对?|^[该其][镇乡局县区市院校]?"
)
# 所属, 及其下辖的
_COUNT = re.compile(r"(?:等|共)?(?:[0-9]{1,3}|[一二三四五六七八九十两]{1,3})(?:个|家|所)(?P<kind>.{0,20})$")
# 十个村(社区)党组织, 等9个村
_TRAILING = re.compile(r"(?:等|领导班子|分别|同步|同时|一并|依次){1,3}$")
# 县林业局党组分别
_VAGUE = re.compile(
    r"^(?:等|全部|各|部分|有关|相关|其他)|领导班子|^村\("
    r"|^(?:[镇乡县区市]|街道)?(?:人民政府|政府|办事处|管委会)$|^(?:基层|下级|二级|各级|其|该|村|社区|\(社区\))*(?:党组织|单位|部门)$|^.{0,2}属$"
)
# 各村, 基层党组织: no name
_FIRST_PERSON = re.compile(
    r"^[我本](?:[省市县区局厅委办院校馆镇乡村站所会部行社台园处党场厂队]|中心|公司|集团|单位|街道)"
)
# 我局党组, 我市: who that is, the title or the signature says
_NAME_CHARACTER = r"[一-鿿A-Za-z0-9“”·㐀-䶿𠀀-𪛟]"
_PARTY_RUN = re.compile(
    rf"(?:中国共产党|中共)(?!中央)(?:{_NAME_CHARACTER}|\((?!以?下|简|统|含|包|并|[0-9])[^(),。;:]{{1,16}}\)){{2,60}}"
)
# 中共云陵县水利局党组, 中共岭西水务(集团)有限公司委员会
_BETWEEN_BODIES = re.compile(r"[的对向第在]|关于|组成|组建|召开|巡[察视]|书记|委员(?!会)|领导|成员|常委")
_SIGNATURE_LINES = 14
_LONGEST_SIGNATURE = 120  # code points of its line, white space between the characters included
_UNSIGNED = re.compile(r"[。,:;>|]|巡[察视]|上一|下一|版权|来源")
# what a line has that is no signature: 上一篇, 来源:


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation and the words it was read from."""

    organisation: Organisation
    span: Span


@dataclass(frozen=True, slots=True)
class Alias:
    """A short form, and the words that it stands for, both in compact form."""

    text: str
    of: str
    span: Span


def find_aliases(words: Compact) -> tuple[Alias, ...]:
    """All short forms that the words define, but those of documents: （以下简称“局党组”）."""
    found: list[Alias] = []
    at = free = 0
    while (at := words.text.find("称", at)) >= 0:
        lead = _SO.search(words.text, max(free, at - _LONGEST_SO), at)
        called = _CALLED.match(words.text, at) if lead is not None else None
        at += 1
        if lead is not None and called is not None:
            at = free = called.end()
            found += _aliases(words, lead.start(), called)
    return tuple(alias for alias in found if alias.text)


def _aliases(words: Compact, start: int, called: re.Match[str]) -> Iterator[Alias]:
    """The short forms of one definition, which begins at `start`."""
    before = words.text[max(start - 60, 0) : start].rstrip(",")
    if before.endswith(("》", "》)")) or called["alias"].startswith("《"):
        return
    quoted = [(match.group(1), match.span(1)) for match in _QUOTED.finditer(called["alias"])]
    plain = [(called["alias"].strip("“”\"'‘’"), called.span("alias"))]
    for text, (first, end) in quoted or plain:
        offset = called.start("alias") if quoted else 0
        yield Alias(text, before, words.span(first + offset, end + offset))


def without_brackets(name: str) -> str:
    """中共云陵县水利局(以下简称“县水利局”)党组 → 中共云陵县水利局党组."""
    return _BRACKETS.sub("", name)


@cache
def _agency_endings() -> tuple[str, ...]:
    return tuple(read_word_lists("header")["organisations"]["agencies"])


def _is_whole(name: str) -> bool:
    """Whether `name` can be a whole organisation or place: not 市工业 of 市工业和信息化局."""
    if body_pattern().search(name, max(len(name) - 10, 0)) and read_organisation(name).body is not None:
        return True
    organisation = read_organisation(name)
    if organisation.places.chain and organisation.places.length == len(organisation.name):
        return True
    return name.endswith(("村", "社区", "居委会", "党组织", "镇", "乡", "街道", "县", "区", "市")) or (
        len(name) > 2 and name.endswith(_agency_endings())
    )


def split_names(words: str) -> tuple[tuple[int, int], ...]:
    """The organisations of a list as intervals of `words`: 镇党委和柳塘村党总支、上坝村党支部 are three.

    和 and 与 inside a name (工业和信息化局) do not split it; brackets and quotes are kept whole.
    """
    cuts: list[tuple[int, int]] = []
    start, depth = 0, 0
    joints = {m.start(): m.end() for m in _JOINT.finditer(words)}
    if not joints:
        return ((0, len(words)),) if words else ()
    for i, character in enumerate(words):
        depth += (character in "(“") - (character in ")”")
        if depth <= 0 and i in joints and i > start and _splits(words, start, i, joints[i]):
            cuts.append((start, i))
            start = joints[i]
    cuts.append((start, len(words)))
    return tuple((s, e) for s, e in cuts if s < e)


def _splits(words: str, start: int, joint: int, after: int) -> bool:
    left = without_brackets(words[start:joint])
    if words[joint] in "、,":
        return True
    right = without_brackets(words[after:])
    goes_on = _LEAD.match(right) is not None or "、" in right or "等" in right
    return _is_whole(left) and (goes_on or _is_whole(right))


def read_targets(words: Compact, start: int, end: int) -> tuple[Named, ...]:
    """The organisations and places in what was inspected, as written, brackets and counts left out."""
    found: list[Named] = []
    text = words.text[start:end]
    pieces = [(start + s, start + e) for s, e in split_names(text)]
    for one in (*_INCLUDED.finditer(words.text, start, end), *_TWIN.finditer(words.text, start, end)):
        pieces += [(one.start("names") + s, one.start("names") + e) for s, e in split_names(one["names"])]
    for s, e in pieces:
        named = _target(words, s, e)
        if named is not None:
            found.append(named)
    return tuple(found)


def _target(words: Compact, start: int, end: int) -> Named | None:
    text = words.text[start:end]
    lead = _LEAD.match(text)
    start += lead.end() if lead is not None else 0
    name = _TWIN.sub("", without_brackets(words.text[start:end]))
    count = _COUNT.search(name)
    if count is not None:
        name = name[: count.start()]
    name = _TRAILING.sub("", name)
    if len(name) < 2 or _VAGUE.search(name) or _FIRST_PERSON.match(name):
        return None
    span_end = start + len(name) if words.text.startswith(name, start) else end
    return Named(read_organisation(name), words.span(start, max(span_end, start + 1)))


def find_party_names(words: Compact) -> tuple[Named, ...]:
    """All names that begin with 中共 and end as a party organisation."""
    found = []
    for match in _PARTY_RUN.finditer(words.text):
        length = party_name_length(match.group())
        name, end = match.group()[:length], match.start() + length
        if (length < len(match.group()) and not length) or _PARTED.match(words.text, match.end()):
            parted = _PARTED.match(words.text, match.end())
            name = match.group() + parted["body"] if parted else name
            end = parted.end() if parted else end
        if name:
            found.append(Named(read_organisation(name), words.span(match.start(), end)))
    return tuple(found)


_PARTED = re.compile(r"\([^()]{0,60}\)(?P<body>党[组委]|党工委|委员会)")
# 中共云陵县水利局(以下简称“县水利局”)党组: the ending behind the brackets


def party_name_length(run: str) -> int:
    """How much of `run`, which begins with 中共, is the name: up to the last party ending that belongs to it.

    中共云陵县委教育工作委员会关于… is one name with its parent inside, 中共云陵县委对县水利局党组 two.
    """
    end = 0
    for match in body_pattern().finditer(run):
        if end and (match.start() - end > 14 or _BETWEEN_BODIES.search(run[end : match.start()])):
            break
        end = match.end()
        if run.startswith("员会", end) and match.group().endswith("委"):
            end += 2
    return end


def title_subject(title: Compact) -> Named | None:
    """Who reports, from the title: the words before 关于, or a name inside it."""
    text = title.text
    inside = find_party_names(title)
    about = text.find("关于")
    if inside and text.find("中共") in (-1, 0, 2) and not text[:about].endswith(_ORGANS):
        return inside[0]
    subject = text.partition("关于")[0] if "关于" in text else _before_topic(text)
    bare = without_brackets(subject)
    if 2 <= len(bare) <= 50:
        return Named(read_organisation(bare), title.span(0, len(subject)))
    return inside[0] if inside else None


_ORGANS = ("办公室", "委办", "部", "党校", "政法委员会", "研究室", "老干部局", "机构编制委员会办公室")
# organs of a party committee, which are no party organisation themselves: 中共云陵县委宣传部
_TOPIC = re.compile(
    r"(?:落实|贯彻|对|接受|第|[一二三四五六七八九十]{1,3}届)?(?:[省市县区]委)?(?:常规|专项|机动)?巡[察视]|整改"
)
# 云陵县水利局党组巡察整改进展情况的通报: where the subject ends


def _before_topic(text: str) -> str:
    body = body_pattern().search(text)
    topic = _TOPIC.search(text)
    if body is not None and (topic is None or body.end() <= topic.end()):
        return text[: body.end()]
    return _YEAR.sub("", text[: topic.start()]) if topic is not None else ""


_YEAR = re.compile(r"(?:19|20)\d\d年度?$")
# 江渚县2023年 before 巡察整改


def read_signature(source: str, lines: Iterable[Span]) -> Named | None:
    """The organisation that signed: the last short line that is a party organisation, else an agency.

    `lines` are those of the text's end, the last one first.
    """
    agency: Named | None = None
    for line in islice(lines, _SIGNATURE_LINES):
        if line.end - line.start > _LONGEST_SIGNATURE:
            continue
        text = _SIGNED_DATE.sub("", compact_text(source, line.start, line.end))
        if not 4 <= len(text) <= 45 or _UNSIGNED.search(text):
            continue
        organisation = read_organisation(text)
        named = Named(organisation, Compact.of(source, line.start, line.end).span(0, len(text)))
        if organisation.body is not None:
            return named
        if agency is None and text.endswith(_agency_endings()) and organisation.places.chain:
            agency = named
    return agency


_SIGNED_DATE = re.compile(r"(?:19|20|二)[^一-鿿]?.{3,12}[日月]$")


def fullest(main: Organisation, candidates: Iterable[Named]) -> Named | None:
    """Of all forms of one organisation the fullest that has a party ending."""
    bodies = [named for named in candidates if named.organisation.body is not None]
    forms = [named for named in bodies if same_organisation(main, named.organisation)]
    return max(forms, key=lambda form: form.organisation.fullness, default=None)


_PUBLISHER = re.compile(r"(?:来源|发布机构|发布单位|稿源|作者)\s{0,3}[:：]\s{0,3}(?P<who>[一-鿿()]{4,30})")
# 来源：云陵县农业农村局


_OVERSEER = re.compile(r"巡[察视]|纪委|纪检|监委|监察|廉")
# 来源：云陵县委巡察办: who watches over the inspections publishes the reports of others


def read_publisher(source: str, opening: int) -> Named | None:
    """Who the page's source line names, among the lines before the report's first sentence."""
    match = _PUBLISHER.search(source, 0, min(opening, 20_000))
    if match is None or not match["who"].endswith(_agency_endings()) or _OVERSEER.search(match["who"]):
        return None
    return Named(read_organisation(match["who"]), Span(*match.span("who")))
