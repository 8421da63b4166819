"""Document numbers (发文字号) beside a title: 东工信〔2021〕174号."""

import re

# Half-width text without white space. What leads to a number: "(", "(文号:", "[", or nothing
_LEAD = r"[(\[【]?(?:(?:发?文字?号|文件号|文号|文)(?:为|:)?)?"
# "东工信〔2021〕174号", "国办发[2020]5号", "财行(2013)531号", "中办发【2012】第30号", "财政部令第87号"
_NUMBER = (
    r"(?:[\u4e00-\u9fffA-Za-z]{1,16}[〔\[(【﹝〖]{1,2}(?:19|20)\d\d年?[〕\])】﹞〗]{1,2}(?:第|字第)?\d{1,5}(?:-\d{1,3})?号"
    r"|[\u4e00-\u9fff]{2,12}令(?:〔(?:19|20)\d\d〕|\((?:19|20)\d\d\)|(?:19|20)\d\d年)?第\d{1,4}号)"
)
_AFTER = re.compile(f"{_LEAD}({_NUMBER})")


def number_after(text: str) -> tuple[int, int] | None:
    """Where a number stands at the beginning of `text` (half-width marks, no white space)."""
    match = _AFTER.match(text)
    return match.span(1) if match else None
