"""Lineage: which report reuses the text of which, and what it changed. `keys`, `compare`, `group`, then the edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ..attribute import news
from ..model import Attribution, Extract, Passage, Report
from .align import Block, Compared, chain, compare
from .candidates import candidates
from .edits import Change, Side, changes
from .inherit import Aligned, Edit, Lineage
from .origins import Origin, group
from .shingles import MEMORY, Keys, keys
from .words import I64

VERBATIM, WHOLE = 0.93, 0.75
"""Shares of the copy and of the original that make a copy verbatim: what is less of the original is an excerpt. In the
training bundles verbatim copies hold .97 and more, of originals .82 and more; excerpts hold .57 at most."""
EDITED = 0.6
"""Share of the copy that another house's edited copy takes over at the least."""
STRETCH = 11
"""Words of a block, on average, from which passages were taken over and not rewritten: excerpts of the training
bundles have 14 and more, rewrites 10 and less."""
RETYPED = 0.35
"""Share of both from which a text with small changes everywhere is an edited copy, even where no stretch is long."""
_CORRECTIONS = frozenset({"CORRECTED", "CORRECTION", "WITHDRAWN", "RETRACTED"})
_LINKED_TOGETHER = 256


def lineage(
    reports: Sequence[Report], lines: Sequence[Attribution] = (), *, memory: int = MEMORY
) -> tuple[Lineage, ...]:
    """The links of the reports, by copy and then by weight of origin; the same in whatever order reports come.

    `lines` are the reports' attributions with their `via`: a house that relays half of a report's lines is named as
    its origin, beside the relays of the header. Identifiers of reports must be distinct. `memory` bounds the bytes of
    keys that are held; what is over goes to temporary files.
    """
    if len(reports) < 2:
        return ()
    of: defaultdict[str, list[Attribution]] = defaultdict(list)
    for line in lines:
        of[line.report].append(line)
    made = keys(reports, memory=memory)
    pairs = compare(made, *candidates(made))
    return tuple(sorted(shown(made, pairs, group(made, pairs, of)), key=lambda link: link.copy))


def shown(made: Keys, pairs: Compared, origins: Sequence[Origin]) -> list[Lineage]:
    """The links with their relation, aligned passages and edits, in the order given."""
    return [_shown(made, pairs, origin) for origin in origins]


def _shown(made: Keys, pairs: Compared, link: Origin) -> Lineage:
    copy, view_copy = _side(made, link.copy)
    origin, view_origin = _side(made, link.origin)
    low, high = int(pairs.first[link.pair]), int(pairs.first[link.pair + 1])
    at_copy, at_origin = pairs.at_left[low:high].tolist(), pairs.at_right[low:high].tolist()
    if not link.copy_is_left:
        at_copy, at_origin = at_origin, at_copy
    blocks = sorted(map(Block, at_copy, at_origin, pairs.size[low:high].tolist()))
    rising, moved = chain(blocks, copy.word, origin.word)
    here, there = made.reports[link.copy], made.reports[link.origin]
    relation = _relation(link, here, there, rising, moved, copy, origin)
    found = [] if relation == "rewrite" else changes(copy, origin, rising, moved)
    places_copy, places_origin = _Places(view_copy, here.extract, copy), _Places(view_origin, there.extract, origin)
    return Lineage(
        copy=here.id,
        origin=there.id,
        relation=relation,
        correction=any(label.kind in _CORRECTIONS for label in here.labels)
        or any(aside.kind == "correction" for aside in here.asides),
        aligned=_aligned(places_copy, places_origin, rising, moved),
        edits=tuple(_edit(places_copy, places_origin, change) for change in found),
        score=link.score,
        method=link.method,
        evidence=link.evidence,
    )


def _side(made: Keys, report: int) -> tuple[Side, Extract]:
    at = slice(int(made.first[report]), int(made.first[report + 1]))
    view = news(made.reports[report])
    broken = tuple(
        tuple(part)
        for damage in made.reports[report].damage
        for part in view.forth([damage.passage])
    )
    side = Side(
        view.text,
        made.word[at].tolist(),
        made.start[at].tolist(),
        made.end[at].tolist(),
        made.mark[at].tolist(),
        broken,
    )
    return side, view


