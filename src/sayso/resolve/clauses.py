"""The words around a line that belong to no line: where its hearer, its channel and its place are told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Passage
from .reading import Line, Reading

_WIDE = 400
"""Code points of a stretch at most; the longest of the training bundles has 231."""
_DEEP = 16
"""Contents around a line at most that are looked at; the training bundles have 2."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretches around one line, in offsets of the reading text; an empty stretch has no words.

    `lead` stands between the start of the sentence (or of the line that holds this one) and the line; `after_cue`
    follows the cue; `rest` are those that follow source and content, and `after_cue` again, in order.
    """

    lead: Passage
    after_cue: Passage
    rest: tuple[Passage, ...]


@dataclass(slots=True)
class Parts:
    """All parts of all lines of a report, sorted, so that the next and the last one are found by bisection."""

    reading: Reading
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Sort the borders."""
        parts = [part for line in self.reading.lines for part in (*line.source, *line.cue, *line.content)]
        self.starts = sorted(part.start for part in parts)
        self.ends = sorted(part.end for part in parts)

    def after(self, offset: int, last: int) -> Passage:
        """From an offset to the next part's start, the end of the sentence, or `last`."""
        at = bisect_left(self.starts, offset)
        ahead = self.starts[at] if at < len(self.starts) else last
        return Passage(
            offset, max(offset, min(ahead, last, offset + _WIDE, self.reading.sentence_of(max(offset - 1, 0)).end))
        )

    def before(self, offset: int, first: int) -> Passage:
        """From the sentence's start, the last part's end or `first` to an offset."""
        at = bisect_right(self.ends, offset) - 1
        behind = self.ends[at] if at >= 0 else first
        return Passage(min(offset, max(first, behind, offset - _WIDE, self.reading.sentence_of(offset).start)), offset)


def clauses(reading: Reading, contents: list[Passage | None]) -> list[Clause]:
    """The clause of each line; `contents` gives the content of another line that a line stands in."""
    parts = Parts(reading)
    out = []
    for line, holder in zip(reading.lines, contents, strict=True):
        first, last = holder or Passage(0, len(reading.text))
        cue = line.cue[-1] if line.cue else line.whole
        after_cue = parts.after(cue.end, last)
        if line.source and after_cue.end == line.source[0].start:
            after_cue = Passage(cue.end, cue.end)
        ends = [after_cue.start, *(p.end for p in (*line.source[-1:], *line.content[-1:]) if p.end <= last)]
        rest = tuple(dict.fromkeys(parts.after(end, last) for end in sorted(ends)))
        out.append(Clause(parts.before(line.whole.start, first), after_cue, rest))
    return out


def holders(lines: tuple[Line, ...]) -> list[int | None]:
    """For each line the line in whose content its cue and content stand, the smallest; `None` at the outside.

    One sweep over all passages in the order of the text: a stack of the contents that are open.
    """
    contents = sorted(
        ((passage.start, -passage.end, index) for index, line in enumerate(lines) for passage in line.content)
    )
    order = sorted(range(len(lines)), key=lambda index: anchor(lines[index]).start)
    out: list[int | None] = [None] * len(lines)
    around: list[tuple[int, int]] = []
    at = 0
    for index in order:
        own = anchor(lines[index])
        while at < len(contents) and contents[at][0] <= own.start:
            around.append((-contents[at][1], contents[at][2]))
            at += 1
        around = [one for one in around if one[0] >= own.end][-_DEEP:]
        best: tuple[int, int] | None = None
        for _, other in around:
            if other != index and lines[other].sure and _within(lines[index], lines[other]):
                size = sum(p.end - p.start for p in lines[other].content)
                if best is None or size < best[0]:
                    best = (size, other)
        out[index] = best[1] if best else None
    return out


def anchor(line: Line) -> Passage:
    """Where a line stands in the text: its cue, or all of it where it has none."""
    return line.cue[0] if line.cue else line.whole


def content_around(lines: Sequence[Line], index: int, other: int | None) -> Passage | None:
    """The part of another line's content that a line stands in."""
    if other is None:
        return None
    at = anchor(lines[index]).start
    return next((p for p in lines[other].content if p.start <= at < p.end), None)


def _within(inner: Line, outer: Line) -> bool:
    """Whether cue and content of one line stand in the other's content."""
    return all(
        any(held.start <= part.start and part.end <= held.end for held in outer.content)
        for part in (*inner.cue, *inner.content)
    ) and not any(a.start < b.end and b.start < a.end for a in inner.cue for b in outer.cue)
