"""Zip archives: which members of one are worth reading; a WACZ keeps its pages in WARC files."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from konon.intake.faults import BadInputError, corrupt
from konon.intake.gzip_members import Inflation
from konon.intake.options import IntakeOptions
from konon.intake.streams import opened
from konon.records import Issue, Reason

_OFFICE_MARKS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
_WACZ_MARK = "datapackage.json"
_WACZ_FOLDER = "archive/"


@dataclass(frozen=True, slots=True)
class ZipMember:
    """A member of an archive: its path inside and its bytes."""

    name: str
    stream: BinaryIO


def zip_members(
    stream: io.BufferedReader, file: str, options: IntakeOptions
) -> Iterator[ZipMember | Issue]:
    """Yield each member that may hold pages, by name.

    Args:
        stream: The archive; must be seekable.
        file: The archive's path below the argument, for issues.
        options: Limits.

    Raises:
        BadInputError: The archive is damaged or no collection of files.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise corrupt(f"it is no sound zip archive ({error})") from error
    for member in _wanted(archive.infolist()):
        name = f"{file}!{member.filename}"
        try:
            Inflation(options, packed=member.compress_size).add(member.file_size)
            unpacked = opened(archive.open(member))
        except BadInputError as fault:
            yield fault.issue(name)
        except NotImplementedError:
            yield BadInputError(
                Reason.UNKNOWN_FORM,
                "The archive packs this member in a way that is not known here "
                f"(method {member.compress_type}); unpack it first.",
            ).issue(name)
        except RuntimeError:
            yield BadInputError(
                Reason.NOT_PERMITTED, "The archive asks for a password; unpack it first."
            ).issue(name)
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            yield corrupt(f"a member of the archive cannot be opened ({error})").issue(name)
        else:
            with unpacked:
                yield ZipMember(member.filename, unpacked)


def _wanted(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Return the members to read.

    Raises:
        BadInputError: It is an office document, a book or a program.
    """
    names = {member.filename for member in members}
    if names & _OFFICE_MARKS:
        raise BadInputError(Reason.UNKNOWN_FORM, "This is a document or a program, no page.")
    is_wacz = _WACZ_MARK in names and any(name.startswith(_WACZ_FOLDER) for name in names)
    return sorted(
        (
            member
            for member in members
            if _is_visible_file(member.filename)
            and (not is_wacz or member.filename.startswith(_WACZ_FOLDER))
        ),
        key=lambda member: member.filename,
    )


def _is_visible_file(name: str) -> bool:
    parts = name.split("/")
    return bool(parts[-1]) and not any(part.startswith(".") and part.strip(".") for part in parts)
