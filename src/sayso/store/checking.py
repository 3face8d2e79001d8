"""Whether a store is what it says: every hash, every offset, every reference, in one view of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, exc, select
from sqlalchemy import text as sql

from ..model import Problem
from . import schema as s
from .adding import header, misfits, places, report_words, said
from .checking_blocks import check_blocks
from .checking_links import check_links, whole
from .checking_words import Places
from .facets import key_of
from .kept import Decision, Fault, Reading, digest, reading_id, report_id
from .rows import line_of, line_row, reading_of, settled, source_row, spans
from .values import decoded, encoded, packed, stretched

SEVERAL = 500
"""Rows that are held at a time."""


def check(connection: Connection) -> Iterator[Fault]:
    """What is wrong in a store, table by table; the work grows with what it holds."""
    parts = [_texts, _reports, _readings, check_links, check_blocks, _small]
    if connection.dialect.name == "sqlite":
        parts.insert(0, _file)
    for part in parts:
        try:
            yield from part(connection)
        except exc.DatabaseError as error:  # a damaged page: the other parts may be whole
            yield Fault("file", "", " ".join(str(error.orig).split()))


def rows(connection: Connection, table: Any, *columns: Any) -> Iterator[Any]:
    """All rows of a table in the order of their number, some at a time."""
    last = -1
    while held := connection.execute(
        select(*(columns or (table,))).where(table.c.n > last).order_by(table.c.n).limit(SEVERAL)
    ).all():
        yield from held
        last = held[-1].n


def _file(connection: Connection) -> Iterator[Fault]:
    """SQLite's own look at the file, and references that lead nowhere (PostgreSQL lets none come about)."""
    for (message,) in connection.execute(sql("PRAGMA integrity_check(20)")):
        if message != "ok":
            yield Fault("file", "", str(message))
    for table, row, parent, _ in connection.execute(sql("PRAGMA foreign_key_check")):
        yield Fault(str(table), f"row {row}", f"refers to a row of {parent} that is not there")


def _texts(connection: Connection) -> Iterator[Fault]:
    for row in rows(connection, s.texts):
        name = row.sha256.hex()
        try:
            data = stretched(row.body)
            length = len(decoded(data))
        except ValueError as error:
            yield Fault("texts", name, f"cannot be read: {error}")
            continue
        if sha256(data).digest() != row.sha256:
            yield Fault("texts", name, "its hash is another")
        if length != row.length:
            yield Fault("texts", name, f"has {length} characters, not {row.length}")


def _reports(connection: Connection) -> Iterator[Fault]:
    found = set(connection.scalars(select(s.arrivals.c.report)))
    of = {row.n: row.report for row in connection.execute(select(s.readings.c.n, s.readings.c.report))}
    stray = set(of.values())
    for row in rows(connection, s.reports):
        stray.discard(row.n)
        if row.n not in found:
            yield Fault("reports", row.id, "nothing tells where it was found")
        for name in ("reading", "shown"):
            if of.get(getattr(row, name)) != row.n:
                yield Fault("reports", row.id, f"its {name} is no reading of it")
    for row in connection.execute(select(s.arrivals.c.key, s.arrivals.c.path)):
        if sha256(encoded(row.path)).digest()[:16] != row.key:
            yield Fault("arrivals", row.path, "its hash is another")


def _readings(connection: Connection) -> Iterator[Fault]:
    words = {"sqlite": "report_words_docsize", "postgresql": "report_words"}[connection.dialect.name]
    number = {"sqlite": "id", "postgresql": "rowid"}[connection.dialect.name]
    searched = set(connection.scalars(sql(f"SELECT {number} FROM {words}")))  # noqa: S608 - constants
    held = (
        s.readings, s.reports.c.id.label("report_id"), s.reports.c.shown, s.reports.c.settled, s.reports.c.given,
        s.reports.c.outlet, s.reports.c.title, s.reports.c.published_on, s.texts.c.body.label("text"),
    )  # fmt: skip
    joined = s.readings.join(s.reports, s.readings.c.report == s.reports.c.n)
    joined = joined.join(s.texts, s.reports.c.text == s.texts.c.n)
    last, index = -1, Places()
    while lot := connection.execute(
        select(*held).select_from(joined).where(s.readings.c.n > last).order_by(s.readings.c.n).limit(SEVERAL)
    ).all():
        last = lot[-1].n
        for row in lot:
            if row.n not in searched:
                yield Fault("readings", row.id, "its words cannot be searched")
            yield from _reading(connection, row, index)
    yield from index.differ(connection, "report_words")


