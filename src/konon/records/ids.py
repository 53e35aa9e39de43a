"""Names of records: hashes of their content, so that the same input gets the same name anywhere."""

import hashlib
from typing import NewType

PageId = NewType("PageId", str)
"""`p` and 20 hex digits of the SHA-256 of the page's bytes."""

ArticleId = NewType("ArticleId", str)
"""`a` and 20 hex digits over the article's address and its text."""

IssueId = NewType("IssueId", str)
"""`i` and 20 hex digits over the issue's page, stage and reason."""

_DIGITS = 20


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def page_id(content_sha256: str) -> PageId:
    """Name a page by the hash of its bytes: the same bytes are one page."""
    return PageId("p" + content_sha256[:_DIGITS])


def article_id(address: str, text_sha256: str) -> ArticleId:
    """Name an article by where it was published and by its text: other text, other version."""
    return ArticleId("a" + _digest(address, text_sha256))


def issue_id(*parts: str) -> IssueId:
    """Name an issue by what it is about."""
    return IssueId("i" + _digest(*parts))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
