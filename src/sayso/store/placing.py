"""Placing reports among their neighbours: by the marks that they share, and the neighbourhoods that this joins.

A report is near one that shares a passage with it, and one that likely tells of the same happenings (`link.landmarks`).
Reports are placed many at once: what the store holds is asked for, what joins is joined here, and all is written in
the end.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, func, insert, or_, select, update

from ..link.happenings import FARTHEST
from ..link.landmarks import SHARED, Landmarks, alike, days_apart, may_be_alike, outlined, packed, reused, unpacked
from ..link.outlines import Outline
from .linking import numbers_of
from .rows import some
from .schema import landmarks, marks
from .values import squeezed, stretched

SEVERAL = 64
"""Reports that are compared with one at once, the likeliest first; then four times as many, and so on. Most of what a
report is near to is among the first, and what lies in a neighbourhood that it joined need not be looked at."""
REMEMBERED = 4_096
"""Reports whose outlines are kept while others of their days are placed, 6 kB each."""
ANY_DAY = 0
"""What stands for the day of marks that are looked for whatever their day is."""


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
        held |= set(connection.scalars(_HELD, {"of": lot}))
    new = {n[one.report]: one for one in made if n[one.report] not in held}
    placing = _Placing(connection, new)
    for report, one in new.items():
        placing.place(report, one)
    placing.write()


def placed_by(one: Landmarks) -> set[tuple[int, int]]:
    """The marks by which a report is found, each with the day on which it is."""
    return {(mark, ANY_DAY) for mark in one.shingles} | {(mark, one.day or ANY_DAY) for mark in one.telling}


class _Placing:
    """The placing of some new reports, one after another, each among those of the store and those before it."""

    def __init__(self, connection: Connection, new: dict[int, Landmarks]) -> None:
        self._connection = connection
        self._new = new
        self._body = {report: packed(one) for report, one in new.items()}
        self._near, self._family = (_Labels(connection, kind) for kind in ("near", "family"))
        self._outlines: dict[int, Outline] = {}
        self._shingled: defaultdict[int, list[int]] = defaultdict(list)  # by shingle, and by telling word, the reports
        self._telling: defaultdict[int, list[int]] = defaultdict(list)  # that were placed and are not in the store yet
        self._copied: defaultdict[int, list[int]] = defaultdict(list)  # by shingle the reports that the store holds
        shingles = set[int]().union(*(one.shingles for one in new.values()))
        for lot in some(sorted(shingles)):
            for mark, report in connection.execute(_COPIED, {"marks": lot}).all():
                self._copied[mark].append(report)

    def place(self, report: int, one: Landmarks) -> None:
        """Place one report."""
        found = self._found(one)
        self._near.begin(report)
        self._family.begin(report)
        for of, held in ((one.shingles, self._shingled), (one.telling, self._telling)):
            for mark in of:
                held[mark].append(report)
        for other in found:
            if reused(other.copied, len(one.shingles), other.shingles):
                self._family.join(report, other.family)
                self._near.join(report, other.near)
            elif other.copied >= SHARED and not days_apart(one.day, other.day):
                self._near.join(report, other.near)
        # What is left needs both reports' words; one of each neighbourhood that is near is enough.
        left = [other for other in found if other.told >= SHARED and not days_apart(one.day, other.day)]
        left.sort(key=lambda other: (-other.told, other.report))
        outline = outlined(self._body[report])
        at, size = 0, SEVERAL
        while at < len(left):
            some_left = [other for other in left[at : at + size] if not self._near.joined(report, other.near)]
            outlines = self._outlines_of([other.report for other in some_left])
            for other, may_be in zip(some_left, may_be_alike(outline, outlines), strict=True):
                if may_be and not self._near.joined(report, other.near) and alike(one, self._landmarks(other.report)):
                    self._near.join(report, other.near)
            at, size = at + size, 4 * size

    def write(self) -> None:
        """Write the reports, and what their neighbourhoods and families are called now."""
        self._near.write()
        self._family.write()
        rows = [
            {
                "report": report,
                "day": one.day,
                "shingles": len(one.shingles),
                "near": self._near.of(report),
                "family": self._family.of(report),
                "body": squeezed(self._body[report]),
            }
            for report, one in self._new.items()
        ]
        found = [
            {"mark": mark, "day": day, "report": report}
            for report, one in self._new.items()
            for mark, day in sorted(placed_by(one))
        ]
        for table, made in ((landmarks, rows), (marks, found)):
            if made:
                self._connection.execute(insert(table), made)

    def _found(self, one: Landmarks) -> list[_Found]:
        """The reports that share marks with one, by number."""
        copied = Counter(report for mark in one.shingles for report in self._copied.get(mark, ()))
        out: dict[int, _Found] = {}
        if one.telling:
            days = {"from": one.day - FARTHEST, "to": one.day + FARTHEST} if one.day else {}
            asked = self._connection.execute(_TOLD if days else _TOLD_ANY_DAY, {"marks": sorted(one.telling), **days})
            out = {row[0]: _Found(row[0], copied[row[0]], *row[1:]) for row in asked.all()}
        for lot in some(sorted(copied.keys() - out.keys())):
            for report, day, size, near, family in self._connection.execute(_WHERE, {"of": lot}).all():
                out[report] = _Found(report, copied[report], 0, day, size, near, family)
        copied = Counter(chain.from_iterable(self._shingled.get(mark, ()) for mark in one.shingles))
        told = Counter(chain.from_iterable(self._telling.get(mark, ()) for mark in one.telling))
        enough = {report for report, count in told.items() if count >= SHARED}
        for report in copied.keys() | enough:
            other = self._new[report]
            where = (other.day, len(other.shingles), report, report)
            out[report] = _Found(report, copied[report], told[report], *where)
        return [out[report] for report in sorted(out)]

    def _outlines_of(self, wanted: Sequence[int]) -> list[Outline]:
        if len(self._outlines) > REMEMBERED:
            self._outlines.clear()
        unknown = [report for report in wanted if report not in self._outlines]
        self._outlines |= {report: outlined(self._body[report]) for report in unknown if report in self._body}
        for report, body in self._bodies([report for report in unknown if report not in self._body]).items():
            self._outlines[report] = outlined(body)
        return [self._outlines[report] for report in wanted]

    def _landmarks(self, report: int) -> Landmarks:
        return self._new[report] if report in self._new else unpacked("", self._bodies([report])[report])

    def _bodies(self, wanted: Sequence[int]) -> dict[int, bytes]:
        """The packed landmarks of reports that the store holds."""
        rows = [row for lot in some(wanted) for row in self._connection.execute(_BODIES, {"of": lot}).all()]
        return {report: stretched(body) for report, body in rows}


class _Labels:
    """The neighbourhoods (`near`) or families (`family`) of reports, as new reports join them.

    One bears the number of one of its reports. Where two become one, it is called as most of its reports were.
    """

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection = connection
        of = landmarks.c[kind]
        self._counted = select(func.count()).select_from(landmarks).where(of == bindparam("of"))
        self._renamed = update(landmarks).where(of == bindparam("old")).values({kind: bindparam("new")})
        self._size: dict[int, int] = {}
        self._into: dict[int, int] = {}
        self._stored: list[int] = []

    def begin(self, report: int) -> None:
        """Have a new report stand alone."""
        self._size[report] = 1

    def of(self, label: int) -> int:
        """What is now called so what bore a label."""
        while label in self._into:
            label = self._into[label]
        return label

    def joined(self, one: int, two: int) -> bool:
        """Whether two labels are of the same."""
        return self.of(one) == self.of(two)

    def join(self, one: int, two: int) -> None:
        """Make one of what bears two labels."""
        if self.joined(one, two):
            return
        small, large = sorted((self.of(one), self.of(two)), key=lambda label: (self._count(label), label))
        self._into[small] = large
        self._size[large] += self._size[small]

    def write(self) -> None:
        """Have the rows that the store holds bear what their labels became."""
        changed = [{"old": label, "new": self.of(label)} for label in self._stored if label in self._into]
        if changed:
            self._connection.execute(self._renamed, changed)

    def _count(self, label: int) -> int:
        if label not in self._size:
            self._size[label] = int(self._connection.execute(self._counted, {"of": label}).scalar_one())
            self._stored.append(label)
        return self._size[label]


_OF: BindParameter[Any] = bindparam("of", expanding=True)
_MARKS: BindParameter[Any] = bindparam("marks", expanding=True)
_LIES = (landmarks.c.day, landmarks.c.shingles, landmarks.c.near, landmarks.c.family)
_HELD = select(landmarks.c.report).where(landmarks.c.report.in_(_OF))
_WHERE = select(landmarks.c.report, *_LIES).where(landmarks.c.report.in_(_OF))
_BODIES = select(landmarks.c.report, landmarks.c.body).where(landmarks.c.report.in_(_OF))
_COPIED = select(marks.c.mark, marks.c.report).where(marks.c.mark.in_(_MARKS), marks.c.day == ANY_DAY)


def _told(*where: ColumnElement[bool]) -> Select[Any]:
    """Which reports share enough marks, how many, and where they lie."""
    counted = select(marks.c.report, func.count().label("told")).where(marks.c.mark.in_(_MARKS), *where)
    found = counted.group_by(marks.c.report).having(func.count() >= SHARED).subquery()
    return select(found.c.report, found.c.told, *_LIES).join(landmarks, landmarks.c.report == found.c.report)


_TOLD_ANY_DAY = _told()
_TOLD = _told(or_(marks.c.day == ANY_DAY, marks.c.day.between(bindparam("from"), bindparam("to"))))