def _reading(connection: Connection, row: Any, index: Places) -> Iterator[Fault]:
    try:
        body = stretched(row.body)
        reading = reading_of(body, decoded(stretched(row.text)), "")
    except (ValueError, TypeError, KeyError) as error:
        yield Fault("readings", row.id, f"cannot be read: {error}")
        return
    index.add(row.n, report_words(reading.report))
    if reading_id(body) != row.id:
        yield Fault("readings", row.id, "its hash is another")
    if reading.reader != row.reader:
        yield Fault("readings", row.id, f"its reader is {reading.reader}, not {row.reader}")
    if reading.report.id != row.report_id or report_id(reading.report) != row.report_id:
        yield Fault("reports", row.report_id, "its identifier is not that of its text and of what was given with it")
    if packed(reading.report.given) != row.given:
        yield Fault("reports", row.report_id, "what was given with it is not what its reading has")
    yield from (Fault("readings", row.id, fault) for fault in misfits(reading))
    if row.shown == row.n:
        yield from _shown(connection, row, reading)


def _shown(connection: Connection, row: Any, reading: Reading) -> Iterator[Fault]:
    """The rows of a reading beside the reading itself."""
    try:
        shown = settled(reading, row.settled).report
    except (ValueError, TypeError, KeyError) as error:
        yield Fault("reports", row.report_id, f"what linking settled of it cannot be read: {error}")
        return
    if report_id(shown) != row.report_id or any(misfits(Reading(shown, ""))):
        yield Fault("reports", row.report_id, "what linking settled of it does not fit its text")
    for name, value in header(shown).items():
        if getattr(row, name) != value:
            yield Fault("reports", row.report_id, f"its {name} is not what its reading has")
    names = (s.sources.c.n, s.sources.c.id)
    asked = select(*names).where(s.sources.c.report == row.report)
    number = {one.n: one.id for one in connection.execute(asked)}
    speaker = {line: source.id for source in reading.sources for line in source.lines}
    asked = select(s.lines).where(s.lines.c.report == row.report).order_by(s.lines.c.at)
    held: Sequence[Any] = connection.execute(asked).all()
    if [line.id for line in held] != [line.id for line in reading.lines]:
        yield Fault("reports", row.report_id, "its lines are not those of its reading")
        return
    for stored, line in zip(held, reading.lines, strict=True):
        expected = line_row(line, reading.gate)
        if stored.relinked:  # what linking may change is a line's fields, not where it stands
            expected = {k: expected[k] for k in ("id", "doubtful", "source_at", "cue_at", "content_at", "probability")}
            if line_of(stored, reading.report.id) == line:
                yield Fault("lines", line.id, "is marked as changed by linking, and is not")
        expected |= {
            "said": said(reading.report, line), "places": json.dumps(places(line, reading.toponyms))
        }  # fmt: skip
        for name, value in expected.items():
            if getattr(stored, name) != value:
                yield Fault("lines", line.id, f"its {name} is not what its reading has")
        if number.get(stored.source) != speaker.get(line.id):
            yield Fault("lines", line.id, "its source is not that of its reading")
    asked = select(s.sources).where(s.sources.c.report == row.report).order_by(s.sources.c.at)
    found = [
        {k: v for k, v in one._mapping.items() if k not in ("n", "report", "who")} for one in connection.execute(asked)
    ]
    wanted = [source_row(source, at, "") for at, source in enumerate(reading.sources)]
    for one in wanted:
        del one["who"]
    if found != wanted:
        yield Fault("reports", row.report_id, "its sources are not those of its reading")


def _small(connection: Connection) -> Iterator[Fault]:
    """Problems, decisions and the values of facets."""
    for row in rows(connection, s.problems):
        problem = whole(Problem, row.body)
        if problem is None or digest((row.body.decode("ascii", "replace"),), "p") != row.id:
            yield Fault("problems", row.id, "its hash is another")
        elif (problem.kind, problem.where, problem.fatal) != (row.kind, row.place, row.fatal):
            yield Fault("problems", row.id, "its columns are not those of the problem")
    stands: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    asked = select(s.anchors, s.reports.c.id).join(s.reports, s.anchors.c.report == s.reports.c.n)
    for row in connection.execute(asked.order_by(s.anchors.c.decision, s.anchors.c.at)):
        stands[row.decision].append((row.target, row.id, row.passages))
    for row in rows(connection, s.decisions):
        made = whole(Decision, row.body)
        if made is None:
            yield Fault("decisions", row.id, "cannot be read")
            continue
        parts = (made.verb, made.subject, made.targets, made.author, made.at, made.note)
        if digest(parts, "d") != row.id or made.id != row.id:
            yield Fault("decisions", row.id, "its hash is another")
        if (made.verb, made.subject, made.author, made.at) != (row.verb, row.subject, row.author, row.at):
            yield Fault("decisions", row.id, "its columns are not those of the decision")
        flat = [(at, a.report, spans(a.passages)) for at, some in enumerate(made.anchors) for a in some]
        if flat != stands[row.n]:
            yield Fault("decisions", row.id, "its anchors are not those of the decision")
    for row in rows(connection, s.facet_values):
        if key_of((row.facet, row.value)) != row.key:
            yield Fault("facet_values", f"{row.facet}:{row.value}", "its hash is another")
