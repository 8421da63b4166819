"""`xuncha resolve`: nodes that may be one, and what a person judges of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import UsageError
from xuncha.options import AuthorityFile, Format, Graph, JudgementsFile, OutputFormat

if TYPE_CHECKING:
    from graph.authority.regulations import Regulations
    from graph.elements import Node
    from graph.judgements import Judgement, Judgements
    from graph.store import GraphStore

Pair = tuple[str, str]
_COLUMNS = ("label", "keep", "keep_id", "merge", "merge_id", "reason")
_COMPARED = ("Regulation", "Document", "Agency", "PartyGroup", "Committee")


def add_to(app: typer.Typer) -> None:
    app.command("resolve")(resolve)


def resolve(
    graph: Graph = None,
    same: Annotated[
        tuple[str, str] | None,
        typer.Option("--same", metavar="KEEP MERGE", help="They are one; the graph shall show the first."),
    ] = None,
    different: Annotated[
        tuple[str, str] | None, typer.Option("--different", metavar="A B", help="They are two.")
    ] = None,
    unsure: Annotated[
        tuple[str, str] | None, typer.Option("--unsure", metavar="A B", help="Nobody can tell yet.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why; it is kept with the judgement.")
    ] = None,
    authority: AuthorityFile = None,
    judgements: JudgementsFile = None,
    format_: OutputFormat = Format.table,
) -> None:
    """List nodes that may be one, each pair with the reason; or judge a pair, by ids or names.

    Nothing is merged but what a person judged to be the same. A judgement is a line of judgements.jsonl;
    it holds when the files are ingested again, and is undone by deleting the line and ingesting again.

    \b
    xuncha resolve
    xuncha resolve --same regulation:4f2a… regulation:9c61… --reason "a slip of the pen"
    """
    from graph.authority.regulations import load_regulations
    from graph.judgements import Judgements, read_judgements
    from xuncha.opened import open_graph
    from xuncha.rules import authority_file, judgements_file

    path = judgements_file(judgements, graph)
    known = read_judgements(path) if path.exists() else Judgements()
    regulations = load_regulations(authority_file(authority))
    given = _given(same, different, unsure, reason)
    with open_graph(graph, read_only=True) as store:
        if given is None:
            _list(store, regulations, known, format_)
            return
        verdict, pair, why = given
        item = _judge(store, regulations, verdict, pair, why)
    _write(path, known, item)


def _given(
    same: Pair | None, different: Pair | None, unsure: Pair | None, reason: str | None
) -> tuple[str, Pair, str] | None:
    verdicts = {"positive": same, "negative": different, "unsure": unsure}
    told = [(verdict, pair) for verdict, pair in verdicts.items() if pair is not None]
    if not told and reason is None:
        return None
    if len(told) != 1:
        raise UsageError("judge one pair at a time: --same, --different or --unsure")
    if not (reason or "").strip():
        raise UsageError('say why: --reason "…"; others will ask')
    return *told[0], str(reason)


def _list(store: "GraphStore", regulations: "Regulations", known: "Judgements", format_: Format) -> None:
    from graph.candidates import find_candidates
    from xuncha.output import print_rows

    nodes = [node for label in _COMPARED for node in store.nodes(label)]
    owners = {node.id: str(node.values().get("name", "")) for node in nodes}
    rows = [
        (
            item.keep.label,
            _name(item.keep, owners),
            item.keep.id,
            _name(item.merge, owners),
            item.merge.id,
            item.reason,
        )
        for item in find_candidates(nodes, regulations, known)
    ]
    print_rows(_COLUMNS, rows, format_)
    typer.echo(f"{len(rows)} pairs may be one; {len(known.items)} are judged", err=True)


def _name(node: "Node", owners: dict[str, str]) -> str:
    values = node.values()
    owner = owners.get(str(values.get("owner")))
    name = str(values.get("title") or values.get("name"))
    return f"{name}（{owner}）" if owner else name


def _judge(
    store: "GraphStore", regulations: "Regulations", verdict: str, pair: Pair, reason: str
) -> "Judgement":
    from graph.judgements import MERGEABLE, Judgement

    keep, merge = (_node(store, regulations, name) for name in pair)
    if keep == merge:
        raise UsageError(f"{pair[0]!r} and {pair[1]!r} are one node already: {keep.id}")
    if keep.label != merge.label:
        raise UsageError(f"{keep.id} is a {keep.label} and {merge.id} a {merge.label}: they are never one")
    if keep.label not in MERGEABLE:
        raise UsageError(f"a {keep.label} belongs to its report; only {', '.join(MERGEABLE)} are judged")
    return Judgement(verdict, keep, merge, reason)


def _node(store: "GraphStore", regulations: "Regulations", name: str) -> "Node":
    """The node of the graph, or a regulation that the authority alone knows yet."""
    from queries.lookup import find_node
    from queries.provenance import read_node

    known = {node.id: node for node in _of_authority(regulations)} if name.startswith("regulation:") else {}
    return known[name] if name in known else read_node(store, find_node(store, name))


def _of_authority(regulations: "Regulations") -> "Iterator[Node]":
    from graph.resolution import authority_node

    return (authority_node(record, regulations) for record in regulations)


def _write(path: Path, known: "Judgements", item: "Judgement") -> None:
    """Add the judgement's line, after it was seen to go with the others."""
    from graph.judgements import Judgements, add_judgement

    if known.decided(item.keep, item.merge):
        raise UsageError(f"{path}: this pair is judged already; delete its line to judge it anew")
    Judgements((*known.items, item))
    add_judgement(path, item)
    typer.echo(f"Wrote {path}: {_told(item)}", err=True)


def _told(item: "Judgement") -> str:
    if item.verdict == "positive":
        return "ingest the files again, and the graph has one of the two"
    return "the pair is not proposed again"
