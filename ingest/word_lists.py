"""Word lists of the lexicon: TOML tables of words, read from the package."""

import tomllib
from importlib.resources import files
from typing import Any


def read_word_lists(name: str) -> dict[str, Any]:
    """The tables of `lexicon/<name>.toml`."""
    return tomllib.loads(files("ingest.lexicon").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
