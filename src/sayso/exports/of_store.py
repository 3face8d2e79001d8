"""A store as something to export: one view of it, read piece by piece, so that its size does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from ..model import Attribution, Claim, Judgement, Lineage, Problem, Report, Source, Story
from ..store import Store, asking, deciding
from ..store import schema as s
from ..store.rows import line_of, some
from .given import Decided, Held, Speaker

_SEVERAL = 200
"""Reports that are read at a time."""
_TEXTS = 64
"""Reports that are held for the offsets of copies."""


@contextmanager
def of_store(store: Store) -> Iterator[OfStore]:
    """The store as it is now, whoever writes meanwhile; for one thread, while the block lasts."""
    with store.asking() as connection:
        connection.begin()  # before the options: what opens the view is no question whose rows could be streamed
        yield OfStore(connection.execution_options(stream_results=True, max_row_buffer=1_000))


class OfStore:
    """What `Given` asks for, from a connection to a store: the same as `OfLedger(store.ledger())` gives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.version = version("sayso")
        readers = select(s.readings.c.reader).join(s.reports, s.reports.c.shown == s.readings.c.n).distinct()
        self.backend = ", ".join(sorted(connection.scalars(readers)))
        self._held = lru_cache(_TEXTS)(self._report)

    def __len__(self) -> int:
        """How many reports there are."""
        shown = select(func.count()).select_from(s.reports).where(s.reports.c.shown.is_not(None))
        return int(self._connection.scalar(shown) or 0)

    def reports(self) -> Iterator[Held]:
        """The reports, by identifier."""
        for ids in self._lots():
            lines: dict[str, list[Attribution]] = defaultdict(list)
            for line in self._lines(ids):
                lines[line.report].append(line)
            added = select(s.reports.c.id, s.reports.c.added).where(s.reports.c.id.in_(ids))
            arrived = {row.id: row.added for row in self._connection.execute(added)}
            for reading in asking.readings(self._connection, ids, shown=True):
                id, gate = reading.report.id, reading.gate
                told = tuple(line for line in lines[id] if line.probability >= gate)
                doubtful = tuple(line for line in lines[id] if line.probability < gate)
                yield Held(reading.report, told, doubtful, reading.toponyms, arrived[id])

    def report(self, id: str) -> Report:
        """One of the reports."""
        return self._held(id)

    def lines(self) -> Iterator[Attribution]:
        """The lines, by report and place."""
        return asking.lines(self._connection, doubtful=False)

    def claims_of(self, lines: Iterable[str]) -> dict[str, tuple[str, int]]:
        """The claim that lines are in, and how many independent sources it has."""
        asked = select(s.lines.c.id, s.claims.c.id.label("claim"), s.claims.c.independent)
        asked = asked.join(s.claims, s.lines.c.claim == s.claims.c.n)
        return {row.id: (row.claim, row.independent) for row in self._of_lines(asked, lines)}

    def speaker_of(self, lines: Iterable[str]) -> dict[str, Speaker]:
        """The source that lines are of."""
        of = s.sources.c
        asked = select(s.lines.c.id, of.id.label("who"), of.name, of.kind, of.side, of.role, of.body)
        asked = asked.join(s.sources, s.lines.c.source == of.n)
        return {
            row.id: Speaker(row.who, row.name, row.kind, row.side, row.role, row.body)
            for row in self._of_lines(asked, lines)
        }

    def sources(self) -> Iterator[Source]:
        """Who speaks, by report: those with a line that is not doubtful."""
        for ids in self._lots():
            told = {line.id for line in self._lines(ids, told=True)}
            asked = select(s.sources.c.id).join(s.reports, s.sources.c.report == s.reports.c.n)
            mine = list(self._connection.scalars(asked.where(s.reports.c.id.in_(ids))))
            for source in asking.sources(self._connection, mine):
                if not told.isdisjoint(source.lines):
                    yield source

    def claims(self) -> Iterator[Claim]:
        """What is said, those with most lines first."""
        return asking.claims(self._connection)

    def lineage(self) -> Iterator[Lineage]:
        """Which report is a copy of which."""
        return asking.lineage(self._connection)

    def stories(self) -> Iterator[Story]:
        """Reports of the same happenings, those with most reports first."""
        return asking.stories(self._connection)

    def judgements(self) -> Iterator[Judgement]:
        """What sayso concluded, then what people decided, pair by pair."""
        yield from asking.judgements(self._connection)
        yield from deciding.judgements(self._connection)

    def decisions(self) -> Iterator[Decided]:
        """What people decided and nobody undid, in the order of time."""
        for one in deciding.standing(self._connection):
            yield Decided(one.id, one.verb, one.subject, one.targets, one.author, one.at, one.note)

    def problems(self) -> Iterator[Problem]:
        """The problems that are of no report."""
        return asking.problems(self._connection)

    def _lots(self) -> Iterator[list[str]]:
        last = ""
        while True:
            asked = select(s.reports.c.id).where(s.reports.c.shown.is_not(None), s.reports.c.id > last)
            ids = list(self._connection.scalars(asked.order_by(s.reports.c.id).limit(_SEVERAL)))
            if not ids:
                return
            yield ids
            last = ids[-1]

    def _lines(self, ids: list[str], *, told: bool = False) -> Iterator[Attribution]:
        asked = select(s.lines, s.reports.c.id.label("report_id")).join(s.reports, s.lines.c.report == s.reports.c.n)
        asked = asked.where(s.reports.c.id.in_(ids))
        if told:
            asked = asked.where(~s.lines.c.doubtful)
        for row in self._connection.execute(asked.order_by(s.reports.c.id, s.lines.c.at)):
            yield line_of(row, row.report_id)

    def _of_lines(self, asked: Select[Any], lines: Iterable[str]) -> Iterator[Row[Any]]:
        for lot in some(lines):
            yield from self._connection.execute(asked.where(s.lines.c.id.in_(lot)))

    def _report(self, id: str) -> Report:
        for report in asking.reports(self._connection, [id]):
            return report
        raise KeyError(id)
