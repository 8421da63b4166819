"""Tables of files and pages as lines: a row of a listing is one line, its cells apart by tabs.

A listing has a head row of short cells (序号 问题 整改措施); other tables lay out a page or a form.
"""

import re
from collections.abc import Iterator, Sequence

Cell = tuple[str, ...] | None
"""The lines of a cell; None where a cell of a row above reaches down."""

# A cell of a head row: "序号", "整改措施及成效（截至6月底）"; not "来源：县林业局", "2024-08-30"
_HEAD = re.compile(r"[^\d：:，。；]{1,16}|[^\d：:，。；]{1,12}[（(].{1,12}[)）]")
_ENDS = "。；;：:，,、！？!?"


def is_listing(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row of more than one cell is a head, with rows as wide behind it."""
    wide = [row for row in rows if len(row) > 1]
    return len(wide) > 1 and len(wide[0]) == len(wide[1]) and all(_is_head(cell) for cell in wide[0])


def _is_head(cell: Cell) -> bool:
    return cell is not None and len(cell) == 1 and _HEAD.fullmatch("".join(cell[0].split())) is not None


def listing_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """One line for each row; a row into which cells reach down goes on with the row above. The lines of a
    row of one cell, such as a heading over all columns, stay apart."""
    whole: list[list[list[str]]] = []
    for row in rows:
        if whole and len(row) == len(whole[-1]) and None in row:
            for above, cell in zip(whole[-1], row, strict=True):
                above.extend(cell or ())
        else:
            whole.append([list(cell or ()) for cell in row])
    for cells in whole:
        yield from cells[0] if len(cells) == 1 else ("\t".join(_joined(cell) for cell in cells),)


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell in one, apart by a space where no mark ends one."""
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        text += line if not text or text.endswith(tuple(_ENDS)) else f" {line}"
    return text
