"""Chinese text broken into lines of a width that is counted in full-width signs."""

from unicodedata import east_asian_width

_NEVER_FIRST = frozenset("，。、；：！？）》〉】」』”’%,.;:!?)")
"""Signs that do not begin a line: they hang behind the end of the line before."""


def wrapped(text: str, signs: int, lines: int) -> tuple[str, ...]:
    """At most `lines` lines of `signs` full-width signs; the last one ends in … where text is left out."""
    parts, filled = [""], 0
    for sign in " ".join(text.split()):
        step = _step(sign)
        if filled + step > 2 * signs and sign not in _NEVER_FIRST:
            if len(parts) == lines:
                return (*parts[:-1], cut(parts[-1]))
            parts, filled = [*parts, ""], 0
        parts[-1] += sign
        filled += step
    return tuple(parts)


def width(text: str) -> int:
    """In half-width signs."""
    return sum(map(_step, text))


def cut(line: str) -> str:
    """The line with its last sign given up for …"""
    return f"{line[:-1]}…"


def _step(sign: str) -> int:
    return 2 if east_asian_width(sign) in "WFA" else 1
