"""Who put the copy out: all evidence weighed, masthead and dateline before what the copy says of itself."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..model import Fact, Label, Passage, Report
from ..wires import directory, fold
from ..wires.naming import Outlets, same_house
from . import foot_credits, formulas, house, leads, nameplates, notices, publisher, relays, source_notes, voices
from .dateline_parts import Opening
from .findings import Findings
from .house_lines import is_syndicator
from .lines import Line
from .masthead import initials

_FOR_PRESS = re.compile(
    r"(?:Notes? (?:for|to) [Ee]ditors?|NOTES? (?:FOR|TO) EDITORS?|(?:Media|Press) (?:contacts?|inquiries|enquiries)|"
    r"For (?:more|further|additional) information,? (?:please )?contact\b)"
)
_SOURCE = re.compile(r"(?:[Ss]ource|SOURCE|[Pp]ublication|PUBLICATION|[Pp]ublisher|PUBLISHER|[Oo]utlet|OUTLET): *")
_STATEMENT = re.compile(r": (?:[Jj]oint |[Pp]ress )?[Ss]tatement by ")
_CRUMBS = frozenset({"news", "latest news", "updates", "update", "press", "newsroom", "statements", "announcements"})
_TOLD = re.compile(r"(?:told|seen by|obtained by|interview with|reviewed by) (?:[Tt]he )?\Z")
_SOURCE_WITHIN = re.compile(r"(?:\s\s|[|·•] ?)Sources?: ")
"""The same within a line of several fields: "News and Press Release  Source: UNHCR  Posted: 3 Jul 2025"."""


def _is_behind(tag: str, own: Fact, text: str) -> bool:
    """Whether the masthead has the short form in brackets behind the name."""
    return own.passage is not None and text.startswith(f" ({tag})", own.passage.end)


def settle_publisher(head: Findings, found: Outlets, lead: Passage) -> None:
    """Settle who put the copy out; a dateline's agency that is not the publisher is a relay."""
    given = given_fact(head.report, "og:site_name", "site_name", "publisher", "source", "outlet", "site", "provider")
    if given:
        known = directory().named.get(fold(given.value))
        head.publisher = Fact(known.name if known else given.value, None, given.origin)
    if head.opening:
        start, offset = head.opening
        if start.wire or (start.tag and not _is_writer(start.tag, found.text)):
            name, *more = _agencies(start)
            at = start.tag_at or (0, start.core)
            passage = Passage(offset + at[0], offset + at[1])
            if head.publisher is None or head.publisher.origin == "sign-off":
                head.publisher = Fact(name, passage, "dateline")
            elif start.wire and start.wire.kind == "press-release" and head.publisher.value in found.text[slice(*lead)]:
                pass  # the wire for releases carries what its client says of itself
            elif start.tag and (head.publisher.value.split()[0] == start.tag):
                pass  # "AFP Fact Check" over "(AFP)"
            elif start.tag and len(start.tag) > 2 and start.tag == initials(head.publisher.value):
                pass  # its own short form, though another house may go by the same
            elif start.tag and _is_behind(start.tag, head.publisher, found.text):
                pass  # "AGÊNCIA NOTICIOSA DO PLANALTO (ANP)" over "(ANP)"
            elif start.wire or not _is_short_for(name, head.publisher.value):
                head.relay(name, passage, "dateline")
            for other in more:
                head.relay(other, passage, "dateline")
            if start.wire and start.wire.kind == "press-release":
                head.labels.append(Label("PRESS RELEASE", passage))
    syndicator = _in_copyright(head)
    if syndicator and head.publisher and is_syndicator(syndicator) and not is_syndicator(head.publisher):
        head.relays.insert(0, head.publisher)
        head.publisher = syndicator
    _bought(head)
    _reprinted(head, found)
    if head.publisher is None and (credited := _in_credit(head, found)):
        head.publisher = credited
    if head.publisher is None:
        headed = head.title is not None or head.byline is not None
        head.publisher = (
            _in_tail(head, "|¦[")
            or voices.by_out_cue(head.all_lines)
            or voices.by_poster(head.all_lines, head.lead)
            or voices.by_producer(head.all_lines)
            or _in_byline(head, found)
            or (
                publisher.by_issuer(found.text, lead, head.all_lines)
                if _released(head) or _announced(head, lead) or _stated(head) or _own_news(head)
                else None
            )
            or (formulas.by_foot(head.all_lines) or notices.by_today(found.text, lead) if _released(head) else None)
            or notices.by_notice(found.text, lead, head.all_lines[: head.lead])
            or (
                publisher.by_headline_in_full(
                    head.title, found.text[lead.start : lead.start + 100], head.all_lines, head.lead
                )
                if head.title
                else None
            )
            or voices.by_company(found.text, lead, head.title, head.all_lines[: head.lead])
            or voices.by_interviewer(head.all_lines)
            or publisher.by_mail(head.all_lines, found)
            or foot_credits.by_code(head.all_lines, head.lead)
            or formulas.by_formula(head.all_lines, head.lead)
            or publisher.by_house_stamp(head.all_lines)
            or _in_copyright(head)
            or _in_source_line(head)
            or voices.by_promotion(head.all_lines, found)
            or voices.by_source_foot(head.all_lines)
            or voices.by_firm_foot(head.all_lines, found.text[slice(*lead)])
            or voices.by_press_office(head.all_lines, found.text)
            or voices.by_beat(head.all_lines)
            or publisher.by_own_report(found.text, lead)
            or nameplates.by_name_above(head.all_lines[: head.lead], found.text[: lead.start + 20_000])
            or publisher.by_self_reference(found, lead, _reported(head, found, lead), headed=headed)
            or _in_tail(head, "-–—", _reported(head, found, lead))
            or (publisher.by_unlisted_self(found.text) if headed and not head.relays else None)
            or voices.by_signature(head.all_lines)
            or (voices.by_we(found.text) if not head.relays else None)
        )
        _reprint(head)
        _reprinted(head, found)
        _hosted(head)


