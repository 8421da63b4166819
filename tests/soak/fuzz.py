"""Parse broken reports: cut, shuffled, spliced, with marks and brackets thrown in, or no text at all.

    python -m tests.soak.fuzz CASES

Each case is made from its number alone, so that a failure can be run again:
`python -m tests.soak.fuzz 1 --first N`.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

from graph.errors import XunchaError
from ingest.parser import parse
from ingest.source import Source, read_bytes
from tests.ingest.invariants import check

REPORTS = Path(__file__).parent.parent / "gold" / "dev"
THROWN_IN = (
    "一、",
    "（一）",
    "(二)",
    "1.",
    "2．",
    "3、",
    "（1）",
    "①",
    "一是",
    "二是",
    "首先，",
    "其次，",
    "第一，",
    "——",
    "问题1：",
    "针对",
    "的问题",
    "关于“",
    "”",
    "《",
    "》",
    "〈",
    "〉",
    "<",
    ">",
    "（以下简称“",
    "2024年",
    "2023年13月45日",
    "〔2021〕9号",
    "\n",
    "\r\n",
    "\u3000",
    "\x00",
    "\u200b",
    "\ufeff",
    "㳇",
    "😀",
    "整改情况：",
    "【已完成】",
    "二、下一步",
    "三、",
)


def main() -> None:
    """Run cases and print how each kind ended; a broken promise raises and names the case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=int)
    parser.add_argument("--first", type=int, default=0)
    args = parser.parse_args()
    print(run(range(args.first, args.first + args.cases)))


def run(numbers: range) -> dict[str, int]:
    """Count how the cases ended: ``<kind>: parsed`` or ``<kind>: refused``."""
    ends: Counter[str] = Counter()
    for number in numbers:
        kind, ended = _run_case(number)
        ends[f"{kind}: {ended}"] += 1
    return dict(sorted(ends.items()))


def _run_case(number: int) -> tuple[str, str]:
    rng = random.Random(number)
    kind = rng.choice(sorted(MUTATIONS))
    try:
        source = MUTATIONS[kind](rng)
        report = parse(source)
        check(report, source.text)
    except XunchaError:
        return kind, "refused"
    except Exception as error:
        raise AssertionError(f"case {number} ({kind})") from error
    return kind, "parsed"


@cache
def _texts() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt")))


def _text_source(text: str) -> Source:
    return Source(text, "fuzz.txt", "0" * 64, "text/plain")


def _mutated(rng: random.Random) -> Source:
    letters = list(rng.choice(_texts()))
    for _ in range(rng.randrange(1, 40)):
        place = rng.randrange(len(letters))
        letters[place : place + rng.randrange(3)] = rng.choice(THROWN_IN)
    return _text_source("".join(letters))


def _truncated(rng: random.Random) -> Source:
    text = rng.choice(_texts())
    start = rng.randrange(len(text))
    return _text_source(text[start : rng.randrange(start, len(text) + 1)])


def _shuffled(rng: random.Random) -> Source:
    lines = rng.choice(_texts()).splitlines(keepends=True)
    rng.shuffle(lines)
    return _text_source("".join(lines))


def _spliced(rng: random.Random) -> Source:
    first, second = rng.choice(_texts()), rng.choice(_texts())
    return _text_source(first[: rng.randrange(len(first))] + second[rng.randrange(len(second)) :])


def _joined(rng: random.Random) -> Source:
    """No line breaks at all, as some page copies have it."""
    return _text_source("".join(rng.choice(_texts()).split("\n")))


def _marks_only(rng: random.Random) -> Source:
    return _text_source("".join(rng.choice(THROWN_IN) for _ in range(rng.randrange(200))))


def _damaged_bytes(rng: random.Random) -> Source:
    encoding = rng.choice(("utf-8", "gb18030", "utf-16"))
    data = bytearray(rng.choice(_texts()).encode(encoding, "replace"))
    for _ in range(rng.randrange(1, 20)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return read_bytes(bytes(data), f"fuzz{rng.choice(('.txt', '.html', '.pdf', '.docx'))}")


def _random_bytes(rng: random.Random) -> Source:
    head = rng.choice((b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<html>", b"\xff\xfe"))
    name = f"fuzz{rng.choice(('.txt', '.html', '.pdf', '.docx', ''))}"
    return read_bytes(head + rng.randbytes(rng.randrange(400)), name)


MUTATIONS: dict[str, Callable[[random.Random], Source]] = {
    "mutated": _mutated,
    "truncated": _truncated,
    "shuffled": _shuffled,
    "spliced": _spliced,
    "joined": _joined,
    "marks": _marks_only,
    "damaged bytes": _damaged_bytes,
    "random bytes": _random_bytes,
}


if __name__ == "__main__":
    main()
