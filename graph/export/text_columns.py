"""Columns of text: joining, escaping and testing many rows at once, by Arrow.

A row at a time, in Python, an export takes about ten times as long (bench/export.py).
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

if TYPE_CHECKING:
    import pyarrow as pa

Part: TypeAlias = "pa.Array | str"

_UNSAFE = "[^A-Za-z0-9._~:-]"  # what an id must not have to stand in an IRI as it is: 云 / %
_ESCAPED = r'["\\\x00-\x1f\x7f]'  # what a quoted text cannot hold as it is: " \ and the line feed
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # what is left of them after \n, \r and \t: U+000B
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))
_XML_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;"))
_NO_XML = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{fffe}\\x{ffff}]"  # no character of XML 1.0: U+000B
_XML = '[&<>"\\r\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{fffe}\\x{ffff}]'  # any of both


def joined(*parts: Part) -> "pa.Array":
    """The parts of each row one behind the other; null where one of them is."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(*parts, "")


def listed(parts: Sequence[Part], between: Part) -> "pa.Array":
    """The parts of each row that are not null, with `between` between them. At least one part is a column."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(*parts, between, null_handling="skip")


def lexical(values: "pa.Array") -> "pa.Array":
    """Integers and booleans as texts."""
    import pyarrow as pa

    return values if pa.types.is_string(values.type) else values.cast(pa.string())


def path_parts(ids: "pa.Array") -> "pa.Array":
    """Ids or keys as parts of IRIs."""
    return changed(ids, lambda id_: quote(id_, safe="~")) if has(ids, _UNSAFE) else ids


def escaped(texts: "pa.Array") -> "pa.Array":
    """Texts as they stand between quotes in Turtle and in JSON."""
    if not has(texts, _ESCAPED):
        return texts
    found = _replaced(texts, _ESCAPES)
    if has(found, _CONTROL.pattern):
        return changed(found, lambda text: _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04X}", text))
    return found


def escaped_xml(texts: "pa.Array") -> "pa.Array":
    """Texts as content or attribute of XML 1.0; what it has no sign for becomes U+FFFD.

    Carriage returns become references, because XML would read them as line feeds.
    """
    import pyarrow.compute as pc

    if not has(texts, _XML):
        return texts
    return pc.replace_substring_regex(_replaced(texts, _XML_ESCAPES), _NO_XML, "\ufffd")


def has(texts: "pa.Array", pattern: str) -> bool:
    """Whether the pattern is found in any row."""
    import pyarrow.compute as pc

    return bool(pc.any(pc.match_substring_regex(texts, pattern)).as_py())


def changed(texts: "pa.Array", change: Callable[[str], str]) -> "pa.Array":
    """Each text changed by a function; for what is rare."""
    return texts_of([None if text is None else change(text) for text in texts.to_pylist()])


def texts_of(values: Sequence[str | None]) -> "pa.Array":
    import pyarrow as pa

    return pa.array(values, pa.string())


def _replaced(texts: "pa.Array", pairs: Sequence[tuple[str, str]]) -> "pa.Array":
    import pyarrow.compute as pc

    for sign, written in pairs:
        texts = pc.replace_substring(texts, sign, written)
    return texts
