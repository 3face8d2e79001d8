"""A text as the damage detectors look at it: paragraphs of words, the report's own words, and the word list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from ..model import Passage
from ..text import paragraphs
from .vocabulary import NEVER_LAST, UNLISTED, Vocabulary, english

# Unlike `text.WORD` this takes a clitic and an inner apostrophe with the word: where an apostrophe stands is evidence.
WORD = re.compile(r"['’]?[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
# A small word that stands free: no part of a name, an address, a handle or a compound.
_SMALL = re.compile(r"(?<![\w'’@#/.&-])[^\W\d_]{3,20}(?![\w'’@/&-]|\.\w)")
_LONGEST = 40
"""Letters of the longest word that is worth a look: beyond it stands a code, a link or noise."""
_FEW = 30
_CLOSED_SHARE = 0.12


class Layout:
    """A text with its paragraphs (lines), the words of each, and what counts as a known word in it.

    Words are found when they are asked for; everything is linear in the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.vocabulary: Vocabulary = english()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each run of letters occurs in the text, in small letters."""
        counts: dict[str, int] = {}
        for shown, count in Counter(_LETTERS.findall(self.text)).items():
            if len(shown) <= _LONGEST:
                counts[shown.lower()] = counts.get(shown.lower(), 0) + count
        return counts

    @cached_property
    def english(self) -> bool:
        """Whether the text is English as far as it shows: what is judged by the word list is not judged elsewhere.

        English news has 17 to 40 words of the closed classes in a hundred (660 texts; one, a list, has 11), German by
        chance up to 5 (150 texts); a text of fewer than thirty words is taken for English.
        """
        total = sum(self.counts.values())
        return total < _FEW or sum(self.counts.get(word, 0) for word in NEVER_LAST) >= _CLOSED_SHARE * total

    @cached_property
    def beginnings(self) -> dict[str, int]:
        """How many different words of the text start with each string of 2 to 12 letters and go on after it."""
        beginnings: dict[str, int] = {}
        for word in self.counts:
            for length in range(2, min(len(word), 13)):
                beginnings[word[:length]] = beginnings.get(word[:length], 0) + 1
        return beginnings

    @cached_property
    def letters(self) -> frozenset[str]:
        """The characters that the text has: what looks for others need not look."""
        return frozenset(self.text)

    @cached_property
    def small(self) -> str:
        """The text in small letters, to look for strings in."""
        return self.text.lower()

    @cached_property
    def odd(self) -> list[re.Match[str]]:
        """The small words of the text that stand free, once, and in no list, in their order."""
        levels = self.vocabulary.levels
        unknown = {word for word, count in self.counts.items() if count < 2 and word not in levels}
        found = (match for match in _SMALL.finditer(self.text) if match.group() in unknown) if unknown else ()
        return [match for match in found if match.group().islower()]

    def shown(self, passage: Passage) -> str:
        """Give the characters of a passage."""
        return self.text[passage.start : passage.end]

    def words(self, passage: Passage) -> Iterator[Passage]:
        """Give the words of a passage in order."""
        for match in WORD.finditer(self.text, passage.start, passage.end):
            yield Passage(match.start(), match.end())

    def unknown(self, word: str) -> bool:
        """Tell whether a run of letters is in neither the list nor, a second time, in the text."""
        word = word.lower()
        return self.vocabulary.level(word) == UNLISTED and self.counts.get(word, 0) < 2
