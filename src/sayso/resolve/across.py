"""Who is who across reports: one `Source` a report and referent, and judgements that some of them are the same.

Nothing is overwritten. Each report keeps its own sources; that two are one person or body is a `Judgement` with a
score, and `merged` draws the groups from the judgements, where a person's later decisions ("same-source",
"other-source") win over sayso's. In DESIGN's three steps: `keys` (what a source is found by), `compare` (how sure two
are one), and the groups. Unnamed people and documents are never joined across reports: "a senior official" is someone
else each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from ..bodies import lookup
from ..identifiers import identifier
from ..model import Attribution, Judgement, Passage, Report, Source
from .spelling import distance_one, folded, skeleton
from .who import Referent

GATE = 0.6
"""Judgements from this score on join. Chosen before measuring: a full name, a body with its country, and a surname that
one person of that side bears are above it; a surname alone, and one name on two sides, are below."""
MOST = 200
"""Sources under one key that are compared with one another; more bear no telling name."""
_JOINED = frozenset({"named_person", "organisation", "country", "media"})
_EMPTY = frozenset({"the", "of", "a", "an", "and", "in", "for", "s", "de", "la", "al"})
_STEM = 5
SAME, OTHER = "same-source", "other-source"


def sources(report: Report, lines: Sequence[Attribution], referents: Sequence[Referent]) -> list[Source]:
    """The sources of one report, in the order of their first lines; `referents` are parallel to `lines`."""
    of: dict[int, tuple[Referent, list[Attribution]]] = {}
    for line, referent in zip(lines, referents, strict=True):
        if line.actor:
            of.setdefault(id(referent), (referent, []))[1].append(line)
    out = []
    for referent, spoken in of.values():
        passages = dict.fromkeys(
            back for mention in referent.mentions for back in report.extract.back(mention.start, mention.end)
        )
        first = spoken[0]
        out.append(
            Source(
                id=identifier("p", report.id, first.actor, first.source_kind, *passages),
                name=first.actor or "",
                kind=first.source_kind or "unspecified",
                side=_most([line.affiliation for line in spoken]),
                role=referent.role,
                body=referent.body,
                mentions=tuple((report.id, Passage(*passage)) for passage in passages),
                lines=tuple(line.id for line in spoken),
            )
        )
    return list({source.id: source for source in out}.values())


def sided(found: Iterable[Source], lines: Iterable[Attribution]) -> list[Source]:
    """The sources with the sides that most of their lines have now."""
    sides = {line.id: line.affiliation for line in lines}
    return [replace(one, side=_most([sides[id] for id in one.lines if id in sides])) for one in found]


def keys(source: Source) -> frozenset[str]:
    """What a source is found by: two sources that may be one share a key."""
    if source.kind not in _JOINED:
        return frozenset()
    if source.kind == "named_person":
        return frozenset(f"p:{skeleton(part)}" for part in _parts(source.name) if len(part) > 1)
    if source.kind == "country":
        return frozenset({f"c:{source.side or folded(source.name)}"})
    if source.kind == "media":
        return frozenset({f"m:{folded(source.name).removeprefix('the ')}"})
    return frozenset({"o:" + " ".join(sorted(_body(source)))})


def compare(left: Source, right: Source) -> tuple[float, str] | None:
    """How sure two sources of different reports are one, from 0 to 1, and by what; `None` where nothing says so."""
    if left.kind != right.kind or left.kind not in _JOINED:
        return None
    apart = left.side is not None and right.side is not None and left.side != right.side
    if left.kind != "named_person":
        # What has a key in common has its name in common.
        return (0.3, "one name on two sides") if apart else (0.95, "the same name")
    names = _parts(left.name), _parts(right.name)
    alike = _same_person(*names)
    if alike is None:
        return None
    score, method = alike
    if apart:
        return 0.4 if score >= 0.9 else 0.2, "one name on two sides"
    if method == "surname" and left.side is not None and left.side == right.side:
        return 0.65, "surname and side"
    return score, method


def judged(found: Sequence[Source]) -> tuple[Judgement, ...]:
    """The judgements on all pairs of sources of different reports that may be one, the same in whatever order."""
    by_key: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sorted(found, key=lambda one: one.id):
        for key in keys(source):
            by_key[key].append(source)
    reports = {source.id: frozenset(report for report, _ in source.mentions) for source in found}
    pairs: dict[tuple[str, str], Judgement] = {}
    for bearers in by_key.values():
        for left, right in combinations(bearers[:MOST], 2):
            if (left.id, right.id) not in pairs and reports[left.id].isdisjoint(reports[right.id]):
                said = compare(left, right)
                if said is not None:
                    pairs[left.id, right.id] = Judgement(SAME, left.id, right.id, *said)
    return tuple(pairs[pair] for pair in sorted(pairs))


def merged(
    found: Sequence[Source], judgements: Iterable[Judgement], decisions: Iterable[Judgement] = ()
) -> tuple[tuple[str, ...], ...]:
    """The identifiers of sources that are one, in groups; a source that is like no other is a group of its own.

    `decisions` are people's, in the order in which they were made: of several on one pair the last holds, and each
    holds against any of `judgements`. Two that a person calls different are never in one group. Surnames join only
    where they lead to one full name.
    """
    decided = {frozenset((d.left, d.right)): d for d in decisions if d.kind in (SAME, OTHER)}
    apart = {pair for pair, d in decided.items() if d.kind == OTHER}
    edges = [(2.0, min(pair), max(pair)) for pair, d in decided.items() if d.kind == SAME and len(pair) == 2]
    edges += [
        (j.score, min(j.left, j.right), max(j.left, j.right))
        for j in judgements
        if j.kind == SAME and j.score >= GATE and frozenset((j.left, j.right)) not in decided
    ]
    of = {source.id: source for source in found}
    root = {id: id for id in of}
    members = {id: [id] for id in of}
    for score, left, right in sorted(edges, key=lambda edge: (-edge[0], edge[1:])):
        if left not in root or right not in root or root[left] == root[right]:
            continue
        one, two = members[root[left]], members[root[right]]
        clash = any(frozenset((a, b)) in apart or (score <= 1 and _clash(of[a], of[b])) for a in one for b in two)
        if not clash:
            low, high = sorted((root[left], root[right]))
            members[low] = sorted(members[low] + members[high])
            for id in members.pop(high):
                root[id] = low
    return tuple(sorted(tuple(ids) for ids in members.values()))


def groups(found: Sequence[Source], judgements: Iterable[Judgement]) -> dict[str, str]:
    """For each line the first source of the group that its source belongs to."""
    first = {id: ids[0] for ids in merged(found, judgements) for id in ids}
    return {line: first[source.id] for source in found for line in source.lines}


def known(found: Iterable[Source], together: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each source a name for who it is, the same wherever else that person or body is met.

    `together` are the groups that `merged` gives. A person is known by full name and side, a body by its name and
    country, a country by its code. Who is known by a surname or not by name at all is somebody of these reports only,
    and so is who bears the name of another group here: somebody held them apart.
    """
    of = {source.id: source for source in found}
    out: dict[str, str] = {}
    taken: set[str] = set()
    for ids in sorted(map(tuple, together)):
        group = [of[id] for id in ids]
        name = _known_as(group)
        if name in taken:
            name = identifier("w", name, min(ids))
        taken.add(name)
        out.update(dict.fromkeys(ids, name))
    return out


