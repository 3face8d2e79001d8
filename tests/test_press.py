"""Media that speak for themselves (`resolve/press.py`): on the air, as "we", and by names that no table lists."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sayso.model import Passage
from sayso.resolve.press import Press
from sayso.resolve.reading import Line, Reading
from sayso.text import paragraphs, sentences

AIR = (
    "HOST: Good evening, I am Ida Rask. Our Leo Brandt is at the quay.\n"
    "BRANDT: The ferry is gone.\nSKIPPER (Jon Moe): I saw it go.\nRASK: Thank you.\n"
)
PAPER = "Ada Moe saw the ferry. Jon Moe saw it too. We counted nine boats on Friday."


def press(text: str, parts: list[tuple[str, str, str]], publisher: str | None) -> tuple[Press, list[Line]]:
    lines = []
    for number, words in enumerate(parts):
        spans = [(Passage(at, at + len(part)),) for part in words if (at := text.index(part)) >= 0]
        lines.append(Line(str(number), *spans))
    fact = SimpleNamespace(value=publisher) if publisher else None
    report: Any = SimpleNamespace(publisher=fact, relays=(), dateline=None, extract=SimpleNamespace(text=text))
    return Press(Reading(report, text, tuple(lines), tuple(paragraphs(text)), tuple(sentences(text)))), lines


def test_the_people_of_a_broadcast_speak_for_it() -> None:
    own, lines = press(
        AIR,
        [
            ("HOST", ":", "Good evening, I am Ida Rask. Our Leo Brandt is at the quay."),
            ("BRANDT", ":", "The ferry is gone."),
            ("SKIPPER (Jon Moe)", ":", "I saw it go."),
            ("RASK", ":", "Thank you."),
        ],
        "Radio Fjord",
    )
    assert [own.speaks(line) for line in lines] == [True, True, False, True]


@pytest.mark.parametrize(
    ("publisher", "others", "due"),
    [("Fjord Courier", 2, True), ("Fjord Courier", 1, False), ("Ministry of Fisheries", 2, False), (None, 2, False)],
)
def test_we_are_the_paper_that_found_something(publisher: str | None, others: int, due: bool) -> None:
    parts = [("Ada Moe", "saw", "the ferry"), ("Jon Moe", "saw", "it too")][:others]
    own, lines = press(PAPER, [*parts, ("We", "counted", "nine boats")], publisher)
    assert own.speaks(lines[-1]) is due


def test_an_outlet_is_known_by_what_the_report_calls_it() -> None:
    own, _ = press("The news site Far Lamp and the rights group Open Quay met the operator Blue Express.", [], None)
    assert [own.side(name) for name in ("Far Lamp", "Open Quay", "Blue Express")] == ["MED", "NGO", None]
