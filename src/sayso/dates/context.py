"""What a text says about its own dates: the day it is dated, what is quoted, and which country's customs it follows."""

from __future__ import annotations

import re
from bisect import bisect_right

from . import calendar
from .en import VALUES
from .names_en import HINTS
from .tokens import SYMBOL as S
from .tokens import Words

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\ )?"
_ORDINAL = "(?:st|nd|rd|th)?"
_DATE = rf"""{_WEEKDAY}(?:
    (?P<m1>{_MONTHS})\.?\ (?P<d1>[0-9]{{1,2}}){_ORDINAL}(?:,?\ (?P<y1>[0-9]{{4}}))?
  | (?P<d2>[0-9]{{1,2}}){_ORDINAL}\ (?P<m2>{_MONTHS})\.?(?:,?\ (?P<y2>[0-9]{{4}}))?
  | (?P<iso1>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}))"""
_PLACE = r"[^\W\d_a-z][^\W\d_]{0,24}(?:[ ./'’-]{1,2}[^\W\d_]{1,24}){0,4}"
_CLOCK = "[0-9]{1,2}:[0-9]{2}"
_DATELINE = re.compile(  # RIGA, Nov. 3 (Agency) -
    rf"""\s{{0,3}}(?:\(?[A-Z][\w-]{{1,20}}\)?\ ?[-–—:]\ )?
    {_PLACE}\.?(?:\ \([^()\n]{{2,40}}\))?(?:[,.]\ {{1,2}}|\ \(|/)(?:{_PLACE},\ )?(?i:{_DATE})[,.)]?(?:\ {_CLOCK})?
    (?:\ ?(?:\(|/|\[)[^()/\[\]\n]{{2,40}}[)\]/]\.?|\ [A-Z]{{2,9}}\.?)?\ ?(?:[-–—]{{1,3}}|:|/|\.-)""",
    re.VERBOSE,
)
_LINE = re.compile(
    rf"""[^\S\n]{{0,3}}(?i:(?:(?:published|date|posted|issued|updated|last\ updated|released)(?:\ on)?:?\ )?{_DATE})
    (?:,?\ (?:at\ )?{_CLOCK}[^\n]{{0,20}})?[^\S\n]{{0,3}}(?:\n|\Z)""",
    re.VERBOSE,
)
_HEADER = re.compile(rf"\s{{0,3}}(?i:date:?\ {_DATE})(?=\ ?\(|\ ?\n)", re.VERBOSE)
_DOTTED_LINE = re.compile(
    rf"(?:\A|\n)(?P<d>[0-9]{{1,2}})\.(?P<m>[0-9]{{1,2}})\.(?P<y>[0-9]{{4}})(?: {_CLOCK})?[^\S\n]{{0,3}}(?:\n|\Z)"
)
_REPRINT = re.compile(
    rf"""\b(?i:(?:
        (?:first|originally|previously)\ (?:published|appeared|posted|ran|printed|issued|aired|reported)
      | re-?(?:printed|published|posted) | reprint(?:ed)?\ (?:of|from) | from\ (?:our|the)\ archives? | archive
    )\b[^\n.;]{{0,60}}?(?:\b|\()(?:on|in\ the\ issue\ of|dated|of|in|from|:|,|\()\ ?(?:the\ )?{_DATE})""",
    re.VERBOSE,
)
_CANDIDATES = frozenset(
    {
        "first",
        "originally",
        "previously",
        "reprint",
        "reprinted",
        "republished",
        "reposted",
        "archive",
        "archives",
        "re",
    }
)
_DIGIT = re.compile("[0-9]")
_HEAD = 400
"""Code points at the head of a text within which its dateline is looked for."""


def _day(match: re.Match[str], anchor: int) -> int | None:
    """The day that a matched date names; without a year the latest not after the anchor."""
    found = match.groupdict()
    try:
        if found.get("iso1"):
            y, m, d = (int(part) for part in found["iso1"].split("-"))
            return calendar.day(y, m, d)
        name = found["m1"] or found["m2"]
        m = VALUES.get(name.lower()) or VALUES[name.lower()[:3]]
        d = int(found["d1"] or found["d2"])
        year = found["y1"] or found["y2"]
        if year:
            return calendar.day(int(year), m, d)
        y = calendar.ymd(anchor)[0]
        # A dateline is written before its text is published; a day's grace for time zones.
        return next(day for day in (calendar.day(y - n, m, d) for n in (0, 1, 2, 4)) if day <= anchor + 1)
    except (ValueError, StopIteration):
        return None


