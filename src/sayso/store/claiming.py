"""The claims that linking made, put in the place of those before, with a trace from each old one to its successor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, or_, select, update

from ..errors import StoreError
from ..model import Claim
from .blocks import stale
from .facets import Numbers, facets_of, standings
from .rows import some
from .schema import claims, lines, related, renamed
from .values import packed, squeezed


class Ruled(NamedTuple):
    """What people decided about a claim, and the lines that it had then, as they are called now."""

    verb: str
    lines: tuple[str, ...]


def put_claims(
    connection: Connection,
    made: Sequence[Claim],
    held: Mapping[str, dict[str, Any]],
    before: Mapping[str, Any],
    renewed: Set[int],
    numbers: Numbers,
    ruled: Sequence[Ruled],
    now: str,
) -> None:
    """Keep claims in the place of `before`, the rows of those that rested on the same reports, by identifier.

    `held` are the rows of the reports' lines by identifier, with `n`, `report`, `claim` and `member`; `renewed` are the
    reports that were read anew. A claim that is as it was stays untouched. Raises `StoreError` where a claim holds
    lines that are not there, or that another holds.
    """
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
    touched: list[Claim] = []
    fresh: list[dict[str, Any]] = []
    counted = [
        facets_of(claim, [held[id]["member"] for id in claim.members], judged.get(claim.id, ())) for claim in made
    ]
    numbers.know(connection, chain.from_iterable(counted))
    for claim, pairs in zip(made, counted, strict=True):
        of = [held[id] for id in claim.members]
        facets = numbers.packed(connection, pairs)
        row = claim_row(claim, facets)
        old = before.get(claim.id)
        same = old is not None and old.body == row["body"] and old.facets == facets
        if same and renewed.isdisjoint(one["report"] for one in of):  # else its lines may be read in other words
            continue
        if old is not None:
            if not same:
                connection.execute(update(claims).where(claims.c.n == old.n).values(**row, changed=now))
        else:
            fresh.append(row | {"since": since.get(claim.id, now), "changed": now})
        touched.append(claim)
    if fresh:
        connection.execute(insert(claims), fresh)
    for lot in some(row["id"] for row in fresh):
        n.update(map(tuple, connection.execute(_NUMBERS, {"of": lot}).all()))
    moves = [
        {"of": row["n"], "to": n[taken[id]] if id in taken else None}
        for id, row in held.items()
        if row["claim"] != (n[taken[id]] if id in taken else None)
    ]
    if moves:
        connection.execute(_MOVED, moves)
    stale(connection, [n[claim.id] for claim in touched])
    drop(connection, [int(row.n) for id, row in before.items() if id not in known])
    _relate(connection, made, n)
    _rename(connection, successors, made, now)


def _relate(connection: Connection, made: Sequence[Claim], n: Mapping[str, int]) -> None:
    for lot in some([n[claim.id] for claim in made]):
        connection.execute(_NOT_RELATED, {"of": lot})
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
    for lot in some({*successors, *(claim.id for claim in made)}):
        connection.execute(_NOT_RENAMED, {"of": lot})
    if successors:
        rows = [{"old": old, "new": new, "at": now} for old, new in sorted(successors.items())]
        connection.execute(insert(renamed), rows)


def drop(connection: Connection, numbers: Sequence[int]) -> None:
    """Take out claims; their lines are of no claim then."""
    for lot in some(numbers):
        for statement in _DROPPED:
            connection.execute(statement, {"of": lot})
    stale(connection, numbers)


_OF: BindParameter[Any] = bindparam("of", expanding=True)
_NUMBERS = select(claims.c.id, claims.c.n).where(claims.c.id.in_(_OF))
_MOVED = update(lines).where(lines.c.n == bindparam("of")).values(claim=bindparam("to"))
_NOT_RELATED = delete(related).where(related.c.claim.in_(_OF))
_NOT_RENAMED = delete(renamed).where(renamed.c.old.in_(_OF))
_DROPPED = (
    update(lines).where(lines.c.claim.in_(_OF)).values(claim=None),
    delete(related).where(or_(related.c.claim.in_(_OF), related.c.other.in_(_OF))),
    delete(claims).where(claims.c.n.in_(_OF)),
)