def _relation(
    link: Origin,
    here: Report,
    there: Report,
    rising: Sequence[Block],
    moved: Sequence[Block],
    copy: Side,
    origin: Side,
) -> str:
    size = sum(block.size for block in (*rising, *moved))
    held, kept = size / len(copy.word), size / len(origin.word)
    ours = bool(here.publisher and there.publisher and here.publisher.value == there.publisher.value)
    if held >= VERBATIM and kept >= WHOLE:
        return "verbatim"
    if ours:
        return "edited"
    if link.method == "named":
        return "rewrite"
    stretch = size / max(len(rising) + len(moved), 1)
    if min(held, kept) >= EDITED:
        return "edited"
    if stretch >= STRETCH:
        return "excerpt"
    if min(held, kept) >= RETYPED:
        return "edited"
    return "rewrite"


class _Places:
    """From words of a news view to passages of the received text, through the reading text."""

    def __init__(self, view: Extract, extract: Extract, side: Side) -> None:
        self.view, self.extract, self.side = view, extract, side
        self.plain = all(len(e.pieces) == 1 for e in (view, extract))
        self.shift = view.pieces[0][1] + extract.pieces[0][1] if self.plain else 0

    def received(self, low: int, high: int) -> tuple[Passage, ...]:
        """The received passages of a range of words."""
        if low >= high:
            return ()
        start, end = self.side.start[low], self.side.end[high - 1]
        if self.plain:
            return (Passage(start + self.shift, end + self.shift),)
        found: list[Passage] = []
        for read in self.view.back(start, end):
            for passage in self.extract.back(*read):
                if found and passage.start <= found[-1].end:
                    found[-1] = Passage(found[-1].start, max(found[-1].end, passage.end))
                else:
                    found.append(passage)
        return tuple(found)


def _edit(copy: _Places, origin: _Places, change: Change) -> Edit:
    return Edit(change.kind, copy.received(*change.copy), origin.received(*change.origin))


def _aligned(copy: _Places, origin: _Places, rising: Sequence[Block], moved: Sequence[Block]) -> tuple[Aligned, ...]:
    """The blocks as passages; a block is parted where its words stand at other distances in the two texts."""
    out: list[Aligned] = []
    aside = set(moved)
    for block in sorted((*rising, *moved)):
        a = np.array(copy.side.start[block.copy : block.copy + block.size])
        b = np.array(origin.side.start[block.origin : block.origin + block.size])
        a_end = np.array(copy.side.end[block.copy : block.copy + block.size])
        b_end = np.array(origin.side.end[block.origin : block.origin + block.size])
        parted = (np.diff(a - b) != 0) | ((a_end - a) != (b_end - b))[:-1] | ((a_end - a) != (b_end - b))[1:]
        cuts = [0, *(np.flatnonzero(parted) + 1).tolist(), block.size]
        for low, high in zip(cuts, cuts[1:], strict=False):
            out += _piece(copy, origin, block, low, high, block in aside)
    return tuple(out)


def _piece(copy: _Places, origin: _Places, block: Block, low: int, high: int, moved: bool) -> list[Aligned]:
    here = copy.received(block.copy + low, block.copy + high)
    there = origin.received(block.origin + low, block.origin + high)
    if not here or not there:
        return []
    if len(here) == len(there) and all(h.end - h.start == t.end - t.start for h, t in zip(here, there, strict=True)):
        return [Aligned(h, t, moved) for h, t in zip(here, there, strict=True)]
    if high - low > 1:  # something received stands between the words on one side: word by word
        return [piece for at in range(low, high) for piece in _piece(copy, origin, block, at, at + 1, moved)]
    return [Aligned(Passage(here[0].start, here[-1].end), Passage(there[0].start, there[-1].end), moved)]
