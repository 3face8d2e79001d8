"""What linking makes of reports together, kept: it takes the place of what was linked of them before, all at once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update
from sqlalchemy import text as sql

from ..errors import StoreError
from ..model import Attribution, Claim, Judgement, Passage
from .adding import put_words, show
from .facets import Member, Numbers, facets_of, standings
from .kept import Linked, Reading, Story
from .rows import judgement_row, line_of, line_row, lineage_row, passages_of, reading_of, some
from .schema import (
    claims,
    facet_blocks,
    judgements,
    lineage,
    lines,
    readings,
    related,
    renamed,
    reports,
    sources,
    stories,
    texts,
)
from .values import decoded, packed, squeezed, stretched
from .words import words_of


class Ruled(NamedTuple):
    """What people decided about a claim, and the lines that it had then, as they are called now."""

    verb: str
    lines: tuple[str, ...]


BLOCK = 4096
"""Claims whose facets are gathered in one block."""


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
        out += connection.scalars(select(reports.c.id).where(reports.c.n.in_(lot)))
    return tuple(sorted(out))


def link(
    connection: Connection, linked: Linked, numbers: Numbers, ruled: Callable[[], Sequence[Ruled]], now: str
) -> None:
    """Put what was linked of some reports in the place of what was linked of them before.

    `ruled` tells what people decided about claims; it is asked when the latest readings are shown. Raises `StoreError`
    where a claim, link or story, old or new, reaches beyond the reports.
    """
    n = numbers_of(connection, linked.reports)
    scope = sorted(n.values())
    _closed(connection, linked, set(scope))
    before = _before(connection, scope)
    _renew(connection, scope)
    _stories(connection, linked.stories, scope, n)
    held = _lines(connection, linked.lines, scope, n)
    _claims(connection, linked.claims, held, before, numbers, ruled(), now)
    for lot in some(scope):
        connection.execute(delete(lineage).where(or_(lineage.c.copy.in_(lot), lineage.c.origin.in_(lot))))
        connection.execute(delete(judgements).where(judgements.c.report.in_(lot)))
    if linked.lineage:
        connection.execute(insert(lineage), [lineage_row(one, at, n) for at, one in enumerate(linked.lineage)])
    _judgements(connection, linked.judgements, n, {id: row["report"] for id, row in held.items()})
    if linked.who:
        by = update(sources).where(sources.c.id == bindparam("of")).values(who=bindparam("group"))
        connection.execute(by, [{"of": source, "group": group} for source, group in linked.who])
    for lot in some(scope):
        connection.execute(update(reports).where(reports.c.n.in_(lot)).values(linked=True))


def drop(connection: Connection, numbers: Sequence[int]) -> None:
    """Take out claims; their lines are of no claim then."""
    for lot in some(numbers):
        connection.execute(update(lines).where(lines.c.claim.in_(lot)).values(claim=None))
        connection.execute(delete(related).where(or_(related.c.claim.in_(lot), related.c.other.in_(lot))))
        connection.execute(delete(claims).where(claims.c.n.in_(lot)))
        connection.execute(sql("DELETE FROM claim_words WHERE rowid = :n"), [{"n": n} for n in lot])
    stale(connection, numbers)


def stale(connection: Connection, numbers: Iterable[int]) -> None:
    """Have the blocks of some claims gathered anew when they are next asked for."""
    blocks = sorted({n // BLOCK for n in numbers})
    for lot in some(blocks):
        connection.execute(delete(facet_blocks).where(facet_blocks.c.block.in_(lot)))


def numbers_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of reports; raises `StoreError` where one is not in the store."""
    wanted = sorted(set(ids))
    out: dict[str, int] = {}
    for lot in some(wanted):
        out.update(
            (id, n) for id, n in connection.execute(select(reports.c.id, reports.c.n).where(reports.c.id.in_(lot)))
        )
    if len(out) < len(wanted):
        missing = [id for id in wanted if id not in out]
        raise StoreError(f"{len(missing)} reports are not in the store: {', '.join(missing[:5])}")
    return out


