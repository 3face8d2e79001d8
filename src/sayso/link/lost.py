"""Small words that a broken copy lost, told by its original: "beside canal" where that has "beside the canal".

By itself such a place may be a house's style ("broadcaster Canal Sur reported"), so only copies that show another
broken word are looked at: of 36 small words that copies of the training bundles and of fresh ones are short of, 33
are gone from such a copy, and 31 of these are marked by editors; the other two are of the same kind as marked ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Damage, Lineage, Passage, Report
from ..read.stamps import WEEKDAYS

_LIKELY = 0.6
"""Score of a link from which a copy is compared."""
_BROKEN = frozenset({"fragment", "letters", "dropped", "mojibake"})
"""Kinds of damage that show that a machine lost letters; adverts and cut ends stand in copies that are whole."""
_SMALL = frozenset({"the", "a", "an", "of", "to", "on", "in", "by", "for", "from", "with", "at", "its", "his", "her"})
_BEFORE = re.compile(r"([^\W_]{1,40})[\W_]{1,4}\Z")
_AFTER = re.compile(r"[ \xa0]([^\W_]{1,40})")
_REACH = 48
"""Code points beside the word in which its neighbours stand."""
_GAP = 160
"""Code points of the copy between what it shares before the word and after it, with a word of each."""


def with_lost_words(reports: Sequence[Report], links: Sequence[Lineage]) -> tuple[Report, ...]:
    """The reports, in the same order, with the places marked where a copy lacks one small word of its original.

    `links` are those of `lineage`. Damage stays sorted and disjoint; a place that is marked already stays as it is.
    """
    of = {report.id: report for report in reports}
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for link in links:
        copy = of[link.copy]
        if link.score >= _LIKELY and link.relation != "rewrite" and any(d.kind in _BROKEN for d in copy.damage):
            found[link.copy] += _lost(copy, of[link.origin], link)
    return tuple(_marked(report, found[report.id]) if report.id in found else report for report in reports)


def _lost(copy: Report, origin: Report, link: Lineage) -> Iterator[Passage]:
    """The received places of a copy where the words on both sides of one small word of the original stand together."""
    pieces = sorted(link.aligned, key=lambda piece: piece.origin)
    starts = [piece.origin.start for piece in pieces]
    for edit in link.edits:
        if edit.copy or len(edit.origin) != 1:
            continue
        start, end = edit.origin[0]
        word = origin.text[start:end].lower()
        before = _BEFORE.search(origin.text, max(0, start - _REACH), start)
        after = _AFTER.match(origin.text, end)
        at = bisect_left(starts, end)
        if word not in _SMALL or not before or not after or not 0 < at < len(pieces):
            continue
        low, high = pieces[at - 1].copy.end - len(before[1]), pieces[at].copy.start + len(after[1])
        if 0 < high - low <= _GAP and not _is_style(before[1], word, after[1]):
            shown = rf"(?<!\w){re.escape(before[1])}[^\w\n\r]{{1,4}}{re.escape(after[1])}(?!\w)"
            match = re.compile(shown).search(copy.text, max(0, low), high)
            if match:
                yield Passage(*match.span())


def _is_style(before: str, word: str, after: str) -> bool:
    """Whether a house may leave out the word on purpose: before a weekday, or between two names."""
    return (word == "on" and after.lower() in WEEKDAYS) or (before[:1].isupper() and after[:1].isupper())


def _marked(report: Report, places: Sequence[Passage]) -> Report:
    """The report with received places marked as lost words, but those that touch what is marked or is no news."""
    taken = [*(damage.passage for damage in report.damage), *(aside.passage for aside in report.asides)]
    new: list[Damage] = []
    for passage in report.extract.forth(sorted(set(places))):
        if not any(t.start < passage.end and passage.start < t.end for t in taken):
            new.append(Damage("dropped", passage))
            taken.append(passage)
    return replace(report, damage=tuple(sorted([*report.damage, *new], key=lambda d: d.passage))) if new else report
