"""Settings: flags > environment > pyproject.toml > default."""

from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.settings import setting


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text('[tool.xuncha]\ngraph = "project.lbug"\n', encoding="utf-8")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    return tmp_path


def test_the_nearer_setting_wins(project: Path) -> None:
    deep, variables = project / "deep" / "er", {"XUNCHA_GRAPH": "variable.lbug"}
    assert setting("graph", "flag.lbug", environ=variables, folder=deep) == "flag.lbug"
    assert setting("graph", None, environ=variables, folder=deep) == "variable.lbug"
    assert setting("graph", None, environ={}, folder=deep) == "project.lbug"
    assert setting("base", None, environ={}, folder=deep) == "urn:xuncha:"


def test_an_empty_variable_is_no_setting(project: Path) -> None:
    assert setting("graph", None, environ={"XUNCHA_GRAPH": ""}, folder=project) == "project.lbug"


def test_the_nearest_project_alone_is_read(project: Path) -> None:
    (project / "deep" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert setting("graph", None, environ={}, folder=project / "deep" / "er") == "xuncha.lbug"


@pytest.mark.parametrize("text", ["[tool.xuncha\n", "[tool.xuncha]\ngraph = 3\n"])
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"pyproject\.toml"):
        setting("graph", None, environ={}, folder=tmp_path)