def _beside(connection: Connection, some_reports: Sequence[int]) -> set[int]:
    of_claims = select(lines.c.claim).where(lines.c.report.in_(some_reports), lines.c.claim.is_not(None))
    of_stories = select(reports.c.story).where(reports.c.n.in_(some_reports), reports.c.story.is_not(None))
    found = set(connection.scalars(select(lines.c.report).where(lines.c.claim.in_(of_claims)).distinct()))
    found.update(connection.scalars(select(reports.c.n).where(reports.c.story.in_(of_stories))))
    for mine, other in ((related.c.claim, related.c.other), (related.c.other, related.c.claim)):
        near = select(other).where(mine.in_(of_claims))
        found.update(connection.scalars(select(lines.c.report).where(lines.c.claim.in_(near)).distinct()))
    for mine, other in ((lineage.c.copy, lineage.c.origin), (lineage.c.origin, lineage.c.copy)):
        found.update(connection.scalars(select(other).where(mine.in_(some_reports))))
    return found


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
    out: dict[str, Any] = {}
    for lot in some(scope):
        of = select(lines.c.claim).where(lines.c.report.in_(lot), lines.c.claim.is_not(None))
        out.update((row.id, row) for row in connection.execute(select(claims).where(claims.c.n.in_(of))))
    return out


def _renew(connection: Connection, scope: Sequence[int]) -> None:
    """Show the latest readings of reports. A line takes over the claim of the old line whose place it takes."""
    for lot in some(scope):
        asked = select(reports.c.n, reports.c.reading).where(reports.c.n.in_(lot), reports.c.reading != reports.c.shown)
        for of, n in connection.execute(asked).all():
            old = select(lines.c.claim, lines.c.content_at).where(lines.c.report == of, lines.c.claim.is_not(None))
            places = [(passages_of(row.content_at), row.claim) for row in connection.execute(old)]
            reading = _reading(connection, of)
            show(connection, of, n, reading)
            for line in reading.lines:
                best = max(((shared(line.content, place), claim) for place, claim in places), default=(0.0, 0))
                if best[0] > 0:
                    connection.execute(update(lines).where(lines.c.id == line.id).values(claim=best[1]))


