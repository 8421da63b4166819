"""The role of a document: what its sentence does with it.

In each sentence the documents that stand side by side are one list. The verb that governs a list stands
before it (修订并印发《…》) or, after 将 对 以 or where none stands before, behind it (对《…》进行修订,
《…》已废止, 开展《…》专题培训). A list without a verb of its own takes that of the list before it.
"""

import re

from ingest.governing import Governed, Reading
from ingest.nearest_verb import DocumentList, plain_role
from ingest.report import Role, Span
from ingest.sentences import Sentence, find_sentences
from ingest.tokens import (
    AMENDS,
    AMENDS_WEAKLY,
    CARRIES,
    CITES,
    CONJUNCTION,
    ENACTS,
    FEW,
    PLACES,
    REPEALS,
    STUDIES,
    TITLE,
)

_PUBLIC: dict[str, Role] = {
    CITES: "cites", STUDIES: "studies", ENACTS: "enacts", AMENDS: "amends", REPEALS: "repeals",
    AMENDS_WEAKLY: "amends", CARRIES: "cites", PLACES: "cites",
}  # fmt: skip
# Documents with nothing, or a link, or a few words of the first and a link between: 《…》第四卷、《…》
_SIDE_BY_SIDE = re.compile(f"{TITLE}(?:(?:{FEW}{CONJUNCTION}+|{CONJUNCTION}*){TITLE})*")


def find_roles(text: str, documents: tuple[Span, ...]) -> tuple[Role, ...]:
    """One role for each document; the spans are in order and apart."""
    roles: list[Role] = []
    role, previous = CITES, None
    for sentence in find_sentences(text, documents):
        last = -1
        for group in _lists(sentence):
            said = plain_role(sentence, group)
            if not said:
                before = _list_before(sentence, last, previous, role)
                said = Reading(text, sentence, group, before).role()
            role = said
            last = group[1]
            roles += [_PUBLIC[role]] * group[2]
        previous = sentence
    return tuple(roles)


def _list_before(sentence: Sentence, last: int, previous: Sentence | None, role: str) -> Governed | None:
    """The list before, whose last token and role are given, or that at the end of the sentence before."""
    if last < 0 and not (previous is not None and sentence.goes_on_from(previous)):
        return None
    return Governed(last, role)


def _lists(sentence: Sentence) -> list[DocumentList]:
    kinds = sentence.kinds
    if len(sentence.documents) == 1:
        return [(len(kinds) - 1, len(kinds) - 1, 1, 0)]
    lists, number = [], 0
    for match in _SIDE_BY_SIDE.finditer(kinds):
        size = match.group().count(TITLE)
        lists.append((match.start(), match.end() - 1, size, number))
        number += size
    return lists
