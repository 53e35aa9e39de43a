"""The shapes in which dates, clocks and zones are printed, as regular expressions."""

import re

from konon.indonesian.calendar_names import alternatives, calendar_names

_NAMES = calendar_names()
_SPACE = r"[ \t\xa0\u2000-\u200b\u202f\u3000]"
_GAP = r"[ \t\xa0\u2000-\u200b\u202f\u3000,;:|–—\-/•·@()]"
_SEPARATOR = r"[ \t\xa0\u2000-\u200b\u202f\u3000/.,\-]{0,4}"

DIGITS = re.compile(r"[0-9][0-9]*")  # a plain `[0-9]+` is searched for four times as slowly

# Matched at the first digit of a run. The lookbehinds keep out the middle of a longer number, of
# an address and of a path.
DATE = re.compile(
    rf"""
    (?<![0-9][./:,\-]) (?:
      (?P<year_first>(?<![\w/])
        (?P<y1>[0-9]{{4}}) (?P<mark1>[-/.]) (?P<m1>[0-9]{{1,2}}) (?P=mark1) (?P<d1>[0-9]{{1,2}})
        (?![0-9]|(?P=mark1)[\w]) )
    | (?P<compact>(?<![\w/])
        (?P<y2>[0-9]{{4}}) (?P<m2>[0-9]{{2}}) (?P<d2>[0-9]{{2}}) (?=T[0-9]{{4}}) )
    | (?P<month_named>
        (?P<d3>[0-9]{{1,2}}) (?:st|nd|rd|th)? (?:{_SPACE}of)?
        (?: (?P<mark3>[-/]) | {_SEPARATOR} ) (?P<m3>[A-Za-z]{{3,10}})
        (?: {_SEPARATOR} (?P<y3>[0-9]{{4}})
          | (?P=mark3) (?P<y3short>[0-9]{{2}})
          | {_SPACE}['’] (?P<y3quoted>[0-9]{{2}}) )
        (?![0-9]|[.:][0-9]) )
    | (?P<numbers>(?<![\w/])
        (?P<d4>[0-9]{{1,2}}) (?: (?P<mark4>[-/.]) (?P<m4>[0-9]{{1,2}}) (?P=mark4) (?P<y4>[0-9]{{4}})
          | / (?P<m4short>[0-9]{{1,2}}) / (?P<y4short>[0-9]{{2}}) )
        (?![0-9]|[./\-][0-9]) )
    | (?P<month_first>(?<=[A-Za-z.,]{_SPACE})
        (?P<d5>[0-9]{{1,2}}) (?:st|nd|rd|th)? ,? {_SPACE}{{1,3}} (?P<y5>[0-9]{{4}})
        (?![0-9]|[-/.:][0-9]) )
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_ZONE = rf"""
    (?: {_SPACE}* (?P<bracket>\()?
      (?P<zone> (?:GMT|UTC) {_SPACE}? [+-][0-9]{{1,2}}(?::?[0-9]{{2}})?(?![0-9])
        | (?:{alternatives(_NAMES.zones)}) (?![A-Za-z])
        | [+-][0-9]{{2}}(?::?[0-9]{{2}})?(?![0-9:.]) )
      (?(bracket)\)) )"""
_HALF_DAY = rf"(?: {_SPACE}* (?P<half>[ap])\.?m\b\.? )?"
_OWN_ZONE = rf"{_SPACE}* (?:{alternatives(_NAMES.own_zones)})\b"
_HIJRI = (
    rf"{_GAP}* [0-9]{{1,2}} {_SPACE} (?:{alternatives(_NAMES.hijri_months)}) {_SPACE} [0-9]{{4}}"
)

MACHINE_CLOCK = re.compile(
    rf"""T (?P<hour>[0-9]{{2}}) (?P<mark>[:\-]?) (?P<minute>[0-9]{{2}})
    (?: (?P=mark) (?P<second>[0-9]{{2}}) (?:[.,][0-9]{{1,9}})? )? (?![0-9]) (?P<half>) {_ZONE}?""",
    re.VERBOSE | re.IGNORECASE,
)
CLOCK = re.compile(
    rf"""(?: {_HIJRI} (?:{_SPACE}?H\b)? )? {_GAP}{{1,16}}
    (?P<word> (?:{alternatives(_NAMES.clock_words)}) {_SPACE}* :? {_SPACE}* )?
    (?: (?P<hour>[0-9]{{1,2}}) (?P<mark>[:.]) (?P<minute>[0-9]{{2}})
        (?: (?P=mark) (?P<second>[0-9]{{2}}) (?:[.,][0-9]{{1,9}})? )?
      | (?P<hour4>[0-9]{{2}}) (?P<minute4>[0-9]{{2}}) (?={_OWN_ZONE}) )
    (?! [.,:]?[0-9] | {_SPACE}*(?:{alternatives(_NAMES.units)})(?![A-Za-z]) )
    {_HALF_DAY} {_ZONE}?""",
    re.VERBOSE | re.IGNORECASE,
)
CLOCK_BEFORE = re.compile(
    rf"""(?<![0-9.,:]) (?P<hour>[0-9]{{1,2}}) (?P<mark>[:.]) (?P<minute>[0-9]{{2}})
    (?: (?P=mark) (?P<second>[0-9]{{2}}) )? {_HALF_DAY} {_ZONE}? {_GAP}{{1,8}} \Z""",
    re.VERBOSE | re.IGNORECASE,
)
WORD_BEFORE = re.compile(rf"([^\W\d_]+(?:['’‘`´ʼ][^\W\d_]+)?)\.?{_GAP}{{0,8}}\Z")

EPOCH = re.compile(r"\s*([0-9]{10})([0-9]{3})?\s*")
STAMP = re.compile(r"\s*([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})(?:([0-9]{2})([0-9]{2})?)?\s*")
MACHINE_START = re.compile(
    r"\s*(?:[0-9]{4}|[A-Z][a-z]{2}, ?[0-9]|[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4})"
)
