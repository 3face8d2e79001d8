"""Lines of the copy that are not news and never a claim: credits, links, stamps, sign-offs, notes (model.Aside).

What each looks like is data of `wires/conventions.py` and of each wire; here they are tried in order of precedence.
Every line is looked at once, and only where it is short enough to be one (`LOOK`); linear in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Aside, Passage
from ..wires import Wire, conventions, directory
from .lines import Line

_BRACKET_CREDIT = re.compile(
    r"\((?:Additional |Further )?(?:Reporting|Writing|Written|Editing|Compiled) (?:and \w{1,12} )?by [^()\n]{2,400}\)?"
)
_TAIL_LINES = 8
"""Lines from the end in which a wire signs its copy: the last of the training bundles stands five lines up."""


def _one_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))


_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, _one_of(patterns))
    for kind, patterns in (
        ("advisory", conventions.ADVISORY),
        ("credit", conventions.CREDITS),
        ("translation", conventions.TRANSLATIONS),
        ("correction", conventions.CORRECTIONS),
        ("copyright", conventions.COPYRIGHT),
        ("photo", conventions.PHOTOS),
        ("sign-off", conventions.SIGN_OFFS),
        ("read-also", conventions.LINKS),
        ("boilerplate", conventions.BOILERPLATE),
        ("stamp", conventions.STAMPS),
    )
)
_KIND = re.compile("|".join(pattern.pattern for _, pattern in _KINDS))
"""Any kind: nearly all lines of a report are news, which one pattern tells in half the time of ten."""
_SELF = _one_of(conventions.SELF_REFERENCES)
_SCRIPT = _one_of(conventions.SCRIPTS)
_CLOCK = re.compile(rf"(?:{conventions.CLOCK})(?=\s{{0,2}}(?:[-–—|:]|\Z))")
_ADVISORY_START = re.compile(
    r"\((?:(?:Re)?[Aa]dds|Recasts|Updates|Corrects|Refiles|Repeats|Lowers|Raises|Clarifies)\b[^()\n]{2,300}\)\s{0,3}"
)
_EARLIER = re.compile(r"earlier|previously|already|reminds|recalls")


@lru_cache(maxsize=1)
def _wire_footers() -> tuple[tuple[Wire, re.Pattern[str]], ...]:
    return tuple((w, _one_of(w.footers)) for w in directory().wires if w.footers)


@lru_cache(maxsize=1)
def _any_footer() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in _wire_footers()))


@lru_cache(maxsize=1)
def _wire_signs() -> tuple[tuple[Wire, re.Pattern[str]], ...]:
    return tuple(
        (w, re.compile(rf"(?:\A|(?<=[.!?\"”'’)\]] ))(?:{'|'.join(w.signs)})\Z")) for w in directory().wires if w.signs
    )


def line_aside(line: Line) -> str | None:
    """The kind of aside that a whole line is by the conventions of all wires, or `None`."""
    if not line.whole or not _KIND.fullmatch(line.text):
        return None
    for kind, pattern in _KINDS:
        if pattern.fullmatch(line.text):
            return kind
    return None


def part_asides(line: Line) -> list[Aside]:
    """Asides within a line of news: a leading self-reference, script mark, clock or advisory, a credit in brackets."""
    out: list[Aside] = []
    text = line.text
    for kind, pattern in (
        ("self-reference", _SELF),
        ("stamp", _SCRIPT),
        ("stamp", _CLOCK),
        ("advisory", _ADVISORY_START),
    ):
        match = pattern.match(text)
        if match:
            out.append(Aside(kind, Passage(line.start, line.start + len(match.group().rstrip()))))
    if "by " in text and "(" in text:
        for match in _BRACKET_CREDIT.finditer(text):
            out.append(Aside("credit", Passage(line.start + match.start(), line.start + match.end())))
    return out


def says_earlier(shown: str) -> bool:
    """Whether a self-reference says that what it points at is older."""
    return bool(_EARLIER.search(shown))


def footer(line: Line) -> Wire | None:
    """The wire whose closing boilerplate the whole line is, or `None`."""
    if not line.whole or not _any_footer().fullmatch(line.text):
        return None
    return next((wire for wire, pattern in _wire_footers() if pattern.fullmatch(line.text)), None)


def signature(line: Line, text: str) -> tuple[Wire, Passage] | None:
    """The wire that signs at the end of a line, and where; `None` where none does."""
    low = max(line.start, line.end - 60)  # the longest signature of the wires' data has 44 code points
    shown = text[low : line.end]
    for wire, pattern in _wire_signs():
        match = pattern.search(shown)
        if match and (match.start() > 0 or low == line.start):
            return wire, Passage(low + match.start(), low + match.end())
    return None


def tail(all_lines: list[Line]) -> list[Line]:
    """The lines in which a wire signs."""
    return all_lines[-_TAIL_LINES:]
