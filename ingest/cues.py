"""The words of `lexicon/body.toml`, read once and compiled."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.report import Status
from ingest.trie import trie_pattern

# What may follow a word that ends a clause: 悬空， 空转的问题 虚化等
_CLAUSE_END = r"(?=[，,、。；;：:”’\"'）)]|的?问题|等|现象|$)"


@dataclass(frozen=True, slots=True)
class BodyCues:
    """Compiled cue words. Patterns are alternations of plain words, longest first, so none backtracks.

    `labels` says of each block label whether it is administrative (牵头单位).
    """

    numbered_words: tuple[str, ...]
    labels: dict[str, bool]
    problem_labels: frozenset[str]
    status_labels: frozenset[str]
    organisation: re.Pattern[str]
    issues: re.Pattern[str]
    next_steps: re.Pattern[str]
    next_steps_verbs: tuple[str, ...]
    next_steps_strong: re.Pattern[str]
    vows: re.Pattern[str]
    whole_inspection: re.Pattern[str]
    other_matters: re.Pattern[str]
    closing: re.Pattern[str]
    furniture: re.Pattern[str]
    deficiency: re.Pattern[str]
    plain_deficiency: re.Pattern[str]
    task_verbs: re.Pattern[str]
    status_words: re.Pattern[str]
    state_words: re.Pattern[str]
    heading_labels: frozenset[str]
    issue_columns: frozenset[str]
    answer_columns: re.Pattern[str]
    outcome_labels: re.Pattern[str]
    states: dict[str, Status]
    group_nouns: tuple[str, ...]


def either(words: Iterable[str]) -> str:
    """An expression for the longest of some plain words: 整改情况 before 整改."""
    return trie_pattern(words)


def _deficiency(shape: dict[str, list[str]], soft: bool) -> str:
    """Words that say what is wrong, some of them only where a clause ends: 责任悬空， 未根治的问题."""
    firm = "".join(f"(?<!{re.escape(word)}[不未])" for word in shape["firm_before"])
    negated = rf"{firm}(?!{either(shape['firm_after'])})[\u4e00-\u9fff]{{1,3}}{_CLAUSE_END}"
    anywhere = shape["deficiency"] + (shape["soft_deficiency"] if soft else [])
    return trie_pattern(
        anywhere, {**dict.fromkeys(shape["deficient_ends"], _CLAUSE_END), "不": negated, "未": negated}
    )


@cache
def body_cues() -> BodyCues:
    """Read the package's lexicon; the result is shared and never changes."""
    data = tomllib.loads(files("ingest.lexicon").joinpath("body.toml").read_text(encoding="utf-8"))
    parts, shape, status = data["parts"], data["shape"], data["status"]
    names: tuple[Status, ...] = ("done", "mostly_done", "ongoing")
    states = {word: name for name in names for word in status[name]}
    return BodyCues(
        numbered_words=tuple(data["numbered_words"]),
        labels=dict.fromkeys(
            [start + end for start in data["label_beginnings"] for end in data["label_ends"]], False
        )
        | {word: False for name in ("block_labels", "problem_labels", "status_labels") for word in data[name]}
        | dict.fromkeys(data["admin_labels"], True),
        problem_labels=frozenset(data["problem_labels"]),
        status_labels=frozenset(data["status_labels"]),
        organisation=re.compile(either(parts["organisation"])),
        issues=re.compile(either(parts["issues"])),
        next_steps=re.compile(either(parts["next_steps"])),
        next_steps_verbs=tuple(parts["next_steps_verbs"]),
        next_steps_strong=re.compile(either(parts["next_steps_strong"])),
        vows=re.compile(either(parts["vows"])),
        whole_inspection=re.compile(either(parts["whole_inspection"])),
        other_matters=re.compile(either(parts["other_matters"])),
        closing=re.compile(either(parts["closing"])),
        furniture=re.compile(either(parts["furniture"])),
        deficiency=re.compile(_deficiency(shape, soft=True)),
        plain_deficiency=re.compile(_deficiency(shape, soft=False)),
        task_verbs=re.compile(either(shape["task_verbs"])),
        state_words=re.compile(either(states)),
        status_words=re.compile(either([*states, *status["around"]])),
        heading_labels=frozenset(data["heading_labels"]),
        issue_columns=frozenset(data["issue_columns"]),
        answer_columns=re.compile(either(data["answer_columns"])),
        outcome_labels=re.compile(either(data["outcome_labels"])),
        states=states,
        group_nouns=tuple(status["group_nouns"]),
    )
