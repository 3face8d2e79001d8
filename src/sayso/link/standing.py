"""Who stands behind a claim: the sources that count, once each, and for every saying that does not count, why not.

The rules are the desk's (CONVENTIONS: Counting). A spokesman, his minister and their ministry are one source, and so
are a country and its government; relays, reprints and "reportedly" add none; a group of unnamed people is one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from ..model import Attribution, Uncounted

FIRM, FIRM_SIDE = 0.8, 0.6
"""How surely a line must say what another of its claim says (its best probability with one) to add a source, and a
side. On the training bundles, cross-validated, .7 to .85 give .69 to .71 of sources right, and more than .8 leaves out
claims with two sources; sides hardly change from .35 to .65."""
DENIES = "denies"
AGAINST = frozenset({DENIES, "doubts"})
MEDIA, MED = "media", "MED"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[^\W_]+")
_EMPTY = _set("the of a an and in for s at to on with from by who was is has")
_PEOPLE = {
    "people": "person", "persons": "person", "person": "person", "sources": "person", "source": "person",
    "individuals": "person", "insiders": "person", "insider": "person",
}  # fmt: skip
_COUNTS = _set(
    """one two three four five six seven eight nine ten several multiple some many various other another second third
    first further more senior top high ranking former"""
)
"""Words of a description that tell neither who somebody is nor whom they are with."""
_PLURALS = _set(
    """officials diplomats residents witnesses doctors analysts relatives families executives bankers lawyers engineers
    aides soldiers officers employees workers traders experts members ministers"""
)
"""Nouns of several people who speak together."""


REASONS = {
    "nobody": "nobody stands behind it",
    "medium": "a medium that relays others",
    "relay": "passes on what another source of the claim says (its side counts)",
    "copy": "the same words as in the report that this one copies",
    "again": "the same source says it again",
    "same body": "speaks for a body or side that is counted already",
    "possible": "only calls it possible",
    "doubts": "doubts it",
    "denies": "denies it",
    "unsure": "may say something else",
    "other way": "says the contrary",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands behind a claim. `counted` is the line that each independent source is counted by, first said first.

    `sides` assert or confirm it; `denied_by` are the sides that reject it outright (MED for a medium's own error).
    """

    counted: tuple[str, ...]
    uncounted: tuple[Uncounted, ...]
    sides: tuple[str, ...]
    denied_by: tuple[str, ...]
    denied: tuple[str, ...]
    """The lines that deny it, or say outright that it is not so ("Nobody has arrested me")."""
    named: tuple[str, ...]
    """Of `counted`, the lines of sources that are named; the others' are not."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a line is counted as."""

    name: str
    side: str | None
    kind: str
    words: frozenset[str]
    body: frozenset[str] = frozenset()
    """Of the body that a person is said to speak for."""

    @property
    def unnamed(self) -> bool:
        """Whether it is a description only."""
        return self.kind == "unnamed_person"


def speakers(lines: Iterable[Attribution], bodies: Mapping[str, str] | None = None) -> dict[str, Speaker]:
    """Of each line who it counts as; a name has one side in all reports, the one that most of its lines give it.

    `bodies` are for lines the words of the report for the body that the source belongs to.
    """
    lines = list(lines)
    votes: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for line in lines:
        votes[_key(line.actor)][line.affiliation] += 1
    sides = {
        key: min(count, key=lambda side: (-count[side], side is None, side or ""))
        for key, count in votes.items()
        if key
    }
    return {
        line.id: Speaker(
            line.actor or "",
            sides.get(_key(line.actor), line.affiliation),
            line.source_kind or ("unspecified" if not line.source else "named_person"),
            _words(line.actor or ""),
            _words((bodies or {}).get(line.id, "")),
        )
        for line in lines
    }


def standing(
    members: Sequence[Attribution],
    who: Mapping[str, Speaker],
    copies: Mapping[str, str] | None = None,
    firm: Mapping[str, float] | None = None,
    own: Collection[str] = (),
) -> Standing:
    """Who stands behind the claim that `members` make, in the order in which they were first said.

    `copies` are the lines that are taken over from another report, to the line there. `firm` tells of lines how surely
    they say what another says (1 where it is not given). `own` are the lines in which a medium tells what it found
    itself. A medium that says no more than that something is so counts where nobody else does.
    """
    copies, firm = copies or {}, firm or {}
    relayed = {_key(name) for line in members if _speaks(line) for name in line.via}
    counted: list[Attribution] = []
    left: list[Uncounted] = []
    backing: list[Attribution] = []
    denied = [line for line in members if line.stance == DENIES]
    rejecting = {(line.report, _key(line.actor)): line for line in denied if line.actor}
    plain = [line.polarity == "negative" for line in members if line.stance not in AGAINST]
    negative = sum(plain) * 2 > len(plain)
    if not negative and not all(plain):
        denied = [line for line in members if line.stance == DENIES or _says_contrary(line, who)]
    for line in sorted(members, key=lambda line: (line.id in copies, -firm.get(line.id, 1))):
        reason, detail = _why_not(line, who, relayed, copies, own)
        contrary = (line.polarity == "negative") != negative
        if not reason and contrary:
            reason = "other way"
        against = rejecting.get((line.report, _key(line.actor)))
        if not reason and against and not _within(line, against):
            reason, detail = "denies", against.id
        passes_on = reason == "copy" or (reason == "relay" and who[line.id].side != MED)
        backs = not reason or (passes_on and not contrary)
        if backs and (not backing or firm.get(line.id, 1) >= FIRM_SIDE):
            backing.append(line)
        if not reason:
            same = [other for other in counted if one_source(who[line.id], who[other.id])]
            if not same and (not counted or firm.get(line.id, 1) >= FIRM):
                counted.append(line)
                continue
            if not same:
                left.append(Uncounted(line.id, "unsure"))
                continue
            again = any(_key(who[line.id].name) == _key(who[other.id].name) for other in same)
            reason, detail = ("again" if again else "same body"), same[0].id
        left.append(Uncounted(line.id, reason, detail))
    if not counted:
        counted, left = _media_alone(members, left)
        backing = backing or counted
    place = {line.id: at for at, line in enumerate(members)}
    return Standing(
        counted=tuple(line.id for line in counted),
        uncounted=tuple(sorted(left, key=lambda one: place[one.line])),
        sides=_sides(backing, who),
        denied_by=_sides(denied, who),
        denied=tuple(line.id for line in denied),
        named=tuple(line.id for line in counted if not who[line.id].unnamed),
    )


