"""What a single line of a news page is: related link, furniture, origin, credit, dateline."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from konon.articles.grammar_file import read_grammar_file
from konon.articles.grammar_patterns import (
    between_labels,
    between_names,
    dateline_patterns,
    fold_label,
    label_pattern,
    one_of,
    page_count,
    page_in_title,
    page_turn,
    related_pattern,
    whole_line,
)
from konon.records import CreditRole

_ANY_CASE = re.IGNORECASE
_LONGEST_REMEMBERED = 256
"""Code points of the longest words worn that are remembered: a hostile page's could fill memory."""
_LONGEST_KNOWN = 400
"""Code points of the longest line that may be furniture, or name an origin."""
_EDGE = " \t|/;,:-–—•*"


@dataclass(frozen=True, slots=True)
class Named:
    """A person named for a role in a line: label as printed, and code points of the name."""

    role: CreditRole
    label: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A dateline: code points of the place.

    Attributes:
        start: First code point of the place.
        end: One past its last.
        wider: Where it ends if the name after its comma is a country, not an outlet; else None.
    """

    start: int
    end: int
    wider: int | None


class Wording:
    """Tells whether words say something; a page repeats few of them, so each is asked once."""

    __slots__ = ("_known", "_pattern")

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern, _ANY_CASE)
        self._known = lru_cache(maxsize=1 << 12)(self._is_found)

    def says(self, words: str) -> bool:
        """Whether the pattern is found in the words."""
        return self._known(words) if len(words) < _LONGEST_REMEMBERED else self._is_found(words)

    def _is_found(self, words: str) -> bool:
        return self._pattern.search(words) is not None


@dataclass(frozen=True, slots=True)
class Wear:
    """What the words that elements wear in `class` and `id` say; see `[wear]` in the file."""

    body: Wording
    furniture: Wording
    readers: Wording
    deck: Wording
    caption: Wording
    tag: Wording
    related: Wording
    byline: Wording
    channel: Wording
    tag_href: Wording
    update: Wording


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of `grammar.toml`, compiled."""

    wear: Wear
    page_count: re.Pattern[str]
    page_turn: re.Pattern[str]
    page_in_title: re.Pattern[str]
    _related: re.Pattern[str]
    _label_alone: re.Pattern[str]
    _furniture: re.Pattern[str]
    _front: re.Pattern[str]
    _tags: re.Pattern[str]
    _last: re.Pattern[str]
    _ends: re.Pattern[str]
    _origin: re.Pattern[str]
    _label: re.Pattern[str]
    _roles: Mapping[str, CreditRole]
    _between_labels: re.Pattern[str]
    _between_names: re.Pattern[str]
    _not_names: re.Pattern[str]
    _desks: re.Pattern[str]
    _initials: re.Pattern[str]
    _closing: re.Pattern[str]
    _bracketed_name: re.Pattern[str]
    _photo: re.Pattern[str]
    _photo_alone: re.Pattern[str]
    inline_label: re.Pattern[str]
    small_words: frozenset[str]
    openers: frozenset[str]
    _datelines: Sequence[re.Pattern[str]]
    _no_places: re.Pattern[str]

    def related_label(self, text: str) -> int | None:
        """Return where the headline begins after a `Baca juga:`; None if there is no label."""
        found = self._related.match(text)
        return found.end() if found else None

    def is_label_alone(self, text: str) -> bool:
        """Whether the line is nothing but a label that announces other articles."""
        return self._label_alone.fullmatch(text) is not None

    def is_furniture(self, text: str) -> bool:
        """Whether the line belongs to the portal, not to the article."""
        return len(text) < _LONGEST_KNOWN and self._furniture.fullmatch(text) is not None

    def ends_article(self, text: str) -> bool:
        """Whether the line heads a block of the portal after which no article text follows."""
        return self.opens_portal_block(text) or self._last.fullmatch(text) is not None

    def opens_portal_block(self, text: str) -> bool:
        """Whether the line heads the portal's own lists of articles or topics."""
        return self._ends.fullmatch(text) is not None

    def heads_tags(self, text: str) -> bool:
        """Whether the line heads the article's tags."""
        return self._tags.fullmatch(text) is not None

    def is_front(self, name: str) -> bool:
        """Whether a breadcrumb leads to the front page."""
        return self._front.fullmatch(name) is not None

    def is_origin(self, text: str) -> bool:
        """Whether the line says where the material comes from."""
        return len(text) < _LONGEST_KNOWN and self._origin.fullmatch(text) is not None

    def credits(self, text: str) -> tuple[Named, ...]:
        """Return the people that a line such as `Rep: A/ Red: B` names; empty if it is none."""
        if len(text) > 240 or self._label.match(text) is None:
            return ()
        labels = list(self._label.finditer(text))
        found: list[Named] = []
        for label, after in zip(labels, [*labels[1:], None], strict=True):
            stop = after.start() if after else len(text)
            printed = label["first"] or label["bare"] or label["label"]
            roles = tuple(self._roles_of(printed))
            for start, end in self.names(text, label.end(), stop):
                found += [Named(role, printed.strip(), start, end) for role in roles]
        return tuple(found)

    def role_of_label(self, text: str) -> CreditRole | None:
        """Return the role that a line announces for the next one (`Editor`, `Penulis:`)."""
        return self._roles.get(fold_label(text.strip(" :：|")))

    def _roles_of(self, label: str) -> Iterator[CreditRole]:
        folded = [fold_label(word) for word in self._between_labels.split(label)]
        yield from dict.fromkeys(self._roles[word] for word in folded if word in self._roles)

    def names(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield code points of each name in a list of names (`A, B dan C`)."""
        bounds = [m.span() for m in self._between_names.finditer(text, start, end)]
        starts = [start, *(stop for _, stop in bounds)]
        stops = [*(begin for begin, _ in bounds), end]
        for begin, stop in zip(starts, stops, strict=True):
            low, high = trimmed(text, begin, stop, _EDGE + "().")
            name = text[low:high]
            if name and name[0].isalnum() and not self._not_names.fullmatch(name):
                yield low, high

    def tells_change(self, text: str, time: int) -> bool:
        """Whether what stands before a time, at that code point, calls it one of a change."""
        return self.wear.update.says(text[:time])

    def is_desk(self, name: str) -> bool:
        """Whether a byline names a desk or the portal rather than a person."""
        return self._desks.fullmatch(name) is not None

    def initials(self, text: str) -> tuple[int, int] | None:
        """Return code points of house initials if the line consists of them."""
        found = self._initials.fullmatch(text.strip(" *"))
        return _at(text, found.group("initials")) if found else None

    def closing_initials(self, text: str) -> tuple[int, int, int] | None:
        """Return code points of initials at a paragraph's end, and where the words before end."""
        found = self._closing.search(text)
        if found is None:
            return None
        return found.start("initials"), found.end("initials"), found.start()

    def bracketed_name(self, text: str) -> tuple[int, int] | None:
        """Return code points of a name that stands alone in brackets, as under Okezone's texts."""
        found = self._bracketed_name.fullmatch(text)
        return found.span("name") if found else None

    def photo_credit(self, caption: str) -> str | None:
        """Return the photo credit that closes a caption, as printed."""
        found = self._photo.search(caption)
        return found.group("credit").strip(" ()[]") if found else None

    def is_photo_credit(self, text: str) -> bool:
        """Whether a line is a photo credit and nothing else."""
        return self._photo_alone.fullmatch(text) is not None

    def dateline(self, text: str) -> Place | None:
        """Return the place that a body's first line is dated from."""
        for pattern in self._datelines:
            if found := pattern.match(text):
                if "place" not in pattern.groupindex:
                    return None
                start, end = found.span("place")
                low, high = trimmed(text, start, end, " ,-–—")
                if self._no_places.fullmatch(text, low, high):
                    return None
                wider = found.end("name") if found.groupdict().get("name") else None
                return Place(low, high, wider)
        return None


@cache
def grammar() -> Grammar:
    """Load the grammar, once a process."""
    file = read_grammar_file()
    labels = {word: role for role, words in file.credit.labels.items() for word in words}
    wear = {name: Wording(p) for name, p in msgspec.structs.asdict(file.wear).items()}
    return Grammar(
        wear=Wear(**wear),
        page_count=page_count(file),
        page_turn=page_turn(file),
        page_in_title=page_in_title(file),
        _related=related_pattern(file),
        _label_alone=re.compile(rf"\W*(?:{one_of(file.related.labels)})\W*", _ANY_CASE),
        _furniture=whole_line(file.furniture.lines),
        _front=whole_line(file.channel.front),
        _tags=whole_line(file.section.tags),
        _last=whole_line(file.section.last),
        _ends=whole_line(file.section.ends),
        _origin=whole_line(file.origin.lines),
        _label=label_pattern(file),
        _roles={fold_label(w): role for w, role in labels.items()},
        _between_labels=between_labels(file),
        _between_names=between_names(file),
        _not_names=whole_line(file.credit.not_names),
        _desks=whole_line(file.credit.desks),
        _initials=re.compile(file.credit.initials.pattern),
        _closing=re.compile(rf"(?<=[\w.\"”’'!?)])\s*{file.credit.initials.pattern}[\s*]*$"),
        _bracketed_name=re.compile(file.credit.initials.name),
        _photo=re.compile(file.photo.credit),
        _photo_alone=re.compile(file.photo.alone),
        inline_label=re.compile(file.inline.label),
        small_words=frozenset(file.inline.small.split()),
        openers=frozenset(file.inline.openers.split()),
        _datelines=dateline_patterns(file),
        _no_places=whole_line(file.dateline.no_places),
    )


def trimmed(text: str, start: int, end: int, edge: str) -> tuple[int, int]:
    """Move both ends of a span inwards past the characters of `edge`."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


def _at(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)
