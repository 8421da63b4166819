"""Checks of a template's Cypher against its head, the schema and the subset that both engines share."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.errors import QueryError, UsageError
from graph.schema import load_schema
from queries.template import Template

_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'" r'|"(?:[^"\\]|\\.)*"' r"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
"""What is no code: 'cites', "cites", `end`, // a comment, /* a comment */"""
_PARAMETER = re.compile(r"\$(\w+)")  # $min_agencies
_LABEL = re.compile(r"\(\s*\w*\s*:\s*(\w+)")  # (g:Regulation
_EDGE_TYPES = re.compile(r"\[\s*\w*\s*:\s*(\w+(?:\s*\|\s*:?\w+)*)")  # [c:CITES|STUDIES
_LAST_RETURN = re.compile(
    r".*\bRETURN\b(?:\s+DISTINCT\b)?(.*?)(?:\bORDER\s+BY\b|\bLIMIT\b|\Z)", re.DOTALL | re.I
)
_ALIAS = re.compile(r"(?:\bAS\s+|^\s*)(\w+)\s*$", re.IGNORECASE)  # "g.title AS regulation", "agencies"


def check_text(template: Template) -> None:
    """Raises `QueryError` that names file and line of the first thing that is wrong."""
    code = _QUOTED.sub(_blank, template.cypher)
    found = _find_refused(code, "writes") or _find_refused(code, "refused") or _find_apart(code)
    if found is not None:
        raise QueryError(f"{_place(template, code, found.offset)}: {found}")
    _check_parameters(template, code)
    _check_schema(template, code)
    _check_columns(template, code)
    if not re.search(r"\bORDER\s+BY\b", code, re.IGNORECASE):
        raise QueryError(f"{template.place}: ORDER BY is missing; an answer has one order on every engine")


def _blank(match: re.Match[str]) -> str:
    """Names in back quotes count as code; all else becomes blanks that keep the lines."""
    found = match[0]
    return found.replace("`", " ") if found.startswith("`") else re.sub(r"[^\n]", " ", found)


def check_reads(cypher: str) -> None:
    """Raises `QueryError` for a query that would do anything but read what both engines have."""
    found = _find_refused(_plain(cypher), "writes") or _find_apart(_QUOTED.sub(_blank, cypher))
    if found is not None:
        raise QueryError(f"the query is refused: {found}")


def check_given(cypher: str, given: Iterable[str]) -> None:
    """Raises `UsageError` where what is given are not the parameters of the query."""
    used, known = set(_PARAMETER.findall(_plain(cypher))), set(given)
    if used - known:
        raise UsageError(f"the query needs a value for ${min(used - known)}; give it by its name")
    if known - used:
        raise UsageError(f"the query has no parameter ${min(known - used)}")


def _plain(cypher: str) -> str:
    """The text without what is quoted, names in back quotes among it."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), cypher)


@dataclass(frozen=True, slots=True)
class _Refused:
    offset: int
    word: str
    why: str

    def __str__(self) -> str:
        return f"{self.word!r}: {self.why}"


def _find_refused(code: str, name: str) -> _Refused | None:
    """The first thing that a list of portable.toml does not allow."""
    for pattern, why in _patterns(name):
        match = pattern.search(code)
        if match:
            return _Refused(match.start(), match[0].split()[0], why)
    return None


def _find_apart(code: str) -> _Refused | None:
    """The first property that is asked for and kept apart: the embedded engine has no such column."""
    for node in load_schema().nodes:
        for item in (item for item in node.properties if item.apart):
            for bound in re.findall(rf"\(\s*(\w+)\s*:\s*{node.label}\b", code):
                match = re.search(rf"\b{bound}\s*\.\s*{item.name}\b", code)
                if match:
                    why = f"{node.label}.{item.name} is kept apart; `xuncha show` and store.texts have it"
                    return _Refused(match.start(), match[0], why)
    return None


@cache
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    spec = tomllib.loads(files("queries").joinpath("portable.toml").read_text(encoding="utf-8"))
    return tuple((re.compile(i["pattern"], re.IGNORECASE | re.DOTALL), i["why"]) for i in spec[name])


def _check_parameters(template: Template, code: str) -> None:
    used = set()
    for match in _PARAMETER.finditer(code):
        if match[1] not in template.by_name:
            raise QueryError(
                f"{_place(template, code, match.start())}: {match[0]} is not declared in the head"
            )
        used.add(match[1])
    unused = [name for name in template.by_name if name not in used]
    if unused:
        raise QueryError(f"{template.place}: parameter {unused[0]} is declared and not used")


def _check_schema(template: Template, code: str) -> None:
    schema = load_schema()
    for what, names, known in (
        ("node label", _labels(code), schema.node_types),
        ("edge type", _types(code), schema.edge_types),
    ):
        for offset, name in names:
            if name not in known:
                raise QueryError(f"{_place(template, code, offset)}: {name} is no {what} of the schema")


def _labels(code: str) -> Iterator[tuple[int, str]]:
    return ((match.start(1), match[1]) for match in _LABEL.finditer(code))


def _types(code: str) -> Iterator[tuple[int, str]]:
    for match in _EDGE_TYPES.finditer(code):
        for name in re.finditer(r"\w+", match[1]):
            yield match.start(1) + name.start(), name[0]


def _check_columns(template: Template, code: str) -> None:
    declared = [column.name for column in template.columns if not column.computed]
    returned = _returned(code)
    if returned != declared:
        raise QueryError(
            f"{template.place}: RETURN gives {', '.join(returned)}; the head declares {', '.join(declared)}"
        )


def _returned(code: str) -> list[str]:
    match = _LAST_RETURN.match(code)
    items = _split(match[1]) if match else []
    return [found[1] if (found := _ALIAS.search(item)) else item.strip() for item in items]


def _split(text: str) -> list[str]:
    """Split at the commas that stand in no brackets."""
    items, depth = [""], 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and depth == 0:
            items.append("")
        else:
            items[-1] += sign
    return items


def _place(template: Template, code: str, offset: int) -> str:
    return f"{template.place}:{template.first_line + code.count(chr(10), 0, offset)}"
