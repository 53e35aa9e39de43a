"""Articles as JSON lines."""

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from konon.export.article_line import line_of
from konon.records import Article


def write_json_lines(articles: Iterable[Article], to: BinaryIO) -> int:
    """Write one object a line; return the number of articles."""
    encode = msgspec.json.Encoder().encode
    count = 0
    for count, article in enumerate(articles, start=1):  # noqa: B007  counts what was written
        to.write(encode(line_of(article)) + b"\n")
    return count
