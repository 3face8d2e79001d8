"""Header facts of a report: publisher, relays, dateline, date, byline, title, labels, and the lines that are no news.

The lines above the news are read one by one from the top (`_Head`), the closing lines from the end, and the lead for
where the story came from. Entry point: `read_header`. Linear in the text; any text gives a report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ..model import Aside, Dateline, Fact, Label, Passage, Problem, Report
from ..wires import Wire, directory, fold
from . import asides as aside_lines
from . import publication, publisher, relays
from .bylines import byline, piped
from .dateline import Opening, opening
from .labels import labels
from .lines import HEAD_LINES, LOOK, Line, is_prose, lines
from .naming import Named, Outlets, outlets, same_house
from .publication import Candidate
from .stamps import Stamp, stamps

_UPDATED = re.compile(r"\b(?:[Uu]pdated?|UPDATED?|[Mm]odified|[Ll]ast updated|[Cc]orrected|[Rr]evised)\b")
_PLACE_LINE = re.compile(r"[^\W\d_a-zß-öø-ÿ]{3,20}(?:[ /-][^\W\d_a-zß-öø-ÿ]{2,20}){0,3}(?:, [A-Z][a-z]{2,20})?")
_TITLE_WORDS = 3
"""Words that a dated line must keep beside its date to be taken for a headline: "Page updated on" has three."""
_DATE_WORDS = re.compile(
    r"\b(?:published|updated?|posted|on|at|last|first|time|min|read|from|the|section|gmt|bst|cet|cest|utc|est|edt|pst|pdt|akdt|akst|jst|kst|ist|hrs|paris|"
    r"mon|tue|tues|wed|thu|thur|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|am|pm|by|live|feed|no|vol|page)\b\.?",
    re.IGNORECASE,
)
_STEP = re.compile(r"[^\W\d_]{2,}")
_WIRE_STAMP = re.compile(r"(?P<tag>[A-Z]{2,5}) (?=\d)")
_PATH = re.compile(r"[^\W\d_] ?[›>»|] ?[^\W\d_]")
"""Steps of a page's path ("The Gazette > Region > Wires"): a masthead may stand in it under the headline."""
_WITH = re.compile(
    r"\b(?:[Ss]taff|[Ww]riters?|[Dd]esk|[Aa]gencies|[Cc]orrespondents?|[Rr]eporters?)(?: and|,? with|,|/| /) (?:the |The )?\Z"
)
_FROM = re.compile(r"(?:From|Issued by|Publisher|Published by|Released by): (?P<name>[^\W\d_a-z].{2,80})")
_BY_HOUSE = re.compile(r"\b[Bb]y (?:the |The )?\Z")
_FOR_PRESS = re.compile(
    r"(?:Notes? (?:for|to) [Ee]ditors?|NOTES? (?:FOR|TO) EDITORS?|(?:Media|Press) (?:contacts?|inquiries|enquiries))"
)
_BULLET = re.compile(r"[*•] ?\S")
_LEAD = 900
"""Code points of the first paragraph that are read for where the story came from."""
_OUTLET_ZONE = 20_000
"""Code points in which outlets are looked for: the longest report of the training bundles has 6,000."""


@dataclass(slots=True)
class _Head:
    """What the lines above the news have shown so far."""

    report: Report
    all_lines: list[Line]
    publisher: Fact | None = None
    relays: list[Fact] = field(default_factory=list)
    opening: tuple[Opening, int] | None = None
    """The dateline with the offset of its line."""
    place_line: tuple[str, Passage, Stamp | None] | None = None
    candidates: list[Candidate] = field(default_factory=list)
    byline: Fact | None = None
    title: Fact | None = None
    labels: list[Label] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)
    """The starts of asides, with the kind of each."""
    ends: dict[int, int] = field(default_factory=dict)
    """The starts of asides, with the end of each."""
    source_lines: list[Line] = field(default_factory=list)
    syndicated: bool = False
    lead: int = 0
    """Index of the line in which the news begins."""

    def aside(self, kind: str, start: int, end: int) -> None:
        self.asides.append(Aside(kind, Passage(start, end)))
        self.taken.setdefault(start, kind)
        self.ends.setdefault(start, end)


def read_header(report: Report) -> Report:
    """Give the report with its header facts; passages are into `report.extract.text`.

    Never fails, whatever the text; what cannot be told stays `None`, and what disagrees becomes a `Problem`.
    """
    text = report.extract.text
    head = _Head(report, lines(text))
    _top(head)
    _bottom(head)
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
        problems=(*report.problems, *problems),
    )


