"""Broken places of batches that were written before they were read (cases/damage_fresh.txt): how many are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.read.damage import damaged
from test_damage import report, unmark

_, *PARTS = (Path(__file__).parent / "cases" / "damage_fresh.txt").read_text("utf-8").split("\n##### batch ")
BATCHES = {part.splitlines()[0]: [line.split("\t", 1) for line in part.splitlines()[1:] if line] for part in PARTS}
MISSED = {"1": 11, "2": 8}
"""How many places of each batch are not found. A change that mends one lowers the number."""


@pytest.mark.parametrize("batch", BATCHES)
def test_no_more_is_missed_than_was_and_nothing_whole_is_marked(batch: str) -> None:
    missed = 0
    for kind, marked in BATCHES[batch]:
        text, spans = unmark(marked.replace("\\ufffd", "\ufffd"), "\n\n")
        found = [damage.passage for damage in damaged(report(text))]
        missed += sum(not any(p.start < end and start < p.end for p in found) for start, end in spans)
        assert all(any(p.start < end and start < p.end for start, end in spans) for p in found), marked
        assert bool(spans) == (kind != "-"), marked
    assert missed <= MISSED[batch]


def test_batches_are_whole() -> None:
    assert set(BATCHES) == set(MISSED)
    assert all(sum(marked.count("⟦") for _, marked in cases) > 55 for cases in BATCHES.values())
