"""Fields of a press database's export, each on a line behind its two-letter code: "SN Reuters", "PD 6 March 2025".

The codes are those that Factiva prints ("HD" headline, "BY" byline, "CR" credit, "PD" date, "SN" source, "LP" lead).
"""

from __future__ import annotations

import re

from ..model import Fact, Passage
from . import house, masthead, publication
from .findings import Findings
from .lines import Line
from .stamps import stamps

_FIELD = re.compile(r"(?P<code>SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|VOL|DLN)(?: {1,6}(?P<value>\S.{0,300}))?")
_BLOCK = re.compile(r"(?P<key>[A-Z][A-Z /-]{2,14}) ?: {0,8}(?P<value>\S.{0,200})")
_GAZETTE = re.compile(r"AGENCY: {1,2}(?P<body>[^,\n]{4,80}),? [^\n]{2,80}\.")
"""How a federal register names the office that gives notice: "AGENCY: Port Office, Department of Trade."."""
_HOUSES = ("MEDIA", "OUTLET", "PAPER", "STATION", "MEDIUM")
_PLACES = ("PLACE", "CITY", "DATELINE", "LOCATION")
_TELLING = ("SN", "PD", "HD")


def is_export(all_lines: list[Line]) -> bool:
    """Whether the first lines are fields of such an export: source, date and headline are among them."""
    codes = {match["code"] for line in all_lines[:20] if (match := _FIELD.fullmatch(line.text))}
    return all(code in codes for code in _TELLING)


def block_line(head: Findings, line: Line) -> str | None:
    """Read the house or place of a monitor's block, or the office of a gazette's notice; `None` for other lines.

    "MEDIA: Port Herald" and "PLACE: Lima" count where three of the first ten lines are fields in capitals.
    """
    gazette = _GAZETTE.fullmatch(line.text)
    if gazette and masthead.body_name(gazette["body"]):
        at = line.start + gazette.start("body")
        head.publisher = Fact(gazette["body"], Passage(at, at + len(gazette["body"])), "header")
        head.aside("header", line.start, line.end)
        return "field"
    match = _BLOCK.fullmatch(line.text)
    if match is None or sum(bool(_BLOCK.fullmatch(near.text)) for near in head.all_lines[:10]) < 3:
        return None
    start, value = line.start + match.start("value"), match["value"]
    if match["key"] in _HOUSES and head.publisher is None:
        named = house.in_words(value, 0, len(value))
        head.publisher = Fact(named.name if named else value, Passage(start, line.end), "header")
    elif match["key"] in _PLACES and head.place_line is None and house.in_words(value, 0, len(value)) is None:
        head.place_line = (value, Passage(start, line.end), None)
    else:
        return None
    head.aside("header", line.start, line.end)
    return "field"


def field_line(head: Findings, line: Line) -> str | None:
    """Read one field; "lead" where the news begins on the next line, `None` where the line is no field."""
    match = _FIELD.fullmatch(line.text)
    if match is None:
        return None
    code, value = match["code"], match["value"] or ""
    at = line.start + (match.start("value") if value else 0)
    head.aside("header", line.start, line.end)
    if code == "SN" and value:
        known = house.known(value)
        head.publisher = Fact(known.name if known else value, Passage(at, line.end), "header")
    elif code == "CR":
        for one in house.agencies(value):
            head.relay(one.name, Passage(at + one.start, at + one.end), "byline")
    elif code == "PD":
        head.candidates += [publication.from_stamp("stamp", s, at) for s in stamps(value)]
    elif code == "HD" and value and head.title is None:
        head.title = Fact(value, Passage(at, line.end), "headline")
    elif code == "BY" and value and head.byline is None:
        start = 3 if value.startswith("By ") else 0
        head.byline = Fact(value[start:], Passage(at + start, line.end), "byline")
    return "lead" if code in ("LP", "TD") else "field"
