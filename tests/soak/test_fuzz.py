"""A short form of the fuzz run of `make soak`."""

from tests.soak.fuzz import MUTATIONS, run


def test_no_broken_report_breaks_a_promise() -> None:
    ends = run(range(400))
    assert {end.split(":")[0] for end in ends} == set(MUTATIONS)
