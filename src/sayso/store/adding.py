"""Adding one report with its reading: all of it or nothing, and nothing that is there already.

What is written is made before the transaction begins (`prepared`), so that who waits for a turn waits for the writing
alone. Reports may be added side by side where the database can (`address`): each statement here therefore leaves alone
what another wrote a moment ago, and all take their rows in one order, so that none waits for another in a circle.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy import text as sql

from ..errors import StoreError
from ..model import Attribution, Passage, Problem, Report, Toponym
from .kept import Reading, digest, reading_id, report_id, text_hash
from .rows import kept, line_row, put, reading_body, source_row
from .schema import arrivals, lines, problems, readings, reports, sources, texts
from .values import encoded, packed, squeezed
from .words import for_postgresql, for_sqlite, words_of


class Shown(NamedTuple):
    """The rows by which a reading is shown: facts of its report, sources, lines, and which source says which line."""

    header: dict[str, str | None]
    sources: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    speakers: dict[str, str]


class Prepared(NamedTuple):
    """All that a report and its reading write."""

    report: dict[str, Any]
    text: dict[str, Any]
    path: str
    reading: dict[str, Any]
    words: list[str]
    shown: Shown


def prepared(reading: Reading) -> Prepared:
    """What a reading writes. Raises `StoreError` where its identifiers or offsets do not fit."""
    refuse(reading)
    report, body = reading.report, reading_body(reading)
    return Prepared(
        {"id": report.id, "given": packed(report.given)},
        {
            "sha256": text_hash(report.text),
            "length": len(report.text),
            "body": squeezed(encoded(report.text)),
        },
        report.path,
        {"id": reading_id(body), "reader": reading.reader, "body": squeezed(body)},
        report_words(report),
        shown(reading),
    )


def add(connection: Connection, made: Prepared, now: str) -> bool:
    """Keep a report and its reading; whether anything but its path is new.

    A report that has been read by this reader before keeps that reading. The first reading is shown at once; a later
    one when the report is linked anew, so that nothing that hangs on the older one is lost in between.
    """
    of, first = _report(connection, made, now)
    arrived(connection, of, made.path, now)
    n, new = kept(connection, readings, {**made.reading, "report": of}, ("report", "reader"))
    if not new:
        return False
    put_words(connection, [(n, made.words)])
    if first:
        _rows(connection, of, made.shown)
        values = {f"to_{name}": value for name, value in made.shown.header.items()}
        connection.execute(_FIRST_READ, {"of": of, "to_reading": n, "to_shown": n, **values})
    else:
        connection.execute(_READ, {"of": of, "to_reading": n})
    return True


def show(connection: Connection, of: int, n: int, reading: Reading) -> None:
    """Put the lines and sources of a reading in the place of those that are shown of a report."""
    connection.execute(delete(lines).where(lines.c.report == of))
    connection.execute(delete(sources).where(sources.c.report == of))
    made = shown(reading)
    _rows(connection, of, made)
    connection.execute(update(reports).where(reports.c.n == of).values(shown=n, settled=None, **made.header))


def shown(reading: Reading) -> Shown:
    """The rows by which a reading is shown."""
    return Shown(
        header(reading.report),
        [source_row(source, at, source.id) for at, source in enumerate(reading.sources)],
        [
            line_row(line, reading.gate)
            | {
                "at": at,
                "claim": None,
                "said": said(reading.report, line),
                "places": json.dumps(places(line, reading.toponyms)),
                "relinked": False,
            }
            for at, line in enumerate(reading.lines)
        ],
        {line: source.id for source in reading.sources for line in source.lines},
    )


def header(report: Report) -> dict[str, str | None]:
    """The columns of `reports` that come from its reading."""
    facts = {"outlet": report.publisher, "title": report.title, "published_on": report.published_on}
    return {name: fact.value if fact else None for name, fact in facts.items()}


def refuse(reading: Reading) -> None:
    """Raise `StoreError` where a reading's identifiers or offsets do not fit its report."""
    report = reading.report
    if report.id != report_id(report):
        raise StoreError(f"the report {report.id} was not added: its identifier is not that of its content")
    for fault in misfits(reading):
        raise StoreError(f"the report {report.id} was not added: {fault}")


