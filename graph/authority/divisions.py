"""The administrative divisions (GB/T 2260) of divisions.csv: look-up by name, short name and full path.

The file is read once, on the first look-up. It supports what the structure of a name says (省 市 县 区) and
never replaces it: reports name divisions that are newer than the file.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Level = Literal["province", "prefecture", "county"]

_LEVELS: dict[str, Level] = {"province": "province", "prefecture": "prefecture", "county": "county"}


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """One row of divisions.csv. `parent_code` is None for a province."""

    code: str
    name: str
    level: Level
    parent_code: str | None
    short_name: str


@cache
def load_divisions() -> tuple[DivisionRow, ...]:
    """All divisions in the order of their codes."""
    text = files("graph.authority").joinpath("divisions.csv").read_text(encoding="utf-8")
    return tuple(
        DivisionRow(r["code"], r["name"], _LEVELS[r["level"]], r["parent_code"] or None, r["short_name"])
        for r in csv.DictReader(text.splitlines())
    )


@cache
def _by_code() -> dict[str, DivisionRow]:
    return {row.code: row for row in load_divisions()}


@cache
def _by_form() -> dict[str, tuple[DivisionRow, ...]]:
    rows: dict[str, list[DivisionRow]] = defaultdict(list)
    for row in load_divisions():
        for form in {row.name, row.short_name}:
            rows[form].append(row)
    return {form: tuple(found) for form, found in rows.items()}


@cache
def _names() -> frozenset[str]:
    return frozenset(row.name for row in load_divisions())


@cache
def _by_head() -> dict[str, tuple[str, ...]]:
    """The full names by their first two characters, the longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in _names():
        heads[name[:2]].append(name)
    return {head: tuple(sorted(names, key=lambda name: (-len(name), name))) for head, names in heads.items()}


def longest_division_name(text: str, position: int = 0) -> str | None:
    """The longest full name of a division that stands at `position`: 景德镇市 in 景德镇市水利局."""
    names = _by_head().get(text[position : position + 2], ())
    return next((name for name in names if text.startswith(name, position)), None)


def division_by_code(code: str) -> DivisionRow | None:
    """The division with this six-digit code."""
    return _by_code().get(code)


def divisions_named(form: str) -> tuple[DivisionRow, ...]:
    """All divisions whose name or short name is `form`: 72 short names belong to more than one county."""
    return _by_form().get(form, ())


def is_division_name(name: str) -> bool:
    """Whether `name` is the full name of a division (金湾区), not merely a short one (金湾)."""
    return name in _names()


def parent_of(row: DivisionRow) -> DivisionRow | None:
    """The division above; None for a province."""
    return None if row.parent_code is None else division_by_code(row.parent_code)


def path_of(row: DivisionRow) -> tuple[DivisionRow, ...]:
    """The division's chain from its province down to itself."""
    above = parent_of(row)
    return (row,) if above is None else (*path_of(above), row)


def division_by_path(names: Iterable[str]) -> DivisionRow | None:
    """The one division that a chain of names means: ("珠海市", "金湾区"), ("广东", "珠海市", "金湾区").

    Each name may be a full or a short one; levels may be left out. None where no division, or more than
    one, fits.
    """
    chain = tuple(names)
    if not chain:
        return None
    found = [row for row in divisions_named(chain[-1]) if _fits_below(row, chain[:-1])]
    return found[0] if len(found) == 1 else None


def _fits_below(row: DivisionRow, above: tuple[str, ...]) -> bool:
    """Whether the names of `above` stand, in order, in the chain over the row."""
    names = iter(path_of(row)[:-1])
    return all(any(name in (a.name, a.short_name) for a in names) for name in above)


def find_division(full_name: str) -> DivisionRow | None:
    """The one division that names run together mean: 珠海市金湾区, 广东省珠海市金湾区, 仙游县, 广东省.

    None where no division, or more than one, fits (鼓楼区 alone is four districts).
    """
    return _find(full_name)


@lru_cache(maxsize=4096)
def _find(full_name: str) -> DivisionRow | None:
    candidates = [row for chain in _splits(full_name) if (row := division_by_path(chain)) is not None]
    return candidates[0] if len({row.code for row in candidates}) == 1 else None


def _splits(name: str) -> list[tuple[str, ...]]:
    """All ways to read `name` as one to three names of divisions; at most some dozens, for a short name."""
    if len(name) > 45:
        return []
    return [
        tuple(part for part in (name[:i], name[i:j], name[j:]) if part)
        for i in range(len(name))
        for j in range(i, len(name))
        if (not name[:i] or divisions_named(name[:i])) and (not name[i:j] or divisions_named(name[i:j]))
        if divisions_named(name[j:])
    ]
