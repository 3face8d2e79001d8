"""Stray fragments that stand as a paragraph ("ofto's", "Rail st"), and words cut in two ("Grain corri dor").

A fragment is what is left of a link, a headline or a photo line that was taken out of the copy: a short paragraph
without a full stop that shows a broken word. Short paragraphs as such are the rule in news (places, bylines, initials,
headings, times), so one mark of breakage at least is asked for; each is named in `_broken`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Damage, Passage
from .layout import Layout
from .vocabulary import COMMON, NEVER_LAST, SHORT_WORDS, UNLISTED

_MOST_WORDS = 6
"""Words of the longest fragment: the longest marked in the training bundles has 4, after "Read also:" 4 as well."""
_LONGEST = 60
_CLOSED = re.compile(r"[.!?:;…\"”’»)\]>|*]\s*\Z")
_LINK = re.compile(r"(?:read also|also read|read more|see also|related)\s*:\s*", re.IGNORECASE)
# Initials of those who wrote and edited ("ach", "tp/cwl/md"), times, addresses, handles: no words of a language.
_SIGNED = re.compile(
    r"dpa(?: [a-z]{2,4}){1,4}|[a-z]{1,4}(?:/[a-z]{1,4}){0,4}|.*(?:://|www\.|@|\.[a-z]{2,6}\b|/).*|[\W\d_]*",
    re.IGNORECASE,
)
# An apostrophe within a small word where none belongs: "th'eirof", "tanke'rs".
_APOSTROPHE = re.compile(
    r"(?<![^\W_])[a-z]{2,20}['’](?!s\b|t\b|re\b|ve\b|ll\b|d\b|m\b|em\b|all\b|clock\b|er\b|am\b)[a-z]{2,20}\b"
)
_PAIR = re.compile(r"(?<![\w'’.@/-])([^\W\d_]{1,20})[ \xa0](?=([^\W\d_]{1,20})(?![\w@/-]|['’](?!s\b)))")
_JOINED = 8
"""Classes by which a joined word must be more common than its halves side by side. On 350,000 words of clean copy 8
gives four marks (three of them names that happen to join), 6 gives sixteen; of 800 words cut at random 8 keeps 95 %."""
_PREFIXES = frozenset({"anti", "co", "ex", "mid", "multi", "non", "post", "pre", "pro", "self", "semi", "sub"})
"""Often written apart from their word by a house's style: "pre war", "non profit"."""
_JOINED_LETTER = 16
"""The same where one half is a single letter: letters stand alone in lists, initials and formulas."""


def fragments(layout: Layout, asides: frozenset[int]) -> Iterator[Damage]:
    """Give the short paragraphs that are broken pieces. `asides`: starts of paragraphs known to be something else."""
    for paragraph in layout.paragraphs[1:]:
        if paragraph.end - paragraph.start <= _LONGEST and paragraph.start not in asides and _broken(layout, paragraph):
            yield Damage("fragment", paragraph)


def _broken(layout: Layout, paragraph: Passage) -> bool:
    shown = layout.shown(paragraph)
    link = _LINK.match(shown)
    words = [layout.shown(word) for word in layout.words(paragraph)]
    if not words or len(words) > _MOST_WORDS + (2 if link else 0) or _CLOSED.search(shown) or _SIGNED.fullmatch(shown):
        return False
    if any(_joins(layout, first, second) for first, second in _PAIR.findall(shown)) or _APOSTROPHE.search(shown):
        return True
    if shown[0] in "'’" and (len(words[0]) < 3 or not words[0][1:2].isdigit()) and shown[1:2].islower():
        return True  # "'s strip N": the head of the word is gone
    last = words[-1]
    small = words[0][0].islower() and shown[0] == words[0][0]
    if link:
        return _cut(layout, last)
    if small and not shown.startswith(":", len(words[0])):  # "src: Newsform" is a label
        # News starts no paragraph with a small letter; stylised names do ("iPhone"), so one more mark is asked for.
        return (
            any(layout.unknown(part) for word in words for part in _parts(word))
            or last.lower().endswith(("'s", "’s"))
            or last.lower() in NEVER_LAST
            or len(last) == 1
            or _cut(layout, last)
        )
    if len(words) == 1 or not words[0][0].isupper():
        return False
    if last.lower() in NEVER_LAST:
        return not words[0].lower().startswith(("wh", "how"))
    return last.islower() and _cut(layout, last) and len(words) <= 4


