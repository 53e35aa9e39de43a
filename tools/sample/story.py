"""A story of the sample as people write it: front matter in TOML, then a body of marked lines."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any


class Kind(StrEnum):
    """What a line of a story's body is."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    """`## words`"""
    RELATED = "related"
    """`> Baca juga: headline <address>`"""
    ORIGIN = "origin"
    """`~ words`: a line that says where the material comes from."""
    AD = "ad"
    """`[iklan]`"""
    VIDEO = "video"
    """`[video words]`"""
    PAGE_BREAK = "page_break"
    """`[halaman]`: the next page of the article, `[halaman words]` where it has a title."""
    TIGHT = "tight"
    """`[rapat]`: the lines around it stand without an empty line between them."""
    COPY = "copy"
    """`[salin name 2-5]`: paragraphs 2 to 5 of another story, word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of a story's body."""

    kind: Kind
    text: str = ""
    label: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who did what; `role` is one of Konon's credit roles."""

    role: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture's caption, and the words that credit it as the outlet prints them."""

    caption: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article of one outlet.

    Attributes:
        name: Name of its file, unique in the sample.
        happening: Folder it lies in: what it tells of.
        portal: Key of `portals.toml`.
        form: `html`, `warc`, `row` or `dump`.
        file: Where the crawl keeps it, below the crawl's form folder.
        source: The outlet's own field `Sumber: …`, outside the body.
        kept: The pages of the article that the crawl holds; empty means all.
        derived_from: Names of the stories it was written from.
        version_of: The story that it is a later version of, at the same address.
        repeat: How often a corpus row repeats its body.
    """

    name: str
    happening: str
    portal: str
    form: str
    file: str
    url: str
    headline: str
    summary: str
    published: datetime
    modified: datetime
    crawled: datetime
    channel: tuple[str, ...]
    dateline: str
    language: str
    credits: tuple[Credit, ...]
    tags: tuple[str, ...]
    photos: tuple[Photo, ...]
    source: str
    access: str
    encoding: str
    kept: tuple[int, ...]
    derived_from: tuple[str, ...]
    version_of: str
    repeat: int
    blocks: tuple[Block, ...]

    @property
    def pages(self) -> tuple[tuple[Block, ...], ...]:
        """The body cut at its page breaks; a break opens the page that follows it."""
        cut: list[list[Block]] = [[]]
        for block in self.blocks:
            if block.kind is Kind.PAGE_BREAK:
                cut.append([])
            cut[-1].append(block)
        return tuple(tuple(page) for page in cut)

    def names(self, role: str) -> tuple[str, ...]:
        """Return everybody credited with `role`."""
        return tuple(credit.name for credit in self.credits if credit.role == role)


def read_stories(folder: Path) -> tuple[Story, ...]:
    """Read every story below `folder`, in the order of their publication."""
    stories = {path.stem: _read(path) for path in sorted(folder.glob("*/*.md"))}
    done = [_with_copies(story, stories) for story in stories.values()]
    return tuple(sorted(done, key=lambda story: (story.published, story.name)))


def _read(path: Path) -> Story:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    fields: dict[str, Any] = tomllib.loads(head)
    published: datetime = fields["published"]
    return Story(
        name=path.stem,
        happening=path.parent.name,
        portal=fields["portal"],
        form=fields.get("form", "html"),
        file=fields.get("file", ""),
        url=fields["url"],
        headline=fields["headline"],
        summary=fields.get("summary", ""),
        published=published,
        modified=fields.get("modified", published),
        crawled=fields.get("crawled", published),
        channel=tuple(fields.get("channel", ())),
        dateline=fields.get("dateline", ""),
        language=fields.get("language", "id"),
        credits=tuple(Credit(role=role, name=name) for role, name in fields.get("credits", ())),
        tags=tuple(fields.get("tags", ())),
        photos=tuple(Photo(caption=c, credit=by) for c, by in fields.get("photos", ())),
        source=fields.get("source", ""),
        access=fields.get("access", "free"),
        encoding=fields.get("encoding", "utf-8"),
        kept=tuple(fields.get("kept", ())),
        derived_from=tuple(fields.get("derived_from", ())),
        version_of=fields.get("version_of", ""),
        repeat=fields.get("repeat", 1),
        blocks=tuple(_block(line) for line in body.splitlines() if line.strip()),
    )


_RELATED = re.compile(r"> (?P<label>[^:]+): (?P<text>.+?)(?: <(?P<href>[^>]+)>)?$")
_COMMAND = re.compile(r"\[(?P<name>iklan|video|halaman|rapat|salin) ?(?P<text>[^\]]*)\]$")
_COMMANDS = {
    "iklan": Kind.AD,
    "video": Kind.VIDEO,
    "halaman": Kind.PAGE_BREAK,
    "rapat": Kind.TIGHT,
    "salin": Kind.COPY,
}


def _block(line: str) -> Block:
    if related := _RELATED.match(line):
        return Block(
            kind=Kind.RELATED,
            text=related["text"],
            label=related["label"],
            href=related["href"] or "",
        )
    if command := _COMMAND.match(line):
        return Block(kind=_COMMANDS[command["name"]], text=command["text"])
    if line.startswith("## "):
        return Block(kind=Kind.SUBHEAD, text=line[3:])
    if line.startswith("~ "):
        return Block(kind=Kind.ORIGIN, text=line[2:])
    return Block(kind=Kind.PARAGRAPH, text=line)


def _with_copies(story: Story, stories: dict[str, Story]) -> Story:
    blocks: list[Block] = []
    for block in story.blocks:
        if block.kind is Kind.COPY:
            name, _, numbers = block.text.partition(" ")
            first, _, last = numbers.partition("-")
            said = [b for b in stories[name].blocks if b.kind is Kind.PARAGRAPH]
            blocks += said[int(first) - 1 : int(last or first)]
        else:
            blocks.append(block)
    return replace(story, blocks=tuple(blocks))
