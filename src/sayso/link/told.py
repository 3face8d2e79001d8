"""When and by whom a claim was told: reports, outlets, first said, last confirmed, withdrawn, and told in circles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model import Attribution, Lineage, Report, Told
from ..wires.naming import same_house
from .standing import AGAINST, DENIES, alike_names

_TAKEN_BACK = re.compile(
    r"\b(?:withdr[ae]w|retract|recant|correct|t[ao]o?ken? back|walk(?:ed|s|ing)? back)", re.IGNORECASE
)
_WITHDRAWN = frozenset({"WITHDRAWN", "RETRACTED"})


def told(members: Sequence[Attribution], of: Mapping[str, Report], lineage: Sequence[Lineage]) -> Told:
    """What the members, in the order of their age, tell of how the claim went about."""
    dated = [(line.said_on or _published(of[line.report]), line) for line in members]
    firm = [(on, line) for on, line in dated if on] or dated
    first_on, first = min(firm, key=lambda pair: pair[0] or "")
    backing = [(on, line) for on, line in firm if line.stance not in AGAINST]
    last_on, last = max(backing, key=lambda pair: pair[0] or "", default=(None, None))
    reports = tuple(dict.fromkeys(line.report for line in members))
    return Told(
        reports=reports,
        outlets=tuple(sorted({fact.value for name in reports if (fact := of[name].publisher)})),
        first=first.id,
        first_on=first_on,
        last=last.id if last else None,
        last_on=last_on,
        withdrawn=_withdrawn(members, of, lineage),
        circular=_rings(members, of),
    )


def _published(report: Report) -> str | None:
    return report.published_on.value if report.published_on else None


def _withdrawn(members: Sequence[Attribution], of: Mapping[str, Report], lineage: Sequence[Lineage]) -> tuple[str, ...]:
    lines = [
        line.id
        for line in members
        if line.stance == DENIES and any(_TAKEN_BACK.search(of[line.report].text[a:b]) for a, b in line.cue)
    ]
    carried = defaultdict(list)
    for line in members:
        carried[line.report].append(line)
    reports = [
        link.copy
        for link in lineage
        if link.origin in carried and link.copy in of and (link.correction or _revised(of[link.origin], of[link.copy]))
        and (any(label.kind in _WITHDRAWN for label in of[link.copy].labels) or _changed(carried[link.origin], link))
    ]  # fmt: skip
    return (*lines, *sorted(set(reports)))


def _revised(origin: Report, copy: Report) -> bool:
    """Whether a house put its own report out anew, with or without saying so."""
    return bool(origin.publisher and copy.publisher and same_house(origin.publisher.value, copy.publisher.value))


def _changed(lines: Sequence[Attribution], link: Lineage) -> bool:
    """Whether a new version changed a figure, name, date or negation within what some lines of its original say."""
    touched = [passage for edit in link.edits if _weighty(edit.kind) for passage in edit.origin]
    return any(a < end and start < b for line in lines for start, end in line.content for a, b in touched)


def _weighty(kind: str) -> bool:
    return kind.startswith("negation") or kind in ("changed number", "changed name", "changed date")


def _rings(members: Sequence[Attribution], of: Mapping[str, Report]) -> tuple[tuple[str, ...], ...]:
    """Rings of outlets that have the claim from each other, found by following who each relays."""
    if not any(line.via for line in members):
        return ()
    outlets = sorted({fact.value for line in members if (fact := of[line.report].publisher)})
    cites: defaultdict[str, set[str]] = defaultdict(set)
    for line in members:
        fact = of[line.report].publisher
        for name in line.via:
            for other in outlets:
                if fact and other != fact.value and alike_names(other, name):
                    cites[fact.value].add(other)
    rings = set()
    for start in outlets:
        paths: list[tuple[str, ...]] = [(start,)]
        for _ in range(4):  # longer rings are not told as such
            paths = [(*path, after) for path in paths for after in sorted(cites[path[-1]]) if after not in path[1:]]
            rings |= {path[:-1] for path in paths if path[-1] == start and start == min(path)}
            paths = [path for path in paths if path[-1] != start][:64]
    return tuple(sorted(rings))
