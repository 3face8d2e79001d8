"""Adding one report with its reading: all of it or nothing, and nothing that is there already."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy import text as sql

from ..errors import StoreError
from ..model import Attribution, Passage, Problem, Report, Toponym
from .kept import Reading, digest, reading_id, report_id, text_hash
from .rows import kept, line_row, reading_body, source_row
from .schema import arrivals, lines, problems, readings, reports, sources, texts
from .values import encoded, packed, squeezed
from .words import for_postgresql, for_sqlite, words_of


def add(connection: Connection, reading: Reading, now: str) -> bool:
    """Keep a report and its reading; whether anything but its path is new.

    A report that has been read by this reader before keeps that reading. The first reading is shown at once; a later
    one when the report is linked anew, so that nothing that hangs on the older one is lost in between. Raises
    `StoreError` for a reading whose identifiers or offsets do not fit.
    """
    refuse(reading)
    report = reading.report
    of, first = _report(connection, report, now)
    arrived(connection, of, report.path, now)
    body = reading_body(reading)
    values = {"id": reading_id(body), "report": of, "reader": reading.reader, "body": squeezed(body)}
    n, new = kept(connection, readings, values, ("report", "reader"))
    if not new:
        return False
    put_words(connection, "report_words", [(n, report_words(report))])
    connection.execute(update(reports).where(reports.c.n == of).values(reading=n, linked=False))
    if first:
        show(connection, of, n, reading)
    return True


def show(connection: Connection, of: int, n: int, reading: Reading) -> None:
    """Put the lines and sources of a reading in the place of those that are shown of a report."""
    connection.execute(delete(lines).where(lines.c.report == of))
    connection.execute(delete(sources).where(sources.c.report == of))
    _lines(connection, of, reading)
    connection.execute(update(reports).where(reports.c.n == of).values(shown=n, settled=None, **header(reading.report)))


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
    """Note where a report was found."""
    key = sha256(encoded(path)).digest()[:16]
    held = select(arrivals.c.report).where(arrivals.c.report == report, arrivals.c.key == key)
    if connection.execute(held).first() is None:
        connection.execute(insert(arrivals).values(report=report, key=key, path=path, at=now))


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


def put_words(connection: Connection, table: str, rows: Iterable[tuple[int, list[str]]]) -> None:
    """Words of rows into a search table."""
    sqlite = connection.dialect.name == "sqlite"
    form = for_sqlite if sqlite else for_postgresql
    held = [{"n": n, "words": form(words)} for n, words in rows]
    if held:
        value = ":words" if sqlite else "CAST(:words AS tsvector)"
        connection.execute(sql(f"INSERT INTO {table} (rowid, words) VALUES (:n, {value})"), held)  # noqa: S608 - constants


def _report(connection: Connection, report: Report, now: str) -> tuple[int, bool]:
    """The number of a report, and whether none of its readings is shown yet."""
    found = connection.execute(select(reports.c.n, reports.c.shown).where(reports.c.id == report.id)).first()
    if found is not None:
        return int(found.n), found.shown is None
    data = encoded(report.text)
    text, _ = kept(
        connection,
        texts,
        {"sha256": text_hash(report.text), "length": len(report.text), "body": squeezed(data)},
        ("sha256",),
    )
    values = {"id": report.id, "text": text, "given": packed(report.given), "added": now, "linked": False}
    return kept(connection, reports, values, ("id",))[0], True


def _lines(connection: Connection, report: int, reading: Reading) -> None:
    speaker: dict[str, int] = {}
    if reading.sources:
        rows = [source_row(source, at, source.id) | {"report": report} for at, source in enumerate(reading.sources)]
        connection.execute(insert(sources), rows)
        numbers = connection.execute(select(sources.c.id, sources.c.n).where(sources.c.report == report))
        n: dict[str, int] = {row.id: row.n for row in numbers}
        speaker = {line: n[source.id] for source in reading.sources for line in source.lines}
    made: list[dict[str, Any]] = [
        line_row(line, reading.gate)
        | {
            "report": report,
            "at": at,
            "source": speaker.get(line.id),
            "claim": None,
            "said": said(reading.report, line),
            "places": json.dumps(places(line, reading.toponyms)),
            "relinked": False,
        }
        for at, line in enumerate(reading.lines)
    ]
    if made:
        connection.execute(insert(lines), made)


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
