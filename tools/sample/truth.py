"""What a right reading of the sample finds, page by page, as the stories state it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

from corpus import Corpus
from sheet import Portal, Sheet, plain
from story import Kind, Story

_BODY = (Kind.PARAGRAPH, Kind.SUBHEAD)
_HEADER = """\
# What a right reading of src/konon/demo/crawl finds. Written by tools/sample/make.py.
#
# `record` is the row of a corpus; a WARC's pages are known by `url`. Times are given to the
# second; a page may print less. `glued` says that a scraper lost spaces at links: compare without
# white space. `pages` is the number of an article's pages, `page` which of them this file holds
# (absent: all of them); `first`, `last` and `paragraphs` tell of this file alone. Subheads count as
# paragraphs.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTruth:
    """The fields of one page of the crawl."""

    file: str
    record: int | None
    url: str
    form: str
    happening: str
    article: str
    version_of: str | None
    derived_from: list[str]
    outlet: str
    language: str
    access: str
    headline: str
    published: str
    modified: str | None
    channel: list[str]
    dateline: str | None
    page: int | None
    pages: int | None
    paragraphs: int
    first: str | None
    last: str | None
    glued: bool
    credits: list[list[str]]
    tags: list[str]
    captions: list[str]
    related: list[list[str]]
    origins: list[str]


def of_sheet(story: Story, portal: Portal, sheet: Sheet, file: str, number: int) -> PageTruth:
    """State what page `number` of the story holds, as its template prints it."""
    whole = "page_break" in sheet.sections
    blocks = story.blocks if whole else story.pages[number - 1]
    subheads = (Kind.PAGE_BREAK, *_BODY) if whole else _BODY
    body = [plain(block.text) for block in blocks if block.kind in subheads and block.text]
    related = [
        [b.text, b.href if sheet.is_markup else ""] for b in blocks if b.kind is Kind.RELATED
    ]
    origins = [plain(block.text) for block in blocks if block.kind is Kind.ORIGIN]
    paged = len(story.pages) > 1 and not whole
    return _truth(
        story,
        portal,
        file=file,
        record=None,
        body=body,
        glued=False,
        channel=list(story.channel),
        credits=[[credit.role, credit.name] for credit in story.credits],
        captions=[sheet.caption(photo) for photo in story.photos],
        related=related,
        origins=origins + ([sheet.source(story.source)] if story.source else []),
        place=(number if paged else None, len(story.pages) if len(story.pages) > 1 else None),
    )


def of_row(story: Story, portal: Portal, corpus: Corpus, file: str, record: int) -> PageTruth:
    """State what the story's row of the corpus holds."""
    said = [block.text for block in story.blocks if block.kind in _BODY]
    return _truth(
        story,
        portal,
        file=file,
        record=record,
        body=[plain(text) for text in said],
        glued=any("[[" in text for text in said),
        channel=corpus.channel(story),
        credits=[["reporter", name] for name in corpus.authors(story)],
        captions=[],
        related=corpus.links(story),
        origins=[],
        place=(None, None),
    )


def write(truths: Iterable[PageTruth]) -> str:
    """Return the truths as TOML; what a page lacks is left out."""
    return _HEADER + "".join(f"\n[[page]]\n{_table(truth)}" for truth in truths)


def _table(truth: PageTruth) -> str:
    values = ((field.name, getattr(truth, field.name)) for field in fields(truth))
    # JSON's strings, numbers, booleans and arrays are TOML's as well.
    given = ((name, json.dumps(v, ensure_ascii=False)) for name, v in values if v is not None)
    return "".join(f"{name} = {value}\n" for name, value in given)


def _truth(
    story: Story,
    portal: Portal,
    *,
    file: str,
    record: int | None,
    body: list[str],
    glued: bool,
    channel: list[str],
    credits: list[list[str]],  # noqa: A002 the field's own name
    captions: list[str],
    related: list[list[str]],
    origins: list[str],
    place: tuple[int | None, int | None],
) -> PageTruth:
    changed = story.modified != story.published
    return PageTruth(
        file=file,
        record=record,
        url=story.url,
        form=story.form,
        happening=story.happening,
        article=story.version_of or story.name,
        version_of=story.version_of or None,
        derived_from=list(story.derived_from),
        outlet=portal.outlet,
        language=story.language,
        access=story.access,
        headline=story.headline,
        published=story.published.isoformat(),
        modified=story.modified.isoformat() if changed else None,
        channel=channel,
        dateline=story.dateline if story.dateline and place[0] in {None, 1} else None,
        page=place[0],
        pages=place[1],
        paragraphs=len(body),
        first=body[0] if body else None,
        last=body[-1] if body else None,
        glued=glued,
        credits=credits,
        tags=list(story.tags),
        captions=captions,
        related=related,
        origins=origins,
    )
