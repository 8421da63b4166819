"""CSV and Parquet: a table for each label and each edge type, and a Data Package that describes them all.

`datapackage.json` follows the Data Package standard (https://datapackage.org): types, meanings and keys of
all columns. In CSV a null is an empty cell and an empty text is ``""``; a list is its JSON array.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.export.pages import Elements, edge_pages, node_pages
from graph.schema import EdgeType, NodeType, Property, Schema, load_schema

if TYPE_CHECKING:
    import pyarrow as pa

_ENDS = ("from_label", "from", "to_label", "to")
_KINDS = {"string": "string", "integer": "integer", "boolean": "boolean", "date": "date", "strings": "array"}
_BOM = b"\xef\xbb\xbf"
"""Excel takes a CSV file for UTF-8 only where it starts with it; pandas, Arrow and DuckDB skip it."""


def write_csv_tables(graph: Elements, folder: Path) -> None:
    """Write NODE.csv and EDGE.csv files and datapackage.json into a folder. Raises `OSError`."""
    for declared in _declared(load_schema()):
        _write_csv(folder / f"{_name(declared)}.csv", declared, _pages(graph, declared))
    _describe(folder, "csv")


def write_parquet_tables(graph: Elements, folder: Path) -> None:
    """Write NODE.parquet and EDGE.parquet files and datapackage.json into a folder. Raises `OSError`."""
    from pyarrow import parquet

    for declared in _declared(load_schema()):
        schema = _arrow_schema(declared)
        with parquet.ParquetWriter(
            folder / f"{_name(declared)}.parquet", schema, compression="zstd"
        ) as writer:
            for page in _pages(graph, declared):
                writer.write_table(page.select(schema.names).cast(schema))
    _describe(folder, "parquet")


def _write_csv(path: Path, declared: NodeType | EdgeType, pages: "Iterator[pa.Table]") -> None:
    from pyarrow import csv

    options = csv.WriteOptions(quoting_style="needed", include_header=False)
    names = _arrow_schema(declared).names
    with path.open("wb") as file:
        file.write(_BOM + (",".join(names) + "\n").encode())
        for page in pages:
            csv.write_csv(_flat(page.select(names)), file, options)


def _flat(page: "pa.Table") -> "pa.Table":
    """Lists as their JSON arrays."""
    import pyarrow as pa

    for place, field in enumerate(page.schema):
        if pa.types.is_list(field.type):
            texts = [
                value and json.dumps(value, ensure_ascii=False) for value in page[field.name].to_pylist()
            ]
            page = page.set_column(place, field.name, pa.array(texts, pa.string()))
    return page


def _declared(schema: Schema) -> tuple[NodeType | EdgeType, ...]:
    return (*schema.nodes, *schema.edges)


def _name(declared: NodeType | EdgeType) -> str:
    return declared.label if isinstance(declared, NodeType) else declared.type


def _pages(graph: Elements, declared: NodeType | EdgeType) -> "Iterator[pa.Table]":
    if isinstance(declared, NodeType):
        return node_pages(graph, declared.label)
    return edge_pages(graph, declared.type)


def _arrow_schema(declared: NodeType | EdgeType) -> "pa.Schema":
    """Columns with their meaning; dates stay ISO texts, which every reader compares alike."""
    import pyarrow as pa

    types: dict[str, Callable[[], Any]] = {"integer": pa.int64, "boolean": pa.bool_}
    columns = [pa.field(name, pa.string(), nullable=False) for name in _keys(declared)]
    for item in declared.properties:
        type_ = pa.list_(pa.string()) if item.type == "strings" else types.get(item.type, pa.string)()
        columns.append(
            pa.field(item.name, type_, metadata={"description": item.en, "description:zh": item.zh})
        )
    return pa.schema(columns)


def _keys(declared: NodeType | EdgeType) -> tuple[str, ...]:
    return ("id",) if isinstance(declared, NodeType) else ("key", *_ENDS)


def _describe(folder: Path, ending: str) -> None:
    resources = [_resource(declared, ending) for declared in _declared(load_schema())]
    package = {"name": "xuncha-graph", "resources": resources}
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _resource(declared: NodeType | EdgeType, ending: str) -> dict[str, Any]:
    name = _name(declared)
    fields = [{"name": key, "type": "string", "constraints": {"required": True}} for key in _keys(declared)]
    described = {
        "name": name.lower().replace("_", "-"),
        "path": f"{name}.{ending}",
        "title": declared.zh,
        "description": declared.en,
        "format": ending,
        "encoding": "utf-8",
        "schema": {
            "fields": [*fields, *map(_field, declared.properties)],
            "primaryKey": [_keys(declared)[0]],
            "missingValues": [""],
        },
    }
    if ending == "csv":
        described["mediatype"] = "text/csv"
    return described


def _field(item: Property) -> dict[str, Any]:
    required = {"constraints": {"required": True}} if item.required else {}
    return {
        "name": item.name,
        "type": _KINDS[item.type],
        "title": item.zh,
        "description": item.en,
        **required,
    }
