"""Files that cannot be opened or written, and processes that die: clear words, nothing half."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw
import pytest
from store_factory import STAGES, make_article, make_page, make_reading, open_reader, open_writer

from konon.errors import DamagedStoreError, DiskFullError, NewerStoreError, StoreError
from konon.store import Batch, PageReading

NOBODY = 65534


def readings(count: int, *, start: int = 0) -> list[PageReading]:
    return [
        make_reading(
            make_page(f"page {n} " + "x" * 2000, file=f"{n}.html"),
            make_article(address=f"https://kabar.example/{n}", paragraphs=[f"Berita ke-{n}."] * 5),
        )
        for n in range(start, start + count)
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x.konon"
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        writer.commit(Batch(readings=readings(20)))
    return path


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="konon run"):
        open_reader(tmp_path / "none.konon")
    with pytest.raises(StoreError, match="konon run"):
        open_writer(tmp_path / "none.konon", create=False)
    with pytest.raises(StoreError, match="not a file"):
        open_reader(tmp_path)
    with pytest.raises(StoreError, match="folder exists"):
        open_writer(tmp_path / "no" / "folder" / "x.konon")


def test_an_empty_file(tmp_path: Path) -> None:
    empty = tmp_path / "x.konon"
    empty.touch()
    with pytest.raises(StoreError, match="holds nothing"):
        open_reader(empty)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    other = tmp_path / "x.konon"
    other.write_text("Ini bukan basis data. " * 500)
    for opening in (open_reader, open_writer):
        with pytest.raises(DamagedStoreError, match="no Konon database"):
            opening(other)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    other = tmp_path / "x.konon"
    with apsw.Connection(str(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = other.read_bytes()
    for opening in (open_reader, open_writer):
        with pytest.raises(DamagedStoreError, match="not one of Konon's"):
            opening(other)
    assert other.read_bytes() == before


def test_a_database_of_a_newer_version(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", 999)
    connection.close()
    for opening in (open_reader, open_writer):
        with pytest.raises(NewerStoreError, match="update Konon"):
            opening(path)


def test_a_truncated_file(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size * 2 // 3)
    with pytest.raises(DamagedStoreError):
        read_all(path)


def test_the_doctor_reads_a_hurt_file_to_its_end(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 9000] = b"\xff" * 9000
    path.write_bytes(data)
    with open_reader(path) as reader:
        assert "file" in {fault.subject for fault in reader.check()}


def test_bytes_that_cannot_be_unpacked_are_no_bare_error(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE pages SET bytes = x'00'")
    connection.close()
    with open_reader(path) as reader, pytest.raises(DamagedStoreError, match="konon doctor"):
        reader.page_bytes(readings(1)[0].page.id)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM texts",
        "UPDATE texts SET text = CAST(x'fffe' AS TEXT)",
        "UPDATE articles SET headline = CAST(x'fffe' AS TEXT)",
        "UPDATE articles SET language = 'klingon'",
    ],
)
def test_hurt_rows_are_no_bare_error(path: Path, damage: str) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("foreign_keys", False)
    connection.pragma("ignore_check_constraints", True)
    connection.execute(damage)
    connection.close()
    with open_reader(path) as reader, pytest.raises(DamagedStoreError, match="konon doctor"):
        _ = [reader.article(row.id) for row in reader.articles()]


def test_an_iterator_may_outlive_its_reader(path: Path) -> None:
    with open_reader(path) as reader:
        lines, again = reader.dump(), reader.dump()
        assert next(lines) == next(again)
    del lines, again


def read_all(path: Path) -> bytes:
    with open_reader(path) as reader:
        return b"".join(reader.dump())


def test_a_flipped_word_is_found(path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE texts SET text = replace(text, 'Berita', 'Cerita')")
    connection.execute("DELETE FROM search_index WHERE rowid = (SELECT max(number) FROM articles)")
    connection.execute("UPDATE pages SET bytes = x'00' WHERE rowid = 1")
    connection.close()
    with open_reader(path) as reader:
        messages = " ".join(fault.message for fault in reader.check())
    assert "does not have its hash" in messages
    assert "missing in the search index" in messages
    assert "cannot be unpacked" in messages


def test_a_full_disk_keeps_whole_batches(path: Path) -> None:
    with open_writer(path) as writer:
        writer.begin_run((), STAGES)
        connection = writer._connection  # the honest way to fill a disk
        connection.pragma("max_page_count", connection.pragma("page_count") + 40)
        with pytest.raises(DiskFullError, match="Make room"):
            writer.commit(Batch(readings=readings(2000, start=100)))
        connection.pragma("max_page_count", 1_000_000)
        writer.commit(Batch(readings=readings(5, start=100)))
    with open_reader(path) as reader:
        assert reader.counts().articles == 25
        assert list(reader.check()) == []


@contextmanager
def closed_folder(path: Path) -> Iterator[Path]:
    """Put a copy of a database into a folder in which this process may not write."""
    folder = Path(tempfile.mkdtemp())
    copy = folder / path.name
    shutil.copy(path, copy)
    copy.chmod(0o444)
    folder.chmod(0o555)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield copy
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_read_only_folder_can_be_read_but_not_written(path: Path) -> None:
    with closed_folder(path) as copy:
        with open_reader(copy) as reader:
            assert reader.counts().articles == 20
        with pytest.raises(StoreError, match="may not be opened or written"):
            open_writer(copy)
        with pytest.raises(StoreError):
            open_writer(copy.with_name("new.konon"))


def test_a_copy_of_a_live_database_is_whole(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.konon"
    with open_writer(path) as writer, open_reader(path) as reader:
        writer.begin_run((), STAGES)
        writer.commit(Batch(readings=readings(5, start=50)))
        reader.backup(copy)
        with pytest.raises(StoreError, match="exists"):
            reader.backup(copy)
        live = b"".join(reader.dump())
    with open_reader(copy) as reader:
        assert b"".join(reader.dump()) == live
        assert list(reader.check()) == []


WRITING = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[1])
    from store_factory import STAGES, open_writer
    from test_store_failures import readings
    from konon.store import Batch

    start = int(sys.argv[3])
    with open_writer(Path(sys.argv[2])) as writer:
        writer.begin_run((), STAGES)
        print("ready", flush=True)
        for n in range(start, start + 10 * int(sys.argv[4]), 10):
            writer.commit(Batch(readings=readings(10, start=n)))
            print(n, flush=True)
    """
)