def _parts(word: str) -> list[str]:
    """Give the runs of three letters or more of a word that may be judged by the list: no CAPITALS, no clitic."""
    return [part for part in re.findall(r"[^\W\d_]{3,}", word) if not part.isupper()]


def _cut(layout: Layout, word: str) -> bool:
    """Tell whether a paragraph's last word looks cut: unlisted, and short or the beginning of a word of the text."""
    plain = word.lower()
    if not plain.isalpha() or word.isupper():
        return False
    level = layout.vocabulary.level(plain)
    if len(plain) <= 3:
        return plain not in SHORT_WORDS and layout.counts.get(plain, 0) < 2
    if level == UNLISTED:
        return layout.counts.get(plain, 0) < 2
    return level < COMMON and layout.beginnings.get(plain, 0) > 0 and layout.counts.get(plain, 0) < 2


def cut_words(layout: Layout) -> Iterator[Damage]:
    """Give the words that a blank cuts in two: both halves, where they make one word that is far likelier."""
    text = layout.text
    for match in _PAIR.finditer(text):
        if _joins(layout, match.group(1), match.group(2), name=_inside(text, match.start())):
            yield Damage("letters", Passage(match.start(1), match.end(2)))


def _inside(text: str, start: int) -> bool:
    """Tell whether a place is inside a sentence, so that a capital there begins a name ("Dar es Salaam")."""
    before = text[max(0, start - 3) : start].rstrip(" \xa0")
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;")


def _joins(layout: Layout, first: str, second: str, *, name: bool = False) -> bool:
    if not second.islower() or not (first.islower() or (first.istitle() and len(first) > 1)):
        return False
    if name and first[0].isupper() and not layout.counts.get((first + second).lower(), 0):
        return False
    if first.lower() in _PREFIXES and layout.vocabulary.level(second) >= COMMON:
        return False
    needed = _JOINED_LETTER if min(len(first), len(second)) == 1 else _JOINED
    if layout.vocabulary.joined(first, second) >= needed:
        return True
    known = layout.vocabulary.level
    if UNLISTED not in {known(first), known(second)} or min(len(first), len(second)) < 2:
        return False
    # A name that the text has elsewhere in one piece ("Ukra ine", "Bratis lava").
    if len(first) + len(second) >= 6 and layout.counts.get((first + second).lower(), 0) > 0:
        return layout.counts[first.lower()] == 1 or layout.counts[second.lower()] == 1
    # A letter fell out with the cut ("withdr wal").
    if first.islower() and len(first) + len(second) >= 7 and max(known(first), known(second)) < COMMON + 2:
        return any(known(first + letter + second) >= COMMON for letter in "abcdefghijklmnopqrstuvwxyz")
    return False


# A letter and a sum run together ("than$20bn"); "US$" and "A$" have capitals.
_SUM = re.compile(r"[^\W\d_A-Z]{2,20}[$£€]\d[\d.,]{0,12}[a-z]{0,8}")
# Small letters, then a capital inside the word; addresses, handles and tags are written so on purpose.
_HUMP = re.compile(r"(?<![\w@#/.&'’-])([^\W\d_]{3,30}?[a-zß-ÿ])([A-Z][a-zß-ÿ]{2,30})(?![\w@/]|\.\w)")


def fused_words(layout: Layout) -> Iterator[Damage]:
    """Give the words that lost the blank between them ("TrumpFederal", "than$20bn"); not brands ("YouTube")."""
    for match in _SUM.finditer(layout.text):
        yield Damage("letters", Passage(*match.span()))
    for match in _HUMP.finditer(layout.text):
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
