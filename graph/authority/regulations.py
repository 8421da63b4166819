"""The authority of regulations: what `regulations.csv` knows, looked up by any form of a title.

A leaf module: it knows no report and no store. The columns are the fields of `Regulation`, lists in a
cell apart by `;`. A file of one's own with the same columns can be laid over it.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

from graph.errors import XunchaError

# What no reader calls a difference: white space, title brackets, quotation marks, dashes and dots.
# "《中国共产党 党务公开条例》" -> "中国共产党党务公开条例"
_IGNORED = re.compile(r"[\s《》〈〉<>“”\"'‘’「」『』、,·—–\-]+")
# One bracket at the end that names a version (after NFKC): "(试行)" "(2021版)" "(2024年修订)" "(修订稿)"
# "(财政部令第108号)"
_VERSION = re.compile(
    r"\((?:(?:19|20)\d\d年?)?(?:试行|暂行|修订|修正|修改|征求意见|送审|讨论)?(?:版|稿|本|案)?\)$"
    r"|\([\u4e00-\u9fff]{2,10}令第?\d{1,4}号\)$"
)
# "中华人民共和国政府采购法" -> "政府采购法"; not where it is the whole title
_STATE = re.compile(r"^中华人民共和国(?=.)")


def fold_title(title: str) -> str:
    """Fold away what makes no difference between two ways to write one title; may be empty."""
    folded = _IGNORED.sub("", unicodedata.normalize("NFKC", title))
    while (bare := _VERSION.sub("", folded)) not in (folded, ""):
        folded = bare
    return _STATE.sub("", folded)


@dataclass(frozen=True, slots=True)
class Regulation:
    """One regulation; all its trial, provisional and revised versions are one.

    `first_issued` and `last_revised` are YYYY-MM-DD, YYYY-MM or YYYY, or None where not known;
    `superseded_by` is the id of the successor. `category` and `status` are the file's words.
    """

    id: str
    title: str
    short_titles: tuple[str, ...]
    issuer: tuple[str, ...]
    category: str
    first_issued: str | None
    last_revised: str | None
    status: str
    superseded_by: str | None
    source: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The full title, then the short forms."""
        return (self.title, *self.short_titles)


@dataclass(frozen=True, slots=True)
class Regulations:
    """An authority of regulations. A form that two of them share names neither."""

    records: tuple[Regulation, ...]
    _by_id: dict[str, Regulation] = field(init=False, repr=False, compare=False)
    _by_form: dict[str, Regulation | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {record.id: record for record in self.records})
        object.__setattr__(self, "_by_form", _index(self.records))

    def __iter__(self) -> Iterator[Regulation]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def by_id(self, identifier: str) -> Regulation | None:
        return self._by_id.get(identifier)

    def lookup(self, title: str) -> Regulation | None:
        """The one regulation that has this title or short form, after folding; None for none or several."""
        return self._by_form.get(fold_title(title))

    def known_names(self) -> tuple[str, ...]:
        """All titles and short forms as written, sorted, that name exactly one regulation."""
        forms = {form for record in self.records for form in record.forms if self.lookup(form)}
        return tuple(sorted(forms))


def _index(records: Iterable[Regulation]) -> dict[str, Regulation | None]:
    """Folded form -> its regulation. A full title wins over another's short form; None marks a tie."""
    titles = _unique((fold_title(record.title), record) for record in records)
    shorts = _unique((fold_title(form), record) for record in records for form in record.short_titles)
    return {**shorts, **titles}


def _unique(pairs: Iterable[tuple[str, Regulation]]) -> dict[str, Regulation | None]:
    index: dict[str, Regulation | None] = {}
    for form, record in pairs:
        index[form] = record if index.get(form, record) == record else None
    index.pop("", None)
    return index


def load_regulations(extra: Path | None = None) -> Regulations:
    """The package's authority, with the rows of a user's file of the same columns laid over it by id.

    Raises `XunchaError` where that file cannot be read, lacks a column, or has a row without id or title.
    """
    return _built_in() if extra is None else _extended(extra)


@cache
def _built_in() -> Regulations:
    text = files("graph.authority").joinpath("regulations.csv").read_text(encoding="utf-8")
    return Regulations(tuple(_read(text, "regulations.csv")))


def _extended(extra: Path) -> Regulations:
    try:
        text = extra.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise XunchaError(f"{extra}: cannot be read as UTF-8 CSV ({error}); give a readable file") from error
    merged = {record.id: record for record in (*_built_in(), *_read(text, str(extra)))}
    return Regulations(tuple(merged.values()))


def _read(text: str, name: str) -> Iterator[Regulation]:
    rows = csv.DictReader(StringIO(text, newline=""))
    columns = [column.name for column in fields(Regulation)]
    if missing := [column for column in columns if column not in (rows.fieldnames or ())]:
        raise XunchaError(f"{name}: no column {', '.join(missing)}; the header must be {','.join(columns)}")
    for row in rows:
        if not row["id"] or not row["title"]:
            raise XunchaError(f"{name}, line {rows.line_num}: a regulation needs an id and a title; add them")
        yield _regulation(row)


def _regulation(row: dict[str, str]) -> Regulation:
    return Regulation(
        id=row["id"],
        title=row["title"],
        short_titles=_split(row["short_titles"]),
        issuer=_split(row["issuer"]),
        category=row["category"],
        first_issued=row["first_issued"] or None,
        last_revised=row["last_revised"] or None,
        status=row["status"],
        superseded_by=row["superseded_by"] or None,
        source=row["source"],
    )


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())
