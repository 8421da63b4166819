"""The words of ``graph/words.toml``, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Nouns = Mapping[str, tuple[str, ...]]
"""A noun, and words."""


@dataclass(frozen=True)
class Words:
    """The word lists; what each is for stands beside it in the file."""

    function_suffixes: tuple[str, ...]
    party_suffixes: tuple[str, ...]
    national_prefixes: tuple[str, ...]
    national_suffixes: tuple[str, ...]
    self_nouns: Nouns
    """A noun, and the ends of the names of bodies that use it."""
    other_words: Nouns
    """A noun, and the words that begin alike but are another word: 局, and 局部."""
    place_suffixes: tuple[str, ...]
    bare_places: tuple[str, ...]
    no_places: tuple[str, ...]
    no_place_begins: tuple[str, ...]
    national_issuers: tuple[str, ...]
    genus: tuple[str, ...]
    state_genus: tuple[str, ...]
    not_state_genus: tuple[str, ...]
    stages: tuple[str, ...]
    fillers: tuple[str, ...]
    implementing: tuple[str, ...]


@cache
def load_words() -> Words:
    spec = tomllib.loads(files("graph").joinpath("words.toml").read_text(encoding="utf-8"))
    organisation, place, title = spec["organisation"], spec["place"], spec["title"]
    return Words(
        function_suffixes=tuple(organisation["function_suffixes"]),
        party_suffixes=tuple(organisation["party_suffixes"]),
        national_prefixes=tuple(organisation["national_prefixes"]),
        national_suffixes=tuple(organisation["national_suffixes"]),
        self_nouns={noun: tuple(item["of"]) for noun, item in organisation["self"].items()},
        other_words={
            **{noun: tuple(item["not"]) for noun, item in organisation["self"].items()},
            **_nouns(place["bare"]),
        },
        place_suffixes=tuple(place["suffixes"]),
        bare_places=tuple(place["bare"]),
        no_places=tuple(place["common"]["ends"]),
        no_place_begins=tuple(place["common"]["begins"]),
        national_issuers=tuple(title["national_issuers"]),
        genus=tuple(title["genus"]),
        state_genus=tuple(title["state_genus"]),
        not_state_genus=tuple(title["not_state_genus"]),
        stages=tuple(spec["report"]["stages"]),
        fillers=tuple(spec["candidate"]["fillers"]),
        implementing=tuple(spec["candidate"]["implementing"]),
    )


def begins_with_noun(text: str, noun: str) -> bool:
    """Whether `text` begins with the noun and not with another word that begins alike (局部 for 局)."""
    return text.startswith(noun) and not text.startswith(load_words().other_words.get(noun, ()))


def _nouns(spec: Mapping[str, Any]) -> Nouns:
    return {noun: tuple(others) for noun, others in spec.items()}
