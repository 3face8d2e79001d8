"""How a saying is said, as the network guesses it: what a decoder of its own is asked about a cue and what it answers.

NumPy only; the same functions serve the shipped graph and its training (`training/manner_network.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ..model import Guess
from ._decoding import UNLIKELY, Answer, Floats, Question, softmax

SOURCE, CUE, CONTENT = 1, 2, 4
"""What a word is of a saying; one word may be several."""
BEFORE, AFTER = 24, 16
"""Words before the first and behind the last word of a saying that are read with it: a sentence or so. What a saying
answers stands before it."""


def inputs(words: Floats, asked: Question, found: Sequence[Answer]) -> dict[str, Any]:
    """The graph's inputs for cues of one window; `found` are their answers, one a cue and in words of the window.

    words: [words of the window, width], as the encoder gives them. Only as many words are taken as one of the cues asks
    for; the mask of each has its own.
    """
    count, span = asked.place.shape
    reach = span // 2
    role = np.where(asked.marked > 0, CUE, 0)
    for row, answer in enumerate(found):
        for spans, what in ((answer.sources, SOURCE), (answer.contents, CONTENT)):
            for start, end in spans:
                low, high = (min(max(0, at - answer.cue[0] + reach), span) for at in (start, end))
                role[row, low:high] |= what
    role *= asked.mask
    at = np.arange(span)[None]
    first = np.where(role > 0, at, span).min(1) - BEFORE
    last = np.where(role > 0, at, -1).max(1) + AFTER
    mask = (asked.mask > 0) & (at >= first[:, None]) & (at <= last[:, None])
    seen = np.flatnonzero(mask.any(0))
    low, high = int(seen[0]), int(seen[-1]) + 1
    cut = slice(low, high)
    return {
        "words": words[asked.place[:, cut]],
        "role": role[:, cut].astype(np.int64),
        "sentence": asked.sentence[:, cut].astype(np.int64),
        "mask": mask[:, cut].astype(np.int64),
        "distance": np.broadcast_to(np.arange(low, high, dtype=np.int64), (count, high - low)),
    }


def chosen(asked: Question, rows: Sequence[int]) -> Question:
    """The question about some of its cues only."""
    at = list(rows)
    return Question(
        [asked.cues[row] for row in at], [asked.probability[row] for row in at],
        asked.place[at], asked.mask[at], asked.marked[at], asked.sentence[at], asked.weight[at],
    )  # fmt: skip


def judged(answers: Sequence[Answer], odds: Floats, names: Mapping[str, Sequence[str]]) -> list[Answer]:
    """The answers with the graph's guesses in the place of others for the same fields.

    odds: [answers, values of all fields], not yet normalised.
    """
    out = []
    for answer, row in zip(answers, odds, strict=True):
        guesses = [guess for guess in answer.guesses if guess.field not in names]
        at = 0
        for name, values in names.items():
            shares = softmax(row[at : at + len(values)])
            order = np.argsort(-shares).tolist()
            guesses += [Guess(name, values[i], float(shares[i])) for i in order if shares[i] >= UNLIKELY]
            at += len(values)
        out.append(replace(answer, guesses=tuple(guesses)))
    return out
