"""The coreference scores of `benchmarks/conll.py`: worked cases, and properties against scores made in another way."""

from __future__ import annotations

import importlib.util
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
SPEC = importlib.util.spec_from_file_location("conll", HERE.parent / "benchmarks" / "conll.py")
assert SPEC
assert SPEC.loader
conll = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(conll)

CASES = [
    [part.strip() for part in line.split("|")]
    for line in (HERE / "cases" / "coreference.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
SCORES = (conll.muc, conll.b_cubed, conll.ceaf_e)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]} as {case[1]}")
def test_worked_cases(case: list[str]) -> None:
    gold, found = case[0].split(), case[1].split()
    for score, wanted in zip(SCORES, case[2:], strict=True):
        assert score(gold, found) == pytest.approx(tuple(float(Fraction(one)) for one in wanted.split()))


@st.composite
def grouping(draw: st.DrawFn) -> list[list[int]]:
    """Up to eight mentions in up to four groups."""
    where = draw(st.dictionaries(st.integers(0, 7), st.integers(0, 3), min_size=1))
    return [group for at in range(4) if (group := [one for one, other in where.items() if other == at])]


@given(grouping(), grouping())
def test_ceaf_is_the_best_of_all_matchings(gold: list[list[int]], found: list[list[int]]) -> None:
    few, many = sorted((gold, found), key=len)
    best = max(
        sum(2 * len({*a} & {*b}) / (len(a) + len(b)) for a, b in zip(few, order, strict=False))
        for order in permutations(many)
    )
    assert conll.ceaf_e(gold, found) == pytest.approx((best / len(found), best / len(gold)))


@given(grouping(), grouping())
def test_muc_counts_the_links_of_what_both_sides_join(gold: list[list[int]], found: list[list[int]]) -> None:
    kept = sum(max(0, len({*a} & {*b}) - 1) for a in gold for b in found)
    links = [sum(len(group) - 1 for group in side) for side in (found, gold)]
    assert conll.muc(gold, found) == pytest.approx(tuple(kept / n if n else 0.0 for n in links))


@given(grouping(), grouping(), st.randoms(use_true_random=False))
def test_no_order_matters_and_sides_swap(gold: list[list[int]], found: list[list[int]], random: object) -> None:
    mixed = [random.sample(group, len(group)) for group in random.sample(found, len(found))]  # type: ignore[attr-defined]
    for score in SCORES:
        assert score(gold, mixed) == pytest.approx(score(gold, found))
        assert score(found, gold) == pytest.approx(score(gold, found)[::-1])
    assert conll.conll(gold, gold) == pytest.approx(1.0 if any(len(g) > 1 for g in gold) else 2 / 3)


def test_singletons_are_left_out() -> None:
    assert conll.without_singletons(["a", "bc", "d"]) == ["bc"]
