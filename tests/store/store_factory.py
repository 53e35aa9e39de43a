"""Pages and articles as the stages would make them, small enough to be written by hand."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from konon.records import (
    Absence,
    Access,
    Article,
    Block,
    BlockKind,
    Caption,
    Credit,
    CreditRole,
    Evidence,
    Issue,
    Language,
    Location,
    Medium,
    Method,
    OriginLine,
    Page,
    PageForm,
    Pagination,
    Precision,
    Reason,
    RelatedLink,
    StageVersion,
    Timestamp,
    Value,
    ZoneBasis,
    article_id,
    sha256,
)
from konon.store import PageReading, Reader, Writer

WIB = timezone(timedelta(hours=7))
STAGES = (StageVersion(name="articles.extract", version="1", data="rules-1"),)
LATER_STAGES = (StageVersion(name="articles.extract", version="2", data="rules-1"),)
NOON = datetime(2025, 6, 18, 12, 30, tzinfo=WIB)


def stems(text: str) -> list[str]:
    """A toy of Indonesian stemming: lower case, and the suffixes -nya, -kan, -an fall."""
    return [re.sub(r"(nya|kan|an)$", "", word) for word in re.findall(r"\w+", text.lower())]


def stitch(parts: Sequence[Article]) -> Article | None:
    """Join the bodies of the parts under the headline of the first."""
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    numbers = tuple(part.pagination.number for part in parts if part.pagination)
    counts = [part.pagination.count for part in parts if part.pagination]
    return make_article(
        pages=tuple(page for part in parts for page in part.pages),
        address=first.address,
        headline=first.headline.value if first.headline else "",
        paragraphs=[text for part in parts for text in part.paragraphs],
        pagination=Pagination(count=counts[0], number=1, have=numbers),
    )


def open_writer(path: Path, *, create: bool = True, keep_bytes: bool = True) -> Writer:
    return Writer.open(path, stems=stems, stitch=stitch, create=create, keep_bytes=keep_bytes)


def open_reader(path: Path) -> Reader:
    return Reader.open(path, stems=stems)


def make_page(
    content: str,
    *,
    file: str = "crawl/a.html",
    record: int | None = None,
    url: str | None = "https://kabar.example/banjir",
    crawled_at: datetime | None = None,
    form: PageForm = PageForm.HTML,
) -> Page:
    return Page(
        content=content.encode(),
        form=form,
        location=Location(file=file, record=record),
        url=url,
        crawled_at=crawled_at,
    )


def make_article(
    *,
    pages: Sequence[str] = (),
    address: str = "https://kabar.example/banjir",
    headline: str = "Banjir Rendam Dua Desa",
    paragraphs: Sequence[str] = ("Air masuk ke rumah warga.", "Tidak ada korban jiwa."),
    published: datetime | None = NOON,
    precision: Precision = Precision.MINUTE,
    outlet: str = "Kabar Contoh",
    language: Language = Language.INDONESIAN,
    pagination: Pagination | None = None,
) -> Article:
    """Make an article that keeps every promise of the record: offsets, hashes, id."""
    lines = [headline, *paragraphs, "Editor: Rani Sejati"]
    text = "\n".join(lines)
    blocks, start = [], 0
    kinds = [BlockKind.HEADLINE, *([BlockKind.PARAGRAPH] * len(paragraphs)), BlockKind.CREDIT]
    for kind, line in zip(kinds, lines, strict=True):
        blocks.append(Block(kind=kind, start=start, end=start + len(line)))
        start += len(line) + 1
    digest = sha256(text.encode())
    moment = None if published is None else _timestamp(published, precision)
    return Article(
        id=article_id(address, digest),
        address=address,
        pages=tuple(pages),  # type: ignore[arg-type]
        row_id=None,
        url=address,
        publisher="kabar",
        outlet=Value(value=outlet, evidence=_elsewhere(outlet, "og:site_name")),
        network=None,
        headline=Value(
            value=headline, evidence=Evidence(medium=Medium.TEXT, exact=headline, start=0)
        ),
        channel=tuple(
            Value(value=word, evidence=_elsewhere(word, "breadcrumb"))
            for word in ("Nusantara", "Jawa")
        ),
        published=moment,
        modified=None,
        dates=() if moment is None else (moment,),
        dateline=None,
        text=text,
        text_sha256=digest,
        blocks=tuple(blocks),
        captions=(
            Caption(
                value="Warga di teras rumah",
                credit="Kabar/Lintang",
                evidence=_elsewhere("Warga di teras rumah (Kabar/Lintang)", "figcaption"),
            ),
        ),
        credits=(
            Credit(
                role=CreditRole.EDITOR,
                name="Rani Sejati",
                label="Editor",
                evidence=Evidence(
                    medium=Medium.TEXT, exact="Rani Sejati", start=len(text) - len("Rani Sejati")
                ),
            ),
        ),
        tags=(Value(value="banjir", evidence=_elsewhere("Banjir", "keywords")),),
        related=(
            RelatedLink(
                headline="Hujan Turun Semalaman",
                href="/hujan",
                label="Baca juga",
                evidence=_elsewhere("Baca juga: Hujan Turun Semalaman", "p.baca"),
            ),
        ),
        origins=(OriginLine(exact="(Antara)", evidence=_elsewhere("(Antara)", "p.asal")),),
        language=language,
        pagination=pagination,
        access=Access.FREE,
        method=Method.RULES,
        rules="kabar 2025-01-01",
        absent=(Absence(field="dateline", reason="none printed"),),
    )


def make_reading(page: Page, article: Article) -> PageReading:
    """Tie an article to the page that it is read from."""
    return PageReading(page=page, outcome=replace(article, pages=(page.id,)))


def make_issue(page: Page | None = None, *, message: str = "no article here") -> Issue:
    return Issue(
        stage="articles.extract" if page else "intake.pages",
        reason=Reason.NO_ARTICLE if page else Reason.TRUNCATED,
        message=message,
        location=page.location if page else Location(file="crawl/cut.warc.gz", record=120),
        page=page.id if page else None,
    )


def _timestamp(moment: datetime, precision: Precision) -> Timestamp:
    return Timestamp(
        value=moment,
        precision=precision,
        zone="WIB",
        zone_basis=ZoneBasis.PRINTED,
        evidence=_elsewhere(moment.strftime("%d/%m/%Y, %H:%M WIB"), "time"),
    )


def _elsewhere(exact: str, where: str) -> Evidence:
    return Evidence(medium=Medium.META, exact=exact, where=where)
