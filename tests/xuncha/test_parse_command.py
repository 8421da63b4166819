"""`xuncha parse`: the contract's JSON."""

import json
from pathlib import Path

from ingest.report import ParsedReport
from tests.queries.corpus import WATER
from tests.xuncha.conftest import Xuncha


def test_one_report_is_one_object(xuncha: Xuncha, reports: Path) -> None:
    result = xuncha("parse", "reports/water.txt")
    assert result.code == 0
    found = json.loads(result.out)
    assert found["party_group"]["agency"] == "云陵县水利局"
    assert ParsedReport.from_json(found).source.chars == len(WATER)


def test_several_are_one_line_each_in_order(xuncha: Xuncha, reports: Path) -> None:
    lines = xuncha("parse", "reports").out.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["school.txt", "water.txt"]


def test_files_are_written_with_names_of_their_own(xuncha: Xuncha, reports: Path, tmp_path: Path) -> None:
    (reports / "deep").mkdir()
    (reports / "deep" / "water.txt").write_text(WATER, encoding="utf-8")
    result = xuncha("parse", "reports", "-o", "parsed")
    assert (result.code, result.out) == (0, "")
    written = sorted((tmp_path / "parsed").iterdir())
    assert [path.name for path in written] == ["school.json", "water-2.json", "water.json"]
    for path in written:
        ParsedReport.from_json(json.loads(path.read_text(encoding="utf-8")))


def test_what_cannot_be_read_is_named_and_the_rest_is_printed(xuncha: Xuncha, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    result = xuncha("parse", "reports")
    assert result.code == 1
    assert len(result.out.splitlines()) == 2
    assert "empty.txt" in result.err
