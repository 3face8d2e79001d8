"""Noun phrases that name or describe somebody, and the single words of a text as they are read for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import nouns_en as nouns
from .given_names import GENDER
from .noun_classes import NEVER_NAMES, PARTICLES, SMALL, kind_of, singular
from .tables import Known, bodies, lands
from .tokens import Token

REACH = 16
"""Words that a phrase may have on either side of its head; the longest in the training bundles has 13."""


@dataclass(slots=True)
class Phrase:
    """A noun phrase as it was read; positions are indices of tokens, half-open.

    `kind` is person, body, country, media, document, pronoun, name (a name that may be a person's or a body's) or ""
    (nothing that is known).
    """

    kind: str
    start: int
    end: int
    name: tuple[int, int] | None = None
    head: str = ""
    """Singular noun, small letters."""
    at: int = -1
    """Where the head stands."""
    plural: bool = False
    determiner: str = ""
    possessor: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    body: tuple[int, int] | None = None
    country: str = ""
    how: str = ""
    """How the country is told: name, adjective, people, seat."""
    gender: str = ""
    alias: tuple[int, int] | None = None
    before: list[int] = field(default_factory=list)
    """The words between determiner and head."""


_BREAK = frozenset(["i", "on", "in", "at", "to", "with", "as", "by", "from"])
"""What ends a run of capitals, even with a capital of its own."""


class Words:
    """The words of one text: which are capitals of names, countries, outlets, bodies of the tables."""

    def __init__(self, words: list[Token], outlets: dict[int, tuple[int, str]], small: frozenset[str]) -> None:
        self.words = words
        self.outlets = outlets
        """By index of the first word: the index after the last, and the outlet's name."""
        self.small = small
        self.capitals = (
            frozenset(w.low for w in words if w.cap and not w.first and not w.loud)
            - small
            - nouns.OFFICES
            - nouns.TRADES
            - nouns.ADJECTIVES_OF_RANK
        )
        """Words that the text writes small somewhere."""
        self.lands = lands()
        self.marked: dict[int, tuple[int, Known]] = self._marked()
        """Bodies of the tables, by index of the first word: the index after the last, and the body."""

    def _marked(self) -> dict[int, tuple[int, Known]]:
        words, table = self.words, bodies()
        out: dict[int, tuple[int, Known]] = {}
        i = 0
        while i < len(words):
            word = words[i]
            rows = table.get(word.low.replace(".", "").split("-")[0]) if word.cap and not word.loud else None
            end = 0
            for parts, known, acronym in rows or ():
                k, n = i, 0
                while n < len(parts) and k < len(words) and words[k].sentence == word.sentence:
                    own = words[k].low.replace(".", "").split("-")
                    if not words[k].word or tuple(own) != parts[n : n + len(own)]:
                        break
                    k, n = k + 1, n + len(own)
                if n == len(parts) and (not acronym or word.shout or "." in word.low):
                    if k < len(words) and words[k].cap and not words[k - 1].poss and words[k].sentence == word.sentence:
                        noun = singular(words[k].low)[0]
                        if words[k].word and not (noun and kind_of(noun) == "person") and not words[k].first:
                            continue  # the beginning of a longer name
                    out[i] = (k, known)
                    end = k
                    break
            i = end or i + 1
        return out

    def land(self, i: int, stop: int) -> tuple[int, str, str] | None:
        """The country named at a word: the index after it, its name and how it is told."""
        words = self.words
        for size in (4, 3, 2, 1):
            if i + size <= stop:
                parts = words[i : i + size]
                if not (parts[0].cap or parts[0].loud) or any(p.poss for p in parts[:-1]):
                    continue
                key = " ".join(p.low for p in parts)
                if key == "us" and not parts[0].shout:
                    continue
                found = self.lands.get(key)
                if found and not (found.doubtful and size == 1 and found.how in ("name", "seat") and self._within(i)):
                    return i + size, found.name, found.how
        return None

    def _within(self, i: int) -> bool:
        """Whether a capital stands directly beside a word, so that both may be one name ("Sofia Coppola")."""
        words = self.words
        word = words[i]
        before = i and words[i - 1].cap and not words[i - 1].poss and words[i - 1].end + 1 == word.start
        after = i + 1 < len(words) and words[i + 1].cap and not word.poss and word.end + 1 == words[i + 1].start
        return bool(before or after)

    def capital(self, i: int) -> bool:
        """Whether a word is written as a name is."""
        word = self.words[i]
        if not word.word or not word.cap:
            return False
        if word.low in NEVER_NAMES or ((word.first or word.loud) and word.low in SMALL):
            return word.shout and not word.loud and word.low not in ("i", "a")
        if word.first and word.low.endswith("ly") and len(word.low) > 5 and word.low not in GENDER:
            return False  # "Certainly"
        if word.first and word.low in self.capitals:
            return True
        if word.first or word.loud:
            return not (word.low in self.small or singular(word.low)[0] or word.low in nouns.ADJECTIVES_OF_RANK)
        return True

    def run(self, i: int, stop: int) -> int:
        """The index after the run of capitals that begins at a word, particles and numbers between them included."""
        words = self.words
        j = i
        while j < stop and j - i < REACH:
            if words[j].word and (self.capital(j) or (words[j].cap and j > i and not words[j].loud)):
                if j > i and (words[j].start - words[j - 1].end > 2 or words[j].low in _BREAK):
                    break
                j += 1
                if words[j - 1].poss:
                    break
            elif (
                (j > i and words[j].low == "." and j + 1 < stop and words[j - 1].low in nouns.HONORIFICS)
                or (j > i and words[j].low == "." and words[j - 1].end - words[j - 1].start == 1 and j + 1 < stop)
                or (j > i and words[j].low[:2] in ("d'", "l'") and len(words[j].low) > 3)
                or (j > i and words[j].low in PARTICLES and j + 1 < stop and words[j + 1].cap and words[j + 1].word)
                or (j > i and words[j].low == "&" and j + 1 < stop and words[j + 1].cap)
            ):
                j += 1
            else:
                break
        while j > i and not words[j - 1].word:
            j -= 1
        return j