def _bought(head: Findings) -> None:
    """A newspaper under whose copyright an agency's copy stands, signed above the news: the paper put it out."""
    own = head.publisher
    agency = directory().named.get(fold(own.value)) if own else None
    if own is None or agency is None or agency.kind != "agency" or own.origin not in ("dateline", "byline"):
        return
    start = head.opening[0] if head.opening else None
    owner = _in_copyright(head)
    wire = directory().named.get(fold(owner.value)) if owner else None
    if owner and wire and wire.kind == "newspaper" and (start is None or start.stamp is None):
        head.publisher = owner
        head.relays = [r for r in head.relays if not same_house(r.value, owner.value)]
        head.relays.insert(0, own)


def _hosted(head: Findings) -> None:
    """A house that names itself in a formula below copy which an agency's byline or "Source:" line heads: its page."""
    own = head.publisher
    wire = directory().named.get(fold(own.value)) if own and own.origin in ("byline", "source") else None
    house_ = formulas.by_formula(head.all_lines, head.lead) if wire and wire.kind == "agency" else None
    if own and house_ and fold(own.value) not in fold(house_.value):
        head.publisher = house_
        head.relays.insert(0, own)


def _is_short_for(tag: str, name: str) -> bool:
    """Whether an unlisted tag is the publisher's own short form: "HOL" of Hiiraan Online.

    One that the first of several words holds alone is not, unless it is cut from it: "LPA" beside the Luapula Mirror
    is an agency.
    """
    first, *others = name.split()
    if not tag.isupper() or name[:1] != tag[:1]:
        return False
    alone = bool(others) and _holds(first, tag) and not fold(first).startswith(fold(tag))
    return _holds(name, tag) and (not alone or initials(name)[1:2] in tag)


def _is_writer(tag: str, text: str) -> bool:
    """Whether small letters behind the place are who wrote the copy: no table and nothing told "npk" has them."""
    return tag.islower() and not source_notes.is_told(text, tag)


def _holds(name: str, tag: str) -> bool:
    """Whether a name has the letters of a tag in their order."""
    letters = iter(name.casefold())
    return all(letter in letters for letter in tag.casefold())


def _agencies(start: Opening) -> list[str]:
    """The agencies of a dateline's tag; "(dpa/AFP)" has two, the first of which put it out."""
    if start.wire:
        return [start.wire.name]
    known = [directory().tagged.get(fold(part)) for part in (start.tag or "").split("/")]
    return [wire.name for wire in known if wire] if all(known) else [start.tag or ""]


def _reprint(head: Findings) -> None:
    """An agency that was told something, in copy without any header: the copy is a reprint, by whom it does not say.

    Agencies print a dateline or a stamp on their own copy; papers that run it often drop both.
    """
    fact = head.publisher
    if fact is None or fact.origin != "self-reference" or head.opening or head.title or head.byline or head.candidates:
        return
    wire = directory().named.get(fold(fact.value))
    if wire and wire.kind == "agency":
        head.publisher = None
        head.relays.append(fact)


def _in_credit(head: Findings, found: Outlets) -> Fact | None:
    """The house whose people a closing credit names first ("Gazette News' Jane Roe and ... contributed to")."""
    for line in credit_lines(head):
        for named in found.within(line.start, line.end):
            if named.passage.start - line.start <= 4 and re.match(
                r"['’]s? [^\W\d_a-z]|s['’] [^\W\d_a-z]", found.text[named.passage.end : named.passage.end + 5]
            ):
                return Fact(named.name, named.passage, "credit")
    return None


def _released(head: Findings) -> bool:
    """Whether the copy shows itself to be a press release: by its label, or by notes and contacts for the press."""
    text = head.report.extract.text
    return any(label.kind == "PRESS RELEASE" for label in head.labels) or any(
        _FOR_PRESS.match(text, a.passage.start, a.passage.end) for a in head.asides if a.kind == "boilerplate"
    )


def _announced(head: Findings, lead: Passage) -> bool:
    """Whether a lead under a dated dateline without an agency opens with a body that the headline names too."""
    start = head.opening[0] if head.opening else None
    if start is None or start.stamp is None or start.stamp.year is None or start.tag or start.wire or not head.title:
        return False
    named = publisher.by_issuer(head.report.extract.text, lead, [])
    short = re.search(r"\(([A-Z][\w ]{1,24})\)", head.report.extract.text[lead.start : lead.start + 160])
    return named is not None and (
        named.value in head.title.value or bool(short and re.search(rf"\b{short[1]}\b", head.title.value))
    )


