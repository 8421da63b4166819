"""Names that users type, matched with the agencies and regulations that a graph holds."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.authority.regulations import load_regulations
from graph.errors import UsageError
from graph.store import GraphStore

_NEAREST = 5
_BRACKETS = str.maketrans("", "", "《》〈〉“”\"' \t\u3000")

_AGENCIES = """
MATCH (p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (r:Report)-[e:ISSUED_BY]->(p)
RETURN p.id AS id, coalesce(a.id, p.id) AS body, coalesce(a.name, p.name) AS name, p.name AS party,
       e.name AS written, e.agency AS written_agency, e.aliases AS aliases
ORDER BY name, body, id
"""
_REGULATIONS = """
MATCH (g:Regulation)
OPTIONAL MATCH (a:Agency {id: g.owner})
OPTIONAL MATCH (p:PartyGroup {id: g.owner})
RETURN g.id AS id, g.title AS title, coalesce(a.name, p.name) AS owner
ORDER BY title, owner, id
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a name may stand for: `ids` for Cypher, `label` for people, all its `names`."""

    ids: tuple[str, ...]
    label: str
    names: tuple[str, ...]


def find_agency(store: GraphStore, where: str, name: str) -> Candidate:
    """The agency that `name` stands for; `where` is the option or argument that errors name.

    Raises `UsageError` with the nearest names where none or more than one fits.
    """
    return _only(agencies(store), f"{where} {name!r}", (name,), "agency")


def find_regulation(store: GraphStore, where: str, name: str) -> Candidate:
    """The regulation that `name` stands for, as `find_agency` does; the authority's short forms count too."""
    known = load_regulations().lookup(name)
    names = (name, known.title) if known else (name,)
    return _only(regulations(store), f"{where} {name!r}", names, "regulation")


def _only(candidates: Sequence[Candidate], given: str, names: Sequence[str], what: str) -> Candidate:
    found = match(candidates, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{given} is more than one {what}: {_listed(found)}; name one of them in full")
    near = nearest(candidates, names[0])
    hint = f"the nearest are: {_listed(near)}" if near else "it holds none; `xuncha ingest` reads reports"
    raise UsageError(f"{given}: the graph has no such {what}; {hint}")


def agencies(store: GraphStore) -> list[Candidate]:
    """Each agency with the party groups that lead it; each party group that leads none."""
    bodies: dict[str, list[Sequence[object]]] = {}
    for row in store.run(_AGENCIES, {}, limit=None, seconds=None).rows:
        bodies.setdefault(str(row[1]), []).append(row)
    return [_agency(rows) for rows in bodies.values()]


def regulations(store: GraphStore) -> list[Candidate]:
    """Each regulation; one that belongs to an agency is labelled with it: 保密工作制度（云陵县水利局）."""
    rows = store.run(_REGULATIONS, {}, limit=None, seconds=None).rows
    return [_regulation(*map(_text, row)) for row in rows]


def match(candidates: Sequence[Candidate], names: Sequence[str]) -> list[Candidate]:
    """Those that bear one of the names or ids; else those of whose names the first one is a part."""
    wanted = [folded for name in names if (folded := fold(name))]
    for name in wanted:
        exact = [item for item in candidates if name in (*_folded(item), fold(item.label), *item.ids)]
        if exact:
            return exact
    parts = wanted[:1]
    return [item for item in candidates if any(part in known for part in parts for known in _folded(item))]


def nearest(candidates: Iterable[Candidate], name: str) -> list[Candidate]:
    """Those whose names share most with `name`, the best first."""
    wanted = fold(name)
    scored = [(max(_likeness(wanted, known) for known in _folded(item)), item) for item in candidates]
    scored.sort(key=lambda pair: (-pair[0], pair[1].label, pair[1].ids))
    return [item for _, item in scored[:_NEAREST]]


def fold(name: str) -> str:
    """NFKC without brackets, quotes and white space: 《档案法》 and 档案法 are one."""
    return unicodedata.normalize("NFKC", name).translate(_BRACKETS)


def _agency(rows: Sequence[Sequence[object]]) -> Candidate:
    """The bodies' rows as one candidate: known by its names, and by what reports call it."""
    names = {_text(name) for row in rows for name in (*row[2:6], *_several(row[6])) if name}
    ids = sorted({_text(row[0]) for row in rows})
    return Candidate(tuple(ids), _text(rows[0][2]), tuple(sorted(names)))


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _regulation(id_: str, title: str, owner: str) -> Candidate:
    return Candidate((id_,), f"{title}（{owner}）" if owner else title, (title,))


def _folded(item: Candidate) -> list[str]:
    return [fold(known) for known in item.names]


def _likeness(wanted: str, known: str) -> float:
    return SequenceMatcher(None, wanted, known, autojunk=False).ratio()


def _listed(found: Sequence[Candidate]) -> str:
    shown = "、".join(item.label for item in found[:_NEAREST])
    more = len(found) - _NEAREST
    return f"{shown} and {more} more" if more > 0 else shown


def _text(value: object) -> str:
    return "" if value is None else str(value)
