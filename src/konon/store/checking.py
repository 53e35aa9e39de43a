"""Is the database whole? Every hash, offset, id and index entry against what it stands for."""

from collections.abc import Iterator
from itertools import chain

import apsw
import msgspec
import zstandard

from konon.records import Article, Medium, article_id, evidenced, page_id, sha256
from konon.store.codec import decode_article, decompress
from konon.store.views import Fault


def faults(connection: apsw.Connection) -> Iterator[Fault]:
    """Yield every contradiction, the file itself first; flat in memory."""
    yield from _file_faults(connection)
    yield from _page_faults(connection)
    yield from _text_faults(connection)
    yield from _reading_faults(connection)
    yield from _article_faults(connection)
    yield from _index_faults(connection)


def _file_faults(connection: apsw.Connection) -> Iterator[Fault]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Fault(subject="file", message=message)
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault(subject=table, message=f"a row names one of {parent} that is not there")


def _page_faults(connection: apsw.Connection) -> Iterator[Fault]:
    rows = connection.execute("SELECT id, sha256, byte_count, bytes FROM pages ORDER BY id")
    for id_, digest, byte_count, frame in rows:
        if page_id(digest) != id_:
            yield Fault(subject=id_, message="its id does not follow from its hash")
        if frame is None:
            continue
        try:
            content = decompress(frame)
        except zstandard.ZstdError as error:
            yield Fault(subject=id_, message=f"its bytes cannot be unpacked: {error}")
            continue
        if len(content) != byte_count or sha256(content) != digest:
            yield Fault(subject=id_, message="its bytes do not have its hash")


def _text_faults(connection: apsw.Connection) -> Iterator[Fault]:
    for digest, text in connection.execute("SELECT sha256, text FROM texts"):
        if sha256(text.encode()) != digest:
            yield Fault(subject=f"text {digest[:20]}", message="the text does not have its hash")
    for (digest,) in connection.execute(
        "SELECT sha256 FROM texts WHERE sha256 NOT IN (SELECT text_sha256 FROM articles)"
    ):
        yield Fault(subject=f"text {digest[:20]}", message="no article has this text")


def _reading_faults(connection: apsw.Connection) -> Iterator[Fault]:
    for (id_,) in connection.execute(
        "SELECT id FROM pages WHERE id NOT IN (SELECT page_id FROM readings)"
    ):
        yield Fault(subject=id_, message="the page was never read")
    for (id_,) in connection.execute(
        "SELECT page_id FROM readings WHERE issue_id IS NOT NULL "
        "AND issue_id NOT IN (SELECT id FROM issues)"
    ):
        yield Fault(subject=id_, message="the reading names an issue that is not there")
    for (id_,) in connection.execute(
        "SELECT id FROM articles WHERE role <> 'stitched' AND record_page IS NOT "
        "(SELECT min(page_id) FROM readings WHERE article_id = articles.id)"
    ):
        yield Fault(subject=id_, message="the article does not come from its first page")


def _article_faults(connection: apsw.Connection) -> Iterator[Fault]:
    rows = connection.execute(
        "SELECT id, record, text FROM articles JOIN texts ON texts.sha256 = text_sha256 ORDER BY id"
    )
    for id_, record, text in rows:
        try:
            article = decode_article(record, text)
        except msgspec.DecodeError as error:
            yield Fault(subject=id_, message=f"its record cannot be read: {error}")
            continue
        if not id_ == article.id == article_id(article.address, article.text_sha256):
            yield Fault(subject=id_, message="its id does not follow from address and text")
        for message in chain(_block_faults(article), _evidence_faults(article)):
            yield Fault(subject=id_, message=message)


def _block_faults(article: Article) -> Iterator[str]:
    behind = 0
    for block in article.blocks:
        if not behind <= block.start < block.end <= len(article.text):
            yield f"its block {block.kind} {block.start}-{block.end} is out of place"
        behind = block.end


def _evidence_faults(article: Article) -> Iterator[str]:
    for _, _, evidence in evidenced(article):
        if (evidence.medium is Medium.TEXT) != (evidence.start is not None):
            yield f"evidence {evidence.exact!r} in {evidence.medium}: offset and medium disagree"
        elif evidence.start is not None:
            printed = article.text[evidence.start : evidence.end]
            if evidence.start < 0 or printed != evidence.exact:
                yield f"at {evidence.start} stands {printed!r}, not {evidence.exact!r}"


def _index_faults(connection: apsw.Connection) -> Iterator[Fault]:
    for (id_,) in connection.execute(
        "SELECT id FROM articles WHERE role <> 'part' "
        "AND number NOT IN (SELECT rowid FROM search_index)"
    ):
        yield Fault(subject=id_, message="the article is missing in the search index")
    for (number,) in connection.execute(
        "SELECT rowid FROM search_index "
        "WHERE rowid NOT IN (SELECT number FROM articles WHERE role <> 'part')"
    ):
        yield Fault(subject="search_index", message=f"entry {number} belongs to no listed article")
