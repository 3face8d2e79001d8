"""Lineage: which report reuses the text of which, and what it changed. `keys`, `compare`, `group`, then the edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain as chain_of

from ..attribute import news
from ..model import Aligned, Attribution, Edit, Extract, Lineage, Passage, Report
from ..wires.naming import same_house
from .align import TURN, Block, Compared, chain, compare
from .candidates import candidates
from .edits import PHRASE, Change, Side, changes
from .origins import Origin, group
from .shingles import MEMORY, Keys, keys

VERBATIM, WHOLE = 0.93, 0.8
"""Shares of the copy and of the original that make a copy verbatim; with less of the original it is an excerpt. In the
training bundles verbatim copies hold .97 and more of theirs, .82 and more of the original; excerpts hold .79 at
most."""
EDITED = 0.6
"""Share of both from which another house's copy may be an edited one, not only an excerpt."""
TOUCHED = 50
"""Words that a copy has for each change within its sentences, at the most, where it is edited and not cut: the copies
of the training bundles that are verbatim or excerpts have one such change in 100 words, beside damage."""
STRETCH = 12
"""Words of a run of six and more, on average, from which passages were taken over and not rewritten."""
RETYPED, RETYPED_NAMED = 0.25, 0.45
"""Shares of both from which a text with small changes everywhere is an edited copy, even where no stretch is long; the
second where it names the other as its source: rewrites of the training bundles keep up to .38."""
_CORRECTIONS = frozenset({"CORRECTED", "CORRECTION", "WITHDRAWN", "RETRACTED"})


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
    made = keys(reports, of, memory=memory)
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
    found = changes(copy, origin, rising, moved)
    relation = _relation(link, here, there, [*rising, *chain_of.from_iterable(moved)], found)
    if link.method == "named":
        found = []
    places_copy, places_origin = _Places(view_copy, here.extract, copy), _Places(view_origin, there.extract, origin)
    return Lineage(
        copy=here.id,
        origin=there.id,
        relation=relation,
        correction=any(label.kind in _CORRECTIONS for label in here.labels)
        or any(aside.kind == "correction" for aside in here.asides),
        aligned=_aligned(places_copy, places_origin, rising, [*chain_of.from_iterable(moved)]),
        edits=tuple(_edit(places_copy, places_origin, change) for change in found),
        score=link.score,
        method=link.method,
        evidence=link.evidence,
    )


def _side(made: Keys, report: int) -> tuple[Side, Extract]:
    at = slice(int(made.first[report]), int(made.first[report + 1]))
    view = news(made.reports[report])
    broken = tuple(part for damage in made.reports[report].damage for part in view.forth([damage.passage]))
    side = Side(
        view.text,
        made.word[at].tolist(),
        made.start[at].tolist(),
        made.end[at].tolist(),
        made.mark[at].tolist(),
        broken,
    )
    return side, view


def _relation(link: Origin, here: Report, there: Report, blocks: Sequence[Block], found: Sequence[Change]) -> str:
    size = sum(block.size for block in blocks)
    held, kept = max(link.held, size / max(link.words, 1)), max(link.kept, size / max(link.of_words, 1))
    touched = len({change.copy for change in found if change.kind not in _APART and _within(change)})
    edited = touched * TOUCHED > size
    ours = bool(here.publisher and there.publisher and same_house(here.publisher.value, there.publisher.value))
    if held >= VERBATIM and kept >= WHOLE and not edited:
        return "verbatim"
    if ours:
        return "edited"
    if link.method == "named":
        return "rewrite"
    if min(held, kept) >= EDITED and edited:
        return "edited"
    long = [block.size for block in blocks if block.size >= TURN]
    if long and sum(long) >= STRETCH * len(long):
        return "excerpt"
    return "edited" if min(held, kept) >= (RETYPED_NAMED if link.named else RETYPED) else "rewrite"


_APART = frozenset({"damage", "moved"})


def _within(change: Change) -> bool:
    """Whether a change is of a few words, within a sentence."""
    return max(change.copy[1] - change.copy[0], change.origin[1] - change.origin[0]) <= PHRASE


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
    blocks = sorted((*rising, *moved))
    if not blocks:
        return ()
    aside = set(moved)
    a0, a1, b0, b1 = copy.side.start, copy.side.end, origin.side.start, origin.side.end
    out: list[Aligned] = []
    for block in blocks:
        low, shift = block.copy, block.origin - block.copy
        begin, uneven = low, False
        for at in range(low, low + block.size):
            distance, other = a0[at] - b0[at + shift], a1[at] - b1[at + shift]
            if at > begin and (distance != a0[begin] - b0[begin + shift] or distance != other or uneven):
                out += _piece(copy, origin, begin, at, shift, block in aside)
                begin = at
            uneven = distance != other
        out += _piece(copy, origin, begin, low + block.size, shift, block in aside)
    return tuple(out)


def _piece(copy: _Places, origin: _Places, low: int, high: int, shift: int, moved: bool) -> list[Aligned]:
    here, there = copy.received(low, high), origin.received(low + shift, high + shift)
    if not here or not there:
        return []
    if len(here) == len(there) and all(h.end - h.start == t.end - t.start for h, t in zip(here, there, strict=True)):
        return [Aligned(h, t, moved) for h, t in zip(here, there, strict=True)]
    if high - low > 1:  # something received stands between the words on one side: word by word
        return [piece for at in range(low, high) for piece in _piece(copy, origin, at, at + 1, shift, moved)]
    return [Aligned(Passage(here[0].start, here[-1].end), Passage(there[0].start, there[-1].end), moved)]
