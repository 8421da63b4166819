"""Parsing against word segmentation: the whole parse beside `jieba.cut` of the same texts, in one run.

    python -m bench.parse

Prints the median of the ratios (jieba only segments words), and how the time grows with the length. Where it
finds the compiled parser (`make bench` runs it there too), it measures that.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import jieba  # type: ignore[import-untyped]

import ingest.parser
from ingest.parser import parse
from ingest.source import Source

REPORTS = Path(__file__).parent.parent / "tests" / "gold" / "dev"
RUNS = 9
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
    pairs = list(_in_turn(lambda: _each(_parse, texts), lambda: _each(_segment, texts)))
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    chars = sum(map(len, texts))
    print(f"parser: {'compiled' if _compiled() else 'as Python'}")
    print(f"{len(texts)} reports, {chars:,} characters, medians of {RUNS} runs in turn, processor time")
    print(f"  parse      {ours:7.3f} s  {chars / ours:12,.0f} characters a second")
    print(f"  jieba.cut  {theirs:7.3f} s  {chars / theirs:12,.0f} characters a second")
    print(f"  ratio      {ratio:7.3f}")


def _compiled() -> bool:
    return not (ingest.parser.__file__ or "").endswith(".py")


def _growth(text: str) -> None:
    pairs = _in_turn(lambda: _parse(text), lambda: _parse(text * 10))
    times = statistics.median(ten / one for one, ten in pairs)
    print(f"one report ten times over: {times:.1f} times the time")


def _hostile() -> None:
    for name, piece in HOSTILE.items():
        text = piece * (1_000_000 // len(piece.encode()))
        start = time.perf_counter()
        _parse(text)
        print(f"1 MB of {name}: {time.perf_counter() - start:.2f} s")


def _parse(text: str) -> None:
    parse(Source(text, "bench.txt", "0" * 64, "text/plain"))


def _segment(text: str) -> None:
    list(jieba.cut(text))


def _each(work: Callable[[str], None], texts: Sequence[str]) -> None:
    for text in texts:
        work(text)


def _in_turn(one: Callable[[], None], other: Callable[[], None]) -> Iterator[tuple[float, float]]:
    """Processor seconds of both, one after the other, so that both meet the same machine."""
    one()
    other()
    for _ in range(RUNS):
        yield _timed(one), _timed(other)


def _timed(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
