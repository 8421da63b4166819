"""How well a parse agrees with a gold annotation, field by field.

Both sides are the contract's JSON objects. Header fields must be equal after folding (NFKC, no white
space, one kind of quotes), dates by their first and last day. Areas, issues and measures match where
their folded texts are equal or at least `ALIKE` alike; issues also need the same area, measures the same
issue. Citations match on folded title and overlapping span; their role, kind, number and place are
shares of the matched ones.
"""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

ALIKE = 0.9
HEADER_FIELDS = (
    "title",
    "published_on",
    "party_group.name",
    "party_group.kind",
    "party_group.agency",
    "party_group.division",
    "party_group.aliases",
    "also_inspected",
    "inspection.type",
    "inspection.modes",
    "inspection.committee",
    "inspection.teams",
    "inspection.term",
    "inspection.round",
    "inspection.started",
    "inspection.ended",
    "inspection.feedback_on",
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, of how many found and how many in the gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Counts by field, and one line for each disagreement."""

    counts: dict[str, Count]
    errors: tuple[str, ...]


def score_report(gold: Json, found: Json) -> Score:
    """Compare one parse with its gold annotation."""
    counts: dict[str, Count] = {}
    errors: list[str] = []
    for field, right, message in _header(gold, found):
        counts[f"header {field}"] = Count(int(right), 1, 1)
        errors += [] if right else [message]
    issue_pairs = _items(gold, found, counts, errors)
    _measures(gold, found, issue_pairs, counts, errors)
    _citations(gold, found, issue_pairs, counts, errors)
    return Score(counts, tuple(errors))


def fold(text: str | None) -> str:
    """Fold away what no reader would call a difference."""
    text = unicodedata.normalize("NFKC", text or "")
    text = re.sub(r"[\"'“”‘’「」『』]", '"', text)  # “回头看” -> "回头看"
    return re.sub(r"\s+", "", text).strip("。;,:、.")


def alike(left: str, right: str) -> bool:
    """Equal after folding, or nearly so."""
    left, right = fold(left), fold(right)
    if left == right:
        return True
    if not left or not right or min(len(left), len(right)) / max(len(left), len(right)) < 0.75:
        return False
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE


def _header(gold: Json, found: Json) -> Iterator[tuple[str, bool, str]]:
    for field in HEADER_FIELDS:
        want, got = _value(gold, field), _value(found, field)
        yield field, _same(want, got), f"{field}: want {want!r}, got {got!r}"


def _value(report: Json, field: str) -> Any:
    value: Any = report
    for key in field.split("."):
        value = (value or {}).get(key)
    return value


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, dict) or isinstance(right, dict):
        return bool(left) and bool(right) and (left["from"], left["to"]) == (right["from"], right["to"])
    if isinstance(left, list) or isinstance(right, list):
        return sorted(map(fold, left or [])) == sorted(map(fold, right or []))
    if isinstance(left, str) and isinstance(right, str):
        return fold(left) == fold(right)
    return bool(left == right)


def _pair(
    gold: Sequence[Json], found: Sequence[Json], same: Callable[[Json, Json], bool]
) -> list[tuple[int, int]]:
    """Match one to one, in order, from where the last match stood."""
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    start = 0
    for g, item in enumerate(gold):
        order = (*range(start, len(found)), *range(start))
        match = next((f for f in order if f not in used and same(item, found[f])), None)
        if match is not None:
            pairs.append((g, match))
            used.add(match)
            start = match + 1
    return pairs


def _items(gold: Json, found: Json, counts: dict[str, Count], errors: list[str]) -> list[tuple[int, int]]:
    def heading(report: Json, issue: Json) -> str:
        return next((a["heading"] for a in report["areas"] if a["ordinal"] == issue["area"]), "")

    areas = _pair(gold["areas"], found["areas"], lambda a, b: alike(a["heading"], b["heading"]))
    _tally("areas", areas, gold["areas"], found["areas"], "heading", counts, errors)
    issues = _pair(
        gold["issues"],
        found["issues"],
        lambda a, b: alike(a["text"], b["text"]) and alike(heading(gold, a), heading(found, b)),
    )
    _tally("issues", issues, gold["issues"], found["issues"], "text", counts, errors)
    for key in ("status", "phrasing"):
        _share(f"issue {key}", key, issues, gold["issues"], found["issues"], counts, errors)
    return issues


def _tally(
    name: str,
    pairs: list[tuple[int, int]],
    gold: Sequence[Json],
    found: Sequence[Json],
    text: str,
    counts: dict[str, Count],
    errors: list[str],
) -> None:
    counts[name] = Count(len(pairs), len(found), len(gold))
    matched_gold, matched_found = {g for g, _ in pairs}, {f for _, f in pairs}
    errors += [f"{name} missed: {x[text]}" for i, x in enumerate(gold) if i not in matched_gold]
    errors += [f"{name} extra: {x[text]}" for i, x in enumerate(found) if i not in matched_found]


def _share(
    name: str,
    key: str,
    pairs: list[tuple[int, int]],
    gold: Sequence[Json],
    found: Sequence[Json],
    counts: dict[str, Count],
    errors: list[str],
) -> None:
    wrong = [(g, f) for g, f in pairs if fold(str(gold[g][key])) != fold(str(found[f][key]))]
    counts[name] = Count(len(pairs) - len(wrong), len(pairs), len(pairs))
    errors += [
        f"{name}: want {gold[g][key]}, got {found[f][key]}: {gold[g].get('text') or gold[g].get('title')}"
        for g, f in wrong
    ]


def _measures(
    gold: Json,
    found: Json,
    issue_pairs: list[tuple[int, int]],
    counts: dict[str, Count],
    errors: list[str],
) -> None:
    right = 0
    for g, f in issue_pairs:
        want, got = gold["issues"][g]["measures"], found["issues"][f]["measures"]
        pairs = _pair(want, got, lambda a, b: alike(a["text"], b["text"]))
        right += len(pairs)
        place = f"in issue {g + 1}"
        _tally(f"measures {place}", pairs, want, got, "text", {}, errors)
    counts["measures"] = Count(
        right,
        sum(len(issue["measures"]) for issue in found["issues"]),
        sum(len(issue["measures"]) for issue in gold["issues"]),
    )


def _citations(
    gold: Json,
    found: Json,
    issue_pairs: list[tuple[int, int]],
    counts: dict[str, Count],
    errors: list[str],
) -> None:
    want, got = gold["citations"], found["citations"]
    pairs = _pair(want, got, _same_citation)
    _tally("citations", pairs, want, got, "title", counts, errors)
    for key in ("role", "kind", "doc_number"):
        _share(f"citation {key}", key, pairs, want, got, counts, errors)
    to_gold = {found["issues"][f]["ordinal"]: gold["issues"][g]["ordinal"] for g, f in issue_pairs}
    wrong = [(g, f) for g, f in pairs if _place(want[g]) != _place(got[f], to_gold)]
    counts["citation place"] = Count(len(pairs) - len(wrong), len(pairs), len(pairs))
    errors += [
        f"citation place: want {_place(want[g])}, got {_place(got[f])}: {want[g]['title']}" for g, f in wrong
    ]


def _same_citation(left: Json, right: Json) -> bool:
    (left_start, left_end), (right_start, right_end) = left["span"], right["span"]
    overlap = max(left_start, right_start) < min(left_end, right_end)
    return overlap and fold(left["title"]) == fold(right["title"])


def _place(citation: Json, to_gold: dict[int, int] | None = None) -> tuple[int | None, int | None]:
    issue = citation["issue"]
    if to_gold is not None and issue is not None:
        issue = to_gold.get(issue, -1)
    return issue, citation["measure"]
