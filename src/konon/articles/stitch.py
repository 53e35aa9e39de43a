"""The stage `articles.stitch`: the pages of one article, joined."""

from collections.abc import Sequence

from konon.records import Article


def stitch(parts: Sequence[Article]) -> Article | None:
    """Join the parts of one article, sorted by page number."""
    raise NotImplementedError
