"""Lines below the masthead that say whose copy a house ran or used: "Story by Reuters", "Kestrel Post (with AFP)"."""

from __future__ import annotations

import re

from ..model import Passage
from ..wires import Wire, directory, fold
from ..wires.naming import same_house
from . import house
from .countries import is_given_name, is_place
from .findings import Findings
from .lines import Line

_HOUSES = r"(?P<houses>[^\W\d_][\w .'’&/,-]{1,60}?)"
_AGENCIES_ONLY = (
    re.compile(
        rf"(?:[Bb]y |BY )?(?:[Tt]he )?{_HOUSES},? (?:with|and|&) (?:[\w'’-]+ ){{0,3}}"
        r"(?:files|staff|staff reports?|reporters?|correspondents?|bureau)"
    ),  # an agency's copy that the paper made longer: "Canadian Press with Ledger files"
    re.compile(rf"(?:Author|By|Text|Prepared by|Written by):? (?:[^\W\d_a-z]\. ?){{2,3}} ?[/,] ?{_HOUSES}"),
    re.compile(
        r"(?:[Ee]dited|[Ww]ritten|[Cc]ompiled|[Rr]eported) by:? [^()|\n]{3,60}?(?: ?[(|] ?|, )"
        rf"(?:(?:[Ww]ith )?[Ii]nputs? from (?:the )?{_HOUSES}|"
        r"(?:[Ww]ith )?(?P<more>[^\W\d_][\w ./,]{1,40}?) inputs?)\)?"
    ),
    re.compile(rf"(?:Redazione|Redacción|Rédaction|Redaktion|Redakcja|Von) {_HOUSES}"),
    re.compile(r"(?P<houses>[A-Z]{2,5}-[A-Z][\w]{1,8})"),
)
_ANY = (
    re.compile(
        r"(?:Story|Article|Content|Text|Report|Words|Copy|News) (?:from|by|via|provided by|courtesy of):? "
        rf"(?:the |The )?{_HOUSES}"
    ),
    re.compile(rf"(?:Published |Produced )?[Ii]n (?:partnership|cooperation|collaboration) with (?:the )?{_HOUSES}"),
    re.compile(
        r"(?:[Aa]nalysis|[Oo]pinion|[Rr]eview|[Cc]ommentary|[Pp]erspective) by [^,|\n]{4,40}, "
        rf"(?:the |The )?{_HOUSES}"
    ),
    re.compile(
        rf"(?:[Bb]y |BY )?(?:[Tt]he )?{_HOUSES} (?:[Rr]eporters?|[Ss]taff [Ww]riters?|[Cc]orrespondents?|[Nn]ewsroom)"
    ),
    re.compile(rf"[Bb]y {_HOUSES}['’]s? [\w ]{{3,30}} (?:[Ss]ervice|[Bb]ureau|[Dd]esk)"),
)
_OWN = (
    re.compile(rf"(?:[Bb]y )?{_HOUSES} via (?P<own>[^|\n]{{3,50}})"),
    re.compile(rf"(?P<own>[^()|\n]{{3,50}}) \((?:with|via) {_HOUSES}\)"),
)
_IN_TOWN = re.compile(rf"(?:[Bb]y )?(?:[Tt]he )?{_HOUSES} in (?P<place>[^\W\d_a-z][\w'’. -]{{2,30}})")
_BEHIND_BAR = re.compile(rf"[^|\n]{{3,50}} ?\| ?{_HOUSES}")
_LED = re.compile(r"(?:[Bb]y|BY):? ")
_SPLIT = re.compile(r" ?[/,&] ?| and |(?<=[A-Z]{2})-")
_LENGTH = 100
"""Code points that such a line has at most."""


def run_line(head: Findings, line: Line, previous: str) -> str | None:
    """Read a line that names whose copy the house of the masthead ran; each of its names must be a listed house."""
    own = head.publisher
    if own is None or own.origin not in ("masthead", "header") or len(line.text) > _LENGTH:
        return None
    wires, passage = _houses(line, own.value)
    if not wires and head.title is not None and previous in ("title", "stamp", "byline", "subtitle"):
        wires, passage = _below_title(line, own.value)
    if not wires:
        return None
    for wire in wires:
        head.relay(wire.name, passage, "byline")
    head.aside("byline", line.start, line.end)
    return "byline"


def _houses(line: Line, own: str) -> tuple[list[Wire], Passage]:
    """The houses that a line of any of the shapes names, and where."""
    for patterns, agencies in ((_AGENCIES_ONLY, True), (_ANY, False), (_OWN, False)):
        for pattern in patterns:
            match = pattern.fullmatch(line.text)
            if match is None or (patterns is _OWN and not same_house(house.written(match["own"]), own)):
                continue
            group = "houses" if match["houses"] else "more"
            wires = _listed(match[group])
            if wires and not (agencies and all(wire.kind != "agency" for wire in wires)):
                return wires, _span(line, match, group)
    match = _IN_TOWN.fullmatch(line.text)
    if match and is_place(match["place"]) and (wires := _listed(match["houses"])):
        return wires, _span(line, match, "houses")
    return _behind_name(line)


def _below_title(line: Line, own: str) -> tuple[list[Wire], Passage]:
    """The houses of a line under the headline: alone on it, or behind a bar with an agency among them."""
    match = _BEHIND_BAR.fullmatch(line.text)
    wires = _listed(match["houses"]) if match else []
    if match and any(wire.kind == "agency" for wire in wires):
        return wires, _span(line, match, "houses")
    whole = Passage(line.start, line.end)
    alone = directory().named.get(fold(line.text))
    sure = house.looks_like_house(own) or fold(own) in directory().named
    return ([alone], whole) if alone and sure and alone.kind in ("newspaper", "broadcaster") else ([], whole)


def _behind_name(line: Line) -> tuple[list[Wire], Passage]:
    """The house that stands right behind a name of two to four words: "By JANE ROE Associated Press"."""
    led = _LED.match(line.text)
    start = led.end() if led else 0
    words = line.text[start:].split(" ")
    if not led and not is_given_name(words[0].title()):
        return [], Passage(line.start, line.end)
    for count in range(2, min(5, len(words) - 1)):
        if not all(word[:1].isupper() for word in words[:count]):
            break
        wire = directory().named.get(fold(" ".join(words[count:])))
        if wire and len(words) - count > 1:
            return [wire], Passage(line.start + start + len(" ".join(words[:count])) + 1, line.end)
    return [], Passage(line.start, line.end)


def _listed(words: str) -> list[Wire]:
    """The houses of an enumeration; none where one of its parts is no listed house."""
    names = _SPLIT.split(words)
    whole = directory().tagged.get(fold(words))
    wires = [whole] if whole else [wire for wire in map(directory().tagged.get, map(fold, names)) if wire]
    return wires if whole or len(wires) == len(names) else []


def _span(line: Line, match: re.Match[str], group: str) -> Passage:
    return Passage(line.start + match.start(group), line.start + match.end(group))
