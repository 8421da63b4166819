"""Reading ``graph/schema.toml``: its shape is checked before anything is made of it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import chain
from typing import Any

from graph.errors import SchemaError
from graph.schema import PROPERTY_TYPES, EdgeType, NodeType, Property, Schema

_FILE = "graph/schema.toml"
_LABEL = re.compile(r"[A-Z][A-Za-z]*")  # PartyGroup
_EDGE_TYPE = re.compile(r"[A-Z]+(?:_[A-Z]+)*")  # ISSUED_BY
_PROPERTY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z]+)*")  # doc_number, sha256
_COLOUR = re.compile(r"#[0-9a-f]{6}")  # #1e88e5
_IRI = re.compile(r"(?:([a-z]+):)?[A-Za-z][A-Za-z0-9]*")  # skos:prefLabel, and names of our own: inReport
_RESERVED = frozenset({"id", "key", "label"})  # the columns that every node or edge has

_TOP = {"version": int, "prefix": dict, "node": dict, "edge": dict, "citation": dict, "fact": dict}
_NODE = {"owned": bool, "colour": str, "iri": str, "en": str, "zh": str, "property": dict}
_EDGE = {"kind": str, "iri": str, "en": str, "zh": str}
_EDGE_OPTIONS = {"pairs": list, "citation": bool, "property": dict}
_ITEM = {"type": str, "iri": str, "en": str, "zh": str}
_ITEM_OPTIONS = {"required": bool, "index": bool, "search": bool, "apart": bool}


def read_schema(text: str | None = None) -> Schema:
    """The schema of a TOML text, by default the project's own. Raises `SchemaError` with the place."""
    if text is None:
        text = files("graph").joinpath("schema.toml").read_text(encoding="utf-8")
    try:
        spec = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SchemaError(f"{_FILE}: no TOML: {error}") from error
    _check_keys("the file", spec, _TOP, {})
    return _schema(spec)


def _schema(spec: Mapping[str, Any]) -> Schema:
    prefixes = tuple(spec["prefix"].items())
    nodes = tuple(_node_type(label, item) for label, item in spec["node"].items())
    shared = {name: _shared(name, spec[name]) for name in ("fact", "citation")}
    edges = tuple(_edge_type(type_, item, spec["citation"], shared) for type_, item in spec["edge"].items())
    schema = Schema(spec["version"], prefixes, nodes, edges)
    _check_pairs(schema)
    _check_iris(schema)
    return schema


def _shared(name: str, spec: Mapping[str, Any]) -> tuple[Property, ...]:
    _check_keys(f"[{name}]", spec, {"property": dict}, {"pairs": list})
    return _properties(name, spec["property"])


def _node_type(label: str, spec: Mapping[str, Any]) -> NodeType:
    place = f"node.{label}"
    _check_name(place, _LABEL, label)
    _check_keys(place, spec, _NODE, {})
    _check_name(f"{place}.colour", _COLOUR, spec["colour"])
    fields = {**spec, "property": None}
    del fields["property"]
    return NodeType(label=label, properties=_properties(place, spec["property"]), **fields)


def _edge_type(
    type_: str,
    spec: Mapping[str, Any],
    citation: Mapping[str, Any],
    shared: Mapping[str, tuple[Property, ...]],
) -> EdgeType:
    place = f"edge.{type_}"
    _check_name(place, _EDGE_TYPE, type_)
    _check_keys(place, spec, _EDGE, _EDGE_OPTIONS)
    if spec["kind"] not in ("fact", "structural"):
        raise SchemaError(f"{_FILE}: {place}.kind is {spec['kind']!r}, expected fact or structural")
    cites = spec.get("citation", False)
    pairs = citation["pairs"] if cites else spec.get("pairs", [])
    properties = (
        *_properties(place, spec.get("property", {})),
        *(shared["citation"] if cites else ()),
        *(shared["fact"] if spec["kind"] == "fact" else ()),
    )
    _check_once(place, properties)
    texts = {name: spec[name] for name in ("kind", "iri", "en", "zh")}
    return EdgeType(type=type_, citation=cites, pairs=_pairs(place, pairs), properties=properties, **texts)


def _pairs(place: str, pairs: list[Any]) -> tuple[tuple[str, str], ...]:
    if not pairs or any(not isinstance(pair, list) or len(pair) != 2 for pair in pairs):
        raise SchemaError(f"{_FILE}: {place}.pairs must list [from, to] labels")
    return tuple((str(source), str(target)) for source, target in pairs)


def _properties(place: str, spec: Mapping[str, Any]) -> tuple[Property, ...]:
    return tuple(_property(f"{place}.property.{name}", name, item) for name, item in spec.items())


def _property(place: str, name: str, spec: Any) -> Property:
    _check_name(place, _PROPERTY, name)
    if name in _RESERVED:
        raise SchemaError(f"{_FILE}: {place}: the name is reserved; choose another")
    if not isinstance(spec, dict):
        raise SchemaError(f"{_FILE}: {place} must be a table {{ type = …, iri = …, en = …, zh = … }}")
    _check_keys(place, spec, _ITEM, _ITEM_OPTIONS)
    if spec["type"] not in PROPERTY_TYPES:
        raise SchemaError(f"{_FILE}: {place}.type is {spec['type']!r}, expected {', '.join(PROPERTY_TYPES)}")
    return Property(name=name, **spec)


def _check_keys(place: str, spec: Any, required: Mapping[str, type], optional: Mapping[str, type]) -> None:
    allowed = {**required, **optional}
    for name, value in spec.items():
        if name not in allowed:
            raise SchemaError(f"{_FILE}: {place}: unknown key {name!r}; known: {', '.join(allowed)}")
        if type(value) is not allowed[name]:
            raise SchemaError(f"{_FILE}: {place}.{name} must be a TOML {allowed[name].__name__}")
    for name in required:
        if name not in spec:
            raise SchemaError(f"{_FILE}: {place}: {name} is missing")


def _check_name(place: str, pattern: re.Pattern[str], name: str) -> None:
    if not pattern.fullmatch(name):
        raise SchemaError(f"{_FILE}: {place}: {name!r} does not match {pattern.pattern}")


def _check_once(place: str, properties: tuple[Property, ...]) -> None:
    names = [item.name for item in properties]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise SchemaError(f"{_FILE}: {place}: {', '.join(twice)} is given to all such edges already")


def _check_pairs(schema: Schema) -> None:
    for edge in schema.edges:
        for label in (label for pair in edge.pairs for label in pair):
            if label not in schema.node_types:
                raise SchemaError(f"{_FILE}: edge.{edge.type}.pairs: {label!r} is no node label")


def _check_iris(schema: Schema) -> None:
    known = dict(schema.prefixes)
    for place, iri in _iris(schema):
        match = _IRI.fullmatch(iri)
        if match is None or (match[1] is not None and match[1] not in known):
            names = ", ".join(known)
            raise SchemaError(f"{_FILE}: {place}: iri {iri!r} must be a name, or prefix:name of {names}")


def _iris(schema: Schema) -> Iterator[tuple[str, str]]:
    for node in schema.nodes:
        yield f"node.{node.label}", node.iri
    for edge in schema.edges:
        yield f"edge.{edge.type}", edge.iri
    of_nodes = (node.properties for node in schema.nodes)
    of_edges = (edge.properties for edge in schema.edges)
    for item in chain.from_iterable((*of_nodes, *of_edges)):
        yield f"property {item.name}", item.iri
