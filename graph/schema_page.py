"""``docs/schema.md``, made of the schema: ``python -m graph.schema_page docs/schema.md`` writes it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.schema import EdgeType, NodeType, Property, Schema, load_schema

_HEAD = """\
# The schema

Made by `python -m graph.schema_page docs/schema.md` from `graph/schema.toml`; a test keeps it fresh. Edit
the TOML file, not this page.

Every node has an `id`, unique within its label, and every edge a `key`, unique within its type; both are
hashes of what makes the identity, the same on every machine. An *owned* node belongs to one report and goes
with it. A *shared* node lives as long as an edge points at it. A *fact* edge is said by one report and goes
with it; a *structural* edge follows from what its source node is. `start` and `end` count code points of the
text of the report's source, the end excluded: `text[start:end]` are the words that say it.

What is marked *apart* is no property that a query can ask for: the embedded engine keeps it in pieces, as
nodes with the label `SourceText`, because it would write all long texts anew whenever one is added.
`xuncha show`, `store.texts`, `store.nodes` and every export have it whole.
"""
_TYPES = {
    "string": "string",
    "integer": "integer",
    "boolean": "true or false",
    "date": "date, YYYY-MM-DD",
    "strings": "list of strings",
}


def schema_page(schema: Schema) -> str:
    """The page as Markdown."""
    return "\n".join((_HEAD, *_overview(schema), *_nodes(schema), *_edges(schema), *_vocabularies(schema)))


def _overview(schema: Schema) -> Iterator[str]:
    yield "## Overview\n"
    yield "| from | edge | to |\n|---|---|---|"
    for edge in schema.edges:
        sources, targets = (
            ", ".join(map(_link, dict.fromkeys(ends))) for ends in zip(*edge.pairs, strict=True)
        )
        yield f"| {sources} | {_link(edge.type)} | {targets} |"
    yield ""


def _nodes(schema: Schema) -> Iterator[str]:
    yield "## Nodes\n"
    for node in schema.nodes:
        yield from _node(node)


def _node(node: NodeType) -> Iterator[str]:
    yield f"### {node.label}\n\n{node.zh} · {node.en}.\n"
    kind = "owned by one report" if node.owned else "shared"
    yield f"IRI `{node.iri}`; {kind}; colour `{node.colour}`.\n"
    yield from _table(node.properties)


def _edges(schema: Schema) -> Iterator[str]:
    yield "## Edges\n"
    for edge in schema.edges:
        yield from _edge(edge)


def _edge(edge: EdgeType) -> Iterator[str]:
    yield f"### {edge.type}\n\n{edge.zh} · {edge.en}.\n"
    pairs = ", ".join(f"({source})→({target})" for source, target in edge.pairs)
    yield f"{pairs}. IRI `{edge.iri}`; {edge.kind}.\n"
    if edge.properties:
        yield from _table(edge.properties)


def _table(properties: Iterable[Property]) -> Iterator[str]:
    yield "| property | type | meaning | 含义 | IRI | |\n|---|---|---|---|---|---|"
    for item in properties:
        notes = ", ".join(name for name in ("required", "index", "search", "apart") if getattr(item, name))
        yield f"| `{item.name}` | {_TYPES[item.type]} | {item.en} | {item.zh} | `{item.iri}` | {notes} |"
    yield ""


def _vocabularies(schema: Schema) -> Iterator[str]:
    yield "## Vocabularies\n"
    yield "An IRI without a prefix is a name of the project's own namespace.\n"
    yield "| prefix | namespace |\n|---|---|"
    for prefix, namespace in schema.prefixes:
        yield f"| `{prefix}` | <{namespace}> |"
    yield ""


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


if __name__ == "__main__":
    with Path(sys.argv[1]).open("w", encoding="utf-8", newline="\n") as page:
        page.write(schema_page(load_schema()))
