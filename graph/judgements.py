"""Judgements: what a person decided about two nodes, one JSON object a line in ``judgements.jsonl``.

    {"judgement": "positive", "label": "Regulation", "keep": {"id": …, "title": …, …},
     "merge": {"id": …, "title": …, …}, "reason": …}

*positive*: wherever a report speaks of `merge`, the graph has `keep` (both are given with all their
properties, so that no other report is needed to build it). *negative* and *unsure* change nothing; they keep
the pair from being proposed again. Facts stay as written: delete a line, build again, the merge is undone.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.elements import Node
from graph.errors import SourceError, XunchaError
from graph.schema import load_schema

VERDICTS = ("positive", "negative", "unsure")
MERGEABLE = ("Agency", "Committee", "Division", "Document", "InspectionTeam", "PartyGroup", "Regulation")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on two nodes of one label, and its reason. `verdict` is positive, negative or unsure."""

    verdict: str
    keep: Node
    merge: Node
    reason: str

    def to_line(self) -> str:
        """The line of the file, without its line break."""
        value = {
            "judgement": self.verdict,
            "label": self.keep.label,
            "keep": {"id": self.keep.id, **self.keep.values()},
            "merge": {"id": self.merge.id, **self.merge.values()},
            "reason": self.reason,
        }
        return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


@dataclass(frozen=True)
class Judgements:
    """All decisions. Merges are followed to their end: a into b and b into c make both c."""

    items: tuple[Judgement, ...] = ()
    _kept: Mapping[tuple[str, str], Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        direct: dict[tuple[str, str], Node] = {}
        for item in self.items:
            key = (item.merge.label, item.merge.id)
            if item.verdict == "positive" and direct.setdefault(key, item.keep).id != item.keep.id:
                raise XunchaError(f"judgements: {key[0]} {key[1]} is merged into two; delete one line")
        object.__setattr__(self, "_kept", {key: _end_of(key, direct) for key in direct})

    def canonical(self, node: Node) -> Node:
        """The node that stands for this one."""
        return self._kept.get((node.label, node.id), node)

    def instead_of(self, label: str, identifier: str) -> Node | None:
        """The node that stands for the one with this id, where it is another one."""
        return self._kept.get((label, identifier))

    def canonical_id(self, label: str, identifier: str) -> str:
        """The id of the node that stands for the one with this id."""
        kept = self._kept.get((label, identifier))
        return identifier if kept is None else kept.id

    def decided(self, left: Node, right: Node) -> bool:
        """Whether a person has judged this pair, whatever the verdict."""
        return frozenset((left.id, right.id)) in self._pairs

    @cached_property
    def _pairs(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset((item.keep.id, item.merge.id)) for item in self.items)


def read_judgements(path: Path) -> Judgements:
    """Read a file of judgements; blank lines and lines that begin with # are skipped.

    Raises `SourceError` where the file cannot be read and `XunchaError` with the line that is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # not at U+2028, which JSON allows
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read as UTF-8 text ({error}); give a readable file") from error
    return Judgements(tuple(_read_lines(path, lines)))


def write_judgements(path: Path, items: Iterable[Judgement]) -> None:
    """Write the judgements, sorted, one a line."""
    lines = sorted({item.to_line() for item in items})
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(line + "\n" for line in lines)


def add_judgement(path: Path, item: Judgement) -> None:
    """Add a judgement's line behind the others; what a person wrote there stays. Raises `XunchaError`."""
    try:
        text = path.read_bytes() if path.exists() else b""
        glue = "" if not text or text.endswith(b"\n") else "\n"
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"{glue}{item.to_line()}\n")
    except OSError as error:
        raise XunchaError(f"{path}: cannot be written ({error.strerror}); check the folder") from error


def _read_lines(path: Path, lines: Iterable[str]) -> Iterable[Judgement]:
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield _judgement(json.loads(line))
        except (ValueError, KeyError, TypeError, XunchaError) as error:
            raise XunchaError(
                f"{path}, line {number}: no judgement ({error}); mend or delete the line"
            ) from error


def _judgement(value: Mapping[str, Any]) -> Judgement:
    verdict, label = value["judgement"], value["label"]
    if verdict not in VERDICTS:
        raise ValueError(f"judgement must be {', '.join(VERDICTS)}")
    if label not in MERGEABLE:
        raise ValueError(f"label must be {', '.join(MERGEABLE)}")
    keep, merge = (_node(label, value[side]) for side in ("keep", "merge"))
    if keep.id == merge.id:
        raise ValueError("keep and merge are one node")
    return Judgement(verdict, keep, merge, value["reason"])


def _node(label: str, value: Mapping[str, Any]) -> Node:
    properties = {name: tuple(item) if isinstance(item, list) else item for name, item in value.items()}
    key = properties.pop("id")
    if not isinstance(key, str):
        raise ValueError("id must be a string")
    return load_schema().node(label, key, **properties)


def _end_of(key: tuple[str, str], direct: Mapping[tuple[str, str], Node]) -> Node:
    node, seen = direct[key], {key}
    while (node.label, node.id) in direct:
        if (node.label, node.id) in seen:
            raise XunchaError(
                f"judgements: merges run in a circle at {node.label} {node.id}; delete one line"
            )
        seen.add((node.label, node.id))
        node = direct[(node.label, node.id)]
    return node
