"""Every command and option has help, and stands in docs/commands.md; nothing else does."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from konon.cli.root import konon
from konon.export import ArticleLine

_PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def all_commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if name != "konon":
        yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from all_commands(found, f"{name} {child}")


COMMANDS = dict(all_commands(konon, "konon"))


def sections() -> dict[str, str]:
    """Return the text below each heading that names a command."""
    parts = re.split(r"^#+ (konon .+)$", _PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_section_and_no_section_lacks_its_command() -> None:
    assert list(sections()) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_no_other(name: str) -> None:
    section = sections()[name]
    options = [p for p in COMMANDS[name].params if isinstance(p, click.Option)]
    listed = {o for line in re.findall(r"^- (.*?):", section, re.MULTILINE) for o in named(line)}
    assert listed == {option.opts[0] for option in options}


def named(line: str) -> set[str]:
    return set(re.findall(r"`(--[a-z-]+)", line))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert command.short_help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_every_column_of_an_export_is_documented() -> None:
    rows = re.findall(r"^\| (`.*?) \|", sections()["konon export articles"], re.MULTILINE)
    documented = {column for row in rows for column in re.findall(r"`(\w+)`", row)}
    assert documented == set(ArticleLine.__struct_fields__)
