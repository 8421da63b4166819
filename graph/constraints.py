"""The schema as Neo4j's constraints and indexes."""

from collections.abc import Iterator

from graph.schema import NodeType, Schema
from graph.tables import INFO, quoted

FULL_TEXT = "xuncha_text"
"""The full-text index over everything marked `search`, cut as Chinese: CALL db.index.fulltext.queryNodes."""


def constraint_statements(schema: Schema) -> Iterator[str]:
    """The statements that prepare a database; running them again changes nothing."""
    for label in (*(node.label for node in schema.nodes), INFO):
        name = f"xuncha_{label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for node in schema.nodes:
        yield from _indexes(node)
    yield _full_text(schema)


def _indexes(node: NodeType) -> Iterator[str]:
    for item in node.properties:
        if item.index:
            name = f"xuncha_{node.label.lower()}_{item.name}"
            yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{quoted(item.name)})"


def _full_text(schema: Schema) -> str:
    labels = [node.label for node in schema.nodes if any(item.search for item in node.properties)]
    names = sorted({item.name for node in schema.nodes for item in node.properties if item.search})
    on = ", ".join(f"n.{quoted(name)}" for name in names)
    options = "{indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: true}}"
    return (
        f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS "
        f"FOR (n:{'|'.join(labels)}) ON EACH [{on}] OPTIONS {options}"
    )
