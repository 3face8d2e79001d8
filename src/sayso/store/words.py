"""Words as a store searches them: one way to fold and cut text, whatever the database, and questions about words.

The database's own tokenizers are not used, because no two agree: text is folded here (case, accents, compatibility
forms), and words are runs of letters, digits and marks. SQLite gets them with blanks between (FTS5, which then cuts at
blanks only), PostgreSQL as a `tsvector` with their places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..errors import OptionError

T = TypeVar("T")
LONGEST = 200
"""Characters of a word that are searched by; PostgreSQL takes at most 2,046 bytes of a word."""
PLACES = 16_383
"""Words of one text whose places PostgreSQL keeps; later words are found, but no phrase of them."""

_MARKS = re.compile("[\u0300-\u036f]")
_ASCII = re.compile(r"[0-9a-z]+")


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in its order.

    >>> words_of("Zoë’s 3,000 BARRELS")
    ['zoe', 's', '3', '000', 'barrels']
    """
    if text.isascii():
        return [word[:LONGEST] for word in _ASCII.findall(text.lower())]
    return [word[:LONGEST] for word in _folded(text).split(" ") if word]


def _folded(text: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    # Vowel signs of Indic and other scripts are marks: part of their word, not a gap in it.
    return "".join(c if c.isalnum() or unicodedata.category(c).startswith("M") else " " for c in plain)


def for_sqlite(words: Sequence[str]) -> str:
    """Words as FTS5 is given them."""
    return " ".join(words)


def for_postgresql(words: Sequence[str]) -> str:
    """Words as a `tsvector` in its written form."""
    return " ".join(f"'{word}':{min(at, PLACES)}" for at, word in enumerate(words, 1))


@dataclass(frozen=True, slots=True)
class Word:
    """A word; with `prefix` every word that begins so."""

    word: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after the other."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Two words in any order with at most `distance` words between them; one word may be both."""

    left: Word
    right: Word
    distance: int = 10


@dataclass(frozen=True, slots=True)
class All:
    """All of some questions, and none of others."""

    parts: tuple[Question, ...]
    without: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of some questions at least."""

    parts: tuple[Question, ...]


Question = Word | Phrase | Near | All | Any
MOST_NEAR = 20
"""Words that `Near` lets stand between: PostgreSQL is asked for each distance on its own."""


def fts5(question: Question) -> str:
    """A question as FTS5 reads it. Words must be folded, as by `words_of`; raises `OptionError` for an empty one."""
    match question:
        case Word(word, prefix):
            return _quoted(word, '"') + ("*" if prefix else "")
        case Phrase(words):
            return " + ".join(fts5(word) for word in some_words(words))
        case Near(left, right, distance):
            return f"NEAR({fts5(left)} {fts5(right)}, {min(distance, MOST_NEAR)})"
        case All(parts, without):
            asked = " AND ".join(f"({fts5(part)})" for part in some_words(parts))
            return f"({asked})" + "".join(f" NOT ({fts5(part)})" for part in without)
        case Any(parts):
            return " OR ".join(f"({fts5(part)})" for part in some_words(parts))


def tsquery(question: Question) -> str:
    """A question as PostgreSQL's `to_tsquery` reads it in its written form; otherwise as `fts5`."""
    match question:
        case Word(word, prefix):
            return _quoted(word, "'") + (":*" if prefix else "")
        case Phrase(words):
            return "(" + " <-> ".join(tsquery(word) for word in some_words(words)) + ")"
        case Near(left, right, distance):
            both = (tsquery(left), tsquery(right))
            ways = [f"{a} <{gap}> {b}" for gap in range(min(distance, MOST_NEAR) + 2) for a, b in (both, both[::-1])]
            return "(" + " | ".join(ways) + ")"
        case All(parts, without):
            asked = [f"({tsquery(part)})" for part in some_words(parts)]
            return " & ".join([*asked, *(f"!({tsquery(part)})" for part in without)])
        case Any(parts):
            return " | ".join(f"({tsquery(part)})" for part in some_words(parts))


def matches(question: Question, words: Sequence[str]) -> bool:
    """Whether some words answer a question: what both databases must agree with."""
    match question:
        case Word():
            return any(_is(question, word) for word in words)
        case Phrase(asked):
            some_words(asked)
            return any(
                all(_is(part, words[at + k]) for k, part in enumerate(asked))
                for at in range(len(words) - len(asked) + 1)
            )
        case Near(left, right, distance):
            ls = [at for at, word in enumerate(words) if _is(left, word)]
            rs = [at for at, word in enumerate(words) if _is(right, word)]
            return any(abs(a - b) <= min(distance, MOST_NEAR) + 1 for a in ls for b in rs)
        case All(parts, without):
            return all(matches(part, words) for part in parts) and not any(matches(part, words) for part in without)
        case Any(parts):
            return any(matches(part, words) for part in parts)


def _is(asked: Word, word: str) -> bool:
    return word.startswith(asked.word) if asked.prefix else word == asked.word


def some_words(parts: Sequence[T]) -> Sequence[T]:
    """Parts of a question; raises `OptionError` where there are none."""
    if not parts:
        raise OptionError("there is no word to search for")
    return parts


def _quoted(word: str, mark: str) -> str:
    if words_of(word) != [word]:
        raise OptionError(f"{word!r} is no one folded word")
    return f"{mark}{word}{mark}"
