"""All formats by name: what each is for, and what writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.export.pages import Elements
from graph.export.rdf import write_rdf


@dataclass(frozen=True, slots=True)
class Options:
    """What some formats can be told: the base of IRIs, and whether each agency has a sheet of its own."""

    base: str = "urn:xuncha:"
    sheets: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One format. It is a file or a folder, made of a graph or of the schema alone."""

    about: str
    to_file: Callable[[Elements, BinaryIO, Options], None] | None = None
    to_folder: Callable[[Elements, Path], None] | None = None
    of_schema: Callable[[str], bytes] | None = None
    rdf: bool = False
    binary: bool = False


def formats() -> Mapping[str, Format]:
    """The formats in the order in which the help shows them."""
    return {
        **{name: _rdf(name, about) for name, about in _RDF.items()},
        "ontology": Format("the schema as an OWL ontology, Turtle", of_schema=_ontology, rdf=True),
        "shapes": Format("the schema as SHACL shapes, Turtle", of_schema=_shapes, rdf=True),
        "graphml": Format("GraphML, for yEd and networkx", to_file=_graphml),
        "gexf": Format("GEXF, for Gephi", to_file=_gexf),
        "csv": Format("a folder of CSV tables with datapackage.json", to_folder=_csv),
        "parquet": Format("a folder of Parquet tables with datapackage.json", to_folder=_parquet),
        "neo4j-admin": Format("a folder for neo4j-admin database import full", to_folder=_neo4j_admin),
        "cypher": Format("a Cypher script for cypher-shell", to_file=_cypher),
        "jsonl": Format("JSON lines, an object for each node and edge", to_file=_jsonl),
        "ledger": Format("整改台账, an Excel workbook", to_file=_ledger, binary=True),
    }


_RDF = {
    "turtle": "RDF as Turtle",
    "ntriples": "RDF as N-Triples, a line for each triple",
    "nquads": "RDF as N-Quads, a named graph for each report",
    "trig": "RDF as TriG, a named graph for each report",
    "jsonld": "RDF as JSON-LD with its context",
    "rdfxml": "RDF as RDF/XML",
}


def _rdf(name: str, about: str) -> Format:
    def write(graph: Elements, file: BinaryIO, options: Options) -> None:
        write_rdf(graph, file, name, options.base)

    return Format(about, to_file=write, rdf=True)


def _ontology(base: str) -> bytes:
    from graph.export.ontology import to_ontology

    return to_ontology(base)


def _shapes(base: str) -> bytes:
    from graph.export.shapes import to_shapes

    return to_shapes(base)


def _graphml(graph: Elements, file: BinaryIO, options: Options) -> None:
    from graph.export.network import write_graphml

    write_graphml(graph, file)


def _gexf(graph: Elements, file: BinaryIO, options: Options) -> None:
    from graph.export.network import write_gexf

    write_gexf(graph, file)


def _csv(graph: Elements, folder: Path) -> None:
    from graph.export.tables import write_csv_tables

    write_csv_tables(graph, folder)


def _parquet(graph: Elements, folder: Path) -> None:
    from graph.export.tables import write_parquet_tables

    write_parquet_tables(graph, folder)


def _neo4j_admin(graph: Elements, folder: Path) -> None:
    from graph.export.neo4j_admin import write_neo4j_admin

    write_neo4j_admin(graph, folder)


def _cypher(graph: Elements, file: BinaryIO, options: Options) -> None:
    from graph.export.cypher import write_cypher

    write_cypher(graph, file)


def _jsonl(graph: Elements, file: BinaryIO, options: Options) -> None:
    from graph.export.json_lines import write_json_lines

    write_json_lines(graph, file)


def _ledger(graph: Elements, file: BinaryIO, options: Options) -> None:
    from graph.export.ledger import write_ledger

    write_ledger(graph, file, sheets=options.sheets)
