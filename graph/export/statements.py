"""Nodes and edges as RDF statements: a resource for each node, a link for each edge, a node for each
occurrence.

What a link alone cannot say stands at a node beside it, an ``rdf:Statement``: a `Citation` for each
citation, and a `Fact` for each other edge by which a report says more than that its own part is there. A
link from a report to its own part (HAS_ISSUE) has the place of that part, and a structural link says nothing
of reports: both stand alone.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from graph.ahead import read_ahead
from graph.export.alignment import load_alignment
from graph.export.edtf import edtf
from graph.export.list_columns import distinct, each, lost_order
from graph.export.pages import Elements, edge_pages, node_pages
from graph.export.syntax import Pair, Syntax, statement
from graph.export.text_columns import Part, joined, path_parts, repeated
from graph.export.vocabulary import CITATION, FACT, GRAPH, ordered_term
from graph.schema import EdgeType, NodeType, Property, Schema
from graph.trunk import HAS_SOURCE, REPORT

if TYPE_CHECKING:
    import pyarrow as pa

_AHEAD = 8
"""Slices that wait to be written at most, so that the next page is begun before the last one is done."""
SAID = frozenset({"report", "start", "end"})
"""What every fact edge has."""

Said: TypeAlias = "tuple[pa.Array | None, pa.Array]"
"""The report that says it, and the text, in each row; without reports it belongs to the default graph."""


def statements(graph: Elements, syntax: Syntax) -> Iterator[Said]:
    """The whole graph, a page at a time, in the order of schema, id and key."""
    for declared, page in read_ahead(_pages(graph, syntax), _AHEAD):
        yield (
            _nodes(syntax, declared, page)
            if isinstance(declared, NodeType)
            else _edges(syntax, declared, page)
        )
    if syntax.graphs:
        for page in edge_pages(graph, HAS_SOURCE, ()):
            yield None, _provenance(syntax, page)


def _pages(graph: Elements, syntax: Syntax) -> "Iterator[tuple[NodeType | EdgeType, pa.Table]]":
    schema = syntax.names.schema
    for node_type in schema.nodes:
        yield from ((node_type, page) for page in node_pages(graph, node_type.label))
    for edge_type in schema.edges:
        columns = None if has_occurrence(schema, edge_type) else ("report",) if edge_type.fact else ()
        yield from ((edge_type, page) for page in edge_pages(graph, edge_type.type, columns))


def has_occurrence(schema: Schema, edge: EdgeType) -> bool:
    """Whether edges of this type have a node beside the link."""
    own = any(item.name not in SAID for item in edge.properties)
    return edge.fact and (own or not all(schema.node_types[target].owned for _, target in edge.pairs))


def _nodes(syntax: Syntax, declared: NodeType, page: "pa.Table") -> Said:
    """A source is described by the default graph, beside what says that a report's graph comes from it."""
    ids = column(page, "id")
    subjects = joined(syntax.names.resource(declared.label, ""), path_parts(ids))
    reports = None
    if syntax.graphs and declared.owned:
        reports = (
            ids
            if declared.label == REPORT
            else column(page, "report")
            if "report" in declared.by_name
            else None
        )
    pairs = [syntax.term("rdf:type", declared.iri), *_pairs(syntax, declared.properties, page)]
    return reports, joined(*statement(syntax, subjects, pairs, _graphs(syntax, reports)))


def _edges(syntax: Syntax, declared: EdgeType, page: "pa.Table") -> Said:
    reports = column(page, "report") if syntax.graphs and declared.fact else None
    graphs = _graphs(syntax, reports)
    source, target = _end(syntax, page, "from"), _end(syntax, page, "to")
    parts = statement(syntax, source, [syntax.link(declared.iri, target)], graphs)
    if has_occurrence(syntax.names.schema, declared):
        kind = CITATION if declared.citation else FACT
        subjects = joined(syntax.names.resource(kind, declared.type, ""), path_parts(column(page, "key")))
        pairs = [
            syntax.term("rdf:type", kind),
            syntax.link("rdf:subject", source),
            syntax.term("rdf:predicate", declared.iri),
            syntax.link("rdf:object", target),
            *_pairs(syntax, declared.properties, page),
        ]
        parts += statement(syntax, subjects, pairs, graphs)
    return reports, joined(*parts)


def _provenance(syntax: Syntax, page: "pa.Table") -> "pa.Array":
    """What the default graph says of a report's graph: whose it is, and what it was read from."""
    pairs = [
        syntax.term("rdf:type", GRAPH),
        syntax.link("dcterms:subject", _end(syntax, page, "from")),
        syntax.link("prov:wasDerivedFrom", _end(syntax, page, "to")),
    ]
    subjects = joined(syntax.names.resource(GRAPH, ""), path_parts(column(page, "from")))
    return joined(*statement(syntax, subjects, pairs))


def _pairs(syntax: Syntax, declared: tuple[Property, ...], page: "pa.Table") -> Iterator[Pair]:
    for item in declared:
        values = column(page, item.name)
        if values.null_count == len(values):
            continue
        labels = load_alignment().references.get(item.name)
        if labels:
            yield syntax.link(item.iri, each(values, partial(_references, syntax, labels)))
        elif item.type == "strings":
            yield from _lists(syntax, item, values)
        else:
            yield syntax.value(item.iri, item.type, values)
    yield from _periods(syntax, declared, page)


def _lists(syntax: Syntax, item: Property, values: "pa.ListArray") -> Iterator[Pair]:
    """The values to be asked for; and where that loses their order, the list as JSON besides."""
    yield syntax.value(item.iri, item.type, distinct(values))
    yield syntax.value(ordered_term(item), "rdf:JSON", lost_order(values))


def _periods(syntax: Syntax, declared: tuple[Property, ...], page: "pa.Table") -> Iterator[Pair]:
    names = {item.name for item in declared}
    for name in load_alignment().periods:
        if f"{name}_from" in names:
            days = joined(column(page, f"{name}_from"), "/", column(page, f"{name}_to"))
            yield syntax.value(name, "edtf:EDTF", repeated(days, _edtf))


def _edtf(days: str) -> str:
    return edtf(*days.split("/"))


def _references(syntax: Syntax, labels: Mapping[str, str], ids: "pa.Array") -> "pa.Array":
    """What a property points at that holds an id: the kind before the colon of the id tells its label."""
    import pyarrow.compute as pc

    first, *others = labels.items()
    prefix: Part = syntax.names.resource(first[1], "")
    for kind, label in others:
        prefix = pc.if_else(pc.starts_with(ids, f"{kind}:"), syntax.names.resource(label, ""), prefix)
    return joined(prefix, path_parts(ids))


def _end(syntax: Syntax, page: "pa.Table", side: str) -> "pa.Array":
    return joined(syntax.names.base, column(page, f"{side}_label"), "/", path_parts(column(page, side)))


def _graphs(syntax: Syntax, reports: "pa.Array | None") -> "pa.Array | None":
    return None if reports is None else joined(syntax.names.resource(GRAPH, ""), path_parts(reports))


def column(page: "pa.Table", name: str) -> "pa.Array":
    """A column of a page as one array."""
    chunks = page[name]
    return chunks.chunk(0) if chunks.num_chunks == 1 else chunks.combine_chunks()
