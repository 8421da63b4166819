"""The head of a template file: comment lines that hold TOML, then the Cypher.

A file ``queries/NAME.cypher`` starts with lines ``// …``; without the ``//`` they are one TOML document::

    // name = "agency-issues"                                as the file is called
    // group = "agencies"
    // title = { en = "…", zh = "…" }
    // description.en = "…"
    // description.zh = "…"
    // example = "xuncha query agency-issues --agency 云陵县水利局"
    //
    // parameter.agency = { type = "agency", en = "…", zh = "…" }
    //
    // column.issue = { type = "string", en = "…", zh = "…" }

A parameter is ``--agency`` on the command line and ``$agency`` in the Cypher. Its type is string, strings,
words, integer, date, agency, regulation or place; ``default`` makes it optional; ``values`` are those allowed
besides the default; ``minimum`` is for integers. Columns stand in the order of RETURN, but for sentences,
which the runner cuts; their type is string, integer, boolean, date, set, list or sentence; with
``detail = true`` one is left out of the terminal's table.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from graph.errors import QueryError
from queries.template import COLUMN_TYPES, PARAMETER_TYPES, Column, Default, Parameter, Template, Words

_TOP = {"name", "group", "title", "description", "example", "column"}
_WORDS = {"en", "zh"}
_ITEM = {"type", "en", "zh"}
_NAME = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")  # citations-of-regulation
_VARIABLE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")  # min_agencies, sha256
_COMMENT = re.compile(r"// ?")  # "// name = …"
_RESERVED = frozenset({"graph", "format", "output", "limit", "seconds", "explain", "help", "queries"})
"""Options that every query has on the command line."""


def read_template(text: str, place: str) -> Template:
    """Read one file's text. Raises `QueryError` that names `place`, and the line where TOML knows it."""
    head, cypher, first_line = split_head(text)
    try:
        spec = tomllib.loads("\n".join(head))
    except tomllib.TOMLDecodeError as error:
        raise QueryError(f"{place}: the head is no TOML: {error}") from error
    _check_keys(place, spec, _TOP, {"parameter"})
    return Template(
        name=_matching(place, "name", spec["name"], _NAME),
        group=_matching(place, "group", spec["group"], _NAME),
        title=_words(place, "title", spec["title"]),
        description=_words(place, "description", spec["description"]),
        example=_text(place, "example", spec["example"]),
        parameters=tuple(_parameter(place, *item) for item in _tables(place, spec, "parameter")),
        columns=tuple(_column(place, *item) for item in _tables(place, spec, "column")),
        cypher=cypher,
        place=place,
        first_line=first_line,
    )


def split_head(text: str) -> tuple[list[str], str, int]:
    """The head's lines without ``//``, the Cypher, and the number of the line that the Cypher starts in."""
    lines = text.splitlines()
    count = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    start = next((n for n in range(count, len(lines)) if lines[n].strip()), count)
    return [_COMMENT.sub("", line, count=1) for line in lines[:count]], "\n".join(lines[start:]), start + 1


def _parameter(place: str, name: str, spec: Mapping[str, Any]) -> Parameter:
    where = f"parameter.{name}"
    _check_keys(f"{place}: {where}", spec, _ITEM, {"default", "values", "minimum"})
    _matching(place, where, name, _VARIABLE)
    if name in _RESERVED:
        raise QueryError(f"{place}: {where}: --{name} is an option of every query; choose another name")
    return Parameter(
        name=name,
        type=_one_of(place, where, spec["type"], PARAMETER_TYPES),
        words=_words(place, where, {key: spec[key] for key in _WORDS}),
        default=_default(place, where, spec),
        values=_strings(place, f"{where}.values", spec.get("values", [])),
        minimum=spec.get("minimum"),
    )


def _default(place: str, where: str, spec: Mapping[str, Any]) -> Default | None:
    """The default as declared, checked against the parameter's type; None where there is none."""
    value: Any = spec.get("default")
    if value is None:
        return None
    if spec["type"] == "strings":
        return _strings(place, f"{where}.default", value)
    if isinstance(value, int if spec["type"] == "integer" else str) and not isinstance(value, bool):
        return value
    raise QueryError(f"{place}: {where}.default {value!r} is no {spec['type']}")


def _column(place: str, name: str, spec: Mapping[str, Any]) -> Column:
    where = f"column.{name}"
    _check_keys(f"{place}: {where}", spec, _ITEM, {"detail"})
    _matching(place, where, name, _VARIABLE)
    type_: Any = _one_of(place, where, spec["type"], COLUMN_TYPES)
    words = _words(place, where, {key: spec[key] for key in _WORDS})
    return Column(name, type_, words, bool(spec.get("detail", False)))


def _tables(place: str, spec: Mapping[str, Any], kind: str) -> list[tuple[str, Any]]:
    found = spec.get(kind, {})
    if not isinstance(found, dict) or not all(isinstance(item, dict) for item in found.values()):
        raise QueryError(f"{place}: {kind} must be tables [{kind}.NAME]")
    return list(found.items())


def _words(place: str, where: str, spec: Any) -> Words:
    if not isinstance(spec, dict):
        raise QueryError(f'{place}: {where} must be {{ en = "…", zh = "…" }}')
    _check_keys(f"{place}: {where}", spec, _WORDS, set())
    return Words(_text(place, f"{where}.en", spec["en"]), _text(place, f"{where}.zh", spec["zh"]))


def _text(place: str, where: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise QueryError(f"{place}: {where} must be a text that is not empty")
    return value


def _strings(place: str, where: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise QueryError(f"{place}: {where} must be a list of strings")
    return tuple(value)


def _matching(place: str, where: str, value: Any, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise QueryError(f"{place}: {where} {value!r} must match {pattern.pattern}")
    return value


def _one_of(place: str, where: str, value: Any, allowed: tuple[str, ...]) -> Any:
    if value not in allowed:
        raise QueryError(f"{place}: {where}.type is {value!r}, expected one of {', '.join(allowed)}")
    return value


def _check_keys(where: str, spec: Mapping[str, Any], required: set[str], optional: set[str]) -> None:
    missing, unknown = sorted(required - spec.keys()), sorted(spec.keys() - required - optional)
    if missing:
        raise QueryError(f"{where}: {', '.join(missing)} is missing in the head")
    if unknown:
        raise QueryError(f"{where}: {', '.join(unknown)} is no key of the head")
