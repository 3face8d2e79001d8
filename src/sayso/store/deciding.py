"""What people decide: added, never changed; found again by where it stands in the reports, whatever is read anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select

from ..errors import OptionError
from ..model import Judgement
from .blocks import stale
from .claiming import Ruled, judged_of
from .facets import Numbers, named, numbers
from .kept import SUBJECTS, VERBS, Anchor, Decision, digest
from .linking import numbers_of, shared
from .rows import kept, passages_of, some, spans
from .schema import anchors, claims, decisions, lines, renamed, reports, sources
from .values import packed, unpacked

_ABOUT = {"claim": ("same-claim", "other-claim"), "source": ("same-source", "other-source")}
_WHOLE = ("confirm", "reject", "annotate")


def decide(connection: Connection, decision: Decision, numbering: Numbers) -> Decision:
    """Keep a decision; gives it with its identifier and anchors. Raises `OptionError` where it makes no sense."""
    if decision.verb not in VERBS or decision.subject not in SUBJECTS:
        raise OptionError(f"there is no {decision.verb!r} of a {decision.subject!r}; verbs: {', '.join(VERBS)}")
    if not decision.author.strip():
        raise OptionError("a decision needs an author: say who decides")
    fewest = 2 if decision.verb in ("merge", "split") or decision.subject == "lineage" else 1
    if len(decision.targets) < fewest and decision.verb != "undo":
        raise OptionError(f"to {decision.verb} a {decision.subject} takes {fewest} identifiers or more")
    if decision.verb in ("merge", "split") and decision.subject not in _ABOUT:
        raise OptionError(f"a {decision.subject} cannot be {decision.verb}ed; claims and sources can")
    found = _anchors(connection, decision)
    parts = (decision.verb, decision.subject, decision.targets, decision.author, decision.at, decision.note)
    made = Decision(digest(parts, "d"), *parts, found)
    row = {
        "id": made.id,
        "verb": made.verb,
        "subject": made.subject,
        "author": made.author,
        "at": made.at,
        "body": packed(made),
    }
    n, new = kept(connection, decisions, row, ("id",))
    if new:
        flat = [(target, anchor) for target, some_anchors in enumerate(found) for anchor in some_anchors]
        of = numbers_of(connection, {anchor.report for _, anchor in flat})
        rows = [
            {"decision": n, "at": at, "target": target, "report": of[a.report], "passages": spans(a.passages)}
            for at, (target, a) in enumerate(flat)
        ]
        if rows:
            connection.execute(insert(anchors), rows)
        _mark(connection, made, numbering)
    return made


def decided(connection: Connection) -> tuple[Decision, ...]:
    """All decisions, also those that were undone, in the order of their time."""
    rows = connection.execute(select(decisions.c.body).order_by(decisions.c.at, decisions.c.n))
    return tuple(unpacked(Decision, row.body) for row in rows)


def standing(connection: Connection, near: Iterable[int] | None = None) -> tuple[Decision, ...]:
    """The decisions that stand: neither undone nor an undoing. Who undoes an undoing has the decision stand again.

    `near` are the numbers of reports in which the decisions that are asked for stand; `None` asks for all.
    """
    undone: set[str] = set()
    for row in reversed(connection.execute(_UNDOING).all()):
        undoing = unpacked(Decision, row.body)  # a later undoing is settled before what it undoes
        if undoing.id not in undone:
            undone.update(undoing.targets)
    rows: list[Any] = []
    if near is None:
        rows += connection.execute(_DECIDED)
    else:
        found: dict[int, Any] = {}
        for lot in some(near):
            found.update((row.n, row) for row in connection.execute(_NEAR, {"of": lot}))
        rows += [found[n] for n in sorted(found)]
    held = (unpacked(Decision, row.body) for row in rows)
    return tuple(decision for decision in held if decision.id not in undone)


_DECISIONS = select(decisions.c.n, decisions.c.verb, decisions.c.body).order_by(decisions.c.at, decisions.c.n)
_UNDOING = _DECISIONS.where(decisions.c.verb == "undo")
_DECIDED = _DECISIONS.where(decisions.c.verb != "undo")
_NEAR = _DECIDED.where(
    decisions.c.n.in_(select(anchors.c.decision).where(anchors.c.report.in_(bindparam("of", expanding=True))))
)


def ruled(connection: Connection, held: Iterable[Decision]) -> list[Ruled]:
    """Of decisions those about claims as wholes, with the lines that they are about."""
    return [
        Ruled(
            decision.verb, tuple(_line_ids(connection, [a for some_anchors in decision.anchors for a in some_anchors]))
        )
        for decision in held
        if decision.subject == "claim" and decision.verb in _WHOLE
    ]


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """What stands, as linking takes it: by today's identifiers, pair by pair.

    "same-claim" and "other-claim" are of two lines, "same-source" and "other-source" of two sources, "copy" and
    "no-copy" of a copy and its origin. The score is 1, the method "decided".
    """
    out: dict[Judgement, None] = {}
    for decision in standing(connection):
        for kind, left, right in _pairs(connection, decision):
            if left != right:
                out[Judgement(kind, left, right, 1.0, "decided", decision.author)] = None
    return tuple(out)


def _pairs(connection: Connection, decision: Decision) -> Iterator[tuple[str, str, str]]:
    if decision.subject == "lineage":
        if decision.verb in ("confirm", "reject"):
            yield "copy" if decision.verb == "confirm" else "no-copy", decision.targets[0], decision.targets[1]
        return
    if decision.verb not in ("merge", "split"):
        return
    find = _line_ids if decision.subject == "claim" else _source_ids
    same, other = _ABOUT[decision.subject]
    sides = [list(find(connection, some_anchors)) for some_anchors in decision.anchors]
    if decision.verb == "merge":
        first = next((side[0] for side in sides if side), None)
        for side in sides[1:]:
            if first is not None and side:
                yield same, first, side[0]
        return
    out = {id for side in sides[1:] for id in side}
    for left in sides[0]:
        if left not in out:
            yield from ((other, left, right) for right in sorted(out))


def current(connection: Connection, id: str) -> str:
    """The identifier that an old one of a claim leads to; the same where it leads nowhere."""
    seen = {id}
    while (new := connection.scalar(select(renamed.c.new).where(renamed.c.old == id))) is not None and new not in seen:
        seen.add(new)
        id = new
    return id


def _anchors(connection: Connection, decision: Decision) -> tuple[tuple[Anchor, ...], ...]:
    if decision.verb == "undo":
        known = select(decisions.c.id).where(decisions.c.id.in_(decision.targets))
        if not decision.targets or len(set(connection.scalars(known))) < len(set(decision.targets)):
            raise OptionError(f"there is no decision {', '.join(decision.targets)} to undo")
        return ()
    if decision.subject == "lineage":
        pair = decision.targets[:2]
        numbers_of(connection, pair)
        return tuple((Anchor(id),) for id in pair)
    kinds = [decision.subject] * len(decision.targets)
    if decision.verb == "split" and decision.subject == "claim":
        kinds[1:] = ["line"] * (len(kinds) - 1)
    found = []
    for kind, id in zip(kinds, decision.targets, strict=True):
        some_anchors = tuple(_stands(connection, kind, id))
        if not some_anchors:
            raise OptionError(f"there is no {kind} {id}")
        found.append(some_anchors)
    return tuple(found)


def _stands(connection: Connection, kind: str, id: str) -> Iterator[Anchor]:
    if kind == "source":
        asked = select(reports.c.id, sources.c.mentions).join(reports, sources.c.report == reports.c.n)
        of = or_(sources.c.id == id, sources.c.who == id)  # one of a report, or all that are one person or body
        for row in connection.execute(asked.where(of).order_by(reports.c.id, sources.c.at)):
            yield Anchor(row.id, passages_of(row.mentions))
        return
    asked = select(reports.c.id, lines.c.content_at).join(reports, lines.c.report == reports.c.n)
    if kind == "line":
        asked = asked.where(lines.c.id == id)
    else:
        asked = asked.join(claims, lines.c.claim == claims.c.n).where(claims.c.id == current(connection, id))
    for row in connection.execute(asked.order_by(reports.c.id, lines.c.at)):
        yield Anchor(row.id, passages_of(row.content_at))


def _line_ids(connection: Connection, where: Sequence[Anchor]) -> Iterator[str]:
    yield from _nearest(connection, where, select(lines.c.id, lines.c.content_at), lines)


def _source_ids(connection: Connection, where: Sequence[Anchor]) -> Iterator[str]:
    yield from _nearest(connection, where, select(sources.c.id, sources.c.mentions), sources)


def _nearest(connection: Connection, where: Sequence[Anchor], asked: Any, table: Any) -> Iterator[str]:
    """For each anchor the row of its report that stands on most of the same characters."""
    for anchor in where:
        of = asked.join(reports, table.c.report == reports.c.n).where(reports.c.id == anchor.report)
        rows = [(id, passages_of(text)) for id, text in connection.execute(of)]
        best = max(((shared(anchor.passages, passages), id) for id, passages in rows), default=(0.0, ""))
        if best[0] > 0:
            yield best[1]


def _mark(connection: Connection, decision: Decision, numbering: Numbers) -> None:
    """Have the claims that a decision is about counted by what stands about them now."""
    of = {one.id: one for one in decided(connection)}
    held, follow = [], [decision]
    while follow:  # what is undone may be an undoing itself
        one = follow.pop()
        held.append(one)
        follow += [of[id] for id in one.targets] if one.verb == "undo" else []
    hit = {
        id
        for one in held
        if one.subject == "claim"
        for id in _line_ids(connection, [a for t in one.anchors for a in t])
    }
    rows: dict[int, Any] = {}
    for lot in some(sorted(hit)):
        asked = select(claims.c.n, claims.c.id, claims.c.facets).join(lines, lines.c.claim == claims.c.n)
        rows.update((row.n, row) for row in connection.execute(asked.where(lines.c.id.in_(lot))))
    if not rows:
        return
    members = select(lines.c.id, claims.c.id.label("claim")).join(claims, lines.c.claim == claims.c.n)
    claim_of = {row.id: row.claim for row in connection.execute(members.where(claims.c.n.in_(sorted(rows))))}
    near = {row.report for row in connection.execute(select(lines.c.report).where(lines.c.claim.in_(sorted(rows))))}
    judged = judged_of(ruled(connection, standing(connection, near)), claim_of)
    for n, row in rows.items():
        pairs = [pair for pair in named(connection, numbers(row.facets)).values() if pair[0] != "judged"]
        pairs += [("judged", verb) for verb in judged.get(row.id, ())]
        connection.execute(
            claims.update().where(claims.c.n == n).values(facets=numbering.packed(connection, sorted(pairs)))
        )
    stale(connection, rows)
