"""Folding: the forms of titles and names in which differences that no reader would call one are gone.

`fold` is for looking up: the authority's own folding, which drops inner punctuation too. `title_form` is what
a regulation or document outside the authority is known and shown by: it drops what `fold` drops at the
edges, all quotation marks and title brackets, and keeps the inner punctuation, so that it can be read.
"""

import re
import unicodedata
from functools import lru_cache

from graph.authority.regulations import fold_title

# "工业 和信息化局" -> "工业和信息化局", line breaks and invisible spaces too
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
# White space and punctuation: "一是，学习。" -> "一是学习"
_NO_WORD = re.compile(r"[\W_]+")
_MARKS = "，。、；：“”《》（）"
# What is neither a common character, which NFKC leaves as it is, nor one of these marks: "①", "～"
_UNCOMMON = re.compile(rf"[^\u4e00-\u9fff0-9A-Za-z{_MARKS}]")
# "2021—2025", "2021--2025" -> "2021-2025"
_DASH = re.compile(r"[—–\-]+")
_KEPT = "、·,-"
_HIDDEN = "\ue000\ue001\ue002\ue003"  # private use: folding leaves them alone
_HIDE = str.maketrans(_KEPT, _HIDDEN)
_SHOW = str.maketrans(_HIDDEN, _KEPT)
_FULL_WIDTH = str.maketrans("():;,", "（）：；，")


def fold(title: str) -> str:
    """The folded title to look up; where folding leaves nothing (《（试行）》), the title unspaced."""
    return _fold(title) or squeeze(title)


@lru_cache(maxsize=16384)
def _fold(title: str) -> str:
    return fold_title(title)


@lru_cache(maxsize=16384)
def title_form(title: str) -> str:
    """The form that identity rests on where no authority knows the title; it is its own form."""
    form, before = title, ""
    while form != before:  # what one fold uncovers (the second of two brackets) the next takes away
        form, before = _fold_once(form), form
    return form


def _fold_once(title: str) -> str:
    hidden = _DASH.sub("-", unicodedata.normalize("NFKC", title)).translate(_HIDE)
    shown = fold_title(hidden).translate(_SHOW)
    if not shown.strip(_KEPT):  # no title at all: "·（试行）"
        shown = fold_title(title) or squeeze(title)
    return full_width(shown)


def full_width(text: str) -> str:
    """ASCII punctuation as Chinese text has it: (试行) -> （试行）."""
    return text.translate(_FULL_WIDTH)


@lru_cache(maxsize=1024)
def fold_words(text: str) -> str:
    """Letters and digits alone: what copies of one text have in common."""
    if _UNCOMMON.search(text) is not None:
        return _NO_WORD.sub("", unicodedata.normalize("NFKC", text))
    for mark in _MARKS:  # quicker than one pass of an expression
        text = text.replace(mark, "")
    return text


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """NFKC without white space; nothing else is taken away."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))
