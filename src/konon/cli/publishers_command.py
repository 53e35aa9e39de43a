"""`konon publishers`: the portals that are known, and what their rules find on a page."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from konon.api.portals import PageExplanation, Portal, RuleSetFindings, explain_page, portals
from konon.cli import root
from konon.cli.article_view import article_view, show
from konon.cli.options import json_option, options
from konon.cli.read_command import issue_line
from konon.cli.tables import add_fitted_column, table
from konon.cli.terminal import data_console, page_text, say, write_json
from konon.records import Issue


@click.group(invoke_without_command=True, short_help="List known portals; test their rules.")
@json_option
@click.pass_context
def publishers(ctx: click.Context, as_json: bool) -> None:
    """List the portals that are read by rules, with the days on which they wore the markup."""
    if ctx.invoked_subcommand is not None:
        return
    known = portals()
    if as_json:
        write_json(known)
        return
    data_console().print(_portals_table(known))
    say(f"{len(known)} outlets. Any other portal is read, too, without rules of its own.")


@publishers.command(short_help="Show what each rule finds on a page.")
@click.argument("page", metavar="FILE.html", type=click.Path(path_type=Path, dir_okay=False))
@options(
    click.option("--url", metavar="URL", help="Address of the page, if it does not say so itself."),
    json_option,
)
@click.pass_context
def test(ctx: click.Context, page: Path, url: str | None, as_json: bool) -> None:
    """Show what each selector of a portal's rules finds on a page, and how the page is read.

    The newest rule set whose body is on the page reads it. The exit status is 1 if none is.
    """
    explanation = explain_page(page, url)
    if as_json:
        write_json([explanation])
    else:
        _print_explanation(explanation)
    if not any(rule_set.chosen for rule_set in explanation.rule_sets):
        ctx.exit(root.FAULTS)


def _portals_table(known: Iterable[Portal]) -> Table:
    made = table()
    made.expand = True
    add_fitted_column(made, "outlet", share=3, least=12)
    add_fitted_column(made, "group", share=2, least=8)
    add_fitted_column(made, "domains", share=4, least=16)
    made.add_column("zone", no_wrap=True)
    made.add_column("file", no_wrap=True)
    made.add_column("rules", justify="right")
    made.add_column("worn", no_wrap=True)
    for portal in known:
        made.add_row(
            page_text(portal.outlet),
            page_text(portal.network or "", "dim"),
            page_text(", ".join(portal.domains), "dim"),
            portal.zone,
            portal.publisher,
            str(len(portal.valid)),
            Text("\n").join(_period(first, last) for first, last in dict.fromkeys(portal.valid)),
        )
    return made


def _period(first: date | None, last: date | None) -> Text:
    if first is None and last is None:
        return Text("undated", style="dim")
    if first is None:
        return Text(f"until {last}")
    return Text(f"since {first}" if last is None else f"{first} – {last}")


def _print_explanation(explanation: PageExplanation) -> None:
    console = data_console()
    console.print(page_text(explanation.outlet or "Unknown outlet", "bold"))
    console.print(page_text(explanation.url or "no address: give it with --url", "dim"))
    if explanation.publisher is None:
        console.print("No rule file knows this portal.")
        say("To add one: publishers/portals/NAME.toml, with its outlet, domains and rules.")
    for number, rule_set in enumerate(explanation.rule_sets, start=1):
        _print_rule_set(console, f"{explanation.publisher}.toml, rules {number}", rule_set)
    console.print(Text())
    if isinstance(explanation.outcome, Issue):
        console.print(page_text(issue_line(explanation.outcome), "yellow"))
    else:
        show(console, article_view(explanation.outcome))


def _print_rule_set(console: Console, name: str, rule_set: RuleSetFindings) -> None:
    verdict = ("reads this page", "green") if rule_set.chosen else ("not used on this page", "dim")
    period = _period(rule_set.valid_from, rule_set.valid_until)
    console.print(Text())
    console.print(Text.assemble((name, "bold"), "  ", period, "  ", verdict))
    if not rule_set.chosen:
        return
    made = table("")
    made.expand = True
    made.add_column("rule", no_wrap=True)
    add_fitted_column(made, "selector", share=4, least=16)
    made.add_column("finds", justify="right", no_wrap=True)
    add_fitted_column(made, "first words", share=6, least=16)
    before = ""
    for finding in rule_set.findings:
        made.add_row(
            Text("✓", style="green") if finding.counts else "",
            "" if finding.key == before else finding.key,
            page_text(finding.selector),
            Text(f"{finding.count:,}", style="" if finding.count else "dim"),
            page_text(finding.first, "" if finding.counts else "dim"),
        )
        before = finding.key
    console.print(made)
