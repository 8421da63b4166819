"""What the page says of a node or of a citation when it is chosen: facts, words in context, their file."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.elements import Edge, Node, Value
from graph.excerpt import excerpt
from graph.picture import Key, Picture, key_of
from graph.schema import Property, Schema

_CAPTIONS = ("name", "title", "heading", "text")
_UNTOLD = frozenset({*_CAPTIONS, "ordinal", "report", "source", "start", "end", "owner"})
"""Properties that the page shows elsewhere, or that only programs read."""
_FILE = ("name", "location", "url", "media_type")

Sources = Mapping[str, Mapping[str, Value]]
"""The properties of each report's source, by the report's id."""


def sources_of(picture: Picture) -> Sources:
    """The sources in whose texts the reports' spans count."""
    sources = {node.id: node.values() for node in picture.nodes if node.label == "Source"}
    reports = {node.id: str(node.values()["source"]) for node in picture.nodes if node.label == "Report"}
    return {report: sources[source] for report, source in reports.items() if source in sources}


def caption(node: Node, sources: Sources) -> str:
    """Its name, title, heading or text, whole; else what it is, the name of its file, its id."""
    values = node.values()
    if node.label == "Inspection":
        return _inspection(values)
    named = next((str(values[name]) for name in _CAPTIONS if values.get(name)), None)
    return named or str(sources.get(node.id, {}).get("name", node.id))


def _inspection(values: Mapping[str, Value]) -> str:
    """Such as 2023年常规巡察."""
    modes = values.get("modes", ())
    year = f"{values['year']}年" if "year" in values else ""
    return f"{year}{'、'.join(modes) if isinstance(modes, tuple) else ''}{values['type']}"


def node_details(schema: Schema, picture: Picture) -> dict[Key, dict[str, Any]]:
    """For each node but sources: `text`, `facts` (Chinese, English, value), `report`, `words` in context."""
    sources = sources_of(picture)
    found = {}
    for node in picture.nodes:
        if node.label != "Source":
            facts = list(_facts(schema.node_type(node.label).properties, node))
            values = node.values()
            report = node.id if node.label == "Report" else values.get("report")
            found[key_of(node)] = _some(
                text=caption(node, sources),
                facts=facts,
                report=report,
                status=values.get("status") if node.label == "Issue" else None,
                words=_words(values, sources),
            )
    return found


def edge_details(edge: Edge, sources: Sources) -> dict[str, Any]:
    """What a citation says: `role`, `title` as written, its `number`, and its words in context."""
    values = edge.values()
    return _some(
        role=values.get("role"),
        title=values.get("title"),
        number=values.get("doc_number"),
        report=values.get("report"),
        words=_words(values, sources),
    )


def files_of(picture: Picture) -> dict[str, dict[str, Any]]:
    """Name, place and address of each report's file, by the report's id."""
    return {
        report: {name: source[name] for name in _FILE if source.get(name)}
        for report, source in sources_of(picture).items()
    }


def _words(values: Mapping[str, Value], sources: Sources) -> list[str] | None:
    source = sources.get(str(values.get("report")))
    start, end = values.get("start"), values.get("end")
    if source is None or not isinstance(start, int) or not isinstance(end, int):
        return None
    found = excerpt(str(source["text"]), start, end)
    return [found.before, found.words, found.after]


def _facts(properties: Iterable[Property], node: Node) -> Iterator[list[str]]:
    """Each property that the node has; the two days of an inexact date are one fact."""
    values = node.values()
    for item in properties:
        stem = item.name.removesuffix("_from")
        if item.name in _UNTOLD or item.name not in values or item.name.endswith("_to"):
            continue
        last = values.get(f"{stem}_to", values[item.name])
        shown = [_shown(value) for value in dict.fromkeys((values[item.name], last))]
        zh = item.zh.removesuffix("起") if stem != item.name else item.zh
        yield [zh, stem.replace("_", " ").capitalize(), " … ".join(shown)]


def _shown(value: Value) -> str:
    return "、".join(value) if isinstance(value, tuple) else str(value)


def _some(**values: Any) -> dict[str, Any]:
    """Those that are there."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
