"""Boosted trees judged many rows at once give what walking each tree, row by row, gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.pairing import MODEL, judges
from sayso.link.trees import AT_ONCE, Trees

ANSWERS, FEATURES = 3, 4


@st.composite
def forests(draw):
    """Arrays of trees as training writes them: nodes depth first, leaves lead to themselves."""
    depth, count = draw(st.integers(0, 4)), draw(st.integers(1, 6))
    trees = [_grown(draw, depth, []) for _ in range(count)]
    size = max(map(len, trees))
    padded = [tree + [(0, 0.0, at, at, 0.0) for at in range(len(tree), size)] for tree in trees]
    names = ("feature", "threshold", "low", "high", "value")
    made = {name: np.array([[node[k] for node in tree] for tree in padded], float) for k, name in enumerate(names)}
    answers = draw(st.lists(st.integers(0, ANSWERS - 1), min_size=count, max_size=count))
    return made | {"answer": np.array(answers), "start": np.array([0.5, -0.25, 0.0]), "depth": np.array([depth])}


def _grown(draw, depth, nodes):
    at = len(nodes)
    nodes.append((0, 0.0, at, at, draw(st.floats(-2, 2, width=16))))
    if depth and draw(st.booleans()):
        _grown(draw, depth - 1, nodes)
        high = len(nodes)
        _grown(draw, depth - 1, nodes)
        nodes[at] = (draw(st.integers(0, FEATURES - 1)), draw(st.sampled_from([-1.0, 0.0, 0.5])), at + 1, high, 0.0)
    return nodes


def walked(arrays, row):
    """The probabilities of one row, by walking down each tree."""
    scores = arrays["start"].astype(float).copy()
    for tree, answer in enumerate(arrays["answer"]):
        node = 0
        while (below := int(arrays["low"][tree][node])) != node:
            asked, least = int(arrays["feature"][tree][node]), arrays["threshold"][tree][node]
            node = below if row[asked] <= least else int(arrays["high"][tree][node])
        scores[answer] += float(arrays["value"][tree][node])
    scores = np.exp(scores - scores.max())
    return scores / scores.sum()


@settings(deadline=None, max_examples=60)
@given(forests(), st.lists(st.sampled_from([-2.0, -1.0, 0.0, 0.25, 0.5, 3.0]), min_size=FEATURES, max_size=90))
def test_many_rows_at_once_end_in_the_leaves_that_walking_leads_to(arrays, values):
    rows = np.array(values[: len(values) // FEATURES * FEATURES]).reshape(-1, FEATURES)
    judged = Trees(arrays).probabilities(rows)
    assert judged.round(12).tolist() == [walked(arrays, row).round(12).tolist() for row in rows]


@pytest.mark.parametrize("count", [0, 1, 63, AT_ONCE, AT_ONCE + 1])
def test_a_row_is_judged_alike_whatever_stands_beside_it(count):
    trees = judges(encoded=False).first
    with np.load(MODEL) as arrays:
        columns = int(arrays["words/first/feature"].max()) + 1
    rows = np.random.default_rng(7).choice([-1.0, 0.0, 0.3, 1.0, 5.0], (count, columns))
    judged = trees.probabilities(rows)
    alone = [trees.probabilities(rows[at : at + 1])[0] for at in range(0, count, 251)]
    assert judged.shape == (count, 4)
    assert judged[::251].round(12).tolist() == [row.round(12).tolist() for row in alone]
