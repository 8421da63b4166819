"""Many new reports into a Ladybug file: nodes by COPY as they come, edges by one COPY a table at the end.

Measured with ladybug 0.22 (137 nodes and edges a report, two cores):

- A COPY takes 8 to 14 ms whatever it brings, and 3 to 5 microseconds an element.
- Edges that come into a table by one COPY outside a transaction are written as they shall stand. In a
  transaction, or after other edges of the same 131,072 nodes, they are kept in memory and merged by the
  next checkpoint, which writes all edges of these nodes again: the second half of 10,000 reports took 7 s to
  merge, and all of them at once 2 s.
- COPY is not in the log: what it brings is on disk with the next checkpoint and not before.

So a *round* is nodes, then edges, then a checkpoint. A process that ends within a round leaves the file
as the round found it; a round that fails in the engine is taken back by opening the file again. Reports that
the graph has already, or that come twice, are left for `replace`, and as many together as memory allows: it
touches edges of old nodes, and the next checkpoint writes all edges of their 131,072 neighbours again (30 of
them after each round took 7 s a round more at 20,000 reports, growing with the graph).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

from graph.elements import Node, ReportGraph
from graph.embedded_engine import execute
from graph.embedded_texts import stored_tables
from graph.embedded_writing import EmbeddedWriting
from graph.memory import give_back
from graph.novelty import Novelty
from graph.packing import Pack, edge_kinds, element_count
from graph.rows import EdgeGroup
from graph.schema import load_schema
from graph.store import Changes, ReadAgain, Tally

if TYPE_CHECKING:
    import pyarrow as pa
    from ladybug import Connection

BULK = 20_000
"""Elements from which on COPY with its checkpoint takes less time than rows."""
STEP = 64 << 20
"""Bytes of packs that wait before their nodes are brought."""
ROUND = 400 << 20
"""Bytes of packs in a round: what it keeps in memory, and what a kill can lose at most."""
LATER = 64 << 20
"""Bytes of packs that wait to be replaced."""
_TOGETHER = 300
"""Reports that are replaced in one transaction."""


class Place(Protocol):
    """What a load needs of the store that it is part of."""

    def connected(self) -> AbstractContextManager["Connection"]:
        """A connection of its own, outside any transaction."""

    def checkpoint(self) -> None: ...

    def take_back(self, error: BaseException) -> None:
        """Go back to what is safe on disk, where the engine can go on after the error."""

    def reopen(self) -> bool:
        """Let go of the engine's memory, outside any transaction; whether nobody wrote to it in between."""

    def replace(self, reports: Sequence[ReportGraph], read: ReadAgain | None = None) -> Changes: ...

    def set_nodes(self, label: str, nodes: Sequence[Node]) -> None: ...


@dataclass
class Loading:
    """One load: `add` packs as they come, and `finish` in the end, come what may."""

    place: Place
    novelty: Novelty
    read: ReadAgain | None = None
    changes: Changes = field(default_factory=Changes)
    _waiting: list[Pack] = field(default_factory=list)
    _later: list[Pack] = field(default_factory=list)
    _edges: dict[EdgeGroup, list["pa.Table"]] = field(default_factory=lambda: defaultdict(list))
    _waits: int = 0
    _bytes: int = 0
    _begun: bool = False
    _failed: bool = False

    def add(self, pack: Pack) -> None:
        self._waiting.append(pack)
        self._waits += pack.size
        if self._waits >= STEP:
            with self._whole():
                self._bring_nodes()
            if sum(pack.size for pack in self._later) >= LATER:
                self._settle()
                self._start_afresh()
            elif self._bytes >= ROUND:
                self._end_round()
                self._start_afresh()

    def finish(self) -> None:
        """End the round; nothing is done where it has failed."""
        if self._failed:
            return
        if not self._begun and sum(map(element_count, self._waiting)) < BULK:
            self._later += self._waiting
            self._waiting = []
        self._settle()

    def _settle(self) -> None:
        """The round's end, and then what has to be replaced report by report."""
        self._end_round()
        later, self._later = self._later, []
        graphs = chain.from_iterable(pack.graphs() for pack in later)
        while batch := list(islice(graphs, _TOGETHER)):
            self.changes += self.place.replace(batch, self.read)
            give_back()
        if later:  # these brought shared nodes, and dropped some
            self.novelty.forget()

    def _start_afresh(self) -> None:
        """The engine (ladybug 0.22) keeps 200 MB of a round until its file is closed."""
        with self._whole():
            if not self.place.reopen():
                self.novelty.forget()

    def _end_round(self) -> None:
        """The edges and the checkpoint."""
        with self._whole():
            self._bring_nodes()
            self._bring_edges()
        self.novelty.forget_much()

    def _bring_nodes(self) -> None:
        packs, self._waiting, self._waits = self._waiting, [], 0
        with self.place.connected() as connection:
            lookup = EmbeddedWriting(connection)
            new, later = self.novelty.new_reports(lookup, packs)
            self._later += later
            if not new:
                return
            self._bytes += sum(pack.size for pack in new)
            tables = {label: self.novelty.nodes(lookup, new, label) for label in load_schema().node_types}
            self._set_changed()
            for label, table in tables.items():
                for stored, rows in stored_tables(label, table):
                    self._copy(connection, f"COPY {stored} FROM $rows", rows)
                self.changes += Changes({label: Tally(added=table.num_rows)})
            for group in edge_kinds():
                self._edges[group].append(self.novelty.edges(lookup, new, group))
        give_back()

    def _set_changed(self) -> None:
        """Before the reports come: once they are there, nobody would read them again to set these nodes."""
        for label, nodes in self.novelty.changed.items():
            self.place.set_nodes(label, list(nodes.values()))
            self.changes += Changes({label: Tally(changed=len(nodes))})
        self.novelty.changed.clear()

    def _bring_edges(self) -> None:
        if not self._begun:
            return
        edges, self._edges = self._edges, defaultdict(list)
        with self.place.connected() as connection:
            for group in list(edges):
                self._copy_edges(connection, group, edges.pop(group))
        give_back()
        self.place.checkpoint()
        give_back()
        self._begun, self._bytes = False, 0

    def _copy_edges(self, connection: "Connection", group: EdgeGroup, tables: list["pa.Table"]) -> None:
        import pyarrow as pa

        type_, (start, end) = group
        table = pa.concat_tables(tables)
        self._copy(connection, f"COPY {type_} FROM $rows (from='{start}', to='{end}')", table)
        self.changes += Changes(edges={type_: Tally(added=table.num_rows)})

    def _copy(self, connection: "Connection", statement: str, table: "pa.Table") -> None:
        if table.num_rows:
            self._begun = True
            execute(connection, statement, {"rows": table}).close()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self._failed = True
            self.place.take_back(error)
            raise
