"""The identity bench: pairs of mentions in two reports that are hard to tell apart or to bring together.

`tests/gold/identity.csv` has a pair a line, decided by the rules of the design and never by a run: `label`,
each side with who says it and how (`left_by`, `left_role`), the `verdict` and its `reason`. A title stands
alone or in a passage, marked ⟦…⟧, in which each 《…》 is a citation. `by` is one of `identity-writers.csv`
for a title, the division for an agency or party group (whose kind is the role), the committee for a team
(whose term is the role). `judged` is a verdict that a person gave on the pair, or `one=other` on the agencies
of two writers.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.authority.regulations import load_regulations
from graph.collector import Collector
from graph.elements import Node, NodeKey
from graph.judgements import Judgement, Judgements
from graph.naming import read_body_name, read_group_name
from graph.organisations import Organisations, agency_node, group_node
from graph.own_names import own_names
from graph.resolution import Cited, Resolver, Writer
from graph.rows import node_of_row

GOLD = Path(__file__).parent.parent / "gold"
DEMANDED = 0.99
# "学习《信访工作条例》": a citation
CITATION = re.compile(r"《([^《》]+)》")


@dataclass(frozen=True)
class Side:
    """One mention: what it says, who says it, how, and in which report."""

    text: str
    by: str
    role: str
    report: str


@cache
def writers() -> Mapping[str, Mapping[str, str]]:
    with (GOLD / "identity-writers.csv").open(encoding="utf-8", newline="") as file:
        return {row["writer"]: row for row in csv.DictReader(file)}


def pairs() -> list[dict[str, str]]:
    with (GOLD / "identity.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def agency_of(by: str, report: str) -> Node | None:
    row = writers()[by]
    return agency_node(read_body_name(row["agency"], row["division"]), report) if row["agency"] else None


def writer(by: str, report: str, judgements: Judgements) -> Writer:
    row = writers()[by]
    group = read_group_name(row["party_group"], row["agency"] or None, row["division"])
    assert group is not None
    agency = read_body_name(row["agency"], row["division"]) if row["agency"] else None
    node = agency_of(by, report) or group_node(group, row["kind"], report)
    owner = judgements.canonical(node).id
    names = own_names(agency, group, (row["alias"],) if row["alias"] else ())
    return Writer(owner, owner, names, (agency or group).place)


def title_node(side: Side, kind: str, judgements: Judgements) -> Node:
    text, found, number = side.text, [Cited(side.text, kind, side.role, 0, len(side.text))], 0
    if "⟦" in side.text:
        mark = side.text.index("⟦")
        text = re.sub("[⟦⟧]", "", side.text)
        found = [Cited(m[1], kind, side.role, m.start(1), m.end(1)) for m in CITATION.finditer(text)]
        number = next(number for number, item in enumerate(found) if item.start == mark)
    resolver = Resolver(load_regulations(), judgements)
    return resolver.resolve(text, found, writer(side.by, side.report, judgements))[number]


def organisation_node(side: Side, label: str, judgements: Judgements) -> Node:
    collector = Collector(side.report, judgements)
    key = organisation_key(side, label, Organisations(collector, side.report))
    return node_of_row(key.label, collector.nodes[key.label][key.id])


def organisation_key(side: Side, label: str, organisations: Organisations) -> NodeKey:
    if label == "agency":
        return organisations.agency(read_body_name(side.text, side.by or None))
    if label == "party_group":
        name = read_group_name(side.text, None, side.by or None)
        assert name is not None
        return organisations.group(name, side.role, None)
    if label == "team":
        return organisations.team(side.text, int(side.role) if side.role else None, side.by or None)
    organisations.team("第一巡察组", None, side.text)
    return NodeKey("Committee", next(iter(organisations.collector.nodes["Committee"])))


def node_of(label: str, side: Side, judgements: Judgements) -> Node:
    if label in ("regulation", "plan", "record", "work", "other"):
        return title_node(side, label, judgements)
    return organisation_node(side, label, judgements)


def judged(row: Mapping[str, str], left: Side, right: Side) -> Judgements:
    if not row["judged"]:
        return Judgements()
    if "=" in row["judged"]:
        merge, keep = (agency_of(by, "judged") for by in row["judged"].split("="))
        assert merge is not None and keep is not None
        return Judgements((Judgement("positive", keep, merge, row["reason"]),))
    merge, keep = (node_of(row["label"], side, Judgements()) for side in (left, right))
    return Judgements((Judgement(row["judged"], keep, merge, row["reason"]),))


def is_right(row: Mapping[str, str]) -> bool:
    left = Side(row["left"], row["left_by"], row["left_role"], "left")
    right = Side(row["right"], row["right_by"], row["right_role"], "right")
    judgements = judged(row, left, right)
    ids = {node_of(row["label"], side, judgements).id for side in (left, right)}
    return (len(ids) == 1) == (row["verdict"] == "same")


def test_the_bench_is_large_and_says_why() -> None:
    rows = pairs()
    assert len(rows) >= 300
    assert all(row["reason"] and row["verdict"] in ("same", "different") for row in rows)
    distinct = {
        tuple(value for name, value in row.items() if name not in ("verdict", "reason")) for row in rows
    }
    assert len(distinct) == len(rows)


def test_identity_bench() -> None:
    rows = pairs()
    wrong = [row for row in rows if not is_right(row)]
    report = "\n".join(
        f"{row['label']}: {row['left']} ({row['left_by']} {row['left_role']}) | {row['right']} "
        f"({row['right_by']} {row['right_role']}) should be {row['verdict']}: {row['reason']}"
        for row in wrong
    )
    assert 1 - len(wrong) / len(rows) >= DEMANDED, f"{len(wrong)} of {len(rows)} wrong:\n{report}"
