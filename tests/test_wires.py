"""Every wire's examples are read as the wire says; the folder is the registry."""

from __future__ import annotations

from typing import Any

import pytest

from sayso import wires
from sayso.model import Extract, Report
from sayso.read.header import read_header
from sayso.wires import Example, directory, examples, fold, mentions

EXAMPLES = examples()


def read(text: str, **more: Any) -> Report:
    return read_header(Report(id="r", path="r.txt", text=text, extract=Extract.identity(text), **more))


def shown(report: Report) -> dict[str, Any]:
    text = report.extract.text
    dateline = report.dateline
    return {
        "publisher": report.publisher and report.publisher.value,
        "relays": [r.value for r in report.relays],
        "place": dateline and dateline.place,
        "places": dateline and dateline.places,
        "on": dateline and dateline.on,
        "published_on": report.published_on and report.published_on.value,
        "title": report.title and report.title.value,
        "byline": report.byline and report.byline.value,
        "labels": [(label.kind, label.number) for label in report.labels],
        "asides": [(a.kind, text[a.passage.start : a.passage.end]) for a in report.asides],
        "problems": [p.kind for p in report.problems],
    }


@pytest.mark.parametrize(
    ("module", "example"), EXAMPLES, ids=[f"{module}-{number}" for number, (module, _) in enumerate(EXAMPLES)]
)
def test_an_example_is_read_as_its_wire_says(module: str, example: Example) -> None:
    got = shown(read(example.text))
    for name, wanted in example.expect.items():
        if name == "asides":
            assert not [aside for aside in wanted if aside not in got["asides"]], got["asides"]
        else:
            assert got[name] == wanted, name


def test_every_convention_has_an_example() -> None:
    covered = {number for _, example in EXAMPLES for number in example.conventions}
    assert covered == set(range(1, 47))


def test_every_wire_file_has_an_example() -> None:
    data = [m for m in wires.modules() if hasattr(m, "WIRE") or hasattr(m, "WIRES")]
    without = [m.__name__ for m in data if not getattr(m, "EXAMPLES", ())]
    assert data
    assert not without


def test_names_lead_to_one_outlet() -> None:
    seen: dict[str, str] = {}
    for wire in directory().wires:
        assert seen.setdefault(fold(wire.name), wire.name) == wire.name
    assert len(seen) > 300


def test_house_spellings() -> None:
    cases = {
        "UkrinForm": "Ukrinform",
        "ITAR-TASS": "TASS",
        "EL PAIS": "El País",
        "el país": None,
        "Nikkei Asian Review": "Nikkei Asia",
        "The Associated Press": "AP",
        "Vecernji list": "Večernji list",
        "Veernji list": "Večernji list",  # a feed that deletes what is not Latin-1
        "the FT": "Financial Times",
    }
    for text, name in cases.items():
        found = mentions(f"As {text} reported")
        assert [m.name for m in found] == ([name] if name else []), text


@pytest.mark.parametrize(
    "text",
    [
        "the Australian states of Victoria and Tasmania",
        "the Independent candidate won",
        "in the times of trouble, the star rose at dawn over the globe",
        "the sun set and the mail came in the post",
        "a capital idea of some focus",
        "Vice President Ana Reis and Vice Mayor Olek Rada",
    ],
)
def test_ordinary_words_are_no_outlets(text: str) -> None:
    assert not mentions(text)


HOUSE_STAMPS = [
    ("March 4, 2025 5:30 am ET", "The Wall Street Journal"),
    ("March 4, 2025, 5:12 a.m. ET", "The New York Times"),
    ("Mar 4th 2025", "The Economist"),
    ("Tuesday March 04 2025, 5.12pm GMT, The Times", "The Times"),
    ("4 March 2025, 12:00 GMT", "BBC"),
    ("Tuesday 4 March 2025 17:12, UK", "Sky News"),
    ("4 March 2025 • 5:12pm", "The Daily Telegraph"),
    ("17:12 JST, March 4, 2025", "Yomiuri Shimbun"),
    ("March 4, 2025 at 17:20 JST", "Asahi Shimbun"),
    ("Published: 5:00pm, 4 Mar, 2025", "South China Morning Post"),
    ("PUBLISHED MAR 04, 2025, 05:12 PM SGT", "The Straits Times"),
    ("Published - March 04, 2025 09:55 pm IST - HYDERABAD", "The Hindu"),
    ("Mar 4, 2025 5:23 pm IST", "Haaretz"),
    ("Published : March 4, 2025 - 17:12:00", "The Korea Herald"),
    ("March 4, 2025", None),
    ("4 March 2025", None),
    ("10 March 2025, 11:40", None),
    ("Published March 4, 2025", None),
    ("Tuesday, March 4, 2025", None),
    ("Updated: 6 March 2025 18:40 GMT", None),
]


@pytest.mark.parametrize(("line", "house"), HOUSE_STAMPS)
def test_a_date_in_the_form_of_one_house_tells_the_house(line: str, house: str | None) -> None:
    copy = (
        f"Council sells the old mill\n{line}\nThe council has sold the old mill to a brewer, its leader said on Monday."
    )
    assert shown(read(copy))["publisher"] == house
