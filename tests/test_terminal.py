"""The ledger on the terminal: complete, stable, narrow, and safe to print."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

import example
from sayso.model import Attribution, Extract, Ledger, Passage, Report
from sayso.terminal import console, show
from sayso.unseen import UNSEEN, visible

GOLDEN = Path(__file__).parent / "golden"
ESCAPES = re.compile(r"\x1b\[[\d;]*m")


class Screen(io.StringIO):
    """A terminal, as far as `isatty` goes."""

    def isatty(self) -> bool:
        return True


def shown(ledger: Ledger, *, terminal: bool = False, width: int | None = None, color: bool | None = None) -> str:
    file = Screen() if terminal else io.StringIO()
    show(ledger, console(file, width=width, color=color))
    return file.getvalue()


@pytest.mark.parametrize("width", [100, 60])
def test_looks_as_it_did(width: int) -> None:
    assert shown(example.ledger(), width=width) == (GOLDEN / f"terminal-{width}.txt").read_text("utf-8")


def test_a_pipe_is_plain_and_of_fixed_width(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = shown(example.ledger())
    for name, value in (("COLUMNS", "50"), ("FORCE_COLOR", "1"), ("TERM", "xterm-256color")):
        monkeypatch.setenv(name, value)
    assert shown(example.ledger()) == expected
    assert "\x1b" not in expected


def test_colour_adds_nothing_but_colour() -> None:
    coloured = shown(example.ledger(), color=True)
    assert ESCAPES.search(coloured)
    assert ESCAPES.sub("", coloured) == shown(example.ledger())


def test_no_colour_holds_on_a_terminal() -> None:
    assert "\x1b" not in shown(example.ledger(), terminal=True, color=False)


@pytest.mark.parametrize("width", [40, 60, 110])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(cell_len(line) for line in shown(example.ledger(), width=width).splitlines()) <= width


def test_a_very_long_content_is_shortened_and_says_so() -> None:
    text = "He said " + "x" * 100_000
    report = Report("r", "r.txt", text, Extract.identity(text))
    line = Attribution("a", "r", (Passage(0, 2),), (Passage(3, 7),), (Passage(8, len(text)),), 0.9)
    out = shown(Ledger((report,), (line,), (), "0", "b"))
    assert "[+98,000 characters]" in out
    assert len(out) < 5_000


anything = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(deadline=None)
@given(anything, anything, st.data())
def test_nothing_unseen_gets_out(first: str, second: str, data: st.DataObject) -> None:
    text = first + second
    offsets = st.integers(0, len(text))
    spans = [Passage(*sorted((data.draw(offsets), data.draw(offsets)))) for _ in range(3)]
    report = replace(example.ledger().reports[0], id=first, path=second, text=text, extract=Extract.identity(text))
    report = replace(report, dateline=None, labels=(), asides=(), damage=(), title=None, byline=None, relays=())
    line = Attribution("a", first, (spans[0],), (spans[1],), (spans[2],), 0.5, actor=second)
    out = shown(Ledger((report,), (line,), (), "0", "b"), width=60)
    assert not UNSEEN.search(out)
    out.encode()


@settings(deadline=None)
@given(anything)
def test_visible_leaves_nothing_unseen_and_the_rest_alone(text: str) -> None:
    out = visible(text)
    assert not UNSEEN.search(out)
    assert re.sub(r"<U\+[0-9A-F]{4,6}>", "", out) == re.sub(r"<U\+[0-9A-F]{4,6}>", "", UNSEEN.sub("", text))
