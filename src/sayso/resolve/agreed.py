"""What several reports tell of one person or body together: the side of a source that its own report leaves open.

A report may name "Deputy Minister Rustam Yuldashev" without a country, and the next call him Uzbekistan's. Reports that
are read together are taken together: where the words about a source do not tell its side, the side is the one that most
reports give to that full name, those that tell it in words counting twice. What was concluded so is a `Judgement`
beside the line, and what a report itself tells is never touched. So is the side of a public figure that the table of
those tells and no words of the report (`bodies.speaks_for`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..bodies import speaks_for
from ..model import Attribution, Judgement, Report
from .press_together import of_the_press

TOLD, SCENE = 2, 1
"""What a report counts whose words tell a side, and one where it is the country of the scene. Not tuned: with these
the training bundles gain 18 lines and lose none (`benchmarks/fields.py` prints both)."""
_KINDS = frozenset({"named_person", "organisation"})
_NOT_A_LETTER = re.compile(r"[^a-z0-9 ]")


def agreed(
    lines: Sequence[Attribution], told: Iterable[bool], reports: Iterable[Report] = ()
) -> tuple[tuple[Attribution, ...], tuple[Judgement, ...]]:
    """The lines of all reports with sides that other reports tell, in the same order, and why.

    `told` says of each line whether words about its source tell its side. `reports` are those that the lines stand in:
    what published one of them is a medium in all.
    """
    reports = list(reports)
    lines, judgements = of_the_press(lines, told := list(told), reports)
    named: defaultdict[tuple[str | None, str], list[tuple[Attribution, bool]]] = defaultdict(list)
    for line, own in zip(lines, told, strict=True):
        name = _folded(line.actor or "")
        if line.source_kind in _KINDS and " " in name:
            named[line.source_kind, name].append((line, own))
    changed: dict[str, Attribution] = {}
    days = {r.id: date.fromisoformat(r.published_on.value) for r in reports if r.published_on}
    for one, number in _surnames(lines, named, days):
        named[one].append((lines[number], told[number]))
    for members in named.values():
        if len({line.report for line, _ in members}) < 2:
            continue
        votes, tellers = _votes(members)
        for line, own in members:
            if own and line.affiliation is not None:
                continue
            side = min(votes, key=lambda code: (-votes[code], code), default=None)
            if side is None or votes[side] <= votes.get(line.affiliation or "", 0):
                continue
            changed[line.id] = replace(line, affiliation=side)
            judgements.append(
                Judgement("side", line.id, tellers[side], votes[side] / votes.total(), "the name in other reports")
            )
    out = tuple(changed.get(line.id, line) for line in lines)
    left_open = [line for line, own in zip(out, told, strict=True) if not own]
    return out, (*judgements, *_public_figures(left_open, {report: day.isoformat() for report, day in days.items()}))


def _public_figures(lines: Iterable[Attribution], days: Mapping[str, str]) -> Iterator[Judgement]:
    """Of which lines the side is that of a well-known person."""
    for line in lines:
        known = line.source_kind == "named_person" and line.affiliation and line.actor
        if known and speaks_for(line.actor or "", days.get(line.report)) == line.affiliation:
            yield Judgement("side", line.id, line.id, 1.0, "a public figure")


_AT_A_TIME = 30
"""Days within which reports may know each other's people by their surnames: an archive has many of most."""


def _surnames(
    lines: Sequence[Attribution],
    named: Mapping[tuple[str | None, str], Sequence[tuple[Attribution, bool]]],
    days: Mapping[str, date],
) -> list[tuple[tuple[str | None, str], int]]:
    """The lines whose person goes by a surname alone, which one person only of the reports of those days has."""
    bearers: defaultdict[str, list[tuple[str | None, str]]] = defaultdict(list)
    for kind, name in named:
        if kind == "named_person":
            bearers[name.rpartition(" ")[2]].append((kind, name))

    def at_a_time(one: str, other: str) -> bool:
        return one not in days or other not in days or abs((days[one] - days[other]).days) <= _AT_A_TIME

    out = []
    for number, line in enumerate(lines):
        name = _folded(line.actor or "")
        label = line.source_kind == "organisation" and (line.actor or "").isupper()
        if (label or line.source_kind == "named_person") and len(bearers.get(name, ())) == 1:
            (bearer,) = bearers[name]
            if any(at_a_time(line.report, other.report) for other, _ in named[bearer]):
                out.append((bearer, number))
    return out


def _votes(members: Sequence[tuple[Attribution, bool]]) -> tuple[Counter[str], dict[str, str]]:
    """For each side what the reports count, and the line that tells it best."""
    best: dict[tuple[str, str], tuple[int, str]] = {}
    for line, own in members:
        if line.affiliation is not None:
            key = (line.report, line.affiliation)
            best[key] = max(best.get(key, (0, "")), (TOLD if own else SCENE, line.id))
    votes: Counter[str] = Counter()
    tellers: dict[str, tuple[int, str]] = {}
    for (_, side), (weight, id) in best.items():
        votes[side] += weight
        tellers[side] = max(tellers.get(side, (0, "")), (weight, id))
    return votes, {side: id for side, (_, id) in tellers.items()}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(_NOT_A_LETTER.sub(" ", plain).split())
