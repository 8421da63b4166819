"""`xuncha query`: one command for each template, made of its head."""

import inspect
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from graph.errors import UsageError
from queries.template import Parameter, Template
from xuncha.options import Format, Graph, OutputFormat

_METAVARS = {"integer": "NUMBER", "date": "YYYY-MM-DD", "agency": "NAME", "regulation": "TITLE"}

query_app = typer.Typer(rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    app.add_typer(query_app, name="query", cls=_TemplateGroup, invoke_without_command=True)


class _TemplateGroup(TyperGroup):
    """The templates as commands, each made when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        from queries.library import load_library

        return list(load_library().templates)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        from queries.library import load_library

        return _command(load_library().get(cmd_name))


@query_app.callback()
def query(ctx: typer.Context, format_: OutputFormat = Format.table) -> None:
    """Answer a question of the graph by a template; without NAME, list the templates.

    \b
    xuncha query
    xuncha query regulations-across-agencies --help
    xuncha query regulations-across-agencies --min-agencies 2 --format csv
    """
    if ctx.invoked_subcommand is None:
        _list_templates(format_)
    elif format_ is not Format.table:
        raise UsageError(
            f"put --format behind the name: xuncha query {ctx.invoked_subcommand} --format {format_}"
        )


def _list_templates(format_: Format) -> None:
    from queries.library import load_library
    from xuncha.output import print_rows

    found = load_library().templates.values()
    rows = [
        (item.group, item.name, item.title.en, item.title.zh, " ".join(map(_usage, item.parameters)))
        for item in found
    ]
    print_rows(("group", "name", "question", "问题", "parameters"), rows, format_)


def _usage(parameter: Parameter) -> str:
    return parameter.option if parameter.required else f"[{parameter.option}]"


def _command(template: Template) -> Any:
    """A command whose options are the template's parameters, by the signature that typer reads."""

    def answer(**given: Any) -> None:
        _answer(template, given)

    options = [*map(_option, template.parameters), _option_of("graph", Graph, None)]
    options.append(_option_of("format_", OutputFormat, Format.table))
    answer.__signature__ = inspect.Signature(options)  # type: ignore[attr-defined]
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(template.name, help=_help(template))(answer)
    return typer.main.get_command(app)


def _option(parameter: Parameter) -> inspect.Parameter:
    several = parameter.type == "strings"
    option = typer.Option(
        parameter.option,
        metavar="|".join(parameter.values) or _METAVARS.get(parameter.type, "TEXT"),
        help=_option_help(parameter),
        show_default=False,
    )
    return _option_of(parameter.name, Annotated[list[str] | None if several else str | None, option], None)


def _option_help(parameter: Parameter) -> str:
    default = parameter.default
    shown = "all" if default == parameter.values else default
    notes = ["several may be given"] if parameter.type == "strings" else []
    notes += ["required"] if default is None else [f"default: {shown}"] if shown != "" else []
    note = f" [{'; '.join(notes)}]" if notes else ""
    return f"{parameter.words.en} ({parameter.words.zh}){note}"


def _option_of(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _help(template: Template) -> str:
    title = f"{template.title.en} ({template.title.zh})."
    columns = "\n".join(f"  {item.name}: {item.words.en} ({item.words.zh})" for item in template.columns)
    about = f"{template.description.en}\n\n{template.description.zh}"
    return f"{title}\n\n{about}\n\n\b\nColumns:\n{columns}\n\n\b\nExample:\n  {template.example}"


def _answer(template: Template, given: dict[str, Any]) -> None:
    from queries.conversion import convert_parameters
    from queries.runner import run_template
    from xuncha.opened import open_graph

    location, format_ = given.pop("graph"), given.pop("format_")
    convert_parameters(template, given)  # what is wrong without a graph is said without one
    with open_graph(location, read_only=True) as store:
        found = run_template(store, template, given)
    _print(template, found.columns, found.rows, format_)
    if not found.rows:
        typer.echo("No rows: nothing in the graph fits.", err=True)


def _print(template: Template, columns: Any, rows: Any, format_: Format) -> None:
    from xuncha.output import print_rows

    shown = [n for n, column in enumerate(columns) if format_ is not Format.table or not column.detail]
    names = [columns[n].name for n in shown]
    kept = [[row[n] for n in shown] for row in rows]
    print_rows(names, kept, format_, title=f"{template.title.en} · {template.title.zh}")
