import re

from hypothesis import assume, given
from hypothesis import strategies as st

from graph.identifiers import Identifiers, edge_key, identifier

PARTS = st.lists(st.one_of(st.none(), st.text(), st.integers()), max_size=4)


@given(PARTS, PARTS)
def test_other_parts_give_other_keys(left: list[str | int | None], right: list[str | int | None]) -> None:
    assert (identifier("node", *left) == identifier("node", *right)) == (left == right)


def test_parts_are_joined_unambiguously() -> None:
    assert identifier("node", "甲", "乙丙") != identifier("node", "甲乙", "丙")
    assert identifier("node", None) != identifier("node", "")
    assert identifier("node", 1) != identifier("node", "1")


@given(PARTS)
def test_keys_are_safe_in_iris_files_and_cells(parts: list[str | int | None]) -> None:
    assert re.fullmatch(r"regulation:[0-9a-f]{24}", identifier("regulation", *parts))
    assert re.fullmatch(r"edge:[0-9a-f]{24}", edge_key(*parts))


def test_a_key_stays_what_it_is() -> None:
    """Keys stand in people's judgements and links: a release that changes them breaks those."""
    assert identifier("regulation", "authority", "constitution") == "regulation:d03aa3522f05b4b7d2ee9a20"


@given(PARTS, PARTS.filter(bool))
def test_keys_with_common_first_parts(common: list[str | int | None], parts: list[str | int | None]) -> None:
    assume(len(common) + len(parts) > 1)
    assert Identifiers("node", *common).of(*parts) == identifier("node", *common, *parts)
