"""English words that tell what an edit changed."""

from __future__ import annotations

from ..languages import en

NEGATIONS = frozenset("not never no nor cannot neither none nobody nothing nowhere without".split())
"""Words that deny; "n't" is told apart by the rules (`edits`)."""
HEDGES = (
    en.HEDGES
    | en.CUE_ADVERBS
    | frozenset(
        """appears appeared seems seemed suggests suggested believed thought suspected alleged purported potential
        potentially possible probable apparent rumoured rumored unconfirmed claimed""".split()
    )
)
"""Words that make a statement less sure."""
UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
MANY = {"dozen": 12, "dozens": 12, "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000}
LARGE = {
    "million": 10**6,
    "millions": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "trillion": 10**12,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
}
DATES = en.TIMES - frozenset("march may second week month year weekend".split())
"""Words that name a day, a part of it, or a month."""
