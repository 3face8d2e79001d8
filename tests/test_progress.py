"""What a person is shown of a long work: its stages on a terminal, and nothing elsewhere."""

import io
import re

import pytest

from sayso.progress import progress, stages

_LINE = re.compile(r"([a-z][a-z ]*[a-z]) +[━╸╺]+ +(\d+/\d+) +[\d.,]+ (\w+/s) +\S+")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def last_shown(monkeypatch: pytest.MonkeyPatch, *steps: tuple[str, int, int]) -> list[str]:
    """What stands on the terminal after some steps, line by line, without bar, rate and time."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with stages({"taking in": "inputs", "linking": "reports"}) as told:
        assert told is not None
        for step in steps:
            told(*step)
        terminal.truncate(0)
        terminal.seek(0)
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.getvalue())
    return [" ".join(part) for part in _LINE.findall(plain)]


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ([("taking in", 3, 10)], ["taking in 3/10 inputs/s"]),
        ([("taking in", 3, 10), ("linking", 2, 7)], ["taking in 3/10 inputs/s", "linking 2/7 reports/s"]),
        ([("taking in", 3, 10), ("linking", 2, 7), ("linking", 7, 7)], ["taking in 3/10 inputs/s"]),
        (
            [("linking", 2, 7), ("linking", 7, 7), ("taking in", 9, 10), ("linking", 1, 4)],
            ["taking in 9/10 inputs/s", "linking 1/4 reports/s"],
        ),
    ],
)
def test_a_stage_is_shown_while_it_is_at_work(
    steps: list[tuple[str, int, int]], shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert last_shown(monkeypatch, *steps) == shown


def test_nothing_is_told_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress("reading", "words") as advance, stages({"taking in": "inputs"}) as told:
        assert advance is None
        assert told is None
