"""Whom "its spokesman" is of: the body that is the subject of the sentence, or of the one before."""

from __future__ import annotations

from bisect import bisect_left

from ..languages import en as english
from .noun_classes import CUES
from .side_stage import Stage
from .side_tokens import BODIES, Token, classed
from .side_words import Verdict, Words

_BACK = 3
"""Sentences that are looked at: its own, and before it those that are quoted or begin with "it"."""
_WITHIN = 9
"""Words at the beginning of a sentence that may hold its subject."""
_KINDS = frozenset({"state body", "civil", "firm"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "i", "we", "you", "its", "their"})
_STOPS = english.AUXILIARIES | CUES
_OF = frozenset({"of", "and", "for", "the"})


def subject(stage: Stage, at: int) -> Verdict | None:
    """What the subject before a place of the text tells, where it is a body; else `None`.

    "The Harbour Union keeps a list. It holds nine names, its secretary said."
    """
    paragraph = stage.reading.paragraph_of(at)
    sentence = stage.reading.sentence_of(at)
    for _ in range(_BACK):
        first = bisect_left(stage.tokens, sentence.start, key=lambda token: token.start)
        last = bisect_left(stage.tokens, min(sentence.end, at), key=lambda token: token.start)
        tokens = stage.tokens[first : min(last, first + _WITHIN)]
        opened = stage.text[sentence.start : sentence.start + 1] in "\"“”'‘"
        if tokens and not opened and tokens[0].low not in _PRONOUNS:
            return _body(stage, sentence.start, tokens, stage.tokens[last - 1].end)
        if sentence.start <= max(1, paragraph.start):
            return None
        sentence = stage.reading.sentence_of(sentence.start - 2)
        if sentence.start < paragraph.start:
            return None
    return None


def _body(stage: Stage, start: int, tokens: list[Token], end: int) -> Verdict | None:
    for at, token in enumerate(tokens):
        if token.low in _STOPS or (at and "," in stage.text[tokens[at - 1].end : token.start]):
            return None
        named = token.name is not None and token.name.kind in BODIES
        longer = at + 1 < len(tokens) and classed(tokens, at + 1)[0] in _KINDS
        if longer or not (named or classed(tokens, at)[0] in _KINDS):
            continue
        stop = max(token.end, token.name.end) if named and token.name else token.end
        for more in tokens[at + 1 :]:
            if more.low in _OF or stage.text[more.start].isupper():
                stop = more.end
            elif more.start >= stop:
                break
        for until in (min(stop, end), token.end):
            words = " ".join(stage.text[start:until].split())
            verdict = Words(words, stage, "organisation", start).verdict()
            if verdict.kind in ("decided", "open"):
                return verdict
        return None
    return None
