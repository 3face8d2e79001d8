"""What a link is: the nouns, and the way from a passage of a copy to the same words of its original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Passage


class Aligned(NamedTuple):
    """The same words in a copy and its original: passages of `Report.text`.

    Where both are equally long the map is character by character; else (an entity, an accent written apart) the whole
    stands for the whole. `moved` is whether the words stand in another order than those around them.
    """

    copy: Passage
    origin: Passage
    moved: bool = False


class Edit(NamedTuple):
    """What a copy changed. `kind` is one of `edits.KINDS`; passages are of `Report.text`, none where nothing stands."""

    kind: str
    copy: tuple[Passage, ...]
    origin: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """One report (`copy`) reuses the text of another (`origin`).

    `relation` is "verbatim", "edited", "excerpt" or "rewrite"; `correction` whether the copy is labelled as correcting
    or withdrawing. `aligned` are the shared words in the order of the copy. `score`, from 0 to 1, is how sure the link
    and its direction are; below .6 the direction is undecided. `method` is "text" or "named" (a rewrite that names its
    origin); `evidence` says in words what spoke for the direction. `edits` is empty for a link by name, where
    everything is told anew.
    """

    copy: str
    origin: str
    relation: str
    correction: bool
    aligned: tuple[Aligned, ...]
    edits: tuple[Edit, ...]
    score: float
    method: str
    evidence: tuple[str, ...]

    def inherited(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        """The passages of the original that say the same words as some passages of the copy, in order and disjoint.

        What the copy changed or added has none. A passage whose words are all there gives what a reading of the
        original may be inherited by (`whole` tells).
        """
        starts = [piece.copy.start for piece in self.aligned]
        found: list[Passage] = []
        for start, end in passages:
            at = max(bisect_right(starts, start) - 1, 0)
            while at < len(self.aligned) and self.aligned[at].copy.start < end:
                copy, origin, _ = self.aligned[at]
                at += 1
                low, high = max(copy.start, start), min(copy.end, end)
                if low >= high:
                    continue
                if copy.end - copy.start == origin.end - origin.start:
                    shift = origin.start - copy.start
                    found.append(Passage(low + shift, high + shift))
                else:
                    found.append(origin)
        return _joined(found)

    def whole(self, passages: Iterable[Passage], text: str) -> bool:
        """Whether all letters and digits of some passages of the copy (whose text is `text`) stand in the original."""
        for start, end in passages:
            at = start
            for copy, _, _ in self.aligned:
                if copy.end <= at:
                    continue
                if copy.start >= end:
                    break
                if any(c.isalnum() for c in text[at : max(copy.start, at)]):
                    return False
                at = max(at, copy.end)
            if any(c.isalnum() for c in text[at:end]):
                return False
        return True


def _joined(passages: list[Passage]) -> tuple[Passage, ...]:
    out: list[Passage] = []
    for passage in sorted(passages):
        if out and passage.start <= out[-1].end:
            out[-1] = Passage(out[-1].start, max(out[-1].end, passage.end))
        else:
            out.append(passage)
    return tuple(out)
