"""What speaks for and against a match being a toponym, as a list of names; `weights` says what each is worth.

From the table: what its bearers are, how common the word is, whether it is a person's name. From the text: the words
on either side, and whether the word is used otherwise elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import words_en as en
from .matches import Spot
from .people import is_initial
from .table import Kind, Place
from .tokens import Token

_OF_NOTE = frozenset(("capital", "town 6", "region", "water", "adm1"))
_BLANKS = frozenset((" ", "\u00a0", "  "))
_HYPHENS = frozenset("-–‐‑/")
_MARKS = frozenset('.!?:;\n"“”)(')
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
_DATELINE = re.compile(
    rf"(?:, [A-Z][A-Za-z. ]{{1,20}})?(?:,? \(?{_DAY}[^\n(/–—-]{{0,12}}|(?= ?[(/–—-]))"
    r"(?:\.? ?[(/][^)\n/]{2,30}[)/]|\.? (?:-{1,2}|[–—])[ \n])"
)
"""What follows the first word of a dateline: "(Reuters) -", ", Oct. 4 --", "—"."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around the matches."""

    text: str
    tokens: list[Token]
    headline: list[int]
    """For each word whether its line is a headline: 0 no, 1 with capitals, 2 in capitals."""
    given: set[str]
    """Capital words that are given names."""
    people: set[str]
    """Family names of people in the text."""
    small: set[str]
    """Words that stand in small letters too."""
    begins: dict[int, Spot]
    ends: dict[int, Spot]


def evidence(s: Spot, around: Surroundings) -> list[str]:
    """The evidence of a match; sets its `body` and `division`."""
    if not s.places:
        return ["bias", "feature"]
    size = _size(s.places)
    out = ["bias", size, "words" if s.last - s.first > 1 else "word"]
    if around.headline[s.first]:
        out.append("headline")
    if s.entry is None:
        out.append("short form")
    elif s.last - s.first == 1:
        out += _word(s, size, around)
    out += _before(s, around)
    out += _after(s, size, around)
    if (not s.start or around.text[s.start - 1] in "\n)") and _DATELINE.match(around.text, s.end, s.end + 60):
        out.append("dateline")
    if "opens" in out and s.entry and s.entry.common and s.last - s.first == 1:
        out.append("opens common")
    if s.inside:
        out.append("in container")
    earlier = around.ends.get(s.first)
    if earlier and earlier.inside is s:
        out.append("container")
    elif earlier and around.tokens[s.first].gap == " ":
        out.append("after place")
    return out


def _size(places: Sequence[Place]) -> str:
    """The kind of the weightiest bearer, or the decimal order of its inhabitants."""
    kinds = {p.kind for p in places}
    for kind in (Kind.COUNTRY, Kind.REGION, Kind.WATER):
        if kind in kinds:
            return kind.name.lower()
    people = max(p.people for p in places)
    order = 3 if people < 5_000 else 4 if people < 50_000 else 5 if people < 400_000 else 6
    if Kind.CAPITAL in kinds:
        return "capital"
    if Kind.ADM1 in kinds and people >= 100_000:
        return "adm1"
    return f"adm2 {order}" if kinds == {Kind.ADM2} else f"town {order}"


def _word(s: Spot, size: str, around: Surroundings) -> list[str]:
    """What a single word is otherwise."""
    entry, token = s.entry, around.tokens[s.first]
    if entry is None:
        return []
    out = []
    of_note = " of note" if size in _OF_NOTE else ""
    if size != "country":
        if entry.common:
            out.append(f"common {'low' if entry.common < 6 else 'mid' if entry.common < 9 else 'high'}")
        if entry.family:
            out.append("family" + of_note)
        if size != "region" and (entry.given or token.base in around.given):
            out.append("given" + of_note)
    if (entry.family or entry.given) and s.last < len(around.tokens):
        after = around.tokens[s.last]
        if (
            after.capital
            and after.gap in _BLANKS
            and after.folded not in en.NO_FAMILY
            and after.folded not in en.NEVER
            and not after.upper
        ):
            out.append("full name")
    if s.folded in around.small:
        out.append("small elsewhere")
    if s.folded in around.people:
        out.append("surname")
    if s.folded not in en.COUNTRIES:
        if len(s.folded) <= 3:
            out.append("short")
        if token.upper and around.headline[s.first] != 2:
            out.append("upper" if len(s.folded) < 5 else "long upper")
    if s.places[0].other:
        out.append("other name")
    return out


