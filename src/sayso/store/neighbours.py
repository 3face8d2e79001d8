"""Which reports are linked together: neighbourhoods, kept as they grow by one report and the next.

A report is found by its landmarks (`link.landmarks`), each a row of `marks`; reports that are near fall into one
neighbourhood. As nearness rests on the two reports alone, neighbourhoods are the same in whatever order reports come.
One that grows over `WHOLE` reports, as a war does, is linked in parts: by the week of the report, copies by that of the
first of their family, so that none is parted from its original.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, or_, select, update

from ..link.happenings import FARTHEST, Outline
from ..link.landmarks import SHARED, Landmarks, alike, days_apart, may_be_alike, outlined, packed, reused, unpacked
from .kept import digest
from .linking import around, numbers_of
from .rows import some
from .schema import landmarks, marks, reports
from .values import squeezed, stretched

WHOLE = 400
"""Reports of a neighbourhood that are linked all together; comparing grows with the square of what tells of one thing.
Not tuned: of the corpora's neighbourhoods (`benchmarks/neighbours.py`) none is so large."""
WEEK = 7
SEVERAL = 64
"""Reports whose landmarks are fetched at once, to compare them; the nearest come first, and few are needed."""
REMEMBERED = 4_096
"""Reports whose outlines are kept while others of their days are placed, 8 kB each."""
ANY_DAY = 0
"""What stands for the day of marks that are looked for whatever their day is."""

Part = tuple[str, ...]
"""Identifiers of reports that are linked with one another, in order."""


class Task(NamedTuple):
    """What is to be linked and put into the store at once: the parts, and the state of their neighbourhood.

    The reports of a part are linked with one another, and only with one another.
    """

    parts: tuple[Part, ...]
    state: str


class _Found(NamedTuple):
    """A report that shares marks with another: how many shingles and telling words, and where it lies."""

    report: int
    copied: int
    told: int
    day: int
    shingles: int
    near: int
    family: int


def place(connection: Connection, made: Sequence[Landmarks]) -> None:
    """Keep the landmarks of reports that have none yet, and join the neighbourhoods that they bring together."""
    n = numbers_of(connection, [one.report for one in made])
    held: set[int] = set()
    for lot in some(sorted(n.values())):
        held |= set(connection.scalars(select(landmarks.c.report).where(landmarks.c.report.in_(lot))))
    known: dict[int, Outline] = {}
    for one in made:
        if n[one.report] not in held:
            _place(connection, n[one.report], one, known)
            if len(known) > REMEMBERED:
                known.clear()
            held.add(n[one.report])


