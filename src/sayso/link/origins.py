"""`group`: of all pairs that share text, which report is the copy of which, and how.

A pair is a link by its text, or by a name: the copy says whose report it retells, and both share some words,
names and numbers. Each copy has the origin that explains most of its words; a further origin must explain words that
the first does not. What many unrelated reports have in common links nothing
(`commonplaces`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import Attribution
from .align import TURN, Compared
from .commonplaces import commonplaces, families, without
from .direction import Facts, direct, facts, names, same_publisher
from .retold import RETOLD, UNKNOWN, Retold, speaks_of
from .shingles import Keys
from .words import QUOTED

OWN = 20
"""Words outside quotations, in runs of six and more, that a link by text needs. In the first half of the training
bundles links have 28 and more, unlinked reports at most 18."""
OURS = 15
"""The same for two reports of one house, which takes its own background up again."""
VERSION, VERSION_SHARED = 10, 15
"""The same for two versions by their label, and the words in common with those quoted: an update that keeps but a
quotation and its frame is one. In the training bundles such updates share 18 and 25 at the least, a labelled report
that is no update of the other 6."""
NAMED_RUN = 12
"""Words outside quotations, and of the longest run, that make a link by text where the house is named."""
RUN = 15
"""The longest run that a link between two houses needs, unless a good part of one report is shared: two reporters who
write from one statement share shorter ones."""
PART = 0.4
"""That part."""
NEARLY_ALL = 0.85
"""Share of both of two short reports (a flash has no twenty words) that makes them one text."""
FEW = 6
"""Words that a link needs at the least, however short the reports."""
WEAK = 0.5
"""A link is weak where it covers less than this of either report: then what is shared may be a commonplace."""


class Origin(NamedTuple):
    """A link: report indices of the copy and the origin, the pair's number and side in `Compared`, and why."""

    copy: int
    origin: int
    pair: int
    copy_is_left: bool
    held: float
    """Share of the copy's words that the origin has."""
    kept: float
    """Share of the origin's words that the copy has."""
    words: int
    of_words: int
    """Words of the copy and of the origin."""
    method: str
    named: bool
    """Whether the copy names the origin's house as its source."""
    score: float
    evidence: tuple[str, ...]


def group(keys: Keys, pairs: Compared, lines: Mapping[str, Sequence[Attribution]]) -> list[Origin]:
    """The origins of all copies, in the order of the copies; the same for any order of reports and pairs."""
    known = [
        facts(report, lines.get(report.id, ()), borne, many)
        for report, borne, many in zip(keys.reports, keys.borne.tolist(), keys.many.tolist(), strict=True)
    ]
    by_copy: defaultdict[int, list[Origin]] = defaultdict(list)
    retold = Retold(keys, known)
    for link in _links(keys, pairs, retold):
        by_copy[link.copy].append(link)
    chosen = {copy: _chosen(keys, pairs, retold, by_copy[copy]) for copy in sorted(by_copy)}
    _break_circles(chosen)
    return [origin for copy in sorted(chosen) for origin in chosen[copy]]


def _links(keys: Keys, pairs: Compared, retold: Retold) -> list[Origin]:
    known = retold.known
    length = np.diff(keys.first)
    on_left, on_right = length[pairs.left], length[pairs.right]
    part_left, part_right = (pairs.shared / np.maximum(words, 1) for words in (on_left, on_right))
    most = np.maximum(part_left, part_right)
    own, longest = pairs.own, pairs.longest
    weak = most < WEAK
    if (discounted := weak & (own >= VERSION)).any():
        common = commonplaces(keys, families(len(keys.reports), pairs.left[most >= WEAK], pairs.right[most >= WEAK]))
        own, longest = without(keys, pairs, common, np.flatnonzero(discounted))
    by_text = (pairs.shared >= FEW) & (
        ((own >= OWN) & ((longest >= RUN) | (most >= PART))) | (np.minimum(part_left, part_right) >= NEARLY_ALL)
    )
    full = (pairs.own >= NAMED_RUN) & (pairs.longest >= NAMED_RUN)
    naming = np.fromiter((bool(one.named) for one in known), bool, len(known))
    later = np.fromiter((one.version > 0 for one in known), bool, len(known))
    update = (pairs.shared >= RETOLD) & (later[pairs.left] | later[pairs.right])
    asked = np.flatnonzero(
        by_text
        | (own >= VERSION)
        | update
        | naming[pairs.left]
        | naming[pairs.right]
        | (weak & (pairs.shared >= UNKNOWN))
    )
    out = []
    for pair in asked.tolist():
        left, right = int(pairs.left[pair]), int(pairs.right[pair])
        one, other = known[left], known[right]
        shared, spoken = int(pairs.shared[pair]), (False, False)
        if shared >= OWN and not same_publisher(one, other):
            spoken = speaks_of(keys.reports[left], other.house), speaks_of(keys.reports[right], one.house)
        text = bool(by_text[pair]) or _one_house(int(own[pair]), shared, one, other)
        if not text and bool(full[pair]):  # a house that is named is no chance
            text = bool(names(one, other) or names(other, one)) or (int(pairs.own[pair]) >= OWN and any(spoken))
        text = text or (bool(update[pair]) and retold.as_version(left, right, shared))
        if not text and not retold.by_name(left, right, shared):
            continue
        ours, theirs = float(part_left[pair]), float(part_right[pair])
        chance, why = direct(one, other, ours, theirs, spoken[0] - spoken[1])
        is_left = chance > 0.5
        copy, origin = (left, right) if is_left else (right, left)
        held, kept = (ours, theirs) if is_left else (theirs, ours)
        method = "text" if text else "named"
        sure = min(1.0, 0.7 + int(pairs.own[pair]) / 200) if text else 0.7
        score = round(sure * max(chance, 1 - chance), 4)
        named = bool(names(known[copy], known[origin]))
        words, of_words = int(length[copy]), int(length[origin])
        out.append(Origin(copy, origin, pair, is_left, held, kept, words, of_words, method, named, score, why))
    return out


