"""The Python door: what it names, how it is used, and that it costs nothing to open."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
import sayso.read
from sayso import unseen
from sayso.model import Mark

REPORT = "“The doors were shut,” said Ana Reis, the harbour master.\n"


def test_every_public_name_is_there_and_nothing_else_is_promised() -> None:
    for name in sayso.__all__:
        assert getattr(sayso, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = sayso.nothing  # type: ignore[attr-defined]


def test_importing_is_cheap() -> None:
    code = "import sys; before = set(sys.modules); import sayso; print(*set(sys.modules) - before)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert {name for name in loaded if name.startswith("sayso")} == {"sayso"}


def test_read_stays_the_function_when_the_stage_is_imported() -> None:
    assert callable(sayso.read)
    assert sys.modules["sayso.read"] is not sayso.read


def test_the_examples_in_docstrings_are_true() -> None:
    for module in (sayso, unseen):
        result = doctest.testmod(module)
        assert result.attempted
        assert not result.failed


def test_a_text_and_a_file_give_the_same_line(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(REPORT, "utf-8")
    of_text = sayso.read(REPORT, backend="rules")
    for source in (tmp_path / "r.txt", str(tmp_path / "r.txt"), tmp_path):
        of_file = sayso.read(source, backend="rules")
        assert [line.content for line in of_file.attributions] == [line.content for line in of_text.attributions]
        assert of_file.reports[0].path.endswith("r.txt")


def test_several_sources_together(tmp_path: Path) -> None:
    (tmp_path / "text-1.txt").write_text(REPORT, "utf-8")
    ledger = sayso.read(REPORT, tmp_path, "It rained.", backend="rules")
    assert sorted(report.id for report in ledger.reports) == ["text-1", "text-1-given", "text-2"]
    assert [len(ledger.of(report)) for report in sorted(ledger.reports, key=lambda r: r.id)] == [1, 1, 0]


def test_the_same_as_the_command_line_says(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(REPORT, "utf-8")
    call = [sys.executable, "-m", "sayso", "read", str(tmp_path), "--backend", "rules", "--json"]
    printed = subprocess.run(call, capture_output=True, check=True).stdout
    assert json.loads(printed) == sayso.to_json(sayso.read(tmp_path, backend="rules"))


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(sayso.OptionError, match="from 0 to 1"):
        sayso.read(REPORT, min_probability=7)
    with pytest.raises(sayso.OptionError, match="no field 'txt'"):
        sayso.read(REPORT, backend="rules", fields={"txt": "body"})
    with pytest.raises(sayso.BackendError, match="there are: "):
        sayso.read(REPORT, backend="oracle")


def test_a_missing_file_is_a_problem_of_the_ledger() -> None:
    (problem,) = sayso.read(Path("no/such/file.txt"), backend="rules").problems
    assert (problem.kind, problem.fatal) == ("missing", True)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_string_is_read(text: str) -> None:
    ledger = sayso.read(text + "\n", backend="rules")  # a line end: the name of no file
    assert ledger.reports[0].text == text + "\n" or ledger.problems
    for line in ledger.attributions:
        for start, end in line.source + line.cue + line.content:
            assert 0 <= start < end <= len(text) + 1


def test_what_a_back_end_could_not_point_at_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forgetful:
        name = "forgetful"

        def __init__(self) -> None:
            self.dropped = Counter(content=2, source=1)

        def mark(self, texts: Sequence[str], **_: str) -> list[list[Mark]]:
            return [[] for _ in texts]

    monkeypatch.setattr("sayso.pipeline.backends.load", lambda _: Forgetful())
    (problem,) = sayso.read(REPORT).problems
    assert problem.kind == "dropped"
    assert problem.message == "3 answers of the back end forgetful are left out: content 2, source 1"