def _given(report: Report, *names: str) -> Fact | None:
    for wanted in names:
        for name, value in report.given:
            if name.casefold().rpartition(":")[2] == wanted.rpartition(":")[2] and value.strip():
                return Fact(value.strip(), None, f"given:{name}")
    return None


def _top(head: _Head) -> None:
    """Read the lines above the news, and the opening of the news itself."""
    previous = ""
    for index, line in enumerate(head.all_lines[:HEAD_LINES]):
        head.lead = index
        line = _syndicator(head, line) if index == 0 else line
        if not line.text:
            continue
        kind = _head_line(head, index, line, previous)
        if kind == "news":
            return
        previous = kind
    head.lead = min(len(head.all_lines), HEAD_LINES) - 1 if head.all_lines else 0


def _head_line(head: _Head, index: int, line: Line, previous: str) -> str:
    """Read one line above the news and say what it was; "news" ends the header."""
    found, offset = labels(line)
    if found:
        head.labels += found
        if offset >= len(line.text):
            head.aside("header", line.start, line.end)
            return "label"
        line = Line(line.start + offset, line.end, line.text[offset:])
    prose = is_prose(line)
    start = opening(line.text, prose=prose, lost_dash=head.syndicated, alone=index > 0 or not prose)
    if start and (start.tag or start.wire or start.stamp or prose or "," in (start.place or "")):
        if not prose and start.tag is None and start.end >= len(line.text) - 1 and start.stamp and start.stamp.year:
            head.opening = head.opening or (start, line.start)
            head.candidates.append(publication.from_stamp("stamp", start.stamp, line.start))
            head.aside("stamp", line.start, line.end)
            return "stamp"
        head.opening = (start, line.start)
        if start.stamp:
            head.candidates.append(publication.from_stamp("dateline", start.stamp, line.start))
        return "news"
    if prose and not _is_head_prose(line):
        return "standfirst" if head.title and _is_standfirst(head, index) else "news"
    return _short_line(head, index, line, previous)


def _is_standfirst(head: _Head, index: int) -> bool:
    """Whether running text under a headline is a standfirst: a byline or a dated line follows within two lines."""
    for line in head.all_lines[index + 1 : index + 3]:
        if is_prose(line):
            return False
        if byline(line.text, bare=False) or any(s.year for s in stamps(line.text)):
            return True
    return False


def _is_head_prose(line: Line) -> bool:
    return aside_lines.line_aside(line) is not None


def _short_line(head: _Head, index: int, line: Line, previous: str) -> str:
    """Read a line above the news that is no running text."""
    text = line.text
    kind = aside_lines.line_aside(line)
    dates = stamps(text)
    if relays.in_source_line(
        outlets(head.report.extract.text, [Passage(line.start, line.end)]), Passage(line.start, line.end)
    ):
        head.source_lines.append(line)
        head.aside("header", line.start, line.end)
        return "source"
    if kind in ("advisory", "translation", "correction", "copyright", "photo", "credit", "boilerplate", "read-also"):
        head.aside(kind, line.start, line.end)
        return kind
    following = head.all_lines[index + 1 :]
    if index <= 3 and head.publisher is None and not head.syndicated:
        dated = any(s.year for l in (line, *following[:2]) for s in stamps(l.text)) or any(
            labels(l)[0] for l in following[:3]
        )
        name = (
            publisher.masthead(line, following, dated=dated, first=index == 0)
            if index == 0 or _known(text) or _PATH.search(text)
            else None
        )
        if name:
            head.publisher = Fact(name[0], name[1], "masthead")
            rest = text[name[2] :]
            _dates(head, line, dates)
            head.aside("header", line.start, line.end if not rest or dates or index else name[1].end)
            return "masthead"
    elif head.publisher is not None and _known(text):
        wire = directory().named.get(fold(text.partition(",")[0]))
        if wire and wire.kind == "agency":
            _relay(head, wire.name, Passage(line.start, line.end), "byline")
            head.aside("byline", line.start, line.end)
            return "byline"
    wires = [
        n
        for n in outlets(head.report.extract.text, [Passage(line.start, line.end)]).named
        if n.known and n.passage.end == line.end
    ]
    if wires and index and _WITH.search(text[: wires[0].passage.start - line.start]) and len(text.split()) <= 7:
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "byline"
    issued = _FROM.fullmatch(text)
    if issued and head.publisher is None and not dates:
        head.publisher = Fact(issued["name"], Passage(line.start + issued.start("name"), line.end), "header")
        head.aside("header", line.start, line.end)
        return "masthead"
    if (dates and any(s.year for s in dates)) or (dates and kind == "stamp"):
        return _dated_line(head, line, dates, previous)
    if kind == "stamp" and index:
        head.aside("stamp", line.start, line.end)
        return "stamp"
    names = byline(text, bare=previous in ("title", "masthead", "subtitle") and _outlet_follows(following))
    if names:
        if head.byline is None:
            head.byline = Fact(
                text[names[0] : names[1]], Passage(line.start + names[0], line.start + names[1]), "byline"
            )
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "byline"
    if previous in ("byline", "stamp") and _PLACE_LINE.fullmatch(text) and following and is_prose(following[0]):
        last = next((c.stamp for c in reversed(head.candidates) if c.origin in ("stamp", "updated")), None)
        only = sum(c.origin in ("stamp", "updated") for c in head.candidates) == 1
        head.place_line = (text, Passage(line.start, line.end), last if only else None)
        head.aside("header", line.start, line.end)
        return "place"
    if _BULLET.match(text):
        return "bullet"
    if head.title is None and _STEP.search(text):
        head.title = Fact(*_headline(head, line), "headline")
        return "title"
    return "subtitle"


