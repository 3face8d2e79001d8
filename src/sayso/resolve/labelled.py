"""Who speaks in a transcript: a label that bears a name in brackets, or whose bearer says once who it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from .cast import Cast

Span = tuple[int, int]

_NAME = r"[^\W\d_a-z][\w'’-]{1,30}(?: (?:(?:de|del|da|al|el|bin|ag|van|von|der) )?[^\W\d_a-z][\w'’-]{1,30}){1,3}"
_LABEL = re.compile(r"([^\W\d_a-z][^\W\d_a-z .’'-]{2,40})(\s\([^()\n]{2,120}\))?\s?:(?=\s)")
_IN_BRACKET = re.compile(rf"\s\(({_NAME})\s*[,)]")
_I_AM = re.compile(
    rf"\b(?:[Ii] am|[Ii]['’]m|[Mm]y name is|[Tt]his is)\s({_NAME})(?=[.,;:!?]|\s(?:and|in|at|with|here)\b)"
)
"""How a presenter says who is speaking: "I am Mira Quell."."""
_REACH = 400
"""Code points of what is said in which a speaker says its name: it does so at the beginning."""


def labelled(cast: Cast, spans: Iterable[Span]) -> dict[Span, Span]:
    """By source the words of the name that its label stands for: "PRESENTER:" after "I am ...", "FIREMAN (Ola Ek):".

    `spans` are the words of sources. Only labels in capitals at the head of a paragraph and before a colon are read.
    """
    out: dict[Span, Span] = {}
    bearers: dict[str, Span | None] = {}
    for span in sorted(set(spans)):
        start = cast.words[span[0]].start
        label = _LABEL.match(cast.text, start) if cast.words[span[0]].shout else None
        if label is None or not _opens(cast.text, start):
            continue
        named = _IN_BRACKET.match(cast.text, label.end(1))
        if named is None and label[1] not in bearers:
            paragraph = cast.reading.paragraph_of(start)
            named = _I_AM.search(cast.text, label.end(), min(paragraph.end, label.end() + _REACH))
        if named:
            name = out[span] = bisect_left(cast.starts, named.start(1)), bisect_left(cast.starts, named.end(1))
            before = bearers.setdefault(label[1], name)
            if before is None or cast.shown(before) != cast.shown(name):
                bearers[label[1]] = None  # two members: the label alone names neither
        elif (known := bearers.get(label[1])) is not None:
            out[span] = known
    return out


def _opens(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"
