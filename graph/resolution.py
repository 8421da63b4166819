"""Resolution: which regulation or document a title means, by the title, its role and who wrote it.

In this order, and a match is taken only where one candidate is left:

1. A short form that the report defines (以下简称《条例》) is what it stands for; so is a bare 《条例》 where
   just one title before it ends in that word.
2. A title that the authority knows. A form that is not the full title counts only for regulations, and not
   where the report itself enacts, amends or repeals a rule of that title, unless only the state issues such
   (法, 条例, 准则).
3. The writer's own name in front, in any form (graph/own_names.py): its own rule, known by the rest.
4. A bare place in front (市…) is the writer's own. An agency or a place's committee in front is the owner; a
   place, or an issuer that is one in the country, makes the title an identity of its own.
5. Anything else belongs to the writer.

What a node shows is made of what it is identified by, so a graph is the same in whatever order it was built.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from graph.abbreviations import Abbreviation, find_abbreviations
from graph.authority.regulations import Regulation, Regulations, load_regulations
from graph.elements import Node
from graph.folding import fold, squeeze, title_form
from graph.identifiers import identifier
from graph.judgements import Judgements, read_judgements
from graph.naming import read_body_name
from graph.organisations import committee_id
from graph.own_names import OwnNames
from graph.places import Place, expand_bare_place, leading_place, place_forms
from graph.schema import load_schema
from graph.words import load_words

_OWN_ACTS = frozenset({"enacts", "amends", "repeals"})
# "教育部门廉政办法" begins with no ministry; "财政部关于部门预算的通知" does
_DEPARTMENTS = re.compile(r"[^部]{2,12}部门")
# "中共东莞市委…", "中国共产党云陵县委员会…": the committee of the place that follows
_PARTY = re.compile(r"^(?:中国共产党|中共)(?=.{2,12}(?:委|党组))(?!中央)")
# "委", "委员会" behind a place; more of the title must follow, and 委托 is another word
_COMMITTEE = re.compile(r"(?:委员会|委(?!员|托|派|任))(?=.{2})")
# "财政局", "公安局南城分局", "卫生健康委员会": an agency behind its place; more of the title must follow
_AGENCY = re.compile(
    r".{2,16}?(?:局(?!域|部|面|势|限|属|长)(?:.{1,6}分局)?|(?<![大餐展客])厅(?!级|局)|委员会)(?=.{2})"
)


class Cited(NamedTuple):
    """One occurrence of a title in a report; `start` and `end` are its span."""

    title: str
    kind: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote the report. `owner` is the id that its internal rules rest on; `shown` that id, or None
    where the writer is not known and the rules belong to the report alone."""

    owner: str
    shown: str | None
    names: OwnNames
    place: Place | None


@dataclass(frozen=True, slots=True)
class Settled:
    """A title outside the authority: its scope, its form, and whose it is."""

    scope: str
    title: str
    owner: str | None = None
    shown: str | None = None


@dataclass(frozen=True)
class Resolver:
    """Resolves the titles of one report at a time; knows the authority and what people judged."""

    regulations: Regulations
    judgements: Judgements = field(default_factory=Judgements)

    def resolve(self, text: str, cited: Sequence[Cited], writer: Writer) -> tuple[Node, ...]:
        """The regulation or document of each citation, in their order; `cited` is in the text's order."""
        return _Reading(self, text, cited, writer).nodes()

    def known(self, record: Regulation) -> Node:
        """The node of a regulation that the authority knows, made once."""
        if record.id not in self._known:
            self._known[record.id] = self.judgements.canonical(authority_node(record, self.regulations))
        return self._known[record.id]

    @cached_property
    def _known(self) -> dict[str, Node]:
        return {}

    def settle(self, title: str, writer: Writer) -> Settled:
        """Whose a title is that the authority does not know."""
        form = title_form(title)
        rest = writer.names.strip(form)
        if rest is not None:
            return _internal(rest, writer)
        expanded = expand_bare_place(_PARTY.sub("", form), writer.place)
        place = _place_of(expanded, writer.place)
        if place is not None and not place.ambiguous:
            return self._of_place(_below(expanded, place), place)
        if place is None and _is_national(title, form):
            return Settled("titled", form)
        return _internal(form, writer)

    def _of_place(self, rest: str, place: Place) -> Settled:
        match = _COMMITTEE.match(rest)
        if match is not None:
            return self._of_owner("PartyGroup", committee_id(place), rest[match.end() :])
        match = _AGENCY.match(rest)
        if match is not None:
            body = read_body_name(place.short + match[0], place.name)
            return self._of_owner("Agency", body.identifier("agency", ""), rest[match.end() :])
        return Settled("titled", place.short + rest)

    def _of_owner(self, label: str, key: str, title: str) -> Settled:
        owner = self.judgements.canonical_id(label, key)
        return Settled("internal", title, owner, owner)


