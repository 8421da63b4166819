"""Party organisations and the agencies they lead: 中共东浔市青坞区水务局党组 → kind, agency, division.

Names come in compact form (`ingest.compact`). Aliases and lists of organisations are read here too.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from ingest.places import Level, Place, Places, leading_places
from ingest.word_lists import read_word_lists

_PARTY = re.compile(r"中国共产党(?!员)|中共(?!中央)")
# 中共云陵县委, 中国共产党云陵县委员会
# by the place's ending, the longest first
_TERRITORIAL = {
    "自治区": "自治区党委", "自治州": "州委", "地区": "地委", "省": "省委", "市": "市委", "盟": "盟委",
    "县": "县委", "旗": "旗委", "区": "区委",
}  # fmt: skip
_COMMITTEES = frozenset(_TERRITORIAL.values())
_NO_AGENCY = re.compile(
    r"(?:街道|街道办事处|[镇乡村]|社区|苏木|直属机关|[省市县区]直机关|(?:开发|高新|经开|新|园|示范|保税|度假)区)$"
)
# what a party organisation may stand for without being an agency: 柳荫街道, 大湾村, 云陵经济开发区


@dataclass(frozen=True)
class Organisation:
    """A name, read. `body` is its party ending (党组, 委员会), None where it has none.

    It is compared with every other name of its report, so what follows from the name is kept.
    """

    name: str
    has_party: bool
    body: str | None
    kind: str | None
    agency: str | None
    places: Places

    @property
    def full_name(self) -> str:
        """With the 中共 that reports leave out."""
        return f"中共{self.name}"

    @cached_property
    def core(self) -> str:
        """What tells it from others: 工业和信息化局, 石坪镇, 金湾区; without divisions and party ending."""
        body = self.body or ""
        if self.kind in _COMMITTEES and body != "委员会":
            body = "党委" if body == "自治区党委" else "委"
        rest = self.name[: len(self.name) - len(body)]
        if self.places.chain and self.places.length >= len(rest):
            return self.places.chain[-1].name
        rest = rest[self.places.division_length :]
        return rest.lstrip("省市县区旗") or rest

    @cached_property
    def rank(self) -> str | None:
        """Whether it is a village's or a town's: never a form of one another, nor of an agency."""
        match = _RANK.search(self.core)
        return match.lastgroup if match is not None else None

    @cached_property
    def fullness(self) -> tuple[int, bool, int]:
        """How full a form it is: more places, then 中共, then more words."""
        return (len(self.places.chain), self.has_party, len(self.name))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(read_word_lists("header")["organisations"][name])


@cache
def _bodies() -> dict[str, str]:
    kinds = read_word_lists("header")["party_bodies"]
    return {body: kind for kind, bodies in kinds.items() for body in bodies}


@cache
def body_pattern() -> re.Pattern[str]:
    """Any ending of a party organisation, the longest first: 直属机关委员会, 党组, 县委."""
    longest_first = sorted((*_bodies(), "委员会"), key=len, reverse=True)
    return re.compile("|".join(longest_first))


@lru_cache(maxsize=1024)  # a report names few organisations, each many times
def read_organisation(written: str) -> Organisation:
    """Read one name, with or without 中共 and party ending. Never fails: what is missing is None."""
    party = _PARTY.match(written)
    name = written[party.end() :] if party else written
    body = _body_of(name, party is not None)
    places = _places_of(name)
    if body is None:
        return Organisation(name, party is not None, None, None, name or None, places)
    kind, territory = _kind_of(name, body, places)
    if territory is not None:
        return Organisation(name, party is not None, body, kind, None, territory)
    agency = name if body == "委员会" and _is_commission(name) else name[: len(name) - len(body)]
    has_agency = places.length < len(agency) and not _NO_AGENCY.search(agency)
    has_agency = has_agency and (kind != "党工委" or agency.endswith(_words("areas")))
    if has_agency and party is not None and _is_organ(agency, places):
        agency = f"中共{agency}"
    return Organisation(name, party is not None, body, kind, agency if has_agency else None, places)


def _is_organ(agency: str, places: Places) -> bool:
    """Whether the agency is an organ of a place's committee, whose name keeps its 中共: 云陵县委宣传部."""
    return bool(places.chain) and agency.startswith("委", places.length)


def _is_commission(name: str) -> bool:
    """云陵县卫生健康委员会 is an agency by itself, 云陵县水利局委员会 the committee of one."""
    return name.removesuffix("委员会").endswith(_words("commissions"))


def _places_of(name: str) -> Places:
    """The places at the start of the name, also behind 国家税务总局 and its like."""
    organs = _words("vertical")
    organ = max((w for w in organs if name.startswith(w)), key=len) if name.startswith(organs) else ""
    found = leading_places(name[len(organ) :])
    return Places(found.chain, found.length + len(organ)) if organ and found.chain else found


def _body_of(name: str, has_party: bool) -> str | None:
    if name.startswith(("共青团", "团")) and name.endswith("委"):
        return None
    if name.endswith(tuple(_bodies())):
        return max((body for body in _bodies() if name.endswith(body)), key=len)
    return "委员会" if has_party and name.endswith("委员会") else None


def _kind_of(name: str, body: str, places: Places) -> tuple[str, Places | None]:
    """The kind, and the territory where the organisation is a territorial committee."""
    if body == "委员会":
        lowest = places.chain[-1] if places.length == len(name) - len(body) and places.chain else None
        if lowest is None or lowest.level == Level.TOWNSHIP:
            return ("机关党委" if name.endswith("机关委员会") else "党委"), None
        return _committee_of(lowest), places
    kind = _bodies()[body]
    if kind not in _COMMITTEES:
        return kind, None
    territory = leading_places(name[:-2] if body == "自治区党委" else name[:-1])
    return kind, territory


def _committee_of(place: Place) -> str:
    return next((kind for ending, kind in _TERRITORIAL.items() if place.name.endswith(ending)), "党委")


def same_organisation(one: Organisation, other: Organisation) -> bool:
    """Whether two names can be forms of one: 市工信局党组 and 东浔市工业和信息化局党组."""
    short, long = (one, other) if len(one.core) <= len(other.core) else (other, one)
    alike = short.core == long.core or (one.rank == other.rank and is_abbreviation(short.core, long.core))
    return bool(short.core) and alike and not _differ_in_place(one, other)


_RANK = re.compile(r"(?:(?P<village>村|社区|居委会|村委会)|(?P<town>镇|乡|街道|街道办事处))$")
# 大湾村, 石坪镇


def _differ_in_place(one: Organisation, other: Organisation) -> bool:
    return any((place := other.places.at(own.level)) is not None and place != own for own in one.places.chain)


def is_abbreviation(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in their order: 工信局 in 工业和信息化局."""
    rest = iter(long)
    return bool(short) and all(character in rest for character in short)
