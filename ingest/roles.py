"""The role of a document: what its sentence does with it.

In each sentence the documents that stand side by side are one list. The verb that governs a list stands
before it (修订并印发《…》) or, after 将 对 以 or where none stands before, behind it (对《…》进行修订,
《…》已废止, 开展《…》专题培训). A list without a verb of its own takes that of the list before it.
"""

from collections.abc import Iterator

from ingest.governing import DocumentList, Reading
from ingest.report import Role, Span
from ingest.sentences import Sentence, Token, find_sentences

_PUBLIC: dict[str, Role] = {
    "cites": "cites", "studies": "studies", "enacts": "enacts", "amends": "amends", "repeals": "repeals",
    "amends_weakly": "amends", "carries": "cites", "places": "cites",
}  # fmt: skip
_LONGEST_LEAD = 4  # letters before a sentence's first title with which it goes on with the list before
_LONGEST_TAIL = 4  # letters between a title and its list's next link that are said of the title alone


def find_roles(text: str, documents: tuple[Span, ...]) -> tuple[Role, ...]:
    """One role for each document; the spans are in order and apart."""
    roles: list[Role] = []
    before: DocumentList | None = None
    for sentence in tuple(find_sentences(text, documents)):  # all first: faster than turn about
        before = _carried(sentence, before) if before else None
        for group in _lists(sentence.tokens):
            role = Reading(text, sentence, group, before, sentence.tokens).role()
            before = group.said(role)
            roles += [_PUBLIC[role]] * group.size
        before = before if before and _ends(sentence.tokens, before) else None
    return tuple(roles)


def _carried(sentence: Sentence, before: DocumentList) -> DocumentList | None:
    """The list that ended the sentence before, where this one goes on with it: 修订《…》；《…》；."""
    if not sentence.stop_before or sentence.stop_before.strip() not in ("；", ";", ""):
        return None
    short = len("".join(sentence.lead.split())) <= _LONGEST_LEAD
    return DocumentList(-1, -1, 0, 0, before.role) if short else None


def _ends(tokens: tuple[Token, ...], group: DocumentList) -> bool:
    if tokens[-1].kind not in ("title", "comma", "deng"):
        return False
    return all(token.kind in ("comma", "deng") for token in tokens[group.last + 1 :])


def _lists(tokens: tuple[Token, ...]) -> Iterator[DocumentList]:
    first, *others = [place for place, token in enumerate(tokens) if token.kind == "title"]
    last, size, number = first, 1, 0
    for place in others:
        if not _side_by_side(tokens[last + 1 : place]):
            yield DocumentList(first, last, size, number)
            first, number, size = place, number + size, 0
        last, size = place, size + 1
    yield DocumentList(first, last, size, number)


def _side_by_side(between: tuple[Token, ...]) -> bool:
    """Whether nothing or a mere link stands between two documents: 《…》第四卷、《…》."""
    if between and between[0].kind == "other" and len(between[0].text) <= _LONGEST_TAIL:
        between = between[1:]
        return bool(between) and all(token.kind == "conjunctions" for token in between)
    return all(token.kind == "conjunctions" for token in between)
