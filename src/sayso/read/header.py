"""Header facts of a report: publisher, relays, dateline, date, byline, title, labels, and the lines that are no news.

The lines above the news are read one by one (`top`), those below for what is no news (`bottom`), and the lead for where
the story came from. Entry point: `read_header`. Linear in the text; any text gives a report.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Dateline, Fact, Passage, Problem, Report
from ..wires.naming import Outlets, outlets
from . import asides as aside_lines
from . import publication, source_notes
from .bottom import read_bottom
from .bracketed_houses import agency_in_place
from .findings import Findings
from .labels import labels
from .lines import LOOK, Line, lines, with_plain_blanks
from .origins import gather_relays
from .place_lines import closing_place
from .publication import Candidate
from .publishing import given_fact, settle_publisher
from .stamp_lines import read_processed
from .stamps import stamps
from .top import read_top
from .unlisted_houses import unlisted

_LEAD = 900
"""Code points of the first paragraph that are read for where the story came from."""
_GREETING = re.compile(
    r"(?:Good (?:morning|afternoon|evening)|Hello|Hi|Welcome(?: back)?|Dear readers?|Happy \w+day)\b"
)
"""How newsletters open, above what is news."""
_OUTLET_ZONE = 20_000
"""Code points in which outlets are looked for: the longest report of the training bundles has 6,000."""


def read_header(report: Report) -> Report:
    """Give the report with its header facts; passages are into `report.extract.text`.

    Never fails, whatever the text; what cannot be told stays `None`, and what disagrees becomes a `Problem`.
    """
    text = with_plain_blanks(report.extract.text)
    head = Findings(replace(report, extract=replace(report.extract, text=text)), lines(text))
    read_top(head)
    read_bottom(head)
    closing_place(head)
    agency_in_place(head)
    read_processed(head)
    _spoken_date(head)
    lead = _lead(head)
    found = outlets(text, _zones(head))
    found.add(unlisted(text, lead))
    settle_publisher(head, found, lead)
    gather_relays(head, found, lead)
    head.candidates += publication.given(report.given)
    _date_of_lead(head, lead)
    candidates = publication.completed(head.candidates, text)
    published, all_candidates, problems = publication.choose(candidates, report.path)
    problems += _clashes(head, found)
    return replace(
        report,
        publisher=head.publisher,
        relays=tuple(head.relays),
        dateline=_dateline(head, published, candidates),
        published_on=published,
        published_candidates=all_candidates,
        byline=head.byline,
        title=_as_written(report, head.title) or given_fact(report, "title", "headline", "og:title"),
        labels=tuple(head.labels),
        asides=tuple(sorted(set(head.asides), key=lambda a: (a.passage, a.kind))),
        problems=(*report.problems, *(_received(report, problem) for problem in problems)),
    )


def _as_written(report: Report, fact: Fact | None) -> Fact | None:
    """The fact with the very characters of its passage, where the reader saw plain blanks in the place of others."""
    return replace(fact, value=report.extract.text[slice(*fact.passage)]) if fact and fact.passage else fact


def _received(report: Report, problem: Problem) -> Problem:
    """The problem with its passages in the text as it was received, where they were found in the extract."""
    return replace(problem, passages=tuple(p for found in problem.passages for p in report.extract.back(*found)))


def _lead(head: Findings) -> Passage:
    """The first paragraph of news."""
    for line in head.all_lines[head.lead :]:
        opens = head.opening is not None and line.start <= head.opening[1] < line.end
        if not opens and head.ends.get(line.start, 0) >= line.end:
            continue
        if _GREETING.match(line.text) and len(line.text) < 160:
            continue
        if not opens and (size := source_notes.note(line.text)):
            head.source_lines.append(Line(line.start, line.start + size, line.text[:size]))
            continue
        start = line.start
        if opens and head.opening is not None:
            start = head.opening[1] + head.opening[0].end
            rest = Line(start, line.end, head.report.extract.text[start : min(line.end, start + LOOK)])
            if start >= line.end - 1 or _no_news(rest):
                continue
        return Passage(start, min(line.end, start + _LEAD))
    return Passage(0, 0)


def _spoken_date(head: Findings) -> None:
    """Read the date that a station's greeting tells: "Good evening. It is six o'clock on Friday, 7 March 2025 ..."."""
    for line in head.all_lines[head.lead : head.lead + 1]:
        if _GREETING.match(line.text) and len(line.text) < 200 and not head.candidates:
            head.candidates += [publication.from_stamp("stamp", s, line.start) for s in stamps(line.text) if s.year]


def _date_of_lead(head: Findings, lead: Passage) -> None:
    """Read the whole date with its weekday that the lead alone tells: "..., the ministry said on Tuesday, 6 May 2025".

    Copy that shows its date above the news names a weekday alone there. All five reports of the cases that tell a date
    in this way and nowhere else were put out on that day.
    """
    if head.candidates:
        return
    text = head.report.extract.text
    told = [stamp for stamp in stamps(text, lead.start, lead.end) if stamp.year]
    if len(told) == 1 and publication.is_day_of_news(told[0], text):
        head.candidates.append(publication.from_stamp("lead", told[0]))


def _no_news(line: Line) -> bool:
    """Whether what follows a dateline on its line is a label or an advisory, and the news begins below."""
    found, offset = labels(line)
    return (bool(found) and offset >= len(line.text)) or aside_lines.line_aside(line) == "advisory"


def _zones(head: Findings) -> list[Passage]:
    end = len(head.report.extract.text)
    if end <= _OUTLET_ZONE + 3000:
        return [Passage(0, end)]
    return [Passage(0, _OUTLET_ZONE), Passage(end - 3000, end)]


def _dateline(head: Findings, published: Fact | None, dates: list[Candidate]) -> Dateline | None:
    """The dateline with its date resolved; no date is put in where it shows none."""
    if head.opening and head.opening[0].place:
        start, offset = head.opening
        on = None
        if start.stamp:
            on = start.stamp.iso
            if on is None and start.stamp.year is None and start.stamp.other is None:
                days = [published.value] if published else []
                on = publication.nearest(start.stamp, days)
            elif on is None:  # 04/02/2026, whose order another date of the report has settled
                on = next((c.day for c in dates if c.origin == "dateline" and c.stamp == start.stamp), None)
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
