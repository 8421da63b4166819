"""CSV and Parquet tables read back: every value, nulls and empty texts apart."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import csv, parquet

from graph.elements import Edge, Node
from graph.export.tables import write_csv_tables, write_parquet_tables
from graph.schema import EdgeType, NodeType, load_schema
from graph.store import GraphStore
from tests.graph.export.conftest import Memory

SCHEMA = load_schema()
TYPES = {"string": pa.string(), "integer": pa.int64(), "boolean": pa.bool_()}


def read_csv(path: Path, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows by the types that datapackage.json declares."""
    types = {field["name"]: TYPES.get(field["type"], pa.string()) for field in fields}
    options = csv.ConvertOptions(
        column_types=types, strings_can_be_null=True, quoted_strings_can_be_null=False
    )
    parsing = csv.ParseOptions(newlines_in_values=True)
    rows = csv.read_csv(path, convert_options=options, parse_options=parsing).to_pylist()
    lists = [field["name"] for field in fields if field["type"] == "array"]
    return [{**row, **{name: row[name] and json.loads(row[name]) for name in lists}} for row in rows]


def read_parquet(path: Path, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return parquet.read_table(path).to_pylist()  # type: ignore[no-any-return]


FORMATS = {"csv": (write_csv_tables, read_csv), "parquet": (write_parquet_tables, read_parquet)}


def element(declared: NodeType | EdgeType, row: dict[str, Any]) -> Node | Edge:
    values = {item.name: row[item.name] for item in declared.properties}
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    if isinstance(declared, NodeType):
        return SCHEMA.node(declared.label, row["id"], **values)
    ends = (row["from_label"], row["from"]), (row["to_label"], row["to"])
    return SCHEMA.edge(declared.type, *ends, key=row["key"], **values)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_tables_of_each_engine_read_back_are_the_graph(
    store: GraphStore, memory: Memory, tmp_path: Path, format_: str
) -> None:
    write, read = FORMATS[format_]
    write(store, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    found: list[Node | Edge] = []
    kinds: list[NodeType | EdgeType] = [*SCHEMA.nodes, *SCHEMA.edges]
    for declared, resource in zip(kinds, package["resources"], strict=True):
        rows = read(tmp_path / resource["path"], resource["schema"]["fields"])
        found += [element(declared, row) for row in rows]
    assert found == [
        *(node for declared in SCHEMA.nodes for node in memory.nodes(declared.label)),
        *(edge for declared in SCHEMA.edges for edge in memory.edges(declared.type)),
    ]


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_graph_has_all_tables_with_their_columns(tmp_path: Path, format_: str) -> None:
    FORMATS[format_][0](Memory([]), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        path = tmp_path / resource["path"]
        if format_ == "csv":
            assert path.read_text(encoding="utf-8-sig").splitlines() == [",".join(names)]
        else:
            assert parquet.read_schema(path).names == names


def test_csv_is_utf_8_for_excel_too(memory: Memory, tmp_path: Path) -> None:
    write_csv_tables(memory, tmp_path)
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in tmp_path.glob("*.csv"))
