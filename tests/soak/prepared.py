"""A scenario with all that its cases share: its files, the graph before, what may stand in one of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from typer.testing import CliRunner

from graph.elements import Edge, Node, ReportGraph
from graph.errors import StoreError
from graph.schema import load_schema
from graph.store import KnownSource
from graph.trunk import HAS_SOURCE, SOURCE
from tests.graph.dumping import Dump, dump
from tests.soak.commands import Command, Course
from tests.soak.places import Place
from tests.soak.scenarios import Files, Scenario, authority_beside
from xuncha.main import app
from xuncha.reading import ReadGraph
from xuncha.rules import Rules, load_rules

Version = tuple[str, str, str | None]
"""A file in one state: its location, the hash of its bytes, the fingerprint of what it was read with."""
Versions = Mapping[Version, ReportGraph]

NOTHING, PART, ALL = "nothing done", "a part done", "all done"


@dataclass(frozen=True)
class Prepared:
    """Begin with `put`, disturb `command`, `check_whole`, and `complete`."""

    scenario: Scenario
    place: Place
    command: Command
    before: Versions
    now: Versions
    course: Course
    expected: Dump
    """The graph of a run that nobody disturbed."""
    largest: int
    """Bytes of the largest file of that graph, 0 on a server."""

    def put(self) -> None:
        """Have the graph as it was before the command."""
        self.place.put(self.scenario.name, list(self.before.values()))

    def check_whole(self) -> str:
        """The graph holds whole reports only, none is lost, `xuncha check` finds no error: what was done?"""
        held, found = read_graph(self.place)
        check_elements(found, expected_elements(held, {**self.before, **self.now}))
        self._check_known(held)
        done = self._done(set(held))
        if done == PART:
            self.check_command()
        return done

    def complete(self) -> None:
        """Run the same command again; the graph must be the one of the undisturbed run."""
        code = self.command.run()
        gone = self.scenario.removed and "has no such report" in self.command.said()
        assert code == 0 or gone, self.command.said()
        _, found = read_graph(self.place)
        assert found == self.expected, _difference(found, self.expected)

    def _check_known(self, held: Iterable[Version]) -> None:
        """Each file that was known is known, as it was or as it is now, but for those that are removed."""
        locations = {location for location, _, _ in held}
        lost = {location for location, _, _ in self.before} - locations
        assert not lost or lost == self._removed(), f"lost: {sorted(lost)}"

    def _removed(self) -> set[str]:
        return set(self.command.arguments[1:]) if self.scenario.removed else set()

    def check_command(self) -> None:
        """`xuncha check` finds no error; what is as before or as in the end was checked when prepared."""
        graph = self.place.graph
        arguments = ["check", "--graph", graph.location]
        if self.scenario.authority:
            arguments += ["--authority", self.command.arguments[-1]]
        done = CliRunner().invoke(app, arguments, env=graph.environ())
        assert done.exit_code == 0, (done.output[-2000:], done.exception)

    def _done(self, held: set[Version]) -> str:
        removed = self._removed()
        locations = {location for location, _, _ in self.now}
        before = set(self.before)
        after = {item for item in before if item[0] not in locations | removed} | set(self.now)
        return ALL if held == after else NOTHING if held == before else PART


def prepare(scenario: Scenario, place: Place, folder: Path) -> Prepared:
    """Write the files into a folder, and run the command once without a blow."""
    files = folder / "reports"
    files.mkdir(parents=True)
    before = _versions(files, scenario.before, load_rules())
    rules = load_rules(authority_beside(files)) if scenario.authority else load_rules()
    now = _versions(files, scenario.now, rules)
    graph = place.graph
    command = Command(
        scenario.arguments(files),
        graph.engine,
        graph.environ(),
        scenario.settings,
        folder / "errors.txt",
        forked=not scenario.workers,
    )
    course = Course((), b"", 0.0)
    prepared = Prepared(scenario, place, command, before, now, course, ([], []), 0)
    prepared.put()
    if before:
        prepared.check_command()
    course = command.watch()
    assert prepared.check_whole() == ALL
    prepared.check_command()
    return replace(prepared, course=course, expected=read_graph(place)[1], largest=_largest(place))


def _largest(place: Place) -> int:
    path = Path(place.graph.location)
    return max((item.stat().st_size for item in path.parent.glob(f"{path.name}*")), default=0)


def _versions(folder: Path, files: Files, rules: Rules) -> dict[Version, ReportGraph]:
    """Write files, and build each of them alone."""
    found = {}
    for name, text in files.items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        graph = ReadGraph(rules)(path)
        source = next(node for node in graph.nodes if node.label == SOURCE).values()
        found[str(source["location"]), str(source["sha256"]), rules.read_with(path)] = graph
    return found


def read_graph(place: Place) -> tuple[dict[Version, str], Dump]:
    """The sources that the graph knows, each with its report, and all elements; nothing where none is yet."""
    try:
        with place.graph.open(read_only=True) as store:
            held = {_version(known): known.report for known in store.known_sources()}
            return held, dump(store)
    except StoreError as error:
        assert "there is no graph" in str(error), error
        return {}, ([], [])


def _version(known: KnownSource) -> Version:
    return known.location, known.sha256, known.read_with


Elements = Mapping[tuple[str, str], set[Node] | set[Edge]]
"""By label and id, or type and key: the ways in which an element may be there."""


def expected_elements(held: Mapping[Version, str], versions: Versions) -> Elements:
    """All elements of the reports that these sources tell.

    A shared node may be there as any of the versions has it, where the rules changed between two of them.
    """
    shared = _shared(versions)
    found: dict[tuple[str, str], set[Node | Edge]] = defaultdict(set)
    for sources in _by_report(held).values():
        telling, *others = sorted((versions[version] for version in sources), key=lambda graph: graph.source)
        own = [element for graph in others for element in _own(graph)]
        for element in (*telling.nodes, *telling.edges, *own):
            found[_key(element)] |= {element} | shared.get(_key(element), set())
    return found  # type: ignore[return-value]


def _shared(versions: Versions) -> Mapping[tuple[str, str], set[Node]]:
    schema = load_schema().node_types
    found: dict[tuple[str, str], set[Node]] = defaultdict(set)
    for graph in versions.values():
        for node in graph.nodes:
            if not schema[node.label].owned:
                found[_key(node)].add(node)
    return found


def _by_report(held: Mapping[Version, str]) -> Mapping[str, list[Version]]:
    found: dict[str, list[Version]] = defaultdict(list)
    for version, report in held.items():
        found[report].append(version)
    return found


def _own(graph: ReportGraph) -> list[Node | Edge]:
    """A source's node and the edge that leads to it."""
    nodes: list[Node | Edge] = [node for node in graph.nodes if node.label == SOURCE]
    return nodes + [edge for edge in graph.edges if edge.type == HAS_SOURCE]


def _key(element: Node | Edge) -> tuple[str, str]:
    return (element.label, element.id) if isinstance(element, Node) else (element.type, element.key)


def check_elements(found: Dump, expected: Elements) -> None:
    """Each element is there once, in one of its ways, and no other one."""
    elements = [*found[0], *found[1]]
    keys = sorted(map(_key, elements))
    lacking, beyond = expected.keys() - set(keys), set(keys) - expected.keys()
    assert not lacking, f"{len(lacking)} lacking: {sorted(lacking)[:5]}"
    assert not beyond, f"{len(beyond)} beyond: {sorted(beyond)[:5]}"
    assert len(keys) == len(set(keys)), "an element is there twice"
    odd = [element for element in elements if element not in expected[_key(element)]]
    assert not odd, f"{len(odd)} are otherwise: {odd[:2]}"


def _difference(found: Dump, expected: Dump) -> str:
    lacking = [element for element in (*expected[0], *expected[1]) if element not in (*found[0], *found[1])]
    return f"{len(lacking)} lacking or otherwise: {lacking[:2]}"
