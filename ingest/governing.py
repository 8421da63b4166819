"""Which verb governs a list of documents in its sentence, and what the verbs beside it do together.

The verb stands before the list (修订并印发《…》) or, after 将 对 以 or where none stands before, behind it
(对《…》进行修订, 《…》已废止, 开展《…》专题培训).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.nearest_verb import LINKED, MAKES, NEGATION_REACH, DocumentList, no_noun_behind
from ingest.sentences import Sentence
from ingest.steering import steering
from ingest.tokens import (
    ABOUT,
    ADVERB,
    AMENDS,
    AMENDS_WEAKLY,
    CARRIES,
    CITES,
    COMMA,
    CONJUNCTION,
    COPULA,
    COURSE,
    DE,
    DISPOSAL,
    ENACTS,
    FEW,
    LE,
    LIGHT,
    MANY,
    NEGATION,
    PLACES,
    REPEALS,
    STUDIES,
    TITLE,
    TOPIC,
    VERBS,
)

_MODES = {DISPOSAL: "disposal", ABOUT: "about", LIGHT: "light"}
_VERBS_OR_TOPIC = frozenset((*VERBS, TOPIC))
_OTHER = frozenset((FEW, MANY))
_NEW_BY_VERB = frozenset((ENACTS, AMENDS, AMENDS_WEAKLY, CARRIES))
_CLOSES = (LE, CONJUNCTION)  # behind verbs that are said of the document before them: 《…》已修订并
_RANK = {STUDIES: 1, ENACTS: 2, AMENDS_WEAKLY: 2, AMENDS: 3, REPEALS: 4}  # the rest: 0
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
# Who or when, before a verb that is said of the document: "经党组会审议", "由局务会", "于8月"
_ACTOR = re.compile(r"[经由于应需被]")
_DONE = frozenset(("进行", "予以", "加以", "开展"))

# Patterns of kinds: 未 及时 | before a verb, "xv"
_NEGATED = re.compile(rf"{NEGATION}[{ADVERB}{LE}{FEW}]*\Z")
# Behind a verb, where it is an attribute: 学习 | 过的, "ld"; 印发 | 执行的, "Id"
_TO_DE = re.compile(f"{LE}*{DE}")
_TO_DE_OF_NEW = re.compile(f"[{''.join(sorted(_NEW_BY_VERB))}{LE}]*{DE}")
# Verbs side by side: 修订 并 印发, "AjE"
_VERBS_BESIDE = re.compile(f"[{VERBS}](?:[{VERBS}{ADVERB}{LE}{CONJUNCTION}]*[{VERBS}])?")
# From verbs to the document that they govern: | 的 新 《…》, "dvT"
_TO_DOCUMENT = re.compile(f"[{LE}{ADVERB}{FEW}{MANY}{DE}{CONJUNCTION}]*{TITLE}")
# What may say that a verb behind 对《…》 is not the one looked for: 开展, "h"
_GOVERNING = re.compile(f"[{VERBS}{''.join(_MODES)}]")
# What frees a list from the verb of the list before it: 以, "t"
_FREES = re.compile(f"[{VERBS}{''.join(_MODES)}{TOPIC}]")


class Governed(NamedTuple):
    """A list whose role is known, with its last token, which is -1 in a sentence that is over."""

    last: int
    role: str


def _joined(earlier: str, later: str, linked: bool) -> str:
    """What two verbs side by side do together; `linked` where 、 or 并 stands between them."""
    if later == CARRIES or (earlier == STUDIES and later == CITES):
        return earlier
    if earlier in (CITES, PLACES, CARRIES) or (not linked and later in (STUDIES, CITES)):
        return later
    if not linked and {earlier, later} == {ENACTS, AMENDS_WEAKLY}:
        return ENACTS
    return later if _RANK.get(later, 0) > _RANK.get(earlier, 0) else earlier


class Reading:
    """One list of documents in its sentence; `before` is the list before it, which it may go on."""

    __slots__ = ("_before", "_first", "_kinds", "_last", "_number", "_sentence", "_size", "_text", "_words")

    def __init__(self, text: str, sentence: Sentence, group: DocumentList, before: Governed | None) -> None:
        self._text = text
        self._sentence = sentence
        self._kinds, self._words = sentence.kinds, sentence.words
        self._first, self._last, self._size, self._number = group
        self._before = before

    def role(self) -> str:
        mode, role = self._left()
        if mode == "verb":
            return self._said_of_noun(role) or role
        self._read_on()
        if mode in ("disposal", "about"):
            return self._disposed() if mode == "disposal" else self._about()
        if mode == "topic":
            return self._topic(role)
        if (said := self._said_after()) is not None:
            return self._new_version(said, role) if mode == "none" else said
        if mode == "places":
            return role
        return self._inherited() if mode == "none" else CITES

    def _left(self) -> tuple[str, str]:
        """How the words before the list govern it: a mode, and the verb's role or the topic's word."""
        kinds, place, attribute, over_comma = self._kinds, self._first - 1, "", False
        if place >= 0 and (said := self._right_before(place)):
            return said
        farthest = max(place + 1 - _FARTHEST, 0)
        while place >= farthest:
            kind = kinds[place]
            if kind == TOPIC and attribute:  # 以新修订的《…》为重点
                return "topic", self._words[place]
            if kind in _VERBS_OR_TOPIC:
                start, role = self._verbs(place)
                if self._attributive(place):
                    attribute, start = attribute or self._kind(place), place
                elif not self._ends_item(place):
                    return ("places" if role == PLACES else "verb"), self._new_version(role, attribute)
                place = start
            elif kind in _MODES:
                return _MODES[kind], ""
            elif kind == COMMA:
                if not over_comma and self._words[place] not in ":：":
                    break
                over_comma = False
            elif kind == COPULA:
                over_comma = True
            place -= 1
        return "none", attribute

    def _right_before(self, place: int) -> tuple[str, str] | None:
        """What the word at `place`, before the list, says at once: 以《…》为主题, 逐条学《…》."""
        kind = self._kinds[place]
        if kind == TOPIC:
            return "topic", self._words[place]
        return ("verb", STUDIES) if kind in _OTHER and _LEARN.search(self._words[place]) else None

    def _read_on(self) -> None:
        self._sentence.read_on()
        self._kinds = self._sentence.kinds

    def _said_of_noun(self, role: str) -> str | None:
        """The role where the verb is said of a noun behind the list: 撰写《…》学习心得, 印制《…》口袋书,
        补充《…》等材料; None where it is not."""
        if role not in MAKES or no_noun_behind(self._sentence, self._last):
            return None
        self._read_on()
        after = self._last + 1
        text = _AND_OTHERS.sub("", "".join(self._words[after : after + 3]))
        nouns = steering().copies if role == ENACTS else steering().filed
        if nouns.match(text):
            return CITES
        return STUDIES if role == ENACTS and steering().lessons.match(text) else None

    def _attributive(self, place: int) -> bool:
        """Whether the verb is said of a noun behind it: 2016年印发的《…》, 印发执行的《…》."""
        kinds, first = self._kinds, self._first
        if DE not in kinds[place:first]:
            return False
        if kinds[first - 1] == DE and self._words[place] in steering().relative:
            return True  # 修订了涉及人事、财务的《…》
        return (_TO_DE_OF_NEW if kinds[place] in _NEW_BY_VERB else _TO_DE).match(kinds, place + 1) is not None

    def _ends_item(self, place: int) -> bool:
        """Whether the verb belongs to the document before it: 完成《…》修订、|《…》编制."""
        between = self._kinds[place + 1 : self._first]
        return bool(between) and not between.strip(CONJUNCTION)

    @staticmethod
    def _new_version(role: str, attribute: str) -> str:
        """印发新修订的《…》 amends, 写入新制定的《…》 enacts."""
        if role == PLACES and attribute:
            return attribute
        return AMENDS if role == ENACTS and attribute == AMENDS else role

    def _verbs(self, place: int) -> tuple[int, str]:
        """The verbs side by side that end at `place`: where they begin, and what they do together."""
        kinds = self._kinds
        if not place or kinds[place - 1] not in LINKED:
            return place, CITES if place and self._negated(place) else self._kind(place)
        verbs = [(self._kind(place), False)]
        start, linked, probe = place, False, place - 1
        while probe >= 0 and (kind := kinds[probe]) in LINKED:
            if kind in VERBS:
                verbs[-1] = (verbs[-1][0], linked)
                verbs.append((kind, False))
                start, linked = probe, False
            linked = linked or kind == CONJUNCTION
            probe -= 1
        role = verbs[-1][0]
        for later, link in reversed(verbs[:-1]):
            role = _joined(role, later, link)
        return start, CITES if self._negated(start) else role

    def _kind(self, place: int) -> str:
        kind = self._kinds[place]
        return CITES if kind == TOPIC else kind

    def _negated(self, start: int) -> bool:
        return _NEGATED.search(self._kinds, max(start - NEGATION_REACH, 0), start) is not None

    def _end(self, chunks: int) -> int:
        """The token where the words behind the list end: the next document, or the comma that ends so many
        `chunks` of them."""
        kinds, end = self._kinds, self._last
        document = kinds.find(TITLE, end + 1)
        document = len(kinds) if document < 0 else document
        while chunks and (end := kinds.find(COMMA, end + 1, document)) >= 0:
            chunks -= 1
        return document if end < 0 else end

    def _verbs_after(self, chunks: int) -> Iterator[tuple[int, int, str]]:
        """Groups of verbs behind the list: first token, the token after the last, what they do together."""
        for match in _VERBS_BESIDE.finditer(self._kinds, self._last + 1, self._end(chunks)):
            first, after = match.span()
            yield first, after, self._verbs(after - 1)[1]

    def _takes_document(self, after: int) -> bool:
        """Whether the verbs before `after` govern the next document."""
        return _TO_DOCUMENT.match(self._kinds, after) is not None

    def _nominal(self, after: int) -> bool:
        """Whether verbs end their phrase before `after`: 《…》修订工作, 《…》学习。."""
        if self._kinds[after : after + 1] in ("", COMMA):
            return True
        return steering().nominal_end.match(self._words[after]) is not None

    def _said_after(self) -> str | None:
        """The role of verbs behind the list that are said of it: 《…》已废止, 《…》专题培训."""
        cited: str | None = None
        reason = self._gives_reason()
        for first, after, role in self._verbs_after(2 if reason else 1):
            if self._marked(first):
                if self._takes_document(after) and self._kinds[after : after + 1] not in _CLOSES:
                    return cited
                if role != CITES and (cited is None or self._ends_phrase(after)):
                    return role
                cited = CITES  # 《…》经局务会审议后印发
            elif cited is None and not reason:
                said = self._modifies(first) and self._nominal(after)
                return role if said else self._course()
        return cited or self._course()

    def _gives_reason(self) -> bool:
        """Whether the words right behind the list only say why: 《…》因与上级规定不符，已予废止."""
        text = "".join(self._words[self._last + 1 : self._last + 5])
        return text.startswith(steering().reasons)

    def _ends_phrase(self, after: int) -> bool:
        return self._nominal(after) or _TO_ALL.match(self._words[after]) is not None

    def _course(self) -> str | None:
        """Studies, where a course is right behind the list: 举办《…》专题培训班."""
        place = self._kinds.find(COURSE, self._last + 1, self._end(1))
        return STUDIES if place >= 0 and self._modifies(place) else None

    def _modifies(self, end: int) -> bool:
        """Whether the words up to a verb at `end` leave the verb said of the list: 等5项制度的, 中期."""
        bare = "".join(word for kind, word in self._between(end) if kind != ADVERB)
        bare = _VOLUME.sub("", _AND_OTHERS.sub("", bare))
        return len(bare) <= _SHORT_MODIFIER or steering().modifiers.fullmatch(bare) is not None

    def _marked(self, end: int) -> bool:
        """Whether a word between the list and a verb at `end` says that the verb is said of the list."""
        return any(
            word in steering().markers or (kind in _OTHER and _ACTOR.match(word))
            for kind, word in self._between(end)
        )

    def _between(self, end: int) -> Iterator[tuple[str, str]]:
        """The tokens from the list to the one at `end`, which is not among them."""
        start = self._last + 1
        return zip(self._kinds[start:end], self._words[start:end], strict=True)

    def _disposed(self) -> str:
        """After 将 or 把: the first verb behind the list."""
        text = "".join(self._words[self._last + 1 : self._end(1)])
        if _PLACED.search(text):
            words = steering().no_learning.sub("", text + self._placed_in(text))
            return STUDIES if steering().learning.search(words) else CITES
        return next((role for _, _, role in self._verbs_after(1) if role != CARRIES), CITES)

    def _placed_in(self, text: str) -> str:
        """The title that the list is placed in: 纳入《学习计划》; where none is named, the one before it."""
        end, following = self._end(1), self._number + self._size
        if self._kinds.startswith(TITLE, end):
            return self._sentence.documents[following].of(self._text)
        if self._number and _PLACED_END.search(text):
            return self._sentence.documents[self._number - 1].of(self._text)
        return ""

    def _about(self) -> str:
        """After 对: the first verb behind the list that ends its phrase or comes with 进行."""
        start = self._last + 1
        for chunks in (1, 2):
            for first, after, role in self._verbs_after(chunks):
                done = self._words[first - 1] in _DONE or self._marked(first)
                if (done or self._nominal(after)) and not self._takes_document(after):
                    return role
            if _GOVERNING.search(self._kinds, start, self._end(chunks)):
                break
        return CITES

    def _topic(self, word: str) -> str:
        """After 以 就 围绕: learnt where the same clause says so; else cited."""
        chunks = 1 if word in ("针对", "结合") else 2
        roles = {role for _, after, role in self._verbs_after(chunks) if not self._takes_document(after)}
        course = COURSE in self._kinds[self._last + 1 : self._end(chunks)]
        return STUDIES if STUDIES in roles or course else CITES

    def _inherited(self) -> str:
        """The role of the list before, where no verb stands between."""
        before = self._before
        if before is None or _FREES.search(self._kinds, before.last + 1, self._first):
            return CITES
        return before.role
