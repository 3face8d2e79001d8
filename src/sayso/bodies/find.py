"""The names of the tables in a text: one pass, the longest name at each place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from .table import Entry, entries

# A word, or letters with points between them ("U.S.", "D.C."); combining marks belong to the word that they follow.
_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?|(?:[^\W_]|[\u0300-\u036f])+")
_GAP = re.compile(r"[\s\-‐‑–'’ʼ.,&()/]{1,3}")
# A point ends a sentence after a longer word; these are the lengths of "St.", "No.", "Gen.".
_SHORT = 3
# Acronyms that are also common words: in a line of capitals they are read as the word.
_COMMON = """
    all ante arena arms bar bib cap care cas cat cfe core cup eta eu fe fed gift goal hal ice ida is it may mas pace pan
    pas pen pet pri rab rib safe sap sat sea side sir spa us who
"""
_ALSO_WORDS = frozenset(_COMMON.split())
_END = " "  # no word's key: a word of marks alone has the key ""


class Found(NamedTuple):
    """A name in a text: `[start, end)`, and what it may name, the likeliest table first."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def sides(self) -> tuple[str | None, ...]:
        """The sides that it may stand for, each once."""
        return tuple(dict.fromkeys(entry.side for entry in self.entries))

    @property
    def side(self) -> str | None:
        """The one side that it stands for, `None` where there are several or none."""
        return self.sides[0] if len(self.sides) == 1 else None

    @property
    def kind(self) -> str:
        """The kind of the first entry."""
        return self.entries[0].kind

    @property
    def doubtful(self) -> bool:
        """Whether it is often something else, or names bodies of several sides."""
        return len(self.sides) > 1 or any(entry.doubtful for entry in self.entries)


def find(text: str, on: str | None = None) -> list[Found]:
    """The names of states and bodies in a text, in order, none inside another.

    `on` (ISO 8601) leaves out names that are not used so on that day. Capitals are heeded: "us" and "turkey" are no
    states. Linear in the text's length: the longest name bounds how far a word looks ahead.
    """
    words = [(match.start(), match.end(), _key(match[0])) for match in _WORD.finditer(text)]
    trie = _trie()
    out: list[Found] = []
    at = 0
    while at < len(words):
        found = _longest(text, words, at, trie, on)
        if found is None:
            at += 1
            continue
        ends, met = found
        out.append(met)
        at = ends
    return out


def lookup(name: str, on: str | None = None) -> tuple[Entry, ...]:
    """What a name that stands alone may name; nothing where no table has just this name."""
    stripped = name.strip()
    for found in find(stripped, on):
        if found.start == 0 and found.end == len(stripped):
            return found.entries
    return ()


def _longest(
    text: str, words: list[tuple[int, int, str]], at: int, trie: dict[str, Any], on: str | None
) -> tuple[int, Found] | None:
    node = trie.get(words[at][2])
    start = words[at][0]
    best: tuple[int, Found] | None = None
    index = at
    while node is not None:
        if _END in node:
            end = words[index][1]
            fitting = tuple(e for e in node[_END] if e.valid(on) and _written(e, text, start, end))
            if fitting and not _plain_word(fitting, text, words, at, index):
                best = index + 1, Found(start, end + _closing(fitting, text, end), fitting)
        index += 1
        if index == len(words):
            break
        gap = text[words[index - 1][1] : words[index][0]]
        if not _GAP.fullmatch(gap) or ("." in gap and words[index - 1][1] - words[index - 1][0] > _SHORT):
            break
        node = node.get(words[index][2])
    return best


def _closing(fitting: tuple[Entry, ...], text: str, end: int) -> int:
    """1 where a sign after the last word belongs to the name: "Fla.", "Congo (Kinshasa)", "OPEC+"."""
    return int(any(text[end : end + 1] == e.name[-1] and text[end - 1] != e.name[-1] for e in fitting))


def _written(entry: Entry, text: str, start: int, end: int) -> bool:
    """Whether the words of a text are written as the name wants it: its capitals, its comma, its last point."""
    shown = text[start:end]
    if ("," in shown) != ("," in entry.name):
        return False
    wanted, given = _words(entry.name), _words(shown)
    if entry.name.endswith(".") and not wanted[-1].isupper() and text[end : end + 1] != ".":
        return False
    for want, have in zip(wanted, given, strict=False):
        if want.isupper() and len(want) > 1 and not have.isupper():
            return False
        if want[:1].isupper() and have[:1].islower():
            return False
    return True


def _plain_word(fitting: tuple[Entry, ...], text: str, words: list[tuple[int, int, str]], at: int, index: int) -> bool:
    """Whether an acronym that is a common word stands among words in capitals with only blanks between."""
    start, end, key = words[at]
    if at != index or key not in _ALSO_WORDS or "." in text[start:end] or not fitting[0].acronym:
        return False
    before = [text[words[at - 1][0] : start]] if at else []
    after = [text[end : words[at + 1][1]]] if at + 1 < len(words) else []
    near = before + after
    return bool(near) and all(" " in part and part.replace(" ", "").isalpha() and part.isupper() for part in near)


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(text)]


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    """A word without case, marks and points."""
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in parts if not unicodedata.combining(c))
    return word.replace(".", "").casefold()


@lru_cache(maxsize=1)
def _trie() -> dict[str, Any]:
    root: dict[str, Any] = {}
    for entry in entries():
        node = root
        for word in _words(entry.name):
            node = node.setdefault(_key(word), {})
        kept = node.setdefault(_END, [])
        if not any((e.name, e.side, e.since) == (entry.name, entry.side, entry.since) for e in kept):
            kept.append(entry)
    return root
