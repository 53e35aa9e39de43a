"""The command `konon`: its subcommands, loaded when they are called, and how its errors end."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module, metadata
from typing import Any, cast

import click
from click.exceptions import Exit

from konon.cli.harmless import printable
from konon.errors import DamagedStoreError, DiskFullError, KononError, RuleError
from konon.versions import READING_DATA, data_version

WELL, FAULTS, MISUSE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses."""

_COMMANDS = {
    "demo": "demo_command:demo",
    "read": "read_command:read",
    "run": "run_command:run",
    "show": "show_command:show_article",
    "ls": "list_commands:ls",
    "search": "list_commands:search",
    "issues": "issues_command:issues",
    "dump": "dump_command:dump",
    "export": "export_command:export",
    "doctor": "care_commands:doctor",
    "backup": "care_commands:backup",
    "publishers": "publishers_command:publishers",
}
"""Each command and where it stands, in the order of the help."""

_FAULTS_OF_FILES = (DamagedStoreError, DiskFullError, RuleError)


class Konon(click.Group):
    """Loads a subcommand when it is called, and turns errors into messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the subcommands in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a subcommand."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        return cast("click.Command", getattr(import_module(f"konon.cli.{module}"), name))

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the arguments; `--help` and `--version` are printed here."""
        with _errors_told():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand."""
        with _errors_told():
            result = super().invoke(ctx)
            sys.stdout.flush()
        return result


@contextmanager
def _errors_told() -> Iterator[None]:
    """Say what went wrong and what to do, never with a traceback."""
    try:
        yield
    except KononError as error:
        raise _explained(error) from error
    except BrokenPipeError:
        _leave_the_pipe()
        raise Exit(WELL) from None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            _leave_the_pipe()
            raise _Fault("no room is left where the output goes") from error
        if error.filename is None:
            raise
        raise _Misuse(
            f"{error.filename}: {error.strerror}; check the path, and that you may read "
            "and write there"
        ) from error
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
        raise Exit(INTERRUPTED) from None


class _Fault(click.ClickException):
    exit_code = FAULTS


class _Misuse(click.ClickException):
    exit_code = MISUSE


def _explained(error: KononError) -> click.ClickException:
    kind = _Fault if isinstance(error, _FAULTS_OF_FILES) else _Misuse
    return kind(printable(str(error)))


def _leave_the_pipe() -> None:
    """Let nothing more be written to where nothing can be: a reader that has gone (`| head`)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)


def _print_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked or ctx.resilient_parsing:
        return
    click.echo(f"konon {metadata.version('konon')}, rules {data_version(READING_DATA)}")
    ctx.exit()


@click.group(cls=Konon, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the versions of the code and of the rules that pages are read by.",
)
def konon() -> None:
    """Read Indonesian-language news: crawled pages to articles whose every field is evidenced.

    \b
    konon demo                          a sample crawl, read before your eyes
    konon read PAGE.html                what a page says
    konon run CRAWL/ --to news.konon    a crawl into a database
    konon search banjir                 what the database says of it

    Data goes to standard output, everything said about it to standard error. The exit status is
    0 when all went well, 1 when faults were found, 2 when the command was not understood.
    """  # noqa: D301  click reads the \b
