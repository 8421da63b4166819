"""Run a template: convert what the user gives, bind it, run it, and give each column its declared type."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from graph.store import GraphStore, Rows
from queries.answer import Answer, Cell
from queries.conversion import Bound, Given, convert_parameters
from queries.names import find_agency, find_place, find_regulation
from queries.sentences import cut_sentences
from queries.template import Column, Template
from queries.text import check_given, check_reads

__all__ = ["Answer", "Cell", "bind_parameters", "run_cypher", "run_template"]

_FINDERS = {"agency": find_agency, "regulation": find_regulation, "place": find_place}


def run_template(
    store: GraphStore,
    template: Template,
    given: Mapping[str, Given],
    *,
    limit: int | None = None,
    seconds: float | None = None,
) -> Answer:
    """Answer a template's question by at most `limit` rows within `seconds` of engine time.

    Raises `UsageError` for a parameter that is missing, ill-typed or names nothing in the graph,
    `QueryError` where the time is over, and `StoreError` where the engine fails.
    """
    parameters = bind_parameters(store, template, given)
    rows = store.run(template.cypher, parameters, limit=limit, seconds=seconds)
    return Answer(template.columns, _typed_rows(store, template, rows), rows.cut)


def run_cypher(
    store: GraphStore,
    cypher: str,
    parameters: Mapping[str, Any],
    *,
    limit: int | None = None,
    seconds: float | None = None,
) -> Answer:
    """Answer a query of one's own, as `run_template` does; rows come in the engine's order.

    Raises `QueryError` where the query would do anything but read the graph, before it runs, and `UsageError`
    where its parameters are not those that are given.
    """
    check_reads(cypher)
    check_given(cypher, parameters)
    rows = store.run(cypher, parameters, limit=limit, seconds=seconds)
    columns = tuple(Column.of(name) for name in rows.columns)
    return Answer(columns, tuple(tuple(map(_plain, row)) for row in rows.rows), rows.cut)


def bind_parameters(store: GraphStore, template: Template, given: Mapping[str, Given]) -> dict[str, Bound]:
    """What Cypher gets: converted values, and ids in the place of names of agencies, regulations, places."""
    converted = convert_parameters(template, given)
    for parameter in template.parameters:
        find = _FINDERS.get(parameter.type)
        if find:
            name = str(converted[parameter.name])
            converted[parameter.name] = list(find(store, parameter.option, name).ids) if name else []
    return converted


def _typed_rows(store: GraphStore, template: Template, rows: Rows) -> tuple[tuple[Cell, ...], ...]:
    found = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    for column in template.columns:
        if column.computed:
            cut_sentences(store, column.name, found)
    return tuple(tuple(_cell(column, row[column.name]) for column in template.columns) for row in found)


def _cell(column: Column, value: Any) -> Cell:
    """Engines differ here: a sum is a Decimal in one, a list has no order of its own."""
    if column.type in ("set", "list"):
        found = tuple(_flat(value or ()))
        return tuple(sorted(set(found))) if column.type == "set" else found
    if value is None:
        return None
    if column.type == "integer" or isinstance(value, Decimal):
        return int(value)
    return bool(value) if column.type == "boolean" else str(value)


def _flat(value: Sequence[Any]) -> Iterator[str]:
    """The texts of a list, and of the lists in it."""
    for item in value:
        if isinstance(item, list | tuple):
            yield from _flat(item)
        else:
            yield str(item)


def _plain(value: Any) -> Any:
    """A value that every format can hold: numbers, texts, lists and dicts of these."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    return tuple(map(_plain, value)) if isinstance(value, list | tuple) else str(value)
