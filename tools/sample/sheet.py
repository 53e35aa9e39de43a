"""A template file: named sections of markup, filled with a story's words."""

import html
import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from string import Template

from story import Block, Kind, Photo, Story

_SECTION = re.compile(r"^<!-- @(\w+) -->\n", re.MULTILINE)
_LINK = re.compile(r"\[\[(.+?)\]\]")
_STRONG = re.compile(r"\*\*([^*]+)\*\*")
_EMPHASIS = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
_LEAD = re.compile(r"(?P<place>\*\*.+?\*\* ?(?:--|-|–) )(?P<rest>.+)")

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()
_NO_GAP = "\x00"
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """What `portals.toml` says of an outlet: its name, its site and its template."""

    outlet: str
    site: str
    template: str


class Sheet:
    """One template file, cut into its sections; `shared` are bits that all templates may use."""

    def __init__(self, path: Path, shared: dict[str, str] | None = None) -> None:
        parts = _SECTION.split(path.read_text(encoding="utf-8"))
        self.sections = dict(zip(parts[1::2], parts[2::2], strict=True))
        self.shared = shared or {}
        self.is_markup = path.suffix == ".html"

    def fill(self, section: str, fields: dict[str, str]) -> str:
        """Return `section` with every `$name` filled; a section the file lacks is empty."""
        return (
            Template(self.sections.get(section, "")).substitute(self.shared | fields).rstrip("\n")
        )

    def page(self, story: Story, portal: Portal, others: tuple[str, ...], number: int) -> str:
        """Return page `number` of the story as the outlet would serve it.

        Args:
            story: The article.
            portal: Its outlet.
            others: Headlines of other articles, for the lists that surround it.
            number: Which of its pages, from 1.
        """
        fields = _plain_fields(story, portal) | self._paging(story, number)
        fields |= self._lists(story, portal, others)
        fields |= {
            "crumbs": self._each("crumb", [_link(portal, name) for name in story.channel]),
            "tags": self._each("tag", [_link(portal, name) for name in story.tags]),
            "figures": self._each("figure", [self._photo(p) for p in story.photos]),
            "reporter_items": self._each("reporter", _named(story.names("reporter"))),
            "editor_items": self._each("editor", _named(story.names("editor"))),
            "source": self._optional("source", "name", story.source),
            "initials": self._optional("initials", "name", ", ".join(story.names("initials"))),
            "paywall": self.fill("paywall", {}) if story.access == "paywalled" else "",
            "body": self._body(story, portal, number),
        }
        fields["next_data"] = _next_data(story, fields)
        return self.fill("page", fields) + ("\n" if self.is_markup else "")

    def caption(self, photo: Photo) -> str:
        """Return the words under a picture, whole, in the order in which they are printed."""
        return words(self._photo(photo)["figcaption"])

    def source(self, name: str) -> str:
        """Return the outlet's own line of origin as it is printed."""
        return words(self._optional("source", "name", name))

    def _body(self, story: Story, portal: Portal, number: int) -> str:
        blocks = story.pages[number - 1]
        if "page_break" in self.sections:
            blocks = story.blocks
        lines = []
        breaks = 1
        for place, block in enumerate(blocks):
            breaks += block.kind is Kind.PAGE_BREAK
            lines.append(self._block(block, portal, is_lead=place == 0, breaks=breaks))
        gap = "\n" if self.is_markup else "\n\n"
        return gap.join(line for line in lines if line).replace(f"{gap}{_NO_GAP}{gap}", "\n")

    def _block(self, block: Block, portal: Portal, *, is_lead: bool, breaks: int) -> str:
        if block.kind is Kind.TIGHT:
            return _NO_GAP
        said = self._inline(block.text, portal)
        fields = {
            "text": said,
            "label": block.label,
            "href": block.href,
            "number": str(breaks),
            "title": html.escape(block.text),
        }
        lead = _LEAD.match(block.text)
        if is_lead and lead and "lead" in self.sections:
            fields["place"] = self._inline(lead["place"], portal)
            fields["rest"] = self._inline(lead["rest"], portal)
            return self.fill("lead", fields)
        return self.fill(block.kind, fields)

    def _inline(self, text: str, portal: Portal) -> str:
        if not self.is_markup:
            return plain(text)
        text = html.escape(text, quote=False)
        text = _LINK.sub(lambda m: f'<a href="{_tag(portal, m[1])}">{m[1]}</a>', text)
        return _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", text))

    def _photo(self, photo: Photo) -> dict[str, str]:
        fields = {"text": _escape(photo.caption), "credit": _escape(photo.credit)}
        digest = sha256(photo.caption.encode()).hexdigest()
        return fields | {"figcaption": self.fill("caption", fields), "image": digest[:12]}

    def _paging(self, story: Story, number: int) -> dict[str, str]:
        count = len(story.pages)
        fields = {"page_no": str(number), "page_count": str(count), "url": story.url}
        paging = "paging" if number == count else "paging_more"
        paged = count > 1 and "paging" in self.sections
        return fields | {"paging": self.fill(paging, fields) if paged else ""}

    def _lists(self, story: Story, portal: Portal, others: tuple[str, ...]) -> dict[str, str]:
        start = int(sha256(story.url.encode()).hexdigest()[:8], 16)
        lists = {}
        for name, size, hours in (("terkait", 3, 50), ("terkini", 4, 1), ("terpopuler", 5, 20)):
            items = []
            for step in range(size):
                title = others[(start + step) % len(others)]
                when = time_fields(story.published - timedelta(hours=hours + step), "")
                items.append(_link(portal, title) | when)
            lists[name] = self._each("side", items)
            start += size
        return lists

    def _each(self, section: str, items: list[dict[str, str]]) -> str:
        if section not in self.sections:
            return ""
        numbered = ({**item, "number": str(n)} for n, item in enumerate(items, 1))
        return "\n".join(self.fill(section, item) for item in numbered)

    def _optional(self, section: str, key: str, value: str) -> str:
        return self.fill(section, {key: _escape(value)}) if value else ""


