"""Bytes to text: UTF-8, UTF-16 and GB18030, with and without a mark or a declaration.

Line endings and all other characters stay as they are, so spans count in the decoded file; only a byte
order mark at the beginning is no part of the text.
"""

import codecs
import re

from graph.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_WIDE, _NARROW = ["utf_16_le", "utf_16_be"], ["gb18030"]
# What no text holds: control characters other than tab, line ends and form feed
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 20_000  # bytes that the detector looks at
_MOST_CONTROLS = 0.01


def decode_text(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of the bytes; `declared` is the charset that a page claims, believed where it fits.

    Raises `SourceError` where the bytes are no text in any of the encodings.
    """
    text = _decoded(data, declared)
    if text is None or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise SourceError(f"{name}: a binary file, or text in an unknown encoding; save it as UTF-8 text")
    return text


def _decoded(data: bytes, declared: str | None) -> str | None:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in (marked, "utf-8", _wider(declared)):
        if encoding and (text := _strictly(data, encoding)) is not None and "\x00" not in text:
            return text
    return _detected(data)


def _wider(declared: str | None) -> str | None:
    """The encoding that holds all of the declared one: GB2312 and GBK pages are GB18030 in fact."""
    if declared and re.fullmatch(r"gb[\s_-]?(?:2312|k|18030)(?:-80)?|cp936|x-gbk|hz", declared.strip(), re.I):
        return "gb18030"
    return declared.strip() if declared else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _detected(data: bytes) -> str | None:
    """As the library finds from a sample, then the whole; a few broken bytes become U+FFFD."""
    from charset_normalizer import from_bytes

    sample = data[: _SAMPLE - _SAMPLE % 2]
    # the line ends and digits of UTF-16 hold zero bytes
    candidates = _WIDE if b"\x00" in sample else _NARROW
    best = from_bytes(sample, cp_isolation=candidates, threshold=0.4).best()
    for encoding in ((best.encoding,) if best else ()) + ("gb18030",):
        if (text := _strictly(data, encoding)) is not None and _is_chinese(text):
            return text
    damaged = [(data.decode(encoding, "replace"), encoding) for encoding in ("utf-8", "gb18030")]
    text, _ = min(damaged, key=lambda pair: pair[0].count("\ufffd"))
    return text if _is_chinese(text) and text.count("\ufffd") <= _MOST_CONTROLS * len(text) else None


# Letters of everyday Chinese text and ASCII; a wrong encoding yields few of them
_COMMON = re.compile(r"[\u4e00-\u9fff\u3000-\u3020\uff01-\uff5e\x20-\x7e\s\u2018-\u201d]")


def _is_chinese(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_COMMON.findall(sample)) >= 0.9 * len(sample)
