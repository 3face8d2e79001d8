"""From examples to batches: windows with their targets, planned for a whole run from one seed."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.backends._encoding import PAD, Encoded, Pieces, encode, window_arrays, windows

from .corpora import FIELDS, SCHEMES, Example, Saying
from .damage import carry, damage
from .network import REACH

IGNORE = -100
WINDOW = 320
"""Pieces a window: longer ones cost more attention and gain nothing, since 99 % of sayings lie within two sentences."""

GRAIN = 32
"""Windows and questions are padded to multiples of it: a matrix kernel is compiled for every new shape."""

Span = tuple[int, int]


@dataclass(slots=True)
class Asked:
    """One cue of a window, in words of the window, with what the decoder should answer."""

    cue: Span
    sources: list[Span]
    contents: list[Span]
    fields: dict[str, str]
    whole: bool
    """False where a part lies outside the window: then only the cue is learned."""
    sure: bool = True
    """False: nothing is learned from it."""


@dataclass(slots=True)
class Window:
    """A stretch of one text as the network sees it."""

    ids: np.ndarray
    features: np.ndarray
    first: np.ndarray
    sentence: np.ndarray
    scheme: int
    asked: list[Asked]
    damage: list[Span] | None
    open: bool = False
    """Nobody marked it: neither its cues nor wrong ones are learned from annotators."""


@dataclass(slots=True)
class Planned:
    """An encoded example and its sayings in words."""

    encoded: Encoded
    scheme: int
    sayings: list[Asked]
    damage: list[Span] | None
    open: bool = False


def to_words(span: Span, starts: list[int], ends: list[int]) -> Span:
    """The words that a span of code points touches, `[first, last + 1)`."""
    return bisect_right(ends, span[0]), bisect_left(starts, span[1])


def plan(example: Example, pieces: Pieces) -> Planned:
    """Encode an example; spans that touch no word are left out."""
    encoded = encode(example.text, pieces)
    starts, ends = [w.start for w in encoded.words], [w.end for w in encoded.words]

    def cut(spans: Sequence[Span]) -> list[Span]:
        found = sorted({to_words(s, starts, ends) for s in spans})
        joined: list[Span] = []
        for low, high in found:
            if low >= high:
                continue
            if joined and low < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
            else:
                joined.append((low, high))
        return joined

    sayings = []
    for saying in example.sayings:
        cue = to_words(saying.cue, starts, ends)
        if cue[0] < cue[1]:
            sayings.append(Asked(cue, cut(saying.sources), cut(saying.contents), saying.fields, True, saying.sure))
    damage = None if example.damage is None else cut(example.damage)
    return Planned(encoded, SCHEMES.index(example.scheme), sayings, damage, example.open)


def cut_windows(planned: Planned, rng: random.Random) -> list[Window]:
    """The windows of one pass over a text, cut at places that differ from pass to pass."""
    out = []
    for low, high in windows(planned.encoded, WINDOW, 0, rng):
        ids, features, first = window_arrays(planned.encoded, low, high)
        asked = []
        for saying in planned.sayings:
            if not (low <= saying.cue[0] < high):
                continue
            spans = saying.sources + saying.contents + [saying.cue]
            reach = (max(low, saying.cue[0] - REACH), min(high, saying.cue[0] + REACH))
            whole = all(reach[0] <= s < reach[1] and e <= high for s, e in spans)
            clip = lambda s: [(max(a, low) - low, min(b, high) - low) for a, b in s if a < high and b > low]  # noqa: B023, E731
            asked.append(
                Asked(
                    clip([saying.cue])[0],
                    clip(saying.sources),
                    clip(saying.contents),
                    saying.fields,
                    whole,
                    saying.sure,
                )
            )
        damage = None
        if planned.damage is not None:
            damage = [(max(a, low) - low, min(b, high) - low) for a, b in planned.damage if a < high and b > low]
        sentence = planned.encoded.sentence[low:high]
        out.append(Window(ids, features, first, sentence, planned.scheme, asked, damage, planned.open))
    return out


def batches(every: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most `pieces` padded pieces a batch, in random order."""
    rng.shuffle(every)
    out: list[list[Window]] = []
    for at in range(0, len(every), 400):
        now: list[Window] = []
        for window in sorted(every[at : at + 400], key=lambda w: len(w.ids)):
            if now and -(-len(window.ids) // GRAIN) * GRAIN * (len(now) + 1) > pieces:
                out.append(now)
                now = []
            now.append(window)
        if now:
            out.append(now)
    rng.shuffle(out)
    return out


def tags(spans: Sequence[Span], n: int) -> np.ndarray:
    """BIO tags (0 O, 1 B, 2 I) of `n` words."""
    out = np.zeros(n, np.int64)
    for low, high in spans:
        out[low] = 1
        out[low + 1 : high] = 2
    return out


def collate(batch: list[Window]) -> dict[str, Tensor]:
    """The encoder's inputs and the word taggers' targets (on first pieces)."""
    n = -(-max(len(w.ids) for w in batch) // GRAIN) * GRAIN
    ids = np.full((len(batch), n), PAD, np.int64)
    mask = np.zeros((len(batch), n), np.int64)
    features = np.zeros((len(batch), n, 4), np.int64) + np.array([0, 7, 11, 14])
    cue = np.full((len(batch), n), IGNORE, np.int64)
    damage = np.full((len(batch), n), IGNORE, np.int64)
    for i, w in enumerate(batch):
        size = len(w.ids)
        ids[i, :size], mask[i, :size], features[i, :size] = w.ids, 1, w.features
        if not w.open:
            cue[i, w.first] = tags([a.cue for a in w.asked if a.sure], len(w.first))
        for a in w.asked:
            if not a.sure:
                cue[i, w.first[a.cue[0] : a.cue[1]]] = IGNORE
        if w.damage is not None:
            damage[i, w.first] = tags(w.damage, len(w.first))
    scheme = np.array([w.scheme for w in batch])
    arrays = {"ids": ids, "features": features, "scheme": scheme, "mask": mask, "cue": cue, "damage": damage}
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


def questions(batch: list[Window], wrong: list[tuple[int, Span]]) -> dict[str, Tensor]:
    """The decoder's inputs and targets: every whole cue of the batch, and `wrong` ones as (window, words)."""
    asked = [(i, a) for i, w in enumerate(batch) for a in w.asked if a.whole and a.sure]
    asked += [(i, Asked(span, [], [], {}, False)) for i, span in wrong]
    count, width = -(-len(asked) // GRAIN) * GRAIN, 2 * REACH
    window = np.array([i for i, _ in asked] + [0] * (count - len(asked)), np.int64)
    at = np.zeros((count, width), np.int64)
    mask = np.zeros((count, width), np.int64)
    marked = np.zeros((count, width), np.int64)
    sentence = np.zeros((count, width), np.int64)
    label = np.full((count, width), IGNORE, np.int64)
    cue = np.zeros((count, max(len(w.first) for w in batch)), np.float32)
    valid = np.full(count, -1, np.float32)
    fields = np.full((count, len(FIELDS)), IGNORE, np.int64)
    for k, (i, a) in enumerate(asked):
        w = batch[i]
        valid[k] = -1 if w.open else 0
        words = len(w.first)
        place = np.arange(a.cue[0] - REACH, a.cue[0] + REACH)
        inside = (place >= 0) & (place < words)
        clipped = np.clip(place, 0, words - 1)
        at[k], mask[k] = w.first[clipped], inside
        marked[k] = (place >= a.cue[0]) & (place < a.cue[1])
        sentence[k] = np.clip(w.sentence[clipped] - w.sentence[a.cue[0]], -3, 3) + 3
        cue[k, a.cue[0] : a.cue[1]] = 1 / (a.cue[1] - a.cue[0])
        if a.whole:
            valid[k] = 1
            answer = np.zeros(words, np.int64)
            for role, spans in ((3, a.contents), (1, a.sources)):
                for low, high in sorted(spans, key=lambda s: s[0] - s[1]):
                    answer[low] = role
                    answer[low + 1 : high] = role + 1
            label[k] = np.where(inside, answer[clipped], IGNORE)
            for f, (name, values) in enumerate(FIELDS.items()):
                if name in a.fields:
                    fields[k, f] = values.index(a.fields[name])
    first = np.zeros((len(batch), cue.shape[1]), np.int64)
    for i, w in enumerate(batch):
        first[i, : len(w.first)] = w.first
    arrays = {
        "window": window, "at": at, "mask": mask, "marked": marked, "sentence": sentence,
        "label": label, "cue": cue, "first": first, "valid": valid, "fields": fields,
    }  # fmt: skip
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


def broken(example: Example, rng: random.Random, rate: float) -> Example:
    """The example on a damaged copy of its text; spans that lost all their words are left out."""
    copy = damage(example.text, rng, rate)

    def moved(spans: Sequence[Span]) -> list[Span]:
        return [s for s in (carry(a, b, copy.edits) for a, b in spans) if s and copy.text[s[0] : s[1]].strip()]

    sayings = []
    for saying in example.sayings:
        cue = moved([saying.cue])
        if cue:
            sayings.append(Saying(cue[0], moved(saying.sources), moved(saying.contents), saying.fields, saying.sure))
    spans = sorted({*moved(example.damage or []), *copy.spans})
    return Example(example.id, copy.text, example.scheme, sayings, spans, example.open)
