"""Texts for formats that rest on XML 1.0, which cannot hold every character."""

import re

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""No character of XML 1.0, not even as a reference: U+000B, U+FFFE"""


def printable(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold, so that positions in it stay the same."""
    return text if text.isprintable() else _IMPOSSIBLE.sub("\ufffd", text)
