"""The names by which the writer of a report goes in the titles of its own rules.

《东莞市工业和信息化局保密工作制度》, 《市工信局保密工作制度》, 《局保密工作制度》 and 《保密工作制度》 are
one rule in that bureau's reports: the front is its name in full, with a bare place, as a defined alias,
abbreviated (工信 for 工业和信息化: its characters in order), or by the noun alone (局, 我局).
"""

import re
from dataclasses import dataclass

from graph.folding import full_width, squeeze
from graph.naming import BodyName, agency_function, without_party, without_party_suffix
from graph.places import Place, place_forms
from graph.words import begins_with_noun, load_words

# 党组关于…, 党委印发…: the party body as issuer; 党组议事规则 keeps its 党组
_ISSUING = re.compile(r"(?:机关党委|党工委|党组|党委|委员会)(?=关于|印发)")
# 金湾分局…: what follows a bureau's name in the name of its branch, another body
_BRANCH = re.compile(r".{1,6}分局")
# 中共东莞市…局党组关于…
_PARTY = re.compile(r"(?:中国共产党|中共)(?!中央)")
_SELF = ("", "我", "本")


@dataclass(frozen=True, slots=True)
class OwnNames:
    """`forms` are literal, longest first; `abbreviable` are (function, suffix) that an abbreviation keeps."""

    forms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    abbreviable: tuple[str, str] | None = None
    nouns: tuple[str, ...] = ()

    def strip(self, title: str) -> str | None:
        """A title in its form (`title_form`) without the own name in front; None where it has none."""
        match = _PARTY.match(title)
        plain = title[match.end() :] if match else title
        rest = self._after_form(plain) or self._after_abbreviation(plain) or self._after_noun(plain)
        if rest is None or _BRANCH.match(rest):
            return None
        return _ISSUING.sub("", rest, count=1) if _ISSUING.match(rest) else rest

    def _after_form(self, title: str) -> str | None:
        return next((title[len(form) :] or None for form in self.forms if title.startswith(form)), None)

    def _after_abbreviation(self, title: str) -> str | None:
        if self.abbreviable is None:
            return None
        function, suffix = self.abbreviable
        for place in self.places:
            end = title.find(suffix, len(place))
            if title.startswith(place) and is_abbreviation(title[len(place) : max(end, 0)], function):
                return title[end + len(suffix) :] or None
        return None

    def _after_noun(self, title: str) -> str | None:
        for pronoun in _SELF:
            for noun in self.nouns:
                is_own = title.startswith(pronoun + noun) if pronoun else begins_with_noun(title, noun)
                if is_own:
                    return title[len(pronoun + noun) :] or None
        return None


def is_abbreviation(short: str, function: str) -> bool:
    """Whether `short` keeps characters of `function` in order, the first among them: 工信 of 工业和信息化."""
    if not 2 <= len(short) <= len(function) or short[0] != function[0]:
        return False
    rest = iter(function)
    return all(character in rest for character in short)


def own_names(agency: BodyName | None, group: BodyName | None, aliases: tuple[str, ...]) -> OwnNames:
    """The names of a writer; `group` stands in where it leads no agency (中共云陵县石坪镇委员会: 石坪镇)."""
    body = agency or group
    if body is None:
        return OwnNames(nouns=_nouns_of(None))
    place = body.place
    rest = body.rest if agency else without_party_suffix(body.rest)
    places = _place_fronts(place)
    forms = {front + rest for front in places if rest} | {without_party(body.full)}
    for alias in aliases:
        forms |= _alias_forms(without_party(alias), places)
    shown = {full_width(form) for form in forms if len(form) > 1}
    ordered = tuple(sorted(shown, key=lambda form: (-len(form), form)))
    return OwnNames(ordered, places, _abbreviable(rest), _nouns_of(rest))


def _place_fronts(place: Place | None) -> tuple[str, ...]:
    """What may stand before the rest of the name, longest first: 东莞市, 市, nothing."""
    if place is None:
        return ("",)
    bare = tuple(noun for noun in load_words().bare_places if place.short.endswith(noun))
    return (*place_forms(place), *bare, "")


def _alias_forms(alias: str, places: tuple[str, ...]) -> set[str]:
    """市工信局党组 -> 市工信局, 工信局, 东莞市工信局."""
    body = without_party_suffix(squeeze(alias))
    bare = next((body[len(front) :] for front in places if front and body.startswith(front)), body)
    return {front + bare for front in places if len(bare) > 1} | {body}


def _abbreviable(rest: str) -> tuple[str, str] | None:
    """(工业和信息化, 局) of 工业和信息化局; (卫生健康, 委) of 卫生健康委员会."""
    function = agency_function(rest)
    if function is None or function == rest:
        return None
    suffix = rest.removeprefix(function)
    return function, "委" if suffix == "委员会" else suffix[-1]


def _nouns_of(rest: str | None) -> tuple[str, ...]:
    """The nouns by which the body calls itself, longest first: 医院, 院 of 人民医院."""
    if rest is None:
        return ()
    found = [noun for noun, ends in load_words().self_nouns.items() if rest.endswith(ends)]
    return tuple(sorted(found, key=lambda noun: (-len(noun), noun)))
