"""The shape of `grammar.toml`: what it must hold, checked when it is read."""

import msgspec

from konon.articles.data_file import read_data_file
from konon.records import CreditRole


class Related(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels of links to other articles; the weak ones need a colon."""

    labels: tuple[str, ...]
    weak: tuple[str, ...]


class Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of whole lines."""

    lines: tuple[str, ...]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around page numbers, in print and in titles."""

    words: tuple[str, ...]
    of: tuple[str, ...]
    turns: tuple[str, ...]
    title_words: tuple[str, ...]
    all: tuple[str, ...]


class Channel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Breadcrumbs that name no rubric."""

    front: tuple[str, ...]


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Headings of what stands below an article."""

    tags: tuple[str, ...]
    last: tuple[str, ...]
    ends: tuple[str, ...]


class Initials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """House initials, and a name in their place."""

    pattern: str
    name: str


class Credit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels of bylines, and what is no name."""

    between: tuple[str, ...]
    labels: dict[CreditRole, tuple[str, ...]]
    bare_labels: tuple[str, ...]
    not_names: tuple[str, ...]
    desks: tuple[str, ...]
    initials: Initials


class Photo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Photo credits, in captions and alone."""

    credit: str
    alone: str


class Inline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells a link apart from the paragraph it was run into."""

    label: str
    small: str
    openers: str


class Dateline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of datelines, tried in order, and what their words stand for."""

    words: str
    parts: str
    no_places: tuple[str, ...]
    patterns: tuple[str, ...]


class Wear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of the words that elements wear."""

    body: str
    furniture: str
    readers: str
    deck: str
    caption: str
    tag: str
    related: str
    byline: str
    channel: str
    tag_href: str
    update: str


class GrammarFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    related: Related
    furniture: Lines
    page: Page
    channel: Channel
    section: Section
    origin: Lines
    credit: Credit
    photo: Photo
    inline: Inline
    dateline: Dateline
    wear: Wear


def read_grammar_file() -> GrammarFile:
    """Read and check the file; RuleError says what is wrong in it."""
    return read_data_file("grammar.toml", GrammarFile)
