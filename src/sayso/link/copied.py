"""Which line of a copy is which line of its original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..model import Attribution, Lineage, Passage

SHARE = 0.7
"""Of the characters of both contents that are the same words, at the least; a content that the copy cut or drew longer
by a clause is still the same saying."""

_OTHERWISE = frozenset({"changed number", "negation gained", "negation lost"})
"""Edits after which a line says another thing in the same words: of seven such lines of the training bundles that were
taken for copies, a changed number stands in four, three of them of another claim; a day that was told otherwise ("this
week") in three, all of the same claim."""


def copied(lines: Sequence[Attribution], lineage: Iterable[Lineage]) -> dict[str, str]:
    """For each line of a copy that its original has too, the line there: the same words, of the same source if any.

    A line whose figure the copy changed, or that it turned into its contrary, is a saying of its own.
    """
    return _taken(lines, lineage, _OTHERWISE, altered=False)


def refigured(lines: Sequence[Attribution], lineage: Iterable[Lineage]) -> dict[str, str]:
    """For each line of a copy whose figure the copy changed, the line of its original that has the other figure.

    The two are rival claims, however near to each other in meaning they are.
    """
    return _taken(lines, lineage, frozenset({"changed number"}), altered=True)


def _taken(
    lines: Sequence[Attribution], lineage: Iterable[Lineage], kinds: frozenset[str], *, altered: bool
) -> dict[str, str]:
    """Lines of copies and their originals': those with an edit of such a kind in them, or those without."""
    of: defaultdict[str, list[Attribution]] = defaultdict(list)
    spans: defaultdict[str, list[tuple[int, int, Attribution]]] = defaultdict(list)
    for line in lines:
        of[line.report].append(line)
        spans[line.report].append((*_span(line.content), line))
    out: dict[str, str] = {}
    for link in sorted(lineage, key=lambda link: (link.copy, -link.score, link.origin)):
        changed = [part for edit in link.edits if edit.kind in kinds for part in edit.copy]
        if altered and not changed:
            continue
        for line in of[link.copy]:
            if line.id in out or (bool(changed) and _met(line.content, changed)) != altered:
                continue
            there = link.inherited(line.content)
            low, high = _span(there)
            beside = [other for begin, end, other in spans[link.origin] if begin < high and low < end]
            best = max(((_shared(there, line, other), other) for other in beside), default=None, key=_first)
            if best and best[0][0] >= SHARE:
                out[line.id] = best[1].id
    return out


def _met(content: Sequence[Passage], changed: Sequence[Passage]) -> bool:
    return any(start < high and low < end for start, end in content for low, high in changed)


def _span(passages: Sequence[Passage]) -> tuple[int, int]:
    """From where to where passages reach; nothing reaches nowhere."""
    return min((start for start, _ in passages), default=0), max((end for _, end in passages), default=0)


def _first(pair: tuple[tuple[float, bool, bool], Attribution]) -> tuple[float, bool, bool, str]:
    return *pair[0], pair[1].id


def _shared(there: Sequence[Passage], line: Attribution, other: Attribution) -> tuple[float, bool, bool]:
    long = max(_length(line.content), _length(other.content), 1)
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in there for b in other.content)
    return round(both / long, 1), line.actor == other.actor, line.stance == other.stance


def _length(passages: Iterable[Passage]) -> int:
    return sum(end - start for start, end in passages)
