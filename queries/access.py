"""A graph from Python: open it, ask a template or one's own Cypher, take the rows on."""

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from queries.answer import Answer

if TYPE_CHECKING:
    from graph.store import GraphStore
    from queries.conversion import Given
    from queries.library import Library


class Graph:
    """A graph that is read; a context manager. `open_graph` makes it.

    All methods raise `graph.errors.XunchaError`: `UsageError` for a wrong name or parameter, `QueryError` for
    a query that is refused or takes too long, `StoreError` where the engine fails.
    """

    def __init__(self, store: "GraphStore", library: "Library") -> None:
        self._store = store
        self._library = library

    @property
    def templates(self) -> tuple[str, ...]:
        """The names of the questions, in the order of their groups."""
        return tuple(self._library.templates)

    def describe(self, name: str) -> str:
        """A question's meaning, parameters and columns, as text."""
        template = self._library.get(name)
        lines = [f"{template.title.en} ({template.title.zh})", template.description.en, "", "Parameters:"]
        lines += [f"  {item.name} ({item.type}): {item.words.en}" for item in template.parameters]
        lines += ["Columns:"]
        lines += [f"  {item.name} ({item.type}): {item.words.en}" for item in template.columns]
        return "\n".join(lines)

    def run(
        self, name: str, *, limit: int | None = None, seconds: float | None = None, **parameters: "Given"
    ) -> Answer:
        """Answer a question by its template's name: ``graph.run("agency-issues", agency="水利局")``.

        At most `limit` rows, within `seconds` of the engine's time; `Answer.cut` says that rows are missing.
        """
        from queries.runner import run_template

        template = self._library.get(name)
        return run_template(self._store, template, parameters, limit=limit, seconds=seconds)

    def cypher(
        self, query: str, *, limit: int | None = None, seconds: float | None = None, **parameters: Any
    ) -> Answer:
        """Answer a Cypher query that only reads; the rows come in its own order."""
        from queries.runner import run_cypher

        return run_cypher(self._store, query, parameters, limit=limit, seconds=seconds)

    def close(self) -> None:
        """Let go of the graph; closing twice is no error."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_graph(
    location: str | Path | None = None,
    *,
    user: str | None = None,
    password: str | None = None,
    queries: Sequence[str | Path] = (),
) -> Graph:
    """Open a graph for reading: a file, or a ``bolt://`` or ``neo4j://`` URI; else XUNCHA_GRAPH says which.

    `user` and `password` are for a server, else NEO4J_USERNAME and NEO4J_PASSWORD. `queries` are folders of
    templates of one's own. Raises `StoreError` where it cannot be opened, `QueryError` for a wrong template.
    """
    from graph.opening import open_store
    from graph.settings import setting
    from queries.library import load_library

    library = load_library([Path(folder) for folder in queries])
    place = setting("graph", None if location is None else str(location))
    store = open_store(
        place,
        user=user or os.environ.get("NEO4J_USERNAME", "neo4j"),
        password=password or os.environ.get("NEO4J_PASSWORD"),
        read_only=True,
    )
    return Graph(store, library)
