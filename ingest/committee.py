"""Who sent the team: 市委, 县委 … filled in with the place that the report names."""

import re
from collections.abc import Iterator, Sequence

from ingest.organisations import Organisation
from ingest.places import Level, Places, leading_places

_COMMITTEE = re.compile(
    r"(?:中共|中国共产党)?(?P<place>[一-鿿]{0,12}?)"
    r"(?P<level>自治区党委|[省市县区州旗盟地]委(?:员会|(?!员))|党中央|中央"
    r"|(?:党组|党委|党工委|工委|(?<=[学院校司团])委员会)(?=[^书常]|$))"
)
# 市委, 中共云陵县委, 自治区党委, 校党委, 中央, 中共岭西大学委员会
_BODY = re.compile(r"委|中央|党组")
# what each of them has
_NO_PLACE = re.compile(
    r"^.*(?:根据|按照|依据|遵照|落实|贯彻|接受|对照?|代表|会同|届|轮|的|经|由|受|了|在|于|[日月旬年]"
    r"|巡[察视](?:工作)?[和及与]?|[和及与]$)"
)
# what stands before a committee without belonging to it: 根据市委, 十四届市委, 强化对市委
_DEPLOYED = re.compile(
    r"(?:根据|按照|依据|遵照)(?P<who>[^,。;:]{2,40}?)"
    r"(?:统一|的|巡[察视]|工作|20\d\d年)*(?:部署|安排|要求|计划|规划)"
)
# 根据市委统一部署
_TEAM_OF = re.compile(
    r"[,。;:、(“日旬届共](?:(?<!共)|(?<=中共))"  # what begins a text, too, needs a mark before it
    r"(?P<who>[一-鿿]{1,12}?(?:自治区党委|[省市县区州旗盟地]委(?:员会)?))"
    r"(?=[^,。;:对向的省市县区]{0,16}巡[察视][^,。;:对向]{0,6}组)"
)
# 中共东屏省委 before 第一巡视组
_OWN_BODY = re.compile(r"(?P<unit>(?:学)?校|学院|院|(?:总|集团)?公司|集团|)|(?P<department>[厅局委部署办])")
# 校 of 校党委, 集团公司 of 集团公司党委, 厅 of 厅党组: the inspected organisation's own root
_ROOTS = {
    "unit": re.compile(r".{2,20}?(?:大学|学院|学校|集团(?:有限公司|公司)?|公司)"),
    "department": re.compile(r".{2,20}?(?:[厅局署]|委员会|办公室|部)"),
}
# 岭西工业大学 of 岭西工业大学材料学院, 岭西省交通运输厅 of …厅机关
_RANK = re.compile(r"自治区党委|委员会|..")
# 市委 of 市委教育工委: the committee whose working committee sent the team
_SHORT_PREFECTURE = re.compile(r"[一-鿿]{2,5}?州(?!市)")
# 松岭州, short for 松岭藏族自治州
_OWN = {"省": Level.PROVINCE, "市": Level.PREFECTURE, "州": Level.PREFECTURE, "盟": Level.PREFECTURE,
        "地": Level.PREFECTURE, "县": Level.COUNTY, "区": Level.COUNTY, "旗": Level.COUNTY}  # fmt: skip


def committee_words(senders: Sequence[str], preamble: str, topic: str = "") -> tuple[str, str] | None:
    """Place (perhaps empty) and level of the committee: ("", "市委"), ("云陵", "县委"), ("", "中央").

    `senders` are the words before the teams' names; where they name no committee, or only its level,
    根据…部署 does, then the title's `topic` (关于十二届东屏省委第五轮巡视…), then any mention of a team.
    """
    found = filter(None, map(_in_words, _on_committees(senders, preamble, topic)))
    if (first := next(found, None)) is None:
        return None
    place, level = first
    return place or next((own for own, rank in found if own and _rank(rank) == _rank(level)), ""), level


def _on_committees(senders: Sequence[str], preamble: str, topic: str) -> Iterator[str]:
    """The words that may name the committee, the best first."""
    yield from senders
    deployed = _DEPLOYED.search(preamble)
    if deployed is not None:
        yield deployed["who"]
    yield topic
    for match in _TEAM_OF.finditer(f",{preamble}"):
        yield match["who"]


