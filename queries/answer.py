"""An answer: rows with named, typed columns, and the forms in which other tools take them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import UsageError
from queries.template import Column

if TYPE_CHECKING:
    import networkx
    import pandas

Cell = Any
"""A text, a whole number, true or false, a tuple of texts, or None; of one's own Cypher other values too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query, each cell of its column's type or None. `cut`: a limit left some out.

    It is a sequence of dicts: ``for row in answer: row["agency"]``.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cut: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        return (dict(zip(self.names, row, strict=True)) for row in self.rows)

    def __getitem__(self, place: int) -> Mapping[str, Cell]:
        return dict(zip(self.names, self.rows[place], strict=True))

    def column(self, name: str) -> tuple[Cell, ...]:
        """One column. Raises `UsageError` where the answer has no such column."""
        place = self._place(name)
        return tuple(row[place] for row in self.rows)

    def to_pandas(self) -> "pandas.DataFrame":
        """A data frame with the answer's columns. Raises `UsageError` where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise UsageError("pandas is not installed; `pip install pandas` brings it") from error
        return pandas.DataFrame(list(self.rows), columns=list(self.names))

    def to_networkx(self, source: str, target: str) -> "networkx.MultiDiGraph":
        """A network with an edge for each row, from the value of one column to that of another.

        The other columns are the edge's attributes. A row with no value at either end is left out; of a
        column of lists each value makes an edge. Raises `UsageError` for a column that the answer has not.
        """
        import networkx

        ends = {self._place(source), self._place(target)}
        found = networkx.MultiDiGraph()
        for row in self.rows:
            said = {name: v for n, (name, v) in enumerate(zip(self.names, row, strict=True)) if n not in ends}
            for start in _several(row[self._place(source)]):
                for end in _several(row[self._place(target)]):
                    found.add_edge(start, end, **said)
        return found

    def _place(self, name: str) -> int:
        if name not in self.names:
            raise UsageError(f"the answer has no column {name!r}; it has: {', '.join(self.names)}")
        return self.names.index(name)


def _several(value: Cell) -> tuple[Cell, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
