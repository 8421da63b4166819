"""The header of a report: title, day of publication, who was inspected, by whom and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.committee import committee_name, committee_words, named_in_full, term_level
from ingest.compact import Compact, solid
from ingest.furniture import lines_from_end, lines_of
from ingest.gaps import header_problems
from ingest.inspected import Named, read_publisher, read_signature
from ingest.inspection import InspectionWords, mentioned_words, read_inspection, to_date
from ingest.party import Inspected, division_under, find_inspected
from ingest.places import leading_places
from ingest.preamble import read_preamble
from ingest.publication import find_publication
from ingest.report import Date, Inspection, Mention, PartyGroup, Problem, Span
from ingest.terms import find_modes, find_round, find_term, of_this_inspection
from ingest.title import Title, find_title

_HEAD = 20_000  # code points in which title and preamble stand
_BODY = 10_000  # code points after the opening that may name the party organisation, in a plan's title
_TAIL = 3_000  # code points in which the signature stands


@dataclass(frozen=True, slots=True)
class Header:
    """What a report says before its body, and under its signature."""

    title: str | None
    published_on: Date | None
    party_group: PartyGroup | None
    also_inspected: tuple[str, ...]
    inspection: Inspection
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """All that the header is put together from."""

    source: str
    title: Title | None
    title_words: Compact
    published: tuple[Date, Span | None] | None
    preamble: Compact
    words: InspectionWords
    signature: Named | None


def read_header(text: str, *, published_on: str | None = None) -> Header:
    """Read the header of any text. `published_on` (ISO ``YYYY-MM-DD``) is the page's day where it is known
    from elsewhere and the text does not give it. Never raises; what the text does not give is None.
    """
    reading = _read(text, published_on)
    party = _inspected(reading)
    return _assemble(reading, party)


def _read(source: str, published_on: str | None) -> _Reading:
    title = find_title(source, lines_of(source, 0, _HEAD))
    title_words = Compact.of(source, title.span.start, title.span.end) if title else Compact.of("")
    preamble = read_preamble(source, title, _HEAD)
    opening = preamble.place(0) if preamble.text else (title.end if title else 0)
    published: tuple[Date, Span | None] | None = None
    if published_on:
        published = (Date(published_on, published_on, published_on), None)
    else:
        published = find_publication(source, title, opening)
    year = int(published[0].last[:4]) if published and published[0].last[:4].isdigit() else None
    words = read_inspection(preamble, published=year)
    signature = read_signature(source, lines_from_end(source, max(opening, len(source) - _TAIL)))
    return _Reading(source, title, title_words, published, preamble, words, signature)


def _inspected(reading: _Reading) -> Inspected:
    source, preamble = reading.source, reading.preamble
    opening = preamble.place(0) if preamble.text else 0
    publisher = read_publisher(source, opening or _HEAD)
    return find_inspected(
        reading.title_words, preamble, reading.words, reading.signature, publisher,
        body=lambda: Compact.of(source, opening, opening + _BODY),
    )  # fmt: skip


def _assemble(reading: _Reading, party: Inspected) -> Header:
    inspection = _inspection(reading, party)
    title = solid(reading.title.span.of(reading.source)) if reading.title else None
    published_on = reading.published[0] if reading.published else None
    group = _as_written(_with_division(party.group, inspection.committee), party.named, reading.source)
    return Header(
        title=title,
        published_on=published_on,
        party_group=group,
        also_inspected=tuple(solid(named.span.of(reading.source)) for named in party.others),
        inspection=inspection,
        mentions=tuple(sorted(_mentions(reading, party), key=lambda mention: (mention.span, mention.field))),
        problems=header_problems(
            title, published_on, group, inspection, reading.preamble, reading.words.dates
        ),
    )


def _mentions(reading: _Reading, party: Inspected) -> Iterator[Mention]:
    """The words that each field was read from."""
    if reading.title is not None:
        yield Mention("title", reading.title.span)
    if reading.published is not None and reading.published[1] is not None:
        yield Mention("published_on", reading.published[1])
    if party.named is not None:
        yield Mention("party_group.name", party.named.span)
    for alias in party.aliases:
        yield Mention("party_group.aliases", alias.span)
    for other in party.others:
        yield Mention("also_inspected", other.span)
    yield from (
        Mention(field, reading.preamble.span(words.start, words.end))
        for field, words in mentioned_words(reading.words, reading.preamble.text)
    )


def _with_division(group: PartyGroup | None, committee: str | None) -> PartyGroup | None:
    return None if group is None else replace(group, division=division_under(group, committee))


_FULL_WIDTH = str.maketrans("()", "（）")


def _as_written(group: PartyGroup | None, named: Named | None, source: str) -> PartyGroup | None:
    """The group with the report's own brackets in its name: 岭西水务（集团）有限公司."""
    if group is None or named is None or "（" not in named.span.of(source):
        return group
    name, agency = (text and text.translate(_FULL_WIDTH) for text in (group.name, group.agency))
    return replace(group, name=name, agency=agency)


