"""Which reports are linked together: neighbourhoods, kept as they grow by one report and the next.

A report is found by its landmarks (`link.landmarks`), each a row of `marks`; reports that are near fall into one
neighbourhood (`placing`). As nearness rests on the two reports alone, neighbourhoods are the same in whatever order
reports come. One that grows over `WHOLE` reports, as a war does, is linked in parts: by the week of the report, copies
by that of the first of their family, so that none is parted from its original.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from .kept import digest
from .linking import around, numbers_of
from .placing import ANY_DAY
from .rows import some
from .schema import landmarks, reports

WHOLE = 400
"""Reports of a neighbourhood that are linked all together; comparing grows with the square of what tells of one thing.
Not tuned: of the corpora's neighbourhoods (`benchmarks/neighbours.py`) none is so large."""
WEEK = 7

Part = tuple[str, ...]
"""Identifiers of reports that are linked with one another, in order."""


class Task(NamedTuple):
    """What is to be linked and put into the store at once: the parts, and the state of their neighbourhood.

    The reports of a part are linked with one another, and only with one another.
    """

    parts: tuple[Part, ...]
    state: str


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
        groups |= set(connection.scalars(_GROUPS, {"of": lot}))
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
    return _parts(connection, connection.execute(_GROUPS, {"of": [n]}).scalar_one())[1] == task.state


def _parts(connection: Connection, group: int) -> tuple[list[Part], str]:
    """The parts of a neighbourhood, and its state."""
    rows = connection.execute(_MEMBERS, {"group": group}).all()
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


_GROUPS = select(landmarks.c.near).where(landmarks.c.report.in_(bindparam("of", expanding=True))).distinct()
_MEMBERS = (
    select(reports.c.id, reports.c.reading, landmarks.c.day, landmarks.c.family)
    .join(reports, reports.c.n == landmarks.c.report)
    .where(landmarks.c.near == bindparam("group"))
    .order_by(reports.c.id)
)
