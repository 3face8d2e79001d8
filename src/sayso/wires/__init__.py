"""Wires: how agencies, syndicators and newspapers sign, date and label their copy, as data.

The folder is the registry: a module that defines `WIRE` (or `WIRES`, a table) is read by listing the folder, so
dropping
a file in is the whole act of adding (docs/how-to/add-a-wire.md). `EXAMPLES` of a module are invented copy with what
must be read from it; one conformance test runs over all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules
from typing import Any, Literal, NamedTuple

Kind = Literal["agency", "syndicator", "press-release", "newspaper", "broadcaster", "issuer"]


@dataclass(frozen=True, slots=True)
class Example:
    """Invented copy, the facts that must be read from it, and the numbers of the conventions that it shows.

    `expect` may hold: publisher, relays, place, places, on, published_on, title, byline, labels (pairs of kind and
    number), asides (pairs of kind and exact words) and problems (kinds). What it does not name is not looked at.
    """

    text: str
    expect: Mapping[str, Any]
    conventions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Wire:
    """One outlet: its name, how others and it itself write that name, and how its copy can be told.

    Patterns are regular expressions with bounded repetition, matched against one line of copy.
    """

    name: str
    kind: Kind = "newspaper"
    names: tuple[str, ...] = ()
    """Further spellings that name it in running text; accents and capitals are matched loosely."""
    codes: tuple[str, ...] = ()
    """Short forms that name it only as a tag: in the brackets or slashes of a dateline, in a credit or a sign-off."""
    short: tuple[str, ...] = ()
    """Short forms that others share ("Times", "Post"): they name it where the report names it in full, or nobody
    else."""
    loose: tuple[str, ...] = ()
    """Shared short forms that its house does not use for itself: resolved like `short`, and shown as a clash of
    names."""
    datelines: tuple[str, ...] = ()
    """Datelines that the general reader does not know; groups `place` and, where shown, `date`."""
    header: str | None = None
    """How a syndicator opens a copy; groups `date` and `agency`, both optional."""
    stamps: tuple[str, ...] = ()
    """Codes that hold the date of publication; groups `day`, `month`, `year`."""
    house_stamps: tuple[str, ...] = ()
    """Whole lines with a date in a form that only this house prints: they tell the publisher where nothing else
    does."""
    signs: tuple[str, ...] = ()
    """The end of a line by which this outlet signs its own copy."""
    footers: tuple[str, ...] = ()
    """Whole lines that this outlet prints under copy and that are no news."""


class Mention(NamedTuple):
    """An outlet named in a text: `[start, end)`, its name, and whether the words may mean another one too."""

    start: int
    end: int
    name: str
    shared: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """All outlets, and the ways to find them by what is written."""

    wires: tuple[Wire, ...]
    named: Mapping[str, Wire] = field(repr=False)
    """By folded name or alias."""
    tagged: Mapping[str, Wire] = field(repr=False)
    """By folded name, alias or code."""
    heads: Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]] = field(repr=False)
    """By folded first word: the words of each name (longest first), the outlet, and whether "the" must stand before
    it."""
    shared: Mapping[str, tuple[tuple[str, bool], ...]] = field(repr=False)
    """By short form as it is written: the outlets that it may mean, each with `loose`."""
    capitals: frozenset[str] = field(repr=False, default=frozenset())
    """Folded one-word names that are written in capitals alone: "MAP" names an agency, "Map" does not."""


def fold(name: str) -> str:
    """A name without case, accents, outer blanks, "the" and quotation marks, inner blanks made single."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("’", "'")
    words = plain.strip(" \t\"'“”*.,;:").split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def latin_1(name: str) -> str:
    """The name as a feed leaves it that deletes every character outside Latin-1."""
    return "".join(c for c in name if ord(c) < 256)  # the size of Latin-1


def modules() -> Iterator[Any]:
    """The data modules of this folder, by name."""
    for name in sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")):
        yield import_module(f"{__name__}.{name}")


def examples() -> list[tuple[str, Example]]:
    """All examples of all modules, each with its module's name."""
    return [(m.__name__.rpartition(".")[2], example) for m in modules() for example in getattr(m, "EXAMPLES", ())]


