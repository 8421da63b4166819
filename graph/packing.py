"""Reports as one Arrow batch: a row for each report, a column for each kind of element, a list in each cell.

Processes that read reports hand over such batches. The leading process then makes no single elements: it
joins the lists of many reports to the tables that an engine takes in (graph/embedded_loading.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from graph.columns import arrow_types
from graph.elements import Node, ReportGraph
from graph.rows import EDGE_HEAD, NODE_HEAD, EdgeGroup, ReportRows, Row, node_of_row, rows_of
from graph.schema import Property, is_date, load_schema

if TYPE_CHECKING:
    import pyarrow as pa

_REPORT, _SOURCE = "report", "source"
Kind = str | EdgeGroup
"""A kind of element: a node label, or an edge type with the labels that it joins."""


@dataclass(frozen=True)
class Pack:
    """The graphs of several reports; `batch` has the ids of reports and sources before the elements."""

    batch: "pa.RecordBatch"

    def __len__(self) -> int:
        return int(self.batch.num_rows)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (self.batch.serialize().to_pybytes(),)

    @cached_property
    def size(self) -> int:
        """Bytes in memory."""
        return int(self.batch.nbytes)

    def reports(self) -> list[str]:
        """The id of each report, as often as it comes."""
        return _texts(self.batch.column(_REPORT))

    def sources(self) -> list[str]:
        """The id of the source that each report was read from."""
        return _texts(self.batch.column(_SOURCE))

    def only(self, numbers: Sequence[int]) -> "Pack":
        """Those of the reports with these numbers, from 0."""
        return Pack(self.batch.take(as_indices(numbers)))

    def graphs(self) -> Iterable[ReportGraph]:
        """The reports as elements, one after the other."""
        names = {_name(kind): kind for kind in _heads()}
        for cells in self.batch.to_pylist():
            rows = {kind: _tuples(cells[name]) for name, kind in names.items() if cells[name]}
            nodes = {kind: each for kind, each in rows.items() if isinstance(kind, str)}
            edges = {kind: each for kind, each in rows.items() if not isinstance(kind, str)}
            yield ReportRows(cells[_REPORT], cells[_SOURCE], nodes, edges).graph()


def pack(reports: Sequence[ReportRows]) -> Pack:
    """Check rows and bring them into columns. Raises `SchemaError` and `StoreError` where one is wrong."""
    for report in reports:
        report.check_whole()
    try:
        return _packed(reports)
    except (TypeError, ValueError, OverflowError):  # pyarrow's are such too
        return _packed([rows_of(report.graph()) for report in reports])  # says what is wrong, if it is


def _packed(reports: Sequence[ReportRows]) -> Pack:
    import pyarrow as pa

    ids = [_texts_array(getattr(report, name) for report in reports) for name in (_REPORT, _SOURCE)]
    cells = [_cells(kind, [_rows(report, kind) for report in reports]) for kind in _heads()]
    return Pack(pa.RecordBatch.from_arrays([*ids, *cells], schema=_schema()))


def table_of(packs: Sequence[Pack], kind: Kind) -> "pa.Table":
    """All elements of a kind, as the engines' bulk ways want them: ids or ends and key, then properties."""
    import pyarrow as pa

    name = _name(kind)
    lists = (pack.batch.column(name) for pack in packs)
    structs = [cells.flatten() for cells in lists]
    joined = pa.concat_arrays([part for part in structs if len(part)] or structs[:1])
    return pa.table(joined.flatten(), names=[field.name for field in joined.type])


def node_of_cells(label: str, table: "pa.Table") -> Node:
    """The node in a table of one row."""
    return node_of_row(label, _tuples(table.to_pylist())[0])


def element_count(pack: Pack) -> int:
    """Nodes and edges of all its reports."""
    return sum(len(pack.batch.column(_name(kind)).flatten()) for kind in _heads())


@cache
def edge_kinds() -> tuple[EdgeGroup, ...]:
    return tuple((edge.type, pair) for edge in load_schema().edges for pair in edge.pairs)


@cache
def _heads() -> Mapping[Kind, tuple[str, ...]]:
    """All kinds of elements, with what stands before the properties."""
    nodes: dict[Kind, tuple[str, ...]] = {node.label: NODE_HEAD for node in load_schema().nodes}
    return nodes | dict.fromkeys(edge_kinds(), EDGE_HEAD)


@cache
def _properties(kind: Kind) -> tuple[Property, ...]:
    """The columns of a kind; ids, ends and keys are like required strings."""
    declared = load_schema()
    own = declared.node_types[kind] if isinstance(kind, str) else declared.edge_types[kind[0]]
    head = (Property(name, "string", "", "", "", required=True) for name in _heads()[kind])
    return (*head, *own.properties)


def _name(kind: Kind) -> str:
    return kind if isinstance(kind, str) else " ".join((kind[0], *kind[1]))


@cache
def _schema() -> "pa.Schema":
    import pyarrow as pa

    ids = [pa.field(name, pa.string()) for name in (_REPORT, _SOURCE)]
    return pa.schema([*ids, *(pa.field(_name(kind), pa.list_(_struct(kind))) for kind in _heads())])


@cache
def _struct(kind: Kind) -> "pa.StructType":
    import pyarrow as pa

    return pa.struct([pa.field(item.name, arrow_types()[item.type]) for item in _properties(kind)])


def _rows(report: ReportRows, kind: Kind) -> Sequence[Row]:
    return report.nodes.get(kind, ()) if isinstance(kind, str) else report.edges.get(kind, ())


def _cells(kind: Kind, lists: Sequence[Sequence[Row]]) -> "pa.ListArray":
    """One cell for each report. Raises `ValueError` or `TypeError` where a value does not fit."""
    import pyarrow as pa

    cells = pa.array(lists, pa.list_(_struct(kind)))
    for place, item in enumerate(_properties(kind)):
        if item.required or item.type in ("strings", "date"):
            _check(item, cells.values.field(place))
    return cells


def _check(item: Property, column: "pa.Array") -> None:
    """What pyarrow does not look at."""
    from pyarrow import compute

    if item.required and column.null_count:
        raise ValueError(f"{item.name} is required")
    if item.type == "strings" and compute.min(compute.list_value_length(column)).as_py() == 0:
        raise ValueError(f"{item.name} is empty, which is to be null")
    if item.type == "date" and not all(is_date(day) for day in column.unique().drop_null().to_pylist()):
        raise ValueError(f"{item.name} is no date")


def _tuples(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    return [tuple(tuple(v) if isinstance(v, list) else v for v in row.values()) for row in rows]


def _texts(column: "pa.Array") -> list[str]:
    texts: list[str] = column.to_pylist()
    return texts


def _texts_array(texts: Iterable[str]) -> "pa.Array":
    import pyarrow as pa

    return pa.array(list(texts), pa.string())


def as_indices(numbers: Iterable[int]) -> "pa.Array":
    """Numbers of rows to take; also where there are none, of which pyarrow knows no type."""
    import pyarrow as pa

    return pa.array(list(numbers), pa.int64())


def _unpickled(data: bytes) -> Pack:
    import pyarrow as pa

    return Pack(pa.ipc.read_record_batch(pa.py_buffer(data), _schema()))
