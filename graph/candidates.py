"""Candidates: pairs of nodes that may be one, each with the reason; a person judges them, nothing is merged.

Compared are titles outside the authority with those it knows, titles that name their place or issuer with
each other, and rules or papers of one owner with each other; never the rules of two owners. Titles that
differ in a number, or in that one carries out the other (实施, 贯彻), are no candidates. Organisations are
candidates where place and function are alike: 卫生健康局 and 卫生健康委员会.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from graph.authority.regulations import Regulations
from graph.elements import Node
from graph.folding import fold
from graph.judgements import Judgements
from graph.own_names import is_abbreviation
from graph.resolution import authority_node
from graph.words import load_words

# "2021", "十四", "第一": what makes two titles two
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]+")
_SHORTEST = 5
_LEAST_ALIKE = 0.5
_SHOWN_SCOPES = {"authority": 0, "titled": 1}

Entry = tuple[str, Node]
"""A folded title and its node."""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """Two nodes that may be one. `keep` is the better known of them."""

    keep: Node
    merge: Node
    reason: str


def find_candidates(
    nodes: Iterable[Node], regulations: Regulations, judgements: Judgements
) -> tuple[Candidate, ...]:
    """The candidates among the nodes, sorted; pairs that somebody judged are left out."""
    known = tuple(nodes)
    found = {*_titles(known, regulations), *_bodies(known)}
    return tuple(sorted(item for item in found if not judgements.decided(item.keep, item.merge)))


def likeness(left: str, right: str) -> str | None:
    """Why two folded titles may be one, or None."""
    if left == right or min(len(left), len(right)) < _SHORTEST or _differ_in_kind(left, right):
        return None
    if _skeleton(left) == _skeleton(right):
        fillers = "、".join(sorted(_fillers_in(left) ^ _fillers_in(right)))
        return f"alike but for {fillers or 'the order of words'}"
    common = set(_shortened(left)) & set(_shortened(right))
    return _difference(left, right) if common else None


def _titles(nodes: tuple[Node, ...], regulations: Regulations) -> Iterator[Candidate]:
    of_authority = [
        (fold(form), authority_node(record, regulations)) for record in regulations for form in record.forms
    ]
    index = _index(of_authority)
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for node in nodes:
        values = node.values()
        if node.label in ("Regulation", "Document") and values.get("scope") != "authority":
            entry = (fold(str(values["title"])), node)
            groups[node.label, str(values.get("owner", ""))].append(entry)
            if node.label == "Regulation":
                yield from _alike([entry], index)
    for group in groups.values():
        yield from _alike(group, _index(group))


def _index(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    """Entries by what two titles that are alike have in common."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for sign in _signs(entry[0]):
            index[sign].append(entry)
    return index


def _alike(entries: Iterable[Entry], index: Mapping[str, list[Entry]]) -> Iterator[Candidate]:
    for title, node in entries:
        others = {(other, at.id): at for sign in _signs(title) for other, at in index.get(sign, ())}
        for (other, key), at in others.items():
            reason = _repeated(at) if title == other else likeness(title, other)
            if reason is not None and key != node.id:
                yield _candidate(node, at, reason)


def _repeated(other: Node) -> str | None:
    """A title that the authority knows, and that the writer enacted, was told apart on purpose."""
    return None if other.values().get("scope") == "authority" else "one title but for punctuation or kind"


def _signs(title: str) -> set[str]:
    return {*_shortened(title), "=" + _skeleton(title)}


def _shortened(title: str) -> Iterator[str]:
    """The title, and the title without each one of its characters: two titles one slip apart share one."""
    yield title
    for position in range(len(title)):
        yield title[:position] + title[position + 1 :]


def _skeleton(title: str) -> str:
    for filler in load_words().fillers:
        title = title.replace(filler, "")
    return "".join(sorted(title))


def _fillers_in(title: str) -> set[str]:
    found = set()
    for filler in load_words().fillers:
        if filler in title:
            found.add(filler)
            title = title.replace(filler, "")
    return found


def _differ_in_kind(left: str, right: str) -> bool:
    words = load_words().implementing
    implements = [tuple(word for word in words if word in title) for title in (left, right)]
    return implements[0] != implements[1] or _NUMBER.findall(left) != _NUMBER.findall(right)


def _difference(left: str, right: str) -> str:
    start = next(
        (n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )
    if len(left) == len(right):
        return (
            "one character differs" if left[start + 1 :] == right[start + 1 :] else "a character is misplaced"
        )
    return "one character more"


def _bodies(nodes: tuple[Node, ...]) -> Iterator[Candidate]:
    named: dict[tuple[str, str], list[Node]] = defaultdict(list)
    placed: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        values = node.values()
        if node.label in ("Agency", "PartyGroup", "Committee"):
            named[node.label, str(values["name"])].append(node)
        if node.label == "Agency" and "function" in values:
            placed[str(values["name"]).partition(str(values["function"]))[0]].append(node)
    for same in named.values():
        for left, right in combinations(same, 2):
            yield _candidate(left, right, "one name; the place of one is not known, or its kind differs")
    for place, agencies in placed.items():
        yield from _functions(agencies) if place else ()


def _functions(agencies: list[Node]) -> Iterator[Candidate]:
    for left, right in combinations(agencies, 2):
        one, other = (str(node.values()["function"]) for node in (left, right))
        if one == other:
            yield _candidate(left, right, "one place and function, another form")
        elif is_abbreviation(one, other) or is_abbreviation(other, one):
            yield _candidate(left, right, f"one place, one function abbreviated: {one} and {other}")
        elif len({*one} & {*other}) / len({*one} | {*other}) >= _LEAST_ALIKE and not _differ_in_kind(
            one, other
        ):
            yield _candidate(left, right, f"one place, alike functions: {one} and {other}")


def _candidate(left: Node, right: Node, reason: str) -> Candidate:
    keep, merge = sorted((left, right), key=_rank)
    return Candidate(keep, merge, reason)


def _rank(node: Node) -> tuple[int, str]:
    return _SHOWN_SCOPES.get(str(node.values().get("scope")), 2), node.id
