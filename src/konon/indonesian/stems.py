"""Words of a text and their stems, the same for what is searched and for what is searched with."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

_FILE = "stems.tsv"

# A number keeps its separators; a word keeps its hyphens and apostrophes (anak-anak, Jum'at).
_WORD = re.compile(r"[0-9]+(?:[.,:][0-9]+)+(?!\w)|\w+(?:[-‐‑'’‘ʼ]\w+)*")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_HYPHENS = re.compile(r"[-‐‑]")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ")

_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES = ("", "kan", "i", "an")
_SWALLOWED = {"k": "ng", "p": "m", "s": "ny", "t": "n"}
_NASALS = {"b": "m", "f": "m", "v": "m", "c": "n", "d": "n", "j": "n", "z": "n"} | dict.fromkeys(
    "aeioughq", "ng"
)

_SNOWBALL = Stemmer.Stemmer("indonesian", 0)  # no cache of its own: ours holds whole tokens


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word and number of `text` with its first code point and one past its last.

    The token is as printed: `text[start:end]`. A hyphenated word is one token.
    """
    for match in _WORD.finditer(text):
        yield match[0], match.start(), match.end()


def stem_words(text: str) -> list[str]:
    """Return the stems of `text` in order, in lower case and without accents.

    Reduplication counts once (`anak-anaknya`: `anak`), other hyphenated words part by part, and
    numbers without the dots that group thousands (`12.500`: `12500`).
    """
    return [stem for token in _WORD.findall(text) for stem in stems_of(token)]


@lru_cache(maxsize=1 << 18)
def stems_of(token: str) -> tuple[str, ...]:
    """Return the stems of one token that `words` yields; nearly always a single one."""
    if token[0].isdecimal() and not _HYPHENS.search(token):
        return (token.replace(".", "") if _THOUSANDS.fullmatch(token) else token.lower(),)
    parts = _HYPHENS.split(_without_accents(token.lower().translate(_APOSTROPHES)))
    return tuple(dict.fromkeys(_stem(part) for part in parts if part))


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _stem(word: str) -> str:
    roots = _roots()
    if word in roots:
        return roots[word]
    for clitic in _CLITICS:
        if word.endswith(clitic) and word.removesuffix(clitic) in roots:
            return roots[word.removesuffix(clitic)]
    stem: str = _SNOWBALL.stemWord(word)
    return stem


@cache
def _roots() -> dict[str, str]:
    """Return the root of every form that the data file gives or implies; read once a process."""
    lines = files(__package__).joinpath(_FILE).read_text(encoding="utf-8").splitlines()
    rows = [line.partition("\t") for line in lines if not line.startswith("#")]
    roots = {root: root for root, _, _ in rows}
    for root, _, irregular in rows:
        for form in irregular.split():
            roots[form] = root
    for root, _, _ in rows:
        for form in _regular_forms(root):
            roots.setdefault(form, root)
    return roots


def _regular_forms(root: str) -> Iterator[str]:
    nasal = _with_nasal(root)
    starts = ("me" + nasal, "pe" + nasal, "di" + root, "ter" + root, "ber" + root, "per" + root)
    for start in (*starts, "memper" + root, "diper" + root, "pember" + root, root):
        for suffix in _SUFFIXES:
            yield start + suffix
    yield "ke" + root + "an"


def _with_nasal(root: str) -> str:
    """Return the root as it stands after meN- and peN-: `tembak` as `nembak`."""
    first = root[0]
    if first in _SWALLOWED:
        return _SWALLOWED[first] + root[1:]
    return _NASALS.get(first, "") + root
