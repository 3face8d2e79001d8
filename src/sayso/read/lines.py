"""Lines of a report and what a line is by its looks alone: prose, a heading, a name, a date. Linear in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text import paragraphs

HEAD_LINES = 24
"""Lines within which a report's header ends; the longest of the training bundles has nine."""
LOOK = 600
"""Code points of a line that are looked at for header facts: the longest credit line in the training bundles has
210."""

_BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_DASHES = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2212": "–"}
"""Dashes of other kinds, by the one that stands for each: the two hyphens of Unicode, the dashes of figures and of
quotations, the minus."""

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_QUOTED = re.compile(r"(?:> ?){1,6}")
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’»)\]]{0,3}(?: ?(?:\((?:[A-Z][\w.&-]{0,20}[/, ]{0,2}){1,4}\)|\((?:[Ww]ith|[Vv]ia|[Ss]ource:?|"
    r"[Hh]/t) [^()]{2,60}\)|[-–—]{1,2} ?[A-Z][A-Za-z]{1,10}))?\Z"
)
"""A full stop, with an agency's tag behind it at most ("... she said. (AFP)")."""
_STATE_END = re.compile(r", (?:[A-Z]\.){2,3}\Z")
"""A state or province behind its town: "The Ledger of Kiln, Kiln, B.C."."""
_CLAUSE = re.compile(
    r"\b(?:said|says|told|was|were|is|are|has|have|had|will|would|reported|announced|who|which|that)\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds more than blanks: `[start, end)` in the text, without its outer blanks."""

    start: int
    end: int
    text: str
    """Its first `LOOK` code points."""

    @property
    def whole(self) -> bool:
        """Whether `text` is the whole line."""
        return self.end - self.start <= LOOK

    @property
    def words(self) -> int:
        """The number of words in `text`."""
        return sum(1 for _ in _WORD.finditer(self.text))


def lines(text: str) -> list[Line]:
    """The lines of a text that hold more than blanks, in order."""
    out = []
    for start, end in paragraphs(text):
        quoted = _QUOTED.match(text, start, end)  # "> " before each line of a mail that was passed on
        low = quoted.end() if quoted else start
        if low < end:
            out.append(Line(low, end, text[low : min(end, low + LOOK)]))
    return out


def is_prose(line: Line) -> bool:
    """Whether a line reads as running text: a whole sentence with its full stop, or too long for a heading.

    160 code points: the longest headline of the training bundles has 104, the shortest lead paragraph 118.
    """
    if len(line.text) > 160:
        return True
    if line.words < 5 or not _SENTENCE_END.search(line.text):
        return False
    if len(line.text) < 60 and _STATE_END.search(line.text) and not _CLAUSE.search(line.text):
        return False
    return not line.text.endswith(("?", "!")) or bool(_CLAUSE.search(line.text))


def with_plain_blanks(text: str) -> str:
    """The text with each blank and dash of another kind, which feeds, pages and programs put in, as a plain one."""
    for dash, plain in _DASHES.items():
        text = text.replace(dash, plain)
    for blank in _BLANKS:  # most texts have two of them: a search for each is a tenth of a table's cost
        text = text.replace(blank, " ")
    return text