def _one_house(own: int, shared: int, one: Facts, other: Facts) -> bool:
    """Whether two reports of one house share as much as its versions and updates do."""
    if own < VERSION or not same_publisher(one, other):
        return False
    return own >= OURS or (one.version != other.version and shared >= VERSION_SHARED)


def _chosen(keys: Keys, pairs: Compared, retold: Retold, links: list[Origin]) -> list[Origin]:
    """The origins of one copy: the one that explains most, and those that explain what the ones before do not."""
    known = retold.known
    several = sum(link.method == "named" for link in links) > 1

    def first(link: Origin) -> tuple[int, int, int, float, float, int]:
        # A retelling has the origin that it names; among texts the longest share, the nearest house, the one that
        # tells most of the same happenings, the one whose wording most keep, the oldest.
        place = names(known[link.copy], known[link.origin]) or 9
        borne = float(keys.borne[link.origin])
        near = retold.nearness(link.copy, link.origin) if several and link.method == "named" else 0.0
        return -int(link.method == "text"), -int(pairs.solid[link.pair]), place, -near, -borne, link.origin

    ordered = sorted(links, key=first)
    nearest = min((names(known[link.copy], known[link.origin]) or 9 for link in links), default=9)
    for link in ordered:
        if nearest < 9 and (names(known[link.copy], known[link.origin]) or 9) == nearest:
            most = int(pairs.solid[ordered[0].pair])
            if ordered[0].method == "named" or int(pairs.solid[link.pair]) * 2 >= most:
                ordered.remove(link)
                ordered.insert(0, link)
            break
    out = ordered[:1]
    if len(ordered) == 1 or out[0].held > 0.97:
        return out
    explained = np.zeros(keys.count(out[0].copy), bool)
    _explain(explained, pairs, out[0], 1)
    for link in ordered[1:]:
        if link.method != "text":
            continue
        anew = explained.copy()
        _explain(anew, pairs, link, TURN)
        plain = (keys.mark[int(keys.first[link.copy]) : int(keys.first[link.copy + 1])] & QUOTED) == 0
        if int((anew & ~explained & plain).sum()) >= OWN:
            out.append(link)
            explained = anew
    return out


def _explain(explained: NDArray[np.bool_], pairs: Compared, link: Origin, least: int) -> None:
    low, high = int(pairs.first[link.pair]), int(pairs.first[link.pair + 1])
    at = pairs.at_left if link.copy_is_left else pairs.at_right
    for start, size in zip(at[low:high].tolist(), pairs.size[low:high].tolist(), strict=True):
        if size >= least:
            explained[start : start + size] = True


def _break_circles(chosen: dict[int, list[Origin]]) -> None:
    """Take out, of each circle of first origins, the link with the lowest score: nothing derives from itself."""
    done: set[int] = set()
    for begin in sorted(chosen):
        path: list[int] = []
        on_path: set[int] = set()
        at = begin
        while at in chosen and at not in done and at not in on_path and chosen[at]:
            path.append(at)
            on_path.add(at)
            at = chosen[at][0].origin
        if at in on_path:
            circle = path[path.index(at) :]
            weakest = min(circle, key=lambda report: (chosen[report][0].score, report))
            chosen[weakest] = chosen[weakest][1:]
        done |= on_path
