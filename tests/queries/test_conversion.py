"""Parameters: what a user gives becomes what Cypher gets, or one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from queries.conversion import Given, convert_parameters
from queries.template import Parameter, ParameterType, Template, Words

WORDS = Words("meaning", "含义")


def template(*parameters: Parameter) -> Template:
    return Template("t", "g", WORDS, WORDS, "xuncha query t --x 1", parameters, (), "", "t.cypher")


def parameter(type_: ParameterType, default: str | int | tuple[str, ...] | None = None) -> Parameter:
    return Parameter("x_y", type_, WORDS, default)


@pytest.mark.parametrize(
    ("type_", "given_", "bound"),
    [
        ("integer", "12", 12),
        ("integer", 12, 12),
        ("integer", "-3", -3),
        ("string", "河道 巡查", "河道 巡查"),
        ("strings", ["a", "b"], ["a", "b"]),
        ("strings", "a", ["a"]),
        ("date", "2023-02-28", "2023-02-28"),
        ("agency", "水利局", "水利局"),
    ],
)
def test_values_are_converted(type_: ParameterType, given_: Given, bound: object) -> None:
    assert convert_parameters(template(parameter(type_)), {"x_y": given_}) == {"x_y": bound}


@pytest.mark.parametrize(
    ("type_", "given_"),
    [
        ("integer", "twelve"),
        ("integer", "1.5"),
        ("integer", ""),
        ("integer", True),
        ("integer", "9" * 20),
        ("integer", "9" * 5000),
        ("date", "2023-02-30"),
        ("date", "28.2.2023"),
        ("string", " "),
        ("string", 3),
        ("strings", ["a", ""]),
    ],
)
def test_what_has_another_type_is_refused_by_name(type_: ParameterType, given_: Given) -> None:
    with pytest.raises(UsageError, match=r"^--x-y ") as caught:
        convert_parameters(template(parameter(type_)), {"x_y": given_})
    assert "\n" not in str(caught.value)


@given(st.text())
def test_any_text_is_a_number_or_a_usage_error(text: str) -> None:
    try:
        bound = convert_parameters(template(parameter("integer")), {"x_y": text})["x_y"]
    except UsageError:
        return
    assert isinstance(bound, int)
    assert int(text) == bound


def test_defaults_stand_in_and_a_missing_value_is_named() -> None:
    given_ = template(parameter("strings", ("a",)))
    assert convert_parameters(given_, {"x_y": None}) == {"x_y": ["a"]}
    with pytest.raises(UsageError, match="t needs --x-y: meaning; for example: xuncha query t --x 1"):
        convert_parameters(template(parameter("string")), {})


def test_unknown_and_forbidden_values_are_refused() -> None:
    with pytest.raises(UsageError, match="has no parameter 'z'; it has: x_y"):
        convert_parameters(template(parameter("string", "")), {"z": "1"})
    limited = Parameter("role", "strings", WORDS, ("a",), values=("a", "b"))
    with pytest.raises(UsageError, match="--role 'c' is not one of a, b"):
        convert_parameters(template(limited), {"role": ["a", "c"]})
    with pytest.raises(UsageError, match="--n must be at least 1, not 0"):
        convert_parameters(template(Parameter("n", "integer", WORDS, minimum=1)), {"n": "0"})
