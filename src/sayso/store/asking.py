"""What is in a store, as values of the model: one function a question, each in a given connection, in a fixed order.

The order never depends on when something came: reports by identifier, lines by place in their report, claims by weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy import text as sql

from ..model import Attribution, Claim, Judgement, Lineage, Problem, Report, Source, Story
from . import schema as s
from .kept import Reading
from .rows import judgement_of, line_of, lineage_of, reading_of, settled, some, source_of
from .values import decoded, stretched, unpacked
from .words import Question, fts5, tsquery

_SEVERAL = 200
"""Reports whose texts are held at a time."""


def readings(
    connection: Connection, ids: Iterable[str] | None = None, reader: str | None = None, *, shown: bool = False
) -> Iterator[Reading]:
    """The readings of reports (of all), by identifier: the latest, those that are shown, or those of a reader.

    What is shown is as linking settled it; the others are as they were added.
    """
    if ids is None:
        ids = connection.scalars(select(s.reports.c.id).order_by(s.reports.c.id)).all()
    held = sorted(set(ids))
    for at in range(0, len(held), _SEVERAL):
        asked = _readings("of a reader" if reader is not None else "shown" if shown else "latest")
        rows = connection.execute(asked, {"of": held[at : at + _SEVERAL], "reader": reader}).all()
        path = paths(connection, [row.n for row in rows])
        for row in rows:
            reading = reading_of(stretched(row.body), decoded(stretched(row.text)), path[row.n][0])
            yield settled(reading, row.settled) if shown else reading


@cache
def _readings(which: str) -> Select[Any]:
    mine = {
        "latest": s.readings.c.n == s.reports.c.reading,
        "shown": s.readings.c.n == s.reports.c.shown,
        "of a reader": (s.readings.c.report == s.reports.c.n) & (s.readings.c.reader == bindparam("reader")),
    }
    columns = (s.reports.c.n, s.reports.c.settled, s.readings.c.body, s.texts.c.body.label("text"))
    asked = select(*columns).select_from(s.reports)
    asked = asked.join(s.readings, mine[which]).join(s.texts, s.reports.c.text == s.texts.c.n)
    return asked.where(s.reports.c.id.in_(bindparam("of", expanding=True))).order_by(s.reports.c.id)


def reports(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[Report]:
    """Reports with what is shown of them; `path` is the first by name of where they were found."""
    for reading in readings(connection, ids, shown=True):
        yield reading.report


def text(connection: Connection, id: str) -> str | None:
    """The text of a report as it was received."""
    asked = select(s.texts.c.body).join(s.reports, s.reports.c.text == s.texts.c.n).where(s.reports.c.id == id)
    body = connection.scalar(asked)
    return None if body is None else decoded(stretched(body))


def paths(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    """For numbers of reports where each was found, in order of name."""
    out: defaultdict[int, list[str]] = defaultdict(list)
    for lot in some(numbers):
        for report, path in connection.execute(_ARRIVALS, {"of": lot}).all():
            out[report].append(path)
    return {report: sorted(found) for report, found in out.items()}


_ARRIVALS = select(s.arrivals.c.report, s.arrivals.c.path).where(
    s.arrivals.c.report.in_(bindparam("of", expanding=True))
)


def lines(
    connection: Connection,
    ids: Iterable[str] | None = None,
    *,
    report: str | None = None,
    claim: str | None = None,
    source: str | None = None,
    doubtful: bool | None = None,
) -> Iterator[Attribution]:
    """Lines as they stand after linking, by report and place: all, or by identifier, or of a report, claim or group."""
    asked = select(s.lines, s.reports.c.id.label("report_id")).join(s.reports, s.lines.c.report == s.reports.c.n)
    if report is not None:
        asked = asked.where(s.reports.c.id == report)
    if claim is not None:
        asked = asked.where(s.lines.c.claim == select(s.claims.c.n).where(s.claims.c.id == claim).scalar_subquery())
    if source is not None:
        group = select(s.sources.c.n).where((s.sources.c.who == source) | (s.sources.c.id == source))
        asked = asked.where(s.lines.c.source.in_(group))
    if doubtful is not None:
        asked = asked.where(s.lines.c.doubtful == doubtful)
    asked = asked.order_by(s.reports.c.id, s.lines.c.at)
    for row in _asked(connection, asked, s.lines.c.id, ids):
        yield line_of(row, row.report_id)


def claims(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[Claim]:
    """Claims (all of them, or by identifier), those with most lines first."""
    order = (s.claims.c.lines.desc(), func.coalesce(s.claims.c.first_on, "9999"), s.claims.c.id)
    for row in _asked(connection, select(s.claims.c.body).order_by(*order), s.claims.c.id, ids):
        yield unpacked(Claim, stretched(row.body))


def claims_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """For lines, by identifier, the claims that they are of."""
    asked = select(s.lines.c.id, s.claims.c.id.label("claim")).join(s.claims, s.lines.c.claim == s.claims.c.n)
    return {row.id: row.claim for row in _asked(connection, asked, s.lines.c.id, ids)}


def changed(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """When claims last changed."""
    asked = select(s.claims.c.id, s.claims.c.changed)
    return {row.id: row.changed for row in _asked(connection, asked, s.claims.c.id, ids)}


def sources(connection: Connection, ids: Iterable[str] | None = None) -> Iterator[Source]:
    """Sources, one a report and referent, by report and place of their first line."""
    asked = select(s.sources, s.reports.c.id.label("report_id")).join(s.reports, s.sources.c.report == s.reports.c.n)
    rows = list(_asked(connection, asked.order_by(s.reports.c.id, s.sources.c.at), s.sources.c.id, ids))
    spoken: defaultdict[int, list[str]] = defaultdict(list)
    for lot in some([row.n for row in rows]):
        of = select(s.lines.c.source, s.lines.c.id).where(s.lines.c.source.in_(lot)).order_by(s.lines.c.at)
        for source, line in connection.execute(of):
            spoken[source].append(line)
    for row in rows:
        yield source_of(row, row.report_id, spoken[row.n])


def groups(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The groups of sources that are one person or body: under the group's identifier those of its sources."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    for who, id in connection.execute(select(s.sources.c.who, s.sources.c.id).order_by(s.sources.c.id)):
        out[who].append(id)
    return {who: tuple(ids) for who, ids in sorted(out.items())}


def lineage(connection: Connection) -> Iterator[Lineage]:
    """Which report is a copy of which, by copy; of a copy with several origins the main one comes first."""
    copy = s.reports.alias()
    asked = select(s.lineage.c.body).join(copy, s.lineage.c.copy == copy.c.n)
    for row in connection.execute(asked.order_by(copy.c.id, s.lineage.c.at)):
        yield lineage_of(row)


def judgements(connection: Connection) -> Iterator[Judgement]:
    """What sayso concluded; what people decided is `deciding.judgements`."""
    asked = select(s.judgements).join(s.reports, s.judgements.c.report == s.reports.c.n)
    order = (s.reports.c.id, s.judgements.c.kind, s.judgements.c.left, s.judgements.c.right, s.judgements.c.method)
    for row in connection.execute(asked.order_by(*order)):
        yield judgement_of(row)


def stories(connection: Connection) -> Iterator[Story]:
    """Stories, those with most reports first."""
    made = [unpacked(Story, stretched(body)) for body in connection.scalars(select(s.stories.c.body)) if body]
    # A store that was migrated has no bodies before its reports are linked anew.
    yield from sorted(made, key=lambda story: (-len(story.reports), story.first or "9999", story.reports))


def problems(connection: Connection) -> Iterator[Problem]:
    """The problems that are of no report, by place and kind."""
    order = (s.problems.c.place, s.problems.c.kind, s.problems.c.id)
    for row in connection.execute(select(s.problems.c.body).order_by(*order)):
        yield unpacked(Problem, row.body)


def waiting(connection: Connection, limit: int | None = None) -> tuple[str, ...]:
    """Reports that are not linked yet, by identifier."""
    asked = select(s.reports.c.id).where(~s.reports.c.linked, s.reports.c.reading.is_not(None))
    return tuple(connection.scalars(asked.order_by(s.reports.c.id).limit(limit)))


def matching(connection: Connection, question: Question) -> Select[tuple[int]]:
    """The numbers of the reports whose words answer a question."""
    if connection.dialect.name == "sqlite":
        found = sql("SELECT rowid AS n FROM report_words WHERE words MATCH :asked").bindparams(asked=fts5(question))
    else:
        found = sql("SELECT rowid AS n FROM report_words WHERE words @@ CAST(:asked AS tsquery)")
        found = found.bindparams(asked=tsquery(question))
    n = found.columns(s.reports.c.n).subquery()
    return select(s.reports.c.n).join(n, n.c.n == s.reports.c.shown)


def begins(connection: Connection, prefix: str, most: int = 20) -> list[tuple[str, str]]:
    """(kind, identifier) of what a shortened identifier may mean: a report, line, claim, source, story, decision."""
    kinds = {
        "report": s.reports, "claim": s.claims, "line": s.lines, "source": s.sources, "story": s.stories,
        "decision": s.decisions,
    }  # fmt: skip
    out: list[tuple[str, str]] = []
    for kind, table in kinds.items():
        between = (table.c.id >= prefix, table.c.id < prefix + "\U0010ffff")
        out += [
            (kind, id) for id in connection.scalars(select(table.c.id).where(*between).order_by(table.c.id).limit(most))
        ]
    who = select(s.sources.c.who).where(s.sources.c.who >= prefix, s.sources.c.who < prefix + "\U0010ffff").distinct()
    out += [
        ("source", id)
        for id in connection.scalars(who.order_by(s.sources.c.who).limit(most))
        if ("source", id) not in out
    ]
    old = select(s.renamed.c.old).where(s.renamed.c.old >= prefix, s.renamed.c.old < prefix + "\U0010ffff")
    out += [("claim", id) for id in connection.scalars(old.limit(most)) if ("claim", id) not in out]
    return out


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
        for table in s.metadata.sorted_tables
    }


def _asked(connection: Connection, asked: Select[Any], id: Any, ids: Iterable[str] | None) -> Iterator[Any]:
    """The rows of a question, or of those of some identifiers, in the order of the question where they are one lot."""
    if ids is None:
        yield from connection.execute(asked)
        return
    for lot in some(dict.fromkeys(ids)):
        yield from connection.execute(asked.where(id.in_(lot)))
