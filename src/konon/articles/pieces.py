"""From an outline to pieces: what each line of an HTML page says, in the order it is read."""

import re
from collections.abc import Sequence
from itertools import groupby

from konon.articles.draft import (
    CaptionWords,
    CreditWords,
    Draft,
    Note,
    Piece,
    TimeWords,
    Words,
)
from konon.articles.grammar import grammar, trimmed
from konon.articles.metadata import MetadataReader
from konon.articles.outline import Outline
from konon.articles.parts import Part
from konon.articles.prose import ProseWriter
from konon.indonesian import timestamps
from konon.markup.lines import Line
from konon.records import BlockKind, CreditRole

_TAG_EDGE = " #,;|·•"
_TAIL = re.compile(r"\s*[-–—|]\s*(?P<tail>[^-–—|]{2,40})$")
_FOOT_ROOM = 40
_PHOTO = re.compile(
    r"(?P<credit>/\s?(?:Twitter|Instagram|Facebook|X|TikTok|YouTube|Pixabay|Pexels|Unsplash)\b.*"
    r"|\((?:[^()]*(?:[Ff]oto|FOTO|Photo|[Dd]ok\b|[Ii]stimewa|Getty|Reuters|REUTERS|AFP|ANTARA|Antara"
    r"|[\w.]+\.(?:com|co\.id|id))[^()]*)\)"
    r"|(?:[Ff]oto|Photo|Sumber)\s?:\s?.{2,80})\W*$"
)


def photo_credit(caption: str) -> str | None:
    """Return the photo credit that closes a caption, as printed."""
    found = _PHOTO.search(caption)
    return found.group("credit").strip(" ()") if found else None


