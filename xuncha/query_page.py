"""``docs/queries.md``, made of the templates' heads and of the answers to their examples.

    python -m xuncha.query_page docs/queries.md

writes it; the answers are those on the reports of ``examples/``.
"""

import shlex
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from graph.store import GraphStore
from queries.answer import Answer
from queries.conversion import Given
from queries.library import load_library
from queries.runner import run_template
from queries.template import Parameter, Template

EXAMPLES = Path("examples")
_MOST_ROWS, _LONGEST_CELL, _MOST_NAMES = 5, 60, 3

_HEAD = """\
# The questions

Made by `python -m xuncha.query_page docs/queries.md` from `queries/*.cypher`; a test keeps it fresh. Edit the
heads of those files, not this page.

`xuncha query` lists these questions, `xuncha query NAME --help` shows one, and this answers it:

    xuncha query regulations-across-agencies --min-agencies 3 --format csv -o rows.csv

- An **agency**, **regulation** or **place** goes by any name that the graph or the authority knows: in full,
  a short form that a report defines, or a part that only one has. Where none or several fit, the nearest are
  listed.
- `--format` is table, json, jsonl, csv, xlsx or markdown; with `-o FILE` the file's name tells it.
- `--limit` (10,000 rows) and `--seconds` (60) bound an answer; what they cut is said on stderr.
- `--explain` prints the Cypher with its parameters, to paste into Neo4j Browser.
- Columns in *italics* are details: ids and positions in the source text, left out of the terminal's table.
- Every template only reads, and gives the same rows in the same order on Ladybug and on Neo4j.

Questions of your own: write a file as `queries/head.py` says, and name its folder with `--queries DIR` before
the template's name, or in `XUNCHA_QUERIES`; it is checked when it is loaded. For a single one there is
`xuncha cypher`. From Python, see [python.md](python.md).

The outputs below are those on the fictional reports of `examples/`, cut to a few rows and short cells.
"""


def query_page(store: GraphStore) -> str:
    """The page, with the answers of this graph, as Markdown."""
    templates = load_library().templates.values()
    parts = [_HEAD, *_contents(templates)]
    for group, members in groupby(templates, key=lambda item: item.group):
        parts += [f"## {group.capitalize()}\n", *(part for item in members for part in _entry(store, item))]
    return "\n".join(parts)


def example_parameters(template: Template) -> dict[str, Given]:
    """What the example of a template's head gives: the words behind its name."""
    words = shlex.split(template.example)[3:]
    found: dict[str, Given] = {}
    for option, value in zip(words[::2], words[1::2], strict=True):
        parameter = next(item for item in template.parameters if item.option == option)
        before = found.get(parameter.name, [])
        several = [*before, value] if isinstance(before, list) else [value]
        found[parameter.name] = several if parameter.type == "strings" else value
    return found


def _contents(templates: Iterable[Template]) -> Iterator[str]:
    for group, members in groupby(templates, key=lambda item: item.group):
        yield f"**{group.capitalize()}**\n"
        yield from (f"- [{item.name}](#{item.name}): {item.title.en} · {item.title.zh}" for item in members)
        yield ""


def _entry(store: GraphStore, template: Template) -> Iterator[str]:
    yield f"### {template.name}\n"
    yield f"{template.title.en} · {template.title.zh}\n"
    yield f"{template.description.en}\n\n{template.description.zh}\n"
    if template.parameters:
        yield "| parameter | type | default | meaning | 含义 |\n|---|---|---|---|---|"
        yield from map(_parameter, template.parameters)
        yield ""
    yield f"Columns: {', '.join(map(_column, _shown_columns(template)))}.\n"
    answer = run_template(store, template, example_parameters(template))
    yield f"```console\n$ {template.example}\n```\n"
    yield from _output(answer)


def _parameter(item: Parameter) -> str:
    default = "required" if item.required else _default(item)
    values = f" ({', '.join(item.values)})" if item.values else ""
    return f"| `{item.option}` | {item.type} | {default} | {item.words.en}{values} | {item.words.zh} |"


def _default(item: Parameter) -> str:
    if item.default == item.values:
        return "all"
    return ", ".join(item.default) if isinstance(item.default, tuple) else str(item.default)


def _shown_columns(template: Template) -> list[tuple[str, bool]]:
    return [(column.name, column.detail) for column in template.columns]


def _column(shown: tuple[str, bool]) -> str:
    name, detail = shown
    return f"*{name}*" if detail else f"`{name}`"


def _output(answer: Answer) -> Iterator[str]:
    from xuncha.row_formats import markdown_text

    kept = [number for number, column in enumerate(answer.columns) if not column.detail]
    rows = [[_short(row[number]) for number in kept] for row in answer.rows[:_MOST_ROWS]]
    if not rows:
        yield "No rows: nothing in the examples fits.\n"
        return
    yield markdown_text([answer.names[number] for number in kept], rows)
    if len(answer.rows) > _MOST_ROWS:
        yield f"… and {len(answer.rows) - _MOST_ROWS} more rows.\n"


def _short(cell: object) -> object:
    if isinstance(cell, tuple) and len(cell) > _MOST_NAMES:
        return (*map(_short, cell[:_MOST_NAMES]), "…")
    if isinstance(cell, tuple):
        return tuple(map(_short, cell))
    return f"{cell[: _LONGEST_CELL - 1]}…" if isinstance(cell, str) and len(cell) > _LONGEST_CELL else cell


def example_page() -> str:
    """The page on a new graph of ``examples/``, read from the current folder."""
    from graph.opening import open_store
    from xuncha.ingestion import ingest_files
    from xuncha.reading import find_reports

    paths, failures = find_reports([EXAMPLES])
    if failures:
        raise failures[0]
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/examples.lbug") as store:
        ingest_files(store, paths, workers=1)
        return query_page(store)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(example_page(), encoding="utf-8", newline="\n")
