"""`xuncha query`: one command for each template, made of its head."""

import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from queries.template import Parameter, Template
from xuncha.answering import DEFAULT_LIMIT, DEFAULT_SECONDS, AnswerFile, AnswerFormat, Explain, Limit, Seconds
from xuncha.options import Graph, RowFormat

if TYPE_CHECKING:
    from queries.library import Library

_METAVARS = {
    "integer": "NUMBER",
    "date": "YYYY-MM-DD",
    "agency": "NAME",
    "regulation": "TITLE",
    "place": "NAME",
    "words": "WORDS",
}
_MOST_SHOWN = 8
"""Allowed values that stand in the place of the option's argument; more are listed in its help."""

query_app = typer.Typer(rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    app.add_typer(query_app, name="query", cls=_TemplateGroup, invoke_without_command=True)


class _TemplateGroup(TyperGroup):
    """The templates as commands, each made when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(_library(ctx).templates)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return _command(_library(ctx).get(cmd_name))


def _library(ctx: Any) -> "Library":
    """The project's templates, and those of `--queries` and XUNCHA_QUERIES."""
    from queries.library import load_library

    named = ctx.params.get("queries") or os.environ.get("XUNCHA_QUERIES", "").split(os.pathsep)
    return load_library([Path(folder) for folder in named if str(folder)])


@query_app.callback()
def query(
    ctx: typer.Context,
    queries: Annotated[
        list[Path] | None,
        typer.Option(
            "--queries",
            metavar="DIR",
            help="A folder of templates of your own; stands before NAME. Else XUNCHA_QUERIES.",
            show_default=False,
        ),
    ] = None,
    graph: Graph = None,
    format_: AnswerFormat = None,
) -> None:
    """Answer a question of the graph by a template; without NAME, list the templates.

    \b
    xuncha query
    xuncha query regulations-across-agencies --help
    xuncha query regulations-across-agencies --min-agencies 2 --format csv
    """
    if ctx.invoked_subcommand is None:
        _list_templates(_library(ctx), format_ or RowFormat.table)  # which are the same for every graph
    else:  # what stands before the name counts as if it stood behind
        ctx.default_map = {ctx.invoked_subcommand: {"graph": graph, "format_": format_}}


def _list_templates(library: "Library", format_: RowFormat) -> None:
    from queries.answer import Answer
    from queries.template import Column
    from xuncha.answering import choose_format, give_answer

    names = ("group", "name", "question", "问题", "parameters")
    rows = tuple(
        (item.group, item.name, item.title.en, item.title.zh, " ".join(map(_usage, item.parameters)))
        for item in library.templates.values()
    )
    if format_ is RowFormat.table:
        _print_groups(library)
    else:
        answer = Answer(tuple(map(Column.of, names)), rows)
        give_answer(answer, choose_format(format_, None), None, "", len(rows))


def _print_groups(library: "Library") -> None:
    """The names under their groups, each with its question in both languages."""
    width = max(len(name) for name in library.templates)
    group = ""
    for item in library.templates.values():
        if item.group != group:
            group = item.group
            typer.echo(f"\n{group}")
        typer.echo(f"  {item.name:{width}}  {item.title.en} · {item.title.zh}")
    typer.echo("\nxuncha query NAME --help tells the parameters and the columns of a question.")


def _usage(parameter: Parameter) -> str:
    return parameter.option if parameter.required else f"[{parameter.option}]"


def _command(template: Template) -> Any:
    """A command whose options are the template's parameters, by the signature that typer reads."""

    def answer(**given: Any) -> None:
        _answer(template, given)

    options = [*map(_option, template.parameters), _option_of("graph", Graph, None)]
    options += [
        _option_of("format_", AnswerFormat, None),
        _option_of("output", AnswerFile, None),
        _option_of("limit", Limit, DEFAULT_LIMIT),
        _option_of("seconds", Seconds, DEFAULT_SECONDS),
        _option_of("explain", Explain, False),
    ]
    answer.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(template.name, help=_help(template))(answer)
    return typer.main.get_command(app)


def _option(parameter: Parameter) -> inspect.Parameter:
    several = parameter.type == "strings"
    few = len(parameter.values) <= _MOST_SHOWN
    option = typer.Option(
        parameter.option,
        metavar=("|".join(parameter.values) if few else "") or _METAVARS.get(parameter.type, "TEXT"),
        help=_option_help(parameter),
        show_default=False,
        autocompletion=_completion(parameter),
    )
    return _option_of(parameter.name, Annotated[list[str] | None if several else str | None, option], None)


def _completion(parameter: Parameter) -> Callable[[str], list[str]]:
    """The allowed values that begin as what is typed."""
    return lambda incomplete: [value for value in parameter.values if value.startswith(incomplete)]


def _option_help(parameter: Parameter) -> str:
    default = parameter.default
    shown = "all" if default == parameter.values else default
    notes = ["several may be given"] if parameter.type == "strings" else []
    notes += ["required"] if default is None else [f"default: {_listed(shown)}"] if shown != "" else []
    note = f" [{'; '.join(notes)}]" if notes else ""
    values = "" if len(parameter.values) <= _MOST_SHOWN else f": {'、'.join(parameter.values)}"
    return f"{parameter.words.en} ({parameter.words.zh}){values}{note}"


def _listed(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _option_of(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _help(template: Template) -> str:
    title = f"{template.title.en} ({template.title.zh})."
    columns = "\n".join(f"  {item.name}: {item.words.en} ({item.words.zh})" for item in template.columns)
    about = f"{template.description.en}\n\n{template.description.zh}"
    return f"{title}\n\n{about}\n\n\b\nColumns:\n{columns}\n\n\b\nExample:\n  {template.example}"


def _answer(template: Template, given: dict[str, Any]) -> None:
    from queries.conversion import convert_parameters
    from queries.runner import bind_parameters, run_template
    from xuncha.answering import choose_format, give_answer
    from xuncha.opened import open_graph

    location, output, limit, seconds = (given.pop(name) for name in ("graph", "output", "limit", "seconds"))
    explain, format_ = given.pop("explain"), choose_format(given.pop("format_"), output)
    convert_parameters(template, given)  # what is wrong without a graph is said without one
    with open_graph(location, read_only=True) as store:
        if explain:
            from queries.browser import for_browser

            typer.echo(for_browser(template.cypher, bind_parameters(store, template, given)), nl=False)
            return
        found = run_template(store, template, given, limit=limit or None, seconds=seconds or None)
    give_answer(found, format_, output, f"{template.title.en} · {template.title.zh}", limit)
