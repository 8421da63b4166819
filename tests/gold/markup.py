"""Gold reports are written as text with inline marks; this derives the plain text and the gold from them.

`python -m tests.gold.markup [--check] FILE.ann ...` writes, or checks, NAME.txt and NAME.gold.json beside
each NAME.ann. README.md describes the markup. Nothing of the parser is used: the gold stays independent.
"""

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import XunchaError

KINDS = frozenset({"regulation", "plan", "record", "work", "other"})
ROLES = frozenset({"cites", "studies", "enacts", "amends", "repeals"})
PHRASINGS = frozenset({"problem", "task"})
STATUSES = frozenset({"done", "mostly_done", "ongoing"})
GROUP = ("name", "kind", "agency", "division", "aliases")
INSPECTION = ("type", "modes", "committee", "teams", "term", "round", "started", "ended", "feedback_on")
TOP = ("title", "published_on", "party_group", "also_inspected", "inspection")
LISTS = frozenset({"also_inspected", "aliases", "modes", "teams"})
# An opening mark with its options, or a closing one: `⟦I problem done:`, `⟦A:`, `⟧`
MARK = re.compile(r"⟦([AIMC])([^:⟦⟧]*):|⟧")
# An opening bracket of a title, at any level: `《`, `〈`, and `<` as in 《关于印发<…>的通知》
TITLE_OPENING = re.compile(r"[《〈<]")


class MarkupError(XunchaError):
    """An annotation that does not follow the markup."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its letter, its options, its trimmed span, and the letters of the marks around it."""

    letter: str
    options: tuple[str, ...]
    start: int
    end: int
    around: tuple[str, ...]

    def choose(self, allowed: frozenset[str], default: str | None = "") -> str | None:
        """The option that is one of `allowed`; raises `MarkupError` where it is missing without a default."""
        choice = next((option for option in self.options if option in allowed), default)
        if choice == "":
            raise MarkupError(f"mark {self.letter} at {self.start} needs one of {sorted(allowed)}")
        return choice

    def value(self, key: str) -> str | None:
        return next((o.removeprefix(f"{key}=") for o in self.options if o.startswith(f"{key}=")), None)


def read_marks(marked: str) -> tuple[str, list[Mark]]:
    """Strip the marks: the plain text, and the marks in the order in which they open.

    Raises `MarkupError` where marks are not balanced.
    """
    plain, marks, stack, at = "", [], list[tuple[str, tuple[str, ...], int]](), 0
    for token in MARK.finditer(marked):
        plain += marked[at : token.start()]
        at = token.end()
        if token[1]:
            stack.append((token[1], tuple(token[2].split()), len(plain)))
        elif stack:
            letter, options, start = stack.pop()
            start, end = trim(plain, start)
            marks.append(Mark(letter, options, start, end, tuple(outer[0] for outer in stack)))
        else:
            raise MarkupError(f"⟧ closes nothing after {plain[-20:]!r}")
    plain += marked[at:]
    if stack or "⟦" in plain:
        raise MarkupError(f"a mark is left open: {stack}, or is none of A, I, M, C")
    return plain, sorted(marks, key=lambda mark: (mark.start, len(mark.around)))


def trim(text: str, start: int) -> tuple[int, int]:
    """The span from `start` to the end of `text` without white space and closing punctuation."""
    body = text[start:]
    return start + len(body) - len(body.lstrip()), start + len(body.rstrip("。；; \n\t\u3000"))


