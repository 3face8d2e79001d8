"""The part of the check that looks at what linking made: claims, links, stories, judgements, neighbourhoods."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select, union_all

from ..link import landmarks
from ..model import Claim, Lineage
from . import schema as s
from .claiming import claim_row
from .facets import Member, facets_of, named, numbers
from .kept import Fault
from .placing import placed_by
from .rows import line_of, lineage_row
from .values import stretched, unpacked

T = TypeVar("T")
SEVERAL = 500
"""Rows that are held at a time."""


def check_links(connection: Connection) -> Iterator[Fault]:
    """What is wrong in what linking made."""
    yield from _claims(connection)
    yield from _lineage(connection)
    yield from _judgements(connection)
    yield from _landmarks(connection)
    told = set(connection.scalars(select(s.reports.c.story).where(s.reports.c.story.is_not(None))))
    for row in connection.execute(select(s.stories.c.n, s.stories.c.id)):
        if row.n not in told:
            yield Fault("stories", row.id, "no report tells it")


def _landmarks(connection: Connection) -> Iterator[Fault]:
    """What a report is found by must be what its landmarks say, and copies must lie in one neighbourhood."""
    last = -1
    asked = select(s.landmarks, s.reports.c.id).join(s.reports, s.landmarks.c.report == s.reports.c.n)
    asked = asked.order_by(s.landmarks.c.report).limit(SEVERAL)
    while rows := connection.execute(asked.where(s.landmarks.c.report > last)).all():
        last = rows[-1].report
        found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        of = select(s.marks).where(s.marks.c.report.between(rows[0].report, last))
        for row in connection.execute(of):
            found[row.report].add((row.mark, row.day))
        for row in rows:
            try:
                one = landmarks.unpacked(row.id, stretched(row.body))
            except (ValueError, struct.error):
                yield Fault("landmarks", row.id, "they cannot be read")
                continue
            if found[row.report] != placed_by(one) or (row.day, row.shingles) != (one.day, len(one.shingles)):
                yield Fault("landmarks", row.id, "it is found by other marks than its own")
    apart = select(s.landmarks.c.family).group_by(s.landmarks.c.family)
    for family in connection.scalars(apart.having(func.count(s.landmarks.c.near.distinct()) > 1)):
        yield Fault("landmarks", f"family {family}", "copies lie in different neighbourhoods")


def _claims(connection: Connection) -> Iterator[Fault]:
    last = -1
    asked = select(s.claims).order_by(s.claims.c.n).limit(SEVERAL)
    while rows := connection.execute(asked.where(s.claims.c.n > last)).all():
        last = rows[-1].n
        here = [row.n for row in rows]
        members, beside = _members(connection, here), _related(connection, here)
        for row in rows:
            claim = whole(Claim, _stretched(row.body))
            if claim is None or set(claim.members) != members[row.n].keys():
                yield Fault("claims", row.id, "it cannot be read, or its lines are not those that it names")
                continue
            yield from _claim(connection, row, claim, members[row.n], beside[row.n])


def _claim(
    connection: Connection, row: Any, claim: Claim, members: dict[str, Member], beside: set[tuple[str, str]]
) -> Iterator[Fault]:
    counted = numbers(row.facets[: len(row.facets) // 4 * 4])
    facets = named(connection, counted)
    if len(facets) * 4 != len(row.facets):
        yield Fault("claims", row.id, "it is counted by values that are not there")
    if {pair for pair in facets.values() if pair[0] != "judged"} != set(facets_of(claim, members.values())):
        yield Fault("claims", row.id, "it is counted otherwise than its lines tell")
    for name, value in claim_row(claim, row.facets).items():
        if name != "body" and getattr(row, name) != value:
            yield Fault("claims", row.id, f"its {name} is not that of the claim")
    if beside != {("contradicts", id) for id in claim.contradicts} | {("refines", id) for id in claim.refines}:
        yield Fault("claims", row.id, "the claims beside it are not those that it names")
    inside = {*claim.counted, *claim.named, *claim.denied, claim.told.first, *(one.line for one in claim.uncounted)}
    if not inside <= members.keys():
        yield Fault("claims", row.id, "it counts lines that it does not hold")


def _members(connection: Connection, claims: Sequence[int]) -> defaultdict[int, dict[str, Member]]:
    out: defaultdict[int, dict[str, Member]] = defaultdict(dict)
    asked = select(
        s.lines, s.reports.c.id.label("of"), s.reports.c.outlet, s.reports.c.published_on, s.stories.c.id.label("story")
    )
    asked = asked.join(s.reports, s.lines.c.report == s.reports.c.n)
    asked = asked.outerjoin(s.stories, s.reports.c.story == s.stories.c.n)
    for row in connection.execute(asked.where(s.lines.c.claim.in_(claims))):
        line = line_of(row, row.of)
        out[row.claim][row.id] = Member(line, row.outlet, row.published_on, row.story, json.loads(row.places))
    return out


def _related(connection: Connection, claims: Sequence[int]) -> defaultdict[int, set[tuple[str, str]]]:
    out: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    asked = select(s.related.c.claim, s.related.c.how, s.claims.c.id).join(s.claims, s.related.c.other == s.claims.c.n)
    for row in connection.execute(asked.where(s.related.c.claim.in_(claims))):
        out[row.claim].add((row.how, row.id))
    return out


def _lineage(connection: Connection) -> Iterator[Fault]:
    length = select(s.reports.c.id, s.reports.c.n, s.texts.c.length).join(s.texts, s.reports.c.text == s.texts.c.n)
    of = {row.n: (row.id, row.length) for row in connection.execute(length)}
    number = {id: n for n, (id, _) in of.items()}
    for row in connection.execute(select(s.lineage).order_by(s.lineage.c.n)):
        name = f"{of.get(row.copy, '?')[0]} {of.get(row.origin, '?')[0]}"
        link = whole(Lineage, _stretched(row.body))
        if link is None or not {link.copy, link.origin} <= number.keys():
            yield Fault("lineage", name, "it cannot be read, or names reports that are not there")
            continue
        expected = lineage_row(link, row.at, number)
        if any(getattr(row, name) != value for name, value in expected.items() if name != "body"):
            yield Fault("lineage", name, "its columns are not those of the link")
        here = [piece.copy for piece in link.aligned] + [p for edit in link.edits for p in edit.copy]
        there = [piece.origin for piece in link.aligned] + [p for edit in link.edits for p in edit.origin]
        for passages, report in ((here, link.copy), (there, link.origin)):
            if any(not 0 <= start <= end <= of[number[report]][1] for start, end in passages):
                yield Fault("lineage", name, f"it points beyond the text of {report}")


def _judgements(connection: Connection) -> Iterator[Fault]:
    known = union_all(select(s.lines.c.id), select(s.sources.c.id), select(s.reports.c.id)).subquery()
    for side in (s.judgements.c.left, s.judgements.c.right):
        asked = select(s.judgements.c.kind, side).where(side.not_in(select(known.c.id)))
        for kind, id in connection.execute(asked):
            yield Fault("judgements", id, f"a judgement {kind} is about something that is not there")


def whole(kind: type[T], body: bytes) -> T | None:
    """The value of packed bytes, or `None` where they are damaged."""
    try:
        return unpacked(kind, body)
    except (ValueError, TypeError, KeyError):
        return None


def _stretched(body: bytes) -> bytes:
    try:
        return stretched(body)
    except ValueError:
        return b""
