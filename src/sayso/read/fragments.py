"""Stray fragments: pieces that stand as a paragraph ("ofto's", "Rail st") or between two sentences.

A fragment is what is left of a link, a headline or a photo line that was taken out of the copy: a short paragraph
without a full stop that shows a broken word. Short paragraphs as such are the rule in news (places, bylines, initials,
headings, times), so one mark of breakage at least is asked for; each is named in `_broken`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..model import Damage, Passage
from .broken_words import PAIR, joins
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
_LEFT = re.compile(r"(?<=[a-z]{3}[.!?] )([a-z][\w'’]{0,20}(?: [\w'’]{1,20}){0,2}) (?=[A-Z\"“])")
"""Small words between a full stop and a capital: no sentence, but "Corp. said Monday" looks the same."""
_LETTER_FIRST = frozenset({"a", "o", "y", "à", "é"})
"""Words of one small letter that may begin a line of English, Spanish or French."""

_PARTICLES = frozenset({"de", "di", "da", "du", "la", "le", "el", "en", "et", "ex", "re", "co", "un", "pa", "ha", "ma"})
"""Short words of names and of other languages: at the end of a piece that begins small they are cut words."""


def fragments(layout: Layout, asides: frozenset[int]) -> Iterator[Damage]:
    """Give the short paragraphs that are broken pieces. `asides`: starts of paragraphs known to be something else."""
    for paragraph in layout.paragraphs[1:]:
        if paragraph.end - paragraph.start <= _LONGEST and paragraph.start not in asides and _broken(layout, paragraph):
            yield Damage("fragment", paragraph)


def left_between(layout: Layout) -> Iterator[Damage]:
    """Give the broken pieces that stand between two sentences of a paragraph."""
    for match in _LEFT.finditer(layout.text):
        piece = match.group(1)
        last = piece.rpartition(" ")[2]
        short = " " in piece and len(last) < 4 and last.isalpha() and last.islower() and last not in SHORT_WORDS
        if short or _APOSTROPHE.search(piece) or any(layout.unknown(part) and part.islower() for part in _parts(piece)):
            yield Damage("fragment", Passage(*match.span(1)))


def _broken(layout: Layout, paragraph: Passage) -> bool:
    shown = layout.shown(paragraph)
    link = _LINK.match(shown)
    words = [layout.shown(word) for word in islice(layout.words(paragraph), _MOST_WORDS + 3)]
    if not words or len(words) > _MOST_WORDS + (2 if link else 0) or _CLOSED.search(shown) or _SIGNED.fullmatch(shown):
        return False
    if any(joins(layout, first, second) for first, second in PAIR.findall(shown)) or _APOSTROPHE.search(shown):
        return True
    if shown[0] in "'’" and (len(words[0]) < 3 or not words[0][1:2].isdigit()) and shown[1:2].islower():
        return True  # "'s strip N": the head of the word is gone
    if shown[0] in ",;" and shown[1:2] == " ":
        return True  # ", said the": what stood before the mark is gone
    last = words[-1]
    small = words[0][0].islower() and shown[0] == words[0][0]
    if link:
        return _cut(layout, last) or (last in NEVER_LAST and "?" not in shown)
    if small and shown.startswith(":", len(words[0])):  # "src: Newsform" is a label, "hoto: coun" is none
        return layout.unknown(words[0]) and last.islower() and _cut(layout, last)
    if small:
        # News starts no paragraph with a small letter; stylised names do ("iPhone"), so one more mark is asked for.
        return (
            (len(words[0]) == 1 and words[0] not in _LETTER_FIRST and len(words) > 1)
            or any(layout.unknown(part) for word in words for part in _parts(word))
            or last.lower().endswith(("'s", "’s"))
            or last.lower() in NEVER_LAST
            or len(last) == 1
            or last in _PARTICLES
            or _cut(layout, last)
        )
    if not words[0][0].isupper():
        return False
    if len(words) == 1:
        # The head of a name that the text has in full ("Ukr", "Iskanda").
        return last.istitle() and layout.unknown(last) and layout.beginnings.get(last.lower(), 0) > 0
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
