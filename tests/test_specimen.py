"""The specimen: one syndicated copy with stray fragments, read as a user would read it (needs ../shared)."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso
from sayso import evaluate
from sayso.model import Ledger

FRAGMENTS = ("ofto's", "U.S. attoin")


@pytest.fixture(scope="module")
def ledger(shared: Path) -> Ledger:
    return sayso.read(shared / "specimen" / "reports" / "specimen.txt")


@pytest.mark.shared
def test_at_least_22_of_its_26_attributions_are_found(shared: Path) -> None:
    found = evaluate.run([shared / "specimen"], resamples=0)["who-said-what"].tally
    assert found.hit_gold >= 22


@pytest.mark.shared
def test_both_fragments_are_flagged_and_in_no_claim(ledger: Ledger) -> None:
    [report] = ledger.reports
    for fragment in FRAGMENTS:
        start = report.text.index(fragment)
        end = start + len(fragment)
        assert any(d.passage.start < end and start < d.passage.end for d in report.damage)
        for line in (*ledger.attributions, *ledger.doubtful):
            for passage in (*line.source, *line.cue, *line.content):
                assert not (passage.start < end and start < passage.end)


@pytest.mark.shared
def test_two_names_for_one_newspaper_are_a_problem(ledger: Ledger) -> None:
    [report] = ledger.reports
    assert "outlet-clash" in {problem.kind for problem in report.problems}