def start_writer(path: Path, *, start: int, batches: int) -> subprocess.Popen[str]:
    here = str(Path(__file__).parent)
    return subprocess.Popen(
        [sys.executable, "-c", WRITING, here, str(path), str(start), str(batches)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_killed_writer_leaves_whole_batches(tmp_path: Path) -> None:
    path = tmp_path / "x.konon"
    for turn in range(5):
        process = start_writer(path, start=turn * 100_000, batches=10_000)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.05 + 0.13 * turn)
        process.send_signal(signal.SIGKILL)
        committed = len(process.stdout.read().splitlines())
        process.wait()
        with open_reader(path) as reader:
            assert list(reader.check()) == []
            kept = [row for row in reader.articles() if _number(row.address) // 100_000 == turn]
        assert len(kept) % 10 == 0
        assert len(kept) // 10 in {committed, committed + 1}


def test_two_writers_and_a_reader_at_once(tmp_path: Path) -> None:
    path = tmp_path / "x.konon"
    writers = [start_writer(path, start=n * 1000, batches=30) for n in range(2)]
    seen = [0]
    while any(process.poll() is None for process in writers):
        if not path.exists():
            continue
        with suppress(StoreError), open_reader(path) as reader:  # it holds nothing at first
            seen.append(reader.counts().articles)
    assert [process.wait() for process in writers] == [0, 0]
    for process in writers:
        assert process.stdout is not None
        process.stdout.close()
    assert seen == sorted(seen)
    assert all(count % 10 == 0 for count in seen)
    with open_reader(path) as reader:
        assert reader.counts().articles == 600
        assert list(reader.check()) == []


def _number(address: str) -> int:
    return int(address.rsplit("/", 1)[1])
