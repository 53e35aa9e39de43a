"""What came in and what it gave: pages, the places where they lay, readings and issues."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import apsw

from konon.records import Issue, PageForm, PageId
from konon.store.batch import Capture, Tally
from konon.store.codec import EncodedArticle, compress


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReading:
    """What the database has of a page's reading.

    Attributes:
        capture: The place it was read from.
        stage_set: The stages that read it.
        article_id: What it gave, or else
        issue_id: why it gave nothing.
    """

    capture: Capture
    stage_set: str
    article_id: str | None
    issue_id: str | None

    def yields_to(self, capture: Capture, stage_set: str) -> bool:
        """Whether a reading from `capture` by the stages `stage_set` replaces this one."""
        return self.stage_set != stage_set or capture.preference < self.capture.preference


class Ledger:
    """Writes pages, captures, readings and issues, inside the caller's transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def find_reading(self, page: PageId) -> HeldReading | None:
        """Return how a page was read, if it was."""
        row = self._connection.execute(_FIND_READING, (page,)).get
        if row is None:
            return None
        stage_set, article_id, issue_id, *place = row
        return HeldReading(
            capture=capture_from_row(page, place),
            stage_set=stage_set,
            article_id=article_id,
            issue_id=issue_id,
        )

    def tally(self, run_id: int) -> Tally:
        """Count what the readings gave that are a run's own."""
        articles, issues = self._connection.execute(
            "SELECT count(article_id), count(issue_id) FROM readings WHERE run_id = ?", (run_id,)
        ).get
        return Tally(articles=articles, issues=issues)

    def has_capture(self, capture: Capture) -> bool:
        """Whether it is known that a page lay there."""
        return self._find_capture(capture) is not None

    def add_page(self, page: PageId, sha256: str, content: bytes, *, keep_bytes: bool) -> None:
        """Keep a page that is not there yet."""
        self._connection.execute(
            "INSERT INTO pages VALUES (?, ?, ?, ?)",
            (page, sha256, len(content), compress(content) if keep_bytes else None),
        )

    def add_capture(self, capture: Capture) -> int:
        """Keep where a page lay, if that is new; return the row's number."""
        found = self._find_capture(capture)
        if found is not None:
            return found
        crawled_at = capture.crawled_at.isoformat() if capture.crawled_at else None
        self._connection.execute(
            "INSERT INTO captures (page_id, file, record, url, crawled_at, crawled_utc, form, "
            "charset) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                capture.page,
                capture.file,
                capture.record,
                capture.url,
                crawled_at,
                capture.crawled_utc,
                capture.form.value,
                capture.charset,
            ),
        )
        return self._connection.last_insert_rowid()

    def put_reading(
        self, capture: Capture, capture_id: int, run_id: int, outcome: EncodedArticle | Issue
    ) -> None:
        """Keep what a page gave."""
        article_id = issue_id = record = None
        if isinstance(outcome, Issue):
            issue = replace(outcome, page=capture.page)
            self.put_issue(issue)
            issue_id = issue.id
        else:
            article_id, record = outcome.article.id, compress(outcome.record.encode())
        self._connection.execute(
            "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?)",
            (capture.page, capture_id, run_id, article_id, issue_id, record),
        )

    def drop_reading(self, reading: HeldReading) -> None:
        """Take out a reading and its issue; the article it gave is settled afterwards."""
        execute = self._connection.execute
        execute("DELETE FROM readings WHERE page_id = ?", (reading.capture.page,))
        if reading.issue_id is not None:
            execute("DELETE FROM issues WHERE id = ?", (reading.issue_id,))

    def put_issue(self, issue: Issue) -> None:
        """Keep an issue; of two about the same thing the wording that sorts first stays."""
        self._connection.execute(
            _PUT_ISSUE,
            (
                issue.id,
                issue.stage,
                issue.reason.value,
                issue.message,
                issue.location.file,
                issue.location.record,
                issue.page,
                issue.url,
            ),
        )

    def _find_capture(self, capture: Capture) -> int | None:
        record = -1 if capture.record is None else capture.record
        crawled_at = capture.crawled_at.isoformat() if capture.crawled_at else ""
        found: int | None = self._connection.execute(
            _FIND_CAPTURE,
            (
                capture.page,
                capture.file,
                record,
                capture.url or "",
                crawled_at,
                capture.form.value,
                capture.charset or "",
            ),
        ).get
        return found


def capture_from_row(page: PageId, row: Sequence[Any]) -> Capture:
    """Return the capture of a page from file, record, url, crawled_at, form and charset."""
    file, record, url, crawled_at, form, charset = row
    return Capture(
        page=page,
        file=file,
        record=record,
        url=url,
        crawled_at=datetime.fromisoformat(crawled_at) if crawled_at else None,
        form=PageForm(form),
        charset=charset,
    )


_FIND_READING = """
SELECT runs.stage_set, readings.article_id, readings.issue_id, captures.file, captures.record,
       captures.url, captures.crawled_at, captures.form, captures.charset
FROM readings
JOIN runs ON runs.id = readings.run_id
JOIN captures ON captures.id = readings.capture_id
WHERE readings.page_id = ?
"""

_FIND_CAPTURE = """
SELECT id FROM captures
WHERE page_id = ? AND file = ? AND ifnull(record, -1) = ? AND ifnull(url, '') = ?
  AND ifnull(crawled_at, '') = ? AND form = ? AND ifnull(charset, '') = ?
"""

_PUT_ISSUE = """
INSERT INTO issues VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET message = excluded.message, url = excluded.url
WHERE (excluded.message, ifnull(excluded.url, '')) < (message, ifnull(url, ''))
"""