def _headline(head: _Head, line: Line) -> tuple[str, Passage]:
    """The words of a headline, without an advisory in brackets at its end."""
    tail = re.search(r" \((?:Adds|Recasts|Updates|Corrects|Refiles)\b[^()\n]{2,200}\)\Z", line.text)
    end = line.end
    if tail:
        end = line.start + tail.start()
        head.aside("advisory", end + 1, line.end)
    return line.text[: end - line.start], Passage(line.start, end)


def _known(text: str) -> bool:
    """Whether a line is a known outlet's name, with a place after a comma at most ("BBC News, Athens")."""
    return fold(text) in directory().named or (len(text) < 50 and fold(text.partition(",")[0]) in directory().named)


def _outlet_follows(following: list[Line]) -> bool:
    return bool(following) and _known(following[0].text)


def _dates(head: _Head, line: Line, dates: list[Stamp]) -> None:
    for stamp in dates:
        before = line.text[: stamp.passage.start].rstrip(" :")
        words = re.split(r"[;,|·•]| - ", before)[-1]
        updated = bool(_UPDATED.search(words)) and not re.search(r"[Pp]ublished", words)
        head.candidates.append(publication.from_stamp("updated" if updated else "stamp", stamp, line.start))


def _dated_line(head: _Head, line: Line, dates: list[Stamp], previous: str) -> str:
    """Read a line above the news that shows a date: a stamp, a byline with a date, a headline with a date in it."""
    text = line.text
    _dates(head, line, dates)
    rest = text
    for stamp in reversed(dates):
        rest = rest[: stamp.passage.start] + " " + rest[stamp.passage.end :]
    left = _STEP.findall(_DATE_WORDS.sub(" ", rest))
    tag = _WIRE_STAMP.match(text)
    if tag and head.publisher is None and (wire := directory().tagged.get(fold(tag["tag"]))):
        head.publisher = Fact(wire.name, Passage(line.start, line.start + tag.end("tag")), "header")
        head.aside("header", line.start, line.end)
        return "header"
    if head.publisher is None and not head.syndicated:
        opens = [
            n
            for n in outlets(head.report.extract.text, [Passage(line.start, line.end)]).named
            if n.passage.start - line.start <= 4 and n.known
        ]
        if opens and len(left) <= 5:
            head.publisher = Fact(opens[0].name, opens[0].passage, "masthead")
            head.aside("header", line.start, line.end)
            return "masthead"
    names = byline(text, bare=False) or piped(text)
    if names and head.byline is None:
        head.byline = Fact(text[names[0] : names[1]], Passage(line.start + names[0], line.start + names[1]), "byline")
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "stamp"
    if (
        len(left) > _TITLE_WORDS
        and head.title is None
        and previous not in ("title",)
        and aside_lines.line_aside(line) is None
    ):
        if len(left) > 5:
            head.title = Fact(text, Passage(line.start, line.end), "headline")
            return "title"
    head.aside("stamp", line.start, line.end)
    head.source_lines.append(line)
    return "stamp"


