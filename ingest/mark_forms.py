"""What marks look like (一、 （一） 1. ① 一是 首先 —— 问题1：): an expression for all, what each says."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple, get_args

from ingest.cues import body_cues, either
from ingest.marks import Place
from ingest.numerals import chinese_to_int

_HAN_SIGNS, _ARABIC_SIGNS = "一二三四五六七八九十百廿卅", "0-9０-９"
_DIGITS = "0-9一二三四五六七八九十"
_HAN = f"[{_HAN_SIGNS}]{{1,4}}"
_ARABIC = f"[{_ARABIC_SIGNS}]{{1,3}}"
_ADVERBS = {
    "首先": 1,
    "其次": 2,
    "再次": 3,
    "再者": 3,
    "最后": None,
    "其一": 1,
    "其二": 2,
    "其三": 3,
    "其四": 4,
    "其五": 5,
}
_ADVERB_SIGNS = "，,：:"


@cache
def mark_pattern() -> re.Pattern[str]:
    """An expression for all styles, the style in `lastgroup`.

    It begins with one set of first characters, so that a search only looks at these; then each of these leads
    to its own styles and to no other.
    """
    firsts = "".join(first for first, _ in _styles())
    rest = ""
    for first, styles in reversed(_styles()):
        rest = f"(?:(?<=[{first}])(?:{styles})|(?<![{first}])(?:{rest}))" if rest else styles
    return re.compile(f"[{firsts}]{rest}", re.VERBOSE)


@cache
def _styles() -> tuple[tuple[str, str], ...]:
    """What a mark may begin with, and the styles that begin with it, written from behind it."""
    words = body_cues().numbered_words
    counts = rf"(?![0-9年月日个项条类起件%])(?![、和及]\s?(?:问题|[{_DIGITS}]))"
    number = f"(?:{_HAN}|{_ARABIC}){counts}|之[一二三四五六七八九十]|第(?:{_HAN}|{_ARABIC})[项条号]"
    named = rf"[（(]?(?:{number})[）)】\]]?[：:、.．，,]?[】\]]?[：:]?(?P<named>)"
    return (
        (
            _ARABIC_SIGNS,
            # most figures are none: a look at what stands around them first
            r"""(?<![0-9０-９.．].)(?=[0-9０-９]{0,2}\s?[.．、）)])(?:
            (?<![,，/年月－-].)(?:
                # 1.1 2．3 1.2.1 at the start of a line
                (?<=[0-9])[0-9]?(?:[.．][0-9]{1,2}){1,2}(?![.．][0-9])(?![0-9%％万亿千百元倍米公平吨版年月日个名人次项件户家条处座台辆份起场期、，,-])[.．、]?(?P<decimal>)
                # 1. 12． 3、, and before a figure: 1.2023年
                |[0-9０-９]{0,2}\s?[.．、](?:(?![0-9０-９])(?P<dot>)|(?P<year>)))
            # 4) ５） where the page lost the opening bracket
            |(?<![（(].)[0-9０-９]{0,2}[）)](?P<half>))""",
        ),
        # 问题1： 反馈问题（二） 任务四、 问题清单第2项：
        (_firsts(words), rf"{_behind(words)}[^\S\n]?{named}"),
        (
            _HAN_SIGNS,
            rf"""(?<![一二三四五六七八九十百第].)[{_HAN_SIGNS}]{{0,3}}(?:
                # 一是 十二是; 一要 二要; 一、 十二． 三. and, at the start of a line, 三：
                \s?是(?!一是)(?P<is>)[，,：:]?|要(?![素点件务求领闻])(?P<yao>)|\s?[、．.：:](?P<han>))
            # 一） where the page lost the opening bracket
            |(?<![0-9０-９.．（(].)[{_HAN_SIGNS}]{{0,3}}[）)](?P<han_half>)""",
        ),
        (
            r"（(〔【［\[",
            rf"""# 【问题3】
            (?<=[【\[])(?:{either(words)})\s?{named.replace("named", "bracket_named")}
            # （一） (12) 【三】 ［2］
            |\s?(?:{_HAN}|{_ARABIC})\s?[）)〕】］\]][、.．]?(?P<bracket>)""",
        ),
        (
            "第",
            rf"""# 第一部分 第二章
            {_HAN}(?:部分|章|篇)[：:，,、]?(?P<part>)
            # 第一个问题： 第3项问题
            |(?:{_HAN}|{_ARABIC})(?:个问题|个方面|类问题|项问题)[：:，,、]?(?P<ordinal>)
            # 第一， 第二、 第三是
            |{_HAN}(?:[，,：:]|、(?!第)|是(?!否))(?P<di>)""",
        ),
        # ① ⑵ ㈢ ⒋
        (r"\u2460-\u249b\u2776-\u277f\u3220-\u3229", "(?P<circled>)"),
        # 首先， 其次 最后：
        (_firsts(_ADVERBS), rf"{_behind(_ADVERBS)}[，,：:]?(?P<adverb>)"),
        # —— － ● at the start of a line
        ("—―－–●■◆▲★▪•◎○·-", r"(?:(?<=[—―－–])[—―－–]{0,2}|(?<![—―－–])\s?)(?P<dash>)"),
    )


def _firsts(words: Iterable[str]) -> str:
    return "".join(sorted({word[0] for word in words}))


def _behind(words: Iterable[str]) -> str:
    """An expression for words whose first character was read: 题 behind 问, 务 behind 任."""
    rests: dict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[0]].append(word[1:])
    return f"(?:{'|'.join(f'(?<={first}){either(rest)}' for first, rest in sorted(rests.items()))})"


_ANYWHERE: frozenset[Place] = frozenset(get_args(Place))
_LINE: frozenset[Place] = frozenset({"line"})
_SENTENCE: frozenset[Place] = frozenset({"line", "sentence"})


class _Form(NamedTuple):
    """What a mark's words say wherever they stand, and the places at which they are a mark."""

    style: str
    number: int | None
    places: frozenset[Place] = _ANYWHERE
    doubtful: bool = False


