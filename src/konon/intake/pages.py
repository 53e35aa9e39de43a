"""READ FIRST: inputs to pages, one file after the other, unpacked as far as it needs to be."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from konon.errors import UnreadableInputError
from konon.intake.delimited import read_delimited
from konon.intake.documents import read_html, read_text
from konon.intake.entry import Entry, Form, Reader
from konon.intake.faults import BadInputError, unforeseen
from konon.intake.feeds import read_feed
from konon.intake.json_rows import read_json, read_json_lines
from konon.intake.mhtml import read_mhtml
from konon.intake.options import IntakeOptions, Stdin
from konon.intake.parquet import read_parquet
from konon.intake.refusals import refuse
from konon.intake.sniff import holds_warc, sniff
from konon.intake.streams import gunzipped, opened, peeked, spooled, unzstd
from konon.intake.walk import FoundFile, unopened, walk
from konon.intake.warc import read_warc
from konon.intake.zipped import zip_members
from konon.records import Issue, Page, Reason

_READERS: dict[Form, Reader] = {
    Form.HTML: read_html,
    Form.TEXT: read_text,
    Form.MHTML: read_mhtml,
    Form.WARC: read_warc,
    Form.DELIMITED: read_delimited,
    Form.JSON_LINES: read_json_lines,
    Form.JSON: read_json,
    Form.PARQUET: read_parquet,
    Form.FEED: read_feed,
    Form.EMPTY: refuse,
    Form.BINARY: refuse,
    Form.UNKNOWN: refuse,
}
_MOST_LAYERS = 3
"""A file that is packed more often than this was made to do harm."""


def pages(
    paths: Sequence[Path | Stdin], options: IntakeOptions | None = None
) -> Iterator[Page | Issue]:
    """Read all pages below some paths, in the order of the paths and of the names below each.

    Nothing but the current file's current page is held. What cannot be read becomes an issue in
    its place.

    Args:
        paths: Files, folders, or standard input. Below a folder, hidden files and Konon's own
            databases are passed over.
        options: Column names and limits.

    Raises:
        UnreadableInputError: A path does not exist; raised at once, not while iterating.
    """
    for path in paths:
        if isinstance(path, Path):
            _check_exists(path)
    return _all_pages(paths, options or IntakeOptions())


def _check_exists(path: Path) -> None:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableInputError(f"There is nothing at {path}. Check the path.") from error
    except ValueError as error:
        raise UnreadableInputError(f"{str(path)!r} can be no path. Check it.") from error
    except OSError:
        pass  # it is there, but closed to us: an issue like that of any other closed file


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A stream on its way to a reader.

    Attributes:
        file: Path below the argument.
        name: What the file would be called without its packing.
        stream: The bytes, from the start.
        layers: How many packings were taken off.
    """

    file: str
    name: str
    stream: BinaryIO
    layers: int = 0


def _all_pages(paths: Sequence[Path | Stdin], options: IntakeOptions) -> Iterator[Page | Issue]:
    for path in paths:
        if isinstance(path, Stdin):
            stream = opened(path.stream or sys.stdin.buffer)
            yield from _read(_Opened(file="-", name="-", stream=stream), options)
            continue
        for found in walk(path):
            if isinstance(found, Issue):
                yield found
            else:
                yield from _file_pages(found, options)


def _file_pages(found: FoundFile, options: IntakeOptions) -> Iterator[Page | Issue]:
    try:
        file = found.path.open("rb", buffering=0)
    except OSError as error:
        yield unopened(error).issue(found.file)
        return
    with opened(file) as stream:
        yield from _read(_Opened(file=found.file, name=found.path.name, stream=stream), options)


def _read(source: _Opened, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the pages of a stream; what stops the reading ends in an issue."""
    try:
        head = peeked(source.stream)
        form = sniff(head, source.name)
        is_packed_warc = form is Form.GZIP and holds_warc(head)
        if form in _UNPACKERS and not is_packed_warc:
            yield from _unpacked(source, form, options)
        else:
            entry = Entry(
                file=source.file,
                form=Form.WARC if is_packed_warc else form,
                stream=source.stream,
                is_gzip=is_packed_warc,
            )
            yield from _READERS[entry.form](entry, options)
    except BadInputError as fault:
        yield fault.issue(source.file)
    except MemoryError:
        raise  # it is this process that is short of it, not the file that is wrong
    except Exception as error:  # noqa: BLE001 the net under all readers: a file must not end the run
        yield unforeseen(error).issue(source.file)


def _unpacked(packed: _Opened, form: Form, options: IntakeOptions) -> Iterator[Page | Issue]:
    if packed.layers >= _MOST_LAYERS:
        raise BadInputError(
            Reason.BOMB, f"The file is packed more than {_MOST_LAYERS} times over; it was left."
        )
    for inner in _UNPACKERS[form](packed, options):
        if isinstance(inner, Issue):
            yield inner
        else:
            with inner.stream:
                yield from _read(inner, options)


def _from_gzip(packed: _Opened, options: IntakeOptions) -> Iterator[_Opened]:
    yield _without_suffix(packed, gunzipped(packed.stream, options))


def _from_zstd(packed: _Opened, options: IntakeOptions) -> Iterator[_Opened]:
    yield _without_suffix(packed, unzstd(packed.stream, options))


def _without_suffix(packed: _Opened, stream: BinaryIO) -> _Opened:
    name = packed.name.removesuffix(".gz").removesuffix(".zst")
    return _Opened(file=packed.file, name=name, stream=stream, layers=packed.layers + 1)


def _from_zip(packed: _Opened, options: IntakeOptions) -> Iterator[_Opened | Issue]:
    with spooled(packed.stream, options) as archive:
        for member in zip_members(archive, packed.file, options):
            if isinstance(member, Issue):
                yield member
                continue
            yield _Opened(
                file=f"{packed.file}!{member.name}",
                name=PurePosixPath(member.name).name,
                stream=member.stream,
                layers=packed.layers + 1,
            )


_UNPACKERS: dict[Form, Callable[[_Opened, IntakeOptions], Iterator[_Opened | Issue]]] = {
    Form.GZIP: _from_gzip,
    Form.ZSTD: _from_zstd,
    Form.ZIP: _from_zip,
}
