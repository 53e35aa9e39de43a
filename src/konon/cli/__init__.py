"""The command line: one file a command; it asks the API and lays out what that answers."""

import io
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly, also while it is still being loaded.

    What the encoding of standard output lacks is shown as `?`; data are UTF-8 whatever it is.
    """
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        from konon.cli.root import konon  # noqa: PLC0415 loading takes long enough to be stopped

        konon(prog_name="konon")
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(_INTERRUPTED)
