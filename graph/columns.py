"""Elements as Arrow tables, for the embedded engine's bulk path, and rows of an engine as elements."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.elements import Edge, Node, Properties
from graph.schema import Property, load_schema

if TYPE_CHECKING:
    import pyarrow as pa


def node_columns(label: str, nodes: Sequence[Node]) -> "pa.Table":
    """One row for each node: `id` and the label's properties in the schema's order, as COPY wants them."""
    import pyarrow as pa

    columns = {"id": pa.array([node.id for node in nodes], pa.string())}
    columns |= _columns(load_schema().node_types[label].properties, nodes)
    return pa.table(columns)


def edge_columns(type_: str, edges: Sequence[Edge]) -> "pa.Table":
    """One row for each edge: its ends, as COPY wants them, `key` and the properties."""
    import pyarrow as pa

    columns = {
        "from": pa.array([edge.source for edge in edges], pa.string()),
        "to": pa.array([edge.target for edge in edges], pa.string()),
        "key": pa.array([edge.key for edge in edges], pa.string()),
    }
    columns |= _columns(load_schema().edge_types[type_].properties, edges)
    return pa.table(columns)


def node_of(label: str, values: Mapping[str, Any]) -> Node:
    """A node from what an engine returned of it, `id` among its values."""
    return Node(label, values["id"], _properties(load_schema().node_types[label].properties, values))


def edge_of(type_: str, source: tuple[str, str], target: tuple[str, str], values: Mapping[str, Any]) -> Edge:
    """An edge between two (label, id) from what an engine returned of it, `key` among its values."""
    properties = _properties(load_schema().edge_types[type_].properties, values)
    return Edge(type_, values["key"], *source, *target, properties)


def _columns(
    properties: Sequence[Property], elements: Sequence[Node] | Sequence[Edge]
) -> dict[str, "pa.Array"]:
    types = arrow_types()
    rows = [element.properties for element in elements]
    if all(len(row) == len(properties) for row in rows):  # in the schema's order, so each in its place
        return {
            item.name: _array([row[place][1] for row in rows], types[item.type])
            for place, item in enumerate(properties)
        }
    values = [dict(row) for row in rows]
    return {
        item.name: _array([each.get(item.name) for each in values], types[item.type]) for item in properties
    }


def _array(values: list[Any], type_: "pa.DataType") -> "pa.Array":
    import pyarrow as pa

    return pa.array(values, type_)


@cache
def arrow_types() -> dict[str, "pa.DataType"]:
    import pyarrow as pa

    text = pa.string()
    return {
        "string": text,
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": text,
        "strings": pa.list_(text),
    }


def _properties(declared: tuple[Property, ...], values: Mapping[str, Any]) -> Properties:
    return tuple(
        (item.name, tuple(value) if item.type == "strings" else value)
        for item in declared
        if (value := values.get(item.name)) is not None
    )
