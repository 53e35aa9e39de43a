"""After the pages of a batch are in: bring the articles in step with what the pages gave."""

from dataclasses import dataclass, field

import apsw

from konon.records import Article
from konon.store.batch import Stitch
from konon.store.codec import EncodedArticle, decode_article, decompress, encode_article
from konon.store.shelf import Role, Shelf, Shelved, first_number, load_article


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a batch touched.

    Attributes:
        articles: Ids of articles that a page gave now, or gave before.
        fresh: Readings of this batch by page, so that they need not be read back.
    """

    articles: set[str] = field(default_factory=set)
    fresh: dict[str, EncodedArticle] = field(default_factory=dict)

    def note(self, article_id: str | None) -> None:
        """Remember that a page gives, or gave, this article."""
        if article_id is not None:
            self.articles.add(article_id)


class Settler:
    """Derives articles from readings, inside the caller's transaction.

    The outcome depends on the readings and captures in the database, never on their order.
    """

    def __init__(self, connection: apsw.Connection, shelf: Shelf, stitch: Stitch) -> None:
        self._connection = connection
        self._shelf = shelf
        self._stitch = stitch

    def settle(self, changes: Changes) -> None:
        """Write anew the articles that a batch touched, then the stitched ones beside them."""
        # The search index takes rows in rising order twice as fast as in any other.
        numbers: dict[str, int] = {
            e.article.id: first_number(e.article) for e in changes.fresh.values()
        }
        rising = sorted(changes.articles, key=lambda id_: (numbers.get(id_, 0), id_))
        addresses = {self._refresh(article_id, changes.fresh) for article_id in rising}
        for address in sorted(filter(None, addresses)):
            if self._has_parts(address):
                self._stitch_parts(address)

    def _refresh(self, article_id: str, fresh: dict[str, EncodedArticle]) -> str | None:
        """Let the page with the smallest id tell the article; return the article's address."""
        held = self._shelf.find(article_id)
        teller = self._connection.execute(_TELLER, (article_id,)).get
        if teller is None:
            return self._withdraw(held)
        page, frame = teller
        encoded = fresh.get(page)
        record = encoded.record if encoded else decompress(frame).decode()
        if held is not None and (held.record_page, held.record) == (page, record):
            return held.address
        if encoded is not None:
            article = encoded.article
        else:
            article = decode_article(record, load_article(self._connection, article_id).text)
        if held is not None:
            self._shelf.remove(held)
        self._shelf.put(article, record, Role.PART if article.is_part else Role.WHOLE, page)
        return article.address

    def _withdraw(self, held: Shelved | None) -> str | None:
        """Take out an article that no page gives any more; return its address."""
        if held is None:
            return None
        if held.role is not Role.STITCHED:
            self._shelf.remove(held)
        return held.address

    def _has_parts(self, address: str) -> bool:
        found = self._connection.execute(
            "SELECT 1 FROM articles WHERE address = ? "
            "AND (part_number IS NOT NULL OR role = 'stitched') LIMIT 1",
            (address,),
        ).get
        return found is not None

    def _stitch_parts(self, address: str) -> None:
        """Join the parts at an address, one a page number; hide them behind what they made."""
        execute = self._connection.execute
        parts = [article_id for (article_id,) in execute(_PARTS, (address,))]
        chosen = [article_id for (article_id,) in execute(_LATEST_PARTS, (address,))]
        stitched = None
        if chosen:
            stitched = self._stitch([load_article(self._connection, part) for part in chosen])
        self._replace_stitched(address, stitched)
        for part in parts:
            stands_alone = stitched is None or part == stitched.id
            self._shelf.set_role(part, Role.WHOLE if stands_alone else Role.PART)

    def _replace_stitched(self, address: str, stitched: Article | None) -> None:
        """Keep the one stitched article of an address, unless a page by itself gives the same."""
        record = None if stitched is None else encode_article(stitched)
        earlier = list(self._connection.execute(_STITCHED, (address,)))
        for (article_id,) in earlier:
            held = self._shelf.find(article_id)
            if held is not None and held.record != record:
                self._shelf.remove(held)
        if stitched is not None and record is not None and not self._shelf.find(stitched.id):
            self._shelf.put(stitched, record, Role.STITCHED, None)


_STITCHED = "SELECT id FROM articles WHERE address = ? AND role = 'stitched'"

_TELLER = """
SELECT page_id, record FROM readings WHERE article_id = ? ORDER BY page_id LIMIT 1
"""

_PARTS = """
SELECT id FROM articles WHERE address = ? AND part_number IS NOT NULL AND role <> 'stitched'
ORDER BY id
"""

# Of several readings of one page number the one crawled last counts, then the smallest id.
_LATEST_PARTS = """
SELECT id FROM (
    SELECT articles.id, part_number, row_number() OVER (
        PARTITION BY part_number
        ORDER BY max(captures.crawled_utc) DESC NULLS LAST, articles.id
    ) AS place
    FROM articles
    JOIN readings ON readings.article_id = articles.id
    JOIN captures ON captures.page_id = readings.page_id
    WHERE address = ? AND part_number IS NOT NULL AND role <> 'stitched'
    GROUP BY articles.id
)
WHERE place = 1
ORDER BY part_number
"""
