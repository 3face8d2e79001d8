"""English words that tell what an edit changed."""

from __future__ import annotations

from ..languages import en


def words_of(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


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
STATES = {
    word: state
    for state, words in {
        "dead": """kill kills killed killing killings die dies died dying dead death deaths deadly toll fatal fatally
            fatality fatalities perished bodies body lives drowned murdered slain""",
        "hurt": "wounded wounds injured injuries injury injuring hurt burned hospitalised hospitalized",
        "missing": "missing unaccounted",
        "saved": "rescued rescue saved survived survivors survivor safe picked aboard",
        "held": """detained detention detaining arrested arrests arrest arresting held captured captives hostages
            prisoners jailed imprisoned custody""",
        "freed": "freed released release releasing",
        "fled": "fled flee fleeing displaced evacuated evacuees evacuation homeless refugees",
        "expelled": "expelled expel expelling expulsion expulsions",
        "voted": "votes voted vote voting",
    }.items()
    for word in words.split()
}
"""What becomes of those whom a figure counts."""
BOUNDS = {
    1: ("at least", "more than", "over", "above", "no fewer than", "no less than", "exceed", "exceeds", "exceeding"),
    -1: ("up to", "less than", "fewer than", "under", "below", "at most", "no more than", "not more than"),
    2: (
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "roughly",
        "approximately",
        "close to",
        "closer to",
        "an estimated",
    ),
}
"""Words before a figure that make it the least (1) or the most (-1) that is meant, or about that (2)."""
CURRENCIES = {
    "$": "$",
    "dollar": "$",
    "usd": "$",
    "€": "€",
    "euro": "€",
    "eur": "€",
    "£": "£",
    "pound": "£",
    "gbp": "£",
}
"""Stems and signs of money, and the sign that stands for it."""
COUNTS = words_of("number numbers total toll count tally figure amount")
"""Words after which "of" tells what is counted."""
