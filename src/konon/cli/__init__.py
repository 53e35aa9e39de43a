"""The command line: one file a command; it asks the API and lays out what that answers."""

from konon.cli.root import konon


def main() -> None:
    """Run the command line."""
    konon(prog_name="konon")
