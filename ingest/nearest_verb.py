"""The verb right before a list of documents, where no word beside it changes what it says: 严格落实《…》."""

from ingest.sentences import Sentence
from ingest.steering import steering
from ingest.tokens import ADVERB, AMENDS_WEAKLY, CONJUNCTION, ENACTS, LE, NEGATION, PLACES, VERBS

DocumentList = tuple[int, int, int, int]
"""Documents side by side: the tokens of the first and the last, how many, and how many before them in the
sentence."""

LINKED = frozenset((*VERBS, ADVERB, LE, CONJUNCTION))
"""What stands between verbs side by side, and they."""

MAKES = frozenset((ENACTS, AMENDS_WEAKLY))
"""Verbs that may be said of what is made of a document: its print, its forms."""

NEGATION_REACH = 4
"""So many tokens before a verb may negate it."""

_PLAIN_VERBS = frozenset(VERBS) - {PLACES}


def plain_role(sentence: Sentence, group: DocumentList) -> str:
    """The verb right before a list that no word beside it can change: 严格落实《…》; or nothing."""
    kinds, first = sentence.kinds, group[0]
    verb = kinds[first - 1 : first]
    if verb not in _PLAIN_VERBS:
        return ""
    before = kinds[: first - 1].rstrip(ADVERB)
    if before and (before[-1] in LINKED or NEGATION in before[-NEGATION_REACH:]):
        return ""
    if verb in MAKES and not no_noun_behind(sentence, group[1]):
        return ""  # 印制《…》口袋书
    return verb


def no_noun_behind(sentence: Sentence, last: int) -> bool:
    """Whether surely no noun that a verb can be said of stands behind a list that ends with token `last`."""
    behind = sentence.words[last + 1][0] if last + 1 < len(sentence.words) else sentence.sign_behind
    return behind not in steering().before_nouns and not behind.isspace()
