"""Kill writers at any moment, and look at what the graph holds then and after the same command again.

    python -m tests.soak.kills COUNT [--engine ladybug|neo4j] [--first N]

A case is made from its number alone (what is written, who is killed, when), so that a failure can be run
again: `python -m tests.soak.kills 1 --first N`. After the blow the graph is opened for reading and must hold
whole reports only, each as a clean build of it, none lost, and be clean to `xuncha check`. Then the
same command runs again, and the graph must be the one of a run that nobody disturbed.
Every tenth blow is a full disk, or the death of the server. Wants Linux's /proc.
"""

import argparse
import math
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.soak.blows import KINDS, Blow, choose, strike
from tests.soak.commands import Command
from tests.soak.places import Place, place_of
from tests.soak.prepared import Prepared, prepare
from tests.soak.scenarios import WEIGHTS, Scenario, scenarios

ENGINES = ("ladybug", "neo4j")
Ended = tuple[str, str, str]
"""What was at work, what blow fell, and what it left."""


def main() -> None:
    """Print each case, and in the end how many left nothing, a part, or all of the work done."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, help="begin no case after so many")
    args = parser.parse_args()
    until = time.monotonic() + (args.seconds or math.inf)
    failures = 0
    for engine in args.engine or ENGINES:
        numbers = range(args.first, args.first + args.count)
        with (
            tempfile.TemporaryDirectory(prefix="xuncha-kills-") as folder,
            killing(engine, Path(folder)) as run,
        ):
            failures += _run(run, numbers, until)
    sys.exit(1 if failures else 0)


def _run(run: "Killing", numbers: range, until: float) -> int:
    """Print all cases; gives how many broke a promise."""
    ends: Counter[Ended] = Counter()
    failures = 0
    for number in numbers:
        if time.monotonic() > until:
            break
        try:
            ended = run.case(number)
        except Exception:
            failures += 1
            traceback.print_exc()
            print(f"{run.engine} {number}: FAILED", flush=True)
            continue
        ends[ended] += 1
        print(f"{run.engine} {number}: {' | '.join(ended)}", flush=True)
    print(run.engine, *_lines(ends), f"failures: {failures}", sep="\n  ", flush=True)
    return failures


def _lines(found: Mapping[Ended, int]) -> Iterator[str]:
    for number, name in enumerate(("work", "blow", "left")):
        counts = Counter[str]()
        for key, count in found.items():
            counts[key[number]] += count
        yield f"{name}: " + ", ".join(f"{key} {count}" for key, count in sorted(counts.items()))
    yield f"kills: {sum(found.values())}"


@dataclass
class Killing:
    """Cases on one engine; what was prepared for one of them serves others."""

    place: Place
    folder: Path
    only: tuple[str, ...] = ()
    """Names of scenarios, where not all of them are taken."""
    _prepared: dict[str, Prepared] = field(default_factory=dict)

    @property
    def engine(self) -> str:
        return self.place.graph.engine

    def case(self, number: int) -> Ended:
        """Run a case. Raises where the graph is not what it must be, and says which case it was."""
        engine = self.engine
        rng = random.Random(f"{engine} {number}")
        all_ = scenarios(engine)
        names = [item.name in self.only or not self.only for item in all_]
        scenario = rng.choices(all_, [weight * name for weight, name in zip(WEIGHTS, names, strict=True)])[0]
        kind = rng.choices(tuple(KINDS), tuple(KINDS.values()))[0]
        if kind == "worker" and not scenario.workers:
            kind = "group"
        if number % 10 == 9 and (engine == "ladybug" or self.place.can_kill_server()):
            kind = "full disk" if engine == "ladybug" else "server"
        prepared = self._prepared.get(scenario.name) or self._prepare(scenario)
        blow = choose(rng, prepared.course, kind)
        try:
            self._disturb(prepared, blow, rng)
            left = prepared.check_whole()
            prepared.complete()
        except Exception as error:
            raise AssertionError(f"{engine} {number}: {scenario.name}: {blow}") from error
        return scenario.name, kind, left

    def _prepare(self, scenario: Scenario) -> Prepared:
        found = prepare(scenario, self.place, self.folder / scenario.name.replace(" ", "-"))
        return self._prepared.setdefault(scenario.name, found)

    def _disturb(self, prepared: Prepared, blow: Blow, rng: random.Random) -> None:
        """Begin anew, and let the blow fall; where it came too late, again with an earlier one."""
        disturb = {"full disk": self._fill_disk, "server": self._kill_server}.get(blow.kind, self._kill)
        share = rng.random()
        prepared.put()
        while not disturb(prepared, blow, share):
            blow, share = blow.earlier(), share / 2
            prepared.put()
        self.place.settle()

    def _kill(self, prepared: Prepared, blow: Blow, share: float) -> bool:
        return strike(prepared.command, blow)

    def _kill_server(self, prepared: Prepared, blow: Blow, share: float) -> bool:
        """Kill it; half of the times it is there again while the command still asks for it."""
        at_once = share < 1 / 2

        def kill() -> None:
            self.place.kill_server()
            if at_once:
                self.place.start_server()

        in_time = strike(prepared.command, blow, kill)
        if not at_once:
            self.place.start_server()
        check_sentence(prepared.command)
        return in_time

    def _fill_disk(self, prepared: Prepared, blow: Blow, share: float) -> bool:
        """Let no file grow beyond a share of what the largest has in the end."""
        code = prepared.command.run(most=int(prepared.largest * share))
        check_sentence(prepared.command)
        assert code in (0, 1), f"exit code {code}: {prepared.command.said()}"
        return code == 1


def check_sentence(command: Command) -> None:
    """What the command says must be sentences, never a trace of the program."""
    said = command.said()
    assert "Traceback" not in said, said
    assert "internal error" not in said, said


@contextmanager
def killing(engine: str, folder: Path) -> Iterator[Killing]:
    """Cases on an engine, for the length of the block; `folder` is empty. Raises `NoServerError`."""
    with place_of(engine, folder) as place:
        yield Killing(place, folder)


if __name__ == "__main__":
    main()