def _next_data(story: Story, fields: dict[str, str]) -> str:
    """Return the page state that a Next.js site ships instead of markup."""
    people = [{"__typename": "Reporter", "name": name} for name in story.names("reporter")]
    article = {
        "__typename": "Article",
        "article_id": fields["number"],
        "title": story.headline,
        "description": story.summary,
        "published_at": f"{story.published:%Y-%m-%d %H:%M:%S}",
        "content": f"{fields['figures']}\n<p>&nbsp;</p>\n{fields['body']}",
        "authors": people,
        "editor": {"__typename": "User", "name": ", ".join(story.names("editor"))},
        "category": {"__typename": "Category", "name": fields["channel"], "parent": None},
        "tags": [{"__typename": "Tag", "name": tag} for tag in story.tags],
    }
    state = {"props": {"pageProps": {"article": article, "popularNews": []}}}
    return json.dumps(state, ensure_ascii=False)


def plain(text: str, *, glued: bool = False) -> str:
    """Return a line without its marks; `glued` loses the spaces at links, as scrapers do."""
    text = re.sub(r" ?\[\[(.+?)\]\] ?" if glued else _LINK, r"\1", text)
    return _EMPHASIS.sub(r"\1", _STRONG.sub(r"\1", text))


def words(markup: str) -> str:
    """Return the text of a bit of markup on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def slug(text: str) -> str:
    """Return `text` as it stands in addresses."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


def time_fields(time: datetime, prefix: str) -> dict[str, str]:
    """Return the parts of a time from which outlets build theirs, keyed `prefix` + part."""
    hours = round((time.utcoffset() or timedelta()).total_seconds() / 3600)
    month = _MONTHS[time.month - 1]
    parts = {
        "weekday": _DAYS[time.weekday()],
        "weekday_apos": _DAYS[time.weekday()].replace("Jumat", "Jum'at"),
        "day": str(time.day),
        "day2": f"{time:%d}",
        "month": month,
        "mon": "Agu" if month == "Agustus" else month[:3],
        "month_en": f"{time:%B}",
        "month2": f"{time:%m}",
        "month_no": str(time.month),
        "year": str(time.year),
        "hour": f"{time:%H}",
        "minute": f"{time:%M}",
        "second": f"{time:%S}",
        "zone": _ZONES.get(hours, f"GMT+{hours}"),
        "iso": time.isoformat(),
        "naive": time.replace(tzinfo=None).isoformat(),
        "utc": (time - timedelta(hours=hours)).replace(tzinfo=None).isoformat() + "+00:00",
    }
    return {prefix + name: value for name, value in parts.items()}


def _plain_fields(story: Story, portal: Portal) -> dict[str, str]:
    number = int(sha256(story.url.encode()).hexdigest()[:8], 16)
    people = {role: story.names(role) for role in ("reporter", "editor")}
    video = {role: ", ".join(story.names(role)) for role in ("videographer", "video_production")}
    persons = [{"@type": "Person", "name": name} for name in people["reporter"]]
    quoted = {
        "q_headline": story.headline,
        "q_summary": story.summary,
        "q_tags": list(story.tags),
        "q_reporters": persons,
        "q_editor": (people["editor"] or ("",))[0],
    }
    return {
        "headline": _escape(story.headline),
        "summary": _escape(story.summary),
        "outlet": portal.outlet,
        "site": portal.site,
        "lang": story.language,
        "encoding": story.encoding,
        "channel": (story.channel or ("News",))[0],
        "channel_slug": slug((story.channel or ("News",))[0]),
        "subchannel": (story.channel or ("News",))[-1],
        "number": str(8_000_000 + number % 999_999),
        "reporters": ", ".join(people["reporter"]),
        "editors": ", ".join(people["editor"]),
        "keywords": ", ".join(story.tags),
        "hashtags": " ".join(f"# {tag}" for tag in story.tags),
        "spaced_hashtags": "".join(f"\xa0 \xa0 \xa0 #{tag}" for tag in story.tags),
        "is_free": json.dumps(story.access == "free"),
        **video,
        **{name: json.dumps(value, ensure_ascii=False) for name, value in quoted.items()},
        **time_fields(story.published, ""),
        **time_fields(story.modified, "m_"),
        **time_fields(story.crawled, "c_"),
    }


def _named(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"name": _escape(name), "slug": slug(name)} for name in names]


def _link(portal: Portal, title: str) -> dict[str, str]:
    return {"title": _escape(title), "slug": slug(title), "site": portal.site}


def _tag(portal: Portal, name: str) -> str:
    return f"{portal.site}/tag/{slug(name)}"


def _escape(text: str) -> str:
    return html.escape(text, quote=True).replace("&#x27;", "'")
