"""What linking makes of reports together, kept: it takes the place of what was linked of them before, all at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, or_, select, update

from ..errors import StoreError
from ..model import Attribution, Judgement, Passage, Report, Story
from .adding import header, misfits, show
from .claiming import Ruled, put_claims
from .facets import Member, Numbers
from .kept import Linked, Reading, report_id
from .rows import judgement_row, line_of, line_row, lineage_row, passages_of, reading_of, settled_body, some
from .schema import (
    LINE_FIELDS,
    claims,
    judgements,
    lineage,
    lines,
    readings,
    related,
    reports,
    sources,
    stories,
    texts,
)
from .values import decoded, packed, squeezed, stretched


def around(connection: Connection, ids: Iterable[str]) -> tuple[str, ...]:
    """The reports that share a claim, a link or a story with some, and those that share one with these, and so on."""
    found: set[int] = set()
    fresh = set(numbers_of(connection, ids).values())
    while fresh:
        found |= fresh
        near: set[int] = set()
        for lot in some(sorted(fresh)):
            near |= _beside(connection, lot)
        fresh = near - found
    out: list[str] = []
    for lot in some(sorted(found)):
        out += connection.scalars(_IDS, {"of": lot})
    return tuple(sorted(out))


def link(
    connection: Connection,
    linked: Linked,
    numbers: Numbers,
    ruled: Callable[[Sequence[int]], Sequence[Ruled]],
    now: str,
) -> None:
    """Put what was linked of some reports in the place of what was linked of them before.

    `ruled` tells what people decided about claims of reports (by number); it is asked when the latest readings are
    shown. Raises `StoreError` where a claim, link or story, old or new, reaches beyond the reports.
    """
    n = numbers_of(connection, linked.reports)
    scope = sorted(n.values())
    _closed(connection, linked, set(scope))
    before = _before(connection, scope)
    renewed = _renew(connection, scope)
    _settle(connection, linked.settled, scope, n)
    _stories(connection, linked.stories, scope, n)
    held = _lines(connection, linked.lines, scope, n)
    put_claims(connection, linked.claims, held, before, renewed, numbers, ruled(scope), now)
    for lot in some(scope):
        connection.execute(_NO_LINEAGE, {"of": lot})
        connection.execute(_NO_JUDGEMENTS, {"of": lot})
    if linked.lineage:
        connection.execute(insert(lineage), [lineage_row(one, at, n) for at, one in enumerate(linked.lineage)])
    _judgements(connection, linked.judgements, n, {id: row["report"] for id, row in held.items()})
    if linked.who:
        connection.execute(_WHO, [{"of": source, "group": group} for source, group in linked.who])
    for lot in some(scope):
        connection.execute(_LINKED, {"of": lot})


def numbers_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of reports; raises `StoreError` where one is not in the store."""
    wanted = sorted(set(ids))
    out: dict[str, int] = {}
    for lot in some(wanted):
        out.update(map(tuple, connection.execute(_NUMBERS, {"ids": lot}).all()))
    if len(out) < len(wanted):
        missing = [id for id in wanted if id not in out]
        raise StoreError(f"{len(missing)} reports are not in the store: {', '.join(missing[:5])}")
    return out


def _beside(connection: Connection, some_reports: Sequence[int]) -> set[int]:
    return set(chain.from_iterable(connection.scalars(asked, {"of": some_reports}) for asked in _BESIDE))


def _closed(connection: Connection, linked: Linked, scope: set[int]) -> None:
    beyond: set[int] = set()
    for lot in some(sorted(scope)):
        beyond |= _beside(connection, lot) - scope
    if beyond:
        raise StoreError(
            f"these reports share claims, copies or stories with {len(beyond)} that are not linked with them; "
            "link what `around` gives"
        )
    inside = set(linked.reports)
    for one in linked.lineage:
        if not {one.copy, one.origin} <= inside:
            raise StoreError(f"the link from {one.copy} to {one.origin} reaches beyond the reports that are linked")
    for story in linked.stories:
        if not inside.issuperset(story.reports):
            raise StoreError(f"the story {story.id} reaches beyond the reports that are linked")


def _before(connection: Connection, scope: Sequence[int]) -> dict[str, Any]:
    """The rows of the claims that rest on reports, by identifier."""
    rows = (row for lot in some(scope) for row in connection.execute(_CLAIMS, {"of": lot}).all())
    return {row.id: row for row in rows}


