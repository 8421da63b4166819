"""The one schema: node labels, edge types and their properties, read from ``graph/schema.toml``.

Tables, constraints, ontology, shapes, export columns and the schema page of the docs are made of what
`load_schema` returns. `Schema.node` and `Schema.edge` are the only way to make elements: they check what
they are given, drop nulls and put properties in the schema's order, so that equal facts are equal values.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TypeVar

from graph.elements import Edge, Node, Properties, Value
from graph.errors import SchemaError

Given = Value | None
Endpoint = Node | tuple[str, str]
_T = TypeVar("_T")

Checks = tuple[tuple[str, type | None, Callable[[Value], bool], "Property"], ...]
"""For each declared property: its name, the class that fits without a look, the look, and the property."""
_INTEGER_LIMIT = 2**63


@dataclass(frozen=True)
class Property:
    """A property of a node or an edge. `type` is string, integer, boolean, date (ISO) or strings (a list)."""

    name: str
    type: str
    iri: str
    en: str
    zh: str
    required: bool = False
    index: bool = False
    search: bool = False
    apart: bool = False
    """Kept outside the embedded engine's tables of the schema, so that no query can ask for it."""


@dataclass(frozen=True, kw_only=True)
class Described:
    """What a node label and an edge type both have: a meaning, and properties."""

    iri: str
    en: str
    zh: str
    properties: tuple[Property, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Property]:
        return {item.name: item for item in self.properties}

    @cached_property
    def asked(self) -> tuple[Property, ...]:
        """The properties that queries can ask for on both engines."""
        return tuple(item for item in self.properties if not item.apart)

    @cached_property
    def checks(self) -> "Checks":
        return _checks(self.properties)


@dataclass(frozen=True, kw_only=True)
class NodeType(Described):
    """A node label. An owned node belongs to one report; a shared one lives while an edge points at it.

    Every node has an `id` besides `properties`, unique within its label.
    """

    label: str
    owned: bool
    colour: str


@dataclass(frozen=True, kw_only=True)
class EdgeType(Described):
    """An edge type. `kind` is fact (said by one report) or structural (follows from its source node).

    `pairs` are the (from, to) labels it may join. Every edge has a `key` besides `properties`, unique within
    its type; the properties of fact edges and of citations stand in `properties` behind its own.
    """

    type: str
    kind: str
    citation: bool
    pairs: tuple[tuple[str, str], ...]

    @property
    def fact(self) -> bool:
        return self.kind == "fact"


@dataclass(frozen=True)
class Schema:
    """All node and edge types in the file's order; `prefixes` are (prefix, namespace) of vocabularies."""

    version: int
    prefixes: tuple[tuple[str, str], ...]
    nodes: tuple[NodeType, ...]
    edges: tuple[EdgeType, ...]

    @cached_property
    def node_types(self) -> Mapping[str, NodeType]:
        return {item.label: item for item in self.nodes}

    @cached_property
    def edge_types(self) -> Mapping[str, EdgeType]:
        return {item.type: item for item in self.edges}

    def node_type(self, label: str) -> NodeType:
        """Raises `SchemaError` where the schema has no such label."""
        return _known(self.node_types, label, "node label")

    def edge_type(self, type_: str) -> EdgeType:
        """Raises `SchemaError` where the schema has no such edge type."""
        return _known(self.edge_types, type_, "edge type")

    def node(self, label: str, id_: str, /, **properties: Given) -> Node:
        """Make a node. Raises `SchemaError` naming node, property and expected type."""
        found = self.node_type(label)
        if not id_:
            raise SchemaError(f"a {label} without id; give each node an id unique within its label")
        return Node(label, id_, _checked(label, id_, found.checks, properties))

    def edge(
        self, type_: str, source: Endpoint, target: Endpoint, /, *, key: str, **properties: Given
    ) -> Edge:
        """Make an edge between nodes or (label, id) pairs. Raises `SchemaError` naming edge and property."""
        found = self.edge_type(type_)
        (from_label, from_id), (to_label, to_id) = _end(source), _end(target)
        if not key:
            raise SchemaError(f"a {type_} without key; give each edge a key unique within its type")
        if (from_label, to_label) not in found.pairs:
            raise SchemaError(f"{type_} {key}: joins no {from_label} to a {to_label}, only {_pairs(found)}")
        checked = _checked(type_, key, found.checks, properties)
        return Edge(type_, key, from_label, from_id, to_label, to_id, checked)


@cache
def load_schema() -> Schema:
    """The schema of ``graph/schema.toml``, read once. Raises `SchemaError` where the file does not fit."""
    from graph.schema_file import read_schema  # it needs the types above

    return read_schema()


def _known(types: Mapping[str, _T], name: str, what: str) -> _T:
    found = types.get(name)
    if found is None:
        raise SchemaError(f"{name!r} is no {what} of graph/schema.toml; known: {', '.join(types)}")
    return found


def _end(endpoint: Endpoint) -> tuple[str, str]:
    return (endpoint.label, endpoint.id) if isinstance(endpoint, Node) else endpoint


def _pairs(found: EdgeType) -> str:
    return ", ".join(f"{source} to {target}" for source, target in found.pairs)


def _checked(kind: str, key: str, checks: Checks, given: Mapping[str, Given]) -> Properties:
    """The given properties in the declared order without nulls; an empty list counts as null."""
    found: list[tuple[str, Value]] = []
    nulls = 0
    for name, plain, fits, item in checks:
        value = given.get(name)
        if value is None or value == ():
            nulls += name in given
            if item.required:
                raise SchemaError(f"{kind} {key}: property {name!r} is required (a {item.type})")
        elif value.__class__ is plain or fits(value):
            found.append((name, value))
        else:
            raise SchemaError(f"{kind} {key}: property {name!r} expects a {item.type}, not {value!r:.60}")
    if len(found) + nulls < len(given):
        unknown = next(name for name in given if name not in {check[0] for check in checks})
        raise SchemaError(f"{kind} {key}: no property {unknown!r}; declare it in graph/schema.toml")
    return tuple(found)


def is_date(value: Value) -> bool:
    """An ISO day with dashes; `fromisoformat` alone would take 20240102 and 2024-W01-1 too."""
    if not isinstance(value, str) or len(value) != 10 or value[4] != "-" or value[7] != "-":
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_integer(value: Value) -> bool:
    return type(value) is int and -_INTEGER_LIMIT <= value < _INTEGER_LIMIT


def _are_strings(value: Value) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)


_FITS: Mapping[str, Callable[[Value], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _is_integer,
    "boolean": lambda value: isinstance(value, bool),
    "date": is_date,
    "strings": _are_strings,
}
_PLAIN: Mapping[str, type] = {"string": str, "boolean": bool}  # nothing more to check than the class
PROPERTY_TYPES = tuple(_FITS)


def _checks(properties: tuple[Property, ...]) -> Checks:
    return tuple((item.name, _PLAIN.get(item.type), _FITS[item.type], item) for item in properties)
