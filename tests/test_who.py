"""Who speaks: the cases of tests/cases/who.txt, and what holds for any text."""

from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter
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
KINDS = frozenset(["named_person", "unnamed_person", "organisation", "country", "document", "media", "unspecified"])
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
    return who(Reading(report, text, lines, tuple(paragraphs(text)), tuple(sentences(text))))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = resolved(case.text, case.sources)
    shown = [(beginnings(r.actor), r.kind) for r in found]
    due = [(beginnings(actor), kind or r.kind) for (actor, kind), r in zip(case.due, found, strict=True)]
    assert shown == due, [(r.actor, r.kind) for r in found]


ODD = ["Reuters", "U.S.", "MS.", "(", ")", ",", ".", '"', "\n", "\x00", "\ud800", "\u202e", "é", "e\u0301"]
PLAIN = ["the", "minister", "Ana", "Costa", "said", "he", "its", "spokesman", "of", "Paris", "'s", "officials", "one"]
WORDS = st.sampled_from([*PLAIN, *ODD, "who", "A", "report"])


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200)), st.data())
def test_any_text(text: str, data: Any) -> None:
    """Any string has an answer for any source; what is said of a referent lies in the text."""
    ends = st.integers(0, len(text))
    sources = [Passage(*sorted((data.draw(ends), data.draw(ends)))) for _ in range(3)]
    for referent in resolved(text, list(sources)):
        assert referent.kind in KINDS
        assert (referent.actor is None) == (referent.kind == "unspecified")
        assert all(0 <= start < end <= len(text) for start, end in referent.mentions)


def test_lines_of_one_referent_share_it() -> None:
    text = "Minister Ana Costa spoke. She left."
    first, second = resolved(text, [Passage(0, 18), Passage(26, 29)])
    assert first is second
    assert first.mentions == (Passage(0, 18), Passage(26, 29))
    assert first.introduction == Passage(0, 18)
    assert first.role == "Minister"


def test_composed_and_decomposed_names_are_one() -> None:
    text = "Minister André Cissé spoke. Cisse\u0301 left."
    first, second = resolved(text, [Passage(0, 20), Passage(28, 34)])
    assert first is second


def test_time_is_linear() -> None:
    """Eight times the text takes about eight times as long: much less than the 64 of a square."""
    page = "Minister Ana Costa said the bank of the north had failed. She told the union so, officials said.\n"

    def seconds(times: int) -> float:
        text = page * times
        source = [Passage(len(page) * k, len(page) * k + 18) for k in range(times)]
        start = perf_counter()
        resolved(text, list(source))
        return perf_counter() - start

    seconds(20)
    assert min(seconds(400) for _ in range(3)) < 24 * min(seconds(50) for _ in range(3))
