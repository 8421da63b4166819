"""What reports of one inspection are told apart by: the stage that a title or an opening names."""

import re

from graph.folding import squeeze
from graph.words import load_words

# "现将集中整改进展情况予以公布": the sentence that says what is published
_NOW_PUBLISHED = re.compile(r"现将([^。;；\n]{0,80})")
# "第二批", "第3阶段"
_STAGE_NUMBER = re.compile(r"第[一二三四五六七八九十\d]+(?:次|阶段|批)")


def stage_of(title: str | None, text: str) -> str:
    """What the title and the sentence 现将 … call this report of the inspection: 集中整改, 第二批."""
    published = _NOW_PUBLISHED.search(text)
    said = squeeze((title or "") + (published[1] if published else ""))
    stages = {stage for stage in load_words().stages if stage in said}
    return "、".join(sorted(stages | set(_STAGE_NUMBER.findall(said))))
