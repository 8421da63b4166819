"""The examples are what the annotated reports say, and parse to the same items in every form."""

import json

import pytest

from bench.scoring import score_report
from ingest.parser import parse
from ingest.source import read_source
from tests.gold.examples import DEV, EXAMPLES, FORMS, example_bytes

ITEMS = ("areas", "issues", "measures", "citations")


@pytest.mark.parametrize("name", FORMS)
def test_the_example_is_fresh(name: str) -> None:
    assert (EXAMPLES / name).read_bytes() == example_bytes(name), "run python -m tests.gold.examples"


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_items(name: str) -> None:
    gold = json.loads((DEV / f"{FORMS[name][0]}.gold.json").read_text(encoding="utf-8"))
    found = parse(read_source(EXAMPLES / name)).to_json()
    for item in ITEMS:
        assert len(found[item]) == len(gold[item]), score_report(gold, found).errors
