"""The lines below the header: asides of every line; signatures, codes and dates among the last ones."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import Wire, directory, fold, mentions
from . import asides as aside_lines
from . import house, publication, publisher
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
            _inputs(head, line)
            if index and joint_line(head, line):
                continue
            if _listed(head, line):
                continue
            if _sign(head, line, whole=index > 0):
                continue
            _unlisted_tag(head, line)
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


def _inputs(head: Findings, line: Line) -> None:
    """Read the agencies behind running text whose copy it was made from: "... for the ribbon. (With PTI inputs)"."""
    match = _INPUTS.search(line.text) if line.whole else None
    if match is None or not match.start():
        return
    names = re.split(r", (?:and )?| and |/", match["first"] or match["last"])
    used = [directory().tagged.get(fold(name)) for name in names]
    passage = Passage(line.start + match.start(), line.end)
    if all(used):
        for wire in used:
            if wire:
                head.relay(wire.name, passage, "credit")
        head.aside("credit", *passage)


def _sign(head: Findings, line: Line, *, whole: bool) -> bool:
    """Read a wire's signature at the end of a line; says whether it is the whole line, if that is allowed."""
    signed = aside_lines.signature(line, head.report.extract.text) or _tagged(head, line)
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
    else:
        head.source_lines.append(line)
    return whole


def _unlisted_tag(head: Findings, line: Line) -> None:
    """Read "(NDO)" at the end of another house's copy where the text calls so an agency that no directory lists."""
    match = _BARE_TAG.search(line.text) if line.whole and head.publisher else None
    if match is None or directory().tagged.get(fold(match["tag"])):
        return
    tag = match["tag"]
    said = re.compile(
        rf"\bagency\W{{1,4}}(?:[A-Z][\w'’-]{{1,20}} ){{0,4}}\(?{tag}\b|\b{tag}\)? (?:news|press) agency\b"
    )
    if said.search(head.report.extract.text, 0, line.start + match.start()):
        passage = Passage(line.start + match.start(), line.end)
        head.relay(tag, passage, "sign-off")
        head.aside("sign-off", *passage)


def _listed(head: Findings, line: Line) -> bool:
    """Read initials and agencies in brackets, or "With AFP": whose copy it was made from, where a house is known."""
    match = _AGENCIES.fullmatch(line.text)
    group = match.lastgroup if match else None
    if match is None or group is None or (head.publisher is None and group != "with"):
        return False
    wires = [directory().tagged.get(fold(part)) for part in re.split(r"[,/;] ?| and ", match[group])]
    if not all(wire and wire.kind == "agency" for wire in wires) or (len(wires) < 2 and match.start(group) < 2):
        return False
    for wire in wires:
        if wire:
            head.relay(wire.name, Passage(line.start + match.start(group), line.start + match.end(group)), "credit")
    head.aside("credit", line.start, line.end)
    return True


_TAG = re.compile(
    r"(?:(?<=[.!?\"”'’)\]])|\A) ?(?:[-–—]{1,2} ?|/|\(|\[)(?P<tag>[^\W\d_][\w. &/,-]{1,30}?)(?:/|\)|\])?\.?\Z"
)
_INPUTS = re.compile(
    r"(?:\(|(?<=[.!?\"”'’)\]]) [-–—]{1,2} ?)[Ww]ith (?:(?P<first>[A-Z][\w./ ]{1,30}?) (?:news )?inputs?|"
    r"(?:additional |further )?(?:inputs?|files?|reporting|reports?|material|information|contributions?) "
    r"(?:by|from|of) (?P<last>(?:[A-Z]|dpa)[\w.,/ ]{1,40}?))(?:\)\.?|\.?)\Z"
)
"""Behind running text: "... for the ribbon. (With PTI inputs)", "... the pier. - with additional reporting by AFP"."""
_AGENCIES = re.compile(
    r"[-–—(]? ?[Ww]ith (?P<with>(?:[A-Z]|dpa)[^()\n]{1,50}?)\)?\.?|"
    r"(?:[a-z]{1,5}(?:[/.][a-z]{1,5}){0,4} )?\((?P<list>[^()\n]{2,60})\)"
)
"""Initials of the desk and the agencies whose copy it used: "jd/ka (dpa, AFP)"."""
_SIGNED_OF = re.compile(
    r"(?<=[.!?\"”'’)\]]) ?[-–—]{1,2} ?(?:[^\W\d_a-z][\w'’.-]{1,20} ){2,4}\((?P<tag>[^()\n]{2,40})\)(?:/[A-Z]{2,6})?\Z"
)
"""A reporter and the agency, perhaps with the desk's initials: "... photo. — Ola Berg (Northern News Agency)/KT"."""
_BARE_TAG = re.compile(r"(?<=[.!?\"”'’]) ?\((?P<tag>[A-Z]{2,6})\)\Z")
_PLAIN_END = re.compile(r"\W*(?:end|ends)\W*", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<=[.!?\"”'’)\]]) (?P<tag>[A-Z]{3,10}(?:[/, ]{1,2}[A-Z]{2,10}){0,2})\Z")
"""A tag that nothing but its capitals sets off: "... no tender. REUTERS"."""


def _tagged(head: Findings, line: Line) -> tuple[Wire, Passage] | None:
    """An agency's tag at the end of running text: "... the coast guard said. — Reuters"."""
    text = head.report.extract.text[max(line.start, line.end - 60) : line.end]
    if line.end - line.start > 60:
        text = " " + text[1:]  # not the beginning of the line
    match = _SIGNED_OF.search(text) or _TAG.search(text) or _CAPITALS.search(text)
    wire = directory().tagged.get(fold(re.split(r"[/&,]| and ", match["tag"])[0])) if match else None
    if match is None or wire is None or wire.kind != "agency":
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return wire, Passage(line.end - len(text) + start, line.end)


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
