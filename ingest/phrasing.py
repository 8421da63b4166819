"""Whether an issue is named as a problem or as a task, where its own words leave it open."""

from collections import Counter
from collections.abc import Sequence

from ingest.report import Phrasing


def settle_phrasings(own: Sequence[Phrasing | None], areas: Sequence[int | None]) -> tuple[Phrasing, ...]:
    """The phrasing of each issue: what its words say, else what most of its area say, else of the report.

    `areas[i]` is the ordinal of the area of issue `i`. A problem where nothing says otherwise.
    """
    by_area: dict[int | None, Counter[Phrasing]] = {}
    for phrasing, area in zip(own, areas, strict=True):
        by_area.setdefault(area, Counter()).update([phrasing] if phrasing else [])
    whole = sum(by_area.values(), Counter[Phrasing]())
    return tuple(
        phrasing or _majority(by_area[area]) or _majority(whole) or "problem"
        for phrasing, area in zip(own, areas, strict=True)
    )


def _majority(votes: Counter[Phrasing]) -> Phrasing | None:
    if votes["task"] == votes["problem"]:
        return None
    return "task" if votes["task"] > votes["problem"] else "problem"
