"""Names of organisations: place and rest; 市工业和信息化局 in 东莞市 and 东莞市工业和信息化局 are one.

A name rests on its place where that is known. One that says no place and could stand anywhere (人民医院,
市财政局 in a report that names no city) is `local`: it merges with none of another report.
"""

import re
from dataclasses import dataclass

from graph.folding import squeeze
from graph.identifiers import identifier
from graph.places import Place, leading_division, place_forms, place_meant, place_named
from graph.words import load_words

# 石坪镇委员会, 柳荫街道党工委, 石坪镇人民政府: what a body of a town is called without its place
_TOWNSHIP = re.compile(
    r".{1,8}?(?:镇|乡|街道)(?:人民政府|办事处|党工委|党委|委员会|工作委员会|纪委|纪律检查委员会)?"
)
# 中共东莞市委, 中国共产党东莞市委员会 -> 东莞市委
_PARTY = re.compile(r"^(?:中国共产党|中共)(?!中央)")
# 自然资源局金湾分局 -> 自然资源
_BRANCH = re.compile(r"(.+?局).{1,8}分局")
# 东莞市委, 云陵县委员会, 西藏自治区党委: a territorial committee and its place
_TERRITORIAL = re.compile(r"(.*(?:省|自治区|市|州|盟|地区|县|旗|区))(党委|委员会|委)")


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name: `full` as shown; `rest` is freed of the place where the name begins with it.

    `key` is what identity rests on; `local` says that it holds within one report only.
    """

    full: str
    rest: str
    place: Place | None
    key: tuple[str | None, ...]
    local: bool

    @property
    def level(self) -> str | None:
        """national, province, prefecture, county or township; None where the name does not say it."""
        if self.place is None:
            return "national" if self.full.startswith(load_words().national_prefixes) else None
        return "township" if _TOWNSHIP.fullmatch(self.rest) else self.place.level

    def identifier(self, kind: str, within: str, *more: str | int | None) -> str:
        """The id of the body; `within` names the report that a local name holds in."""
        return identifier(kind, *self.key, within if self.local else None, *more)


def read_body_name(name: str, division: str | None) -> BodyName:
    """Read the name of an agency or a party organisation; 中共云陵县委宣传部 is 云陵县委宣传部."""
    plain = without_party(name)
    place = _place(plain, division)
    if place is None:
        return BodyName(plain, plain, None, (None, plain), not _is_national(plain))
    rest = _rest(plain, place)
    if rest is None:
        return BodyName(plain, plain, place, (place.key, "", plain), place.ambiguous)
    return BodyName(place.short + rest, rest, place, (place.key, rest), place.ambiguous)


def read_party_name(name: str, division: str | None) -> BodyName:
    """Read the name of a party organisation; `rest` and `key` are without 中共, `full` has it."""
    read = read_body_name(name, division)
    return BodyName("中共" + read.full, read.rest, read.place, read.key, read.local)


def read_group_name(name: str | None, agency: str | None, division: str | None) -> BodyName | None:
    """Read who issued a report: a territorial committee goes by its place alone (中共仙游县委, …县委员会).

    Where only an agency is named, its name stands for its party organisation; None where nothing is named.
    """
    if name is None:
        return read_body_name(agency, division) if agency else None
    territorial = read_committee_name(name) if agency is None else None
    if territorial is not None and territorial.place is not None:
        return territorial
    return read_party_name(name, division)


def read_committee_name(name: str) -> BodyName:
    """Read the name of a committee that sends teams: 中共珠海市委 stands for 珠海市."""
    plain = without_party(name)
    match = _TERRITORIAL.fullmatch(plain)
    if match is None or match[1] in load_words().bare_places:
        local = match is not None or not _is_national(plain)
        return BodyName(squeeze(name), plain, None, (None, plain), local)
    place = place_named(match[1])
    ending = "党委" if place.short.endswith("自治区") else "委"
    return BodyName("中共" + place.short + ending, ending, place, (place.key, "委"), place.ambiguous)


def without_party(name: str) -> str:
    """中共东莞市委 -> 东莞市委; 中共中央 stays."""
    return _PARTY.sub("", squeeze(name))


def agency_function(rest: str) -> str | None:
    """A body's function freed of place and form: 工业和信息化局 -> 工业和信息化; 人民医院 stays."""
    branch = _BRANCH.fullmatch(rest)
    body = branch[1] if branch else rest
    for suffix in load_words().function_suffixes:
        if body.endswith(suffix) and len(body) >= len(suffix) + 2:
            return body.removesuffix(suffix)
    return body or None


def _place(name: str, division: str | None) -> Place | None:
    return place_named(division) if division else leading_division(name)


def _rest(name: str, place: Place) -> str | None:
    """The name without its place; None where it does not begin with any form of the place."""
    for form in place_forms(place):
        if name.startswith(form) and len(name) > len(form):
            return name[len(form) :]
    for noun in load_words().bare_places:
        if name.startswith(noun) and len(name) > len(noun) and (meant := place_meant(noun, place)):
            return name[len(noun) :] if meant == place else None
    says_form = name.endswith((*load_words().function_suffixes, *load_words().party_suffixes))
    return name if says_form and leading_division(name) is None else None


def without_party_suffix(name: str) -> str:
    """石坪镇委员会 -> 石坪镇; a name that is such a suffix alone stays."""
    for suffix in load_words().party_suffixes:
        if name.endswith(suffix) and len(name) > len(suffix):
            return name.removesuffix(suffix)
    return name


def _is_national(name: str) -> bool:
    words = load_words()
    body = without_party_suffix(name)
    if body in words.national_issuers or body.startswith(words.national_prefixes):
        return True
    is_bare = body.startswith(tuple(words.bare_places)) or body in words.national_suffixes
    return body.endswith(words.national_suffixes) and not is_bare
