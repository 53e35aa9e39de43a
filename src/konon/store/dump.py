"""The whole database as JSON lines in canonical order: two databases hold the same iff these do."""

from collections.abc import Iterator

import apsw
import msgspec

# Left out is what depends on when and how pages came in: runs, row numbers, compressed bytes.


class _PageLine(msgspec.Struct, tag_field="kind", tag="page"):
    id: str
    sha256: str
    byte_count: int


class _CaptureLine(msgspec.Struct, tag_field="kind", tag="capture"):
    page: str
    file: str
    record: int | None
    url: str | None
    crawled_at: str | None
    form: str
    charset: str | None


class _ReadingLine(msgspec.Struct, tag_field="kind", tag="reading"):
    page: str
    file: str
    record: int | None
    url: str | None
    article: str | None
    issue: str | None


class _IssueLine(msgspec.Struct, tag_field="kind", tag="issue"):
    id: str
    stage: str
    reason: str
    message: str
    file: str
    record: int | None
    page: str | None
    url: str | None


class _ArticleLine(msgspec.Struct, tag_field="kind", tag="article"):
    id: str
    role: str
    pages: list[str]
    article: msgspec.Raw
    text: str


def dump_lines(connection: apsw.Connection) -> Iterator[bytes]:
    """Yield each record as one line of JSON with its newline; run it inside one transaction."""
    encode = msgspec.json.Encoder().encode
    for line in _lines(connection):
        yield encode(line) + b"\n"


def _lines(connection: apsw.Connection) -> Iterator[msgspec.Struct]:
    for row in connection.execute("SELECT id, sha256, byte_count FROM pages ORDER BY id"):
        yield _PageLine(*row)
    for row in connection.execute(
        "SELECT page_id, file, record, url, crawled_at, form, charset FROM captures "
        "ORDER BY page_id, file, record, url, crawled_at, form, charset"
    ):
        yield _CaptureLine(*row)
    for row in connection.execute(
        "SELECT readings.page_id, file, captures.record, url, article_id, issue_id "
        "FROM readings JOIN captures ON captures.id = capture_id ORDER BY readings.page_id"
    ):
        yield _ReadingLine(*row)
    for row in connection.execute(
        "SELECT id, stage, reason, message, file, record, page_id, url FROM open_issues ORDER BY id"
    ):
        yield _IssueLine(*row)
    for number, id_, role, record, text in connection.execute(
        "SELECT number, id, role, articles.record, text "
        "FROM articles JOIN texts ON texts.sha256 = text_sha256 ORDER BY id"
    ):
        pages = [
            page
            for (page,) in connection.execute(
                "SELECT page_id FROM article_pages WHERE article = ?", (number,)
            )
        ]
        if role != "stitched":
            pages.sort()
        yield _ArticleLine(id_, role, pages, msgspec.Raw(record.encode()), text)
