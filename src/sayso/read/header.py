"""Header facts of a report: publisher, relays, dateline, date, byline, title, labels, and the lines that are no news.

The lines above the news are read one by one (`top`), those below for what is no news (`bottom`), and the lead for where
the story came from. Entry point: `read_header`. Linear in the text; any text gives a report.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ..model import Dateline, Fact, Label, Passage, Problem, Report
from ..wires import directory, fold
from ..wires.naming import Outlets, outlets, same_house
from . import asides as aside_lines
from . import house, publication, publisher, relays
from .bottom import read_bottom
from .dateline import Opening
from .findings import Findings
from .labels import labels
from .lines import LOOK, Line, lines
from .top import is_syndicator, read_top

_BY_HOUSE = re.compile(r"\b[Bb]y (?:the |The )?\Z")
_FOR_PRESS = re.compile(
    r"(?:Notes? (?:for|to) [Ee]ditors?|NOTES? (?:FOR|TO) EDITORS?|(?:Media|Press) (?:contacts?|inquiries|enquiries))"
)
_LEAD = 900
"""Code points of the first paragraph that are read for where the story came from."""
_OUTLET_ZONE = 20_000
"""Code points in which outlets are looked for: the longest report of the training bundles has 6,000."""


def read_header(report: Report) -> Report:
    """Give the report with its header facts; passages are into `report.extract.text`.

    Never fails, whatever the text; what cannot be told stays `None`, and what disagrees becomes a `Problem`.
    """
    text = report.extract.text
    head = Findings(report, lines(text))
    read_top(head)
    read_bottom(head)
    lead = _lead(head)
    found = outlets(text, _zones(head))
    found.add(relays.unlisted(text, lead))
    _publisher(head, found, lead)
    _relays(head, found, lead)
    head.candidates += publication.given(report.given)
    candidates = publication.completed(head.candidates, text)
    published, all_candidates, problems = publication.choose(candidates, report.path)
    problems += _clashes(head, found)
    return replace(
        report,
        publisher=head.publisher,
        relays=tuple(head.relays),
        dateline=_dateline(head, published),
        published_on=published,
        published_candidates=all_candidates,
        byline=head.byline,
        title=head.title or _given(report, "title", "headline", "og:title"),
        labels=tuple(head.labels),
        asides=tuple(sorted(set(head.asides), key=lambda a: (a.passage, a.kind))),
        problems=(*report.problems, *(_received(report, problem) for problem in problems)),
    )


def _received(report: Report, problem: Problem) -> Problem:
    """The problem with its passages in the text as it was received, where they were found in the extract."""
    return replace(problem, passages=tuple(p for found in problem.passages for p in report.extract.back(*found)))


def _given(report: Report, *names: str) -> Fact | None:
    for wanted in names:
        for name, value in report.given:
            if name.casefold().rpartition(":")[2] == wanted.rpartition(":")[2] and value.strip():
                return Fact(value.strip(), None, f"given:{name}")
    return None


def _lead(head: Findings) -> Passage:
    """The first paragraph of news."""
    for line in head.all_lines[head.lead :]:
        opens = head.opening is not None and line.start <= head.opening[1] < line.end
        if not opens and head.ends.get(line.start, 0) >= line.end:
            continue
        start = line.start
        if opens and head.opening is not None:
            start = head.opening[1] + head.opening[0].end
            rest = Line(start, line.end, head.report.extract.text[start : min(line.end, start + LOOK)])
            if start >= line.end - 1 or _no_news(rest):
                continue
        return Passage(start, min(line.end, start + _LEAD))
    return Passage(0, 0)


def _no_news(line: Line) -> bool:
    """Whether what follows a dateline on its line is a label or an advisory, and the news begins below."""
    found, offset = labels(line)
    return (bool(found) and offset >= len(line.text)) or aside_lines.line_aside(line) == "advisory"


def _zones(head: Findings) -> list[Passage]:
    end = len(head.report.extract.text)
    if end <= _OUTLET_ZONE + 3000:
        return [Passage(0, end)]
    return [Passage(0, _OUTLET_ZONE), Passage(end - 3000, end)]


def _publisher(head: Findings, found: Outlets, lead: Passage) -> None:
    """Settle who put the copy out; a dateline's agency that is not the publisher is a relay."""
    given = _given(head.report, "og:site_name", "site_name", "publisher", "source", "outlet", "site", "provider")
    if given:
        known = directory().named.get(fold(given.value))
        head.publisher = Fact(known.name if known else given.value, None, given.origin)
    if head.opening:
        start, offset = head.opening
        if start.tag or start.wire:
            name, *more = _agencies(start)
            at = start.tag_at or (0, start.core)
            passage = Passage(offset + at[0], offset + at[1])
            if head.publisher is None or head.publisher.origin == "sign-off":
                head.publisher = Fact(name, passage, "dateline")
            else:
                head.relay(name, passage, "dateline")
            for other in more:
                head.relay(other, passage, "dateline")
            if start.wire and start.wire.kind == "press-release":
                head.labels.append(Label("PRESS RELEASE", passage))
    syndicator = _in_copyright(head)
    if syndicator and head.publisher and is_syndicator(syndicator) and not is_syndicator(head.publisher):
        head.relays.insert(0, head.publisher)
        head.publisher = syndicator
    if head.publisher is None and (credited := _in_credit(head, found)):
        head.publisher = credited
    if head.publisher is None:
        headed = head.title is not None or head.byline is not None
        head.publisher = (
            _in_tail(head, "|¦[")
            or _in_byline(head, found)
            or (
                publisher.by_issuer(found.text, lead, head.all_lines)
                if _released(head) or _announced(head, lead)
                else None
            )
            or (publisher.by_headline(head.title) if head.title else None)
            or publisher.by_mail(head.all_lines, found)
            or publisher.by_house_stamp(head.all_lines)
            or _in_copyright(head)
            or _in_source_line(head)
            or publisher.by_self_reference(found, lead, _reported(head, found, lead), headed=headed)
            or _in_tail(head, "-–—", _reported(head, found, lead))
            or (publisher.by_unlisted_self(found.text) if headed and not head.relays else None)
        )
        _reprint(head)


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
    for line in _credits(head):
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
    short = re.search(r"\(([A-Z]{2,10})\)", head.report.extract.text[lead.start : lead.start + 160])
    return named is not None and (
        named.value in head.title.value or bool(short and re.search(rf"\b{short[1]}\b", head.title.value))
    )


