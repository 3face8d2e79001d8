"""Letterheads: the state over its office, the company over what it files; their name is not the first line's."""

from __future__ import annotations

import re
from itertools import pairwise

from .countries import COUNTRIES
from .house import written
from .house_words import GENERIC
from .lines import Line
from .masthead import ISSUER, body_name
from .name_shapes import WORDS, title_case

_STATE = re.compile(
    r"(?:THE )?(?:(?:FEDERAL |ISLAMIC |DEMOCRATIC |UNITED |SOCIALIST |ARAB |PEOPLE['’]S )*(?:REPUBLIC|KINGDOM|STATE|"
    r"SULTANATE|EMIRATE|GOVERNMENT|COMMONWEALTH|UNION|PRINCIPALITY)S? OF (?:THE )?(?P<land>[A-Z' -]{3,40})|"
    r"T\.?R\.? [A-Z' ,&-]{6,60}|[A-Z' -]{3,40} REPUBLIC|HASHEMITE KINGDOM OF JORDAN)"
)

_REGION = re.compile(
    r"LAND (?P<land>[A-ZÄÖÜ-]{3,30})|"
    r"(?P<named>(?:(?:[^\W\da-z_]|['-]){2,25} ){1,3}"
    r"(?:CANTON|PROVINCE|REGION|COUNTY|OBLAST|VOIVODESHIP|GOVERNORATE|PREFECTURE|DISTRICT|MUNICIPALITY))"
)
"""A land of a federation, a region, in capitals: between the state and its office, or alone above it."""
_WORD = re.compile(r"[^\W\d_]+")
_MOTTO = re.compile(r"[-–—=_*]{3,}|[^\W\d_a-z][\w'’]+(?: [\w'’]+){0,3}(?: ?[-–—,] ?[\w'’]+(?: [\w'’]+){0,3}){1,3}")
"""What may stand between a state and its office: a rule, a motto ("Unity - Work - Progress")."""


def by_registrant(all_lines: list[Line]) -> Line | None:
    """The line with the company that files with a stock exchange's supervisor, by the note that stands below it."""
    for line, below in pairwise(all_lines[:24]):
        if below.text.startswith("(Exact name of registrant"):
            return line
    return None


def by_state_line(line: Line, following: list[Line]) -> tuple[str, Line] | None:
    """The body under a line that names its state, and the state's name where the body has none.

    Both lines are in capitals or neither is.
    """
    named = len(line.text) <= 80 and len(line.text.split()) > 2 and title_case(line.text)
    state = _STATE.fullmatch(line.text.upper() if named else line.text)
    body = None
    for below in following[:5] if state else ():  # the last of them speaks: a coast guard under its ministry
        capitals = line.text.isupper()  # under an office in capitals, one in small letters is its own department
        office = below.text.isupper() if capitals and body and body.text.isupper() else body_name(below.text)
        office = office or (capitals and below.text.isupper())
        if body is None and _MOTTO.fullmatch(below.text):
            continue
        if not office or not ISSUER.search(below.text):
            break
        if not all(word.casefold() in GENERIC for word in WORDS.findall(below.text)):  # its press office does not
            body = below
    if state is None or body is None:
        return None
    land = (state["land"] or "").strip()
    of = f" of {written(land + ' ').strip()}" if land and land not in body.text else ""
    return written(body.text) + of, body


def by_region_line(line: Line, following: list[Line]) -> tuple[str, Line] | None:
    """The office under a line in capitals that names its region, with or without its country above.

    "BOSNIA AND HERZEGOVINA / UNA-SANA CANTON / MINISTRY OF THE INTERIOR", "LAND BRANDENBURG / Ministry of the
    Environment". A country alone above an office is a section's heading as often ("UKRAINE").
    """
    rest = following[:2]
    if line.text.isupper() and line.text.casefold() in COUNTRIES and rest:
        line, rest = rest[0], rest[1:]
    region = _REGION.fullmatch(line.text)
    office = rest[0] if region and rest else None
    if not region or not office or not ISSUER.search(office.text):
        return None
    name = written(office.text) if office.text.isupper() else office.text
    if not body_name(name):
        return None
    place = _WORD.sub(lambda word: word[0].capitalize(), region["land"] or region["named"])
    return f"{name} of {place}", office
