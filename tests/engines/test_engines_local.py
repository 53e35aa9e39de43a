"""Runs: the same database whatever the order, the number of processes, and what cuts them short."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import poison
import pytest

from konon.engines import group, local
from konon.engines.crew import Crew
from konon.engines.guard import Limits
from konon.engines.ordered import read_in_order
from konon.engines.progress import Progress, Summary
from konon.errors import StoreError
from konon.indonesian.stems import stem_words
from konon.intake import pages
from konon.pipeline import STITCH, stages_until
from konon.records import Article, Issue, Page, Reason
from konon.store import Batch, Reader, Writer

PAGES = 240
COPIES = PAGES // 10
"""Files with the bytes of another."""
KILLS = int(os.environ.get("KONON_KILLS", "3"))
"""How often a run is killed; 20 for the long trial."""

RUN = """
import signal, sys
from pathlib import Path
import konon
from konon.engines import group, local

local._BATCH_ITEMS = 20
local._SECONDS_BETWEEN_SHOWS = 0
signal.signal(signal.SIGINT, signal.default_int_handler)
group._FULL_COUNT = 4
show = lambda progress: print(f"{progress.pages:4000d}", flush=True)  # no pipe holds many
summary = konon.run([sys.argv[1]], sys.argv[2], jobs=2, progress=show)
print("interrupted" if summary.interrupted else "done")
"""


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return poison.write_crawl(tmp_path_factory.mktemp("input") / "crawl", PAGES)


@pytest.fixture(scope="module")
def expected(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an undisturbed run leaves."""
    to = tmp_path_factory.mktemp("undisturbed") / "x.konon"
    run(list(pages([crawl])), to)
    return dump(to)


def run(arrivals: Sequence[Page | Issue], to: Path, *, jobs: int = 0) -> Summary:
    with open_writer(to) as writer, Crew(poison.read, jobs=jobs) as crew:
        return local.run(iter(arrivals), writer, crew)


def open_writer(to: Path) -> Writer:
    writer = Writer.open(to, stems=stem_words, stitch=STITCH.run, create=True)
    writer.begin_run([], [stage.stamp() for stage in stages_until()])
    return writer


def dump(path: Path) -> bytes:
    with Reader.open(path, stems=stem_words) as reader:
        return b"".join(reader.dump())


def test_the_crawl_holds_what_makes_order_matter(expected: bytes) -> None:
    assert b'"role":"stitched"' in expected
    assert expected.count(b'"kind":"capture"') > expected.count(b'"kind":"page"')
    assert expected.count(b'"kind":"issue"') == 2


@pytest.mark.parametrize("jobs", [0, 1, 4])
@pytest.mark.parametrize("is_reversed", [False, True])
def test_neither_order_nor_processes_show(
    crawl: Path, expected: bytes, tmp_path: Path, jobs: int, is_reversed: bool
) -> None:
    arrivals = list(pages([crawl]))
    run(arrivals[::-1] if is_reversed else arrivals, tmp_path / "x.konon", jobs=jobs)
    assert dump(tmp_path / "x.konon") == expected


