"""From the network's numbers to marks: cue spans, questions to the decoder, spans by Viterbi, calibrated probability.

NumPy only; the same functions serve the shipped model and its training (`training/measure.py`), so that what is
measured is what runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..model import Guess, Mark, Passage
from ._coordination import coordinated
from ._encoding import Encoded

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Span = tuple[int, int]

ASK = 0.04
"""A word is asked about as a cue from this probability on."""

BROKEN = 0.5
"""A word is pointed at as broken from this probability on."""

UNLIKELY = 0.02
"""Answers for a field that are less probable are not given."""

_OUT, B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT = range(5)
_BARRED = np.zeros((5, 5), np.float32)
for _before in range(5):
    for _inside in (I_SOURCE, I_CONTENT):
        if _before not in (_inside - 1, _inside):
            _BARRED[_before, _inside] = -1e9

FEATURES = ("bias", "cue", "valid", "source", "source least", "content", "content least", "content start", "contents")


@dataclass(frozen=True, slots=True)
class Question:
    """The decoder's inputs for the cues of one window; the first axis is the cue."""

    cues: list[Span]
    probability: list[float]
    place: Ints
    """The word of the window at each distance, clipped into it."""
    mask: Ints
    marked: Ints
    sentence: Ints
    weight: Floats
    """[cues, words of the window]: the mean over the cue's words."""


@dataclass(slots=True)
class Answer:
    """What was found for one cue, in words of the text."""

    cue: Span
    sources: list[Span]
    contents: list[Span]
    features: list[float]
    guesses: tuple[Guess, ...]


