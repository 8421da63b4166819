"""The texts of sources in pieces: whole again on every way out, and gone with their source."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import embedded_loading
from graph.elements import Node, ReportGraph
from graph.embedded import EmbeddedStore
from graph.embedded_texts import PIECES, pieces_of, text_of
from graph.errors import StoreError
from graph.packing import pack
from graph.rows import rows_of
from graph.schema import load_schema
from graph.store import GraphStore
from tests.graph.fictional import report_graph

LONG = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(5000))
"""It does not repeat itself, so that it has many pieces."""
TEXTS = ["", "一", "整" * 255, "改" * 256, "𠮷\n" * 128, "“落实”\r\n\\ " * 100, LONG]


def told(name: str, text: str) -> ReportGraph:
    """A report whose source has this text."""
    graph = report_graph(name)
    nodes = tuple(_telling(node, text) if node.label == "Source" else node for node in graph.nodes)
    return replace(graph, nodes=nodes)


def _telling(source: Node, text: str) -> Node:
    return load_schema().node("Source", source.id, **{**source.values(), "text": text, "chars": len(text)})


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=1500))
def test_pieces_are_the_text(text: str) -> None:
    pieces = list(pieces_of("source:a", text))
    assert text_of("source:a", b"".join(piece for _, piece in pieces)) == text
    assert [id_ for id_, _ in pieces] == sorted({id_ for id_, _ in pieces})


@pytest.fixture(params=["by rows", "by COPY"])
def filled(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[EmbeddedStore]:
    """A graph with a report for each text."""
    graphs = [told(str(number), text) for number, text in enumerate(TEXTS)]
    monkeypatch.setattr(embedded_loading, "BULK", 1)
    with EmbeddedStore(tmp_path / "graph.lbug") as store:
        if request.param == "by rows":
            store.replace(graphs)
        else:
            store.load(iter([pack([rows_of(graph) for graph in graphs])]))
        yield store


def test_texts_are_whole(filled: EmbeddedStore) -> None:
    assert [node.values()["text"] for node in filled.nodes("Source")] == TEXTS
    ids = [f"source:{number}.txt" for number in range(len(TEXTS))]
    assert filled.texts([*ids, "source:none"]) == dict(zip(ids, TEXTS, strict=True))


def test_a_changed_text_leaves_no_piece_of_the_old_one(filled: EmbeddedStore) -> None:
    longer = LONG[::-1] + LONG
    filled.replace([told("6", "短"), told("0", longer)])
    assert list(filled.texts(["source:6.txt", "source:0.txt"]).values()) == ["短", longer]
    assert pieces(filled) == sum(len(list(pieces_of("", text))) for text in [*TEXTS[1:-1], "短", longer])


def test_a_text_that_is_not_whole_is_told(filled: EmbeddedStore) -> None:
    with filled.connected() as connection:
        gone = f"MATCH (t:{PIECES}) WHERE t.id = 'source:6.txt 000003' DELETE t"
        connection.execute(gone)
    with pytest.raises(StoreError, match=r"the text of source:6\.txt is not whole"):
        filled.texts(["source:6.txt"])
    with pytest.raises(StoreError, match=r"the text of source:6\.txt is not whole"):
        list(filled.nodes("Source"))


def test_a_removed_report_leaves_no_piece(filled: EmbeddedStore) -> None:
    filled.remove([f"report:{number}" for number in range(len(TEXTS))])
    assert pieces(filled) == 0


def test_an_unchanged_report_is_unchanged(filled: EmbeddedStore) -> None:
    changes = filled.replace([told("6", TEXTS[6])])
    assert (changes.nodes["Source"].unchanged, changes.nodes["Source"].changed) == (1, 0)


def test_texts_are_asked_for_on_every_engine(store: GraphStore) -> None:
    store.replace([told("甲", TEXTS[5]), told("乙", "")])
    found = store.texts(["source:甲.txt", "source:乙.txt", "source:none"])
    assert found == {"source:甲.txt": TEXTS[5], "source:乙.txt": ""}


def pieces(store: EmbeddedStore) -> int:
    return int(store.run(f"MATCH (t:{PIECES}) RETURN count(t) AS n", {}).rows[0][0])
