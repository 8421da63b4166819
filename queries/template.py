"""A question as a value: what the head of a template file declares, and its Cypher text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

ParameterType = Literal["string", "strings", "words", "integer", "date", "agency", "regulation", "place"]
ColumnType = Literal["string", "integer", "boolean", "date", "set", "list", "sentence"]

PARAMETER_TYPES: tuple[str, ...] = get_args(ParameterType)
COLUMN_TYPES: tuple[str, ...] = get_args(ColumnType)

Default = str | int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in English and in Chinese."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a template; `default` None means that it must be given.

    ``strings`` takes several values; ``words`` is a text that Cypher gets as the list of its words; ``date``
    is an ISO day. ``agency``, ``regulation`` and ``place`` take a name, a short form or a part that only one
    has; Cypher gets the list of ids: of the party groups that lead the agency, of the regulation, of the
    place and all below it; an empty default leaves the list empty.
    `values` are those allowed, all if empty; `minimum` is for integers.
    """

    name: str
    type: ParameterType
    words: Words
    default: Default | None = None
    values: tuple[str, ...] = ()
    minimum: int | None = None

    @property
    def option(self) -> str:
        return "--" + self.name.replace("_", "-")

    @property
    def required(self) -> bool:
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer; a `detail` is left out of the terminal's table.

    A ``set`` is a list sorted and without duplicates, a ``list`` keeps its order; neither is ever None.
    A ``sentence`` is cut by the runner out of the source text, from the columns report, start and end, and
    stands not in the Cypher.
    """

    name: str
    type: ColumnType
    words: Words
    detail: bool = False

    @property
    def computed(self) -> bool:
        return self.type == "sentence"

    @classmethod
    def of(cls, name: str) -> "Column":
        """A column of one's own Cypher, of which only the name is known."""
        return cls(name, "string", Words(name, name))


@dataclass(frozen=True)
class Template:
    """One question: `cypher` is the text below the head, `place` the file it stands in."""

    name: str
    group: str
    title: Words
    description: Words
    example: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    place: str
    first_line: int = 1

    @cached_property
    def by_name(self) -> Mapping[str, Parameter]:
        return {parameter.name: parameter for parameter in self.parameters}
