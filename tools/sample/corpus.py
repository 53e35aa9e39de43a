"""Rows of a scraper's table: a story's words with the dirt that scraping leaves in them."""

import tomllib
from pathlib import Path
from string import Template

from sheet import plain, time_fields
from story import Block, Kind, Story


class Corpus:
    """How each outlet's articles end up in the table, read from `corpus.toml`."""

    def __init__(self, path: Path) -> None:
        habits: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
        self._habits = habits

    def row(self, story: Story) -> dict[str, str]:
        """Return the story as one row, its columns in the table's order."""
        habit = self._habits[story.portal]
        body = "\n".join(self.lines(story))
        return {
            "sumber": habit["host"],
            "url": story.url,
            "judul": story.headline,
            "author": self._said(habit["author"], story),
            "tanggal_publikasi": self._said(habit["date"], story),
            "isi_berita": "\n".join([body] * story.repeat),
        }

    def lines(self, story: Story) -> list[str]:
        """Return the lines of a row's body, furniture included."""
        habit = self._habits[story.portal]
        lines = [self._line(block, habit) for block in story.blocks]
        return [line for line in [*lines, habit.get("tail", "")] if line]

    def links(self, story: Story) -> list[list[str]]:
        """Return the related headlines that the row still names; their targets are lost."""
        named = "$headline" in self._habits[story.portal].get("related", "")
        related = [block.text for block in story.blocks if block.kind is Kind.RELATED]
        return [[headline, ""] for headline in related] if named else []

    def authors(self, story: Story) -> list[str]:
        """Return the names in the row's author column, which tells no roles."""
        wants_editors = "$editors" in self._habits[story.portal]["author"]
        return list(story.names("editor" if wants_editors else "reporter"))

    def channel(self, story: Story) -> list[str]:
        """Return the rubric that the row's author column ends with, where it does."""
        named = "$channel" in self._habits[story.portal]["author"]
        return list(story.channel[:1]) if named else []

    def _line(self, block: Block, habit: dict[str, str]) -> str:
        if block.kind is Kind.RELATED:
            return Template(habit.get("related", "")).substitute(headline=block.text)
        if block.kind is Kind.AD:
            return habit.get("ad", "")
        return plain(block.text, glued=True)

    def _said(self, pattern: str, story: Story) -> str:
        fields = time_fields(story.published, "") | {
            "reporters": ", ".join(story.names("reporter")),
            "editors": ", ".join(story.names("editor")),
            "channel": (story.channel or ("",))[0],
        }
        return Template(pattern).substitute(fields)
