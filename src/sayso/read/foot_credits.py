"""Agencies that are credited at the foot of another house's copy: in brackets, behind dashes, alone, with "inputs"."""

from __future__ import annotations

import re
from itertools import pairwise

from ..model import Fact, Passage
from ..wires import Wire, directory, fold
from .findings import Findings
from .lines import Line, is_prose

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
    r"(?:[-–—(]|(?:[A-Z]\.){2,3},?|[A-Z]{2,3},?)? ?[Ww]ith (?P<with>(?:[A-Z]|dpa)[^()\n]{1,50}?)\)?\.?|"
    r"(?:[a-z]{1,5}(?:[/.][a-z]{1,5}){0,4} )?\((?P<list>[^()\n]{2,60})\)"
)
"""Initials of the writer or the desk and the agencies whose copy it used: "J.R. with AFP", "jd/ka (dpa, AFP)"."""
_SIGNED_OF = re.compile(
    r"(?<=[.!?\"”'’)\]]) ?[-–—]{1,2} ?(?:[^\W\d_a-z][\w'’.-]{1,20} ){2,4}\((?P<tag>[^()\n]{2,40})\)(?:/[A-Z]{2,6})?\Z"
)
"""A reporter and the agency, perhaps with the desk's initials: "... photo. — Ola Berg (Northern News Agency)/KT"."""
_BARE_TAG = re.compile(r"(?<=[.!?\"”'’]) ?\((?P<tag>[A-Z]{2,6})\)\Z")
_CAPITALS = re.compile(
    r"(?<=[.!?\"”'’)\]]) (?P<tag>[A-Z]{3,10}(?:[/, ]{1,2}[A-Z]{2,10}){0,2}|dpa|"
    r"[A-Z][a-z]{2,12}(?:[- ][A-Z][a-z]{2,12}){0,3})\Z"
)
"""A tag that nothing but its capitals sets off: "... no tender. REUTERS", "... no tender. Agence France-Presse"."""
_NAMED = re.compile(r"\((?:[Ww]ith|[Ss]ource:?|SOURCE:|[Ff]rom) (?P<tag>[^\W\d_][\w. &/,-]{1,40}?)\)\.?\Z")
"""A tag that says that it is the source: "... no tender. (Source: AFP)". "(via AFP)" tells it of its sentence alone."""
_ALONE = re.compile(
    r"(?:Sources? |[~/] ?)?(?P<houses>[^\W\d_][\w .'’-]{1,40}(?:(?:/|, | / | and )[^\W\d_][\w .-]{1,24}){0,2}?)\.?"
)
_DESK = re.compile(r"[a-z]{1,4}|Agencies|agencies")
"""Initials of who edited the copy, and agencies that nobody names."""
_SPLIT = re.compile(r" ?[/,&] ?| and ")


def inputs(head: Findings, line: Line) -> None:
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


def listed(head: Findings, line: Line) -> bool:
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


def alone(head: Findings, line: Line, above: Line) -> bool:
    """Read a line that is nothing but agencies, right below the news of another house: "AFP", "dpa/Reuters"."""
    own = head.publisher
    match = _ALONE.fullmatch(line.text) if own and own.origin in ("masthead", "header") else None
    if match is None or not (is_prose(above) or head.taken.get(above.start) in ("sign-off", "credit")):
        return False
    wires = also(match["houses"])
    for wire in wires:
        head.relay(wire.name, Passage(line.start + match.start("houses"), line.start + match.end("houses")), "sign-off")
    if wires:
        head.aside("sign-off", line.start, line.end)
    return bool(wires)


def also(words: str) -> list[Wire]:
    """The agencies that a signature names, where it names agencies and nothing else ("AFP, Reuters")."""
    names = [name.strip(" ()[]-–—.~") for name in _SPLIT.split(words)]
    if "/" in words:
        names = [name for name in names if not _DESK.fullmatch(name) or name == "dpa"] or names
    wires = [wire for wire in map(directory().tagged.get, map(fold, names)) if wire and wire.kind == "agency"]
    spelt = all(name.isupper() or name == wire.name or " " in name for name, wire in zip(names, wires, strict=False))
    return wires if spelt and len(wires) == len(names) else []


def by_code(all_lines: list[Line], lead: int) -> Fact | None:
    """The agency whose name or code stands alone under the news, with nothing but its date and notes below: "TT"."""
    found: list[tuple[Wire, Line]] = []
    for above, line in pairwise(all_lines[lead:][-5:]):
        if is_prose(line) and not line.text.startswith(("(", "[", "*")):
            found = []
        elif line.whole and is_prose(above) and len(wires := also(line.text)) == 1:
            found.append((wires[0], line))
    return Fact(found[0][0].name, Passage(found[0][1].start, found[0][1].end), "sign-off") if len(found) == 1 else None


def tagged(head: Findings, line: Line) -> tuple[Wire, Passage] | None:
    """An agency's tag at the end of running text: "... the coast guard said. — Reuters"."""
    text = head.report.extract.text[max(line.start, line.end - 60) : line.end]
    if line.end - line.start > 60:
        text = " " + text[1:]  # not the beginning of the line
    for pattern in (_NAMED, _SIGNED_OF, _TAG, _CAPITALS):
        match = pattern.search(text)
        wire = directory().tagged.get(fold(re.split(r"[/&,]| and ", match["tag"])[0])) if match else None
        if match and wire and wire.kind == "agency":
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            return wire, Passage(line.end - len(text) + start, line.end)
    return None


def unlisted_tag(head: Findings, line: Line) -> None:
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
