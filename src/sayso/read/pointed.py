"""Damage that a back end points at, beside what the rules of this folder find: lost words, above all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Damage, Place, Report
from .lines import is_prose, lines
from .vocabulary import UNLISTED, english

_WORD = re.compile(r"[^\W_]+")


SURE = 0.9
"""Probability from which a broken place is marked in a copy that shows no other damage. On 38,600 words of published
copy (meantime, lgl) .5 marks 45 places, .85 20 and .95 8, of which seven are slips of the copy."""
LIKELY = 0.5
"""The same in a copy that is damaged elsewhere: damage comes in clusters (in the training bundles nearly every lost
word stands in a copy with a fragment, a cut word or a syndicator's code as well)."""
_ONE_WORD = 0.7
"""The same for one word by itself: of 18 such words below it, in fresh bundles, two stood where one was lost."""


def with_places(report: Report, places: Sequence[Place]) -> Report:
    """The report with these broken places of its reading text marked too, unless they are known as something else.

    A capitalised word by itself is left out: it is a name that the back end does not know. Damage stays sorted and
    disjoint.
    """
    text = report.extract.text
    taken = [*(damage.passage for damage in report.damage), *(aside.passage for aside in report.asides)]
    found = list(report.damage)
    damaged = bool(found) or any(place.probability >= SURE for place in places)
    body = next((line.start for line in lines(text) if is_prose(line)), 0) if places else 0
    for place in places:
        start, end = place.passage
        words = _WORD.findall(text[start:end])
        likely = LIKELY if len(words) > 1 or place.alone else _ONE_WORD
        if not words or place.probability < (likely if damaged else SURE):
            continue
        if any(t.start < end and start < t.end for t in taken) or (len(words) == 1 and words[0][:1].isupper()):
            continue
        broken = any(word.islower() and english().level(word) == UNLISTED for word in words)
        if not broken and end <= body:
            continue  # headlines and what stands about them are short of words on purpose
        kind = "fragment" if place.alone else "letters" if broken else "dropped"
        found.append(Damage(kind, place.passage))
    if len(found) == len(report.damage):
        return report
    return replace(report, damage=tuple(sorted(found, key=lambda damage: damage.passage)))