def build_body(text: str, marks: Sequence[Mark]) -> dict[str, list[dict[str, Any]]]:
    """Areas, issues with their measures, and citations, in the contract's shape."""
    found: dict[str, list[dict[str, Any]]] = {"areas": [], "issues": [], "citations": []}
    areas, issues, citations = found.values()
    for mark in marks:
        span, words = [mark.start, mark.end], text[mark.start : mark.end]
        if mark.letter == "A":
            areas.append({"ordinal": len(areas) + 1, "heading": words, "span": span})
        elif mark.letter == "I":
            area = (len(areas) or None) if mark.value("area") != "none" else None
            issues.append({"ordinal": len(issues) + 1, "area": area, "text": words,
                           "phrasing": mark.choose(PHRASINGS), "status": mark.choose(STATUSES, None),
                           "span": span, "measures": []})  # fmt: skip
        elif mark.letter == "M":
            measures = issues[-1]["measures"]
            measures.append({"ordinal": len(measures) + 1, "text": words, "span": span})
        else:
            citations.append({"title": words, "kind": mark.choose(KINDS), "role": mark.choose(ROLES),
                              "doc_number": mark.value("no"), "bracketed": "bare" not in mark.options,
                              **place(mark, issues), "span": span})  # fmt: skip
    return found


def place(mark: Mark, issues: Sequence[dict[str, Any]]) -> dict[str, int | None]:
    """The ordinals of the issue and the measure that a citation stands in."""
    in_measure = "M" in mark.around
    in_issue = in_measure or "I" in mark.around or mark.value("in") == "issue"
    return {"issue": issues[-1]["ordinal"] if in_issue else None,
            "measure": len(issues[-1]["measures"]) if in_measure else None}  # fmt: skip


def check_titles(text: str, marks: Sequence[Mark]) -> None:
    """Every title bracket must open a citation, else an annotation was forgotten."""
    starts = {mark.start for mark in marks if mark.letter == "C"}
    for bracket in TITLE_OPENING.finditer(text):
        if bracket.end() not in starts:
            raise MarkupError(f"no citation is marked at {text[bracket.start() :][:20]!r}")


def build_header(front: dict[str, Any]) -> dict[str, Any]:
    """The header fields in the contract's order; what the front matter leaves out is null or empty."""
    group, inspection = front.get("party_group", {}), front.get("inspection", {})
    if extra := {*front} - {*TOP} | {*group} - {*GROUP} | {*inspection} - {*INSPECTION}:
        raise MarkupError(f"unknown keys in the front matter: {sorted(extra)}")
    header = {key: front.get(key, [] if key in LISTS else None) for key in TOP}
    header["party_group"] = {key: group.get(key, [] if key in LISTS else None) for key in GROUP}
    header["inspection"] = {key: inspection.get(key, [] if key in LISTS else None) for key in INSPECTION}
    return header


def build_gold(annotated: str, name: str) -> tuple[str, str]:
    """The report's plain text and its gold as JSON text. Raises `MarkupError`, `tomllib.TOMLDecodeError`."""
    _, front, marked = annotated.split("+++\n", 2)
    text, marks = read_marks(marked)
    check_titles(text, marks)
    source = {"name": f"{name}.txt", "sha256": hashlib.sha256(text.encode()).hexdigest(),
              "media_type": "text/plain", "url": None, "chars": len(text)}  # fmt: skip
    gold = {"schema": "parsed-report/1", "source": source, **build_header(tomllib.loads(front)),
            **build_body(text, marks)}  # fmt: skip
    return text, json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def outputs(path: Path) -> Iterator[tuple[Path, str]]:
    """The files that follow from one annotated report, with their content."""
    try:
        text, gold = build_gold(path.read_text("utf-8"), path.stem)
    except (MarkupError, ValueError, IndexError) as error:
        raise MarkupError(f"{path}: {error}") from error
    yield path.with_suffix(".txt"), text
    yield path.with_suffix(".gold.json"), gold


def main() -> None:
    arguments = argparse.ArgumentParser(description="Derive gold files from annotated reports.")
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is stale")
    options = arguments.parse_args()
    for target, content in (pair for path in options.files for pair in outputs(path)):
        if not options.check:
            target.write_text(content, encoding="utf-8", newline="\n")
        elif not target.exists() or target.read_bytes() != content.encode():
            sys.exit(f"{target} is stale: run python -m tests.gold.markup on its .ann file")


if __name__ == "__main__":
    main()
