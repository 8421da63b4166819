"""Reading ``graph/export/alignment.toml``: how our terms stand to vocabularies that are known."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """One meaning in two languages."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The file's tables. Classes go by label, relations by edge type, properties by the iri in the schema."""

    prefixes: Mapping[str, str]
    classes: Mapping[str, tuple[str, ...]]
    relations: Mapping[str, tuple[str, ...]]
    close: Mapping[str, tuple[str, ...]]
    references: Mapping[str, Mapping[str, str]]
    periods: Mapping[str, Words]
    values: Mapping[str, Mapping[str, Words]]

    def values_of(self, label: str, iri: str) -> Mapping[str, Words]:
        """The closed list of a property's values; empty where any value will do."""
        return self.values.get(f"{label}.{iri}") or self.values.get(iri, {})


@cache
def load_alignment() -> Alignment:
    """The alignment of the package, read once."""
    spec = tomllib.loads(files("graph.export").joinpath("alignment.toml").read_text(encoding="utf-8"))
    return Alignment(
        prefixes=spec["prefix"],
        classes={label: tuple(terms) for label, terms in spec["class"].items()},
        relations={type_: tuple(terms) for type_, terms in spec["relation"].items()},
        close={name: tuple(terms) for name, terms in spec["close"].items()},
        references=spec["reference"],
        periods={name: Words(**words) for name, words in spec["period"].items()},
        values={name: _words(table) for name, table in spec["values"].items()},
    )


def _words(table: Mapping[str, Mapping[str, str]]) -> dict[str, Words]:
    return {value: Words(**words) for value, words in table.items()}
