"""Which verb governs a list of documents in its sentence, and what the verbs beside it do together.

The verb stands before the list (修订并印发《…》) or, after 将 对 以 or where none stands before, behind it
(对《…》进行修订, 《…》已废止, 开展《…》专题培训).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.sentences import Sentence, Token
from ingest.steering import steering

_VERBS = frozenset({"repeals", "amends", "amends_weakly", "enacts", "studies", "cites", "places", "carries"})
_GOVERNING = _VERBS | {"light", "disposal", "about"}
_MODES = frozenset({"disposal", "about", "light"})
_LINKED = _VERBS | {"adverb", "le", "conjunctions"}  # what stands between verbs side by side, and they
_RANK = {"studies": 1, "enacts": 2, "amends_weakly": 2, "amends": 3, "repeals": 4}  # the rest: 0
_FARTHEST = 40  # tokens between a verb and its document
# What a document is made into by 将: "列为必读书目", "纳入学习计划"
_PLACED = re.compile(r"纳入|列入|列为|作为|定为|编入")
_PLACED_END = re.compile(rf"(?:{_PLACED.pattern})$")
# To learn it, right before a title: "学《条例》", "逐条学《条例》"; not "中学《章程》", "教学《规范》"
_LEARN = re.compile(r"(?<![中小大同教文科数化医法理工农办升入开助])学$")
# A verb that ends its phrase with those who get the document: "印发各科室", "下发到村"
_TO_ALL = re.compile(r"[各至到给全]")
# What the documents are an example of: "等5项制度", "等党内法规"
_AND_OTHERS = re.compile(r"^等[^已未]{0,10}(?=的)|^等[\d一二三四五六七八九十百多余两]*[项个份部类种篇]?")
# Which part of a work: "第四卷专题学习"
_VOLUME = re.compile(r"^第[一二三四五六七八九十]{1,3}[卷册辑编版]")
_SHORT_MODIFIER = 2
_LE = frozenset({"le"})
_NEW_BY_VERB = frozenset({"enacts", "amends", "amends_weakly", "carries"})
_NEW_BY_VERB_OR_LE = _NEW_BY_VERB | _LE
# Who or when, before a verb that is said of the document: "经党组会审议", "由局务会", "于8月"
_ACTOR = re.compile(r"[经由于应需被]")


class DocumentList(NamedTuple):
    """Documents side by side: the tokens of the first and the last, how many, how many before them in the
    sentence, and their role once known."""

    first: int
    last: int
    size: int
    number: int = 0
    role: str = ""

    def said(self, role: str) -> "DocumentList":
        return DocumentList(self.first, self.last, self.size, self.number, role)


def _joined(earlier: str, later: str, linked: bool) -> str:
    """What two verbs side by side do together; `linked` where 、 or 并 stands between them."""
    if later == "carries" or (earlier == "studies" and later == "cites"):
        return earlier
    if earlier in ("cites", "places", "carries") or (not linked and later in ("studies", "cites")):
        return later
    if not linked and {earlier, later} == {"enacts", "amends_weakly"}:
        return "enacts"
    return later if _RANK.get(later, 0) > _RANK.get(earlier, 0) else earlier


class Reading(NamedTuple):
    """One list of documents in its sentence; `before` is the list before it, which it may go on."""

    text: str
    sentence: Sentence
    group: DocumentList
    before: DocumentList | None
    tokens: tuple[Token, ...]

    def role(self) -> str:
        mode, role = self._left()
        if mode == "verb":
            return self._said_of_noun(role) or role
        if mode in ("disposal", "about"):
            return self._disposed() if mode == "disposal" else self._about()
        if mode == "topic":
            return self._topic(role)
        if (said := self._said_after()) is not None:
            return self._new_version(said, role) if mode == "none" else said
        if mode == "places":
            return role
        return self._inherited() if mode == "none" else "cites"

    def _left(self) -> tuple[str, str]:
        """How the words before the list govern it: a mode, and the verb's role or the topic's word."""
        tokens, place, attribute, over_comma = self.tokens, self.group.first - 1, "", False
        if place >= 0 and (said := self._right_before(place)):
            return said
        farthest = max(self.group.first - _FARTHEST, 0)
        while place >= farthest:
            kind, text = tokens[place]
            if kind == "topic" and attribute:  # 以新修订的《…》为重点
                return "topic", text
            if kind in _VERBS or kind == "topic":
                start, role = self._verbs(place)
                if self._attributive(place):
                    attribute, start = attribute or self._kind(place), place
                elif not self._ends_item(place):
                    return ("places" if role == "places" else "verb"), self._new_version(role, attribute)
                place = start
            elif kind in _MODES:
                return kind, ""
            elif kind == "comma":
                if not over_comma and text not in ":：":
                    break
                over_comma = False
            elif kind == "copulas":
                over_comma = True
            place -= 1
        return "none", attribute

    def _right_before(self, place: int) -> tuple[str, str] | None:
        """What the word at `place`, before the list, says at once: 以《…》为主题, 逐条学《…》."""
        kind, text = self.tokens[place]
        if kind == "topic":
            return "topic", text
        return ("verb", "studies") if kind == "other" and _LEARN.search(text) else None

    def _said_of_noun(self, role: str) -> str | None:
        """The role where the verb is said of a noun behind the list: 撰写《…》学习心得, 印制《…》口袋书,
        补充《…》等材料; None where it is not."""
        if role not in ("enacts", "amends_weakly"):
            return None
        text = _AND_OTHERS.sub("", "".join(token.text for token in self.tokens[self.group.last + 1 :][:3]))
        nouns = steering().copies if role == "enacts" else steering().filed
        if nouns.match(text):
            return "cites"
        return "studies" if role == "enacts" and steering().lessons.match(text) else None

    def _word(self, place: int, kind: str) -> bool:
        return self.tokens[place].kind == kind

    def _attributive(self, place: int) -> bool:
        """Whether the verb is said of a noun behind it: 2016年印发的《…》, 印发执行的《…》."""
        if self.tokens[place].text in steering().relative and self._word(self.group.first - 1, "de"):
            return True  # 修订了涉及人事、财务的《…》
        after = place + 1
        passed = _NEW_BY_VERB_OR_LE if self.tokens[place].kind in _NEW_BY_VERB else _LE
        while (kind := self.tokens[after].kind) in passed:
            after += 1
        return kind == "de"

    def _ends_item(self, place: int) -> bool:
        """Whether the verb belongs to the document before it: 完成《…》修订、|《…》编制."""
        between = self.tokens[place + 1 : self.group.first]
        return bool(between) and all(token.kind == "conjunctions" for token in between)

    @staticmethod
    def _new_version(role: str, attribute: str) -> str:
        """印发新修订的《…》 amends, 写入新制定的《…》 enacts."""
        if role == "places" and attribute:
            return attribute
        return "amends" if role == "enacts" and attribute == "amends" else role

    def _verbs(self, place: int) -> tuple[int, str]:
        """The verbs side by side that end at `place`: where they begin, and what they do together."""
        if not place or self.tokens[place - 1].kind not in _LINKED:
            return place, "cites" if place and self._negated(place) else self._kind(place)
        verbs = [(self._kind(place), False)]
        start, linked, probe = place, False, place - 1
        while probe >= 0 and (kind := self.tokens[probe].kind) in _LINKED:
            if kind in _VERBS:
                verbs[-1] = (verbs[-1][0], linked)
                verbs.append((kind, False))
                start, linked = probe, False
            linked = linked or kind == "conjunctions"
            probe -= 1
        role = verbs[-1][0]
        for later, link in reversed(verbs[:-1]):
            role = _joined(role, later, link)
        return start, "cites" if self._negated(start) else role

    def _kind(self, place: int) -> str:
        kind = self.tokens[place].kind
        return "cites" if kind == "topic" else kind

    def _negated(self, start: int) -> bool:
        for place in range(start - 1, max(start - 5, -1), -1):
            token = self.tokens[place]
            if token.kind == "negation":
                return True
            if token.kind not in ("adverb", "le") and not (token.kind == "other" and len(token.text) <= 4):
                return False
        return False

    def _after(self, chunks: int) -> range:
        """Token indices behind the list: to the next document, through `chunks` stretches between commas."""
        end = self.group.last + 1
        while end < len(self.tokens) and not self._word(end, "title"):
            if self._word(end, "comma"):
                chunks -= 1
                if not chunks:
                    break
            end += 1
        return range(self.group.last + 1, end)

    def _verbs_after(self, chunks: int) -> Iterator[tuple[int, int, str]]:
        """Groups of verbs behind the list: first token, the token after the last, what they do together."""
        place, end = self.group.last + 1, self._after(chunks).stop
        while place < end:
            if self.tokens[place].kind not in _VERBS:
                place += 1
                continue
            last = probe = place
            while probe < end and self.tokens[probe].kind in _LINKED:
                last = probe if self.tokens[probe].kind in _VERBS else last
                probe += 1
            yield place, last + 1, self._verbs(last)[1]
            place = last + 1

    def _takes_document(self, after: int) -> bool:
        """Whether the verbs before `after` govern the next document."""
        passed = ("le", "adverb", "other", "de", "conjunctions")
        while after < len(self.tokens) and self.tokens[after].kind in passed:
            after += 1
        return after < len(self.tokens) and self._word(after, "title")

    def _nominal(self, after: int) -> bool:
        """Whether verbs end their phrase before `after`: 《…》修订工作, 《…》学习。."""
        if after >= len(self.tokens) or self._word(after, "comma"):
            return True
        return steering().nominal_end.match(self.tokens[after].text) is not None

    def _said_after(self) -> str | None:
        """The role of verbs behind the list that are said of it: 《…》已废止, 《…》专题培训."""
        cited: str | None = None
        reason = self._gives_reason()
        for first, after, role in self._verbs_after(2 if reason else 1):
            between = self.tokens[self.group.last + 1 : first]
            if self._marked(between):
                if self._takes_document(after) and not self._closed(after):
                    return cited
                if role != "cites" and (cited is None or self._ends_phrase(after)):
                    return role
                cited = "cites"  # 《…》经局务会审议后印发
            elif cited is None and not reason:
                said = self._modifies(between) and self._nominal(after)
                return role if said else self._course()
        return cited or self._course()

    def _gives_reason(self) -> bool:
        """Whether the words right behind the list only say why: 《…》因与上级规定不符，已予废止."""
        text = "".join(token.text for token in self.tokens[self.group.last + 1 :][:4])
        return text.startswith(steering().reasons)

    def _ends_phrase(self, after: int) -> bool:
        return self._nominal(after) or _TO_ALL.match(self.tokens[after].text) is not None

    def _course(self) -> str | None:
        """Studies, where a course is right behind the list: 举办《…》专题培训班."""
        for place in self._after(1):
            if self._word(place, "course"):
                return "studies" if self._modifies(self.tokens[self.group.last + 1 : place]) else None
        return None

    def _closed(self, after: int) -> bool:
        return after < len(self.tokens) and self.tokens[after].kind in ("le", "conjunctions")

    @staticmethod
    def _modifies(between: tuple[Token, ...]) -> bool:
        """Whether the words between a document and a verb leave the verb said of it: 等5项制度的, 中期."""
        bare = _AND_OTHERS.sub("", "".join(token.text for token in between if token.kind != "adverb"))
        bare = _VOLUME.sub("", bare)
        return len(bare) <= _SHORT_MODIFIER or steering().modifiers.fullmatch(bare) is not None

    @staticmethod
    def _marked(between: tuple[Token, ...]) -> bool:
        markers = steering().markers
        return any(
            token.text in markers or (token.kind == "other" and _ACTOR.match(token.text)) for token in between
        )

    def _disposed(self) -> str:
        """After 将 or 把: the first verb behind the list."""
        text = "".join(self.tokens[place].text for place in self._after(1))
        if _PLACED.search(text):
            words = steering().no_learning.sub("", text + self._placed_in(text))
            return "studies" if steering().learning.search(words) else "cites"
        return next((role for _, _, role in self._verbs_after(1) if role != "carries"), "cites")

    def _placed_in(self, text: str) -> str:
        """The title that the list is placed in: 纳入《学习计划》; where none is named, the one before it."""
        end, following = self._after(1).stop, self.group.number + self.group.size
        if end < len(self.tokens) and self._word(end, "title"):
            return self.sentence.documents[following].of(self.text)
        if self.group.number and _PLACED_END.search(text):
            return self.sentence.documents[self.group.number - 1].of(self.text)
        return ""

    def _about(self) -> str:
        """After 对: the first verb behind the list that ends its phrase or comes with 进行."""
        for chunks in (1, 2):
            for first, after, role in self._verbs_after(chunks):
                done = self.tokens[first - 1].text in ("进行", "予以", "加以", "开展") or self._marked(
                    self.tokens[self.group.last + 1 : first]
                )
                if (done or self._nominal(after)) and not self._takes_document(after):
                    return role
            if any(self.tokens[place].kind in _GOVERNING for place in self._after(chunks)):
                break
        return "cites"

    def _topic(self, word: str) -> str:
        """After 以 就 围绕: learnt where the same clause says so; else cited."""
        chunks = 1 if word in ("针对", "结合") else 2
        roles = {role for _, after, role in self._verbs_after(chunks) if not self._takes_document(after)}
        course = any(self._word(place, "course") for place in self._after(chunks))
        return "studies" if "studies" in roles or course else "cites"

    def _inherited(self) -> str:
        """The role of the list before, where no verb stands between."""
        if self.before is None:
            return "cites"
        between = self.tokens[self.before.last + 1 : self.group.first]
        if any(token.kind in _GOVERNING or token.kind == "topic" for token in between):
            return "cites"
        return self.before.role
