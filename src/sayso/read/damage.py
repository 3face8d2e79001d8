"""Damage in a report: broken and stray stretches are marked as spans; the text is never altered.

Every detector is a function from a `Layout` to `Damage`; what they find is put in order here. Where two overlap, the
one that stands first in `_RANK` stays. `docs/explanation/damage.md` tells what each finds and how it was measured.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..model import Damage, Report
from .broken_words import cut_words, fused_words, glued, hyphenated, misspelt
from .endings import endings
from .fragments import fragments, left_between
from .furniture import furniture
from .layout import Layout
from .losses import losses
from .mojibake import mojibake
from .repeats import repeats

_RANK = {
    kind: rank
    for rank, kind in enumerate(("repeated", "boilerplate", "truncated", "fragment", "mojibake", "letters", "dropped"))
}
_NO_FRAGMENT = frozenset(
    {"credit", "sign-off", "byline", "photo", "stamp", "header", "copyright", "correction", "advisory"}
)
"""Asides that are short lines in their own right."""


def mark_damage(report: Report) -> Report:
    """Give the report with the damage of `report.extract.text` marked: sorted, disjoint, never empty spans.

    Asides, dateline and labels should be there before: a line known for a byline is no fragment. Never fails, whatever
    the text; linear in its length.
    """
    return replace(report, damage=damaged(report))


def damaged(report: Report) -> tuple[Damage, ...]:
    """Give the damage of a report in the order of the text."""
    asides = frozenset(aside.passage.start for aside in report.asides if aside.kind in _NO_FRAGMENT)
    layout = Layout(report.extract.text)
    found: list[Damage] = []
    for everywhere in (repeats, furniture, mojibake):
        found += everywhere(layout)
    if layout.english:
        found += fragments(layout, asides)
        for in_english in (endings, left_between, cut_words, fused_words, glued, hyphenated, misspelt, losses):
            found += in_english(layout)
    return _disjoint(found)


def _disjoint(found: Iterable[Damage]) -> tuple[Damage, ...]:
    """Sort, and of overlapping ones keep the first by rank; of one rank, the longer."""
    order = sorted(found, key=lambda d: (d.passage.start, d.passage.end))
    kept: list[Damage] = []
    for damage in order:
        if damage.passage.start >= damage.passage.end:
            continue
        if kept and kept[-1].passage.end > damage.passage.start:
            if _weight(damage) < _weight(kept[-1]):
                kept[-1] = damage
        else:
            kept.append(damage)
    return tuple(kept)


def _weight(damage: Damage) -> tuple[int, int]:
    return _RANK[damage.kind], damage.passage.start - damage.passage.end