def _reported(head: Findings, found: Outlets, lead: Passage) -> set[str]:
    """The outlets that a lead gives as having reported; not those that it says were told something."""
    text = found.text
    own = publisher.speaks_of_itself
    credits = {n.name for line in _credits(head) for n in relays.in_credit(found, Passage(line.start, line.end), None)}
    return credits | {
        n.name
        for n in relays.in_lead(found, lead, None)
        if not own(text, n.passage.end)
        and not re.search(
            r"(?:told|seen by|obtained by|interview with|reviewed by) (?:the )?\Z",
            text[max(0, n.passage.start - 40) : n.passage.start],
        )
    }


def _credits(head: Findings) -> list[Line]:
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


_SOURCE = re.compile(r"(?:[Ss]ource|SOURCE|[Pp]ublication|PUBLICATION|[Pp]ublisher|PUBLISHER|[Oo]utlet|OUTLET): *")


def _in_source_line(head: Findings) -> Fact | None:
    """The one name of a "Source:" line in the header of copy that shows no other house."""
    for line in head.all_lines[: head.lead]:
        label = _SOURCE.match(line.text)
        if label and (found := house.in_words(line.text, label.end(), len(line.text))):
            return Fact(found.name, Passage(line.start + found.start, line.start + found.end), "source")
        name = re.fullmatch(r"[^\W\d_a-z][\w'’.& -]{1,40}", line.text[label.end() :]) if label else None
        if label and name and all(word[:1].isupper() or len(word) < 4 for word in name.group().split()):
            return Fact(name.group(), Passage(line.start + label.end(), line.end), "source")
    return None


def _in_byline(head: Findings, found: Outlets) -> Fact | None:
    """The outlet of a byline ("By Reuters staff", "Jane Roe, Nikkei staff writer")."""
    bylines = [a.passage for a in head.asides if a.kind == "byline"]
    for line in head.all_lines[: head.lead + 1]:
        if any(line.start <= p.start < line.end for p in bylines):
            named = found.within(line.start, line.end)
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


