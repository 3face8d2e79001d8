"""Claims: the lines that say one thing, gathered over all reports, who stands behind it and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..identifiers import identifier
from ..model import Attribution, Claim, Lineage, Report, Rival, Told
from .compared import CONTRADICT
from .copied import copied, refigured
from .findings import own_findings
from .grouping import attached, grouped
from .pairing import Judges, compare
from .rivals import rivals
from .sayings import Saying, saying
from .similarity import Encoder, encoder
from .standing import AGAINST, Standing, speakers, standing
from .told import told

TOGETHER, RIVALRY = 0.34, 0.25
"""Least mean of two groups that are one claim, and what of the probability of a pair to contradict is taken from that
to be the same. On the desk's training bundles, each judged by trees and vectors that had not seen it
(benchmarks/claims.py --sweep), with .28, .3, .32, .34 and .36 B-cubed is .777, .773, .768, .761 and .759, of sources
.678, .678, .684, .691 and .688 are right, sides .807, .806, .807, .814 and .811: two claims that are made one lose what
is told of either."""
NEVER = -1e6
"""For the probability of a line and the line whose figure it changed: no mean of any others outweighs it."""
ATTACHED = 0.15
"""Least mean probability of lines that only reject something, to be put to the claim that is nearest: in the training
bundles no claim is only denied. There .05 to .2 are alike (B-cubed +.005, contradictions +.01 to .02)."""


class Unit(NamedTuple):
    """Lines that say the same in the same words: one of them stands for all."""

    saying: Saying
    lines: tuple[Attribution, ...]


NearTo = Mapping[int, Sequence[tuple[int, float]]]
"""What `Compared.within` gives."""


def claims(
    reports: Sequence[Report],
    lines: Sequence[Attribution],
    lineage: Sequence[Lineage] = (),
    *,
    bodies: Mapping[str, str] | None = None,
    copies: Mapping[str, str] | None = None,
) -> tuple[Claim, ...]:
    """The claims of the lines, those with most lines first; every line is a member of one.

    The same for the same reports and lines in whatever order they come. `bodies` are for lines the report's words for
    the body that the source speaks for, where it is told; `copies` is what `copied` gives, if it is known.
    """
    return judged(reports, lines, lineage, bodies=bodies, copies=copies, vectors=encoder())


def judged(
    reports: Sequence[Report],
    lines: Sequence[Attribution],
    lineage: Sequence[Lineage] = (),
    *,
    bodies: Mapping[str, str] | None = None,
    copies: Mapping[str, str] | None = None,
    vectors: Encoder | None = None,
    judges: Judges | None = None,
) -> tuple[Claim, ...]:
    """`claims` with a given encoder (or none) and given trees."""
    of = {report.id: report for report in reports}
    ordered = sorted((line for line in lines if line.report in of), key=lambda line: _age(of[line.report], line))
    taken = copied(ordered, lineage) if copies is None else copies
    units = _units(of, ordered, taken)
    unit_of = {line.id: at for at, unit in enumerate(units) for line in unit.lines}
    never = {tuple(sorted((unit_of[a], unit_of[b]))) for a, b in refigured(ordered, lineage).items()}
    pairs = compare([unit.saying for unit in units], vectors, judges).opposing(never)
    sizes = [len(unit.lines) for unit in units]
    near = pairs.same - RIVALRY * pairs.probability[:, CONTRADICT]
    same = list(zip(pairs.left.tolist(), pairs.right.tolist(), near.tolist(), strict=True))
    same = [(a, b, NEVER if (a, b) in never else value) for a, b, value in same] if never else same
    rejecting = [unit.saying.line.stance in AGAINST for unit in units]
    groups = attached(grouped(sizes, same, TOGETHER), rejecting, sizes, same, ATTACHED)
    who = speakers(ordered, bodies)
    own = own_findings(ordered, of)
    age = {line.id: at for at, line in enumerate(ordered)}
    members = [
        tuple(sorted((line for k in group for line in units[k].lines), key=lambda line: age[line.id]))
        for group in groups
    ]
    ids = [_id(group) for group in members]
    near_to = pairs.within(groups)
    against, finer = rivals(ids, groups, [unit.saying for unit in units], pairs)
    out = []
    for k, group in enumerate(groups):
        stand = standing(members[k], who, taken, _firm(group, units, near_to), own)
        about = told(members[k], of, lineage)
        out.append(_claim(ids[k], _gist(group, units, near_to), members[k], stand, against[k], finer[k], about))
    return tuple(sorted(out, key=lambda claim: (-len(claim.members), age[claim.members[0]])))


def _claim(
    id: str, gist: str, members: Sequence[Attribution], stand: Standing, against: Sequence[Rival],
    finer: Sequence[str], about: Told,
) -> Claim:  # fmt: skip
    return Claim(
        id=id,
        gist=gist,
        members=tuple(line.id for line in members),
        independent_sources=len(stand.counted),
        sides=stand.sides,
        denied_by=stand.denied_by,
        contradicts=tuple(sorted({rival.claim for rival in against})),
        counted=stand.counted,
        uncounted=stand.uncounted,
        named=stand.named,
        denied=stand.denied,
        withdrawn=about.withdrawn,
        rivals=tuple(against),
        refines=tuple(finer),
        told=about,
    )


def _age(report: Report, line: Attribution) -> tuple[str, str, tuple[tuple[int, int], ...], str]:
    published = report.published_on.value if report.published_on else "9999"
    return published, report.id, tuple(line.content), line.id


def units_of(reports: Sequence[Report], lines: Sequence[Attribution], lineage: Sequence[Lineage]) -> list[Unit]:
    """What is compared of the lines: see `Unit`."""
    of = {report.id: report for report in reports}
    ordered = sorted((line for line in lines if line.report in of), key=lambda line: _age(of[line.report], line))
    return _units(of, ordered, copied(ordered, lineage))


def _units(of: Mapping[str, Report], lines: Sequence[Attribution], taken: Mapping[str, str]) -> list[Unit]:
    """Lines that say the same in the same words, in the order of the first: copies, and equal texts on equal terms."""
    held: dict[object, list[Attribution]] = {}
    first: dict[object, Saying] = {}
    where: dict[str, object] = {}
    for line in lines:
        said = saying(of[line.report], line)
        key: object = line.id if said.short else (said.text, line.stance, line.polarity)
        key = where.get(_origin(line.id, taken), key)
        where[line.id] = key
        held.setdefault(key, []).append(line)
        first.setdefault(key, said)
    return [Unit(first[key], tuple(lines)) for key, lines in held.items()]


def _origin(id: str, taken: Mapping[str, str]) -> str:
    seen = {id}
    while id in taken and taken[id] not in seen:
        id = taken[id]
        seen.add(id)
    return id


def _id(members: Sequence[Attribution]) -> str:
    """Hashed from what the members are and where they stand."""
    return identifier("c", *sorted((line.report, line.id) for line in members))


def _firm(group: Sequence[int], units: Sequence[Unit], near_to: NearTo) -> dict[str, float]:
    """How surely each line of a group says what another of it says: its best probability with one."""
    out: dict[str, float] = {}
    for k in group:
        best = max((same for _, same in near_to[k]), default=1.0)
        out.update((line.id, round(best, 6)) for line in units[k].lines)
    return out


_ENOUGH, _MUCH = 6, 30
"""Words of a content that tells its claim without being read twice."""


def _gist(group: Sequence[int], units: Sequence[Unit], near_to: NearTo) -> str:
    """The words of the member that is nearest to the others, of those that are whole statements."""
    near = {k: sum(same * len(units[other].lines) for other, same in near_to[k]) for k in group}

    def clear(k: int) -> tuple[float, int]:
        said = units[k].saying
        words = len(said.text.split())
        plain = said.line.stance in ("asserts", "confirms") and said.line.polarity != "negative"
        score = (near[k] + len(units[k].lines)) / (1 + len(group))
        score += 0.5 * plain + 0.3 * (said.line.style == "indirect") - 0.6 * said.short
        return round(score - 0.3 * (words < _ENOUGH) - 0.2 * (words > _MUCH), 6), -k

    return units[max(group, key=clear)].saying.text