def _in_words(words: str) -> tuple[str, str] | None:
    matches = list(_COMMITTEE.finditer(words)) if _BODY.search(words) else []
    if not matches:
        return None
    match = matches[-1]
    if match["level"].endswith("工委") and len(matches) > 1 and matches[-2].end() == match.start():
        place, level = _in_words(words[: match.start()]) or ("", "")
        return place, level + match.group()
    place = _NO_PLACE.sub("", match["place"])
    return place.removeprefix("中共").lstrip("我本"), _level(match["level"])


def _rank(level: str) -> str:
    match = _RANK.match(level)
    return match.group() if match is not None else level


def term_level(level: str) -> str:
    """Whose terms a committee counts: 市委 of 市委教育工委, 党委 of a university's 委员会."""
    return _rank(level).replace("委员会", "党委")


def _level(written: str) -> str:
    """县委 of 县委员会, 中央 of 党中央; a university's 委员会 stays."""
    if written == "党中央":
        return "中央"
    return written.removesuffix("员会") if written != "委员会" else written


def named_in_full(committee: str, text: str) -> str:
    """中共岭西大学委员会 for 中共岭西大学党委 where the text has it."""
    full = committee.removesuffix("党委") + "委员会"
    return full if committee.endswith("党委") and full in text else committee


def committee_name(
    place: str, level: str, inspected: Organisation | None, places: Sequence[Places]
) -> str | None:
    """The committee's full form; None where the report does not name its place.

    `places` are all places that the report names of itself, the inspected organisation's first.
    """
    if level == "中央":
        return "中共中央"
    if level in ("党委", "党组", "党工委", "工委", "委员会"):
        return _body_committee(place, level, inspected)
    if level.endswith("工委"):
        rank = _rank(level)
        parent = committee_name(place, rank, inspected, places)
        return parent and parent + level.removeprefix(rank)
    if level == "自治区党委":
        region = f"{place}自治区" if place else _region(places)
        return f"中共{region}党委" if region else None
    if place:
        return f"中共{_with_city(place + level[0], places)}委"
    for chain in places:
        name = _division(chain, level[0])
        if name is not None:
            return f"中共{_with_city(name, places).removesuffix('区' if level == '地委' else '')}委"
    return _prefecture_in_short(level, inspected)


def _prefecture_in_short(level: str, inspected: Organisation | None) -> str | None:
    """松岭州 of 松岭州水利局 for 州委: only the committee tells it from a city such as 徐州."""
    short = _SHORT_PREFECTURE.match(inspected.name) if inspected is not None and level == "州委" else None
    return f"中共{short.group()}委" if short is not None else None


def _body_committee(place: str, level: str, inspected: Organisation | None) -> str | None:
    """校党委, 集团公司党委, 厅党组: the root of the inspected organisation's name is its place."""
    own = _OWN_BODY.fullmatch(place)
    if own is None:
        return f"中共{place}{level}" if len(place) > 2 else None
    agency = inspected.agency if inspected is not None else None
    root = _ROOTS[own.lastgroup or "unit"].match(agency or "")
    return f"中共{root.group()}{level}" if root is not None else None


def _region(places: Sequence[Places]) -> str | None:
    provinces = [p.name for chain in places if (p := chain.at(Level.PROVINCE)) is not None]
    return next((name for name in provinces if name.endswith("自治区")), None)


def _division(chain: Places, rank: str) -> str | None:
    """The division of the rank that a chain holds; a city may be of either level, a county with its city."""
    place = chain.at(_OWN[rank])
    if rank == "市" and place is None:
        place = chain.at(Level.COUNTY)
    if place is None or not place.name.endswith({"地": "地区", "州": "州", "盟": "盟"}.get(rank, rank)):
        return None
    return chain.division if place.level == Level.COUNTY else place.name


def _with_city(name: str, places: Sequence[Places]) -> str:
    """金湾区 → 珠海市金湾区 where the report names both."""
    own = leading_places(name)
    if len(own.chain) != 1 or own.at(Level.COUNTY) is None:
        return name
    return next((d for chain in places if (d := chain.division or "").endswith(name) and d != name), name)
