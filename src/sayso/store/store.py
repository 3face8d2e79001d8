"""A store: reports, their readings, what linking made of them, what people decided; the same on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, select

from ..errors import StoreError
from ..link.landmarks import Landmarks
from ..model import Attribution, Claim, Judgement, Ledger, Lineage, Problem, Report, Source, Story
from . import adding, address, asking, beside, blocks, counting, deciding, linking, neighbours, placing, searches, shelf
from .checking import check
from .claiming import Ruled
from .conditions import Condition, Matches, Values, selected
from .counting import Counted
from .facets import Numbers
from .kept import Decision, Fault, Linked, Reading
from .matching import Words
from .neighbours import Task
from .schema import readings, reports
from .searching import Found, search
from .versions import ready
from .words import Question

_GATHERED = 16
"""Blocks that are gathered in one transaction: others wait for a few tenths of a second at most."""

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """A store at a path (SQLite) or a URL (`postgresql://user@host/name`); use it in a `with`, or `close` it.

    Opening makes the store where there is none (not with `create=False`) and migrates an older one. `read_only` leaves
    it untouched in any case. Every method is one transaction: all of it, or nothing. Writers take turns; readers see
    the state before or after. All methods raise `StoreError` where the database does not do its work.
    """

    def __init__(self, place: str | Path, *, create: bool = True, read_only: bool = False, clock: Clock = _now) -> None:
        """`clock` gives the time that is noted with what is added."""
        self._url = address.url_of(place)
        self.place = address.shown(self._url)
        self.read_only = read_only
        self._clock = clock
        self._numbers = Numbers()
        self._counted: Counted | None = None
        self._values = Values()
        self._words = Words()
        self._engine = address.engine(self._url, read_only=read_only)
        try:
            with address.explained(self.place):
                ready(self._url, self._engine, create=create, read_only=read_only)
        except BaseException:
            self._engine.dispose()
            raise
        self._writing = self._engine.execution_options(writes=address.ALONE)
        self._adding = self._engine.execution_options(writes=address.BESIDE)

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection for questions, to the tables of `schema`: one view of the store, whoever writes meanwhile."""
        with address.explained(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, beside: bool = False) -> Iterator[tuple[Connection, str]]:
        """A connection for one change, and the time that is noted with it: kept when the block ends well.

        `beside` lets others who ask for it write at the same time, where the database can. See `address`.
        """
        if self.read_only:
            raise StoreError(f"the store {self.place} is opened for reading only")
        now = self._clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        try:
            engine = self._adding if beside else self._writing
            with address.explained(self.place), engine.begin() as connection:
                yield connection, now
        except BaseException:
            self._numbers.forget()
            raise

    # What goes in.

    def add(self, reading: Reading) -> bool:
        """Keep a report and its reading; whether anything is new. See `adding.add`."""
        made = adding.prepared(reading)
        with self.writing(beside=True) as (connection, now):
            return adding.add(connection, made, now)

    def arrived(self, report: str, path: str) -> None:
        """Note a further place where a report that is kept was found."""
        with self.writing(beside=True) as (connection, now):
            adding.arrived(connection, linking.numbers_of(connection, [report])[report], path, now)

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep problems that are of no report; those that are kept are not kept twice."""
        with self.writing() as (connection, now):
            adding.note(connection, problems, now)

    def link(self, linked: Linked, task: Task | None = None) -> bool:
        """Put what linking made of some reports in the place of what it made of them before. See `linking.link`.

        With a task: nothing is done where other writers changed its neighbourhood meanwhile. Whether it was done.
        """
        with self.writing() as (connection, now):
            if task is not None and not neighbours.unchanged(connection, task):
                return False

            def ruled(near: Sequence[int]) -> list[Ruled]:
                return deciding.ruled(connection, deciding.standing(connection, near))

            linking.link(connection, linked, self._numbers, ruled, now)
            blocks.gather(connection, above=blocks.MOST_FRESH)
            return True

    def mark(self, landmarks: Sequence[Landmarks]) -> None:
        """Keep what reports are found by, so that their neighbours are known. See `placing.place`."""
        with self.writing() as (connection, _):
            placing.place(connection, landmarks)

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Those of some vectors that are kept; with `put`, the store is a shelf of `link.similarity`."""
        with self.asking() as connection:
            return shelf.get(connection, keys)

    def put(self, made: Mapping[bytes, bytes]) -> None:
        """Keep vectors. See `shelf.put`."""
        with self.writing() as (connection, _):
            shelf.put(connection, made)

    # What people decide.

    def decide(
        self, verb: str, subject: str, targets: Sequence[str], *, author: str, note: str = "", at: str | None = None
    ) -> Decision:
        """Keep what a person decided. `verb`, `subject` and `targets` are as in `Decision`; `at` is now."""
        with self.writing() as (connection, now):
            made = Decision("", verb, subject, tuple(targets), author, at or now, note)
            kept = deciding.decide(connection, made, self._numbers)
            blocks.gather(connection, above=blocks.MOST_FRESH)
            return kept

    def undo(self, decision: str, *, author: str, note: str = "") -> Decision:
        """Undo a decision, by one more decision; undoing that has the first stand again."""
        held = {one.id: one for one in self.decisions(all_of_them=True)}
        subject = held[decision].subject if decision in held else "claim"
        return self.decide("undo", subject, (decision,), author=author, note=note)

    def decisions(self, *, all_of_them: bool = False) -> tuple[Decision, ...]:
        """The decisions that stand, or all that were ever made, in the order of their time."""
        with self.asking() as connection:
            return deciding.decided(connection) if all_of_them else deciding.standing(connection)

    def decided(self) -> tuple[Judgement, ...]:
        """What stands, as pairs that linking takes for given. See `deciding.judgements`."""
        with self.asking() as connection:
            return deciding.judgements(connection)

    # What people ask again.

    def searches(self) -> tuple[searches.Search, ...]:
        """The saved searches, by name."""
        with self.asking() as connection:
            return searches.held(connection)

    def save_search(self, name: str, query: str) -> None:
        """Keep a search; one of that name gives way."""
        with self.writing() as (connection, now):
            searches.save(connection, name, query, now)

    def forget_search(self, name: str) -> bool:
        """Let a saved search go; whether there was one."""
        with self.writing() as (connection, _):
            return searches.forget(connection, name)

    # What comes out.

    def has(self, report: str, reader: str | None = None) -> bool:
        """Whether a report is kept, or was read by a reader."""
        asked = select(reports.c.n).where(reports.c.id == report)
        if reader is not None:
            asked = asked.join(readings, readings.c.report == reports.c.n).where(readings.c.reader == reader)
        with self.asking() as connection:
            return connection.execute(asked).first() is not None

    def readings(self, ids: Iterable[str] | None = None, reader: str | None = None) -> Iterator[Reading]:
        """Readings as they were added, by report: the latest (which linking takes), or those of a reader."""
        with self.asking() as connection:
            yield from asking.readings(connection, ids, reader)

    def reports(self, ids: Iterable[str] | None = None) -> Iterator[Report]:
        """Reports, by identifier."""
        with self.asking() as connection:
            yield from asking.reports(connection, ids)

    def text(self, report: str) -> str | None:
        """The text of a report as it was received, or `None` where it is not kept."""
        with self.asking() as connection:
            return asking.text(connection, report)

    def paths(self, report: str) -> tuple[str, ...]:
        """Where a report was found, in order of name."""
        with self.asking() as connection:
            n = linking.numbers_of(connection, [report])[report]
            return tuple(asking.paths(connection, [n])[n])

    def lines(
        self,
        ids: Iterable[str] | None = None,
        *,
        report: str | None = None,
        claim: str | None = None,
        source: str | None = None,
        doubtful: bool | None = False,
    ) -> Iterator[Attribution]:
        """Lines as they stand after linking: all, or by identifier, or of a report, claim, source or group of sources.

        `doubtful` asks for those below the reading's gate; `None` for both.
        """
        with self.asking() as connection:
            yield from asking.lines(connection, ids, report=report, claim=claim, source=source, doubtful=doubtful)

    def claims(self, ids: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims, those with most lines first."""
        with self.asking() as connection:
            yield from asking.claims(connection, ids)

    def claims_of(self, lines: Iterable[str]) -> dict[str, str]:
        """For each of some lines, by identifier, the claim that it is of, where it is of one."""
        with self.asking() as connection:
            return asking.claims_of(connection, lines)

    def changed(self, claims: Iterable[str]) -> dict[str, str]:
        """When each of some claims last changed in this store: ISO 8601, UTC."""
        with self.asking() as connection:
            return asking.changed(connection, claims)

    def sources(self, ids: Iterable[str] | None = None) -> Iterator[Source]:
        """Sources, one a report and referent."""
        with self.asking() as connection:
            yield from asking.sources(connection, ids)

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Sources that are one person or body, under the identifier of their group."""
        with self.asking() as connection:
            return asking.groups(connection)

    def lineage(self) -> Iterator[Lineage]:
        """Which report is a copy of which."""
        with self.asking() as connection:
            yield from asking.lineage(connection)

    def judgements(self) -> Iterator[Judgement]:
        """What sayso concluded across reports."""
        with self.asking() as connection:
            yield from asking.judgements(connection)

    def stories(self) -> Iterator[Story]:
        """Stories with their reports."""
        with self.asking() as connection:
            yield from asking.stories(connection)

    def problems(self) -> Iterator[Problem]:
        """The problems that are of no report."""
        with self.asking() as connection:
            yield from asking.problems(connection)

    def waiting(self, limit: int | None = None) -> tuple[str, ...]:
        """The reports that are not linked yet."""
        with self.asking() as connection:
            return asking.waiting(connection, limit)

    def unplaced(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of some reports that have no landmarks yet."""
        with self.asking() as connection:
            return neighbours.unplaced(connection, ids)

    def tasks(self, ids: Iterable[str]) -> list[Task]:
        """What is to be linked anew because of some reports. See `neighbours.tasks`."""
        with self.asking() as connection:
            return neighbours.tasks(connection, ids)

    def around(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The reports that linking joined with some, directly or through others, and these themselves."""
        with self.asking() as connection:
            return linking.around(connection, ids)

    def facets(self) -> Counted:
        """All claims as columns that can be counted; kept in memory, and brought up to date at each call."""
        with self.asking() as connection:
            return self._facets(connection)

    def search(
        self,
        question: Question | Condition | None = None,
        where: Mapping[str, Sequence[str]] | None = None,
        without: Sequence[tuple[str, str]] = (),
        *,
        by: str = "last_on",
        rising: bool = False,
        first: int = 0,
        most: int = 20,
        values: int = 10,
    ) -> Found:
        """The claims whose words answer a question, or that a condition takes; one page of them, counted by facets.

        `where` gives for facets (`facets.FACETS`) the values of which a claim must have one; `without` are (facet,
        value) pairs that it must not have. The page is `most` claims from `first` in the order of `by`, one of
        `columns.SORTS`, highest first; `values` of each facet are given, the commonest first.
        """
        with self.asking() as connection:
            index = self._facets(connection)
            asked = question if question is None or isinstance(question, Condition) else Matches(question)
            mask = index.all() if asked is None else selected(connection, index, self._values, self._words, asked)
            return search(
                connection, index, mask, where or {}, without,
                by=by, rising=rising, first=first, most=most, values=values,
            )  # fmt: skip

    def listed(self, condition: Condition) -> list[beside.Listed]:
        """The reports that a condition takes. See `beside.listed`."""
        with self.asking() as connection:
            return beside.listed(connection, condition)

    def speakers(self, condition: Condition) -> list[beside.Speaker]:
        """The persons and bodies that a condition takes. See `beside.speakers`."""
        with self.asking() as connection:
            return beside.speakers(connection, condition)

    def gather(self) -> None:
        """Gather all blocks of claims that changed, few as these may be, so that nobody need read them from rows."""
        while True:
            with self.writing() as (connection, _):
                if blocks.gather(connection, most=_GATHERED) < _GATHERED:
                    return

    def _facets(self, connection: Connection) -> Counted:
        self._counted = counting.counted(connection, self._counted)
        return self._counted

    def find(self, beginning: str) -> list[tuple[str, str]]:
        """(kind, identifier) of all that a shortened identifier may mean, old identifiers of claims too."""
        with self.asking() as connection:
            return asking.begins(connection, beginning)

    def current(self, claim: str) -> str:
        """The identifier of the claim that an old identifier leads to."""
        with self.asking() as connection:
            return deciding.current(connection, claim)

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        with self.asking() as connection:
            return asking.counts(connection)

    def ledger(self, ids: Iterable[str] | None = None) -> Ledger:
        """The ledger of the store, or of some reports: the same bytes in whatever order it was filled.

        With `ids` give what `around` gives, or claims and links that reach beyond are left out.
        """
        with self.asking() as connection:
            wanted = None if ids is None else set(ids)
            held = list(asking.readings(connection, wanted, shown=True))
            inside = {reading.report.id for reading in held}
            lines = [line for line in asking.lines(connection) if line.report in inside]
            gate = {reading.report.id: reading.gate for reading in held}
            told = tuple(line for line in lines if line.probability >= gate[line.report])
            known = {line.id for line in told}
            speakers = tuple(source for source in asking.sources(connection) if set(source.lines) & known)
            return Ledger(
                reports=tuple(reading.report for reading in held),
                attributions=told,
                doubtful=tuple(line for line in lines if line.probability < gate[line.report]),
                problems=() if wanted is not None else tuple(asking.problems(connection)),
                version=version("sayso"),
                backend=", ".join(sorted({reading.reader for reading in held})),
                sources=speakers,
                judgements=(*asking.judgements(connection), *deciding.judgements(connection)),
                lineage=tuple(one for one in asking.lineage(connection) if {one.copy, one.origin} <= inside),
                claims=tuple(one for one in asking.claims(connection) if set(one.members) <= known),
                stories=tuple(one for one in asking.stories(connection) if inside.issuperset(one.reports)),
                toponyms=tuple((reading.report.id, place) for reading in held for place in reading.toponyms),
            )

    def check(self) -> Iterator[Fault]:
        """Every hash, offset and reference that is wrong; nothing where all is well. See `checking.check`."""
        with self.asking() as connection:
            yield from check(connection)
