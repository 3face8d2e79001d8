"""Figures: what a saying counts, and how the figures of two sayings stand to each other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.counted import COLUMNS, counted
from sayso.link.figures import MASK, MOST, Figure, figures

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "cases" / "figures.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
SIGNS = {0: "", 1: ">", -1: "<", 2: "~"}


def shown(figure: Figure) -> str:
    sign = "!" if figure.denied else SIGNS[figure.bound]
    return f"{sign}{figure.value:.10g} {figure.state or '-'} {' '.join(sorted(figure.units)) or '-'}"


@pytest.mark.parametrize(("text", "due"), CASES, ids=[text for text, _ in CASES])
def test_figures_of_a_saying(text: str, due: str) -> None:
    wanted = [part.split() for part in due.split(";") if part.strip()]
    assert [shown(figure) for figure in figures(text, 0, len(text))] == [
        f"{value} {state} {' '.join(sorted(units))}" for value, state, *units in wanted
    ]


def between(one: str, other: str, cosine: float = 0.9) -> dict[str, float]:
    """What is seen of the figures of two sayings whose phrases all lie this near to each other."""
    found = [figures(text, 0, len(text)) for text in (one, other)]
    size = sum(map(len, found))
    vectors = np.full((size, size), cosine**0.5)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) / cosine**0.5
    [row] = counted(found, vectors, np.array([0]), np.array([1]))
    return dict(zip(COLUMNS, row.tolist(), strict=True))


def test_rival_figures_of_one_thing() -> None:
    seen = between("41 villagers were killed", "14 villagers had died")
    assert seen["rival figure"] == pytest.approx(0.9)
    assert (seen["rival figure of"], seen["rival figure unit"]) == (1, 1)
    assert seen["rival figure ratio"] == pytest.approx(np.log(41 / 14))
    assert seen["figure alike"] == -1


def test_other_things_that_are_counted() -> None:
    assert between("three were missing", "two had been rescued")["rival figure of"] == -1


def test_a_figure_that_both_give_has_no_rival() -> None:
    seen = between("41 villagers were killed and 90 wounded", "41 people died")
    assert seen["figure alike"] == pytest.approx(0.9)
    assert seen["rival figure"] == -1


def test_a_bound_agrees_with_what_is_close_to_it() -> None:
    assert between("it sold over $3bn", "it sold $3.1 billion")["rival figure"] == -1
    assert between("it sold $3bn", "it sold $3.1 billion")["rival figure"] > 0


def test_a_figure_that_is_rejected_is_none_that_agrees() -> None:
    seen = between("37 villagers, not 41, were killed", "41 villagers were killed")
    assert seen["figure alike"] == -1
    assert seen["figure denied"] == pytest.approx(0.9)
    assert seen["rival figure"] == pytest.approx(0.9)  # of 37


def test_days_are_set_beside_days_alone() -> None:
    assert between("talks open on 3 May", "53 delegates come")["rival figure"] == -1
    assert between("talks open on 3 May", "the talks begin on 10 May")["rival figure"] > 0


def test_sayings_without_figures() -> None:
    seen = between("the talks have failed", "41 villagers were killed")
    assert (seen["figure alike"], seen["rival figure"]) == (-1, -1)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_text(text: str, start: int, end: int) -> None:
    for figure in figures(text, start, end):
        assert figure.value >= 0
        assert MASK in figure.phrase


WORDS = "41|two|dozen|not|$|of|the|people|killed|million|single|no|one|May|4.47|pm|,|."


@given(st.lists(st.sampled_from(WORDS.split("|"))))
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    whole = figures(text, 0, len(text))
    assert all(MASK in figure.phrase for figure in whole)
    middle = len(text) // 2
    parts = figures(text, 0, middle) + figures(text, middle, len(text))
    assert [figure.value for figure in parts] == [figure.value for figure in whole]


def test_of_a_table_some_figures_are_read() -> None:
    text = " ".join(f"{number} boats sailed" for number in range(2, 400))
    found = figures(text, 0, len(text))
    assert [figure.value for figure in found] == list(range(2, 2 + MOST))
    assert figures(text, text.index("300 boats"), len(text))[0].value == 300
