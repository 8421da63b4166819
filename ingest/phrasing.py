"""Whether an issue is named as a problem or as a task: by its own words, else by those beside it."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.cues import body_cues
from ingest.report import Phrasing

# 调研少 创新意识弱 办事难, but no 减少 降低
_SCANT = re.compile(r"(?<![减增降缩削不])[少多慢弱差低难浅窄散乱软虚粗旧]$")


def phrasing_of(words: str, framed: bool) -> Phrasing | None:
    """`task` where what was done names the issue (加强党风廉政建设), `problem` where what is wrong does.

    None where the words alone do not say: neither is there, or both (治理违规吃喝). `framed`: the report
    calls it a problem (针对…的问题).
    """
    cues = body_cues()
    if framed:
        return "problem"
    acts = cues.task_verbs.match(words.removeprefix("关于")) is not None
    wrong = cues.plain_deficiency.search(words) is not None or _SCANT.search(words[-3:]) is not None
    if acts == wrong:
        return None
    return "task" if acts else "problem"


def settle_phrasings(own: Sequence[Phrasing | None], areas: Sequence[int | None]) -> tuple[Phrasing, ...]:
    """The phrasing of each issue: what its words say, else what most of its area say, else of the report.

    `areas[i]` is the ordinal of the area of issue `i`. A problem where nothing says otherwise.
    """
    balance: dict[int | None, int] = defaultdict(int)  # of each area, its tasks less its problems
    for phrasing, area in zip(own, areas, strict=True):
        if phrasing is not None:
            balance[area] += 1 if phrasing == "task" else -1
    whole = sum(balance.values())
    return tuple(
        [
            phrasing or ("task" if (balance[area] or whole) > 0 else "problem")
            for phrasing, area in zip(own, areas, strict=True)
        ]
    )
