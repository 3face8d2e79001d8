"""Live pages: the line that says how their entries are ordered, and the agency whose copy one entry gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Fact, Label, Passage
from ..wires import directory, fold
from ..wires.naming import Named, same_house
from .dateline import opening
from .findings import Findings
from .lines import Line
from .stamp_lines import put_dates
from .stamps import stamps

_ORDER = re.compile(
    r"[^\n]{0,160}?\b(?:newest|latest|last|most recent|recent)(?: (?:entr(?:y|ies)|updates?|posts?))? "
    r"(?:first|on top|at (?:the )?top)\b[).]{0,2}\s*\Z",
    re.IGNORECASE,
)
"""How the entries are ordered: "Tuesday 12 May 2026. All times local, newest first."."""
_SUBJECT = re.compile(r"(?P<subject>[^\W\d_][^\n.|/]{3,60}?)(?:\. |, (?=[A-Z\d])| [-–—|/] )")
_ENTRY = re.compile(
    r"(?:[0-2]?\d[:.h][0-5]\d ?(?:[-–—|] ?)?)?(?:From (?:the|our) (?:news )?(?:wires?|agenc(?:y|ies)|wire services?)|"
    r"(?:On|Over) the wires?|Wire (?:report|copy|story)|Agency (?:report|copy)|The wires? reports?)(?: now)?: {0,2}"
)
"""How an entry opens that gives an agency's copy: "14:30 From the wires: ..."."""
_DAY = r"(?:\d{1,2}\.? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_SIGNED = re.compile(
    rf"(?:\A|[ \]])\((?P<name>[^\W\d_][\w.&’' -]{{1,40}}?)(?:, {_DAY})?\)[.]?"
    r"(?:\s+(?:[|·]? ?(?:Read|READ|Continue|More|Share|Full)\b.{0,60})?)?\Z"
)
_NEXT = re.compile(r"[0-2]?\d[:.h][0-5]\d\b")
_LINES = 3
"""Lines below the entry's first in which the agency signs."""


def live_line(head: Findings, line: Line, following: Sequence[Line]) -> str | None:
    """Read the line below a live page's name that tells its subject, its day and how its entries are ordered."""
    dates = [s for s in stamps(line.text) if s.year]
    start = opening(line.text, prose=True)
    if start and (start.tag or (start.place and start.stamp and start.end > start.core)):
        return None  # news behind a dateline
    if not dates or not _ORDER.fullmatch(line.text) or not any(_NEXT.match(near.text) for near in following[:2]):
        return None
    head.labels.append(Label("LIVE", Passage(line.start, line.end)))
    put_dates(head, line, dates)
    subject = _SUBJECT.match(line.text)
    if head.title is None and subject and subject.end("subject") <= dates[0].passage.start:
        at = line.start + subject.start("subject")
        head.title = Fact(subject["subject"], Passage(at, line.start + subject.end("subject")), "headline")
    head.aside("stamp", line.start, line.end)
    return "stamp"


def wire_entry(all_lines: list[Line], own: str | None) -> tuple[list[Named], Passage] | None:
    """The agency whose copy the first entry "From the wires: ..." gives, and the passage of that copy.

    It signs in a dateline or in brackets at the end of the entry; an entry that nobody signs gives none.
    """
    for index, line in enumerate(all_lines):
        label = _ENTRY.match(line.text)
        if label is None:
            continue
        copy = Passage(line.start + label.end(), line.end)
        start = opening(line.text[label.end() :], prose=True)
        named: list[Named] = []
        if start and start.tag and start.tag_at:
            low, high = (copy.start + at for at in start.tag_at)
            copy = Passage(copy.start + start.end, copy.end)
            named = [_named(start.tag, Passage(low, high))]
        else:
            for near in all_lines[index : index + 1 + _LINES]:
                if near is not line and _NEXT.match(near.text):
                    break
                signed = _SIGNED.search(near.text) if near.whole else None
                if signed:
                    low, high = signed.span("name")
                    named = [_named(signed["name"], Passage(near.start + low, near.start + high))]
                    break
        named = [n for n in named if not same_house(n.name, own)]
        return (named, copy) if named else None
    return None


def _named(name: str, passage: Passage) -> Named:
    """The agency of a signature, by the ledger's name where it is listed."""
    wire = directory().tagged.get(fold(name))
    return Named(passage, wire.name if wire else name, wire is not None)
