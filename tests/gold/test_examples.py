"""The examples are what the annotated reports say, and parse to the same items in every form."""

import json

import pytest

from bench.scoring import Json, fold
from ingest.parser import parse
from ingest.source import read_source
from tests.gold.examples import DEV, EXAMPLES, FORMS, example_bytes


@pytest.mark.parametrize("name", FORMS)
def test_the_example_is_fresh(name: str) -> None:
    assert (EXAMPLES / name).read_bytes() == example_bytes(name), "run python -m tests.gold.examples"


def items(report: Json) -> list[tuple[str, ...]]:
    """Headings, issues with their measures, and titles, as no reader would tell them apart."""
    return [
        tuple(fold(area["heading"]) for area in report["areas"]),
        *((fold(i["text"]), *(fold(m["text"]) for m in i["measures"])) for i in report["issues"]),
        tuple(fold(citation["title"]) for citation in report["citations"]),
    ]


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_items(name: str) -> None:
    gold = json.loads((DEV / f"{FORMS[name][0]}.gold.json").read_text(encoding="utf-8"))
    assert items(parse(read_source(EXAMPLES / name)).to_json()) == items(gold)
