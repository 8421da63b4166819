"""What reports are read by: files again where it changed, and only then."""

import pickle
from pathlib import Path

import pytest

from graph.errors import SourceError, XunchaError
from tests.xuncha.conftest import Xuncha
from xuncha.rules import judgements_file, judgements_to_apply, load_rules, program_fingerprint


def test_files_are_read_again_where_the_manifest_says_something_else_of_them(
    xuncha: Xuncha, reports: Path, tmp_path: Path
) -> None:
    manifest = tmp_path / "manifest.csv"
    ask = ("ingest", "reports", "--manifest", "manifest.csv")
    manifest.write_text("path,url,published_on\nreports/water.txt,https://example.org/1,\n", encoding="utf-8")
    assert "2 read, 0 unchanged" in xuncha(*ask).err
    manifest.write_text(
        "path,url,published_on\nreports/water.txt,https://example.org/2,\nreports/none.txt,https://example.org/3,\n",
        encoding="utf-8",
    )
    assert "1 read, 1 unchanged" in xuncha(*ask).err
    assert "https://example.org/2" in xuncha("show", "reports/water.txt").out
    assert "0 read, 2 unchanged" in xuncha(*ask).err


def test_files_are_read_again_where_the_program_changed(
    xuncha: Xuncha, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    xuncha("ingest", "reports")
    monkeypatch.setattr("xuncha.rules.program_fingerprint", lambda: "another program")
    assert "2 read, 0 unchanged" in xuncha("ingest", "reports").err
    assert "0 read, 2 unchanged" in xuncha("ingest", "reports").err


def test_the_fingerprint_is_of_code_and_data_alone(tmp_path: Path) -> None:
    assert len(program_fingerprint()) == 64
    assert load_rules().fingerprint == load_rules().fingerprint
    (tmp_path / "none.jsonl").write_text("# nothing\n", encoding="utf-8")
    assert load_rules(judgements=tmp_path / "none.jsonl").fingerprint == load_rules().fingerprint


def test_rules_go_to_other_processes() -> None:
    rules = load_rules()
    again = pickle.loads(pickle.dumps(rules))
    assert again == rules
    assert again.read_with(Path("a.txt")) == rules.read_with(Path("a.txt")) != ""


def test_judgements_stand_beside_the_graph(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XUNCHA_JUDGEMENTS", raising=False)
    assert judgements_file(None, "deep/graph.lbug") == Path("deep/judgements.jsonl")
    assert judgements_file(None, "bolt://localhost:7687") == Path("judgements.jsonl")
    assert judgements_to_apply(None, None) is None
    monkeypatch.setenv("XUNCHA_JUDGEMENTS", "ours.jsonl")
    assert judgements_to_apply(None, None) == Path("ours.jsonl")
    assert judgements_to_apply(Path("mine.jsonl"), None) == Path("mine.jsonl")


@pytest.mark.parametrize(
    ("option", "error"), [("authority", XunchaError), ("judgements", SourceError), ("manifest", SourceError)]
)
def test_a_file_that_was_named_has_to_be_there(tmp_path: Path, option: str, error: type[XunchaError]) -> None:
    with pytest.raises(error, match=r"none\.txt"):
        load_rules(**{option: tmp_path / "none.txt"})


def test_each_report_on_the_standard_input_is_a_place_of_its_own(
    xuncha: Xuncha, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys
    from types import SimpleNamespace

    for name in ("water.txt", "school.txt", "water.txt"):
        data = io.BytesIO((reports / name).read_bytes())
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=data, isatty=lambda: False))
        assert xuncha("ingest", "-").code == 0
    told = xuncha("status").out
    assert "Report" in told
    assert xuncha("query", "inspection-timeline", "--format", "csv").out.count("\n") == 3