def _stated(head: Findings) -> bool:
    """Whether a headline announces a statement behind its subject ("Trade: statement by the spokesperson on ...")."""
    tagged = head.opening is not None and bool(head.opening[0].tag or head.opening[0].wire)
    return not tagged and any(_STATEMENT.search(line.text) for line in head.all_lines[: head.lead])


def _own_news(head: Findings) -> bool:
    """Whether the first line is the crumb of a body's own pages ("News", "Updates") and nobody signs."""
    first = head.all_lines[0].text.strip(" |>›»") if head.all_lines else ""
    return head.byline is None and first.casefold() in _CRUMBS


def _reprinted(head: Findings, found: Outlets) -> None:
    """A paper by whose byline a copy goes that shows another listed house's form of date and names that house."""
    own, stamped = head.publisher, publisher.by_house_stamp(head.all_lines)
    if own is None or stamped is None or own.origin != "byline" or same_house(own.value, stamped.value):
        return
    if any(named.name == stamped.value for named in found.named):
        head.publisher = stamped
        head.relays.insert(0, own)


def _reported(head: Findings, found: Outlets, lead: Passage) -> set[str]:
    """The outlets that a lead gives as having reported; not those that it says were told something."""
    text = found.text
    own = publisher.speaks_of_itself
    credits = {
        n.name for line in credit_lines(head) for n in relays.in_credit(found, Passage(line.start, line.end), None)
    }
    reporting = leads.in_lead(found, lead, None)
    told = {n.name for n in reporting if _TOLD.search(text, max(0, n.passage.start - 40), n.passage.start)}
    return credits | {n.name for n in reporting if not own(text, n.passage.end) and n.name not in told}


def credit_lines(head: Findings) -> list[Line]:
    """The lines that credit others or tell the owner of the copy."""
    return [line for line in head.source_lines if head.taken.get(line.start) in ("credit", "copyright")]


def _in_tail(head: Findings, marks: str, but: Collection[str] = ()) -> Fact | None:
    """The house that a headline bears at its end, set off by one of the marks; not one that the copy says reported."""
    if head.tail is None or head.tail[1] not in marks or any(same_house(head.tail[0].value, name) for name in but):
        return None
    return head.tail[0]


def _in_copyright(head: Findings) -> Fact | None:
    """The owner that a copyright line names, where it is no agency: others run an agency's copy under its name."""
    for line in head.all_lines:
        if head.taken.get(line.start) in ("copyright", "footer"):
            owner = house.owner(line.text)
            if owner and (owner.wire is None or owner.wire.kind not in ("agency", "press-release")):
                return Fact(owner.name, Passage(line.start + owner.start, line.start + owner.end), "copyright")
    return None


def _in_source_line(head: Findings) -> Fact | None:
    """The one name of a "Source:" line in the header of copy that shows no other house."""
    for line in head.all_lines[: head.lead]:
        label = _SOURCE.match(line.text) or _SOURCE_WITHIN.search(line.text)
        if label and (found := house.in_words(line.text, label.end(), len(line.text))):
            return Fact(found.name, Passage(line.start + found.start, line.start + found.end), "source")
        rest = re.split(r"\s{2,}| ?[|·•] ?", line.text[label.end() :])[0] if label else ""
        name = re.fullmatch(r"[^\W\d_a-z][\w'’.& -]{1,70}", rest)
        if label and name and all(word[:1].isupper() or len(word) < 4 for word in rest.split()):
            at = line.start + label.end()
            return Fact(rest, Passage(at, at + len(rest)), "source")
    return None


def _in_byline(head: Findings, found: Outlets) -> Fact | None:
    """The outlet of a byline ("By Reuters staff", "Jane Roe, Nikkei staff writer")."""
    bylines = [a.passage for a in head.asides if a.kind == "byline"]
    for line in head.all_lines[: head.lead + 1]:
        if any(line.start <= p.start < line.end for p in bylines):
            named = [
                n
                for n in found.within(line.start, line.end)
                if not found.text.startswith("with ", n.passage.start - 5)  # "Staff writer, with CNA"
            ]
            if named:
                return Fact(named[-1].name, named[-1].passage, "byline")
            behind = house.behind_byline(line.text)
            if behind:
                return Fact(behind.name, Passage(line.start + behind.start, line.start + behind.end), "byline")
    translated = next((a.passage for a in head.asides if a.kind == "translation"), None)
    if translated:
        named = found.within(*translated)
        if named:
            return Fact(named[-1].name, named[-1].passage, "header")
    return None


def given_fact(report: Report, *names: str) -> Fact | None:
    """What came beside the text under one of the names, the first that has a value."""
    for wanted in names:
        for name, value in report.given:
            if name.casefold().rpartition(":")[2] == wanted.rpartition(":")[2] and value.strip():
                return Fact(value.strip(), None, f"given:{name}")
    return None
