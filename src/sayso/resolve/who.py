"""Who speaks: each line's source resolved to one referent of the report."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from ..model import Passage
from .actors import actor
from .cast import Cast
from .chains import Chains
from .entities import Entity
from .labelled import labelled
from .reading import Line, Reading


@dataclass(frozen=True, slots=True)
class Referent:
    """What the source of a line refers to.

    `actor` is the canonical full name, or for an unnamed one the report's own description; `None` where unresolved.
    `kind` is a `source_kind` of the desk's schema. `mentions` are all places of the reading text that name or describe
    it, in order; `introduction` is the one that tells most (name with title or apposition), `None` where there is
    none. `role` and `body` are words of the text ("foreign minister", "Ukraine's Center for Countering
    Disinformation"). `country` is the usual name of the country that the words about it name, `None` where they name
    none: evidence for the side, no side.
    """

    actor: str | None
    kind: str
    mentions: tuple[Passage, ...] = ()
    introduction: Passage | None = None
    role: str | None = None
    body: str | None = None
    country: str | None = None


NOBODY = Referent(None, "unspecified")


def who(reading: Reading) -> list[Referent]:
    """The referent of each line, in the order of the lines; lines with one referent share the object."""
    cast = Cast(reading)
    chains = Chains(cast)
    entities: dict[int, Entity] = {}
    spans = {k: _span(cast, line) for k, line in enumerate(reading.lines) if line.source}
    spans = {k: span for k, span in spans.items() if span[0] < span[1]}
    named = labelled(cast, spans.values())
    # What a headline says in short is told in full below: headlines come last.
    for k in sorted(spans, key=lambda k: (cast.titled.get(cast.words[spans[k][0]].sentence, False), spans[k])):
        line, span = reading.lines[k], spans[k]
        if span in named:
            entities[k], _ = chains.trace(named[span], "named_person")
            entities[k].mentions.append(cast.passage(span))
            entities[k].role = entities[k].role or cast.passage((span[0], span[0] + 1))
        else:
            entities[k], _ = chains.trace(span, _guess(line))
        chains.said += [(passage, entities[k]) for passage in line.content]
    made: dict[int, Referent] = {}
    for entity in entities.values():
        if id(entity) not in made:
            made[id(entity)] = _referent(cast, entity)
    return [made[id(entities[k])] if k in entities else NOBODY for k in range(len(reading.lines))]


def _span(cast: Cast, line: Line) -> tuple[int, int]:
    """The words of a line's source: of its first part, where it has several."""
    start, end = line.source[0]
    first = bisect_left(cast.starts, start)
    if first and cast.words[first - 1].end > start:
        first -= 1  # the source begins within a word
    last = bisect_left(cast.starts, end)
    return first, last


def _guess(line: Line) -> str:
    guesses = line.guesses.get("source_kind", ())
    return guesses[0][0] if guesses else ""


def _referent(cast: Cast, entity: Entity) -> Referent:
    name, kind = actor(cast, entity)
    mentions = tuple(sorted(set(entity.mentions)))
    return Referent(
        name,
        kind,
        mentions,
        entity.introduction or (mentions[0] if mentions else None),
        _words(cast, entity.role),
        _after_preposition(_words(cast, entity.body)),
        entity.country or None,
    )


def _after_preposition(words: str | None) -> str | None:
    first, _, rest = (words or "").partition(" ")
    return rest if rest and first in ("of", "for", "at", "from", "in", "with", "to") else words


def _words(cast: Cast, passage: Passage | None) -> str | None:
    return " ".join(cast.text[passage.start : passage.end].split()) if passage else None
