"""The command `xuncha`: its groups of commands, and how an error reaches the user."""

import os
import sys
from typing import Annotated

import typer

from graph.errors import XunchaError
from xuncha import (
    check,
    cypher,
    export,
    ingest_command,
    parse_command,
    plot,
    query,
    remove,
    resolve,
    show,
    status,
    visualize,
)

app = typer.Typer(
    name="xuncha",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

parse_command.add_to(app)
ingest_command.add_to(app)
check.add_to(app)
query.add_to(app)
cypher.add_to(app)
show.add_to(app)
remove.add_to(app)
resolve.add_to(app)
visualize.add_to(app)
plot.add_to(app)
export.add_to(app)
status.add_to(app)


def show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"xuncha {version('xuncha')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=show_version, help="Show the version and leave."),
    ] = False,
) -> None:
    """A knowledge graph of published inspection-rectification reports (巡察/巡视整改通报).

    \b
    xuncha ingest examples
    xuncha query regulations-across-agencies
    """


def run() -> None:
    """Run the command. An error becomes one sentence on stderr and its exit code; never a traceback."""
    _write_utf8()
    try:
        app(prog_name="xuncha")
    except XunchaError as error:
        _leave(str(error), error.exit_code)
    except BrokenPipeError:
        _close_quietly()
    except Exception as error:
        if os.environ.get("XUNCHA_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        _leave(f"internal error ({what}); XUNCHA_TRACEBACK=1 shows where: please report it", 1)


def _write_utf8() -> None:
    """Output is UTF-8 whatever the locale; what a terminal cannot show becomes a question mark there."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _leave(message: str, code: int) -> None:
    print(f"xuncha: {message}", file=sys.stderr)
    sys.exit(code)


def _close_quietly() -> None:
    """The reader of stdout went away (`xuncha query … | head`): leave without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)
