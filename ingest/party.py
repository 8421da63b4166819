"""Which of the organisations that a report names is the inspected one, and which were inspected with it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.compact import Compact
from ingest.inspected import (
    Alias,
    Named,
    find_aliases,
    find_party_names,
    fullest,
    read_targets,
    title_subject,
)
from ingest.inspection import InspectionWords
from ingest.organisations import Organisation, is_abbreviation, read_organisation, same_organisation
from ingest.places import Level, Places, leading_places
from ingest.report import PartyGroup

_VILLAGE = re.compile(r"(?:村|社区|居)(?:委会|民委员会)?$")
# 大湾村, 新屋场社区


_AGENCY = re.compile(r"(?:[局厅部院校馆所办会委处站社园厂区]|大学|中心|公司|集团|机关|中学|小学|银行)$")
# 水利局, 融媒体中心: an organisation's name without its place


@dataclass(frozen=True, slots=True)
class Inspected:
    """The inspected organisation, the words it was read from, and all forms and places that go with it."""

    group: PartyGroup | None = None
    named: Named | None = None
    aliases: tuple[Alias, ...] = ()
    others: tuple[Named, ...] = ()
    places: tuple[Places, ...] = ()

    @property
    def organisation(self) -> Organisation | None:
        return self.named.organisation if self.named is not None else None


def find_inspected(
    title: Compact,
    preamble: Compact,
    words: InspectionWords,
    signature: Named | None,
    publisher: Named | None,
    body: Callable[[], Compact],
) -> Inspected:
    """Put the title's subject, the sentence's object, the feedback's addressee and the signature together.

    `publisher` is who the page's source line names: it stands in where the report says only 我局. `body`
    gives the words after the preamble, which are read only where no party organisation was named before.
    """
    subject = title_subject(title) if title.text else None
    targets = _targets(preamble, words)
    addressee = _addressee(preamble, words)
    forms = [n for n in (subject, *targets, *addressee, signature, *find_party_names(preamble)) if n]
    main = _main(subject, targets, addressee, signature) or publisher
    if main is None and _speaks_of_itself(preamble, words):
        main = _of_kind(words.target.of(preamble.text) if words.target else "", find_party_names(body()))
    if main is None:
        return Inspected(others=tuple(targets), places=_places(forms))
    known = _fullest_form(main, forms, body)
    best = known or max(
        (f for f in forms if same_organisation(main.organisation, f.organisation)),
        key=lambda form: form.organisation.fullness,
        default=main,
    )
    places = _places([best, main, *forms, *([publisher] if publisher else [])])
    others = _others(targets, _speaks_of_itself(preamble, words), best.organisation, main.organisation)
    aliases = _aliases(preamble, (best.organisation, main.organisation), others)
    group = _group(best.organisation, [*forms, *([publisher] if publisher else [])], places, aliases)
    return Inspected(group, best, aliases, others, places)


def _of_kind(target: str, named: Sequence[Named]) -> Named | None:
    """Who 我院党组 is, by the one name of that kind that the report goes on to give, in a plan's title."""
    kind = read_organisation(target).kind
    fitting = {one.organisation.name: one for one in named if one.organisation.kind == kind}
    return next(iter(fitting.values())) if kind is not None and len(fitting) == 1 else None


def _fullest_form(main: Named, forms: Sequence[Named], body: Callable[[], Compact]) -> Named | None:
    """The fullest form with a party ending; the body is asked where those before it lack the place."""
    known = fullest(main.organisation, forms)
    if known is not None and known.organisation.places.division:
        return known
    words = body()
    kind = known.organisation.kind if known is not None else None
    named = [one for one in find_party_names(words) if known is None or one.organisation.places.division]
    later = [one for one in named if kind in (None, one.organisation.kind)]
    return fullest(main.organisation, [*([known] if known else []), *later]) or _committee_at(main, words)


def _committee_at(main: Named, words: Compact) -> Named | None:
    """澜江市委 of the place 澜江市, where the report goes on to speak of it."""
    name = main.organisation.name
    if main.organisation.body is not None or main.organisation.places.length < len(name):
        return None
    found = re.search(re.escape(name) + r"(?:党工委|党委|委(?!员))", words.text)
    return Named(read_organisation(found.group()), words.span(*found.span())) if found else None


def _targets(preamble: Compact, words: InspectionWords) -> list[Named]:
    spans = [words.target, *words.others]
    return [named for span in spans if span for named in read_targets(preamble, span.start, span.end)]


def _addressee(preamble: Compact, words: InspectionWords) -> tuple[Named, ...]:
    who = words.addressee
    return read_targets(preamble, who.start, who.end)[:1] if who is not None else ()


def _main(
    subject: Named | None, targets: Sequence[Named], addressee: Sequence[Named], signature: Named | None
) -> Named | None:
    """Who was inspected: the title says so, else the object; a full name goes before a short one."""
    if subject is not None and _says_who(subject.organisation):
        return subject
    order = [*targets[:1], *addressee, *([signature] if signature else []), *([subject] if subject else [])]
    bodies = [named for named in order if named.organisation.body is not None]
    known = [named for named in order if _says_who(named.organisation)]
    placed = [named for named in bodies if named.organisation.places.chain]
    return next(iter((*placed, *bodies, *known)), None)


