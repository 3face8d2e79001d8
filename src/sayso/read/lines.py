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

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’»)\]]{0,3}(?: ?(?:\([A-Z]{2,8}(?:/[A-Z]{2,8})?\)|[-–—]{1,2} ?[A-Z][A-Za-z]{1,10}))?\Z"
)
"""A full stop, with an agency's tag behind it at most ("... she said. (AFP)")."""
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
    return [Line(p.start, p.end, text[p.start : min(p.end, p.start + LOOK)]) for p in paragraphs(text)]


def is_prose(line: Line) -> bool:
    """Whether a line reads as running text: a whole sentence with its full stop, or too long for a heading.

    160 code points: the longest headline of the training bundles has 104, the shortest lead paragraph 118.
    """
    if len(line.text) > 160:
        return True
    if line.words < 5 or not _SENTENCE_END.search(line.text):
        return False
    return not line.text.endswith(("?", "!")) or bool(_CLAUSE.search(line.text))
