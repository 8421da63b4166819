"""Parsing against word segmentation: the whole parse beside `jieba.cut` of the same texts, in one run.

    python -m bench.parse

Prints the ratio of the medians (jieba only segments words), and how the time grows with the length.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import jieba  # type: ignore[import-untyped]

from ingest.parser import parse
from ingest.source import Source

REPORTS = Path(__file__).parent.parent / "tests" / "gold" / "dev"
RUNS = 7
HOSTILE = {
    "all marks": "一是（一）1.①第一，",
    "all opening brackets": "《",
    "all quotes": "“",
    "nested titles": "《关于印发〈",
    "one line of issues": "1.针对制度不健全的问题，一是完善制度。",
    "dates": "2023年1月1日至",
    "aliases": "（以下简称“",
}


def main() -> None:
    """Print three tables."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]
    _against_jieba(texts)
    _growth(max(texts, key=len))
    _hostile()


def _against_jieba(texts: Sequence[str]) -> None:
    jieba.initialize()
    ours = _median(lambda: [_parse(text) for text in texts])
    theirs = _median(lambda: [list(jieba.cut(text)) for text in texts])
    chars = sum(map(len, texts))
    print(f"{len(texts)} reports, {chars:,} characters, medians of {RUNS} runs")
    print(f"  parse      {ours:7.3f} s  {chars / ours:12,.0f} characters a second")
    print(f"  jieba.cut  {theirs:7.3f} s  {chars / theirs:12,.0f} characters a second")
    print(f"  ratio      {ours / theirs:7.3f}")


def _growth(text: str) -> None:
    once = _median(lambda: _parse(text))
    ten = _median(lambda: _parse(text * 10))
    print(f"one report ten times over: {ten / once:.1f} times the time")


def _hostile() -> None:
    for name, piece in HOSTILE.items():
        text = piece * (1_000_000 // len(piece.encode()))
        start = time.perf_counter()
        _parse(text)
        print(f"1 MB of {name}: {time.perf_counter() - start:.2f} s")


def _parse(text: str) -> None:
    parse(Source(text, "bench.txt", "0" * 64, "text/plain"))


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(_timed(work) for _ in range(RUNS))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
