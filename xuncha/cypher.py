"""`xuncha cypher`: a query of one's own."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from graph.errors import UsageError
from xuncha.answering import DEFAULT_LIMIT, DEFAULT_SECONDS, AnswerFile, AnswerFormat, Limit, Seconds
from xuncha.options import Graph


def add_to(app: typer.Typer) -> None:
    app.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})(cypher)


def cypher(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="The query, in quotes.")],
    graph: Graph = None,
    format_: AnswerFormat = None,
    output: AnswerFile = None,
    limit: Limit = DEFAULT_LIMIT,
    seconds: Seconds = DEFAULT_SECONDS,
) -> None:
    """Run a Cypher query that only reads; --NAME VALUE gives its parameter $NAME.

    A VALUE that is JSON is taken as that: 5 is a number, '"5"' a text, '["甲","乙"]' a list; anything
    else is a text. docs/schema.md lists labels, edge types and properties.

    \b
    xuncha cypher 'MATCH (g:Regulation) RETURN g.title AS title ORDER BY title' --limit 20
    xuncha cypher 'MATCH (r:Report) WHERE r.year >= $since RETURN r.title AS title' --since 2023
    """
    from queries.runner import run_cypher
    from queries.text import check_reads
    from xuncha.answering import choose_format, give_answer
    from xuncha.opened import open_graph

    chosen, parameters = choose_format(format_, output), read_parameters(ctx.args)
    check_reads(query)  # what is wrong without a graph is said without one
    with open_graph(graph, read_only=True) as store:
        found = run_cypher(store, query, parameters, limit=limit or None, seconds=seconds or None)
    give_answer(found, chosen, output, "", limit)


def read_parameters(arguments: Sequence[str]) -> dict[str, Any]:
    """``--since 2023 --name=水利`` as values by name. Raises `UsageError`."""
    found: dict[str, Any] = {}
    rest = list(arguments)
    while rest:
        name, has_value, value = rest.pop(0).partition("=")
        if not name.startswith("--") or not name[2:].replace("-", "_").isidentifier():
            raise UsageError(f"{name!r} is no parameter; write --NAME VALUE for $NAME, the query in quotes")
        if not has_value:
            if not rest:
                raise UsageError(f"{name} needs a value")
            value = rest.pop(0)
        found[name[2:].replace("-", "_")] = _value(value)
    return found


def _value(text: str) -> Any:
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return text if found is None or isinstance(found, dict) else found
