"""What in the words of a line, and around it, bears on how it is said: features for `manner`'s weights.

A feature is a string. Its weight in each answer is learned (`training/manner.py`); the word lists of `stance_en` stand
among the features as what they say, so a verb that the training copy never used still counts as one of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from ..languages import en
from . import stance_en as words
from .manner_around import STOP, Around
from .manner_cue import Cue, cue_of, hedged, negations, opposed, plain, ruled, said_patterns, sober, tokens
from .negation import negation
from .reading import Reading

SHOWN = 400
"""Characters of what is said that are read: what shows the stance stands early, and the cost stays bounded."""


def evidence(reading: Reading, styles: Sequence[str]) -> list[tuple[str, ...]]:
    """The features of each line, in the order of the lines; `styles` are the lines' styles."""
    lines = reading.lines
    said = [sober(plain(reading.shown(line.content)[:SHOWN])) for line in lines]
    spoken = [plain(reading.shown(line.source)[:SHOWN]) for line in lines]
    cues = [cue_of(plain(reading.shown(line.cue)[:SHOWN]), s) for line, s in zip(lines, said, strict=True)]
    around = Around(reading, cues, said, spoken)
    out = []
    for i, line in enumerate(lines):
        features = chain(
            ("bias",),
            _of_rules(cues[i], said[i], _names(reading.shown(line.content)[:SHOWN]), around.mode(i)),
            _of_cue(cues[i], bool(line.source)),
            _of_said(said[i], styles[i], around.mode(i)),
            _of_source(spoken[i]),
            around.features(i),
        )
        out.append(tuple(dict.fromkeys(features)))
    return out


def _names(shown: str) -> bool:
    """Whether a capital letter stands anywhere but first."""
    return any(c.isupper() for c in shown.lstrip("\"“‘«„' ")[1:])


def _of_rules(cue: Cue, said: str, proper: bool, mode: str) -> Iterator[str]:
    stance, certainty = ruled(cue, said, proper), hedged(cue, said)
    polarity = opposed(stance, cue, said)
    yield f"rule={stance}"
    yield f"rule={certainty}"
    yield f"rule={certainty} {stance}"
    yield f"rule={polarity}"
    yield f"rule={polarity} {mode}"
    yield f"rule={stance} of {'said' if cue.open else 'cue'}"


def _of_cue(cue: Cue, sourced: bool) -> Iterator[str]:
    negated = "!" if cue.negated else ""
    yield f"list={cue.stance}" if cue.turned else f"list={negated}{cue.stance}"
    for name in ("POSSIBLE", "PROBABLE"):
        if not getattr(words, name).isdisjoint((*cue.words, cue.head)):
            yield f"hedge={negated}{name}"
    yield f"head={negated}{cue.head}"
    yield f"frame={cue.head} {cue.after}"
    if not sourced:
        yield "sourceless"
        yield f"sourceless {cue.stance}"
    if cue.open:
        yield "open"


def _of_said(said: str, style: str, mode: str) -> Iterator[str]:
    found = tokens(said)
    lexical = [w for w in found if w != '"']
    yield f"style={style}"
    yield f"style={style} {mode}"
    for stance, patterns in said_patterns().items():
        for n, pattern in enumerate(patterns):
            if pattern.search(said):
                yield f"said={stance}"
                yield f"said={stance} {mode}"
                yield f"said={stance} {n} {mode}"
                yield f"said={stance} {n} {style}"
    first = lexical[:1]
    yield f"first={first[0] if first else ''}"
    if len(lexical) > 1:
        yield f"first={lexical[0]} {lexical[1]}"
    for word in lexical[:40]:
        yield f"w={word}"
    for left, right in pairwise(lexical[:40]):
        yield f"w={left} {right}"
    negators = [i for i, w in enumerate(lexical) if w in words.NEGATORS or w == "n't"]
    negative = [w for w in lexical if w in words.NEGATIVE_VERBS]
    if negators:
        where = "first" if negators[0] == 0 else "early" if negators[0] < 8 else "late"
        yield "negated"
        yield f"negated {where}"
        yield f"negated {where} {mode}"
        yield f"negated {style}"
        for name, pattern in negations().items():
            if pattern.search(said):
                yield f"no={name} {mode}"
                yield f"no={name} {style} {mode}"
        if len(negators) > 1:
            yield "negated twice"
    place = negation(said)
    yield f"main={place.main}"
    yield f"main={place.main} {mode}"
    yield f"main={place.main} {style}"
    yield f"inner={place.inner}"
    yield f"main={place.main} inner={place.inner}"
    if place.main:
        yield "main negated"
        yield f"main negated {mode}"
    if negative:
        yield "negative verb"
        yield f"negative verb {mode}"
    if negators or negative:
        yield "negation"
        yield f"negation {mode}"
    for name in ("POSSIBLE", "PROBABLE", "MODALS"):
        if hits := [i for i, w in enumerate(lexical[:40]) if w in getattr(words, name)]:
            yield f"has={name}"
            yield f"has={name} {'early' if hits[0] < 8 else 'late'}"
            yield f"has={name} {mode}"
    pronoun = next((w for w in lexical[:3] if w in en.PRONOUNS or w in en.POSSESSIVES), "")
    if pronoun:
        yield f"pronoun={pronoun}"
    if any(w[0].isdigit() for w in lexical):
        yield "number"
    if "if" in lexical[:12]:
        yield "if"
    length = len(lexical)
    yield f"length={next((str(n) for n in (1, 3, 8, 20) if length <= n), 'more')}"
    if length <= 3:
        yield f"short {mode}"


def _of_source(source: str) -> Iterator[str]:
    found = tokens(source)
    for word in found[:12]:
        if word not in STOP:
            yield f"source={word}"
    if found and found[0] in en.PRONOUNS:
        yield "source=pronoun"
