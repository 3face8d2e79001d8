"""English words that tell what an edit changed."""

from __future__ import annotations

from ..languages import en


def _list(words: str) -> list[str]:
    return words.split()


NEGATIONS = frozenset(_list("not never no nor cannot neither none nobody nothing nowhere without"))
"""Words that deny; "n't" is told apart by the rules (`edits`)."""
HEDGES = (
    en.HEDGES
    | en.CUE_ADVERBS
    | frozenset(
        _list("""appears appeared seems seemed suggests suggested believed thought suspected alleged purported potential
        potentially possible probable apparent rumoured rumored unconfirmed claimed""")
    )
)
"""Words that make a statement less sure."""
UNITS = {
    word: value
    for value, word in enumerate(
        _list("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""")
    )
}
TENS = {
    word: 10 * value for value, word in enumerate(_list("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
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
DATES = en.TIMES - frozenset(_list("march may second week month year weekend"))
"""Words that name a day, a part of it, or a month."""