def _before(s: Spot, around: Surroundings) -> list[str]:
    """What stands before it."""
    tokens, token = around.tokens, around.tokens[s.first]
    gap = token.gap
    if s.first == 0 or "\n" in gap:
        return ["opens"]
    before = tokens[s.first - 1]
    word = before.folded
    if gap.startswith("."):
        if word in en.TITLES and len(before.shown) <= 5 and before.capital:
            return ["title"]
        return ["initial"] if is_initial(before) else [] if "." in before.shown else ["opens"]
    if any(mark in gap for mark in _MARKS):
        return ["opens"] if any(mark in gap for mark in ".!?") else ["after mark"]
    if "," in gap:
        return ["comma before"]
    if gap in _HYPHENS:
        return ["hyphen before"]
    if gap not in _BLANKS:
        return ["after mark"]
    if word == "of" and s.first > 1:
        head = tokens[s.first - 2]
        if head.folded in en.TOWN_OF:
            return ["town of"]
        if head.capital and not around.headline[s.first]:
            s.body = head.folded in en.ORGANISATION
            return ["body of"]
    for name, words in (("in", en.IN), ("to", en.TO), ("of", en.OF), ("direction", en.DIRECTIONS), ("the", en.THE)):
        if word in words:
            return [name]
    if word in en.AND:
        return ["and place"] if s.first - 1 in around.ends else ["and"]
    return _name_before(s, before, around)


def _name_before(s: Spot, before: Token, around: Surroundings) -> list[str]:
    """What a name or a title before it says."""
    word = before.folded
    if not before.capital:
        return ["title"] if word in en.TITLES and s.last - s.first == 1 else []
    if is_initial(before):
        return ["initial"]
    if word in en.TITLES:
        return ["title"]
    if "." in before.shown or before.base != before.folded or s.first in around.ends or around.headline[s.first]:
        return []
    if before.base in around.given and word not in en.NEVER:
        return ["given before"]
    opens = s.first == 1 or any(mark in before.gap for mark in _MARKS)
    return ["word opens"] if opens and (word in around.small or word in en.NEVER) else ["capital before"]


def _after(s: Spot, size: str, around: Surroundings) -> list[str]:
    """What stands after it."""
    tokens = around.tokens
    out = ["possessive"] if s.end < tokens[s.last - 1].end else []
    if s.last >= len(tokens):
        return out
    after = tokens[s.last]
    if after.gap in _HYPHENS:
        return [*out, "based" if after.folded == "based" else "hyphen after"]
    if after.gap not in _BLANKS or s.end != tokens[s.last - 1].end:
        return out
    word = after.folded
    second = tokens[s.last + 1] if s.last + 1 < len(tokens) else None
    beyond = second.folded if second and second.capital and second.joined else ""
    if word in en.DIVISION and not (after.capital and beyond in en.ORGANISATION):
        s.division = word in en.ADMINISTRATIVE
        return [*out, "division after"]
    if not after.capital:
        # Capitals and states say something as often as people do.
        return [*out, "says"] if word in en.SAYS and size not in ("country", "capital") else out
    if around.headline[s.first]:
        return out
    later = around.begins.get(s.last)
    if word in en.STREETS or beyond in en.STREETS:
        return [*out, "street"]
    if word in en.PAPERS:
        return [*out, "paper"]
    if word in en.ORGANISATION or beyond in en.ORGANISATION:
        s.body = True
        return [*out, "organisation"]
    if word in en.FOLLOWERS:
        return [*out, "follower"]
    if later and later.entry and not later.entry.family:
        return [*out, "place after"]
    return [*out, "initial after" if is_initial(after) else "capital after"]
