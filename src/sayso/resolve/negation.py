"""Where the negation stands in what is said: in the main clause of its first sentence, or only further in.

"He would not go" is negative; "I was told to write nothing down" and "five men, not four" are not. There is no parser
here: a clause is read from left to right by its function words, up to the first word that opens another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..languages import en
from . import stance_en as words


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOKEN = re.compile(r"n't\b|[^\W\d_]+?(?=n't\b)|'[a-z]+\b|[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*\d|\d|[?!:;,]|\.(?=\W|$)")
_QUANTIFIERS = _set("no none nobody nothing neither few little nowhere nor")
_OBJECTS = _set("no none nobody nothing nowhere neither zero little")
_NOT = _set("not n't never cannot hardly scarcely barely")
_MODALS = _set("will would can could shall should may might must ca wo sha")
_BE = en.BE | _set("'s 're 'm be been")
_FINITE = _MODALS | _BE | _set("has have had do does did 've 'd 'll is was")
_OPENING = _set(
    """who which that whom whose because when where if while although though unless until as since after before than but
    whether how why what so"""
)
"""Words that open another clause once the main clause has its verb."""
_LEADING = _set("if when while although though unless since after before as because whether until once")
"""Words that open a clause that stands before the main one."""
_REFUSING = _set("denies deny denied denying dismissed dismisses rejected rejects refuted refutes unaware unlikely")
"""What turns what follows into its contrary, or says that it is not so. "Failed", "refused", "suspended" tell of
something that happened: in the training bundles 9 of 10 contents with such a verb count as positive."""
_NEGATIVE = _QUANTIFIERS | _OBJECTS | _REFUSING | {"yet"}
_RELATIVE = _set("who which that whose where")
_SUBJECTS = en.PRONOUNS | en.DETERMINERS | en.POSSESSIVES
_CLAUSE_SUBJECTS = _set("he she it they we i you")
_DOUBTING = _set("rule exclude doubt deny dispute")
_SAID = en.SAY | en.TELL | _set("told said wrote writes added stated reported announced")


@dataclass(frozen=True, slots=True)
class Negation:
    """Where what is said is negated.

    `main` is "verb" (its verb), "subject", "object", "lexical" (its verb is a denial), "said" (it tells of a saying
    that is negative) or "". `inner` tells whether there is a negation elsewhere: "to" (an infinitive), "contrast"
    ("five, not four"), "clause" (a clause below the main one), "second" (another sentence) or "".
    """

    main: str
    inner: str


def negation(said: str) -> Negation:
    """Where what is said is negated; a plain text, as `manner_cue.plain` gives it."""
    first, rest = _sentences(_TOKEN.findall(said))
    begin = _main_clause(first)
    main, end = _main(first, begin)
    if not main and end < len(first) and not _SAID.isdisjoint(first[begin:end]):
        # A saying told of is as negative as what it says: "the army chief wrote that he would not go".
        told, _ = _main(first, end + (first[end] == "that"))
        if told:
            return Negation("said", "")
    inner = _inner(first[end:]) or ("second" if _negative(rest) else "")
    if begin and not main and not inner and _negative(first[:begin]):
        inner = "clause"
    return Negation(main, inner)


def _negative(found: Sequence[str]) -> bool:
    return any(word in _NOT or word in words.NEGATORS for word in found)


def _sentences(found: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of the first sentence that is more than an exclamation, and those of the others."""
    for at, word in enumerate(found):
        if word in (".", "?", "!") and at >= 2 and len(found[at - 1]) > 2:  # not "Mr." and "U.S."
            return list(found[: at + 1]), list(found[at + 1 :])
    return list(found), []


def _main_clause(found: Sequence[str]) -> int:
    """Where the main clause begins, after a clause that leads to it ("If they come, ...")."""
    if found[:1] and found[0] in _LEADING:
        for at, word in enumerate(found):
            if word == "," and at > 2:
                return at + 1
    return 1 if found[:1] == ["that"] else 0


