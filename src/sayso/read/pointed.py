"""Damage that a back end points at, beside what the rules of this folder find: lost words, above all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Damage, Place, Report
from .vocabulary import UNLISTED, english

_WORD = re.compile(r"[^\W_]+")


SURE = 0.9
"""Probability from which a broken place is marked in a copy that shows no other damage. On 38,600 words of published
copy (meantime, lgl) .5 marks 45 places, .85 20 and .95 8, of which seven are slips of the copy."""
LIKELY = 0.5
"""The same in a copy that is damaged elsewhere: damage comes in clusters (in the training bundles nearly every lost
word stands in a copy with a fragment, a cut word or a syndicator's code as well)."""


def with_places(report: Report, places: Sequence[Place]) -> Report:
    """The report with these broken places of its reading text marked too, unless they are known as something else.

    A capitalised word by itself is left out: it is a name that the back end does not know. Damage stays sorted and
    disjoint.
    """
    text = report.extract.text
    taken = [*(damage.passage for damage in report.damage), *(aside.passage for aside in report.asides)]
    found = list(report.damage)
    damaged = bool(found) or any(place.probability >= SURE for place in places)
    for place in places:
        start, end = place.passage
        words = _WORD.findall(text[start:end])
        if not words or place.probability < (LIKELY if damaged else SURE):
            continue
        if any(t.start < end and start < t.end for t in taken) or (len(words) == 1 and words[0][:1].isupper()):
            continue
        kind = "dropped"
        if place.alone:
            kind = "fragment"
        elif any(word.islower() and english().level(word) == UNLISTED for word in words):
            kind = "letters"
        found.append(Damage(kind, place.passage))
    if len(found) == len(report.damage):
        return report
    return replace(report, damage=tuple(sorted(found, key=lambda damage: damage.passage)))
