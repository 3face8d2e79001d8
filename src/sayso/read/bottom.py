"""The lines below the header: asides of every line; signatures, codes and dates among the last ones."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, mentions
from . import asides as aside_lines
from . import foot_credits, house, publication, publisher
from .findings import Findings
from .house_lines import joint_line
from .lines import Line, is_prose
from .publication import Candidate
from .stamps import iso, stamps


def read_bottom(head: Findings) -> None:
    """Read the asides of all lines below the header, and signatures and codes among the last ones."""
    for line in head.all_lines[: head.lead]:
        if line.start not in head.taken:
            head.asides += aside_lines.part_asides(line)
    below = head.all_lines[head.lead :]
    last = {line.start for line in aside_lines.tail(head.all_lines)}
    for index, line in enumerate(below):
        if line.start in head.taken:
            continue
        kind = aside_lines.line_aside(line) if index or head.opening is None else None
        if kind not in ("credit", "copyright", "correction", "translation") and aside_lines.footer(line) is not None:
            head.aside("footer", line.start, line.end)
            _codes(head, line)
            continue
        if line.start in last:
            _codes(head, line)
            foot_credits.inputs(head, line)
            if index and joint_line(head, line):
                continue
            if foot_credits.listed(head, line) or (index and foot_credits.alone(head, line, below[index - 1])):
                continue
            if _sign(head, line, whole=index > 0):
                continue
            foot_credits.unlisted_tag(head, line)
        if kind is not None:
            head.aside(kind, line.start, line.end)
            if line.start in last:
                _closing_dates(head, line)
            if line.start in last and kind in ("read-also", "credit", "copyright", "boilerplate", "translation"):
                head.source_lines.append(line)
            continue
        head.asides += aside_lines.part_asides(line)
        if line.start in last and index and line.whole and not is_prose(line) and _closing_dates(head, line):
            fact = publisher.by_closing_name(line)
            beside = house.beside_date(line.text) if fact is None and len(line.text) < 100 else None
            if beside:
                fact = Fact(beside.name, Passage(line.start + beside.start, line.start + beside.end), "footer")
                head.source_lines.append(line)
                head.taken.setdefault(line.start, "credit")
            if fact:
                head.aside("footer", line.start, line.end)
                head.publisher = head.publisher or fact
        elif line is head.all_lines[-1] and index and head.publisher is None and (alone := house.known(line.text)):
            head.aside("sign-off", line.start, line.end)
            head.publisher = Fact(alone.name, Passage(line.start, line.end), "footer")


_PLAIN_END = re.compile(r"\W*(?:end|ends)\W*", re.IGNORECASE)


def _sign(head: Findings, line: Line, *, whole: bool) -> bool:
    """Read a wire's signature at the end of a line; says whether it is the whole line, if that is allowed."""
    signed = aside_lines.signature(line, head.report.extract.text) or foot_credits.tagged(head, line)
    if signed is None:
        return False
    wire, passage = signed
    if passage.start == line.start and not whole:
        return False
    whole = passage == Passage(line.start, line.end)
    kind = aside_lines.line_aside(line) if whole else None
    kind = kind if kind in ("copyright", "credit") else "sign-off"
    head.aside(kind, *passage)
    if whole:
        _closing_dates(head, line)
    if kind == "sign-off" and head.publisher and _PLAIN_END.fullmatch(head.report.extract.text, *passage):
        return whole  # every house may print "(end)": it tells a wire where nothing else does
    if kind == "sign-off":
        if any(label.kind == "LIVE" for label in head.labels):
            head.relay(wire.name, passage, "sign-off")  # the agency of one entry, not of the whole
        elif head.publisher is None:
            head.publisher = Fact(wire.name, passage, "sign-off")
            bracket = head.report.extract.text.find("(", *passage)
            for other in mentions(head.report.extract.text, bracket, passage.end) if bracket > passage.start else ():
                head.relay(other.name, Passage(other.start, other.end), "sign-off")
        elif head.publisher.origin in ("masthead", "header") and wire.kind == "agency":
            bracket = head.report.extract.text.find("(", *passage)
            for other in mentions(head.report.extract.text, bracket, passage.end) if bracket >= 0 else ():
                head.relay(other.name, Passage(other.start, other.end), "sign-off")
            head.relay(wire.name, passage, "sign-off")
            for more in foot_credits.also(head.report.extract.text[slice(*passage)]):
                head.relay(more.name, passage, "sign-off")
    else:
        head.source_lines.append(line)
    return whole


def _closing_dates(head: Findings, line: Line) -> bool:
    found = [s for s in stamps(line.text) if s.year is not None]
    head.candidates += [publication.from_stamp("footer", s, line.start) for s in found]
    return bool(found)


def _codes(head: Findings, line: Line) -> None:
    """Read the dates that syndicators' closing codes hold."""
    for wire in directory().wires:
        for pattern in wire.stamps:
            match = re.search(pattern, line.text)
            if not match:
                continue
            passage = Passage(line.start + match.start(), line.start + match.end())
            day = iso(int(match["year"]), int(match["month"]), int(match["day"]))
            head.aside("footer", *passage)
            if day and 1990 <= int(match["year"]) <= 2100:
                head.candidates.append(Candidate("code", passage, day))
            if head.publisher is None or head.publisher.origin in ("sign-off", "dateline"):
                head.publisher = Fact(wire.name, passage, "footer")
