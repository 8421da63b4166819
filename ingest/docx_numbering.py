"""The automatic numbers of Word paragraphs (一、 （二） 3.), which stand in no text of the file."""

import re
from collections import defaultdict
from typing import Any

_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
     "taiwaneseCounting", "taiwaneseCountingThousand", "chineseLegalSimplified"}
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# The place of a level's number in its pattern: "（%2）", "%1.%2"
_PLACE = re.compile(r"%(\d)")
_LEVELS = 9


def _qualified(tag: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + tag


_VALUE = _qualified("val")


class Numbering:
    """Counts the numbered paragraphs of one document as they are read, each once and in order."""

    def __init__(self, document: Any) -> None:
        self._patterns: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is not None:
            self._read(part.element)

    def _read(self, root: Any) -> None:
        for number in root.findall(_qualified("num")):
            abstract = number.find(_qualified("abstractNumId"))
            if abstract is not None:
                self._lists[number.get(_qualified("numId"))] = abstract.get(_VALUE)
        for abstract in root.findall(_qualified("abstractNum")):
            for level in abstract.findall(_qualified("lvl")):
                key = abstract.get(_qualified("abstractNumId")), int(level.get(_qualified("ilvl")))
                self._patterns[key] = (
                    _child(level, "numFmt"),
                    _child(level, "lvlText"),
                    int(_child(level, "start") or 1),
                )

    def mark(self, paragraph: Any) -> str:
        """The number that Word shows before the paragraph, or nothing; counts it."""
        found = self._numbered(paragraph)
        if found is None or found not in self._patterns:
            return ""
        abstract, level = found
        counts = self._counts[abstract]
        before = counts[level]
        counts[level] = self._patterns[found][2] if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return self._shown(abstract, level, counts)

    def _numbered(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level of the paragraph, by itself or by its style."""
        style = paragraph.style.element if paragraph.style is not None else None
        for element in (paragraph._p, style):
            number = None if element is None else element.find(f"{_qualified('pPr')}/{_qualified('numPr')}")
            if number is None:
                continue
            level, identifier = _child(number, "ilvl") or "0", _child(number, "numId")
            return (self._lists[identifier], int(level)) if identifier in self._lists else None
        return None

    def _shown(self, abstract: str, level: int, counts: list[int | None]) -> str:
        style, pattern, _ = self._patterns[abstract, level]
        if style in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form, _, start = self._patterns.get((abstract, at), ("decimal", "", 1))
            return _written(counts[at] if counts[at] is not None else start, form)

        return _PLACE.sub(number, pattern)


def _child(element: Any, tag: str) -> str:
    child = element.find(_qualified(tag))
    return "" if child is None else child.get(_VALUE) or ""


def _written(number: int | None, form: str) -> str:
    count = number or 0
    if form in _CHINESE:
        return _chinese(count)
    if form.startswith("decimalEnclosedCircle") and 0 < count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    return str(count)


def _chinese(number: int) -> str:
    """Up to 99 as read: 11 is 十一, 20 is 二十."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens % 10]) + "十" + (_DIGITS[ones] if ones else "")
