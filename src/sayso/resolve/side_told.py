"""What a report says of a source, where its side may be told: its introduction, its role, its body, its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..languages import en as english
from ..model import Passage
from . import nouns_en as papers
from . import sides_en as en
from .noun_classes import CUES
from .side_stage import Stage
from .side_tokens import BODIES
from .who import Referent

# How many characters after a name may hold its apposition.
_MORE = 160
# How many other mentions of a paper are looked at.
_PAPERS = 8
_WHO_HEADS = re.compile(r"who (?:runs|heads|leads|chairs|headed|led|chaired|represents|represented|commands|governs) ")
_IS_A = re.compile(r" is (?:now )?((?:an?|the|our|its) [^.,;:\n]{3,80})")
_NO_APPOSITION = english.AUXILIARIES | english.RELATIVES | CUES
"""What opens the predicate, after a comma or without one."""
_OF = re.compile(r"[^.\n]{0,30}? (?:from|by|of) [^.,;\n]{3,60}")


def said_of(stage: Stage, referent: Referent, sources: Sequence[Passage]) -> Iterator[tuple[str, int]]:
    """What the report says of a source, the most telling first: words, without its own name, and where they stand."""
    text = stage.text
    own = referent.actor if referent.kind == "named_person" else None
    bodies = [name for name in stage.names_in(own) if name.kind in BODIES] if own else []
    if own and any(not referent.role or own.strip() == own[name.start : name.end] for name in bodies):
        own = None  # a body taken for a person; "Prime Minister Oleh Rada" bears but a parliament's name
    spans = ([referent.introduction] if referent.introduction else []) + [*sources, *referent.mentions]
    first = spans[0] if spans else Passage(0, 0)
    first = max((span for span in spans if span.start == first.start), key=lambda span: span.end, default=first)
    shown = stage.shown(first)
    role = " ".join(part for part in (referent.role, referent.body) if part)
    if referent.role and referent.body and referent.body in referent.role:
        role = referent.role
    yield without(shown, own), first.start
    if role:
        yield role, first.start
    if referent.actor and own is None and (referent.kind == "document" or referent.actor in text):
        yield referent.actor, first.start
    seen = {shown, role}
    if own:
        yield from _is_a(stage, spans)
    for span in spans[1:]:
        words = stage.shown(span)
        if words not in seen:
            seen.add(words)
            yield without(words, own), span.start
    if referent.kind == "document":
        for start, end in _elsewhere(stage, shown):
            yield stage.text[start:end], start
    if own or referent.kind == "organisation":
        for start, end in spans:
            after = text[end : end + _MORE]
            if after[:2] in (", ", " —", " –") or after[:1] in ("(",):
                part = after.lstrip(", —–(").split(",")[0].split(". ")[0].split("\n")[0]
                if stage.is_said(end + 2):  # "According to the agency, the first ship ..."
                    continue
                if match := _WHO_HEADS.match(part):
                    yield f"head of {part[match.end() :]}", start
                    continue
                if not part or part.split()[0].lower() in _NO_APPOSITION:
                    continue
                yield part, start


def _is_a(stage: Stage, spans: Sequence[Passage]) -> Iterator[tuple[str, int]]:
    """What a person is said to be: "Ana Reis is a commissioner at our environment authority"."""
    for span in spans:
        if match := _IS_A.match(stage.text, span.end):
            yield match[1], match.start(1)


def _elsewhere(stage: Stage, shown: str) -> Iterator[tuple[int, int]]:
    """Where the report tells whose a paper is: of "a letter" that is "a letter from the Thai army chief"."""
    words = shown.split()
    nouns = [word.lower() for word in words if word.lower() in papers.PAPERS]
    for noun in nouns[:1]:
        start = stage.text.find(f" {noun} ")
        for _ in range(_PAPERS):
            if start < 0:
                return
            if match := _OF.match(stage.text, start + 1):
                yield start + 1, match.end()
            start = stage.text.find(f" {noun} ", start + 1)


def without(words: str, name: str | None) -> str:
    """Some words without a person's own name: "Minister Ana Reis, of Brava" -> "Minister , of Brava"."""
    last = name.split()[-1].lower() if name and name.split() else ""
    if not name or last in en.STATE_BODIES or last in en.CIVIL_BODIES or last == "conference":
        return words
    if name in words:
        return words.replace(name, " ", 1)
    own = {part.strip(".").casefold() for part in name.split()}
    kept = [
        word for word in words.split() if word.strip(",.").removesuffix("'s").removesuffix("’s").casefold() not in own
    ]
    return " ".join(kept)
