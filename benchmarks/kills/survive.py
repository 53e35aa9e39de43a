"""Kill `konon run` at random moments, run it again, and compare its dump with an undisturbed run's.

Usage: python benchmarks/kills/survive.py PATH… [--rounds 20] [--seed 1]

Every round begins an empty database, kills the run with SIGKILL at a random moment, all its
processes with it, lets a second run finish (every other round in reversed order of input and with
another number of processes), and demands the same bytes of `konon dump`, and no fault of `konon
doctor`.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

KONON = str(Path(sys.executable).with_name("konon"))


def begin(paths: Sequence[str], database: Path, jobs: int) -> subprocess.Popen[bytes]:
    """Start a run in a process group of its own."""
    command = [KONON, "run", *paths, "--to", str(database), "--jobs", str(jobs)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def dump_of(database: Path) -> str:
    """SHA-256 of the dump."""
    command = [KONON, "dump", "--from", str(database)]
    return hashlib.sha256(
        subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    ).hexdigest()


def main() -> None:
    """Kill, finish and compare, round by round."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("paths", nargs="+")
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    moments = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.konon"
        start = time.monotonic()
        begin(chosen.paths, whole, 4).wait()
        length = time.monotonic() - start
        wanted = dump_of(whole)
        print(f"undisturbed: {length:.1f} s, dump {wanted[:16]}")
        wrong = 0
        for number in range(chosen.rounds):
            database = Path(folder) / f"{number}.konon"
            moment = moments.uniform(0.05, length)
            run = begin(chosen.paths, database, 4)
            time.sleep(moment)
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            paths = chosen.paths[::-1] if number % 2 else chosen.paths
            begin(paths, database, 1 if number % 4 == 3 else 3).wait()
            doctor = subprocess.run(
                [KONON, "doctor", "--from", str(database)], capture_output=True, check=False
            )
            same = dump_of(database) == wanted and doctor.returncode == 0
            wrong += not same
            print(f"round {number + 1}: killed at {moment:.2f} s, {'same' if same else 'DIFFERS'}")
            database.unlink()
    print(f"{chosen.rounds - wrong} of {chosen.rounds} the same")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