@dataclass(frozen=True)
class _Reading:
    """One report being resolved."""

    resolver: Resolver
    text: str
    cited: Sequence[Cited]
    writer: Writer

    def nodes(self) -> tuple[Node, ...]:
        found: list[Node] = []
        named: dict[tuple[str, str], Node] = {}
        for cited in self.cited:
            key = (cited.title, cited.kind)
            node = self._meant(cited, found) or named.get(key)
            if node is None:
                node = named[key] = self._named(cited)
            found.append(node)
        return tuple(found)

    def _named(self, cited: Cited) -> Node:
        """What the title and the kind mean, wherever in this report they stand."""
        record = self._known(cited)
        if record is not None:
            return self.resolver.known(record)
        return self.resolver.judgements.canonical(self._unknown(cited))

    def _known(self, cited: Cited) -> Regulation | None:
        record = self.resolver.regulations.lookup(cited.title)
        if record is None or squeeze(record.title) == squeeze(cited.title):
            return record
        is_own = fold(cited.title) in self._own_titles and not is_of_state(cited.title)
        return None if is_own or cited.kind != "regulation" else record

    def _unknown(self, cited: Cited) -> Node:
        if cited.kind == "work":
            return document_node("work", Settled("titled", title_form(cited.title)))
        settled = self.resolver.settle(cited.title, self.writer)
        return regulation_node(settled) if cited.kind == "regulation" else document_node(cited.kind, settled)

    def _meant(self, cited: Cited, before: Sequence[Node]) -> Node | None:
        """What a short form stands for, where one candidate is left among the titles before it."""
        short = fold(cited.title)
        numbers = [item.stands_for for item in self._abbreviations.get(short, ()) if item.start <= cited.end]
        if not numbers and short in load_words().genus:
            numbers = [n for n in range(len(before)) if self._is_longer(n, short)]
        candidates = {(before[n].label, before[n].id): before[n] for n in numbers if n < len(before)}
        return next(iter(candidates.values())) if len(candidates) == 1 else None

    def _is_longer(self, number: int, short: str) -> bool:
        title = fold(self.cited[number].title)
        return title.endswith(short) and title not in load_words().genus

    @cached_property
    def _abbreviations(self) -> Mapping[str, list[Abbreviation]]:
        found: dict[str, list[Abbreviation]] = {}
        for item in find_abbreviations(self.text, (cited.end for cited in self.cited)):
            found.setdefault(item.short, []).append(item)
        return found

    @cached_property
    def _own_titles(self) -> frozenset[str]:
        return frozenset(fold(cited.title) for cited in self.cited if cited.role in _OWN_ACTS)


def make_resolver(authority: Path | None = None, judgements: Path | None = None) -> Resolver:
    """A resolver of the project's authority, with a user's file laid over it, and a file of judgements.

    Raises `XunchaError` where a file cannot be read or is wrong.
    """
    return Resolver(load_regulations(authority), read_judgements(judgements) if judgements else Judgements())


def authority_node(record: Regulation, regulations: Regulations) -> Node:
    """The node of a regulation that the authority knows."""
    successor = regulations.by_id(record.superseded_by) if record.superseded_by else None
    return load_schema().node(
        "Regulation",
        identifier("regulation", "authority", record.id),
        title=record.title,
        scope="authority",
        category=record.category or None,
        issuer="、".join(record.issuer) or None,
        status=record.status or None,
        first_issued=record.first_issued,
        last_revised=record.last_revised,
        superseded_by=successor.title if successor else None,
        superseded_from=successor.first_issued if successor else None,
    )


def regulation_node(settled: Settled) -> Node:
    """The node of a regulation outside the authority."""
    key = identifier("regulation", settled.scope, settled.owner, settled.title)
    return load_schema().node(
        "Regulation", key, title=settled.title, scope=settled.scope, owner=settled.shown
    )


def document_node(kind: str, settled: Settled) -> Node:
    """The node of a plan, record, work or other paper."""
    key = identifier("document", kind, settled.owner, settled.title)
    return load_schema().node("Document", key, title=settled.title, kind=kind, owner=settled.shown)


def is_of_state(title: str) -> bool:
    """Whether only the state or the Party's centre issues such a title: 法, 条例, 准则, not 办法."""
    words = load_words()
    form = fold(title)
    return form.endswith(words.state_genus) and not form.endswith(words.not_state_genus)


def _internal(title: str, writer: Writer) -> Settled:
    return Settled("internal", title, writer.owner, writer.shown)


def _place_of(title: str, own: Place | None) -> Place | None:
    """The place that a title begins with; the writer's own is known to be one, whatever its look."""
    if own is not None and any(
        title.startswith(form) and len(title) > len(form) for form in place_forms(own)
    ):
        return own
    return leading_place(title)


def _below(title: str, place: Place) -> str:
    return next(title[len(form) :] for form in place_forms(place) if title.startswith(form))


def _is_national(title: str, form: str) -> bool:
    plain = squeeze(title).lstrip('《〈<“"')
    is_law = form.endswith("法") and not form.endswith(load_words().not_state_genus)
    return is_law or (plain.startswith(load_words().national_issuers) and not _DEPARTMENTS.match(plain))
