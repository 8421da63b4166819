"""The graphs of the corpus that questions and exports are measured on, kept in a folder."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus import write_corpus
from graph.opening import open_store
from xuncha.ingestion import ingest_files


def corpus_graph(folder: Path, count: int) -> Path:
    """The embedded graph of so many reports, made where it is missing."""
    path = folder / f"graph-{count}.lbug"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with TemporaryDirectory(dir=folder) as making:  # broken off, it leaves nothing
            with open_store(str(Path(making, path.name))) as store:
                ingest_files(store, write_corpus(folder / f"reports-{count}", count))
            for part in sorted(Path(making).iterdir(), reverse=True):  # its log, if any, first
                part.rename(folder / part.name)
    return path
