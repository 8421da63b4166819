"""Columns of text: joining, escaping and testing many rows at once, by Arrow.

A row at a time, in Python, an export takes about ten times as long (bench/export.py).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from string import ascii_letters, digits
from typing import TYPE_CHECKING, TypeAlias, cast

from graph.export.vocabulary import path_part

if TYPE_CHECKING:
    import pyarrow as pa

Part: TypeAlias = "pa.Array | str"

_IN_IRIS = (ascii_letters + digits + "-._~:").encode()
"""What an id has that can stand in an IRI as it is: measure:0f3a5b6c7d8e9f0a1b2c3d4e"""
_NO_CONTROL = bytes(byte for byte in range(0x20, 0x100) if byte != 0x7F)
IN_JSON = bytes(byte for byte in range(0x20, 0x100) if byte not in b'"\\')
"""Bytes of UTF-8 that a JSON text has as they are."""
IN_QUOTES = bytes(byte for byte in _NO_CONTROL if byte in IN_JSON)
"""Those that a quoted text of Turtle has as they are too."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # what is left of them after \n, \r and \t: U+000B
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))
_XML_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;"))
_NO_XML = "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{fffe}\\x{ffff}]"  # no character of XML 1.0: U+000B
_XML = '[&<>"\\r\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{fffe}\\x{ffff}]'  # any of both


def joined(*parts: Part) -> "pa.Array":
    """The parts of each row one behind the other; null where one of them is. Without a column, one text."""
    import pyarrow.compute as pc

    runs = groupby(parts, lambda part: isinstance(part, str))
    fewer = [part for fixed, run in runs for part in (("".join(cast(Iterator[str], run)),) if fixed else run)]
    return pc.binary_join_element_wise(*fewer, "")


def present(texts: "pa.Array") -> "pa.Array":
    """The same texts, and empty ones for nulls."""
    import pyarrow.compute as pc

    return pc.fill_null(texts, "")


def lexical(values: "pa.Array") -> "pa.Array":
    """Integers and booleans as texts."""
    import pyarrow as pa

    return values if pa.types.is_string(values.type) else values.cast(pa.string())


def path_parts(ids: "pa.Array") -> "pa.Array":
    """Ids or keys as parts of IRIs."""
    return ids if made_of(ids, _IN_IRIS) else changed(ids, path_part)


def escaped(texts: "pa.Array") -> "pa.Array":
    """Texts as they stand between quotes in Turtle and in JSON."""
    if made_of(texts, IN_QUOTES):
        return texts
    found = _replaced(texts, _ESCAPES)
    if not made_of(found, _NO_CONTROL):
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


def made_of(texts: "pa.Array", signs: bytes) -> bool:
    """Whether the texts have no other bytes than these; a third of the time that a pattern takes."""
    return not content(texts).tobytes().translate(None, signs)


def content(texts: "pa.Array") -> memoryview:
    """The texts of all rows one behind the other, as Arrow has them."""
    first, beyond = _span(texts)
    return memoryview(texts.buffers()[2] or b"")[first:beyond]


def _span(texts: "pa.Array") -> tuple[int, int]:
    """Where the rows begin and end in the buffer that they share."""
    import pyarrow as pa

    if not len(texts):
        return 0, 0
    places = [None, texts.buffers()[1]]
    offsets = pa.Array.from_buffers(pa.int32(), len(texts) + 1, places, offset=texts.offset)
    return offsets[0].as_py(), offsets[-1].as_py()


def changed(texts: "pa.Array", change: Callable[[str], str]) -> "pa.Array":
    """Each text changed by a function; for what is rare."""
    return texts_of([None if text is None else change(text) for text in texts.to_pylist()])


def repeated(texts: "pa.Array", change: Callable[[str], str]) -> "pa.Array":
    """Each text changed by a function; for texts that come again and again."""
    kinds = texts.dictionary_encode()
    return changed(kinds.dictionary, change).take(kinds.indices)


def texts_of(values: Sequence[str | None]) -> "pa.Array":
    import pyarrow as pa

    return pa.array(values, pa.string())


def _replaced(texts: "pa.Array", pairs: Sequence[tuple[str, str]]) -> "pa.Array":
    import pyarrow.compute as pc

    found = content(texts).tobytes()
    for sign, written in pairs:
        if sign.encode() in found:
            texts = pc.replace_substring(texts, sign, written)
    return texts
