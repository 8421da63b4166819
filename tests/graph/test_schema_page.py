from pathlib import Path

from graph.schema import load_schema
from graph.schema_page import schema_page

PAGE = Path(__file__).parent.parent.parent / "docs" / "schema.md"


def test_the_page_is_fresh() -> None:
    """Mend with: python -m graph.schema_page docs/schema.md"""
    assert PAGE.read_text(encoding="utf-8") == schema_page(load_schema())


def test_the_page_has_every_property() -> None:
    page = schema_page(load_schema())
    properties = {node.label: node.properties for node in load_schema().nodes}
    properties |= {edge.type: edge.properties for edge in load_schema().edges}
    for name, items in properties.items():
        section = page.split(f"### {name}\n", 1)[1].split("\n### ", 1)[0]
        assert all(f"| `{item.name}` |" in section and item.zh in section for item in items)
