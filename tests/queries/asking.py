"""Asking a template in a test, and what of its answer people are shown."""

from graph.store import GraphStore
from queries.answer import Answer
from queries.conversion import Given
from queries.library import load_library
from queries.runner import run_template

Row = tuple[object, ...]


def ask(store: GraphStore, name: str, /, **given: Given) -> Answer:
    return run_template(store, load_library().get(name), given)


def shown(answer: Answer) -> list[Row]:
    """The rows without the details, which are ids and positions."""
    kept = [n for n, column in enumerate(answer.columns) if not column.detail]
    return [tuple(row[n] for n in kept) for row in answer.rows]
