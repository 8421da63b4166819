"""Parameters: from what a user gives to what Cypher gets."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from graph.errors import UsageError
from queries.template import Parameter, Template

Given = str | int | Sequence[str] | None
Bound = str | int | list[str]


def convert_parameters(template: Template, given: Mapping[str, Given]) -> dict[str, Bound]:
    """A value of the declared type for each parameter; names of agencies, regulations and places stay names.

    Raises `UsageError` that names the parameter where one is unknown, missing, ill-typed or not allowed.
    """
    unknown = sorted(given.keys() - template.by_name.keys())
    if unknown:
        known = ", ".join(template.by_name) or "none"
        raise UsageError(f"{template.name} has no parameter {unknown[0]!r}; it has: {known}")
    return {item.name: _convert(template, item, given.get(item.name)) for item in template.parameters}


def _convert(template: Template, parameter: Parameter, value: Given) -> Bound:
    if value is None or value == ():
        if parameter.default is None:
            meaning = f"{parameter.option}: {parameter.words.en}"
            raise UsageError(f"{template.name} needs {meaning}; for example: {template.example}")
        default = parameter.default
        return list(default) if isinstance(default, tuple) else default
    if parameter.type == "strings":
        return _strings(parameter, value)
    if parameter.type == "words":
        return unicodedata.normalize("NFKC", _string(parameter, value)).split()
    if parameter.type == "integer":
        return _integer(parameter, value)
    return _date(parameter, value) if parameter.type == "date" else _string(parameter, value)


def _strings(parameter: Parameter, value: Given) -> list[str]:
    several = [value] if isinstance(value, str | int) or value is None else value
    return [_string(parameter, item) for item in several]


def _string(parameter: Parameter, value: Given) -> str:
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{parameter.option} must be a text that is not empty, not {value!r}")
    if parameter.values and value not in parameter.values:
        raise UsageError(f"{parameter.option} {value!r} is not one of {', '.join(parameter.values)}")
    return value


def _integer(parameter: Parameter, value: Given) -> int:
    try:
        number = int(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
    except ValueError:
        number = None
    if number is None or abs(number) >= 2**63:
        raise UsageError(f"{parameter.option} must be a whole number, not {value!r}")
    if parameter.minimum is not None and number < parameter.minimum:
        raise UsageError(f"{parameter.option} must be at least {parameter.minimum}, not {number}")
    return number


def _date(parameter: Parameter, value: Given) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise UsageError(f"{parameter.option} must be a day as YYYY-MM-DD, not {value!r}") from None
