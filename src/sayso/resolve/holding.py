"""Which line holds which: by its content, and of two over one content the outer the inner one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Passage
from . import relays_en as en
from .clauses import anchor, holders
from .reading import Line, Reading

_AS = re.compile(r"\bas (?:the )?\Z", re.IGNORECASE)
_CLOSE = 4
"""Lines of one sentence that are compared with a line for a shared content, before and after it; the training bundles
have 3 lines on one at most."""
_SHARED = 0.8
"""Least share of the code points of two contents that makes them one content."""


@dataclass(frozen=True, slots=True)
class Holding:
    """For each line the line in whose content it stands, and the next outer one over the same content, or `None`."""

    outer: list[int | None]
    shared: list[int | None]

    def holder(self, index: int) -> int | None:
        """The line that passes a line on next."""
        shared = self.shared[index]
        return self.outer[index] if shared is None else shared


def holding(reading: Reading, mediums: Sequence[str | None]) -> Holding:
    """Who holds whom among the lines; `mediums` are the media among their sources."""
    out = Holding(holders(reading.lines), _sharing(reading, mediums))
    _spoken_of(reading, mediums, out)
    _innermost(out, mediums)
    return out


def rejects(reading: Reading, line: Line) -> bool:
    """Whether a source takes up another's saying in order to turn it down, which is no passing on."""
    return any(word in en.REJECTING for word in reading.shown(line.cue).casefold().split())


def _rank(reading: Reading, line: Line, medium: str | None) -> float:
    """How far out a line stands among those that share a content: media outermost, those who are cited innermost."""
    citing = bool(en.CITING.match(reading.shown(line.cue)))
    if medium is not None:
        return 0.5 if citing else 0
    return 2 if citing else 1


def _sharing(reading: Reading, mediums: Sequence[str | None]) -> list[int | None]:
    lines = reading.lines
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.content:
            by_sentence[reading.sentence_of(line.content[0].start).start].append(index)
    ranks = [_rank(reading, line, medium) for line, medium in zip(lines, mediums, strict=True)]
    out: list[int | None] = [None] * len(lines)
    for group in by_sentence.values():
        for place, index in enumerate(group):
            near = [g for g in group[max(0, place - _CLOSE) : place + _CLOSE + 1] if g != index and lines[g].sure]
            above = [g for g in near if ranks[g] < ranks[index] and _same_content(lines[index], lines[g])]
            if rejects(reading, lines[index]):  # "denied that ..., as X reported": X passes on what is denied
                above = [g for g in above if not _is_aside(reading, lines[g])]
            if above:
                at = anchor(lines[index]).start
                out[index] = max(above, key=lambda g: (ranks[g], -abs(anchor(lines[g]).start - at)))
    return out


def _is_aside(reading: Reading, line: Line) -> bool:
    """Whether a line only tells whose the words are that another takes up ("as X reported", "given by X")."""
    start = min((*line.source, *line.cue) or line.content).start
    return bool(_AS.search(reading.text[max(0, start - 10) : start])) or reading.shown(line.cue).endswith(" by")


def _same_content(one: Line, other: Line) -> bool:
    if _has_cue_of(one, other) or _has_cue_of(other, one):
        return False
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    return both >= _SHARED * (_size(one.content) + _size(other.content) - both)


def _has_cue_of(one: Line, other: Line) -> bool:
    return any(held.start <= cue.start < held.end for held in one.content for cue in other.cue)


def _size(passages: Sequence[Passage]) -> int:
    return sum(p.end - p.start for p in passages)


def _spoken_of(reading: Reading, mediums: Sequence[str | None], out: Holding) -> None:
    """Lines in the sentence or paragraph that "This was reported by X" speaks of are held by it."""
    lines = reading.lines
    spoken: dict[int, int] = {}
    for index, line in enumerate(lines):
        if (
            mediums[index] is None
            or not line.sure
            or not line.content
            or not en.THIS.match(reading.shown(line.content))
        ):
            continue
        sentence = reading.sentence_of(line.content[0].start)
        paragraph = reading.paragraph_of(sentence.start)
        before = reading.paragraph_of(paragraph.start - 1) if sentence.start == paragraph.start else paragraph
        if before.start < sentence.start:
            spoken[before.start] = index
    for index, line in enumerate(lines):
        other = spoken.get(reading.paragraph_of(anchor(line).start).start)
        if other is None or mediums[index] is not None or out.holder(index) is not None:
            continue
        if line.whole.end <= lines[other].whole.start:
            out.outer[index] = other


def _innermost(out: Holding, mediums: Sequence[str | None]) -> None:
    """A line that stands in a content that several share is held by the innermost of them."""
    inner = {outer: i for i, outer in enumerate(out.shared) if outer is not None and mediums[i] is None}
    for index, outer in enumerate(out.outer):
        seen, at = {index}, outer
        while at is not None and at in inner and inner[at] not in seen:
            seen.add(at)
            at = inner[at]
        out.outer[index] = at