def _renew(connection: Connection, scope: Sequence[int]) -> set[int]:
    """Show the latest readings of reports, and tell of which reports these are other ones than before.

    A line takes over the claim of the old line whose place it takes.
    """
    out: set[int] = set()
    for lot in some(scope):
        for of, n in connection.execute(_UNSHOWN, {"of": lot}).all():
            old = select(lines.c.claim, lines.c.content_at).where(lines.c.report == of, lines.c.claim.is_not(None))
            places = [(passages_of(row.content_at), row.claim) for row in connection.execute(old)]
            reading = _reading(connection, of)
            show(connection, of, n, reading)
            out.add(of)
            for line in reading.lines:
                best = max(((shared(line.content, place), claim) for place, claim in places), default=(0.0, 0))
                if best[0] > 0:
                    connection.execute(update(lines).where(lines.c.id == line.id).values(claim=best[1]))
    return out


def _settle(connection: Connection, made: Sequence[Report], scope: Sequence[int], n: Mapping[str, int]) -> None:
    """Show reports with the facts that others settle, and those that are not settled any more as they were read."""
    new = {n[report.id]: report for report in made if report.id in n}
    if len(new) < len(made) or any(report_id(report) != report.id for report in made):
        raise StoreError("linking settled facts of a report that is not among those that are linked")
    for lot in some(scope):
        for of in connection.scalars(_SETTLED, {"of": lot}).all():
            if of not in new:
                facts = header(_reading(connection, of).report)
                connection.execute(update(reports).where(reports.c.n == of).values(settled=None, **facts))
    for of, report in new.items():
        for fault in misfits(Reading(report, "")):
            raise StoreError(f"what linking settled of {report.id} was not kept: {fault}")
        facts = header(report)
        connection.execute(update(reports).where(reports.c.n == of).values(settled=settled_body(report), **facts))


