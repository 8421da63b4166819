"""Measure the parser against gold annotations, and write docs/accuracy.md.

    python -m bench.accuracy [--errors] [--split NAME]

The splits are folders of NAME.txt beside NAME.gold.json. Real reports stay outside the repository:
`XUNCHA_REAL_GOLD` names a folder that holds them, with `reports/` and `gold/` in it.
"""

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench.scoring import Count, Score, score_report
from ingest.parser import parse
from ingest.source import read_source

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "accuracy.md"
SPLITS = {"dev": ROOT / "tests" / "gold" / "dev", "held_out": ROOT / "tests" / "gold" / "held_out"}
SUFFIX = ".gold.json"

HEAD = """\
# Accuracy

Written by `make accuracy`; do not edit by hand. Precision, recall and F1 of the parser against gold
annotations by hand, field by field, by the rules of `bench/scoring.py`.

- **dev**: fictional reports that the rules may be developed on.
- **held_out**: fictional reports that are looked at only when measuring.
- **real**: published reports; their text is not in the repository.

How to annotate a new report: `tests/gold/README.md`.
"""


def main() -> None:
    """Print the disagreements with `--errors`; else write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="print each disagreement; write nothing")
    parser.add_argument("--split", help="only this split")
    args = parser.parse_args()
    splits = {name: pairs for name, pairs in _splits().items() if args.split in (None, name)}
    scores = {name: {gold.name: _score(gold, text) for gold, text in pairs} for name, pairs in splits.items()}
    if args.errors:
        _print_errors(scores)
    else:
        PAGE.write_text(_page(scores), encoding="utf-8", newline="\n")
        print(f"wrote {PAGE.relative_to(ROOT)}")


def _splits() -> dict[str, list[tuple[Path, Path]]]:
    splits = {name: list(_pairs(folder, folder)) for name, folder in SPLITS.items()}
    real = os.environ.get("XUNCHA_REAL_GOLD")
    if real:
        splits["real"] = list(_pairs(Path(real) / "gold", Path(real) / "reports"))
    return splits


def _pairs(gold: Path, reports: Path) -> Iterator[tuple[Path, Path]]:
    for path in sorted(gold.glob(f"*{SUFFIX}")):
        yield path, reports / (path.name.removesuffix(SUFFIX) + ".txt")


def _score(gold: Path, text: Path) -> Score:
    annotation = json.loads(gold.read_text(encoding="utf-8"))
    return score_report(annotation, parse(read_source(text)).to_json())


def _print_errors(scores: Mapping[str, Mapping[str, Score]]) -> None:
    for reports in scores.values():
        for name, score in reports.items():
            for error in score.errors:
                print(f"{name.removesuffix(SUFFIX)}: {error}")


def _page(scores: Mapping[str, Mapping[str, Score]]) -> str:
    parts = [HEAD]
    for split, reports in scores.items():
        parts.append(f"\n## {split}: {len(reports)} reports\n\n{_table(_total(reports.values()))}")
    parts.append(f"\n## What remains\n\n{_remaining(scores)}")
    return "".join(parts)


def _total(scores: Iterable[Score]) -> dict[str, Count]:
    total: defaultdict[str, Count] = defaultdict(Count)
    for score in scores:
        for name, count in score.counts.items():
            total[name] += count
            if name.startswith("header "):
                total["header"] += count
    return {"header": total.pop("header", Count()), **total}


def _table(total: Mapping[str, Count]) -> str:
    rows = ["| field | precision | recall | F1 | in the gold |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, count in total.items():
        rows.append(
            f"| {name} | {count.precision:.3f} | {count.recall:.3f} | {count.f1:.3f} | {count.gold:,} |"
        )
    return "\n".join(rows) + "\n"


def _remaining(scores: Mapping[str, Mapping[str, Score]]) -> str:
    """Disagreements by report, as counts: the held-out reports' words stay unread."""
    rows = ["| split | report | disagreements |", "| --- | --- | ---: |"]
    for split, reports in scores.items():
        rows += [
            f"| {split} | {name.removesuffix(SUFFIX)} | {len(s.errors)} |" for name, s in reports.items()
        ]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
