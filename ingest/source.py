"""A source: the bytes of one report, read as text."""

from dataclasses import dataclass

from ingest.report import SourceInfo


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one report as decoded or extracted, and where it came from.

    `sha256` is of the bytes, in hex. `published_on` is an ISO date that a manifest gives for the file.
    """

    text: str
    name: str
    sha256: str
    media_type: str
    url: str | None = None
    published_on: str | None = None

    def info(self) -> SourceInfo:
        return SourceInfo(self.name, self.sha256, self.media_type, self.url, len(self.text))
