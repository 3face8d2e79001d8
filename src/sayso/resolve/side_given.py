"""Which bodies and offices a report gives to which country: "Ruritania's defence ministry", "the UN mission"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import side_terms_en as terms
from .side_tokens import LANDS, Token, classed

if TYPE_CHECKING:
    from .side_stage import Stage

_BEFORE = 4
"""How many words before its noun a country may stand ("Ukraine's new deputy defence minister")."""


def give(stage: Stage) -> None:
    """Which bodies and offices the report gives to which country: "Ruritania's defence ministry"."""
    tokens = stage.tokens
    for name in stage.others:
        entry = name.entries[0]
        called = terms.CALLED.get(entry.name, entry.body.split()[-1].lower())
        if called in terms.BARE and entry.side is not None:
            stage.given[called].append((name.start, entry.side))
    for at, token in enumerate(tokens):
        if token.name is not None:
            continue
        kind, phrase, length = classed(tokens, at)
        if not kind.startswith("state") and phrase != "vice president":
            continue
        if phrase == "mission" and (many := _of_many(stage, tokens, at)):
            stage.given[phrase].append((token.start, many))  # "the United Nations observer mission"
            continue
        side = _before(stage, tokens, at - length) or _after(stage, tokens, at)
        if side is None:
            continue
        family = "embassy" if phrase in terms.ENVOYS else terms.FAMILY.get(phrase, phrase).split()[-1]
        stage.given[family].append((token.start, side))
        if kind == "state role" or phrase == "vice president":
            stage.roles[phrase].append((token.start, side))
    for rows in (*stage.given.values(), *stage.roles.values()):
        rows.sort()


def _of_many(stage: Stage, tokens: list[Token], at: int) -> str | None:
    """The side of the body of many states whose name stands before a noun."""
    for back in range(at - 1, max(at - _BEFORE, -1), -1):
        name = tokens[back].name
        if stage.text[tokens[back].end : tokens[back + 1].start].strip("'’s "):
            return None
        if name is not None:
            return stage.choose(name.entries) if name.kind == "international" else None
    return None


def _before(stage: Stage, tokens: list[Token], at: int) -> str | None:
    for back in range(at, max(at - _BEFORE, -1), -1):
        token = tokens[back]
        between = stage.text[token.end : tokens[back + 1].start]
        if any(mark in between for mark in ".,;:\n"):
            return None
        if token.name is not None and token.name.kind in LANDS:
            return stage.choose(token.name.entries)
        if token.low in terms.AWAY or token.low in terms.OWN:
            return None
    return None


def _after(stage: Stage, tokens: list[Token], at: int) -> str | None:
    for ahead in range(at + 1, min(at + 2 + _BEFORE, len(tokens))):
        token = tokens[ahead]
        if ahead == at + 1 and token.low != "of":
            return None
        if token.name is not None:
            return stage.choose(token.name.entries) if token.name.kind in LANDS else None
    return None
