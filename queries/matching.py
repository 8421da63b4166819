"""Names that users type, matched with what they may stand for."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest

from graph.errors import UsageError

_NEAREST = 5
_COMPARED = 60
"""Of very many names, those that share most signs are compared in full."""
_BRACKETS = str.maketrans("", "", "《》〈〉“”\"' \t\u3000")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a name may stand for: `ids` for Cypher, `label` for people, all its `names`.

    The first `own` of the ids are its own; those behind them come with it, as places below a place.
    """

    ids: tuple[str, ...]
    label: str
    names: tuple[str, ...]
    own: int | None = None


def only_match(candidates: Sequence[Candidate], given: str, names: Sequence[str], what: str) -> Candidate:
    """The one candidate that `names`, the same name in several forms, stand for.

    Raises `UsageError` with the nearest names where none fits or more than one; `given` and `what` are its
    words for what was given and for what was wanted.
    """
    found = match(candidates, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{given} is more than one {what}: {_listed(found)}; name one of them in full")
    near = nearest(candidates, names[0])
    hint = f"the nearest are: {_listed(near)}" if near else "it holds none; `xuncha ingest` reads reports"
    raise UsageError(f"{given}: the graph has no such {what}; {hint}")


def match(candidates: Sequence[Candidate], names: Sequence[str]) -> list[Candidate]:
    """Those that bear one of the names or ids; else those of whose names the first one is a part."""
    wanted = [folded for name in names if (folded := fold(name))]
    for name in wanted:
        exact = [
            item for item in candidates if name in (*_folded(item), fold(item.label), *item.ids[: item.own])
        ]
        if exact:
            return exact
    parts = wanted[:1]
    return [item for item in candidates if any(part in known for part in parts for known in _folded(item))]


def nearest(candidates: Iterable[Candidate], name: str) -> list[Candidate]:
    """Those whose names share most with `name`, the best first."""
    wanted = fold(name)
    signs = Counter(wanted)
    close = nlargest(_COMPARED, candidates, key=lambda item: max(_overlap(signs, n) for n in _folded(item)))
    scored = [(max(_likeness(wanted, known) for known in _folded(item)), item) for item in close]
    scored.sort(key=lambda pair: (-pair[0], pair[1].label, pair[1].ids))
    return [item for _, item in scored[:_NEAREST]]


def fold(name: str) -> str:
    """NFKC without brackets, quotes and white space: 《档案法》 and 档案法 are one."""
    return unicodedata.normalize("NFKC", name).translate(_BRACKETS)


def _folded(item: Candidate) -> list[str]:
    return [fold(known) for known in item.names]


def _overlap(signs: Counter[str], known: str) -> float:
    """The share of signs that two names have in common, whatever their order."""
    return 2 * (signs & Counter(known)).total() / ((signs.total() + len(known)) or 1)


def _likeness(wanted: str, known: str) -> float:
    return SequenceMatcher(None, wanted, known, autojunk=False).ratio()


def _listed(found: Sequence[Candidate]) -> str:
    shown = "、".join(item.label for item in found[:_NEAREST])
    more = len(found) - _NEAREST
    return f"{shown} and {more} more" if more > 0 else shown