def shared(left: Sequence[Passage], right: Sequence[Passage]) -> float:
    """The characters that two rows of passages share, of those of both together."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    all_of = sum(end - start for start, end in (*left, *right)) - both
    return both / all_of if all_of else 0.0


def _stories(connection: Connection, made: Sequence[Story], scope: Sequence[int], n: Mapping[str, int]) -> None:
    for lot in some(scope):
        connection.execute(update(reports).where(reports.c.n.in_(lot)).values(story=None))
    held = select(reports.c.story).where(reports.c.story.is_not(None))
    keep = {story.id for story in made}
    before = {row.id: row for row in connection.execute(select(stories).where(stories.c.n.not_in(held)))}
    gone = [row.n for id, row in before.items() if id not in keep]
    for lot in some(gone):
        connection.execute(delete(stories).where(stories.c.n.in_(lot)))
    for story in made:
        if story.id in before:
            of = int(before[story.id].n)
            connection.execute(update(stories).where(stories.c.n == of).values(title=story.title))
        else:
            key = insert(stories).values(id=story.id, title=story.title).returning(stories.c.n)
            of = int(connection.execute(key).scalar_one())
        for members in some([n[id] for id in story.reports]):
            connection.execute(update(reports).where(reports.c.n.in_(members)).values(story=of))


def _lines(
    connection: Connection, changed: Sequence[Attribution], scope: Sequence[int], n: Mapping[str, int]
) -> dict[str, dict[str, Any]]:
    """The rows of the scope's lines by identifier, with `line` and `member`, after linking's changes are written."""
    names = {number: id for id, number in n.items()}
    asked = (
        select(lines, reports.c.outlet, reports.c.published_on, stories.c.id.label("story"))
        .join(reports, lines.c.report == reports.c.n)
        .outerjoin(stories, reports.c.story == stories.c.n)
    )
    rows = [row for lot in some(scope) for row in connection.execute(asked.where(lines.c.report.in_(lot)))]
    new = {line.id: line for line in changed}
    unknown = new.keys() - {row.id for row in rows}
    if unknown:
        raise StoreError(f"linking changed {len(unknown)} lines that are not of the reports: {sorted(unknown)[:5]}")
    back = {row.report for row in rows if row.relinked and row.id not in new}
    read = {line.id: line for of in sorted(back) for line in _reading(connection, of).lines}
    held: dict[str, dict[str, Any]] = {}
    writes: list[dict[str, Any]] = []
    for row in rows:
        line = now = line_of(row, names[row.report])
        if row.id in new or row.relinked:
            now = new.get(row.id) or read[row.id]
            if now != line or row.relinked != (row.id in new):
                fields = line_row(now, 0.0)
                del fields["id"], fields["doubtful"]
                writes.append({f"to_{k}": v for k, v in fields.items()} | {"of": row.n, "to_relinked": row.id in new})
        member = Member(now, row.outlet, row.published_on, row.story, json.loads(row.places), row.said)
        held[row.id] = {"n": row.n, "report": row.report, "claim": row.claim, "member": member}
    if writes:
        columns = [name.removeprefix("to_") for name in writes[0] if name != "of"]
        by = update(lines).where(lines.c.n == bindparam("of"))
        connection.execute(by.values({name: bindparam(f"to_{name}") for name in columns}), writes)
    return held


def _reading(connection: Connection, report: int) -> Reading:
    """The latest reading of a report."""
    of = select(readings.c.body, texts.c.body.label("text")).select_from(reports)
    of = of.join(readings, reports.c.reading == readings.c.n).join(texts, reports.c.text == texts.c.n)
    row = connection.execute(of.where(reports.c.n == report)).one()
    return reading_of(stretched(row.body), decoded(stretched(row.text)), "")


def _claims(
    connection: Connection,
    made: Sequence[Claim],
    held: Mapping[str, dict[str, Any]],
    before: Mapping[str, Any],
    numbers: Numbers,
    ruled: Sequence[Ruled],
    now: str,
) -> None:
    taken: dict[str, str] = {}
    for claim in made:
        for id in claim.members:
            if id not in held:
                raise StoreError(f"the claim {claim.id} holds the line {id}, which is not of the reports")
            if taken.setdefault(id, claim.id) != claim.id:
                raise StoreError(f"the line {id} is of two claims, {taken[id]} and {claim.id}")
    known = {claim.id for claim in made}
    for claim in made:
        if not known.issuperset((*claim.contradicts, *claim.refines)):
            raise StoreError(f"the claim {claim.id} is related to one that is not linked with it")
    successors = _successors(before, taken, held)
    since: dict[str, str] = {}
    for gone, new in successors.items():
        since[new] = min(since.get(new, now), before[gone].since)
    n = {id: int(row.n) for id, row in before.items()}
    judged = judged_of(ruled, taken)
    touched: list[int] = []
    words: list[tuple[int, list[str]]] = []
    for claim in made:
        of = [held[id] for id in claim.members]
        facets = numbers.packed(connection, facets_of(claim, [row["member"] for row in of], judged.get(claim.id, ())))
        row = claim_row(claim, facets)
        old = before.get(claim.id)
        if old is not None and old.body == row["body"] and old.facets == facets:
            continue
        if old is not None:
            connection.execute(update(claims).where(claims.c.n == old.n).values(**row, changed=now))
            connection.execute(sql("DELETE FROM claim_words WHERE rowid = :n"), {"n": old.n})
        else:
            row |= {"since": since.get(claim.id, now), "changed": now}
            n[claim.id] = int(connection.execute(insert(claims).values(row).returning(claims.c.n)).scalar_one())
        words.append((n[claim.id], claim_words(claim, [row["member"].said for row in of])))
        touched.append(n[claim.id])
    moves = [
        {"of": row["n"], "to": n[taken[id]] if id in taken else None}
        for id, row in held.items()
        if row["claim"] != (n[taken[id]] if id in taken else None)
    ]
    if moves:
        by = update(lines).where(lines.c.n == bindparam("of")).values(claim=bindparam("to"))
        connection.execute(by, moves)
    put_words(connection, "claim_words", words)
    stale(connection, touched)
    drop(connection, [int(row.n) for id, row in before.items() if id not in known])
    _relate(connection, made, n)
    _rename(connection, successors, made, now)


def _relate(connection: Connection, made: Sequence[Claim], n: Mapping[str, int]) -> None:
    for lot in some([n[claim.id] for claim in made]):
        connection.execute(delete(related).where(related.c.claim.in_(lot)))
    rows = [
        {"claim": n[claim.id], "other": n[other], "how": how}
        for claim in made
        for how, others in (("contradicts", claim.contradicts), ("refines", claim.refines))
        for other in dict.fromkeys(others)
    ]
    if rows:
        connection.execute(insert(related), rows)


def judged_of(ruled: Iterable[Ruled], claim_of: Mapping[str, str]) -> dict[str, set[str]]:
    """For claims what people decided about them: each decision is about the claim that has most of its lines."""
    out: dict[str, set[str]] = {}
    for decision in ruled:
        counts = Counter(claim_of[id] for id in decision.lines if id in claim_of)
        if counts:
            first = min(counts, key=lambda id: (-counts[id], id))
            out.setdefault(first, set()).add(decision.verb)
    return out


def claim_row(claim: Claim, facets: bytes) -> dict[str, Any]:
    """The columns of `claims` that a claim fills."""
    return {
        "id": claim.id,
        "gist": claim.gist,
        "lines": len(claim.members),
        "reports": len(claim.told.reports),
        "independent": claim.independent_sources,
        "first_on": claim.told.first_on,
        "last_on": claim.told.last_on,
        "standing": " ".join(standings(claim)),
        "facets": facets,
        "body": squeezed(packed(claim)),
    }


def claim_words(claim: Claim, said: Iterable[str]) -> list[str]:
    """The words that a claim is found by: its gist's and its lines', those that are alike once."""
    return [word for text in dict.fromkeys([claim.gist, *said]) for word in words_of(text)]


def _successors(
    before: Mapping[str, Any], taken: Mapping[str, str], held: Mapping[str, dict[str, Any]]
) -> dict[str, str]:
    """For claims that are no more the claim that has most of their lines now, where there is one."""
    names = {row.n: id for id, row in before.items()}
    now: dict[str, Counter[str]] = {}
    for id, row in sorted(held.items()):
        if row["claim"] is not None and id in taken:
            now.setdefault(names[row["claim"]], Counter())[taken[id]] += 1
    made = set(taken.values())
    return {old: counts.most_common(1)[0][0] for old, counts in now.items() if old not in made}


def _rename(connection: Connection, successors: Mapping[str, str], made: Sequence[Claim], now: str) -> None:
    for lot in some([claim.id for claim in made]):
        connection.execute(delete(renamed).where(renamed.c.old.in_(lot)))
    for lot in some(successors):
        connection.execute(delete(renamed).where(renamed.c.old.in_(lot)))
    if successors:
        rows = [{"old": old, "new": new, "at": now} for old, new in sorted(successors.items())]
        connection.execute(insert(renamed), rows)


def _judgements(
    connection: Connection, made: Sequence[Judgement], n: Mapping[str, int], of_line: Mapping[str, int]
) -> None:
    """Each stands with the report of what it is about, to be taken out when that is linked anew."""
    if not made:
        return
    of_source: dict[str, int] = {}
    for lot in some(sorted(n.values())):
        of_source.update(
            (id, report)
            for id, report in connection.execute(
                select(sources.c.id, sources.c.report).where(sources.c.report.in_(lot))
            )
        )
    first = min(n.values())
    rows = []
    for judgement in made:
        left, right = judgement.left, judgement.right
        of = next((where[id] for id in (left, right) for where in (of_line, of_source, n) if id in where), first)
        rows.append(judgement_row(judgement, of))
    connection.execute(insert(judgements), rows)
