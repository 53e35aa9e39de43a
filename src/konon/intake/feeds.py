"""RSS and Atom feeds that carry whole articles: one row an item."""

import re
from collections.abc import Iterator

from lxml import etree

from konon.intake.entry import Entry
from konon.intake.faults import corrupt, truncated
from konon.intake.options import IntakeOptions
from konon.intake.rows import RowReader
from konon.intake.streams import read_whole
from konon.records import Issue, Page

_ITEMS = frozenset({"item", "entry"})
_TAG = re.compile(rb"<(/?)(?:[A-Za-z][\w.-]*:)?([A-Za-z]+)(?:[\s/>]|\Z)")
_END_BYTES = 4096
_COLUMNS = {
    "encoded": "html",
    "content": "html",
    "description": "summary",
    "link": "url",
    "pubdate": "published",
    "issued": "published",
    "creator": "author",
    "guid": "id",
}
"""Elements of a feed to columns of a corpus; others keep their names."""


def read_feed(entry: Entry, options: IntakeOptions) -> Iterator[Page | Issue]:
    """Yield the items of a feed as rows; the summary stands in for a text that is not there."""
    content = read_whole(entry.stream, options.max_page_bytes)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise corrupt(f"it is no sound XML ({error})") from error
    if root is None:
        raise corrupt("it is no sound XML")
    is_cut = not _is_closed(content, _name(root))
    items = [element for element in root.iter(etree.Element) if _name(element) in _ITEMS]
    if is_cut and items and not _is_last_closed(content):
        del items[-1]
    rows = RowReader(entry.file, options)
    for number, item in enumerate(items):
        read = rows.read(number, _fields(item))
        if read is not None:
            yield read
    yield from rows.unseen()
    if is_cut:
        raise truncated("a feed")


def _is_closed(content: bytes, root: str) -> bool:
    """Whether the end of the root stands at the end of a feed: the parser would close it itself."""
    ends = _TAG.findall(_narrow(content[-_END_BYTES:]))
    return any(slash and name.decode().lower() == root for slash, name in ends)


def _is_last_closed(content: bytes) -> bool:
    """Whether the item that was opened last is closed."""
    last = b"/"
    for slash, name in _TAG.findall(_narrow(content)):
        if name.decode().lower() in _ITEMS:
            last = slash
    return bool(last)


def _narrow(content: bytes) -> bytes:
    """Return the bytes of a feed with one for each letter of ASCII, if it is UTF-16 too."""
    return content.replace(b"\0", b"")


def _fields(item: etree._Element) -> dict[str, object]:
    fields: dict[str, list[str]] = {}
    for element in item:
        name = _name(element)
        value = _content(element).strip() or element.get("href", "")
        is_other_link = name == "link" and element.get("rel", "alternate") != "alternate"
        if value and not is_other_link:
            fields.setdefault(_COLUMNS.get(name, name), []).append(value)
    if "html" not in fields:
        fields["html"] = fields.pop("summary", [])
    return {name: values[0] if len(values) == 1 else values for name, values in fields.items()}


def _content(element: etree._Element) -> str:
    """Return what stands in an element: its text, or the markup of an Atom entry in XHTML."""
    markup = (etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + "".join(markup)


def _name(element: etree._Element) -> str:
    """Return an element's name without its namespace, in lower case."""
    return re.split("[}:]", str(element.tag))[-1].lower()