def _main(found: Sequence[str], begin: int) -> tuple[str, int]:
    """How the main clause is negated, and where its reading stops."""
    if found[-1:] == ["?"]:  # a question asks whether it is so
        return "", len(found)
    main, verb, at = "", False, begin
    while at < len(found):
        word = found[at]
        if not verb and (beyond := _aside(found, at, begin)):
            at = beyond
            continue
        if word in _NOT or word in _NEGATIVE:
            kind, step = _negated(found, at, begin, verb)
            if not step:
                return main, at
            main, verb = main or kind, verb or kind in ("verb", "lexical")
            at += step
            continue
        if _ends(found, at, begin, verb):
            return main, at
        verb = verb or word in _FINITE or word in en.PAST or (len(word) > 4 and word.endswith("ed"))
        at += 1
    return main, at


def _aside(found: Sequence[str], at: int, begin: int) -> int:
    """Where what stands between subject and verb ends ("workers who do not strike | will"); 0 where nothing does."""
    word, after = found[at], found[at + 1 : at + 2]
    if word == "," and after and after[0] in _RELATIVE:
        return next((k + 1 for k in range(at + 1, len(found)) if found[k] == ","), len(found))
    if word not in _RELATIVE or at == begin:
        return 0
    at += 1
    if at < len(found) and found[at] in _SUBJECTS:
        at += 1 if found[at] in en.PRONOUNS else 2
    group = at
    while at < len(found) and (found[at] in _FINITE or found[at] in _NOT):
        at += 1
    return at + 1 if at == group or found[at - 1] in _NOT else at


def _ends(found: Sequence[str], at: int, begin: int, verb: bool) -> bool:
    """Whether a word that is not negative ends the main clause."""
    word, after = found[at], "".join(found[at + 1 : at + 2])
    if not verb or at == begin:
        return False
    if word in _OPENING or (word in _CLAUSE_SUBJECTS and after in _FINITE):  # "a disease they did not know"
        return True
    if word == ",":
        return after in ("not", "but", "and", "which", "who") and at > begin + 2
    return word in ("to", "and", ";") and at > begin + 2


def _negated(found: Sequence[str], at: int, begin: int, verb: bool) -> tuple[str, int]:
    """How a negative word negates the main clause ("": not at all), and how far to go on: 0 where its clause ended."""
    word, before = found[at], found[at - 1] if at > begin else ""
    after = "".join(found[at + 1 : at + 2])
    if word in _NOT:
        if word == "not" and after in ("only", "just", "merely", "least") and at + 2 < len(found):
            return "", 2
        if after == "to" or before in ("to", ",", "if", "whether", "why", "but", "and"):
            return "", 0
        if word == "not" and "but" in found[at + 1 : at + 6]:  # "not one but three"
            return "", 0
        if after in _DOUBTING:  # "we do not rule out"
            return "", 2
        return ("subject" if at == begin and word == "not" else "verb"), 1
    if word in _REFUSING:
        return ("lexical" if at > begin else ""), 1
    if word == "yet":
        return ("verb" if verb and after == "to" else ""), 1
    if word in ("no", "longer") and after in ("longer", "."):  # "no longer"; "No. 9"
        return ("verb" if after == "longer" else ""), 2
    if not verb:
        counted = (word == "few" and before == "a") or (word == "little" and after not in _FINITE)
        return ("subject" if at - begin <= 3 and not counted and before != "despite" else ""), 1
    if word not in _OBJECTS or before == "despite" or (word == "little" and after):
        return "", 1
    if before == "," or (word == "no" and after in ("matter", "doubt")):
        return "", 0
    return "object", 1


def _inner(found: Sequence[str]) -> str:
    """How what follows the main clause is negated."""
    for at, word in enumerate(found):
        before = found[at - 1] if at else ""
        if word in _NOT or word in words.NEGATORS:
            if before == "to" or found[at + 1 : at + 2] == ["to"]:
                return "to"
            if before in (",", "and", "but") and word == "not":
                return "contrast"
            return "to" if "to" in found[:at] and not any(w in _OPENING for w in found[1:at]) else "clause"
    return ""