def shared(left: Sequence[Passage], right: Sequence[Passage]) -> float:
    """The characters that two rows of passages share, of those of both together."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    all_of = sum(end - start for start, end in (*left, *right)) - both
    return both / all_of if all_of else 0.0


def _stories(connection: Connection, made: Sequence[Story], scope: Sequence[int], n: Mapping[str, int]) -> None:
    before: dict[str, int] = {}
    for lot in some(scope):
        before.update(map(tuple, connection.execute(_STORIES, {"of": lot}).all()))
        connection.execute(_TELLS, {"of": lot, "told": None})
    for story in made:
        of = before.pop(story.id, None)
        row = {"title": story.label, "body": squeezed(packed(story))}
        if of is not None:
            connection.execute(update(stories).where(stories.c.n == of).values(**row))
        else:
            of = int(connection.execute(_NEW_STORY, {"id": story.id, **row}).scalar_one())
        for members in some([n[id] for id in story.reports]):
            connection.execute(_TELLS, {"of": members, "told": of})
    for lot in some(before.values()):  # no story reaches beyond the reports, so nobody tells these any more
        connection.execute(delete(stories).where(stories.c.n.in_(lot)))


def _lines(
    connection: Connection, changed: Sequence[Attribution], scope: Sequence[int], n: Mapping[str, int]
) -> dict[str, dict[str, Any]]:
    """The rows of the scope's lines by identifier, with `line` and `member`, after linking's changes are written."""
    names = {number: id for id, number in n.items()}
    rows = [row for lot in some(scope) for row in connection.execute(_SAID, {"of": lot}).all()]
    new = {line.id: line for line in changed}
    unknown = new.keys() - {row.id for row in rows}
    if unknown:
        raise StoreError(f"linking changed {len(unknown)} lines that are not of the reports: {sorted(unknown)[:5]}")
    back = {row.report for row in rows if row.relinked and row.id not in new}
    read = {line.id: line for of in sorted(back) for line in _reading(connection, of).lines}
    stale = {row.n for row in rows if row.id in new or row.relinked}
    stood = {row.n: row for lot in some(sorted(stale)) for row in connection.execute(_LINES, {"of": lot}).all()}
    held: dict[str, dict[str, Any]] = {}
    writes: list[dict[str, Any]] = []
    for row in rows:
        now: Any = row  # of a line that linking leaves alone, its row tells all that is asked for here
        if row.n in stale:
            now = new.get(row.id) or read[row.id]
            if now != line_of(stood[row.n], names[row.report]) or row.relinked != (row.id in new):
                fields = line_row(now, 0.0)
                del fields["id"], fields["doubtful"]
                writes.append({f"to_{k}": v for k, v in fields.items()} | {"of": row.n, "to_relinked": row.id in new})
        member = Member(now, row.outlet, row.published_on, row.story, json.loads(row.places))
        held[row.id] = {"n": row.n, "report": row.report, "claim": row.claim, "member": member}
    if writes:
        connection.execute(_RELINKED, writes)
    return held


def _reading(connection: Connection, report: int) -> Reading:
    """The latest reading of a report."""
    row = connection.execute(_LATEST, {"of": report}).one()
    return reading_of(stretched(row.body), decoded(stretched(row.text)), "")


def _judgements(
    connection: Connection, made: Sequence[Judgement], n: Mapping[str, int], of_line: Mapping[str, int]
) -> None:
    """Each stands with the report of what it is about, to be taken out when that is linked anew."""
    if not made:
        return
    of_source: dict[str, int] = {}
    for lot in some(sorted(n.values())):
        of_source.update(map(tuple, connection.execute(_SOURCES, {"of": lot}).all()))
    first = min(n.values())
    rows = []
    for judgement in made:
        left, right = judgement.left, judgement.right
        of = next((where[id] for id in (left, right) for where in (of_line, of_source, n) if id in where), first)
        rows.append(judgement_row(judgement, of))
    connection.execute(insert(judgements), rows)


# What is asked and written, made once: to make a statement takes SQLAlchemy several times as long as to run it.
_OF: BindParameter[Any] = bindparam("of", expanding=True)
_HERE = reports.c.n.in_(_OF)
_IDS = select(reports.c.id).where(_HERE)
_NUMBERS = select(reports.c.id, reports.c.n).where(reports.c.id.in_(bindparam("ids", expanding=True)))
_UNSHOWN = select(reports.c.n, reports.c.reading).where(_HERE, reports.c.reading != reports.c.shown)
_SETTLED = select(reports.c.n).where(_HERE, reports.c.settled.is_not(None))
_LINKED = update(reports).where(_HERE).values(linked=True)
_TELLS = update(reports).where(_HERE).values(story=bindparam("told"))
_OF_STORIES = select(reports.c.story).where(_HERE, reports.c.story.is_not(None))
_STORIES = select(stories.c.id, stories.c.n).where(stories.c.n.in_(_OF_STORIES))
_NEW_STORY = insert(stories).returning(stories.c.n)
_OF_CLAIMS = select(lines.c.claim).where(lines.c.report.in_(_OF), lines.c.claim.is_not(None))
_CLAIMS = select(claims).where(claims.c.n.in_(_OF_CLAIMS))
_BESIDE = (
    select(lines.c.report).where(lines.c.claim.in_(_OF_CLAIMS)).distinct(),
    select(reports.c.n).where(reports.c.story.in_(_OF_STORIES)),
    *(
        select(lines.c.report).where(lines.c.claim.in_(select(other).where(mine.in_(_OF_CLAIMS)))).distinct()
        for mine, other in ((related.c.claim, related.c.other), (related.c.other, related.c.claim))
    ),
    select(lineage.c.origin).where(lineage.c.copy.in_(_OF)),
    select(lineage.c.copy).where(lineage.c.origin.in_(_OF)),
)
_SAID = (
    select(
        *(lines.c.n, lines.c.id, lines.c.report, lines.c.claim, lines.c.relinked, lines.c.places),
        *(lines.c.actor, lines.c.affiliation, lines.c.source_kind, lines.c.stance, lines.c.certainty),
        *(lines.c.said_in, lines.c.said_on, reports.c.outlet, reports.c.published_on, stories.c.id.label("story")),
    )
    .join(reports, lines.c.report == reports.c.n)
    .outerjoin(stories, reports.c.story == stories.c.n)
    .where(lines.c.report.in_(_OF))
)
_LINES = select(lines).where(lines.c.n.in_(_OF))
_WRITTEN = ("source_at", "cue_at", "content_at", "probability", *LINE_FIELDS, "via", "relinked")
_RELINKED = (
    update(lines).where(lines.c.n == bindparam("of")).values({name: bindparam(f"to_{name}") for name in _WRITTEN})
)
_LATEST = (
    select(readings.c.body, texts.c.body.label("text"))
    .select_from(reports)
    .join(readings, reports.c.reading == readings.c.n)
    .join(texts, reports.c.text == texts.c.n)
    .where(reports.c.n == bindparam("of"))
)
_SOURCES = select(sources.c.id, sources.c.report).where(sources.c.report.in_(_OF))
_WHO = update(sources).where(sources.c.id == bindparam("of")).values(who=bindparam("group"))
_NO_LINEAGE = delete(lineage).where(or_(lineage.c.copy.in_(_OF), lineage.c.origin.in_(_OF)))
_NO_JUDGEMENTS = delete(judgements).where(judgements.c.report.in_(_OF))
