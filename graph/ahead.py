"""Getting the next items in another thread, while one is used."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

_T = TypeVar("_T")


def read_ahead(items: Iterator[_T], most: int) -> Iterator[_T]:
    """Each item, while another thread gets the next ones, so many at most."""
    end = object()
    pool = ThreadPoolExecutor(1)
    try:
        coming = deque(pool.submit(next, items, end) for _ in range(most))
        while (item := coming.popleft().result()) is not end:
            coming.append(pool.submit(next, items, end))
            yield cast(_T, item)
    finally:
        pool.shutdown(cancel_futures=True)
