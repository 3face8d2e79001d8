"""The specimen: one syndicated copy with stray fragments, read as a user would read it (needs ../shared)."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso
from sayso import evaluate
from sayso.evaluate.desk import FIELDS
from sayso.model import Attribution, Ledger

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


@pytest.fixture(scope="module")
def scored(shared: Path) -> evaluate.Evaluation:
    return evaluate.run([shared / "specimen"], resamples=0)


@pytest.mark.shared
@pytest.mark.parametrize("name", FIELDS)
def test_each_field_is_right_in_nine_of_ten(scored: evaluate.Evaluation, name: str) -> None:
    tally = scored[f"field.{name}"].tally
    assert tally.hit_gold >= 0.9 * tally.gold


def line(ledger: Ledger, source: str, cue: str) -> Attribution:
    [report] = ledger.reports
    shown = lambda passages: " ".join(report.text[start:end] for start, end in passages)  # noqa: E731
    return next(a for a in ledger.attributions if source in shown(a.source) and cue in shown(a.cue))


@pytest.mark.shared
def test_monday_is_the_fourth_and_kovalenko_is_on_telegram(ledger: Ledger) -> None:
    assert line(ledger, "Ukrainian officials", "announced").said_on == "2024-11-04"
    assert line(ledger, "the U.S.", "reprimanded").said_on == "2024-11-04"
    assert line(ledger, "Kovalenko", "said").channel == "Telegram"


@pytest.mark.shared
def test_two_names_for_one_newspaper_are_a_problem(ledger: Ledger) -> None:
    [report] = ledger.reports
    assert "outlet-clash" in {problem.kind for problem in report.problems}
