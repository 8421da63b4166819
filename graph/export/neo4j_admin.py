"""Files for `neo4j-admin database import full`, the fastest way into an empty Neo4j database.

A folder with a header and a data file for each label and for each edge type between two labels, `import.sh`
with the command, and `after.cypher` with constraints and indexes, to be run once the database is up.
"""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from graph.constraints import constraint_statements
from graph.elements import Edge, Node, Properties, Value
from graph.export.pages import Elements
from graph.schema import EdgeType, NodeType, Property, Schema, load_schema
from graph.tables import INFO, INFO_ID, fingerprint

_LIST_MARK = "\x1f"
_QUOTE = '"'
_KINDS = {"string": "", "integer": ":long", "boolean": ":boolean", "date": "", "strings": ":string[]"}
"""Dates are ISO texts in every engine (graph/tables.py)."""

_SCRIPT = """\
#!/bin/sh
# Loads the graph into an empty database of a Neo4j server that is stopped:  sh import.sh [DATABASE]
# Then start the server and run after.cypher in that database:
#   cypher-shell -d DATABASE --file after.cypher
set -eu
cd "$(dirname "$0")"
exec "${{NEO4J_ADMIN:-neo4j-admin}}" database import full "${{1:-neo4j}}" \\
  --array-delimiter=U+001F --multiline-fields=true --overwrite-destination=true \\
  {files}
"""


@dataclass(frozen=True, slots=True)
class _Part:
    """One data file: its name, what it is for the command, its header and its rows."""

    name: str
    option: str
    header: tuple[str, ...]


def write_neo4j_admin(graph: Elements, folder: Path) -> None:
    """Write all files into a folder. Raises `OSError`."""
    schema = load_schema()
    parts = [*_write_info(schema, folder)]
    for node in schema.nodes:
        parts += _write_nodes(graph, node, folder)
    for edge in schema.edges:
        parts += _write_edges(graph, edge, folder)
    _write_text(folder / "import.sh", _script(parts))
    _write_text(folder / "after.cypher", "".join(f"{line};\n" for line in constraint_statements(schema)))


def _script(parts: Iterable[_Part]) -> str:
    files = (f"--{part.option}={shlex.quote(f'{part.name}-header.csv,{part.name}.csv')}" for part in parts)
    return _SCRIPT.format(files=" \\\n  ".join(files))


def _write_info(schema: Schema, folder: Path) -> Iterator[_Part]:
    """The node by which `xuncha` knows that the graph was made with its schema."""
    header = (f"id:ID({INFO})", "version:long", "fingerprint", ":LABEL")
    row = (INFO_ID, str(schema.version), fingerprint(schema), INFO)
    return _write(folder, _Part(INFO, "nodes", header), iter([row]))


def _write_nodes(graph: Elements, declared: NodeType, folder: Path) -> Iterator[_Part]:
    header = (f"id:ID({declared.label})", *_columns(declared.properties), ":LABEL")
    rows = (_node_row(declared, node) for node in graph.nodes(declared.label))
    return _write(folder, _Part(declared.label, "nodes", header), rows)


def _write_edges(graph: Elements, declared: EdgeType, folder: Path) -> Iterator[_Part]:
    """A part for each pair of labels, because the header says whose ids the ends are."""
    for source, target in declared.pairs:
        header = (
            f":START_ID({source})",
            f":END_ID({target})",
            "key",
            *_columns(declared.properties),
            ":TYPE",
        )
        rows = (
            _edge_row(declared, edge)
            for edge in graph.edges(declared.type)
            if (edge.source_label, edge.target_label) == (source, target)
        )
        part = _Part(f"{declared.type}-{source}-{target}", "relationships", header)
        yield from _write(folder, part, rows)


def _write(folder: Path, part: _Part, rows: Iterator[Sequence[str | None]]) -> Iterator[_Part]:
    """Write a part and give it back, if it has any rows."""
    first = next(rows, None)
    if first is not None:
        _write_text(folder / f"{part.name}-header.csv", ",".join(part.header) + "\n")
        with (folder / f"{part.name}.csv").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(map(_line, chain((first,), rows)))
        yield part


def _line(row: Sequence[str | None]) -> str:
    """A line of CSV in which an empty text ("") and nothing differ: csv.QUOTE_NOTNULL of Python 3.12."""
    cells = ("" if cell is None else f'"{cell.replace(_QUOTE, _QUOTE * 2)}"' for cell in row)
    return ",".join(cells) + "\n"


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _columns(properties: tuple[Property, ...]) -> Iterator[str]:
    return (f"{item.name}{_KINDS[item.type]}" for item in properties)


def _node_row(declared: NodeType, node: Node) -> list[str | None]:
    return [node.id, *_cells(declared.properties, node.properties), declared.label]


def _edge_row(declared: EdgeType, edge: Edge) -> list[str | None]:
    return [edge.source, edge.target, edge.key, *_cells(declared.properties, edge.properties), declared.type]


def _cells(declared: tuple[Property, ...], properties: Properties) -> Iterator[str | None]:
    values = dict(properties)
    return (_cell(values.get(item.name)) for item in declared)


def _cell(value: Value | None) -> str | None:
    """A cell; None is an empty cell without quotes, which makes no property."""
    if isinstance(value, tuple):
        return _LIST_MARK.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)
