"""The places that a name of the field begins with: 东浔市青坞区柳荫街道 → 东浔市, 青坞区, 柳荫街道.

The structure of a name (省 市 县 区 镇) decides; the authority file settles names that mislead (景德镇市) or
that only look like a division (滨海新区, 开发区).
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from graph.authority.divisions import divisions_named, is_division_name, longest_division_name
from ingest.word_lists import read_word_lists


class Level(IntEnum):
    """Ranks of places, highest first."""

    PROVINCE = 1
    PREFECTURE = 2
    COUNTY = 3
    TOWNSHIP = 4


_STEP = re.compile(r"[一-鿿]{1,12}?(?P<rank>省|自治区|特别行政区|市|自治州|地区|盟|县|旗|区|镇|乡|街道|苏木)")
# 云陵县, 柳荫街道, 广西壮族自治区: as short as can be
_RANKS = {
    "州": Level.PREFECTURE, "省": Level.PROVINCE, "自治区": Level.PROVINCE, "特别行政区": Level.PROVINCE,
    "市": Level.PREFECTURE, "自治州": Level.PREFECTURE, "地区": Level.PREFECTURE, "盟": Level.PREFECTURE,
    "县": Level.COUNTY, "旗": Level.COUNTY, "区": Level.COUNTY,
    "镇": Level.TOWNSHIP, "乡": Level.TOWNSHIP, "街道": Level.TOWNSHIP, "苏木": Level.TOWNSHIP,
}  # fmt: skip
_PREFECTURE_IN_SHORT = re.compile(r"(?P<root>[一-鿿]{2,4}?)州(?=[一-鿿]{2,7}?[县市](?!场|政|直|级|委))")
# 松岭州 in 松岭州金溪市财政局
_LONGEST_FIRST = sorted(_RANKS, key=len, reverse=True)
_NO_PLACE = re.compile(
    r"局|厅|公司|中心|办公|委|党|医院|学院|大学|中学|小学|学校|检察|法院|集团|管理|监督|服务|同盟|联盟|[的和及与对届轮第]"
)
# words that no name of a place holds: what stands before them is an agency (教育局南城区)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a chain: 金湾区, COUNTY."""

    name: str
    level: Level


@dataclass(frozen=True, slots=True)
class Places:
    """The chain of places that a name begins with; `length` is how much of the name it takes."""

    chain: tuple[Place, ...] = ()
    length: int = 0

    @property
    def division_length(self) -> int:
        """How much of the name its divisions take, townships left out."""
        lowest = self.chain[-1] if self.chain else None
        is_township = lowest is not None and lowest.level == Level.TOWNSHIP
        return self.length - len(lowest.name) if lowest is not None and is_township else self.length

    def at(self, level: Level) -> Place | None:
        for place in self.chain:
            if place.level == level:
                return place
        return None

    @property
    def division(self) -> str | None:
        """The lowest division down to the county, a county with its city: 珠海市金湾区."""
        county, city = self.at(Level.COUNTY), self.at(Level.PREFECTURE)
        if county is not None:
            return (city.name if city else "") + county.name
        lowest = city or self.at(Level.PROVINCE)
        return lowest.name if lowest else None


@lru_cache(maxsize=1024)  # a report names few places, each many times
def leading_places(name: str) -> Places:
    """The places that `name` begins with, each lower than the one before it."""
    chain: list[Place] = []
    position = 0
    while (place := _step(name, position, chain[-1].level if chain else 0)) is not None:
        chain.append(place)
        position += len(place.name)
    return Places(tuple(chain), position)


def _step(name: str, position: int, above: int) -> Place | None:
    known = longest_division_name(name, position)
    match = _STEP.match(name, position)
    prefecture = None if known else _PREFECTURE_IN_SHORT.match(name, position)
    if prefecture is not None and _is_prefecture(prefecture["root"]):
        match = prefecture
    found = known or (match.group() if match is not None and _is_place(match.group()) else None)
    if found is None:
        return None
    level = _level(found, above)
    return Place(found, level) if level > above else None


def _is_prefecture(root: str) -> bool:
    """Whether X州 can be short for an autonomous prefecture: 凉山, and not 徐, which is 徐州市."""
    rows = divisions_named(root)
    return any(row.name.endswith("自治州") for row in rows) or not (rows or divisions_named(root + "州"))


def _level(name: str, above: int) -> Level:
    rank = next(rank for rank in _LONGEST_FIRST if name.endswith(rank))
    is_county_city = rank == "市" and above == Level.PREFECTURE
    return Level.COUNTY if is_county_city else _RANKS[rank]


@cache
def _misleading() -> tuple[tuple[str, ...], frozenset[str]]:
    """Endings, and whole words, that only look like a division."""
    lists = read_word_lists("header")["places"]
    return tuple(lists["endings"]), frozenset(lists["words"])


def _is_place(name: str) -> bool:
    if is_division_name(name):
        return True
    if name[0] in "省市县区旗镇乡" or _NO_PLACE.search(name) or (name.endswith("旗") and len(name) < 4):
        return False
    if name.endswith("城市") and len(name) == 3:  # 宣城市 is a city, 云陵城市 the start of 云陵城市管理局
        return True
    endings, words = _misleading()
    return not name.endswith(endings) and name not in words
