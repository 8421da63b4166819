"""Documents of whole sentences: title, role, kind and number of each."""

import tomllib
from pathlib import Path

import pytest

from ingest.citations import find_citations
from ingest.report import Citation

_FILE = Path(__file__).with_name("document_cases.toml")
_CASES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["sentence"]


@pytest.mark.parametrize("case", _CASES, ids=[case["text"][:12] for case in _CASES])
def test_documents(case: dict[str, list[str]]) -> None:
    assert [_shown(citation) for citation in find_citations(str(case["text"]), (), ())] == case["documents"]


def _shown(citation: Citation) -> str:
    values = (citation.title, citation.role, citation.kind, citation.doc_number)
    return " | ".join(value for value in values if value is not None)
