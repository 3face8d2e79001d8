"""A second opinion on what a store finds: each claim is looked at, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.store.words import All, Any, Question, matches


def found_by(question: Question, sayings: Sequence[Sequence[str]]) -> bool:
    """Whether a claim answers, given the words of each of its sayings: words side by side must stand in one of them."""
    match question:
        case All(parts, without):
            return all(found_by(one, sayings) for one in parts) and not any(found_by(one, sayings) for one in without)
        case Any(parts):
            return any(found_by(one, sayings) for one in parts)
        case _:
            return any(matches(question, words) for words in sayings)
