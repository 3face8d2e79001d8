"""Words that are broken: cut in two ("corri dor"), run together ("than$20bn"), a letter short or over ("nott").

A rare word is no damage. A word counts as broken only where the unbroken one is at hand and far likelier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Damage, Passage
from .layout import Layout
from .vocabulary import COMMON, UNLISTED

PAIR = re.compile(r"(?<![\w'’.@/-])([^\W\d_]{1,20})[ \xa0](?=([^\W\d_]{1,20})(?![\w@/-]|['’](?!s\b)))")
_JOINED = 8
"""Classes by which a joined word must be more common than its halves side by side. On 350,000 words of clean copy 8
gives four marks (three of them names that happen to join), 6 gives sixteen; of 800 words cut at random 8 keeps 95 %."""
_PREFIXES = frozenset({"anti", "co", "ex", "mid", "multi", "non", "post", "pre", "pro", "self", "semi", "sub"})
"""Often written apart from their word by a house's style: "pre war", "non profit"."""
_OF_TIME = frozenset({"after noon", "over time", "some day", "one day", "all day"})
"""Pairs of everyday words that are as right apart as joined, and that the list has joined only."""
_JOINED_LETTER = 16
"""The same where one half is a single letter: letters stand alone in lists, initials and formulas."""
# A letter and a sum run together ("than$20bn"); "US$" and "A$" have capitals.
_SUM = re.compile(r"[^\W\d_A-Z]{2,20}[$£€]\d[\d.,]{0,12}[a-z]{0,8}")
_SIGN = re.compile(r"[$£€](?<=[^\W\d_A-Z]{2}.)(?=\d)")
_SUM_LETTERS = re.compile(r"[^\W\d_A-Z]{2,20}\Z")
# Small letters, then a capital inside the word; addresses, handles and tags are written so on purpose.
_HUMP = re.compile(r"(?<![\w@#/.&'’-])([^\W\d_]{3,30}?[a-zß-ÿ])([A-Z][a-zß-ÿ]{2,30})(?![\w@/]|\.\w)")
_TURN = re.compile(r"[A-Z](?<=[a-zß-ÿ].)(?=[a-zß-ÿ]{2})")
_HUMP_LETTERS = re.compile(r"[^\W\d_]{2,32}\Z")
_BACK = 32
"""Letters before a sign or a capital in which its word begins: one more than the longest has."""
_NEAR = 60
"""Code points between two unknown words that may be of one foreign phrase."""
_LAST = re.compile(r"\.(?=[\r\n]|\Z)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_EVERYDAY = 9
"""Class of the words whose misspelling is marked: "item", "field", the first 2,300. On 625,000 words of clean
copy the rule marks six words, five of them slips of the copy; on 186,000 words of local papers eight, one a mistake."""
_EVERYDAY_LONG = 8
"""The same for seven letters and more: a long word has few neighbours ("succesfully")."""


_FEW = 50
"""Pairs up to which each is looked for by itself, which a search for a string does 30 times faster than a pattern."""


def cut_words(layout: Layout) -> Iterator[Damage]:
    """Give the words that a blank cuts in two: both halves, where they make one word that is far likelier."""
    text = layout.text
    # Each pair of words is judged once; of a whole text hardly one in a thousand is worth a look at its places.
    broken = {pair for pair in set(PAIR.findall(text)) if joins(layout, *pair)}
    for match in _places(text, broken) if len(broken) <= _FEW else PAIR.finditer(text):
        first, second = match.groups()
        if (first, second) in broken and (
            not (first[0].isupper() and _inside(text, match.start())) or joins(layout, first, second, name=True)
        ):
            yield Damage("letters", Passage(match.start(1), match.end(2)))


def _places(text: str, pairs: set[tuple[str, str]]) -> Iterator[re.Match[str]]:
    """Give where few pairs stand, in no order."""
    for first, second in sorted(pairs):
        for blank in " \xa0":
            shown, at = first + blank + second, -1
            while (at := text.find(shown, at + 1)) >= 0:
                match = PAIR.match(text, at)
                if match and match.group(2) == second:
                    yield match


def _inside(text: str, start: int) -> bool:
    """Tell whether a place is inside a sentence, so that a capital there begins a name ("Dar es Salaam")."""
    before = text[max(0, start - 3) : start].rstrip(" \xa0")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;")


def joins(layout: Layout, first: str, second: str, *, name: bool = False) -> bool:
    """Tell whether two neighbouring words are the halves of one. `name`: a capital in the first begins a name."""
    if not second.islower() or not (first.islower() or (first.istitle() and len(first) > 1)):
        return False
    head, levels = first.lower(), layout.vocabulary.levels
    whole = head + second
    if whole not in levels and head in levels and second in levels:
        return False  # nearly all pairs of a whole text
    if name and first[0].isupper() and not layout.counts.get(whole, 0):
        return False
    if f"{head} {second}" in _OF_TIME or (head in _PREFIXES and layout.vocabulary.level(second) >= COMMON):
        return False
    needed = _JOINED_LETTER if min(len(first), len(second)) == 1 else _JOINED
    if layout.vocabulary.joined(first, second) >= needed:
        return True
    if (head in levels and second in levels) or min(len(first), len(second)) < 2:
        return False
    # A name that the text has elsewhere in one piece ("Ukra ine", "Bratis lava").
    if len(whole) >= 6 and layout.counts.get(whole, 0) > 0:
        return 1 in {layout.counts.get(head), layout.counts.get(second)}
    # A letter fell out with the cut ("withdr wal").
    known = layout.vocabulary.level
    if first.islower() and len(whole) >= 7 and max(known(first), known(second)) < COMMON + 2:
        return any(known(first + letter + second) >= COMMON for letter in _LETTERS)
    return False


def fused_words(layout: Layout) -> Iterator[Damage]:
    """Give the words that lost the blank between them ("TrumpFederal", "than$20bn"); not brands ("YouTube")."""
    for match in _from_the_word(layout.text, _SIGN, _SUM_LETTERS, _SUM):
        yield Damage("letters", Passage(*match.span()))
    for match in _from_the_word(layout.text, _TURN, _HUMP_LETTERS, _HUMP):
        first, second = match.groups()
        whole = (first + second).lower()
        if layout.counts.get(whole, 0) > 1 or layout.vocabulary.level(whole) != UNLISTED:
            continue
        if (
            first.islower() and layout.vocabulary.level(first) >= COMMON and layout.vocabulary.level(second) >= COMMON
        ) or (
            first.istitle() and layout.counts.get(first.lower(), 0) > 0 and layout.vocabulary.level(second) >= COMMON
        ):
            yield Damage("letters", Passage(*match.span()))


def _from_the_word(
    text: str, sign: re.Pattern[str], letters: re.Pattern[str], whole: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """Give the matches of `whole`, looked for only where its rare inner `sign` stands behind its first `letters`."""
    done = 0
    for found in sign.finditer(text):
        word = letters.search(text, max(done, found.start() - _BACK), found.start())
        match = whole.match(text, word.start()) if word else None
        if match:
            done = match.end()
            yield match


def misspelt(layout: Layout) -> Iterator[Damage]:
    """Give the small words that stand once, are unknown, and are one letter off an everyday word.

    "nott", "withdrawl", and "peopl." where a paragraph ends.

    A word with another unknown one near it is left alone: that is a foreign phrase, a dialect, or a word cut in two.
    """
    unknown = layout.odd
    ends = [-_NEAR, *(match.end() for match in unknown)]
    starts = [*(match.start() for match in unknown), len(layout.text) + _NEAR]
    for index, match in enumerate(unknown):
        word = match.group()
        alone = match.start() - ends[index] >= _NEAR and starts[index + 1] - match.end() >= _NEAR
        if (
            alone
            and word.isascii()
            and (
                (len(word) > 3 and not _derived(layout, word) and _everyday_neighbour(layout, word))
                or _cut_before_stop(layout, match)
            )
        ):
            yield Damage("letters", Passage(*match.span()))


_GLUED_FIRST = ("the", "of", "and", "were", "was", "that", "with", "from", "they", "have", "had", "which", "their")
_GLUED_LAST = ("the", "of", "that", "was", "were", "and")
_HYPHEN = re.compile(r"(?<![\w'’@#/.&-])([a-zß-ÿ]{2,12})-([a-zß-ÿ]{2,12})(?![\w'’@/&-]|\.\w)")
_INNER_HYPHEN = re.compile(r"-(?<=[a-zß-ÿ]{2}-)(?=[a-zß-ÿ]{2})")
_HYPHEN_LETTERS = re.compile(r"[a-zß-ÿ]{2,13}\Z")


def glued(layout: Layout) -> Iterator[Damage]:
    """Give the small words that are no word but a small one of the closed classes and an everyday one in one piece.

    "thehospital", "wereasked", "saidthe". Parts of four letters and more count, so that "fromage" is left alone.
    """
    level = layout.vocabulary.level

    def is_glued(word: str) -> bool:
        rest = [word.removeprefix(head) for head in _GLUED_FIRST if word.startswith(head)]
        rest += [word.removesuffix(end) for end in _GLUED_LAST if word.endswith(end)]
        return any(len(part) > 3 and level(part) > COMMON for part in rest)

    for match in layout.odd:
        if len(match.group()) >= 7 and is_glued(match.group()):
            yield Damage("letters", Passage(*match.span()))


def hyphenated(layout: Layout) -> Iterator[Damage]:
    """Give the everyday words that keep the hyphen of a line's end: "agree-ment"; the second half is no word."""
    level = layout.vocabulary.level
    for match in _from_the_word(layout.text, _INNER_HYPHEN, _HYPHEN_LETTERS, _HYPHEN):
        first, second = match.groups()
        if level(second) == UNLISTED and level(first + second) > COMMON and first not in _PREFIXES:
            yield Damage("letters", Passage(*match.span()))


_SUFFIXES = ("er", "ers", "ness", "less", "like", "able", "ish", "ism", "ist", "ists", "ward", "wise", "hood", "ship")


def _derived(layout: Layout, word: str) -> bool:
    """Tell whether a word is made of an everyday one by a living suffix ("imagers" beside "images")."""
    level = layout.vocabulary.level
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) > 3 and max(level(stem), level(stem + "e")) >= COMMON:
            return True
    return False


def _cut_before_stop(layout: Layout, match: re.Match[str]) -> bool:
    """Tell whether the last word of a paragraph is an everyday one without its last letter ("peopl.")."""
    level = layout.vocabulary.level
    return _LAST.match(layout.text, match.end()) is not None and any(
        level(match.group() + letter) >= _EVERYDAY for letter in _LETTERS
    )


def _everyday_neighbour(layout: Layout, word: str) -> bool:
    """Tell whether one letter more, less or exchanged inside a word makes an everyday word, or one of the text.

    The first letter stays, and so does the last unless it is doubled: what differs there is an inflection or another
    word ("masse", "plow", "drafty").
    """
    level = layout.vocabulary.levels.get
    least = _EVERYDAY if len(word) < 7 else _EVERYDAY_LONG

    def likelier(other: str) -> bool:
        found = level(other, 0)
        return found >= least or (found >= COMMON and other in layout.counts)

    if word[-1] == word[-2] and likelier(word[:-1]):
        return True
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        if any(likelier(head + letter + tail) for letter in _LETTERS):
            return True
        if len(tail) > 1 and (likelier(head + tail[1:]) or likelier(head + tail[1] + tail[0] + tail[2:])):
            return True
    return False