def softmax(x: Floats) -> Floats:
    """Softmax over the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


def cue_spans(p: Floats, owned: npt.NDArray[np.bool_]) -> tuple[list[Span], list[float]]:
    """Spans of words that may be cues, by the probabilities of O, B, I; only those that begin at an owned word."""
    spans: list[Span] = []
    scores: list[float] = []
    for at in np.flatnonzero((p[:, 1] >= ASK) & owned).tolist():
        if spans and at < spans[-1][1]:
            continue
        end = at + 1
        while end < len(p) and p[end, 2] > 0.5:
            end += 1
        spans.append((at, end))
        scores.append(
            float(p[at, 1] * p[at + 1 : end, 2].prod() ** (1 / max(1, end - at - 1)) if end > at + 1 else p[at, 1])
        )
    return spans, scores


def broken_spans(p: Floats, owned: npt.NDArray[np.bool_], sentence: Ints) -> list[tuple[Span, float]]:
    """Runs of owned words of one sentence that are broken by `BROKEN` at least, each with its highest probability.

    `p` are the probabilities of O, B, I.
    """
    inside = (p[:, 0] <= 1 - BROKEN) & owned
    out: list[tuple[Span, float]] = []
    for at in np.flatnonzero(inside).tolist():
        now = float(1 - p[at, 0])
        if out and out[-1][0][1] == at and sentence[at] == sentence[at - 1]:
            (start, _), before = out[-1]
            out[-1] = ((start, at + 1), max(before, now))
        else:
            out.append(((at, at + 1), now))
    return out


def passages(encoded: Encoded, spans: Sequence[tuple[Span, float]]) -> list[tuple[Passage, float]]:
    """Spans of words as passages, those of neighbouring windows that touch within a sentence joined."""
    joined: list[tuple[Span, float]] = []
    for (start, end), probability in sorted(spans):
        if joined and joined[-1][0][1] == start and encoded.sentence[start] == encoded.sentence[start - 1]:
            joined[-1] = ((joined[-1][0][0], end), max(joined[-1][1], probability))
        else:
            joined.append(((start, end), probability))
    return [(_passage(encoded, span), probability) for span, probability in joined]


def question(cues: list[Span], probability: list[float], sentence: Ints, reach: int) -> Question:
    """Ask about `cues` (words of a window whose words stand in these sentences)."""
    words = len(sentence)
    starts = np.fromiter((c[0] for c in cues), np.int64, len(cues))
    ends = np.fromiter((c[1] for c in cues), np.int64, len(cues))
    place = starts[:, None] + np.arange(-reach, reach)[None]
    mask = (place >= 0) & (place < words)
    marked = (place >= starts[:, None]) & (place < ends[:, None])
    place = np.clip(place, 0, words - 1)
    distance = np.clip(sentence[place] - sentence[starts][:, None], -3, 3) + 3
    at = np.arange(words)[None]
    weight = ((at >= starts[:, None]) & (at < ends[:, None])) / (ends - starts)[:, None]
    return Question(
        cues, probability, place, mask.astype(np.int64), marked.astype(np.int64), distance, weight.astype(np.float32)
    )


def viterbi(logits: Floats, mask: Ints) -> Ints:
    """The best labels under the rule that an inside label follows its own kind: [cues, words] of [cues, words, 5]."""
    score = np.log(np.maximum(softmax(logits), 1e-12))
    score[..., 1:] = np.where(mask[..., None] > 0, score[..., 1:], -1e9)
    count, words, kinds = score.shape
    back = np.zeros((words, count, kinds), np.int8)
    best = score[:, 0].copy()
    best[:, [I_SOURCE, I_CONTENT]] = -1e9
    for at in range(1, words):
        way = best[:, :, None] + _BARRED[None]
        back[at] = way.argmax(1)
        best = np.take_along_axis(way, back[at][:, None].astype(np.int64), 1)[:, 0] + score[:, at]
    out = np.zeros((count, words), np.int64)
    out[:, -1] = best.argmax(1)
    rows = np.arange(count)
    for at in range(words - 1, 0, -1):
        out[:, at - 1] = back[at][rows, out[:, at]]
    return out


def _runs(labels: Ints, first: int) -> list[Span]:
    begins = np.flatnonzero(labels == first).tolist()
    out = []
    for at in begins:
        end = at + 1
        while end < len(labels) and labels[end] == first + 1:
            end += 1
        out.append((at, end))
    return out


def _joined(contents: list[Span], sources: list[Span], marked: Ints, sentence: Ints) -> list[Span]:
    """Contents joined that only a gap of the decoder parts: what interrupts a content is its own cue or source.

    A cue without a source that stands in its content ("were reportedly deployed") interrupts nothing.
    """
    out: list[Span] = []
    for start, end in contents:
        if out and sentence[out[-1][1] - 1] == sentence[start]:
            gap = range(out[-1][1], start)
            cue = any(marked[i] for i in gap)
            if not any(a < start and b > gap.start for a, b in sources) and not (cue and sources):
                out[-1] = (out[-1][0], end)
                continue
        out.append((start, end))
    return out


def _means(p: Floats, spans: list[Span]) -> list[float]:
    return [float(p[a:b].mean()) for a, b in spans]


def moved(spans: list[Span], by: int) -> list[Span]:
    """The spans, that many words on."""
    return [(a + by, b + by) for a, b in spans]


def _log(p: float) -> float:
    return float(np.log(min(max(p, 1e-4), 1 - 1e-4)))


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return float(np.log(p / (1 - p)))


def answers(
    asked: Question,
    logits: Floats,
    valid: Floats,
    fields: Floats,
    names: Mapping[str, Sequence[str]],
    low: int,
) -> list[Answer]:
    """What the decoder found for each cue, in words of the text whose window begins at word `low`."""
    best = viterbi(logits, asked.mask)
    p = softmax(logits)
    chosen = np.take_along_axis(p, best[..., None], -1)[..., 0]
    out = []
    reach = logits.shape[1] // 2
    for k, cue in enumerate(asked.cues):
        shift = low + cue[0] - reach
        sources = _runs(best[k], B_SOURCE)
        contents = _joined(_runs(best[k], B_CONTENT), sources, asked.marked[k], asked.sentence[k])
        of_source, of_content = _means(chosen[k], sources), _means(chosen[k], contents)
        inside = asked.mask[k] > 0
        no_source = float(1 - p[k, inside, B_SOURCE].max())
        source = min(of_source, default=no_source)
        least = min((float(chosen[k, a:b].min()) for a, b in sources), default=no_source)
        content = min(of_content, default=0.0)
        worst = min((float(chosen[k, a:b].min()) for a, b in contents), default=0.0)
        begin = min((float(p[k, a, B_CONTENT]) for a, _ in contents), default=0.0)
        features = [
            1.0, _logit(asked.probability[k]), _logit(1 / (1 + float(np.exp(-valid[k])))), _log(source), _log(least),
            _log(content), _log(worst), _log(begin), float(len(contents) > 1 or len(sources) > 1),
        ]  # fmt: skip
        guesses: list[Guess] = []
        at = 0
        for name, values in names.items():
            odds = softmax(fields[k, at : at + len(values)])
            guesses += [
                Guess(name, values[i], float(odds[i])) for i in np.argsort(-odds).tolist() if odds[i] >= UNLIKELY
            ]
            at += len(values)
        out.append(
            Answer(
                (cue[0] + low, cue[1] + low), moved(sources, shift), moved(contents, shift), features, tuple(guesses)
            )
        )
    return out


def marks(encoded: Encoded, found: Sequence[Answer], weights: Sequence[float], *, together: bool) -> list[Mark]:
    """Marks of the answers that have a content, in the order of their cues.

    `together` keeps an interrupted content in one mark with several passages (PolNeAR); else each source with each
    content is a mark of its own (desk).
    """
    out = []
    w = np.asarray(weights)
    for answer in sorted(found, key=lambda a: a.cue):
        if not answer.contents:
            continue
        probability = float(1 / (1 + np.exp(-float(w @ np.asarray(answer.features)))))
        cue = (_passage(encoded, answer.cue),)
        spans = answer.sources if together else _parts(encoded, _told_once(encoded, answer))
        sources = [_passage(encoded, s) for s in spans]
        contents = [_passage(encoded, c) for c in answer.contents]
        if together:
            out.append(Mark(tuple(sources[:1]), cue, tuple(contents), probability, answer.guesses))
            continue
        for content in contents:
            named: list[tuple[Passage, ...]] = [(s,) for s in sources]
            for source in named or [()]:
                out.append(Mark(source, cue, (content,), probability, answer.guesses))
    return out


def _told_once(encoded: Encoded, answer: Answer) -> list[Span]:
    """The sources of a cue, each once: without those that another of them refers to.

    Sources of one cue are coordinated, so that they stand in one sentence; a second one further away is what the nearer
    one refers to ("Davis Chirchir said ... He rejected"), which is for `resolve` to find. In one sentence a pronoun is
    the noun beside it ("the union said ... and it withdrew"), unless an "and" joins them.
    """
    sentence = encoded.sentence[answer.cue[0]]
    near = [span for span in answer.sources if encoded.sentence[span[0]] == sentence] or answer.sources
    if len(near) < 2:
        return near
    nouns: list[Span] = []
    for start, end in near:
        word = _word(encoded, start, end)
        joined = "and" in (_word(encoded, start - 1, start).lower(), _word(encoded, end, end + 1).lower())
        if word.lower() not in _PRONOUNS or joined:
            nouns.append((start, end))
        elif word[0].isupper():  # a sentence that was not told begins with it: "in a post on X. He rejected"
            return [(start, end)]
    return nouns or near


def _word(encoded: Encoded, start: int, end: int) -> str:
    """The one word of a span; nothing where there are more, or none."""
    if start < 0 or end > len(encoded.words) or end - start != 1:
        return ""
    return encoded.text[encoded.words[start].start : encoded.words[start].end]


_PRONOUNS = frozenset({"who", "which", "that", "he", "she", "it", "they"})


def _parts(encoded: Encoded, sources: Sequence[Span]) -> list[Span]:
    """The sources, coordinated ones apart."""
    out = []
    for start, end in sources:
        shown = [encoded.text[w.start : w.end] for w in encoded.words[start:end]]
        out += [(start + a, start + b) for a, b in coordinated(shown)]
    return out


def _passage(encoded: Encoded, span: Span) -> Passage:
    return Passage(encoded.words[span[0]].start, encoded.words[span[1] - 1].end)
