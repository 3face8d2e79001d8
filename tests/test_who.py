"""Who speaks: the cases of tests/cases/who.txt, and what holds for any text."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.evaluate.desk import beginnings
from sayso.model import Passage
from sayso.resolve.reading import Line, Reading
from sayso.resolve.who import Referent, who
from sayso.text import paragraphs, sentences

CASES = Path(__file__).resolve().parent / "cases" / "who.txt"
MARK = re.compile(r"\[([^\[\]=]*)(?:=([^\[\]]*))?\]")


class Case(NamedTuple):
    """A text, its sources, and for each the actor and the kind that it must resolve to (no kind: any)."""

    name: str
    text: str
    sources: list[Passage | None]
    due: list[tuple[str | None, str]]


def cases() -> list[Case]:
    """The cases of the file."""
    out = []
    for block in CASES.read_text("utf-8").split("\n== ")[1:]:
        name, _, body = block.partition("\n")
        text, sources, due, last = "", [], [], 0
        for mark in MARK.finditer(body):
            text += body[last : mark.start()]
            actor, _, kind = (mark[2] or "").partition("/")
            sources.append(Passage(len(text), len(text) + len(mark[1])) if mark[1] else None)
            due.append((actor or None, kind))
            text += mark[1]
            last = mark.end()
        out.append(Case(name, text + body[last:], sources, due))
    return out


def resolved(text: str, sources: list[Passage | None]) -> list[Referent]:
    """The referents of some sources of a text that is a whole report."""
    report: Any = SimpleNamespace(publisher=None, relays=(), dateline=None, extract=SimpleNamespace(text=text))
    lines = tuple(Line(str(k), (s,) if s else (), (), ()) for k, s in enumerate(sources))
    return who(Reading(report, text, lines, (), tuple(paragraphs(text)), tuple(sentences(text))))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = resolved(case.text, case.sources)
    shown = [(beginnings(r.actor), r.kind) for r in found]
    due = [
        (beginnings(actor), kind or r.kind) for (actor, kind), r in zip(case.due, found, strict=True)
    ]
    assert shown == due, [(r.actor, r.kind) for r in found]