class PageWriter:
    """Writes the pieces of one HTML page."""

    def __init__(self, draft: Draft, metadata: MetadataReader) -> None:
        self._draft = draft
        self._metadata = metadata
        self._prose = ProseWriter(draft, metadata.fetched or metadata.url)

    def write(self, found: Outline) -> None:
        """Write every line that has a part; below the body, what the line grammar knows."""
        last = found.last(Part.BODY)
        for (part, _), numbers in groupby(
            range(len(found.lines)), key=lambda n: (found.parts[n], _element_number(found, n))
        ):
            group = [found.lines[n] for n in numbers]
            if part is None:
                continue
            self._write_group(part, group)
        if last is not None:
            self._below(found, last)
        self._prose.finish()

    def _below(self, found: Outline, last: int) -> None:
        for n in range(last + 1, min(len(found.lines), last + 1 + _FOOT_ROOM)):
            line = found.lines[n]
            if grammar().ends_article(line.text):
                break
            if found.parts[n] is None and len(line.text) < 200:
                self._prose.line(line.text, line.links, inside=False)

    def _write_group(self, part: Part, group: Sequence[Line]) -> None:
        match part:
            case Part.DROP:
                return
            case Part.BODY:
                for line in group:
                    self._prose.line(
                        line.text, line.links, heading=line.heading, bold=line.all_bold
                    )
            case Part.RELATED:
                for line in group:
                    self._related(line)
            case Part.HEADLINE:
                self._headline(" ".join(line.text for line in group))
            case Part.DECK:
                self._put(BlockKind.DECK, " ".join(line.text for line in group))
            case Part.CAPTION:
                rules = grammar()
                self._caption(" ".join(x.text for x in group if not rules.is_furniture(x.text)))
            case Part.TAG:
                self._tags(group)
            case Part.CHANNEL:
                for line in group:
                    self._channel(line.text)
            case Part.ORIGIN:
                self._put(BlockKind.ORIGIN, " ".join(line.text for line in group))
            case Part.PUBLISHED | Part.MODIFIED:
                for line in group:
                    self._time(line.text, is_update=part is Part.MODIFIED)
            case _:
                self._credits(group, part.role)

    def _put(self, kind: BlockKind, text: str) -> None:
        self._draft.pieces.append(Piece(kind=kind, text=text))

    def _related(self, line: Line) -> None:
        text = line.text
        if not grammar().is_furniture(text) and not grammar().is_label_alone(text):
            self._prose.related(text, line.links[0].href if line.links else None)

    def _headline(self, text: str) -> None:
        if any(piece.kind is BlockKind.HEADLINE for piece in self._draft.pieces):
            return
        note = Words(of=BlockKind.HEADLINE, start=0, end=len(text))
        self._draft.pieces.append(Piece(kind=BlockKind.HEADLINE, text=text, notes=(note,)))

    def _caption(self, text: str) -> None:
        if not text or grammar().is_furniture(text):
            return
        note = CaptionWords(credit=photo_credit(text))
        self._draft.pieces.append(Piece(kind=BlockKind.CAPTION, text=text, notes=(note,)))

    def _tags(self, group: Sequence[Line]) -> None:
        tags = [tag.strip(_TAG_EDGE) for line in group for tag in _tags_in(line)]
        tags = [tag for tag in tags if tag and not grammar().is_furniture(tag)]
        notes, text = [], ""
        for tag in tags:
            text += " # " if text else "# "
            notes.append(Words(of=BlockKind.TAGS, start=len(text), end=len(text) + len(tag)))
            text += tag
        if notes:
            self._draft.pieces.append(Piece(kind=BlockKind.TAGS, text=text, notes=tuple(notes)))

    def _channel(self, text: str) -> None:
        start, end = trimmed(text, 0, len(text), " /›»>|•·")
        if self._metadata.is_channel(text[start:end]):
            note = Words(of=BlockKind.CHANNEL, start=start, end=end)
            self._draft.pieces.append(Piece(kind=BlockKind.CHANNEL, text=text, notes=(note,)))

    def _time(self, text: str, *, is_update: bool) -> None:
        printed = timestamps.parse(text)
        if printed is not None:
            note = TimeWords(printed=printed, is_update=is_update)
            self._draft.pieces.append(Piece(kind=BlockKind.TIME, text=text, notes=(note,)))

    def _credits(self, group: Sequence[Line], role: CreditRole | None) -> None:
        """Write a credit; label and name may stand on lines of their own in one element."""
        joined = " ".join(line.text for line in group)
        if len(group) > 1 and len(grammar().credits(joined)) > sum(
            len(grammar().credits(line.text)) for line in group
        ):
            self._credit(joined, role)
            return
        for line in group:
            self._credit(line.text, role)

    def _credit(self, text: str, role: CreditRole | None) -> None:
        rules = grammar()
        if rules.is_furniture(text):
            return
        named = rules.credits(text)
        notes: list[Note] = [
            CreditWords(role=n.role, label=n.label, start=n.start, end=n.end) for n in named
        ]
        if not notes and role is CreditRole.INITIALS:
            at = rules.initials(text) or (0, len(text))
            notes = [CreditWords(role=role, label=None, start=at[0], end=at[1])]
        elif not notes and role is not None:
            over = self._without_house(text)
            notes = [
                CreditWords(role=role, label=None, start=start, end=end)
                for start, end in rules.names(text, 0, over)
            ]
            if over < len(text) and not self._draft.channel:
                start, end = trimmed(text, over, len(text), " -–—|")
                notes.append(Words(of=BlockKind.CHANNEL, start=start, end=end))
        if notes:
            self._draft.pieces.append(Piece(kind=BlockKind.CREDIT, text=text, notes=tuple(notes)))

    def _without_house(self, text: str) -> int:
        """Where a byline ends before the outlet's own name (`Vidya P - detikHealth`)."""
        found = _TAIL.search(text)
        if found and self._metadata.is_house_name(found.group("tail")):
            return found.start()
        return len(text)


def _tags_in(line: Line) -> list[str]:
    """Tags of a line: one a link where there are links, else parted by commas or hash signs."""
    if len(line.links) > 1:
        return [line.text[link.start : link.end] for link in line.links]
    return re.split(r"[,;]\s|#", line.text)


def _element_number(found: Outline, n: int) -> int:
    """The number of the marked element around a line; lines found by reading stand alone."""
    mark = found.lines[n].mark
    part = found.parts[n]
    if part in (Part.BODY, Part.TAG):
        return -1
    return mark.number if mark is not None else n
