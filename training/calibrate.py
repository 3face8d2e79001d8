"""Calibration: the probability that a mark is right, by logistic regression on what the decoder gives for its cue.

Fitted on texts that the network was not trained on; a mark is right where it matches gold as the scorers match
(Jaccard of .5 on source and content).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from sayso.backends import Scheme, _decoding
from sayso.backends.onnx import OnnxBackend, load
from sayso.model import Mark
from sayso.text import WORD

from .corpora import Example

RIDGE = 0.3


def _words(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(m.start() for a, b in spans for m in WORD.finditer(text, a, b) if m.group()[0].isalnum())


def _near(a: frozenset[int], b: frozenset[int]) -> float:
    return 1.0 if not a and not b else len(a & b) / len(a | b)


def right(example: Example, marks: list[Mark], together: bool) -> list[bool]:
    """Which marks match gold, one to one, best first."""
    gold = []
    for s in example.sayings:
        if together:
            gold.append((_words(example.text, s.sources[:1]), _words(example.text, s.contents)))
        else:
            sources = [[x] for x in s.sources] or [[]]
            gold += [(_words(example.text, a), _words(example.text, [b])) for a in sources for b in s.contents]
    said = [(_words(example.text, m.source), _words(example.text, m.content)) for m in marks]
    pairs = []
    for i, (source, content) in enumerate(said):
        for j, (other, words) in enumerate(gold):
            x, y = _near(source, other), _near(content, words)
            if x >= 0.5 and y >= 0.5:
                pairs.append((-x - y, i, j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
    return [i in used_i for i in range(len(said))]


def gather(backend: OnnxBackend, examples: list[Example], scheme: Scheme) -> tuple[np.ndarray, np.ndarray]:
    """Features of every mark, and whether it is right."""
    x: list[list[float]] = []
    y: list[bool] = []
    together = scheme == "polnear"
    for example, (encoded, found) in zip(examples, backend.answers([e.text for e in examples], scheme), strict=True):
        marks, features = [], []
        for answer in found:
            made = _decoding.marks(encoded, [answer], backend.card["calibration"][scheme], together=together)
            marks += made
            features += [answer.features] * len(made)
        x += features
        y += right(example, marks, together)
    return np.array(x), np.array(y, float)


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Logistic regression with a ridge towards 0, by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        h = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        step = np.linalg.solve(h, x.T @ (y - p) - RIDGE * w)
        w += step
        if np.abs(step).max() < 1e-6:
            break
    return w


def calibrate(model: Path, examples: dict[Scheme, list[Example]]) -> None:
    """Fit the weights of each scheme and write them into the model's card."""
    backend = load(model)
    card = json.loads((model / "model.json").read_text(encoding="utf-8"))
    for scheme, some in examples.items():
        x, y = gather(backend, some, scheme)
        w = fit(x, y)
        card["calibration"][scheme] = [round(float(v), 4) for v in w]
        p = 1 / (1 + np.exp(-x @ w))
        gold = sum(
            len(s.contents) * (1 if scheme == "polnear" else max(1, len(s.sources))) for e in some for s in e.sayings
        )
        for gate in (0.3, 0.4, 0.5, 0.6, 0.7):
            kept = p >= gate
            precision, recall = y[kept].mean(), y[kept].sum() / gold
            f1 = 2 * precision * recall / (precision + recall)
            print(f"{scheme} gate {gate}: P {precision:.3f} R {recall:.3f} F {f1:.3f} of {gold}")
        print(scheme, dict(zip(_decoding.FEATURES, card["calibration"][scheme], strict=True)))
    (model / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
