"""A ledger as rows of the tables, one after another: what JSON Lines and Parquet write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from ..model import JSON, Attribution, Claim, Fact, Lineage, Passage, Problem, Report, Source, Story, Toponym
from .given import Given, Held, run_of
from .tables import FIELDS, SCHEMA
from .units import OFFSETS, Units

Row = tuple[str, JSON]
"""The name of a table, and a row of it."""
Progress = Callable[[int, int], None]
"""Is called with how many reports are done, and of how many."""

_TEXTS = 64
"""Texts whose offsets are held at a time."""


def rows(given: Given, progress: Progress | None = None) -> Iterator[Row]:
    """All rows, those of a report together."""
    yield "run", {"schema": SCHEMA, "run": run_of(given), "sayso": given.version, "backend": given.backend}
    origins: dict[str, list[str]] = {}
    for link in given.lineage():
        origins.setdefault(link.copy, []).append(link.origin)
    total = len(given)
    for done, held in enumerate(given.reports(), 1):
        yield from _report(held, origins.get(held.report.id, []))
        if progress:
            progress(done, total)

    @lru_cache(_TEXTS)
    def texts(id: str) -> tuple[str, Units]:
        text = given.report(id).text
        return text, Units(text)

    for source in given.sources():
        yield from _source(source, texts)
    for claim in given.claims():
        yield from _claim(claim)
    for link in given.lineage():
        yield from _lineage(link, texts(link.copy)[1], texts(link.origin)[1])
    for story in given.stories():
        yield "stories", _story(story, texts)
    for judgement in given.judgements():
        yield "judgements", _plain(judgement, "kind", "left", "right", "score", "method", "author")
    for decided in given.decisions():
        yield "decisions", decided._asdict() | {"targets": list(decided.targets)}
    for n, problem in enumerate(given.problems()):
        yield "problems", _problem(problem, None, n, None)


Texts = Callable[[str], tuple[str, Units]]


def _plain(value: object, *names: str) -> JSON:
    return {name: getattr(value, name) for name in names}


def _report(held: Held, origins: list[str]) -> Iterator[Row]:
    report, text, extract = held.report, held.report.text, held.report.extract
    units, id = Units(text), report.id
    same = extract.text == text and extract.pieces == ((0, 0, len(text)),)
    yield (
        "documents",
        {
            "id": id,
            "path": report.path,
            "charset": report.charset,
            "text": text,
            "text_sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            "length": len(text),
            "length_utf8": units.utf8(len(text)),
            "length_utf16": units.utf16(len(text)),
            **{name: value_of(getattr(report, name)) for name in ("title", "publisher", "byline", "published_on")},
            "dateline": report.dateline and report.dateline.place,
            "relays": [relay.value for relay in report.relays],
            "derived_from": origins,
            "given": [{"name": name, "value": value} for name, value in report.given],
            "reading_text": None if same else extract.text,
            "reading_pieces": [] if same else [list(piece) for piece in extract.pieces],
            "arrived": held.arrived,
        },
    )

    def place(passage: Passage | None) -> JSON:
        received = extract.back(*passage) if passage else ()
        start, end = passage or (None, None)
        return {"read_start": start, "read_end": end, "spans": [units.offsets(one) for one in received]}

    for field, n, fact in _facts(report):
        row = {"document": id, "field": field, "n": n, "value": fact.value, "origin": fact.origin}
        yield "facts", row | place(fact.passage)
    for what, n, mark in _marks(report):
        yield "marks", {"document": id, "what": what, "n": n, **mark[0], **place(mark[1])}
    for doubtful, lines in ((False, held.lines), (True, held.doubtful)):
        for n, line in enumerate(lines):
            yield from _line(line, n, doubtful, text, units)
    for n, toponym in enumerate(held.toponyms):
        yield "places", _place(toponym, id, n, units)
    for n, problem in enumerate(report.problems):
        yield "problems", _problem(problem, id, n, units)


def value_of(fact: Fact | None) -> str | None:
    """What a header fact says, where there is one."""
    return fact.value if fact else None


def _facts(report: Report) -> Iterator[tuple[str, int, Fact]]:
    for field, facts in (
        ("title", (report.title,)),
        ("publisher", (report.publisher,)),
        ("relay", report.relays),
        ("published_on", (report.published_on,)),
        ("published_candidate", report.published_candidates),
        ("byline", (report.byline,)),
    ):
        for n, fact in enumerate(facts):
            if fact:
                yield field, n, fact


def _marks(report: Report) -> Iterator[tuple[str, int, tuple[JSON, Passage]]]:
    none: JSON = {"kind": "", "number": None, "detail": None, "place": None, "day": None, "places": []}
    if line := report.dateline:
        yield "dateline", 0, (none | {"place": line.place, "day": line.on, "places": list(line.places)}, line.passage)
    for n, label in enumerate(report.labels):
        yield "label", n, (none | _plain(label, "kind", "number", "detail"), label.passage)
    for n, aside in enumerate(report.asides):
        yield "aside", n, (none | {"kind": aside.kind}, aside.passage)
    for n, damage in enumerate(report.damage):
        yield "damage", n, (none | {"kind": damage.kind}, damage.passage)


def _line(line: Attribution, n: int, doubtful: bool, text: str, units: Units) -> Iterator[Row]:
    parts = {"source": line.source, "cue": line.cue, "content": line.content}
    yield (
        "lines",
        {
            "id": line.id,
            "document": line.report,
            "n": n,
            "doubtful": doubtful,
            "probability": line.probability,
            **{part: " ".join(text[start:end] for start, end in passages) for part, passages in parts.items()},
            **_plain(line, *FIELDS),
        },
    )
    for hop, name in enumerate(line.via):
        yield "hops", {"line": line.id, "document": line.report, "n": hop, "name": name}
    for part, passages in parts.items():
        for at, passage in enumerate(passages):
            yield "spans", _span(line.report, "line", line.id, part, at, passage, text, units)


def _span(document: str, of: str, id: str, part: str, n: int, passage: Passage, text: str, units: Units) -> JSON:
    row = {"document": document, "of": of, "id": id, "part": part, "n": n}
    return row | units.offsets(passage) | {"text": text[passage.start : passage.end]}


def _place(place: Toponym, document: str, n: int, units: Units) -> JSON:
    row = {"document": document, "n": n, "name": place.name, **units.offsets(place.passage)}
    row |= _plain(place, "geoname", "latitude", "longitude", "adm1", "country", "doubt")
    return row | {"others": list(place.others), "acts": place.acts}


def _source(source: Source, texts: Texts) -> Iterator[Row]:
    yield "sources", _plain(source, "id", "name", "kind", "side", "role", "body") | {"lines": list(source.lines)}
    for n, (document, passage) in enumerate(source.mentions):
        yield "spans", _span(document, "source", source.id, "mention", n, passage, *texts(document))


def _claim(claim: Claim) -> Iterator[Row]:
    told = claim.told
    lists = ("members", "sides", "denied_by", "counted", "named", "denied", "withdrawn")
    yield (
        "claims",
        {
            **_plain(claim, "id", "gist", "independent_sources"),
            **{name: list(getattr(claim, name)) for name in lists},
            "uncounted": [_plain(one, "line", "reason", "detail") for one in claim.uncounted],
            "documents": list(told.reports),
            "outlets": list(told.outlets),
            **_plain(told, "first", "first_on", "last", "last_on"),
            "taken_back": list(told.withdrawn),
            "circular": [list(ring) for ring in told.circular],
        },
    )
    for kind, others in (("contradicts", claim.contradicts), ("refines", claim.refines)):
        for n, other in enumerate(others):
            yield "relations", _relation(kind, claim.id, other, n)
    for n, rival in enumerate(claim.rivals):
        yield "relations", _relation(
            "rival", claim.id, rival.claim, n,
            score=rival.score, left_line=rival.here, right_line=rival.there, differs=rival.differs,
        )  # fmt: skip


def _relation(kind: str, left: str, right: str, n: int, **more: object) -> JSON:
    row: JSON = {"kind": kind, "left": left, "right": right, "n": n}
    row |= dict.fromkeys(("score", "left_line", "right_line", "differs", "relation", "correction", "method"))
    return row | {"evidence": []} | more


def _lineage(link: Lineage, copy: Units, origin: Units) -> Iterator[Row]:
    more = _plain(link, "score", "relation", "correction", "method")
    yield "relations", _relation("copies", link.copy, link.origin, 0, **more, evidence=list(link.evidence))
    pair = {"copy": link.copy, "origin": link.origin}
    for n, piece in enumerate(link.aligned):
        offsets = copy.offsets(piece.copy, "copy_") | origin.offsets(piece.origin, "origin_")
        yield "aligned", pair | {"n": n} | offsets | {"moved": piece.moved}
    for n, edit in enumerate(link.edits):
        spans = {"copy_spans": _offsets(edit.copy, copy), "origin_spans": _offsets(edit.origin, origin)}
        yield "edits", pair | {"n": n, "kind": edit.kind} | spans


def _offsets(passages: Iterable[Passage], units: Units) -> list[dict[str, int]]:
    return [units.offsets(passage) for passage in passages]


def _story(story: Story, texts: Texts) -> JSON:
    document, passage = story.labelled or (None, None)
    return {
        **_plain(story, "id", "label"),
        "label_document": document,
        "label_spans": [texts(document)[1].offsets(passage)] if document is not None and passage else [],
        "documents": list(story.reports),
        "shared": [{"kind": s.kind, "words": s.words, "documents": list(s.reports)} for s in story.shared],
        **_plain(story, "first", "last"),
        "timeline": [{"day": moment.on, "basis": moment.basis, "line": moment.line} for moment in story.timeline],
        "score": story.score,
    }


def _problem(problem: Problem, document: str | None, n: int, units: Units | None) -> JSON:
    row = {"document": document, "n": n, **_plain(problem, "kind", "message", "where", "fatal")}
    if units:
        return row | {"spans": _offsets(problem.passages, units)}
    unknown = dict.fromkeys(OFFSETS)  # of no text: only code points are known
    return row | {"spans": [unknown | {"start": start, "end": end} for start, end in problem.passages]}