def _relays(head: Findings, found: Outlets, lead: Passage) -> None:
    """Gather the relays, nearest first: header and bylines, then headline and lead, then credits."""
    own = head.publisher.value if head.publisher else None
    for line in head.source_lines:
        passage = Passage(line.start, line.end)
        named = relays.in_source_line(found, passage)
        if not named and head.taken.get(line.start) == "byline":
            named = [n for n in found.within(*passage) if n.known]
        if not named:
            named = [
                n
                for n in found.within(*passage)
                if n.known and _BY_HOUSE.search(found.text[line.start : n.passage.start])
            ]
        for n in named:
            head.relay(n.name, n.passage, "source")
    leads = [] if _is_live(head) else [lead]
    for index, line in enumerate(head.all_lines):
        if index < head.lead or not line.whole or line.text[0] != "(" or line.start in head.taken:
            continue
        for n in relays.in_source_line(found, Passage(line.start, line.end)):
            head.relay(n.name, n.passage, "source")
            leads += [Passage(p.start, p.end) for p in head.all_lines[max(0, index - 2) : index]]
    for place in leads:
        for n in relays.in_lead(found, place, own):
            head.relay(n.name, n.passage, "lead")
    after = [Passage(x.start, x.end) for x in head.all_lines[head.lead :] if x.start >= lead.end][:2]
    for below in after:
        for n in relays.by_anaphora(found, below, own):
            head.relay(n.name, n.passage, "text")
    if head.title and head.title.passage:
        for n in relays.in_headline(found, head.title.passage, own):
            if not _in_own_name(head, n.passage):
                head.relay(n.name, n.passage, "headline")
    if not head.relays:
        title = head.title.value if head.title else ""
        for n in relays.below_lead(found, title, lead, after, own):
            head.relay(n.name, n.passage, "text")
    for line in _credits(head):
        for n in relays.in_credit(found, Passage(line.start, line.end), own):
            if not _in_own_name(head, n.passage):
                head.relay(n.name, n.passage, "credit")


def _in_own_name(head: Findings, passage: Passage) -> bool:
    """Whether words that name an outlet are part of the publisher's own name ("Kurier" in "Nova Kurier")."""
    own = head.publisher.passage if head.publisher else None
    return own is not None and own.start < passage.end and passage.start < own.end


_LIVE = re.compile(r"\blive\b:?|\bas it happened\b", re.IGNORECASE)


def _is_live(head: Findings) -> bool:
    """Whether the copy is a live blog: the outlets of its first entry are those of one entry among many."""
    title = head.title.value if head.title else ""
    return any(label.kind == "LIVE" for label in head.labels) or bool(_LIVE.search(title))


def _dateline(head: Findings, published: Fact | None) -> Dateline | None:
    """The dateline with its date resolved; no date is put in where it shows none."""
    if head.opening and head.opening[0].place:
        start, offset = head.opening
        on = None
        if start.stamp:
            on = start.stamp.iso
            if on is None and start.stamp.year is None:
                days = [published.value] if published else []
                on = publication.nearest(start.stamp, days)
        return Dateline(start.place, on, Passage(offset, offset + start.core), start.places)
    if head.place_line:
        place, passage, stamp = head.place_line
        return Dateline(place, stamp.iso if stamp else None, passage, tuple(p.strip() for p in place.split("/")))
    return None


def _clashes(head: Findings, found: Outlets) -> list[Problem]:
    """One outlet by two names that are not both its own ("the Times" beside "the FT")."""
    out = []
    relayed = {r.value for r in head.relays}
    for name in dict.fromkeys(n.name for n in found.named if n.loose):
        loose = [n for n in found.named if n.name == name and n.loose]
        firm = [n for n in found.named if n.name == name and not n.loose]
        if firm and name in relayed:
            start, end = loose[0].passage
            message = f"{head.report.path}: {name} is also called {found.text[start:end]!r}"
            out.append(Problem("outlet-clash", message, head.report.path, (loose[0].passage, firm[0].passage)))
    return out
