"""Getting items ahead, in another thread."""

import threading
from collections.abc import Iterator

import pytest

from graph.ahead import read_ahead


def counted(count: int, got: list[int]) -> Iterator[int]:
    for number in range(count):
        got.append(number)
        yield number


@pytest.mark.parametrize("most", [1, 3, 20])
def test_items_come_whole_and_in_order(most: int) -> None:
    assert list(read_ahead(counted(10, []), most)) == list(range(10))


def test_no_more_than_so_many_items_wait() -> None:
    got: list[int] = []
    seen = [(item, len(got)) for item in read_ahead(counted(10, got), 2)]
    assert all(ahead <= item + 1 + 2 for item, ahead in seen)


def test_an_item_is_used_while_the_next_one_comes() -> None:
    begun = threading.Event()

    def items() -> Iterator[int]:
        yield 0
        begun.set()
        yield 1

    found = read_ahead(items(), 1)
    assert next(found) == 0
    assert begun.wait(10)
    assert list(found) == [1]


def test_what_fails_ahead_fails_where_its_item_is_used() -> None:
    def items() -> Iterator[int]:
        yield 0
        raise ValueError("torn")

    found = read_ahead(items(), 1)
    assert next(found) == 0
    with pytest.raises(ValueError, match="torn"):
        next(found)


def test_who_stops_leaves_no_thread() -> None:
    got: list[int] = []
    before = set(threading.enumerate())
    found = read_ahead(counted(1000, got), 1)
    assert next(found) == 0
    found.close()  # type: ignore[attr-defined]
    assert set(threading.enumerate()) <= before
    assert len(got) <= 3
