"""Articles and issues as they are kept: JSON without the text, and compressed bytes."""

from dataclasses import dataclass, replace

import msgspec
import zstandard

from konon.records import Article

_ARTICLES = msgspec.json.Decoder(Article)
_COMPRESSOR = zstandard.ZstdCompressor(level=3)
_DECOMPRESSOR = zstandard.ZstdDecompressor()


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedArticle:
    """An article beside its JSON, which two tables take."""

    article: Article
    record: str

    @classmethod
    def of(cls, article: Article) -> "EncodedArticle":
        """Encode an article."""
        return cls(article=article, record=encode_article(article))


def encode_article(article: Article) -> str:
    """Return the article as JSON in the record's own order of fields, its text left empty."""
    return msgspec.json.encode(replace(article, text="")).decode()


def decode_article(record: str | bytes, text: str) -> Article:
    """Return the article that `encode_article` wrote, with its text put back.

    Raises:
        msgspec.DecodeError: `record` is not such JSON (`ValidationError` is one of these).
    """
    return replace(_ARTICLES.decode(record), text=text)


def compress(data: bytes) -> bytes:
    """Return `data` as one zstd frame that knows its length."""
    return _COMPRESSOR.compress(data)


def decompress(frame: bytes) -> bytes:
    """Return what `compress` was given.

    Raises:
        zstandard.ZstdError: `frame` is damaged.
    """
    return _DECOMPRESSOR.decompress(frame)