def test_batching_does_not_show(
    crawl: Path, expected: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_BATCH_ITEMS", 7)
    arrivals = list(pages([crawl]))
    random.Random(7).shuffle(arrivals)  # noqa: S311 any order will do
    run(arrivals, tmp_path / "x.konon")
    assert dump(tmp_path / "x.konon") == expected


@pytest.mark.parametrize("jobs", [0, 1, 4])
@pytest.mark.parametrize("items", [1, 500])
def test_a_page_counts_once_however_often_it_comes(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, items: int
) -> None:
    monkeypatch.setattr(local, "_BATCH_ITEMS", items)
    monkeypatch.setattr(group, "_FULL_COUNT", 4)
    arrivals = list(pages([crawl]))
    progress = run(arrivals[::-1] + arrivals, tmp_path / "x.konon", jobs=jobs).progress
    assert (progress.read, progress.failed) == (PAGES - COPIES, 4)
    assert progress.skipped == PAGES + COPIES


def test_a_second_run_reads_nothing(crawl: Path, tmp_path: Path) -> None:
    arrivals = list(pages([crawl]))
    first = run(arrivals, tmp_path / "x.konon").progress
    again = run(arrivals, tmp_path / "x.konon").progress
    assert (first.read, first.failed, first.skipped) == (PAGES - COPIES, 2, COPIES)
    assert (again.read, again.failed, again.skipped) == (0, 2, PAGES)


def test_poison_amid_a_run(tmp_path: Path) -> None:
    words = [b"RAISE x", b"SLEEP x", b"DIE x", b"EAT x", b"EXIT x"]
    arrivals = [poison.make_page(poison.make_story(n), f"{n}.html") for n in range(40)]
    for place, word in enumerate(words):
        arrivals.insert(place * 7, poison.make_page(word, f"racun-{place}.html"))
    limits = Limits(seconds=4, waiting_seconds=12, memory_bytes=512 << 20)
    with (
        open_writer(tmp_path / "x.konon") as writer,
        Crew(poison.read, jobs=2, limits=limits) as crew,
    ):
        summary = local.run(iter(arrivals), writer, crew)
    assert (summary.progress.read, summary.progress.failed) == (40, 5)
    with Reader.open(tmp_path / "x.konon", stems=stem_words) as reader:
        reasons = [issue.reason for issue in reader.issues()]
        assert not list(reader.check())
    assert reasons == [
        Reason.ERROR,
        Reason.TIMEOUT,
        Reason.CRASH,
        Reason.MEMORY,
        Reason.CRASH,
    ]


def test_progress_never_falls_and_ends_with_the_counts(crawl: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    with open_writer(tmp_path / "x.konon") as writer, Crew(poison.read, jobs=0) as crew:
        summary = local.run(pages([crawl]), writer, crew, seen.append)
    assert [p.pages for p in seen] == sorted(p.pages for p in seen)
    assert seen[-1] == summary.progress
    assert summary.progress.pages == PAGES + 2
    assert summary.progress.rate > 0


def test_a_batch_that_cannot_be_written_ends_the_run_and_no_process_stays(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Writer, batch: Batch) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Writer, "commit", full)
    with pytest.raises(StoreError, match="full"):
        run(list(pages([crawl])), tmp_path / "x.konon", jobs=2)


def test_pages_come_back_in_the_order_of_the_input(crawl: Path) -> None:
    arrivals = list(pages([crawl]))
    with Crew(poison.read, jobs=3) as crew:
        items = list(read_in_order(iter(arrivals), crew))
    places = [i.location if isinstance(i, Issue) else i[0].location for i in items]
    assert places == [arrival.location for arrival in arrivals]
    assert sum(isinstance(item, tuple) and isinstance(item[1], Article) for item in items) == PAGES


def test_who_looks_at_the_first_page_does_not_wait_for_the_last(crawl: Path) -> None:
    arrivals = pages([crawl])
    with Crew(poison.read, jobs=1) as crew:
        next(read_in_order(arrivals, crew))
    assert len(list(arrivals)) > PAGES // 2


def test_killed_at_any_moment_a_run_goes_on_where_it_stopped(
    crawl: Path, expected: bytes, tmp_path: Path
) -> None:
    chance = random.Random(20_250_618)  # noqa: S311 any moment will do
    for number in range(KILLS):
        to = tmp_path / f"{number}.konon"
        process = start_run(crawl, to)
        wait_for(process, chance.randrange(1, PAGES - 40))
        process.kill()
        process.communicate()
        summary = run(list(pages([crawl])), to)
        assert dump(to) == expected
        with Reader.open(to, stems=stem_words) as reader:
            assert not list(reader.check())
        assert summary.progress.pages == PAGES + 2


def test_ctrl_c_keeps_what_was_read(crawl: Path, expected: bytes, tmp_path: Path) -> None:
    to = tmp_path / "x.konon"
    process = start_run(crawl, to)
    wait_for(process, 60)
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert rest.splitlines()[-1] == "interrupted"
    with Reader.open(to, stems=stem_words) as reader:
        kept = reader.counts().pages
    assert 20 <= kept < PAGES
    summary = run(list(pages([crawl])), to)
    assert summary.progress.skipped > 0
    assert dump(to) == expected


def test_ctrl_c_ends_waiting_for_input_that_does_not_come(tmp_path: Path) -> None:
    code = RUN.replace("[sys.argv[1]]", "[konon.Piped()]").replace(":4000d", "")
    process = subprocess.Popen(
        [sys.executable, "-c", code, "-", str(tmp_path / "x.konon")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write('{"text": "Petani memanen padi di sawah.", "title": "Panen"}\n' * 4_000)
    process.stdin.flush()
    wait_for(process, 1)
    process.send_signal(signal.SIGINT)
    assert process.stdout is not None
    assert process.stdout.read().splitlines()[-1] == "interrupted"
    process.stdin.close()
    assert process.wait() == 0


def start_run(crawl: Path, to: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(crawl), str(to)], stdout=subprocess.PIPE, text=True
    )


def wait_for(process: "subprocess.Popen[str]", pages_done: int) -> None:
    """Return as soon as the run says that it has done so many pages."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip().isdigit() and int(line) >= pages_done:
            return
    raise AssertionError("the run ended before it was to be disturbed")