def _says_who(organisation: Organisation) -> bool:
    """Whether the words name an organisation or a place, and not a field (某领域) or 巡察整改."""
    if organisation.body is not None or organisation.places.chain:
        return not re.search(r"巡[察视]", organisation.name)
    return _AGENCY.search(organisation.name) is not None


def _speaks_of_itself(preamble: Compact, words: InspectionWords) -> bool:
    """Whether the object begins with 我部, 本局: no target is the inspected organisation itself then."""
    return words.target is not None and preamble.text.startswith(("我", "本"), words.target.start)


def _others(targets: Sequence[Named], apart: bool, *main: Organisation) -> tuple[Named, ...]:
    """The targets that are not forms of the inspected organisation itself.

    Only the nearest form is the organisation itself: 县人大常委会党组、县人大常委会机关党组 are two. The
    first target is such a form, not recognised, unless it is a village of an inspected town or stands
    `apart`, behind 我部.
    """
    forms = [n for n in targets if any(same_organisation(n.organisation, one) for one in main)]
    itself = [n for n in forms if any(n.organisation.core == one.core for one in main)] or forms[:1]
    is_town = main[0].places.at(Level.TOWNSHIP) is not None and len(targets) > 1
    is_other = apart or is_town or any(_is_village(one.organisation) for one in targets[:1])
    first = targets[:1] if not is_other else ()
    return tuple(dict.fromkeys(named for named in targets if named not in itself and named not in first))


def _is_village(organisation: Organisation) -> bool:
    name = organisation.name.removesuffix(organisation.body or "")
    return _VILLAGE.search(name) is not None


def _aliases(preamble: Compact, main: Sequence[Organisation], others: Sequence[Named]) -> tuple[Alias, ...]:
    """The short forms of the inspected organisation, not those of a committee, a document or another body."""
    found = [alias for alias in find_aliases(preamble) if _stands_for(alias, main, others)]
    seen: dict[str, Alias] = {}
    for alias in found:
        seen.setdefault(alias.text, alias)
    return tuple(seen.values())


def _stands_for(alias: Alias, main: Sequence[Organisation], others: Sequence[Named]) -> bool:
    tail = re.split(r"[,。;:]|(?<![面应针反核])[对向]|将|组织", alias.of)[-1]
    if any(tail.endswith(other.organisation.name) for other in others):
        return False
    if any(tail.endswith((one.name, one.agency or one.name)) for one in main):
        return True
    if re.search(r"巡[察视查].{0,6}组$", tail):
        return False
    organisation = read_organisation(tail)
    return any(same_organisation(organisation, one) for one in main) or any(
        len(tail) > 3 and is_abbreviation(organisation.name, one.name) for one in main
    )


def _places(forms: Sequence[Named]) -> tuple[Places, ...]:
    chains = [form.organisation.places for form in forms if form.organisation.places.chain]
    return tuple(dict.fromkeys(chains))


def _group(
    best: Organisation, forms: Sequence[Named], places: Sequence[Places], aliases: Sequence[Alias]
) -> PartyGroup:
    """The contract's party group; name and kind stay None where no party body is named."""
    short = tuple(alias.text for alias in aliases)
    division = _division(best, forms, places)
    if best.body is not None:
        return PartyGroup(best.full_name, best.kind, _agency(best, forms), division, short)
    is_place = best.places.chain and best.places.length == len(best.name)
    return PartyGroup(None, None, None if is_place else best.name, division, short)


def _agency(best: Organisation, forms: Sequence[Named]) -> str | None:
    """The agency that the name holds; for a short one (县水利局) its full form where the report has it."""
    if best.agency is None or best.places.chain:
        return best.agency
    same = [f.organisation for f in forms if same_organisation(best, f.organisation)]
    full = [form for form in same if form.agency and form.places.chain]
    return max(full, key=lambda form: form.fullness).agency if full else best.agency


def _division(main: Organisation, forms: Sequence[Named], places: Sequence[Places]) -> str | None:
    """The lowest division that the name holds; a bare district (青坞区) with the city that stands before it
    elsewhere in the report.

    A name without a place (市水利局党组) takes the one of its fuller form (云陵市水利局).
    """
    own = main.places
    division = own.division
    if division is None:
        same = [f.organisation.places for f in forms if same_organisation(main, f.organisation)]
        named = [d for chain in same if (d := chain.division)]
        begun = [d for chain in places if (d := chain.division) and main.name.startswith(d[:-1])]
        return next(iter((*named, *begun)), None)
    if division.endswith("区") and own.at(Level.COUNTY) is not None and own.at(Level.PREFECTURE) is None:
        return next((d for chain in places if (d := chain.division or "").endswith(division)), division)
    return division


def division_under(group: PartyGroup, committee: str | None) -> str | None:
    """The group's division, completed by the committee that sent the team where only that names a place.

    中共云陵市委 inspected 石坪镇党委 or 市水利局党组: 云陵市. A division in the name stays.
    """
    territory = (committee or "")[2:-1]
    name = (group.name or group.agency or "").removeprefix("中共")
    if group.division is not None or not name:
        return group.division
    if territory.endswith("州") and name.startswith(territory):
        return territory
    if not leading_places(territory).chain:
        return None
    below = name[0] == territory[-1] or leading_places(name).at(Level.TOWNSHIP) is not None
    return leading_places(territory).division if below else None
