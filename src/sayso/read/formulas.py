"""Formulas in which a house names itself once: a station's greeting, a subscription, a correction, a chart's credit.

They stand in copy that has no masthead. A name counts where it is listed or looks like a house's; behind a formula that
nothing but a house uses (`_SURE`), two capitalised words do, or "The" and one.
"""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from .countries import is_place
from .house import looks_like_house
from .house_words import GENERIC
from .lines import Line
from .masthead import body_name

_WORD = r"(?:(?:[A-Z]\.){2,3}|[^\W\d_a-z](?:[\w&-]|\.(?=\w)){0,24})"
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:(?:of|and|&|the|for|de|del|la) ){{0,2}}(?:{_WORD}|\d{{1,3}}\b)){{0,5}})"
_SURE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Yy]ou(?: are|['’]re| have been|['’]ve been) (?:listening to|tuned(?: in)? to|watching) {_NAME}",
        rf"\b(?:news|headlines|bulletin)(?: at \w+| this \w+)? (?:from|on) {_NAME}",
        rf"\b(?:[Tt]hank you|[Tt]hanks) for (?:following|reading|listening to|watching|joining|choosing) {_NAME}",
        rf"\b(?:version|edition) of this (?:story|article|report|item|piece) (?:in|on|published by) {_NAME}",
        rf"\bwithout the (?:(?:prior|written|express) ){{0,3}}(?:permission|consent) of {_NAME}",
        rf"\b(?:must|should|please) credit {_NAME}",
        rf"\A\W{{0,4}}(?:END|End|ends?|ENDS|-30-|#{{2,3}})\W{{1,4}}{_NAME}\W*\Z",
    )
)
_HINTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Ss]ubscribe(?: now)? to|[Ss]ubscription to|[Ss]ubscribers? (?:of|to)|[Tt]o advertise in|"
        rf"[Dd]ownload the|[Ww]elcome to|[Gg]ood (?:morning|evening|afternoon) from) {_NAME}",
        rf"\b(?:[Cc]hart|[Gg]raphic|[Mm]ap|[Tt]able|[Ii]nfographic)s?(?: by)?: ?{_NAME}(?=\W*\Z)",
        rf"\b{_NAME} (?:regrets the error|apologi[sz]es for|is happy to (?:correct|clarify))",
        rf"\A(?:From|©) {_NAME} - [A-Z][a-z]+ \d{{1,2}}, \d{{4}} Vol\. ?\d{{1,3}}",
    )
)
_CLOSING = 5
_OPENING = 2
"""Lines from the end, and from the first of the news, in which a house speaks of itself."""


def by_formula(all_lines: list[Line], lead: int) -> Fact | None:
    """The one house that the first lines of the news or the last ones name in a formula; a chart's credit anywhere."""
    near = {line.start for line in (*all_lines[lead : lead + _OPENING], *all_lines[-_CLOSING:])}
    found: dict[str, Fact] = {}
    for line in all_lines:
        if line.start not in near and not line.text.startswith(("[", "(")):
            continue
        for pattern in (*_SURE, *_HINTS):
            for match in pattern.finditer(line.text):
                if name := _house(match["name"], sure=pattern in _SURE):
                    at = line.start + match.start("name")
                    found.setdefault(fold(name), Fact(name, Passage(at, at + len(match["name"])), "self-reference"))
    return next(iter(found.values())) if len(found) == 1 else None


def _house(shown: str, *, sure: bool) -> str | None:
    """The name that the ledger gives to the words behind a formula, where they name a house."""
    shown = shown.removeprefix("the ")
    wire = directory().named.get(fold(shown))
    if wire:
        return wire.name if sure or wire.kind != "agency" else None
    words = shown.split()
    if is_place(shown) or all(word.casefold() in GENERIC for word in words):
        return None
    return shown if looks_like_house(shown) or (sure and len(words) > 1) else None


def by_foot(all_lines: list[Line]) -> Fact | None:
    """The body whose name is one of the last lines of a release, above its address; the caller knows that it is one."""
    found = [line for line in all_lines[-4:] if line.whole and body_name(line.text) and len(line.text.split()) <= 8]
    return Fact(found[0].text, Passage(found[0].start, found[0].end), "footer") if len(found) == 1 else None