def misfits(reading: Reading) -> Iterable[str]:
    """What does not fit in a reading: passages beyond the text, lines of other reports, names of lines twice."""
    report, length = reading.report, len(reading.report.text)
    seen: set[str] = set()
    for line in reading.lines:
        if line.report != report.id:
            yield f"its line {line.id} is of another report, {line.report}"
        if line.id in seen:
            yield f"it has two lines {line.id}"
        seen.add(line.id)
        if not _within((*line.source, *line.cue, *line.content), length):
            yield f"its line {line.id} points beyond the text"
    for source in reading.sources:
        if any(of != report.id for of, _ in source.mentions) or not seen.issuperset(source.lines):
            yield f"its source {source.id} names another report or a line that is not there"
        if not _within([passage for _, passage in source.mentions], length):
            yield f"its source {source.id} points beyond the text"
    if not _within([place.passage for place in reading.toponyms], length):
        yield "a place points beyond the text"
    read = len(report.extract.text)
    marks = (*report.labels, *report.asides, *report.damage, *((report.dateline,) if report.dateline else ()))
    if not _within([mark.passage for mark in marks], read):
        yield "a mark of its layout points beyond what was read"
    if any(low > read or start > end or end > length for low, start, end in report.extract.pieces):
        yield "what was read of it does not stand in its text"


def arrived(connection: Connection, report: int, path: str, now: str) -> None:
    """Note where a report was found, unless it was found there before."""
    key = sha256(encoded(path)).digest()[:16]
    put(connection, arrivals, {"report": report, "key": key, "path": path, "at": now})


def note(connection: Connection, found: Iterable[Problem], now: str) -> None:
    """Keep problems that are of no report: what could not be read, and what was lost on the way."""
    for problem in found:
        values = {
            "id": digest((packed(problem).decode(),), "p"),
            "kind": problem.kind,
            "place": problem.where,
            "fatal": problem.fatal,
            "at": now,
            "body": packed(problem),
        }
        kept(connection, problems, values, ("id",))


def report_words(report: Report) -> list[str]:
    """The words that a report is found by: those of its reading text, and of a title that stands outside of it."""
    title = f"{report.title.value}\n" if report.title and not report.title.passage else ""
    return words_of(title + report.extract.text)


def put_words(connection: Connection, rows: Iterable[tuple[int, list[str]]]) -> None:
    """Have reports found by their words; rows are numbers of readings with these."""
    sqlite = connection.dialect.name == "sqlite"
    form = for_sqlite if sqlite else for_postgresql
    held = [{"n": n, "words": form(words)} for n, words in rows]
    if held:
        connection.execute(_WORDS["sqlite" if sqlite else "postgresql"], held)


def _report(connection: Connection, made: Prepared, now: str) -> tuple[int, bool]:
    """The number of a report, and whether none of its readings is shown yet."""
    if (found := connection.execute(_KNOWN, {"of": made.report["id"]}).first()) is not None:
        return int(found.n), found.shown is None
    text, _ = kept(connection, texts, made.text, ("sha256",))
    values = {**made.report, "text": text, "added": now, "linked": False}
    return kept(connection, reports, values, ("id",))


def _rows(connection: Connection, report: int, made: Shown) -> None:
    n: dict[str, int] = {}
    if made.sources:
        rows = [{**row, "report": report} for row in made.sources]
        n = dict(map(tuple, connection.execute(_SOURCES, rows).all()))
    if made.lines:
        speakers = {line: n[source] for line, source in made.speakers.items()}
        rows = [{**row, "report": report, "source": speakers.get(row["id"])} for row in made.lines]
        connection.execute(insert(lines), rows)


def said(report: Report, line: Attribution) -> str:
    """The words of a line's content as a person reads them: without tags, with blanks between its parts."""
    read = report.extract
    return " ".join(read.text[start:end] for start, end in read.forth(line.content))


def places(line: Attribution, toponyms: Iterable[Toponym]) -> list[str]:
    """What a line's content tells of: the names of places in it that are no government's, and their countries."""
    named = [
        place
        for place in toponyms
        if any(start <= place.passage.start and place.passage.end <= end for start, end in line.content)
    ]
    return sorted({place.name for place in named if not place.acts} | {p.country for p in named if p.country})


def _within(passages: Iterable[Passage], length: int) -> bool:
    return all(0 <= start <= end <= length for start, end in passages)


_KNOWN = select(reports.c.n, reports.c.shown).where(reports.c.id == bindparam("of"))
_READ = update(reports).where(reports.c.n == bindparam("of")).values(reading=bindparam("to_reading"), linked=False)
_FIRST_READ = _READ.values({name: bindparam(f"to_{name}") for name in ("shown", "outlet", "title", "published_on")})
_SOURCES = insert(sources).returning(sources.c.id, sources.c.n)
_WORDS = {
    "sqlite": sql("INSERT INTO report_words (rowid, words) VALUES (:n, :words)"),
    "postgresql": sql("INSERT INTO report_words (rowid, words) VALUES (:n, CAST(:words AS tsvector))"),
}