def own_date(words: Words, anchor: int) -> tuple[int, str] | None:
    """The day on which a text says itself that it was written, and where it says so: dateline, header, reprint."""
    found: tuple[int, str] | None = None
    text = words.text
    if not _DIGIT.search(text):
        return None
    if not _CANDIDATES.isdisjoint(words.low):
        for i in [i for i, word in enumerate(words.low) if word in _CANDIDATES]:
            # "From our archives" begins two words before the word that is looked for.
            for k in range(max(0, i - 2), i + 1):
                match = _REPRINT.match(text, words.start(k))
                day = _day(match, anchor) if match else None
                if day:
                    return day, "reprint"
    head = text[:_HEAD]
    if not _DIGIT.search(head):
        return None
    at = 0
    for n in range(4):
        for pattern, basis in ((_DATELINE, "dateline"), (_HEADER, "header"), (_LINE, "header")):
            if pattern is _LINE and n == 0 and "\n" not in head[:80]:
                continue
            dated = pattern.match(head, at)
            day = _day(dated, anchor) if dated else None
            if day:
                return day, basis
        at = head.find("\n", at) + 1
        if not at:
            break
    dotted = _DOTTED_LINE.search(head)
    if dotted:
        try:
            found = calendar.day(int(dotted["y"]), int(dotted["m"]), int(dotted["d"])), "header"
        except ValueError:
            found = None
    return found


class Customs:
    """Which customs a text follows, by the places that it names; read off its words when first asked for."""

    __slots__ = ("_american", "_vocabulary", "_words", "zone")

    def __init__(self, words: Words, zone: str | None) -> None:
        self._words = words
        self._vocabulary: frozenset[str] | None = None
        self._american: bool | None = None
        self.zone = zone or ""

    @property
    def vocabulary(self) -> frozenset[str]:
        """All words of the text."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(word.rstrip(".") if word[-2:-1] != "." else word for word in self._words.low)
            if "u.s" in self._vocabulary:
                self._vocabulary |= {"u.s."}
        return self._vocabulary

    def follows(self, custom: str) -> bool:
        """Whether the text names a place of a custom (a key of `names_en.HINTS`)."""
        named = not HINTS[custom].isdisjoint(self.vocabulary)
        if custom == "month-first" and not named:
            if self._american is None:  # looked for once a text, not once a date
                self._american = "US" in self._words.raw
            return self._american or (
                self.zone.startswith(("America/New_York", "America/Chicago", "America/Los", "America/Den", "US/"))
            )
        if custom == "day-first" and not named:
            return self.zone.startswith(("Europe/", "Asia/Kol", "Australia/", "Africa/", "Asia/Jerusalem"))
        if custom == "south" and not named:
            return self.zone.startswith(
                ("Australia/", "Pacific/Auckland", "America/Argentina", "America/Santiago", "Africa/Johannesburg")
            )
        return named


_QUOTE_OR_LINE = re.compile("[" + re.escape(S["QUOTE"] + S["NL"]) + "]")


def quotations(words: Words) -> list[tuple[int, int]]:
    """The quoted stretches of a text as half-open ranges of words, in order: each mark with the next that closes it."""
    if S["QUOTE"] not in words.classes:
        return []
    out, opened = [], -1
    for found in _QUOTE_OR_LINE.finditer(words.classes):
        k = found.start()
        if found.group() == S["QUOTE"]:
            mark = words.low[k]
            if opened < 0 and mark != "”":
                opened = k
            elif opened >= 0 and mark not in {"“", "«", "„"}:
                out.append((opened, k))
                opened = -1
            elif opened >= 0:
                opened = k
        elif opened >= 0 and words.low[opened] == '"' and k - opened > 400:
            opened = -1
    return out


def quotation_of(quotes: list[tuple[int, int]], i: int) -> tuple[int, int] | None:
    """The quotation that holds word `i`."""
    at = bisect_right(quotes, (i, 1 << 60)) - 1
    return quotes[at] if at >= 0 and quotes[at][0] <= i < quotes[at][1] else None
