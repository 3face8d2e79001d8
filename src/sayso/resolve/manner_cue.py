"""A cue taken apart, and the stance that the word lists give it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ..languages import en
from . import said_en
from . import stance_en as words
from .negation import negation

_TOKEN = re.compile(r"n't\b|[^\W\d_]+?(?=n't\b)|'[a-z]+\b|[^\W\d_]+|\d[\d.,]*|[\"?!:%]")
_BE = en.BE | frozenset(["'m", "'re", "'s", "remain", "remained", "remains", "feel", "felt", "feels"])
_NOT_RULED_OUT = re.compile(r"(?:not|n't|nor|never|neither) (?:\w+ )?(?:rule|ruled|ruling|exclude\w*) ?(?:out)?\b")
_MAY = re.compile(
    r"\b(?:in|since|until|by|of|late|early|mid|next|last|before|after|from|this"
    r"|[0-9]{1,2}) may\b|\bmay (?:[0-9]|day\b)"
)
"""The month."""
_FOR_DOING = re.compile(r"\bfor \"?\w+ing\b")
_SEEMING = re.compile(said_en.SEEMING)
_FILLING = en.DETERMINERS | en.PREPOSITIONS | en.ADVERBS
_STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue taken apart: its words, the base form of its head, the word after that, and what they mean."""

    words: tuple[str, ...]
    head: str
    after: str
    stance: str | None
    """What the word lists say; `None` for a word that they lack."""
    negated: bool
    open: bool
    """The cue says no more than that something is said: what is said tells the stance."""
    turned: bool = False
    """Its negation is part of the stance: "found no trace" doubts."""


@cache
def verbs() -> dict[str, tuple[str, str]]:
    """By form: the base form of a reporting verb and its stance. Where lists share a verb the later list has it."""
    out: dict[str, tuple[str, str]] = {}
    for stance, line in words.VERBS.items():
        for verb in line.split():
            for form in en.forms(verb):
                out[form] = (verb, stance)
    for extra in sorted({frame.split()[0] for frame in words.FRAMES}):
        for form in en.forms(extra):
            out.setdefault(form, (extra, ""))
    return out


@cache
def _listed(which: str) -> dict[str, str]:
    return {word: stance for stance, line in getattr(words, which).items() for word in line.split()}


@cache
def _forms(which: str) -> dict[str, str]:
    return {form: verb for verb in getattr(words, which) for form in en.forms(verb)}


@cache
def negations() -> dict[str, re.Pattern[str]]:
    """Ways to say no, by their names."""
    return {name: re.compile(pattern) for name, pattern in said_en.NEGATIONS.items()}


@cache
def said_patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """What is said, by the stance that it speaks for."""
    return {stance: tuple(map(re.compile, patterns)) for stance, patterns in said_en.SAID.items()}


@cache
def _plainly() -> dict[str, re.Pattern[str]]:
    return {stance: re.compile("|".join(patterns)) for stance, patterns in said_en.PLAIN.items()}


def speaks_for(stance: str, said: str) -> bool:
    """Whether the words of what is said speak for a stance."""
    return any(pattern.search(said) for pattern in said_patterns()[stance])


def plain(text: str) -> str:
    """Small letters, straight quotation marks and apostrophes, runs of blanks as one blank."""
    return " ".join(text.lower().translate(_STRAIGHT).split())


def tokens(text: str) -> list[str]:
    """The words, numbers and telling marks of a plain text, "don't" as "do" and "n't"."""
    return _TOKEN.findall(text)


def sober(said: str) -> str:
    """A plain text without what is negative in form only ("no fewer than", "no doubt") and without the month of May."""
    return " ".join(_MAY.sub(" ", _SEEMING.sub(" ", said)).split())


def _head(parts: Sequence[str], listed: Callable[[str], bool]) -> int:
    """Where the word stands that tells what a cue means: the first that is listed, else the first that is no filler."""
    bringing, nouns = _forms("BRINGING"), _listed("NOUNS")
    rest = -1
    for i, word in enumerate(parts):
        if word in words.LEADING or word.endswith("ly"):
            continue
        if word in bringing and any(later in nouns for later in parts[i + 1 :]):
            continue
        if word in words.NAMED and parts[i + 1 : i + 2] == ["as"] and len(parts) > i + 2:
            continue
        if listed(word):
            return i
        if rest < 0 and word not in _FILLING:
            rest = i
    return rest