def _known_as(group: Sequence[Source]) -> str:
    best = max(group, key=lambda one: (len(_parts(one.name)), one.side is not None, one.id))
    side = _most([one.side for one in group])
    known: tuple[object, ...] = (best.kind, min(one.id for one in group))
    if best.kind == "named_person" and len(_parts(best.name)) > 1:
        known = (best.kind, *sorted(map(skeleton, _parts(best.name))), side)
    elif best.kind in _JOINED and best.kind != "named_person" and _parts(best.name):
        known = (best.kind, *sorted(keys(best)), side)
    return identifier("w", *known)


@lru_cache(maxsize=1 << 16)  # who is in many reports is met pair by pair
def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, str] | None:
    if not left or not right:
        return None
    if len(left) == 1 or len(right) == 1:
        short, long = (left, right) if len(left) == 1 else (right, left)
        return (0.5, "surname") if _alike(short[-1], long[-1]) else None
    if [skeleton(part) for part in left] == [skeleton(part) for part in right]:
        return 0.95, "full name"
    if sorted(map(skeleton, left)) == sorted(map(skeleton, right)):
        return 0.9, "full name in another order"
    if _alike(left[-1], right[-1]) and _first_names(left[0], right[0]):
        return 0.85, "surname and first name"
    return None


def _alike(left: str, right: str) -> bool:
    return skeleton(left) == skeleton(right) or distance_one(skeleton(left), skeleton(right))


def _first_names(left: str, right: str) -> bool:
    """Whether two first names may be one: alike, or an initial of the other."""
    short, long = sorted((left, right), key=len)
    return _alike(left, right) or (len(short) == 1 and long.startswith(short))


def _clash(left: Source, right: Source) -> bool:
    """Whether two sources cannot be one, whoever else is between them."""
    if left.side is not None and right.side is not None and left.side != right.side:
        return True
    names = _parts(left.name), _parts(right.name)
    full = left.kind == right.kind == "named_person" and min(map(len, names)) > 1
    return full and _same_person(*names) is None


@lru_cache(maxsize=1 << 16)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(part for part in folded(name).replace("-", " ").split() if part not in _EMPTY)


def _body(source: Source) -> frozenset[str]:
    """A body's name as word beginnings, adjectives and names of countries as their codes."""
    return _told(source.name) | ({source.side} if source.side and source.side.isupper() else set())


@lru_cache(maxsize=1 << 16)
def _told(name: str) -> frozenset[str]:
    out = set()
    for part in _parts(name):
        codes = {e.side for e in lookup(part.title()) if e.kind in ("state", "adjective", "seat") and e.side}
        out.add(min(codes) if len(codes) == 1 else part[:_STEM])
    return frozenset(out)


def _most(sides: Sequence[str | None]) -> str | None:
    known = [side for side in sides if side is not None]
    return max(sorted(set(known)), key=known.count) if known else None