@lru_cache(maxsize=4096)  # a report has the same few words for its marks again and again
def mark_form(group: str | None, words: str) -> _Form:
    """What the words of a match of `mark_pattern` say; `group`: its `lastgroup`."""
    match group:
        case "bracket":
            inner = words.strip("（(〔【［[)）〕】］]、.． ")
            return _Form("paren" if inner.isdigit() else "han-paren", chinese_to_int(inner))
        case "decimal":
            parts = re.split("[.．]", words.rstrip(".．、"))
            return _Form(f"decimal{len(parts)}", int(parts[-1]), _LINE)
        case "circled":
            return _Form(_circled_style(words), chinese_to_int(words))
        case "named" | "bracket_named":
            return _Form("named", _number(words), _ANYWHERE - {"clause"})
        case "han" if words[-1] in "：:":
            return _Form("han", _number(words), _LINE)
        case "part":
            return _Form("part", _number(words), _SENTENCE)
        case "di":
            return _Form("di", _number(words), _ANYWHERE - {"loose"})
        case "han_half":
            return _Form("han-paren", _number(words), _LINE)
        case "half":
            return _Form("paren", _number(words))
        case "year":
            return _Form("dot", _number(words), _LINE, doubtful=True)
        case "adverb":
            return _Form("adverb", _ADVERBS[words.rstrip(_ADVERB_SIGNS)], _SENTENCE)
        case "dash":
            return _Form("dash", None, _SENTENCE if len(words) > 1 and words[0] in "—―－–" else _LINE)
        case _:
            return _Form(group or "", _number(words))


def _number(words: str) -> int | None:
    """The number in a mark: 1 in 一是，, 3 in 反馈问题（3）."""
    return chinese_to_int("".join(re.findall(f"{_HAN}|{_ARABIC}", words)[-1:]))


def _circled_style(character: str) -> str:
    code = ord(character)
    if 0x2474 <= code <= 0x2487:
        return "paren"
    if 0x2488 <= code <= 0x249B:
        return "dot"
    return "han-paren" if code >= 0x3220 else "circled"