def cue_of(cue: str, said: str) -> Cue:
    """A cue taken apart; `cue` and `said` are plain texts."""
    parts = tokens(cue)
    first = next(iter(tokens(said.lstrip("\"' "))), "")
    negated = any(w in words.NEGATORS or w == "n't" for w in parts) or "unable" in parts
    known, nouns, adjectives = verbs(), _listed("NOUNS"), _listed("ADJECTIVES")
    bringing = _forms("BRINGING")
    at = _head(parts, lambda w: w in known or w in nouns or w in adjectives)
    if at < 0:
        return Cue(tuple(parts), cue if not parts else parts[-1], first, None, negated, not parts)
    head = parts[at]
    after = parts[at + 1] if at + 1 < len(parts) else first
    if head in bringing and at + 1 == len(parts):  # "expressed | concern": the noun begins what is said
        noun = next((w for w in tokens(said[:40])[:3] if w in nouns), "")
        if noun:
            return Cue(tuple(parts), noun, after, nouns[noun], negated, False)
    copula = any(w in _BE for w in parts[:at])
    lemma, stance = known.get(head, (head, ""))
    if turned := _turned(parts, at, lemma, said):
        return Cue(tuple(parts), lemma, after, turned, negated, turned == "asserts", turned=negated)
    if copula and head in adjectives:
        return Cue(tuple(parts), head, after, adjectives[head], negated, adjectives[head] == "asserts")
    if framed := _framed(lemma, parts[at + 1 :], first):
        return Cue(tuple(parts), lemma, after, framed, negated, False)
    nominal = not stance or (at == 0 and after in words.AFTER_NOUN and (head not in known or head in en.NOUN_OR_VERB))
    if nominal and head in nouns:
        return Cue(tuple(parts), head, after, nouns[head], negated, nouns[head] == "asserts")
    if not stance and head in adjectives:
        return Cue(tuple(parts), head, after, adjectives[head], negated, adjectives[head] == "asserts")
    if not stance:
        stance = next((nouns[w] for w in parts if w in nouns), "")
    return Cue(tuple(parts), lemma, after, stance or None, negated, stance in ("asserts", ""))


def _turned(parts: Sequence[str], at: int, lemma: str, said: str) -> str | None:
    """The stance of a cue that only its object or its negation tells; `None` where it is no such cue."""
    negated = any(w in words.NEGATORS or w in ("n't", "less") for w in parts)
    verb = _forms("RETREATING").get(parts[at])
    if verb and (verb != "give" or "up" in parts[at:]):
        found = tokens(said[:80])[:6]
        return None if negated or words.SAID_BEFORE.isdisjoint((*parts[at:], *found)) else "denies"
    if lemma == "swear":
        found = tokens(said[:200])
        return None if found[:1] == ["to"] or not words.MODALS.isdisjoint(found) else "asserts"
    if negated and not words.EVIDENCE.isdisjoint(parts) and any(w in _forms("SEEKING") for w in parts):
        return "doubts"
    if negated and (parts[at] in words.SURE or lemma in words.BELIEVING):
        return "doubts"
    return "doubts" if lemma in words.CONSIDERING and not words.UNLIKELY.isdisjoint(tokens(said[-40:])[-2:]) else None


def _framed(lemma: str, rest: Sequence[str], first: str) -> str | None:
    for word in (*rest[:3], first):
        if found := words.FRAMES.get(f"{lemma} {word}"):
            return found
    return None


