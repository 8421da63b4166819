"""A query with its parameters as Neo4j Browser and cypher-shell take it: pasted as it is, it runs."""

import json
from collections.abc import Mapping
from typing import Any


def for_browser(cypher: str, parameters: Mapping[str, Any]) -> str:
    """The command that sets the parameters, and the query with its semicolon."""
    values = ", ".join(f"{name}: {_literal(value)}" for name, value in parameters.items())
    query = cypher.strip().removesuffix(";")
    return f":params {{{values}}};\n\n{query};\n" if values else f"{query};\n"


def _literal(value: Any) -> str:
    """A Cypher literal; a JSON string is one too."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return json.dumps(value, ensure_ascii=False)
