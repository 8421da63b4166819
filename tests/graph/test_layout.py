"""Boards and stacks: everything has its place, and no box lies on another."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.arrangement import Arrangement, Card, Frame, Group
from graph.filling import Board, Place
from graph.layout import board, stack
from graph.picture import Key

Counts = list[int]
AREAS = st.lists(st.integers(0, 9), max_size=6)


def arranged(areas: Counts, measures: int = 2, rules: int = 3, centre: str = "a") -> Group:
    frames = tuple(
        Frame(("Area", f"{centre}{area}"), tuple(card(f"{centre}{area}.{n}", measures) for n in range(count)))
        for area, count in enumerate(areas)
    )
    return Group(
        (("Agency", centre), ("Report", centre)),
        frames,
        tuple(("Regulation", f"{centre}{number}") for number in range(rules)),
    )


def card(name: str, measures: int) -> Card:
    return Card(("Issue", name), tuple(("Measure", f"{name}.{n}") for n in range(measures)))


def keys_of(arrangement: Arrangement) -> set[Key]:
    found = set(arrangement.shared)
    for group in arrangement.groups:
        found |= {*group.heads, *group.rules, *(key for frame in group.frames for key in frame.held())}
    return found


def named(arrangement: Arrangement) -> list[tuple[Key, Key]]:
    """Each rule is named by an issue, where there is one."""
    rules = [rule for group in arrangement.groups for rule in group.rules] + list(arrangement.shared)
    issues = [key for key in sorted(keys_of(arrangement)) if key[0] == "Issue"]
    return [(issues[n % len(issues)], rule) for n, rule in enumerate(rules)] if issues else []


def overlap(one: Place, other: Place) -> bool:
    return abs(one[0] - other[0]) * 2 < one[2] + other[2] - 2 and abs(one[1] - other[1]) * 2 < (
        one[3] + other[3] - 2
    )


def within(inner: Place, outer: Place) -> bool:
    return all(abs(inner[n] - outer[n]) * 2 <= outer[n + 2] - inner[n + 2] + 2 for n in (0, 1))


def check(made: Board, arrangement: Arrangement) -> None:
    assert made.places.keys() == keys_of(arrangement)
    boxes = {key: place for key, place in made.places.items() if key[0] != "Measure"}
    for one, other in combinations(boxes, 2):
        assert not overlap(boxes[one], boxes[other]), (one, other)
    for one, other in combinations(made.frames, 2):
        assert not overlap(one.place, other.place)
    for group in arrangement.groups:
        for frame in group.frames:
            outline = next(box.place for box in made.frames if box.key == frame.key)
            for inner in frame.cards:
                assert within(made.places[inner.key], outline)
                assert all(within(made.places[part], made.places[inner.key]) for part in inner.parts)


@settings(max_examples=40, deadline=None)
@given(areas=AREAS, measures=st.integers(0, 33), rules=st.integers(0, 30), lines=st.integers(1, 3))
def test_nothing_lies_on_another(areas: Counts, measures: int, rules: int, lines: int) -> None:
    arrangement = Arrangement((arranged(areas, measures, rules),))
    heights = dict.fromkeys(keys_of(arrangement), lines)
    check(board(arrangement, named(arrangement), heights), arrangement)
    for columns in (2, 4):
        check(stack(arrangement, heights, columns), arrangement)


@settings(max_examples=25, deadline=None)
@given(left=AREAS, right=AREAS, shared=st.integers(0, 6))
def test_nothing_lies_on_another_where_two_are_compared(left: Counts, right: Counts, shared: int) -> None:
    both = tuple(("Regulation", f"both{number}") for number in range(shared))
    arrangement = Arrangement((arranged(left, centre="a"), arranged(right, centre="b")), both)
    heights = dict.fromkeys(keys_of(arrangement), 2)
    made = board(arrangement, named(arrangement), heights)
    check(made, arrangement)
    check(stack(arrangement, heights, 2), arrangement)
    assert made.places["Agency", "a"][0] < made.places["Agency", "b"][0]
    for rule in both:
        assert made.places["Agency", "a"][0] < made.places[rule][0] < made.places["Agency", "b"][0]


def test_the_centre_stands_between_its_areas_and_rules_outside() -> None:
    arrangement = Arrangement((arranged([4, 4, 4, 4]),))
    places = board(arrangement, named(arrangement), {}).places
    xs = [places["Area", f"a{n}"][0] for n in range(4)]
    assert min(xs) < places["Agency", "a"][0] < max(xs)
    assert all(not min(xs) <= places["Regulation", f"a{n}"][0] <= max(xs) for n in range(3))


def test_issues_stand_in_their_order() -> None:
    arrangement = Arrangement((arranged([7]),))
    for made in (board(arrangement, [], {}), stack(arrangement, {}, 2)):
        order = [made.places["Issue", f"a0.{n}"][1::-1] for n in range(7)]
        assert order == sorted(order)


@pytest.mark.parametrize(("issues", "parts"), [(2, True), (100, False)])
def test_measures_are_lines_where_there_is_room_and_else_dots(issues: int, parts: bool) -> None:
    made = board(Arrangement((arranged([issues], measures=2),)), [], {})
    assert made.look.parts is parts
    assert (made.places["Measure", "a0.0.0"][2] > 100) is parts


def test_the_largest_real_agency_is_read_without_zooming() -> None:
    """59 issues, 118 measures, 38 rules, each second label of two lines, in a window of 1440 x 900."""
    arrangement = Arrangement((arranged([8, 9, 10, 9, 11, 12], measures=2, rules=38),))
    lines = {key: 1 + number % 2 for number, key in enumerate(sorted(keys_of(arrangement)))}
    made = board(arrangement, named(arrangement), lines)
    _, _, width, height = made.box()
    assert min(1400 / width, 790 / height) * 13 >= 10  # pixels of a label's signs


def test_a_long_title_has_two_lines() -> None:
    arrangement = Arrangement((arranged([1]),))
    short = stack(arrangement, {("Area", "a0"): 20}, 2)
    long = stack(arrangement, {("Area", "a0"): 200}, 2)
    assert long.places["Area", "a0"][3] > short.places["Area", "a0"][3]
    check(long, arrangement)
