"""Escaping, held to what other parsers read."""

import json
from xml.etree import ElementTree

import pyarrow as pa
import pyoxigraph
from hypothesis import example, given
from hypothesis import strategies as st

from graph.export.text_columns import escaped, escaped_xml, path_parts
from graph.export.vocabulary import Vocabulary

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1)
XML = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
)


def column(texts: list[str]) -> pa.Array:
    return pa.array(texts, pa.string())


@given(TEXTS)
def test_a_quoted_text_is_read_back_by_turtle_and_json(texts: list[str]) -> None:
    for text, written in zip(texts, escaped(column(texts)).to_pylist(), strict=True):
        assert json.loads(f'"{written}"') == text
        line = f'<urn:s> <urn:p> "{written}" .\n'.encode()
        for format_ in (pyoxigraph.RdfFormat.N_TRIPLES, pyoxigraph.RdfFormat.TURTLE):
            read = next(iter(pyoxigraph.parse(line, format=format_))).object
            assert isinstance(read, pyoxigraph.Literal)
            assert read.value == text


@given(st.lists(st.text(XML), min_size=1))
def test_xml_content_and_attributes_are_read_back(texts: list[str]) -> None:
    for text, written in zip(texts, escaped_xml(column(texts)).to_pylist(), strict=True):
        assert (ElementTree.fromstring(f"<a>{written}</a>").text or "") == text


@given(TEXTS)
def test_what_xml_cannot_hold_keeps_its_place(texts: list[str]) -> None:
    for text, written in zip(texts, escaped_xml(column(texts)).to_pylist(), strict=True):
        assert len(ElementTree.fromstring(f"<a>{written}</a>").text or "") == len(text)


@given(TEXTS.filter(all))
@example([":", ";"])
def test_an_id_comes_back_out_of_its_iri(ids: list[str]) -> None:
    names = Vocabulary("https://example.org/")
    for id_, part in zip(ids, path_parts(column(ids)).to_pylist(), strict=True):
        assert part.isascii()
        assert names.parts(f"https://example.org/Issue/{part}") == ("Issue", id_)
        assert names.resource("Issue", id_) == f"https://example.org/Issue/{part}"


def test_nulls_stay_nulls() -> None:
    assert escaped(column(["a\n", None])).to_pylist() == ["a\\n", None]  # type: ignore[list-item]
