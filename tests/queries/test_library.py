"""Loading templates: the project's own, and folders that a user adds."""

from pathlib import Path

import pytest

from graph.errors import QueryError, UsageError
from queries.library import load_library
from tests.queries.test_head import CYPHER, HEAD

TEXT = f"{HEAD}\n{CYPHER.replace('(i:Issue)', '(i:Issue) WHERE i.ordinal > $year')}\n"


def test_the_five_questions_are_there_in_order() -> None:
    templates = load_library().templates.values()
    places = [(item.group, item.name) for item in templates]
    assert places == sorted(places)
    assert {
        "regulations-across-agencies",
        "agencies-citing-regulation",
        "citations-of-regulation",
        "agency-issues",
        "inspection-timeline",
    } <= {item.name for item in templates}


def test_a_folder_adds_templates(tmp_path: Path) -> None:
    (tmp_path / "issues-of-year.cypher").write_text(TEXT, encoding="utf-8")
    assert load_library([tmp_path]).get("issues-of-year").group == "issues"
    assert "issues-of-year" not in load_library().templates


def test_the_file_is_called_as_the_template(tmp_path: Path) -> None:
    (tmp_path / "other.cypher").write_text(TEXT, encoding="utf-8")
    with pytest.raises(QueryError, match=r"other\.cypher: name is 'issues-of-year'"):
        load_library([tmp_path])


def test_two_templates_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "issues-of-year.cypher").write_text(TEXT, encoding="utf-8")
    with pytest.raises(QueryError, match="is taken by"):
        load_library([tmp_path / "a", tmp_path / "b"])


def test_a_folder_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such folder"):
        load_library([tmp_path / "none"])
    (tmp_path / "x.cypher").write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match=r"x\.cypher: cannot be read as UTF-8"):
        load_library([tmp_path])


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean agency-issues"):
        load_library().get("agency-isues")
    with pytest.raises(UsageError, match="`xuncha query` lists them"):
        load_library().get("zzz")