def ruled(cue: Cue, said: str, proper: bool) -> str:
    """The stance by the word lists alone: that of the cue, or where the cue leaves it open, of what is said.

    `proper` tells whether what is said names anybody: "blamed a typing error" is no reproach.
    """
    head, found = cue.head, tokens(said)
    if head in words.JUDGING and _debunks(found):
        return "denies"
    if cue.negated and not cue.turned and cue.stance in ("denies", "warns", "doubts"):
        return "confirms" if cue.stance == "denies" and "rule" not in cue.words else "asserts"
    if cue.negated and cue.stance in ("asserts", "confirms") and not words.CONFIRMING.isdisjoint(cue.words):
        return "doubts"
    if head == "ask" and "to" in found[:9] and "?" not in found and cue.after not in words.QUESTIONING:
        return "demands"
    if head in words.GRANTING and speaks_for("doubts", said):
        return "doubts"
    if head in ("assure", "reassure") and words.MODALS.isdisjoint(found):
        return "asserts"
    if head == "blame" and _FOR_DOING.search(said):
        return "criticises"
    if (head == "blame" and not proper) or (head == "hope" and found[:1] == ["to"]):
        return "asserts"
    if cue.stance and not cue.open:
        return cue.stance
    for stance, pattern in _plainly().items():
        if pattern.search(said):
            return stance
    if head in words.INSISTING and negation(said).main:
        return "denies"
    if head in words.JUDGING:
        told = next((s for s in ("criticises", "praises") if speaks_for(s, said)), "asserts")
        return "criticises" if told == "asserts" and _reproaches(found) else told
    return "asserts"


def _debunks(found: Sequence[str]) -> bool:
    """Whether a saying is judged ("the report | 'a work of fiction'"): by a word for false, or by a quoted picture."""
    judged = [w for w in found[:14] if w != '"'] or [""]
    about = (
        not words.DEBUNKED.isdisjoint(judged[:10])
        or any(pair in words.SAID_BY for pair in pairwise(judged[:10]))
        or (judged[0] == "what" and any(w in words.TOLD for w in judged[:8]))
    )
    if (about or judged[0] in ("it", "this", "that")) and not words.FALSE.isdisjoint(found[:40]):
        return True
    pictured = found[-1:] == ['"'] and found[:1] != ['"']
    mark = found.index('"') if pictured else 0
    if pictured and not words.FICTION.isdisjoint(found[mark:]):
        return True
    pictured = pictured and (about or not words.PICTURED.isdisjoint(found[:mark]))
    return pictured and not speaks_for("praises", " ".join(found))


def _reproaches(found: Sequence[str]) -> bool:
    """Whether a picture is called up for what somebody did: "the ruling | 'a roof without a house'"."""
    if found[-1:] != ['"'] or found[:1] == ['"'] or found[0] in en.PRONOUNS or found[0] in words.QUESTIONING:
        return False
    quoted = found[found.index('"') + 1 :]
    return quoted[:1] in (["a"], ["an"]) and words.MILD.isdisjoint(quoted)


def hedged(cue: Cue, said: str) -> str:
    """The certainty by the word lists alone, from the cue first, then from the beginning of what is said."""
    if not words.POSSIBLE.isdisjoint((*cue.words, cue.head)) or cue.head in ("fear", "fears") or _open_to(cue):
        return "possible"
    if not words.PROBABLE.isdisjoint(cue.words) and cue.head not in ("find", "show") and not cue.negated:
        return "probable"
    found = tokens(said)[:16]
    if _NOT_RULED_OUT.search(said):
        return "possible"
    for word in found:
        if word in words.POSSIBLE:
            return "possible"
        if word in words.LIKELY:
            return "probable"
    return "certain"


def _open_to(cue: Cue) -> bool:
    return cue.negated and ("rule" in cue.words or "exclude" in cue.words)


_THINKING = frozenset(
    ["expect", "believe", "think", "see", "want", "plan", "intend", "anticipate", "consider", "advise", "envisage"]
)


def opposed(stance: str, cue: Cue, said: str) -> str:
    """The polarity by rule alone, given a stance.

    Who "does not expect" something says that it will not be (negation is raised; Horn, 1978).
    """
    if stance in ("denies", "doubts") or (cue.negated and cue.head in _THINKING) or "against" in cue.words:
        return "negative"
    return "negative" if negation(said).main else "positive"
