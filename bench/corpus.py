"""A corpus of fictional reports for measuring: N files, the same bytes for the same N and seed.

    python -m bench.corpus FOLDER N

The reports vary in structure (where the issues stand, which marks the measures have), cite rules that
recur everywhere, laws that only bureaus of one kind name, and rules of their own; some name sums, counts and
states of issues, some say how many issues they have, and some bodies report more than once. Measures are
about as long and citations about as rare as in published reports: 120 characters of the whole text for
each measure, two citations for five measures.
"""

import random
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

PHRASES = Path(__file__).parent / "phrases.toml"
NUMERALS = "一二三四五六七八九十"
SEED = 2026
ITEMS = 3
"""Items of the first and of the last part, which tell of no issue."""


@dataclass(frozen=True, slots=True)
class Body:
    """One fictional bureau: its city and its name without the city."""

    city: str
    bureau: str

    @property
    def name(self) -> str:
        return f"{self.city}{self.bureau}"


def write_corpus(folder: Path, count: int) -> list[Path]:
    """Write reports 0 to `count` - 1; a larger corpus holds the smaller ones."""
    paths = []
    for number in range(count):
        path = folder / f"{number // 1000:03d}" / f"report-{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report_text(number), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def report_text(number: int) -> str:
    """The text of report `number`."""
    rng = random.Random(SEED * 1_000_003 + number)
    words = _phrases()
    body = _body(number, words)
    started = date(2018, 3, 1) + timedelta(days=rng.randrange(2400))
    term = 10 + (started.year - 2018) // 5
    issues = "".join(_areas(rng, words, body, started.year))
    header = _header(rng, body, started, term, issues)
    published = started + timedelta(days=rng.randrange(200, 400))
    signature = f"中共{body.name}党组\n{published.year}年{published.month}月{published.day}日\n"
    organisation = _items(rng, words["organisation"])
    closing = _items(rng, words["closing"])
    return (
        f"{header}一、提高政治站位，扛牢整改责任\n{organisation}二、巡察反馈问题整改情况\n{issues}"
        f"三、下一步工作\n{closing}{signature}"
    )


def _items(rng: random.Random, several: list[str]) -> str:
    chosen = rng.sample(several, ITEMS)
    return "".join(f"（{NUMERALS[number]}）{text}\n" for number, text in enumerate(chosen))


@cache
def _phrases() -> dict[str, Any]:
    return tomllib.loads(PHRASES.read_text(encoding="utf-8"))


def _body(number: int, words: dict[str, Any]) -> Body:
    """Every body reports about three times in a large corpus."""
    cities = [f"{a}{b}市" for a in words["first"] for b in words["second"]]
    index = number * 7919 % (len(cities) * len(words["bodies"]))
    return Body(cities[index % len(cities)], words["bodies"][index // len(cities)])


def _header(rng: random.Random, body: Body, started: date, term: int, issues: str) -> str:
    round_, team = rng.randrange(1, 13), NUMERALS[rng.randrange(8)]
    ended, feedback = started + timedelta(days=60), started + timedelta(days=rng.randrange(90, 150))
    count = sum(line[:1].isdigit() for line in issues.splitlines())
    number = f"，指出{count}个问题" if rng.randrange(2) else ""
    title = f"中共{body.name}党组关于{_numeral(term)}届市委第{_numeral(round_)}轮巡察整改进展情况的通报\n"
    return (
        f"{title}根据市委统一部署，{_day(started)}至{_day(ended)}，市委第{team}巡察组对{body.name}党组"
        f"（以下简称“局党组”）进行了巡察。{_day(feedback)}，市委第{team}巡察组向{body.name}党组反馈了巡察意见{number}。"
        "根据《中国共产党巡视工作条例》和《中国共产党党内监督条例》有关规定，现将巡察整改进展情况予以公布。\n"
    )


def _areas(rng: random.Random, words: dict[str, Any], body: Body, year: int) -> Iterator[str]:
    shape = rng.randrange(4)
    ordinal = 0
    for number, area in enumerate(rng.sample(words["areas"], rng.randrange(2, 5))):
        yield f"（{NUMERALS[number]}）{area}方面\n"
        for _ in range(rng.randrange(2, 6)):
            ordinal += 1
            yield _issue(rng, words, body, year, ordinal, shape)


def _issue(rng: random.Random, words: dict[str, Any], body: Body, year: int, ordinal: int, shape: int) -> str:
    subject = rng.choice(words["subjects"])
    fault = f"{subject}{rng.choice(words['faults'])}"
    steps = [_measure(rng, words, body, year, subject) for _ in range(rng.randrange(1, 5))]
    state = rng.choice([*words["states"], "", ""])
    match shape:
        case 0:
            return f"{ordinal}.针对{fault}的问题，{_run_in(steps)}{state}\n"
        case 1:
            return f"{ordinal}.关于{fault}的问题\n整改情况：{_run_in(steps)}{state}\n"
        case 2:
            marked = "".join(f"{NUMERALS[i]}是{step}。\n" for i, step in enumerate(steps))
            return f"{ordinal}.“{fault}”问题的整改情况\n{marked}"
        case _:
            marked = "".join(f"（{i + 1}）{step}。\n" for i, step in enumerate(steps))
            return f"{ordinal}.关于“{fault}”的问题。\n{marked}"


def _run_in(steps: list[str]) -> str:
    if len(steps) == 1:
        return f"{steps[0]}。"
    return "".join(f"{NUMERALS[i]}是{step}。" for i, step in enumerate(steps))


def _measure(rng: random.Random, words: dict[str, Any], body: Body, year: int, subject: str) -> str:
    deed = f"{_action(rng, words)}，{rng.choice(words['details'])}，{rng.choice(words['results'])}"
    match rng.randrange(12):
        case 0:
            return f"组织学习《{rng.choice(words['regulations'])}》，{deed}"
        case 1:
            law = rng.choice([*words["regulations"], *4 * words["laws"][body.bureau]])
            return f"严格按照《{law}》要求，{deed}"
        case 2:
            return f"制定《{rng.choice(words['internal'])}》，{deed}"
        case 3:
            return f"修订《{body.name}{rng.choice(words['internal'])}》，{deed}"
        case 4:
            plan = rng.choice(words["plans"]).format(subject=subject, year=year)
            return f"印发《{plan}》，{deed}"
        case _:
            return deed


def _action(rng: random.Random, words: dict[str, Any]) -> str:
    figures = {
        "yuan": rng.randrange(500, 300_000),
        "times": rng.randrange(2, 9),
        "people": rng.randrange(10, 200),
    }
    return str(rng.choice(words["actions"])).format(**figures)


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens - 1]}十"
    return head + (NUMERALS[ones - 1] if ones else "")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


if __name__ == "__main__":
    print(f"{len(write_corpus(Path(sys.argv[1]), int(sys.argv[2])))} reports in {sys.argv[1]}")
