"""The rows of `regulations.csv`: what must hold of each, and of all together."""

import csv
import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from io import StringIO

import pytest

CATEGORIES = {
    "constitution", "law", "administrative_regulation", "departmental_rule", "party_charter",
    "party_regulation", "party_normative_document", "judicial_interpretation", "local_regulation",
}  # fmt: skip
STATUSES = {"in_force", "repealed", "superseded"}
COLUMNS = [
    "id", "title", "short_titles", "issuer", "category", "first_issued", "last_revised", "status",
    "superseded_by", "source",
]  # fmt: skip
# "contract-law-1999", "qushui-xuke-banfa"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# "1999", "1999-03", "1999-03-15"
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# What two forms of one title may differ in, after NFKC
_IGNORED = re.compile(r"[\s《》〈〉<>“”\"'‘’、,·—\-]")

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    text = files("graph.authority").joinpath("regulations.csv").read_text(encoding="utf-8")
    reader = csv.DictReader(StringIO(text, newline=""))
    assert reader.fieldnames == COLUMNS
    return list(reader)


def test_ids_and_titles_stand_once(rows: list[Row]) -> None:
    assert [id_ for id_, times in Counter(row["id"] for row in rows).items() if times > 1] == []
    assert [title for title, times in Counter(row["title"] for row in rows).items() if times > 1] == []
    assert [row["id"] for row in rows if not _ID.fullmatch(row["id"])] == []


def test_no_form_names_two_regulations(rows: list[Row]) -> None:
    owners: dict[str, set[str]] = {}
    for row in rows:
        for form in _forms(row):
            owners.setdefault(_normal(form), set()).add(row["id"])
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_forms_are_clean(rows: list[Row]) -> None:
    for row in rows:
        forms = list(_forms(row))
        assert len(set(forms)) == len(forms), row["id"]
        for form in forms:
            bare = form.replace("《中华人民共和国行政诉讼法》", "")
            assert form == form.strip() and not re.search(r"[《》|\n]", bare), form


def test_categories_issuers_and_sources(rows: list[Row]) -> None:
    assert {row["category"] for row in rows} == CATEGORIES
    assert [row["id"] for row in rows if not row["issuer"] or not row["source"]] == []


def test_dates_are_dates_in_order(rows: list[Row]) -> None:
    for row in rows:
        first, last = row["first_issued"], row["last_revised"]
        assert all(_is_date(date) for date in (first, last) if date), row["id"]
        shared = min(len(first), len(last))
        assert first[:shared] <= last[:shared], row["id"]


def test_successors(rows: list[Row]) -> None:
    ids = {row["id"] for row in rows}
    assert {row["status"] for row in rows} <= STATUSES
    for row in rows:
        successor = row["superseded_by"]
        assert (row["status"] == "superseded") == bool(successor), row["id"]
        assert not successor or (successor in ids and successor != row["id"]), row["id"]


@pytest.mark.parametrize(
    "generic",
    ["条例", "准则", "规定", "办法", "细则", "规则", "差旅费管理办法", "内部审计工作规定", "保密制度"],
)
def test_no_form_is_one_that_every_unit_uses(rows: list[Row], generic: str) -> None:
    assert [row["id"] for row in rows if generic in _forms(row)] == []


def _forms(row: Row) -> Iterator[str]:
    yield row["title"]
    yield from (form for form in row["short_titles"].split(";") if form)


def _normal(form: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFKC", form)).removeprefix("中华人民共和国")


def _is_date(text: str) -> bool:
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    return datetime.date(1921, 1, 1) <= datetime.date(year, month, day) <= datetime.date(2026, 12, 31)