def _syndicator(head: _Head, line: Line) -> Line:
    """Read a syndicator's opening; gives what is left of the line."""
    for wire in directory().wires:
        if wire.header is None:
            continue
        match = re.match(wire.header, line.text)
        if not match:
            continue
        end = line.start + match.end()
        head.publisher = Fact(wire.name, Passage(line.start, end), "header")
        head.syndicated = True
        head.aside("header", line.start, end)
        if match["date"]:
            day = stamps(match["date"])
            head.candidates += [publication.from_stamp("header", s, line.start + match.start("date")) for s in day]
        if match["agency"]:
            name = match["agency"].strip()
            known = directory().tagged.get(fold(name))
            at = line.start + match.start("agency")
            head.relays.append(
                Fact(known.name if known else name, Passage(at, at + len(match["agency"].rstrip())), "header")
            )
        rest = line.text[match.end() :]
        lead = len(rest) - len(rest.lstrip())
        return Line(end + lead, line.end, rest.lstrip())
    return line


def _bottom(head: _Head) -> None:
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
            if _sign(head, line, whole=index > 0):
                continue
        if kind is not None:
            head.aside(kind, line.start, line.end)
            if line.start in last:
                _closing_dates(head, line)
            if line.start in last and kind in ("read-also", "credit", "copyright", "boilerplate"):
                head.source_lines.append(line)
            continue
        head.asides += aside_lines.part_asides(line)
        if line.start in last and index and line.whole and not is_prose(line) and _closing_dates(head, line):
            fact = publisher.by_closing_name(line)
            if fact:
                head.aside("footer", line.start, line.end)
                head.publisher = head.publisher or fact


def _sign(head: _Head, line: Line, *, whole: bool) -> bool:
    """Read a wire's signature at the end of a line; says whether it is the whole line, if that is allowed."""
    signed = aside_lines.signature(line, head.report.extract.text)
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
    if kind == "sign-off":
        if head.publisher is None:
            head.publisher = Fact(wire.name, passage, "sign-off")
        elif head.publisher.origin in ("masthead", "header") and wire.kind == "agency":
            _relay(head, wire.name, passage, "sign-off")
    else:
        head.source_lines.append(line)
    return whole


def _closing_dates(head: _Head, line: Line) -> bool:
    found = [s for s in stamps(line.text) if s.year is not None]
    head.candidates += [publication.from_stamp("footer", s, line.start) for s in found]
    return bool(found)


def _codes(head: _Head, line: Line) -> None:
    """Read the dates that syndicators' closing codes hold."""
    for wire in directory().wires:
        for pattern in wire.stamps:
            match = re.search(pattern, line.text)
            if not match:
                continue
            passage = Passage(line.start + match.start(), line.start + match.end())
            day = publication.iso(int(match["year"]), int(match["month"]), int(match["day"]))
            head.aside("footer", *passage)
            if day and 1990 <= int(match["year"]) <= 2100:
                head.candidates.append(Candidate("code", passage, day))
            if head.publisher is None or head.publisher.origin in ("sign-off", "dateline"):
                head.publisher = Fact(wire.name, passage, "footer")


def _lead(head: _Head) -> Passage:
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


def _zones(head: _Head) -> list[Passage]:
    end = len(head.report.extract.text)
    if end <= _OUTLET_ZONE + 3000:
        return [Passage(0, end)]
    return [Passage(0, _OUTLET_ZONE), Passage(end - 3000, end)]


def _publisher(head: _Head, found: Outlets, lead: Passage) -> None:
    """Settle who put the copy out; a dateline's agency that is not the publisher is a relay."""
    given = _given(head.report, "og:site_name", "site_name", "publisher", "source", "outlet", "site", "provider")
    if given:
        known = directory().named.get(fold(given.value))
        head.publisher = Fact(known.name if known else given.value, None, given.origin)
    if head.opening:
        start, offset = head.opening
        if start.tag or start.wire:
            name = start.wire.name if start.wire else start.tag or ""
            at = start.tag_at or (0, start.core)
            passage = Passage(offset + at[0], offset + at[1])
            if head.publisher is None or head.publisher.origin == "sign-off":
                head.publisher = Fact(name, passage, "dateline")
            else:
                _relay(head, name, passage, "dateline")
            if start.wire and start.wire.kind == "press-release":
                head.labels.append(Label("PRESS RELEASE", passage))
    if head.publisher is None and (credited := _in_credit(head, found)):
        head.publisher = credited
    if head.publisher is None:
        head.publisher = (
            _in_byline(head, found)
            or (publisher.by_issuer(found.text, lead, head.all_lines) if _released(head) else None)
            or publisher.by_mail(head.all_lines, found)
            or publisher.by_house_stamp(head.all_lines)
            or publisher.by_self_reference(found, lead, _reported(head, found, lead))
        )
        _reprint(head)


def _reprint(head: _Head) -> None:
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


