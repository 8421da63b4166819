"""The READMEs' sessions are what the commands print now."""

from pathlib import Path

import pytest

from tests.readme import PAGES, with_session


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_session_is_fresh(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_session(text) == text, "run python -m tests.readme"
