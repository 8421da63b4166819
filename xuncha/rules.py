"""What reports are read by: the authority of regulations, what people judged, the manifest, the program."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.authority.regulations import Regulations, load_regulations
from graph.identifiers import identifier
from graph.judgements import Judgements, read_judgements
from graph.opening import is_server
from graph.resolution import Resolver
from graph.settings import setting
from ingest.known_names import KnownNames, built_in_names
from ingest.manifest import Manifest, Origin, read_manifest

JUDGEMENTS = "judgements.jsonl"
_READ = (".py", ".toml", ".csv")


@dataclass(frozen=True)
class Rules:
    """All of it, picklable. `fingerprint` changes where the same bytes could come to say something else."""

    resolver: Resolver = field(default_factory=lambda: Resolver(load_regulations()))
    known: KnownNames = field(default_factory=built_in_names)
    manifest: Manifest | None = None
    fingerprint: str = ""

    def read_with(self, path: Path) -> str:
        """What a source keeps of the rules: the fingerprint of them, and of what the manifest says of it."""
        origin = self.manifest.origin(path) if self.manifest else Origin()
        return identifier("rules", self.fingerprint, origin.url, origin.published_on)


def load_rules(
    authority: Path | None = None, judgements: Path | None = None, manifest: Path | None = None
) -> Rules:
    """Rules of files; None is no such file. Raises `XunchaError` where one cannot be read or is wrong."""
    regulations = load_regulations(authority)
    known = built_in_names() if authority is None else KnownNames.of(regulations)
    judged = Judgements() if judgements is None else read_judgements(judgements)
    return Rules(
        Resolver(regulations, judged),
        known,
        None if manifest is None else read_manifest(manifest),
        _fingerprint(regulations, judged),
    )


def authority_file(flag: Path | None) -> Path | None:
    """The user's authority: the flag, else XUNCHA_AUTHORITY, else none."""
    found = setting("authority", str(flag) if flag else None)
    return Path(found) if found else None


def judgements_file(flag: Path | None, graph: str | None) -> Path:
    """The file of judgements: the flag, else XUNCHA_JUDGEMENTS, else judgements.jsonl beside the graph's file
    (for a server: in this folder). It need not be there."""
    found = setting("judgements", str(flag) if flag else None)
    if found:
        return Path(found)
    place = setting("graph", graph)
    return Path(JUDGEMENTS) if is_server(place) else Path(place).parent / JUDGEMENTS


def judgements_to_apply(flag: Path | None, graph: str | None) -> Path | None:
    """The file of judgements, if it is there; one that was named has to be."""
    path = judgements_file(flag, graph)
    return path if path.exists() or setting("judgements", str(flag) if flag else None) else None


def _fingerprint(regulations: Regulations, judgements: Judgements) -> str:
    merges = sorted(item.to_line() for item in judgements.items if item.verdict == "positive")
    records = sorted(map(repr, regulations))
    return identifier("rules", program_fingerprint(), "\n".join(records), "\n".join(merges))


@cache
def program_fingerprint() -> str:
    """A hash of the code and data that make a graph of bytes: what an update of the program may change."""
    found = hashlib.sha256()
    for package in ("ingest", "graph"):
        for name, item in sorted(_files(files(package), package)):
            found.update(f"{name}\0".encode())
            found.update(item.read_bytes())
    return found.hexdigest()


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.name.endswith(_READ) and item.is_file():
            yield f"{name}/{item.name}", item
        elif item.name != "export" and not item.name.startswith("__") and item.is_dir():
            yield from _files(item, f"{name}/{item.name}")
