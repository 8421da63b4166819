"""Run a template: convert what the user gives, bind it, run it, and give each column its declared type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graph.store import GraphStore, Rows
from queries.conversion import Bound, Given, convert_parameters
from queries.names import find_agency, find_regulation
from queries.sentences import read_texts, sentence_at
from queries.template import Column, Template

_FINDERS = {"agency": find_agency, "regulation": find_regulation}

Cell = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a template, each cell of its column's type or None. `cut`: a limit left some out."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: bool = False


def run_template(
    store: GraphStore,
    template: Template,
    given: Mapping[str, Given],
    *,
    limit: int | None = None,
    seconds: float | None = None,
) -> Answer:
    """Answer a template's question.

    Raises `UsageError` for a parameter that is missing, ill-typed or names nothing in the graph, and
    `StoreError` where the engine fails.
    """
    parameters = bind_parameters(store, template, given)
    rows = store.run(template.cypher, parameters, limit=limit, seconds=seconds)
    return Answer(template.columns, _typed_rows(store, template, rows), rows.cut)


def bind_parameters(store: GraphStore, template: Template, given: Mapping[str, Given]) -> dict[str, Bound]:
    """What Cypher gets: converted values, and ids in the place of agencies' and regulations' names."""
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
            _add_sentences(store, column.name, found)
    return tuple(tuple(_cell(column, row[column.name]) for column in template.columns) for row in found)


def _add_sentences(store: GraphStore, name: str, rows: Sequence[dict[str, Any]]) -> None:
    """From each row's `report`, `start` and `end`."""
    texts = read_texts(store, (row["report"] for row in rows))
    for row in rows:
        text = texts.get(row["report"])
        known = text is not None and row["start"] is not None
        row[name] = sentence_at(text, row["start"], row["end"]) if text is not None and known else None


def _cell(column: Column, value: Any) -> Cell:
    """Engines differ here: a sum is a Decimal in one, a date an object, a list without order."""
    if value is None:
        return None
    if column.type == "set":
        return tuple(sorted({str(item) for item in value}))
    if column.type == "integer" or isinstance(value, Decimal):
        return int(value)
    return value if column.type == "boolean" else str(value)
