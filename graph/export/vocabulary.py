"""The IRIs of an export: terms of known vocabularies as they are, all else under a base that the user sets.

Resources are ``BASE Label/id``, occurrences of edges ``BASE Fact/TYPE/key`` and ``BASE Citation/TYPE/key``,
named graphs ``BASE Graph/id`` of the report, our own terms ``BASE schema/name``. Ids and keys are hashes, so
an IRI is never made of a title and never changes.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, unquote

from graph.errors import UsageError
from graph.export.alignment import load_alignment
from graph.schema import Property, Schema, load_schema

OWN = "xuncha"
"""The prefix of our own terms."""
FACT, CITATION, GRAPH = "Fact", "Citation", "Graph"

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*[/#:]|[A-Za-z][A-Za-z0-9+.-]*:")
"""https://example.org/xuncha/ · urn:xuncha:"""
_SAFE = re.compile(r"[A-Za-z0-9._~:-]+")
"""An id that can stand in an IRI as it is: measure:0f3a5b6c7d8e9f0a1b2c3d4e"""


@dataclass(frozen=True)
class Vocabulary:
    """The IRIs of one schema under one base. Raises `UsageError` where no names can stand behind it."""

    base: str
    schema: Schema = field(default_factory=load_schema)

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise UsageError(
                f"--base {self.base!r} is no IRI that ends in /, # or :, such as https://example.org/xuncha/"
            )

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Prefix and namespace of all vocabularies that exports use, in a fixed order."""
        known = {**dict(self.schema.prefixes), **load_alignment().prefixes}
        return {OWN: f"{self.base}schema/", **dict(sorted(known.items()))}

    def term(self, name: str) -> str:
        """The IRI of ``prefix:name``, or of a term of our own."""
        prefix, colon, local = name.partition(":")
        return self.prefixes[prefix] + local if colon else f"{self.base}schema/{name}"

    def resource(self, *parts: str) -> str:
        return self.base + "/".join(map(path_part, parts))

    def parts(self, iri: str) -> tuple[str, ...] | None:
        """What `resource` was called with; None for an IRI of somebody else."""
        if not iri.startswith(self.base):
            return None
        return tuple(unquote(part) for part in iri.removeprefix(self.base).split("/"))


def path_part(id_: str) -> str:
    """An id or a key as a part of an IRI."""
    return id_ if _SAFE.fullmatch(id_) else quote(id_, safe="~")


def ordered_term(item: Property) -> str:
    """The name of the term for the values of a list in their order: ``altLabelInOrder``."""
    return f"{item.iri.rpartition(':')[2]}InOrder"