def _inspection(reading: _Reading, party: Inspected) -> Inspection:
    words, preamble, source = reading.words, reading.preamble, reading.source
    text = preamble.text
    senders = [team.sender for team in words.teams]
    places = (*party.places, *(leading_places(sender.removeprefix("中共")) for sender in senders))
    topic = reading.title_words.text.partition("关于")[2]
    sender = committee_words(senders, text, topic)
    committee = committee_name(*sender, party.organisation, places) if sender else None
    committee = named_in_full(committee, text) if committee else None
    level = term_level(sender[1]) if sender else None
    term, turn = _term_and_round(reading, senders, level)
    return Inspection(
        type=_type(reading),
        modes=find_modes(words.manner, [team.name for team in words.teams], reading.title_words.text),
        committee=committee,
        teams=tuple(team.name for team in words.teams),
        term=term,
        round=turn,
        started=to_date(words.started, preamble, source),
        ended=to_date(words.ended, preamble, source),
        feedback_on=to_date(words.feedback, preamble, source),
    )


def _term_and_round(
    reading: _Reading, senders: Sequence[str], level: str | None
) -> tuple[int | None, int | None]:
    """Term and round from the team, the sentence, the title or the rest of the preamble, in this order."""
    words, text = reading.words, reading.preamble.text
    sentence = text[words.sentence.start : words.sentence.end] if words.sentence else ""
    sources = (*senders, sentence, reading.title_words.text)
    term = next((n for s in sources if (n := find_term(s, level)) is not None), None)
    turn = next((n for s in sources if (n := find_round(s, level)) is not None), None)
    if term is not None and turn is not None:
        return term, turn
    is_named = (not term and "届" in text) or (not turn and "轮" in text)
    rest = _elsewhere(words, text) if is_named else ""
    return term or find_term(rest, level), turn or find_round(rest, level)


def _elsewhere(words: InspectionWords, text: str) -> str:
    """What else of the preamble can give term and round.

    Where the team looked back (回头看), that is mostly the inspection it looked back at.
    """
    if "回头看" in words.manner:
        return ""
    days = [dated.first for dated in (words.started, words.ended, words.feedback) if dated is not None]
    return of_this_inspection(text, {int(day[:4]) for day in days if day is not None})


def _type(reading: _Reading) -> Literal["巡察", "巡视"] | None:
    """What the teams, the title and the preamble call it; single wrong words are outvoted."""
    texts = [(team.name, 2) for team in reading.words.teams]
    texts += [(reading.title_words.text, 2), (reading.preamble.text.replace("巡视工作条例", ""), 1)]
    patrol = sum(text.count("巡察") * weight for text, weight in texts)
    tour = sum(text.count("巡视") * weight for text, weight in texts)
    if not patrol and not tour:
        return None
    return "巡察" if patrol >= tour else "巡视"