def _in_credit(head: _Head, found: Outlets) -> Fact | None:
    """The house whose people a closing credit names first ("Gazette News' Jane Roe and ... contributed to this report")."""
    for line in _credits(head):
        for named in found.within(line.start, line.end):
            if named.passage.start - line.start <= 4 and re.match(
                r"['’]s? [^\W\d_a-z]|s['’] [^\W\d_a-z]", found.text[named.passage.end : named.passage.end + 5]
            ):
                return Fact(named.name, named.passage, "credit")
    return None


def _released(head: _Head) -> bool:
    """Whether the copy shows itself to be a press release: by its label, or by notes and contacts for the press."""
    text = head.report.extract.text
    return any(label.kind == "PRESS RELEASE" for label in head.labels) or any(
        _FOR_PRESS.match(text, a.passage.start, a.passage.end) for a in head.asides if a.kind == "boilerplate"
    )


def _reported(head: _Head, found: Outlets, lead: Passage) -> set[str]:
    """The outlets that a lead reports on as having reported; those that it says were told something are not among them."""
    text = found.text
    credits = {n.name for line in _credits(head) for n in relays.in_credit(found, Passage(line.start, line.end), None)}
    return credits | {
        n.name
        for n in relays.in_lead(found, lead, None)
        if not re.search(
            r"(?:told|seen by|obtained by|interview with|reviewed by) (?:the )?\Z",
            text[max(0, n.passage.start - 40) : n.passage.start],
        )
    }


def _credits(head: _Head) -> list[Line]:
    return [line for line in head.source_lines if head.taken.get(line.start) in ("credit", "copyright")]


def _in_byline(head: _Head, found: Outlets) -> Fact | None:
    """The outlet of a byline ("By Reuters staff", "Jane Roe, Nikkei staff writer")."""
    for line in head.all_lines[: head.lead + 1]:
        if head.taken.get(line.start) == "byline":
            named = found.within(line.start, line.end)
            if named:
                return Fact(named[-1].name, named[-1].passage, "byline")
    translated = next((a.passage for a in head.asides if a.kind == "translation"), None)
    if translated:
        named = found.within(*translated)
        if named:
            return Fact(named[-1].name, named[-1].passage, "header")
    return None


def _relay(head: _Head, name: str, passage: Passage, origin: str) -> None:
    own = head.publisher.value if head.publisher else None
    if not same_house(name, own) and all(not same_house(r.value, name) for r in head.relays):
        head.relays.append(Fact(name, passage, origin))


def _relays(head: _Head, found: Outlets, lead: Passage) -> None:
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
            _relay(head, n.name, n.passage, "source")
    leads = [lead]
    for index, line in enumerate(head.all_lines):
        if index < head.lead or not line.whole or line.text[0] != "(" or line.start in head.taken:
            continue
        for n in relays.in_source_line(found, Passage(line.start, line.end)):
            _relay(head, n.name, n.passage, "source")
            leads += [Passage(p.start, p.end) for p in head.all_lines[max(0, index - 2) : index]]
    for place in leads:
        for n in relays.in_lead(found, place, own):
            _relay(head, n.name, n.passage, "lead")
    after = [l for l in head.all_lines[head.lead :] if l.start >= lead.end][:2]
    for line in after:
        for n in relays.by_anaphora(found, Passage(line.start, line.end), own):
            _relay(head, n.name, n.passage, "text")
    if head.title and head.title.passage:
        for n in relays.in_headline(found, head.title.passage, own):
            _relay(head, n.name, n.passage, "headline")
    if not head.relays:
        title = head.title.value if head.title else ""
        for n in relays.below_lead(found, title, lead, [Passage(l.start, l.end) for l in after], own):
            _relay(head, n.name, n.passage, "text")
    for line in _credits(head):
        for n in relays.in_credit(found, Passage(line.start, line.end), own):
            _relay(head, n.name, n.passage, "credit")


def _dateline(head: _Head, published: Fact | None) -> Dateline | None:
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


def _clashes(head: _Head, found: Outlets) -> list[Problem]:
    """One outlet by two names that are not both its own ("the Times" beside "the FT")."""
    out = []
    relayed = {r.value for r in head.relays}
    for name in dict.fromkeys(n.name for n in found.named if n.loose):
        loose = [n for n in found.named if n.name == name and n.loose]
        firm = [n for n in found.named if n.name == name and not n.loose]
        if firm and name in relayed:
            message = f"{head.report.path}: {name} is also called {found.text[loose[0].passage.start : loose[0].passage.end]!r}"
            out.append(Problem("outlet-clash", message, head.report.path, (loose[0].passage, firm[0].passage)))
    return out


__all__ = ["Named", "Wire", "read_header"]