@lru_cache(maxsize=1)
def directory() -> Directory:
    """The outlets of all modules."""
    wires: list[Wire] = []
    for module in modules():
        wires += [module.WIRE] if hasattr(module, "WIRE") else getattr(module, "WIRES", ())
    named: dict[str, Wire] = {}
    tagged: dict[str, Wire] = {}
    heads: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    shared: dict[str, list[tuple[str, bool]]] = {}
    for wire in wires:
        spellings = [wire.name, *wire.names]
        bare = {fold(s) for s in spellings if not s.startswith("The ")}
        for key in dict.fromkeys(fold(s) for name in spellings for s in (name, latin_1(name))):
            words = tuple(_strip_possessive(w) for w in _WORD.findall(key))
            if words and key not in named:
                named[key] = wire
                heads.setdefault(words[0], []).append((words, wire.name, len(words) == 1 and key not in bare))
        for code in (wire.name, *wire.names, *wire.codes):
            tagged.setdefault(fold(code), wire)
        for form, loose in [(s, False) for s in wire.short] + [(s, True) for s in wire.loose]:
            shared.setdefault(form, []).append((wire.name, loose))
    for form in [form for form, rows in shared.items() if len(rows) > 1]:
        heads[fold(form)] = [row for row in heads.get(fold(form), ()) if len(row[0]) > 1]
    forms: dict[str, bool] = {}
    for spelling in (s for wire in wires for s in (wire.name, *wire.names)):
        forms[fold(spelling)] = forms.get(fold(spelling), True) and spelling.isupper()
    return Directory(
        tuple(wires),
        named,
        tagged,
        {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in heads.items()},
        {form: tuple(rows) for form, rows in shared.items()},
        frozenset(form for form, upper in forms.items() if upper and " " not in form),
    )


_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*|&")
_LOWER_OK = frozenset({"dpa", "dpa-afx", "businessline"})
"""Names that their houses write small; every other name must begin with a capital where it stands in running text."""


def mentions(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """The known outlets that `text[start:end]` names, in order, without overlap; linear in the length.

    A shared short form ("the Times") is given with the first outlet that has it; `naming.py` decides which is
    meant.
    """
    book = directory()
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, len(text) if end is None else end)]
    folded = [_strip_possessive(fold(w)) if w != "the" else w for _, _, w in words]
    out: list[Mention] = []
    index = 0
    while index < len(words):
        low, _, word = words[index]
        found = 0
        if word[0].isupper() or word in _LOWER_OK or word[0].isdigit():
            definite = index > 0 and words[index - 1][2].casefold() == "the"
            for name_words, name, needs_the in book.heads.get(folded[index], ()):
                size = len(name_words)
                if (
                    size <= len(words) - index
                    and (not needs_the or (definite and _stands_alone(words, index + size)))
                    and tuple(folded[index : index + size]) == name_words
                    and (size > 1 or name_words[0] not in book.capitals or word[: _bare(word)].isupper())
                    and (size > 1 or name_words[0] not in _TITLES or not _goes_on(words, index))
                    and _joined(text, words[index : index + size])
                ):
                    last = words[index + size - 1]
                    out.append(Mention(low, last[0] + _bare(last[2]), name, False, False))
                    found = size
                    break
            if not found:
                form = word[: _bare(word)]
                rows = book.shared.get(form)
                if rows and definite and _stands_alone(words, index + 1):
                    out.append(Mention(low, low + len(form), rows[0][0], True, rows[0][1]))
                    found = 1
        index += found or 1
    return out


_FOLLOWS = frozenset(
    [
        "reported",
        "reports",
        "report",
        "said",
        "says",
        "wrote",
        "writes",
        "has",
        "have",
        "had",
        "newspaper",
        "daily",
        "that",
        "on",
        "in",
        "by",
        "at",
        "and",
        "also",
        "which",
        "citing",
        "quoting",
        "quoted",
        "cited",
        "with",
        "first",
        "was",
        "is",
        "would",
        "could",
        "did",
        "revealed",
        "learned",
        "told",
        "claimed",
        "claims",
        "can",
        "published",
        "understands",
        "last",
        "this",
        "earlier",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "as",
        "for",
        "via",
        "after",
        "to",
        "but",
        "or",
        "magazine",
        "website",
        "cannot",
        *("it", "he", "she", "they", "there", "its", "their", "his", "her"),
        *("about", "how", "why", "what", "when", "where", "before", "during", "today", "yesterday", "may", "will"),
    ]
)


_TITLES = frozenset({"vice"})
"""Names that are the first word of titles too: "Vice President"."""


def _goes_on(words: list[tuple[int, int, str]], index: int) -> bool:
    """Whether a word with a capital follows directly."""
    return index + 1 < len(words) and words[index + 1][2][0].isupper() and words[index + 1][0] - words[index][1] == 1


def _stands_alone(words: list[tuple[int, int, str]], index: int) -> bool:
    """Whether the next word may follow an outlet's name: not "the Australian states", "the Independent candidate"."""
    return index >= len(words) or words[index][2].casefold() in _FOLLOWS or words[index][0] - words[index - 1][1] > 1


def _bare(word: str) -> int:
    return len(word) - 2 if word.endswith(("'s", "’s")) else len(word)


def _strip_possessive(word: str) -> str:
    return word[:-2] if word.endswith("'s") and len(word) > 3 else word


def _joined(text: str, words: list[tuple[int, int, str]]) -> bool:
    """Whether nothing but blanks (one line end at most) stands between the words, and the dot of initials ("U.S.")."""
    return all(
        right[0] - left[1] <= 3
        and not text[left[1] : right[0]].strip(" \t\r\n\u00a0." if len(left[2]) == 1 or left[2][-2:-1] == "." else None)
        for left, right in pairwise(words)
    )
