"""Reports and sources that conditions take: fewer than claims, so that their tables are asked directly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, func, select

from ..errors import OptionError
from .asking import matching
from .columns import day as day_of
from .conditions import Between, Both, Condition, During, Either, Has, Matches, Without, holds
from .rows import some
from .schema import lines, reports, sources, stories
from .words import matches, words_of

T = TypeVar("T")
OF_LINES = {
    "source": "actor",
    "side": "affiliation",
    "kind": "source_kind",
    "stance": "stance",
    "certainty": "certainty",
}
"""Fields of a query that a report has through its lines, and their columns."""


class Listed(NamedTuple):
    """A report that answers: its identifier, title, outlet, day of publication, and how many lines it has."""

    id: str
    title: str | None
    outlet: str | None
    published_on: str | None
    lines: int


class Speaker(NamedTuple):
    """A person or body that answers: the group's identifier, the longest of its names, side, kind, lines, reports."""

    id: str
    name: str
    side: str | None
    kind: str
    lines: int
    reports: int


def listed(connection: Connection, condition: Condition) -> list[Listed]:
    """The reports that a condition takes, the latest first.

    Words are those of the report; source, side, kind, stance and certainty those of any of its lines; days those of its
    publication. Raises `OptionError` for what a report has not.
    """
    n = _reports(connection, condition)
    count = select(func.count()).where(lines.c.report == reports.c.n, lines.c.doubtful.is_(False)).scalar_subquery()
    columns = (reports.c.id, reports.c.title, reports.c.outlet, reports.c.published_on, count)
    asked = select(*columns)
    rows = [Listed(*row) for lot in some(sorted(n)) for row in connection.execute(asked.where(reports.c.n.in_(lot)))]
    return sorted(rows, key=lambda one: (-day_of(one.published_on), one.id))


def _reports(connection: Connection, condition: Condition) -> set[int]:
    def of(part: Condition) -> set[int]:
        match part:
            case Matches(question):
                return set(connection.scalars(matching(connection, question)))
            case Has("outlet"):
                return _where(connection, reports.c.outlet, reports.c.n, part)
            case Has("story"):
                asked = select(reports.c.n, stories.c.id).join(stories, reports.c.story == stories.c.n)
                return {n for n, id in connection.execute(asked) if holds(part, words_of(id))}
            case Has(facet) if facet in OF_LINES:
                return _where(connection, lines.c[OF_LINES[facet]], lines.c.report, part)
            case Between("first_on" | "last_on", low, high) | During(low, high):
                days = ((n, day_of(day)) for n, day in connection.execute(select(reports.c.n, reports.c.published_on)))
                return {n for n, day in days if day and (low is None or day >= low) and (high is None or day <= high)}
            case _:
                raise OptionError(
                    f"reports are asked by words, outlet, story, date, first, last, {', '.join(OF_LINES)}; "
                    "the rest is of claims"
                )

    return _joined(condition, of, lambda: set(connection.scalars(select(reports.c.n))))


def _where(connection: Connection, column: Any, key: Any, has: Has) -> set[int]:
    """The rows that have a value which a condition takes: the values are looked at once each."""
    values = connection.scalars(select(column).where(column.is_not(None)).distinct())
    wanted = [value for value in values if holds(has, words_of(value))]
    found: set[int] = set()
    for lot in some(wanted):
        found.update(connection.scalars(select(key).where(column.in_(lot)).distinct()))
    return found


def speakers(connection: Connection, condition: Condition) -> list[Speaker]:
    """The persons and bodies that a condition takes, those with most lines first.

    Words are those of their names, roles and bodies in any report; fields are source (the name), side and kind. Raises
    `OptionError` for what a source has not.
    """
    of: defaultdict[str, list[tuple[str, str | None, str, str, int]]] = defaultdict(list)
    count = select(func.count()).where(lines.c.source == sources.c.n, lines.c.doubtful.is_(False)).scalar_subquery()
    columns = (sources.c.who, sources.c.name, sources.c.side, sources.c.kind, sources.c.role, sources.c.body, count)
    for who, name, side, kind, role, body, said in connection.execute(select(*columns)):
        of[who].append((name, side, kind, " ".join(part for part in (name, role, body) if part), said))

    def takes(part: Condition) -> set[str]:
        match part:
            case Matches(question):
                return {who for who, rows in of.items() if any(matches(question, words_of(row[3])) for row in rows)}
            case Has("source" | "side" | "kind" as facet):
                at = {"source": 0, "side": 1, "kind": 2}[facet]
                named = {who: [words_of(str(row[at])) for row in rows if row[at]] for who, rows in of.items()}
                return {who for who, values in named.items() if any(holds(part, value) for value in values)}
            case _:
                raise OptionError("sources are asked by words, source, side and kind; the rest is of claims")

    found = _joined(condition, takes, lambda: set(of))
    made = []
    for who in found:
        rows = of[who]
        name, side, kind, _, _ = max(rows, key=lambda row: (len(row[0]), row[0]))
        made.append(Speaker(who, name, side, kind, sum(row[4] for row in rows), len(rows)))
    return sorted(made, key=lambda one: (-one.lines, one.name, one.id))


def _joined(condition: Condition, of: Callable[[Condition], set[T]], every: Callable[[], set[T]]) -> set[T]:
    """What a condition takes, by what its leaves take."""
    match condition:
        case Both(parts):
            return _all([_joined(part, of, every) for part in parts]) if parts else every()
        case Either(parts):
            found: set[T] = set()
            for part in parts:
                found |= _joined(part, of, every)
            return found
        case Without(part):
            taken: set[T] = _joined(part, of, every)
            return every() - taken
        case _:
            return of(condition)


def _all(found: Iterable[set[T]]) -> set[T]:
    first, *rest = found
    return first.intersection(*rest)
