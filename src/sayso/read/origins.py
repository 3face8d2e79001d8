"""The relays of a copy gathered from all places, nearest first: header and bylines, lead and headline, credits."""

from __future__ import annotations

import re

from ..model import Passage
from ..wires import directory, fold
from ..wires.naming import Outlets, with_own
from . import carried, digests, leads, relays, source_notes
from .findings import Findings
from .headline_houses import in_headline
from .live_pages import wire_entry
from .publishing import credit_lines

_BY_HOUSE = re.compile(r"\b[Bb]y (?:the |The )?\Z")
_LIVE = re.compile(r"\blive\b:?|\bas it happened\b", re.IGNORECASE)
_SOURCES = re.compile(r"(?:\[(?:\.{3}|…)\] ?)?\(|(?:Sources?|SOURCES?) ?: ?")
"""How the line opens that says behind an item where it is from: what stands right above it is that item."""
_LABELS = re.compile(
    r"(?:Agenc(?:y|ies)|Text|Via|via|[Hh]/t|Credit|Original (?:article|story|report)|"
    r"Read the original(?: article| story)?(?: here)?) ?:? "
)
_TOLD = ("lead", "headline", "text")
"""Origins of relays that the news itself names; an agency of the header or the dateline may cite one further."""
_NOTES = ("- ", "— ", "– ", "*", "Copied ", "Courtesy")
"""How a line opens below the news that may say where all of it is from."""


def gather_relays(head: Findings, found: Outlets, lead: Passage) -> None:
    """Gather the relays, nearest first: header and bylines, then headline and lead, then credits."""
    own = head.publisher.value if head.publisher else None
    found = with_own(found, own)
    for line in head.source_lines:
        passage = Passage(line.start, line.end)
        named = relays.in_source_line(found, passage)
        if not named and head.taken.get(line.start) == "byline":
            named = relays.in_byline(found, passage)
        if not named:
            named = [
                n
                for n in found.within(*passage)
                if n.known and _BY_HOUSE.search(found.text[line.start : n.passage.start])
            ]
        for n in named:
            head.relay(n.name, n.passage, "source")
    for line in head.all_lines[: head.lead + 1]:
        for n in source_notes.as_carried(found, Passage(line.start, line.end)):
            head.relay(n.name, n.passage, "source")
    for n in source_notes.before_item(found, lead):
        head.relay(n.name, n.passage, "source")
    items = _notes_below(head, found, own)
    places = [*([] if _is_live(head) else [lead]), *items]
    for place in (lead, head.title.passage if head.title and head.title.passage else None):
        for n in relays.behind_lead(found, place) if place else ():
            head.relay(n.name, n.passage, "source")
    if entry := wire_entry(head.all_lines[head.lead :], own):
        for n in entry[0]:
            head.relay(n.name, n.passage, "source")
        places.append(entry[1])
    for place in places:
        for n in leads.in_lead(found, place, own):
            head.relay(n.name, n.passage, "lead")
    after = [Passage(x.start, x.end) for x in head.all_lines[head.lead :] if x.start >= lead.end][:2]
    for below in after:
        for n in leads.by_anaphora(found, below, own):
            head.relay(n.name, n.passage, "text")
    if head.title and head.title.passage:
        for n in in_headline(found, head.title.passage, own):
            if not _in_own_name(head, n.passage):
                head.relay(n.name, n.passage, "headline")
    if all(relay.origin not in _TOLD for relay in head.relays):
        title = head.title.value if head.title else ""
        for n in leads.below_lead(found, title, lead, after, own):
            head.relay(n.name, n.passage, "text")
    if not head.relays and head.publisher and after:
        for n in leads.by_quotation(found, after[0], own) or carried.carried_on(found, lead, after, own):
            head.relay(n.name, n.passage, "text")
    if not head.relays and head.publisher and head.opening is None:
        _from_items(head, found)
    _credited(head, found, own)


def _credited(head: Findings, found: Outlets, own: str | None) -> None:
    """Take the outlets of credits; an agency among them stands nearer than the paper whose report its copy tells."""
    before = list(head.relays)
    for line in credit_lines(head):
        for n in relays.in_credit(found, Passage(line.start, line.end), own):
            if not _in_own_name(head, n.passage):
                head.relay(n.name, n.passage, "credit")
    credited = head.relays[len(before) :]
    agencies = [relay for relay in credited if _is_agency(relay.value)] if own else []
    told = (at for at, relay in enumerate(before) if relay.origin in _TOLD and not _is_agency(relay.value))
    at = next(told, len(before))
    head.relays[:] = [*before[:at], *agencies, *before[at:], *(relay for relay in credited if relay not in agencies)]


def _is_agency(name: str) -> bool:
    wire = directory().named.get(fold(name))
    return wire is not None and wire.kind == "agency"


def _notes_below(head: Findings, found: Outlets, own: str | None) -> list[Passage]:
    """Take the houses that lines below the news give as the source; gives the items that such lines close."""
    items: list[Passage] = []
    for index, line in enumerate(head.all_lines[head.lead :], head.lead):
        shouted = head.taken.get(line.start) == "footer" and line.text.startswith("SOURCE:")
        if not line.whole or (line.start in head.taken and not shouted):
            continue
        if _SOURCES.match(line.text):
            for n in relays.in_source_line(found, Passage(line.start, line.end)):
                head.relay(n.name, n.passage, "source")
                if not shouted:
                    items += [Passage(p.start, p.end) for p in head.all_lines[max(0, index - 2) : index]]
        elif (line.text.startswith(_NOTES) or _LABELS.match(line.text) or relays.names_feed(line.text)) and (
            own or not line.text.startswith("Courtesy")
        ):
            size = source_notes.first_sentence(line.text)
            for n in relays.in_source_line(found, Passage(line.start, line.start + size)):
                head.relay(n.name, n.passage, "source")
    return items


def _from_items(head: Findings, found: Outlets) -> None:
    """Take the relays of a digest from its first item: the house and day before it, or a wire's own dateline."""
    below = head.all_lines[head.lead :]
    for n in digests.first_item(found, below):
        head.relay(n.name, n.passage, "source")
    item = digests.wire_item(found.text, below) if not head.relays else None
    if item:
        name, passage, news = item
        head.relay(name, passage, "dateline")
        for n in leads.in_lead(found, news, name):
            head.relay(n.name, n.passage, "lead")


def _in_own_name(head: Findings, passage: Passage) -> bool:
    """Whether words that name an outlet are part of the publisher's own name ("Kurier" in "Nova Kurier")."""
    own = head.publisher.passage if head.publisher else None
    return own is not None and own.start < passage.end and passage.start < own.end


def _is_live(head: Findings) -> bool:
    """Whether the copy is a live blog: the outlets of its first entry are those of one entry among many."""
    title = head.title.value if head.title else ""
    return any(label.kind == "LIVE" for label in head.labels) or bool(_LIVE.search(title))
