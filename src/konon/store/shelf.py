"""Articles in their tables: one row, its child rows, its text and its place in the search index."""

from dataclasses import dataclass
from enum import StrEnum

import apsw

from konon.errors import DamagedStoreError
from konon.records import Article
from konon.store.batch import Stems
from konon.store.codec import decode_article
from konon.store.rows import COLUMNS, children, columns, utc

_EPOCH_1900 = 2_208_988_800  # seconds before 1970
_SECONDS_BITS, _TIE_BITS = 34, 29  # up to the year 2444; together they fill a row number


def number_at(utc: int | None) -> int:
    """Return the smallest row number of articles published at `utc`, in seconds since 1970.

    The undated come before all others, times before 1900 and after 2444 next to the ends.
    """
    if utc is None:
        return 0
    seconds = min(max(1 + utc + _EPOCH_1900, 1), (1 << _SECONDS_BITS) - 1)
    return seconds << _TIE_BITS


def first_number(article: Article) -> int:
    """Return the row number that an article gets if no other has it."""
    tie = int(article.id[1:], 16) & ((1 << _TIE_BITS) - 1)
    return number_at(utc(article.published) if article.published else None) | tie


_INSERT_ARTICLE = (
    f"INSERT INTO articles (number, {', '.join(COLUMNS)}, role, record_page, record) "  # noqa: S608 our own names
    f"VALUES ({', '.join('?' * (len(COLUMNS) + 4))})"
)


class Role(StrEnum):
    """What an article in the database stands for."""

    WHOLE = "whole"
    PART = "part"
    """One page of a stitched article; kept, but not listed."""
    STITCHED = "stitched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """An article's row, as far as deciding needs it.

    Attributes:
        number: The row's number.
        address: The article's own address.
        role: What the row stands for.
        text_sha256: The text it has.
        record_page: The page whose reading it tells; None when stitched.
        record: The article as JSON without its text.
    """

    number: int
    address: str
    role: Role
    text_sha256: str
    record_page: str | None
    record: str


class Shelf:
    """Puts articles into their tables and takes them out, inside the caller's transaction."""

    def __init__(self, connection: apsw.Connection, stems: Stems) -> None:
        self._connection = connection
        self._stems = stems

    def find(self, article_id: str) -> Shelved | None:
        """Return what is kept under this id."""
        row = self._connection.execute(
            "SELECT number, address, role, text_sha256, record_page, record "
            "FROM articles WHERE id = ?",
            (article_id,),
        ).get
        if row is None:
            return None
        number, address, role, text_sha256, record_page, record = row
        return Shelved(
            number=number,
            address=address,
            role=Role(role),
            text_sha256=text_sha256,
            record_page=record_page,
            record=record,
        )

    def put(self, article: Article, record: str, role: Role, record_page: str | None) -> None:
        """Write an article that is not there yet; `record` is `encode_article(article)`."""
        number = self._free_number(article)
        execute = self._connection.execute
        execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (article.text_sha256, article.text))
        execute(_INSERT_ARTICLE, (number, *columns(article), role.value, record_page, record))
        for table, rows in children(article, number):
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 our own names
        if role is not Role.PART:
            self._index(number, article)

    def remove(self, held: Shelved) -> None:
        """Take an article out with all its rows, and its text if no other article has it."""
        execute = self._connection.execute
        execute("DELETE FROM search_index WHERE rowid = ?", (held.number,))
        execute("DELETE FROM articles WHERE number = ?", (held.number,))
        execute(
            "DELETE FROM texts WHERE sha256 = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM articles WHERE text_sha256 = ?1)",
            (held.text_sha256,),
        )

    def set_role(self, article_id: str, role: Role) -> None:
        """List an article, or hide it behind the stitched one that it is a part of."""
        execute = self._connection.execute
        number, held = execute("SELECT number, role FROM articles WHERE id = ?", (article_id,)).get
        if held == role:
            return
        execute("UPDATE articles SET role = ? WHERE number = ?", (role.value, number))
        if role is Role.PART:
            execute("DELETE FROM search_index WHERE rowid = ?", (number,))
        else:
            self._index(number, load_article(self._connection, article_id))

    def stems_version(self) -> str | None:
        """Return what stems the search index was made with; None if that was never noted."""
        version: str | None = self._connection.execute("SELECT version FROM search_stems").get
        return version

    def reindex(self, version: str) -> None:
        """Make the search index anew with stems of this version."""
        self._connection.execute("DELETE FROM search_stems")
        self._connection.execute("INSERT INTO search_stems VALUES (?)", (version,))
        self._connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        listed = self._connection.execute(
            "SELECT number, record, text FROM article_view ORDER BY number"
        )
        for number, record, text in listed:
            self._index(number, decode_article(record, text))

    def _index(self, number: int, article: Article) -> None:
        headline = article.headline.value if article.headline else ""
        self._connection.execute(
            "INSERT INTO search_index (rowid, headline, body) VALUES (?, ?, ?)",
            (
                number,
                " ".join(self._stems(headline)),
                " ".join(self._stems("\n".join(article.paragraphs))),
            ),
        )

    def _free_number(self, article: Article) -> int:
        """Return a row number that no article has; it sorts by publication time."""
        number = first_number(article)
        while self._connection.execute("SELECT 1 FROM articles WHERE number = ?", (number,)).get:
            number += 1
        return number


def load_article(connection: apsw.Connection, article_id: str) -> Article:
    """Return an article that is known to be there.

    Raises:
        DamagedStoreError: Its row or its text is gone all the same.
    """
    row = connection.execute(
        "SELECT record, text FROM articles JOIN texts ON texts.sha256 = text_sha256 WHERE id = ?",
        (article_id,),
    ).get
    if row is None:
        raise DamagedStoreError(
            f"{connection.filename} is damaged: article {article_id} has no text; restore a copy, "
            "or run `konon doctor` to see what is hurt"
        )
    return decode_article(*row)
