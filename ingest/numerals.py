"""Chinese numerals and the numbers inside list marks, as integers."""

import unicodedata
from functools import lru_cache

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_FORMAL = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_VALUES = _DIGITS | _FORMAL

NUMERAL_CHARACTERS = "".join(sorted(set(_VALUES) | set(_UNITS) | set(_TENS)))
"""Every character that a Chinese numeral below ten thousand may contain."""

_LONGEST = 12  # 九千九百九十九 has seven characters; more is not a number of this field


@lru_cache(maxsize=1024)
def chinese_to_int(text: str) -> int | None:
    """The value of a numeral, or None where `text` is not one.

    Reads 一, 十三, 廿一, 一百二十, 二〇二三 (digit by digit), 13, １３, ① and ⑵; surrounding white space is
    ignored. Values of ten thousand (万) and more are read in Arabic digits only.
    """
    text = unicodedata.normalize("NFKC", text).strip().strip("()").rstrip(".")
    if not text or len(text) > _LONGEST:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if any(c in _UNITS or c in _TENS for c in text):
        return _by_units(text)
    return _by_digits(text)


def _by_digits(text: str) -> int | None:
    """二〇二三 → 2023; 五 → 5."""
    value = 0
    for character in text:
        digit = _VALUES.get(character)
        if digit is None:
            return None
        value = value * 10 + digit
    return value


def _by_units(text: str) -> int | None:
    """十三 → 13; 二十 → 20; 一百零二 → 102; 廿一 → 21. Units must fall: 十百 is no number."""
    total, digit, last = 0, -1, 10_000
    for character in text:
        if character in _VALUES:
            if digit > 0:
                return None
            digit = _VALUES[character]
            continue
        value = _UNITS.get(character) or _TENS.get(character)
        unit = _UNITS.get(character, 10)
        if value is None or unit >= last or (digit >= 0 and character in _TENS):
            return None
        total += value * (1 if digit < 0 else digit)
        digit, last = -1, unit
    return total + max(digit, 0)
