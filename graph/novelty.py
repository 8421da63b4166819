"""What packs bring that a graph has not: new reports, new shared nodes, new structural edges.

What belongs to one report is new where the report is, so that only shared nodes and structural edges are
looked at one by one, by their ids.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from graph.elements import Edge, Node
from graph.packing import Pack, as_indices, node_of_cells, table_of
from graph.rows import EdgeGroup, Pair
from graph.schema import load_schema
from graph.trunk import REPORT, SOURCE

if TYPE_CHECKING:
    import pyarrow as pa

_REMEMBERED = 2_000_000
"""Ids that are kept at most; beyond that the graph is asked again. About 100 bytes each."""


class Lookup(Protocol):
    """How a graph is asked what it has."""

    def there(self, label: str, ids: Sequence[str]) -> set[str]:
        """Those of these ids that nodes of the label have."""

    def find_nodes(self, label: str, ids: Sequence[str]) -> Iterable[Node]: ...

    def find_structural(self, type_: str, pair: Pair, sources: Sequence[str]) -> Iterable[Edge]: ...


@dataclass
class Novelty:
    """Remembers what one load has met; `empty` says that the graph has nothing that others brought."""

    empty: bool
    changed: dict[str, dict[str, Node]] = field(default_factory=lambda: defaultdict(dict))
    """Shared nodes that the graph has otherwise, by label and id, as they shall be."""
    _added: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _met: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def new_reports(self, lookup: Lookup, packs: Sequence[Pack]) -> tuple[list[Pack], list[Pack]]:
        """The packs with the reports that the graph has not, and the packs with the others.

        Of two sources of one report the second is among the others, and so is a source that comes twice.
        """
        held_reports = self._held(lookup, REPORT, [id_ for pack in packs for id_ in pack.reports()])
        held_sources = self._held(lookup, SOURCE, [id_ for pack in packs for id_ in pack.sources()])
        new: list[Pack] = []
        others: list[Pack] = []
        for pack in packs:
            fits = [
                self._is_new(report, source, held_reports, held_sources)
                for report, source in zip(pack.reports(), pack.sources(), strict=True)
            ]
            for found, wanted in ((new, True), (others, False)):
                numbers = [number for number, fit in enumerate(fits) if fit is wanted]
                if numbers:
                    found.append(pack if len(numbers) == len(pack) else pack.only(numbers))
        return new, others

    def nodes(self, lookup: Lookup, packs: Sequence[Pack], label: str) -> "pa.Table":
        """The nodes of a label that are new."""
        table = table_of(packs, label)
        if load_schema().node_types[label].owned:
            return table
        ids: list[str] = table.column("id").to_pylist()
        first = _firsts(ids, self._added[label], self._met[label])
        for node in () if self.empty else lookup.find_nodes(label, list(first)):
            self._met[label].add(node.id)
            wanted = node_of_cells(label, table.slice(first.pop(node.id), 1))
            if wanted != node:
                self.changed[label][node.id] = wanted
        self._added[label].update(first)
        return table.take(as_indices(first.values())) if len(first) < len(ids) else table

    def edges(self, lookup: Lookup, packs: Sequence[Pack], group: EdgeGroup) -> "pa.Table":
        """The edges of a type and pair that are new; the nodes of these packs must have been asked for."""
        table = table_of(packs, group)
        type_, pair = group
        if load_schema().edge_types[type_].fact:
            return table
        keys: list[str] = table.column("key").to_pylist()
        first = _firsts(keys, self._met[type_])
        self._met[type_].update(first)
        sources: list[str] = table.column("from").to_pylist()
        doubtful = {sources[number] for number in first.values()} - self._added[pair[0]]
        for edge in lookup.find_structural(type_, pair, sorted(doubtful)) if doubtful else ():
            first.pop(edge.key, None)
        return table.take(as_indices(first.values())) if len(first) < len(keys) else table

    def forget_much(self) -> None:
        """Keep memory bounded; what the graph has by now it can be asked."""
        if sum(map(len, (*self._added.values(), *self._met.values()))) > _REMEMBERED:
            self.forget()

    def forget(self) -> None:
        """From here on the graph is asked."""
        self._added.clear()
        self._met.clear()
        self.empty = False

    def _held(self, lookup: Lookup, label: str, ids: Sequence[str]) -> set[str]:
        return set() if self.empty else lookup.there(label, [i for i in ids if i not in self._added[label]])

    def _is_new(self, report: str, source: str, reports: set[str], sources: set[str]) -> bool:
        told, read = self._added[REPORT], self._added[SOURCE]
        if report in told or source in read or report in reports or source in sources:
            return False
        told.add(report)
        read.add(source)
        return True


def _firsts(ids: Sequence[str], *known: set[str]) -> dict[str, int]:
    """Where each id that is not known comes first."""
    found: dict[str, int] = {}
    for number, id_ in enumerate(ids):
        if id_ not in found and not any(id_ in each for each in known):
            found[id_] = number
    return found
