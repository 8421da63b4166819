"""What `make demo` runs: every step, and the second time without a change."""

import sys
from pathlib import Path

import pytest

from xuncha.demo import main


def test_it_makes_what_it_names_and_changes_nothing_the_second_time(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports.rename(tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["demo", "--output", "out"])
    main()
    said = capsys.readouterr()
    assert "中国共产党巡视工作条例" in said.out
    made = {name: (tmp_path / "out" / name).read_bytes() for name in ("network.html", "graph.ttl")}
    assert all(f"out/{name}" in said.out for name in ("demo.lbug", *made))
    main()
    assert "Reports: 0 read, 2 unchanged, 0 failed" in capsys.readouterr().err
    assert {name: (tmp_path / "out" / name).read_bytes() for name in made} == made


def test_without_examples_it_leaves_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["demo"])
    with pytest.raises(SystemExit):
        main()
    assert "examples: no such file or folder" in capsys.readouterr().err
