"""Places: the division that a name stands in or begins with, by the authority where one candidate is left.

A division that the authority does not know (a development zone, a place newer than the file) is a place by
its name; one that it knows more than once (鼓楼区 without its city) is `ambiguous` and merges with none.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.authority.divisions import DivisionRow, divisions_named, find_division, path_of
from graph.folding import squeeze
from graph.words import begins_with_noun, load_words

# "岚川市云陵县" -> "岚川市", "云陵县": parts of a place that the authority does not know
_PARTS = re.compile(r".{2,9}?(?:省|自治区|自治州|市|州|盟|地区|县|旗|区)")
# "云陵县财政局…" -> "云陵县", "东浔市…": how a title names a place that the authority does not know
_UNKNOWN = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[省市县区]|自治州)")
# The level that a name's end says, the first that fits: "…开发区" says none, "…自治区", "…自治州", "…县"
_LEVELS = (
    ("", re.compile(r"(?:开发区|新区|园区|示范区|高新区|管理区|试验区|合作区|林区|特区|矿区)$")),
    ("province", re.compile(r"(?:省|自治区)$")),
    ("prefecture", re.compile(r"(?:自治州|盟|地区)$")),
    ("county", re.compile(r"[县旗区]$")),
)
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A division. `key` is its identity, `name` has its parents, `short` is how names of bodies begin."""

    key: str
    name: str
    short: str
    level: str | None = None
    code: str | None = None
    parent: "Place | None" = None
    ambiguous: bool = False

    def chain(self) -> "tuple[Place, ...]":
        """The place itself, then each above it."""
        return (self, *(self.parent.chain() if self.parent else ()))


@lru_cache(maxsize=8192)
def place_named(division: str) -> Place:
    """The place of a division's name, known or not: 珠海市金湾区, 仙游县, 云陵县."""
    name = squeeze(division)
    row = find_division(name)
    if row is not None and name.endswith(row.name):
        return _known(row)
    return _unknown(name)


def _known(row: DivisionRow) -> Place:
    path = path_of(row)
    parent = _known(path[-2]) if len(path) > 1 else None
    name = "".join(step.name for step in path)
    return Place(f"code:{row.code}", name, _short(row), row.level, row.code, parent)


def _short(row: DivisionRow) -> str:
    """How names of its bodies begin: 东莞市, 仙游县; a district, or a county of many, with its city."""
    unique = len([other for other in divisions_named(row.name) if other.name == row.name]) == 1
    if row.level != "county" or (unique and not row.name.endswith("区")):
        return row.name
    return path_of(row)[-2].name + row.name


def _unknown(name: str) -> Place:
    above = _place_above(name)
    ambiguous = len(divisions_named(name)) > 1
    full = name if above is None else above.name + _below(name, above)
    return Place(f"name:{full}", full, name, _level(full), parent=above, ambiguous=ambiguous)


def _level(name: str) -> str | None:
    """What the name's end says: 云陵县 is a county; a 市 may be a prefecture or a county."""
    level = next((level for level, ends in _LEVELS if ends.search(name)), None)
    return level or None


def _place_above(name: str) -> Place | None:
    """岚川市云陵县 -> 岚川市; None where the name has one part."""
    parts = _PARTS.findall(name)
    if len(parts) < 2 or "".join(parts) != name:
        return leading_division(name)
    return place_named("".join(parts[:-1]))


def _below(name: str, above: Place) -> str:
    for form in place_forms(above):
        if name.startswith(form):
            return name[len(form) :]
    return name


@lru_cache(maxsize=8192)
def leading_division(name: str) -> Place | None:
    """The longest division of the authority that a text begins with, and more follows: 东莞市… -> 东莞市."""
    suffixes = load_words().place_suffixes
    for end in range(min(_LONGEST, len(name) - 1), 1, -1):
        row = find_division(name[:end]) if name[end - 1] in suffixes else None
        if row is not None and name[:end].endswith(row.name):
            return _known(row)
    return None


def leading_place(title: str) -> Place | None:
    """The place that a title begins with: of the authority, else by its look (云陵县财政局… -> 云陵县)."""
    known = leading_division(title)
    if known is not None:
        return known
    match = _UNKNOWN.match(title)
    if match is None or _is_no_place(match[0]):
        return None
    is_word = not begins_with_noun(title[len(match[0]) - 1 :], match[0][-1])  # 场 after 规范市
    return None if is_word else place_named(match[0])


def _is_no_place(look: str) -> bool:
    """Words that only look like a place: 城市, 工业园区, 加强市."""
    return look.endswith(load_words().no_places) or look.startswith(load_words().no_place_begins)


@lru_cache(maxsize=8192)
def place_forms(place: Place) -> tuple[str, ...]:
    """The forms in which names begin with the place, longest first: 珠海市金湾区, 金湾区."""
    forms = {place.name, place.short}
    for above in place.chain()[1:]:
        if place.name.startswith(above.name):
            forms.add(place.name.removeprefix(above.name))
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def place_meant(noun: str, place: Place) -> Place | None:
    """What 市, 县 or 区 alone means to a writer of that place: 市 in 珠海市金湾区 is 珠海市."""
    return next((above for above in place.chain() if above.short.endswith(noun)), None)


def expand_bare_place(title: str, place: Place | None) -> str:
    """市财政局… of a writer in 东莞市 -> 东莞市财政局…; the title as it is where it begins otherwise."""
    if place is None or place.ambiguous:
        return title
    for noun in load_words().bare_places:
        if begins_with_noun(title, noun) and (meant := place_meant(noun, place)):
            return meant.short + title[len(noun) :]
    return title
