"""A short form of the kills of `make soak`."""

from pathlib import Path

import pytest

from tests.neo4j_server import Server
from tests.soak.kills import Killing
from tests.soak.places import FilePlace, Place, ServerPlace

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc"),
    pytest.mark.long,
]


def kill(place: Place, folder: Path, scenario: str, *numbers: int) -> set[str]:
    """The kinds of blows that fell."""
    run = Killing(place, folder, (scenario,))
    return {run.case(number)[1] for number in numbers}


def test_killed_writers_of_a_file(tmp_path: Path) -> None:
    place = FilePlace(tmp_path)
    assert "full disk" in kill(place, tmp_path, "changed, packs", 0, 9)


def test_no_process_outlives_a_killed_command(tmp_path: Path) -> None:
    assert kill(FilePlace(tmp_path), tmp_path, "first, workers", 2) == {"leader"}


@pytest.mark.neo4j
def test_killed_clients_of_a_server(neo4j: Server, tmp_path: Path) -> None:
    assert kill(ServerPlace(neo4j), tmp_path, "changed, rows", 0, 1)