def _media_alone(
    members: Sequence[Attribution], left: Sequence[Uncounted]
) -> tuple[list[Attribution], list[Uncounted]]:
    """The first of the media that say it, as the one source there is; the others are as they were."""
    first = next((one for one in left if one.reason == "medium"), None)
    return [line for line in members if first and line.id == first.line], [one for one in left if one is not first]


def one_source(a: Speaker, b: Speaker) -> bool:
    """Whether two speakers count as one source."""
    if _alike(a.words, b.words) or _alike(a.body, b.words) or _alike(a.words, b.body) or _alike(a.body, b.body):
        return True
    if a.side != b.side:
        return False
    if a.side is None:
        return a.unnamed and b.unnamed and _group(a) != _group(b) and bool(a.words & b.words)
    return not _apart(a, b) and not (a.unnamed and b.kind in _FORMAL) and not (b.unnamed and a.kind in _FORMAL)


_FORMAL = frozenset({"organisation", "document"})
"""A clerk, an inspector or a soldier without a name who says what a body or a document of his side says is no
spokesman: he adds a source, unless he is told to be the body's. Two people of one side are mostly two as well (with the
gold's fields .79 of counts are right where they are kept apart, .73 where they are one), but as long as one person
has several names in the reports that are read (`resolve`), keeping them apart counts more people twice."""


_OWN = _set(
    """embassy consulate coast navy naval fleet general army police court prosecutor prosecutors prosecution parliament
    senate party union federation bureau agency service troopers guard city mayor governor university institute"""
)
"""Words of bodies that speak for themselves and not for their government."""


def _apart(a: Speaker, b: Speaker) -> bool:
    """Whether two speakers of one side are bodies of which one speaks for itself."""
    if a.kind not in _BODIES or b.kind not in _BODIES:
        return False
    own_a, own_b = (frozenset(word.casefold() for word in _WORD.findall(one.name)) & _OWN for one in (a, b))
    return own_a != own_b


_BODIES = frozenset({"organisation", "country", "document"})


def _group(one: Speaker) -> bool:
    words = [word.casefold() for word in _WORD.findall(one.name)]
    return any(word in _PLURALS or (word in _PEOPLE and _PEOPLE[word] != word) for word in words)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and (a <= b or b <= a or len(a & b) / len(a | b) >= 0.6)


def alike_names(a: str, b: str) -> bool:
    """Whether two names are taken for one: mostly the same words, or all words of one in the other."""
    return _alike(_words(a), _words(b))


def _why_not(
    line: Attribution, who: Mapping[str, Speaker], relayed: set[str], copies: Mapping[str, str], own: Collection[str]
) -> tuple[str, str]:
    """Why a line can add no source, whoever else speaks; "" where it can."""
    one = who[line.id]
    if line.stance in AGAINST:
        return "denies" if line.stance == DENIES else "doubts", ""
    if not line.source or one.kind == "unspecified":
        return "nobody", ""
    if one.kind == MEDIA and line.id not in own:
        return "medium", ""
    if line.certainty == "possible":
        return "possible", ""
    if _key(one.name) in relayed:
        return "relay", ""
    if line.id in copies:
        return "copy", copies[line.id]
    return "", ""


def _within(line: Attribution, outer: Attribution) -> bool:
    """Whether what a line says stands within what another rejects: it is the claim, told to be rejected."""
    return bool(line.content) and any(
        a <= line.content[0].start and line.content[-1].end <= b for a, b in outer.content
    )


def _says_contrary(line: Attribution, who: Mapping[str, Speaker]) -> bool:
    """Whether a line of a claim that is told as so says outright that it is not.

    With them the sides that deny a claim are found with F1 .692, without them .663 (training, cross-validated).
    """
    plain = line.stance in ("asserts", "confirms") and line.polarity == "negative" and line.certainty == "certain"
    return plain and _speaks(line) and who[line.id].kind != MEDIA


def _speaks(line: Attribution) -> bool:
    return bool(line.source) and line.stance not in AGAINST and line.certainty != "possible"


def _sides(lines: Iterable[Attribution], who: Mapping[str, Speaker]) -> tuple[str, ...]:
    return tuple(sorted({side for line in lines if (side := who[line.id].side)}))


@lru_cache(maxsize=1 << 16)
def _key(name: str | None) -> str:
    return " ".join(sorted(_words(name or "")))


@lru_cache(maxsize=1 << 16)
def _words(name: str) -> frozenset[str]:
    """The words of a name or description that tell who it is, by their beginnings: "Georgian" meets "Georgia"."""
    plain = normalize("NFKD", name).casefold()
    words = [
        _PEOPLE.get(word, word) for word in _WORD.findall("".join(c for c in plain if ord(c) < 0x300 or ord(c) > 0x36F))
    ]
    return frozenset(word[:5] for word in words if word not in _EMPTY and word not in _COUNTS) or frozenset(
        word[:5] for word in words
    )