def unplaced(connection: Connection, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of some reports that have no landmarks yet, in order."""
    placed = select(landmarks.c.report)
    out: list[str] = []
    for lot in some(sorted(set(ids))):
        out += connection.scalars(select(reports.c.id).where(reports.c.id.in_(lot), reports.c.n.not_in(placed)))
    return tuple(sorted(out))


def tasks(connection: Connection, ids: Iterable[str]) -> list[Task]:
    """What is to be linked anew because of some reports that have landmarks.

    Parts that linking joined before are one task, else each that holds one of the reports is a task of its own.
    """
    wanted = set(ids)
    n = numbers_of(connection, wanted)
    groups: set[int] = set()
    for lot in some(sorted(n.values())):
        groups |= set(connection.scalars(select(landmarks.c.near).where(landmarks.c.report.in_(lot)).distinct()))
    out: list[Task] = []
    for group in sorted(groups):
        all_parts, state = _parts(connection, group)
        of = {id: k for k, part in enumerate(all_parts) for id in part}
        open_parts = {of[id] for id in wanted if id in of}
        while open_parts:
            entry = {min(open_parts)}
            while (more := {of[id] for id in around(connection, _ids(all_parts, entry))} | entry) != entry:
                entry = more
            out.append(Task(tuple(all_parts[k] for k in sorted(entry)), state))
            open_parts -= entry
    return out


def _ids(all_parts: Sequence[Part], chosen: Iterable[int]) -> list[str]:
    return list(chain.from_iterable(all_parts[k] for k in chosen))


def unchanged(connection: Connection, task: Task) -> bool:
    """Whether the neighbourhood of a task still holds the same reports, as the same reader read them."""
    n = numbers_of(connection, task.parts[0][:1])[task.parts[0][0]]
    return _parts(connection, _label(connection, n, "near"))[1] == task.state


def _parts(connection: Connection, group: int) -> tuple[list[Part], str]:
    """The parts of a neighbourhood, and its state."""
    asked = select(reports.c.id, reports.c.reading, landmarks.c.day, landmarks.c.family)
    asked = asked.join(reports, reports.c.n == landmarks.c.report).where(landmarks.c.near == group)
    rows = connection.execute(asked.order_by(reports.c.id)).all()
    state = digest([(row.id, row.reading) for row in rows], "n")
    if len(rows) <= WHOLE:
        return [tuple(row.id for row in rows)], state
    first: dict[int, int] = {}
    for row in rows:
        if row.day:
            first[row.family] = min(row.day, first.get(row.family, row.day))
    by_week: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        by_week[first.get(row.family, ANY_DAY) // WEEK].append(row.id)
    return [tuple(by_week[week]) for week in sorted(by_week)], state


def _place(connection: Connection, report: int, one: Landmarks, known: dict[int, Outline]) -> None:
    """Place one report; `known` are the outlines of reports that were looked at, to which others come."""
    found = list(_found(connection, one))
    row = {"report": report, "day": one.day, "shingles": len(one.shingles), "near": report, "family": report}
    connection.execute(insert(landmarks), row | {"body": squeezed(packed(one))})
    rows = [{"mark": mark, "day": day, "report": report} for mark, day in sorted(placed_by(one))]
    if rows:
        connection.execute(insert(marks), rows)
    near, family = _Lot(connection, "near", report), _Lot(connection, "family", report)
    for other in found:
        if reused(other.copied, len(one.shingles), other.shingles):
            family.join(other.family)
            near.join(other.near)
        elif other.copied >= SHARED and not days_apart(one.day, other.day):
            near.join(other.near)
    # What is left needs both reports' words; one of each neighbourhood that is near is enough.
    left = [other for other in found if other.told >= SHARED and not days_apart(one.day, other.day)]
    outline = outlined(packed(one))
    left.sort(key=lambda other: (-other.told, other.report))
    for at in range(0, len(left), SEVERAL):
        some_left = [other for other in left[at : at + SEVERAL] if other.near not in near.labels]
        new = [other.report for other in some_left if other.report not in known]
        known |= {report: outlined(body) for report, body in _bodies(connection, new).items()}
        for other in some_left:
            if other.near in near.labels or not may_be_alike(outline, known[other.report]):
                continue
            if alike(one, unpacked("", _bodies(connection, [other.report])[other.report])):
                near.join(other.near)


class _Lot:
    """The neighbourhood (`near`) or family (`family`) of a report that is being placed, as others join it.

    `labels` are all that it bore or took in; the rows bear the one that most of them had.
    """

    def __init__(self, connection: Connection, kind: str, label: int) -> None:
        self._connection, self._kind = connection, kind
        self._label = label
        self.labels = {label}

    def join(self, label: int) -> None:
        """Take in the reports of a label."""
        if label in self.labels:
            return
        column = landmarks.c[self._kind]
        counted = select(column, func.count()).where(column.in_((self._label, label))).group_by(column)
        size = {one: int(count) for one, count in self._connection.execute(counted)}
        small, large = sorted(size, key=lambda one: (size[one], one))
        self._connection.execute(update(landmarks).where(column == small).values({self._kind: large}))
        self._label = large
        self.labels.add(label)


def placed_by(one: Landmarks) -> set[tuple[int, int]]:
    """The marks by which a report is found, each with the day on which it is."""
    return {(mark, ANY_DAY) for mark in one.shingles} | {(mark, one.day or ANY_DAY) for mark in one.telling}


def _found(connection: Connection, one: Landmarks) -> Iterator[_Found]:
    """The reports that share marks with one."""
    copied: defaultdict[int, int] = defaultdict(int)
    told: defaultdict[int, int] = defaultdict(int)
    for lot in some(sorted(one.shingles)):
        asked = select(marks.c.report, func.count()).where(marks.c.mark.in_(lot), marks.c.day == ANY_DAY)
        for report, count in connection.execute(asked.group_by(marks.c.report)):
            copied[report] += count
    if one.telling:
        asked = select(marks.c.report, func.count()).where(marks.c.mark.in_(sorted(one.telling)))
        if one.day:
            within = marks.c.day.between(one.day - FARTHEST, one.day + FARTHEST)
            asked = asked.where(or_(marks.c.day == ANY_DAY, within))
        asked = asked.group_by(marks.c.report).having(func.count() >= SHARED)
        told.update((report, count) for report, count in connection.execute(asked))
    wanted = {report for report in copied.keys() | told.keys() if copied[report] or told[report]}
    columns = (landmarks.c.report, landmarks.c.day, landmarks.c.shingles, landmarks.c.near, landmarks.c.family)
    for lot in some(sorted(wanted)):
        for row in connection.execute(select(*columns).where(landmarks.c.report.in_(lot))):
            yield _Found(row.report, copied[row.report], told[row.report], row.day, row.shingles, row.near, row.family)


def _label(connection: Connection, report: int, kind: str) -> int:
    return int(connection.execute(select(landmarks.c[kind]).where(landmarks.c.report == report)).scalar_one())


def _bodies(connection: Connection, wanted: Sequence[int]) -> dict[int, bytes]:
    """The packed landmarks of reports."""
    asked = select(landmarks.c.report, landmarks.c.body).where(landmarks.c.report.in_(wanted))
    return {report: stretched(body) for report, body in connection.execute(asked)} if wanted else {}
