"""Agencies, regulations and places that a graph holds, found by a name.

A full name is asked of the engine alone; only where that gives not exactly one are all names read, for
short forms, parts of names and the nearest ones.
"""

from collections.abc import Iterable, Mapping, Sequence

from graph.authority.regulations import load_regulations
from graph.store import GraphStore
from queries.matching import Candidate, fold, only_match

_AGENCY_NAMED = """
MATCH (p:PartyGroup)
WHERE p.name IN $names OR p.id IN $names
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
RETURN p.id AS id, coalesce(a.id, p.id) AS body, coalesce(a.name, p.name) AS name
ORDER BY id, body
"""
_AGENCY_LED = """
MATCH (p:PartyGroup)-[:LEADS]->(a:Agency)
WHERE a.name IN $names OR a.id IN $names
RETURN p.id AS id, a.id AS body, a.name AS name
ORDER BY id, body
"""
_AGENCIES = """
MATCH (p:PartyGroup)
OPTIONAL MATCH (p)-[:LEADS]->(a:Agency)
OPTIONAL MATCH (r:Report)-[e:ISSUED_BY]->(p)
RETURN p.id AS id, coalesce(a.id, p.id) AS body, coalesce(a.name, p.name) AS name, p.name AS party,
       e.name AS written, e.agency AS written_agency, e.aliases AS aliases
ORDER BY name, body, id
"""
_REGULATION_NAMED = """
MATCH (g:Regulation)
WHERE g.title IN $names OR g.id IN $names
RETURN g.id AS id, g.title AS title
ORDER BY id
"""
_REGULATIONS = """
MATCH (g:Regulation)
OPTIONAL MATCH (a:Agency {id: g.owner})
OPTIONAL MATCH (p:PartyGroup {id: g.owner})
RETURN g.id AS id, g.title AS title, coalesce(a.name, p.name) AS owner
ORDER BY title, owner, id
"""
_DIVISIONS = """
MATCH (d:Division)
OPTIONAL MATCH (d)-[:PART_OF]->(u:Division)
RETURN d.id AS id, d.name AS name, u.id AS above, u.name AS above_name
ORDER BY name, id
"""
_PLACE_SUFFIXES = (
    *("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "地区"),
    *("省", "市", "县", "区", "旗", "盟"),
)


def find_agency(store: GraphStore, where: str, name: str) -> Candidate:
    """The agency that `name` stands for; `where` is the option or argument that errors name.

    Raises `UsageError` with the nearest names where none or more than one fits.
    """
    names = list(dict.fromkeys((name, fold(name))))
    rows = [row for query in (_AGENCY_LED, _AGENCY_NAMED) for row in _read(store, query, names=names)]
    bodies = {str(row[1]): str(row[2]) for row in rows}
    if len(bodies) == 1:
        ((body, label),) = bodies.items()
        led = _read(store, _AGENCY_LED, names=[body])
        return Candidate(tuple(sorted({str(row[0]) for row in [*rows, *led]})), label, (label,))
    return only_match(agencies(store), f"{where} {name!r}", (name,), "agency")


def find_regulation(store: GraphStore, where: str, name: str) -> Candidate:
    """The regulation that `name` stands for, as `find_agency` does; the authority's short forms count too."""
    known = load_regulations().lookup(name)
    names = (name, known.title) if known else (name,)
    asked = list(dict.fromkeys((*names, *map(fold, names))))
    rows = _read(store, _REGULATION_NAMED, names=asked)
    if len(rows) == 1:
        ((id_, title),) = rows
        return _regulation(_text(id_), _text(title), "")
    return only_match(regulations(store), f"{where} {name!r}", names, "regulation")


def find_place(store: GraphStore, where: str, name: str) -> Candidate:
    """The division that `name` stands for, as `find_agency` does; `ids` are its own and all below it."""
    return only_match(places(store), f"{where} {name!r}", (name,), "place")


def agencies(store: GraphStore) -> list[Candidate]:
    """Each agency with the party groups that lead it; each party group that leads none."""
    bodies: dict[str, list[Sequence[object]]] = {}
    for row in _read(store, _AGENCIES):
        bodies.setdefault(str(row[1]), []).append(row)
    return [_agency(rows) for rows in bodies.values()]


def regulations(store: GraphStore) -> list[Candidate]:
    """Each regulation; one that belongs to an agency is labelled with it: 保密工作制度（云陵县水利局）."""
    return [_regulation(*map(_text, row)) for row in _read(store, _REGULATIONS)]


def places(store: GraphStore) -> list[Candidate]:
    """Each division with all below it: 广东省珠海市, known as 珠海市 and 珠海 too."""
    rows = [tuple(map(_text, row)) for row in _read(store, _DIVISIONS)]
    below: dict[str, list[str]] = {}
    for id_, _, above, _ in rows:
        below.setdefault(above, []).append(id_)
    return [
        Candidate((id_, *_under(id_, below)), name, _forms(name, above), 1) for id_, name, _, above in rows
    ]


def _under(place: str, below: Mapping[str, Iterable[str]]) -> list[str]:
    found: list[str] = []
    for id_ in below.get(place, ()):
        found += [id_, *_under(id_, below)]
    return sorted(found)


def _forms(name: str, above: str) -> tuple[str, ...]:
    """A division's names: in full, without those above it, and without what kind of place it is."""
    own = name.removeprefix(above)
    short = next((own.removesuffix(end) for end in _PLACE_SUFFIXES if own.endswith(end)), own)
    return (name, own, short) if len(short) > 1 else (name, own)


def _agency(rows: Sequence[Sequence[object]]) -> Candidate:
    """The bodies' rows as one candidate: known by its names, and by what reports call it."""
    names = {_text(name) for row in rows for name in (*row[2:6], *_several(row[6])) if name}
    ids = sorted({_text(row[0]) for row in rows})
    return Candidate(tuple(ids), _text(rows[0][2]), tuple(sorted(names)))


def _several(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _regulation(id_: str, title: str, owner: str) -> Candidate:
    return Candidate((id_,), f"{title}（{owner}）" if owner else title, (title,))


def _read(store: GraphStore, cypher: str, **parameters: object) -> tuple[tuple[object, ...], ...]:
    return store.run(cypher, parameters, limit=None, seconds=None).rows


def _text(value: object) -> str:
    return "" if value is None else str(value)
