"""What is killed: the files that a graph was made of, the files as they are now, and the command."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from bench.corpus import report_text
from graph.authority.regulations import Regulation, load_regulations

ROWS = {"xuncha.ingestion._MOST": 900}
"""A few reports in each transaction."""
PACKS = {
    "xuncha.workers._FEW": 8,
    "xuncha.workers._TOGETHER": 3,
    "graph.embedded_loading.BULK": 1,
    "graph.embedded_loading.STEP": 100_000,
    "graph.embedded_loading.ROUND": 250_000,
    "graph.embedded_loading.LATER": 100_000,
    "graph.neo4j_store._BATCH": 4,
}
"""The way of many reports for a few, with several rounds of COPY, or several batches."""
LAW = "中华人民共和国政府采购法"
"""One of the titles that reports of bench/corpus.py recur to."""

Files = Mapping[str, str]


@dataclass(frozen=True)
class Scenario:
    """`before` was ingested; then the files became `now`; then the command runs: the one that is killed.

    It ingests the files `now`, with an authority of its own if `authority`; or it removes `removed`.
    Without `settings` it is the command as users have it. With `workers` two other processes read.
    """

    name: str
    now: Files
    before: Files = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    authority: bool = False
    workers: bool = False
    settings: Mapping[str, int] = field(default_factory=dict)

    def arguments(self, folder: Path) -> list[str]:
        """The command, where the files stand in `folder` and its authority beside it."""
        if self.removed:
            return ["remove", *(str(folder / name) for name in self.removed)]
        workers = ["--workers", "2" if self.workers else "1"]
        given = ["--authority", str(authority_beside(folder))] if self.authority else []
        return ["ingest", *(str(folder / name) for name in self.now), *workers, *given]


def scenarios(engine: str) -> tuple[Scenario, ...]:
    """All of them, with how often each is taken in `WEIGHTS`."""
    many = 160 if engine == "ladybug" else 110  # more than BULK elements; more than one batch
    return (
        Scenario("first, rows", _made(0, 14), settings=ROWS),
        Scenario("first, packs", _made(20, 44), settings=PACKS),
        Scenario("first, workers", _made(20, 40), workers=True, settings=PACKS),
        Scenario("first, many", _made(0, many), workers=True),
        Scenario("changed, rows", _changed(0, 12), _made(0, 8), settings=ROWS),
        Scenario("changed, packs", _changed(20, 44), _made(20, 34), settings=PACKS),
        Scenario("removed", {}, _made(0, 12), removed=tuple(_made(0, 12))[2:8]),
        Scenario("moved copy", *_moved_copy(), settings=ROWS),
        Scenario("new authority", _made(60, 76), _made(50, 60), authority=True, settings=PACKS),
    )


WEIGHTS = (4, 5, 3, 1, 4, 5, 3, 2, 3)


def _made(first: int, end: int) -> dict[str, str]:
    return {f"{number:03d}.txt": report_text(number) for number in range(first, end)}


def _changed(first: int, end: int) -> dict[str, str]:
    """Of the files, one of three says more, one tells another report altogether, one is as it was."""
    files = _made(first, end)
    for number, name in enumerate(files):
        if number % 3 == 0:
            files[name] = files[name].replace("整改", "整改落实", 3)
        elif number % 6 == 1:
            files[name] = report_text(900 + first + number)
    return files


def _moved_copy() -> tuple[dict[str, str], dict[str, str]]:
    """Reports with two sources each; the command ingests one of the two, which tells other reports by now."""
    copies = {f"copy-{name}": text for name, text in _made(0, 6).items()}
    before = {**_made(0, 6), **copies}
    now = {name: report_text(500 + number) for number, name in enumerate(before) if number % 2}
    return now, before


def authority_beside(folder: Path) -> Path:
    """A file that says otherwise of one law; made where it is missing."""
    path = folder.parent / "authority.csv"
    if not path.exists():
        law = next(item for item in load_regulations() if item.title == LAW)
        names = [item.name for item in fields(Regulation)]
        with path.open("w", encoding="utf-8", newline="\n") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(names)
            writer.writerow(_cell(getattr(replace(law, last_revised="2031-02-03"), name)) for name in names)
    return path


def _cell(value: object) -> str:
    return ";".join(value) if isinstance(value, tuple) else str(value or "")
