"""Document numbers (发文字号) beside a title: 《…》（东工信〔2021〕174号）, 东工信〔2021〕174号《…》.

The text is half-width and without white space, as `ingest.compact.Compact` gives it.
"""

import re
from functools import cache

from ingest.trie import trie_pattern
from ingest.word_lists import read_word_lists

# "〔2021〕174号", "[2020]5号", "(2013)531号", "【2012】第30号", "〔2020〕3-1号"
_YEAR_AND_NUMBER = r"[〔\[(【﹝〖{]{1,2}(?:19|20)\d\d年?[〕\])】﹞〗}]{1,2}(?:第|字第)?\d{1,5}(?:-\d{1,3})?号"
# Behind the issuer: "令第87号", "令2018年第16号", "令〔2018〕第3号", "公告2021年第23号", "第87号令"
_ORDER = r"(?:(?:令|公告)(?:〔(?:19|20)\d\d〕|\((?:19|20)\d\d\)|(?:19|20)\d\d年)?第?\d{1,4}号|第\d{1,4}号令)"
# "东工信〔2021〕174号", "财政部令第87号", "国务院第279号令"
_NUMBER = rf"(?:[\u4e00-\u9fffA-Za-z]{{1,16}}{_YEAR_AND_NUMBER}|[\u4e00-\u9fff]{{2,24}}?{_ORDER})"
# What leads to a number behind a title: "(", "(文号:", "[", "(试行)(", "(以下简称《办法》,", or nothing
_LEAD = (
    r"(?:\([^()\d]{1,8}\))?(?:[(\[【](?:[^()。;]{0,30}[,:、])?)?"
    r"(?:(?:发?文字?号|文件号|文号|文)(?:为|:)?)?"
)
_AFTER = re.compile(f"{_LEAD}({_NUMBER})")
# "云农〔2024〕31号|《", "云农〔2024〕31号文件|《", "(云农〔2024〕31号)|《"
_BEFORE = re.compile(rf"({_NUMBER})(?:文件?)?[)\]】]?《?$")
# Where the issuer's letters begin in the stretch before a year or an order: 印发|云农, 根据|财政部令
_ISSUER = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
_SHORTEST_ISSUER = 2


def number_after(text: str) -> tuple[int, int] | None:
    """Where a number stands at the beginning of `text`, which follows a title."""
    match = _AFTER.match(text)
    return match.span(1) if match else None


def number_before(text: str) -> tuple[int, int] | None:
    """Where a number stands at the end of `text`, which leads to a title; no verb before it is in it."""
    match = _BEFORE.search(text)
    if match is None:
        return None
    start, end = match.span(1)
    issuer = _ISSUER.match(text, start, end)
    return start + (_verbs_end(issuer[0]) if issuer else 0), end


def _verbs_end(letters: str) -> int:
    """How many letters lead to the issuer: 2 in 印发云编发, whose end is the issuer's, verb or not."""
    ends = (match.end() for match in _verbs().finditer(letters))
    return max((end for end in ends if len(letters) - end >= _SHORTEST_ISSUER), default=0)


@cache
def _verbs() -> re.Pattern[str]:
    lists = read_word_lists("roles")
    words = [word for verbs in lists["verbs"].values() for word in verbs if len(word) > 1]
    return re.compile(trie_pattern([*words, *lists["steering"]["conjunctions"], *"了的过对将把以按依原由为"]))
