"""Boosted trees, asked about many rows at once: each row is a bit, and a tree a few operations on rows of bits.

What a tree asks of a row ("is this feature at most so much?") is asked once for all trees that ask it, and answered for
64 rows in a word. The bits of a node are those of its parent that went its way; those of the leaves tell, bit by bit of
its number, in which leaf a row fell (after QuickScorer, Lucchese et al., 2015, turned by a right angle).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

AT_ONCE = 2048
"""Rows that are judged at a time; what is made of them takes some 20 MB. Of 128 to 4,096, fewer take longer a row."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint8]

_SPREAD = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little").view(np.uint64).ravel()
"""For each byte its bits in a byte each, the lowest first."""


class _Level(NamedTuple):
    """The nodes of one depth, of all trees, that ask something."""

    node: Ints
    """Which of the depth's nodes they are."""
    question: Ints
    """The numbers of what they ask."""


class Trees:
    """Boosted trees for some answers; `arrays` as `training/pairs.py` writes them."""

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.float64]]) -> None:
        feature = arrays["feature"].astype(np.int64)  # [trees, nodes]; a leaf's is 0, and it leads to itself
        low, high = arrays["low"].astype(np.int64), arrays["high"].astype(np.int64)
        self._value = arrays["value"].astype(float)
        self._answer: list[int] = arrays["answer"].astype(np.int64).tolist()  # [trees]
        self._start = arrays["start"].astype(float)  # [answers]
        asks = (low != np.arange(low.shape[1])) & (high != low)
        asked = np.array(list(zip(feature[asks].tolist(), arrays["threshold"][asks].tolist(), strict=True)), float)
        questions, number = np.unique(asked.reshape(-1, 2), axis=0, return_inverse=True)
        self._threshold = questions[:, 1]
        features, begins = np.unique(questions[:, 0].astype(np.int64), return_index=True)  # questions are in order
        ends = [*begins.tolist(), len(questions)][1:]
        self._questions = list(zip(features.tolist(), begins.tolist(), ends, strict=True))
        question = np.zeros(low.shape, np.int64)
        question[asks] = number.reshape(-1)
        self._levels: list[_Level] = []
        tree, node = np.arange(len(low)), np.zeros(len(low), np.int64)
        rows: list[tuple[int, int]] = []  # of all nodes in the order in which `_leaves` makes their bits
        leaves: list[int] = []
        while len(tree):
            inner = asks[tree, node]
            leaves += (len(rows) + np.flatnonzero(~inner)).tolist()
            rows += zip(tree.tolist(), node.tolist(), strict=True)
            self._levels.append(_Level(np.flatnonzero(inner), question[tree[inner], node[inner]]))
            tree, node = (
                np.concatenate([tree[inner], tree[inner]]),
                np.concatenate([low[tree[inner], node[inner]], high[tree[inner], node[inner]]]),
            )
        self._planes = self._of_leaves([(*rows[k], k) for k in leaves], len(rows))

    def _of_leaves(self, leaves: list[tuple[int, int, int]], nothing: int) -> list[Ints]:
        """For each bit of a leaf's number the nodes of each tree whose bits are put together, [most, trees].

        `leaves` are (tree, node, row of bits); `nothing` is the row that is all zeros.
        """
        out = []
        for bit in range(max(1, int(self._value.shape[1] - 1).bit_length())):
            of: list[list[int]] = [[] for _ in self._answer]
            for tree, node, row in leaves:
                if node >> bit & 1:
                    of[tree].append(row)
            most = max(map(len, of), default=0)
            out.append(np.array([rows + [nothing] * (most - len(rows)) for rows in of], np.int64).T)
        return out

    def probabilities(self, rows: Floats) -> Floats:
        """[rows, answers]."""
        parts = [self._scores(rows[at : at + AT_ONCE]) for at in range(0, len(rows), AT_ONCE)]
        scores = np.concatenate([np.zeros((0, len(self._start))), *parts])
        scores = np.exp(scores - scores.max(1, keepdims=True))
        out: Floats = scores / scores.sum(1, keepdims=True)
        return out

    def _scores(self, rows: Floats) -> Floats:
        scores = np.tile(self._start[:, None], (1, len(rows)))
        for answer, value, leaf in zip(self._answer, self._value, self._leaves(rows), strict=True):
            scores[answer] += value.take(leaf)
        return scores.T

    def _leaves(self, rows: Floats) -> Bits:
        """[trees, rows]: the number of the node where each row ends."""
        columns = np.ascontiguousarray(rows.T)
        width = -(-len(rows) // 64)
        below = np.zeros((len(self._threshold), 64 * width), bool)
        for feature, begin, end in self._questions:
            np.less_equal(columns[feature], self._threshold[begin:end, None], out=below[begin:end, : len(rows)])
        answers = np.packbits(below, axis=1, bitorder="little").view(np.uint64)
        reached = [np.full((len(self._answer), width), ~np.uint64(0))]
        for level in self._levels:
            above, yes = reached[-1][level.node], answers[level.question]
            reached.append(np.concatenate([above & yes, above & ~yes]))
        bits = np.concatenate([*reached, np.zeros((1, width), np.uint64)])
        leaf = np.zeros((len(self._answer), 8 * width), np.uint64)  # the numbers of eight rows in a word
        for bit, nodes in enumerate(self._planes):
            plane = np.zeros((len(self._answer), width), np.uint64)
            for some in nodes:
                plane |= bits[some]
            leaf |= (_SPREAD << np.uint64(bit)).take(plane.view(np.uint8))
        return leaf.view(np.uint8)[:, : len(rows)]
