"""The nouns of the house: frozen records, the only things rooms hand to each other."""

from konon.records.article import (
    BODY_KINDS,
    Absence,
    Access,
    Article,
    Block,
    BlockKind,
    Caption,
    Credit,
    CreditRole,
    Language,
    Method,
    OriginLine,
    Pagination,
    Precision,
    RelatedLink,
    Timestamp,
    ZoneBasis,
)
from konon.records.evidenced import Evidenced, evidenced
from konon.records.ids import ArticleId, IssueId, PageId, article_id, page_id, sha256
from konon.records.issue import Issue, Reason
from konon.records.page import Location, Page, PageForm, Row
from konon.records.provenance import StageVersion
from konon.records.span import Evidence, Medium, Span, Value

__all__ = [
    "BODY_KINDS",
    "Absence",
    "Access",
    "Article",
    "ArticleId",
    "Block",
    "BlockKind",
    "Caption",
    "Credit",
    "CreditRole",
    "Evidence",
    "Evidenced",
    "Issue",
    "IssueId",
    "Language",
    "Location",
    "Medium",
    "Method",
    "OriginLine",
    "Page",
    "PageForm",
    "PageId",
    "Pagination",
    "Precision",
    "Reason",
    "RelatedLink",
    "Row",
    "Span",
    "StageVersion",
    "Timestamp",
    "Value",
    "ZoneBasis",
    "article_id",
    "evidenced",
    "page_id",
    "sha256",
]
