"""An agency's code in one report and its long name in another of the same story are read as one house."""

from __future__ import annotations

from sayso.model import Extract, Report
from sayso.read.header import read_header
from sayso.read.settle import settle

STORY = "Pilot Ana Quist of Tolmar and diver Ben Orlik found the barge Selma Rose off Kestrel Point, Captain Roe said."


def read(text: str, name: str) -> Report:
    return read_header(Report(id=name, path=f"{name}.txt", text=text, extract=Extract.identity(text)))


def names(report: Report) -> tuple[str | None, list[str]]:
    return report.publisher and report.publisher.value, [relay.value for relay in report.relays]


LONG = read(f"KESTREL NEWS WIRE\nBarge found\nTOLMAR, March 4 (KNW) - {STORY}", "a")
PORTAL = read(f"PORT PORTAL\n4 March 2025\nBarge found\nTOLMAR, March 4 (KNW) - {STORY}", "b")
SHORT = read(f"UPDATE 1-Barge found\nTOLMAR, March 5 (KNW) - {STORY} It is empty.", "c")


def test_a_code_takes_the_long_name_that_a_report_of_the_story_has() -> None:
    assert [names(report) for report in (PORTAL, SHORT)] == [("Port Portal", ["KNW"]), ("KNW", [])]
    settled = settle([LONG, PORTAL, SHORT])
    assert [names(report) for report in settled[1:]] == [
        ("Port Portal", ["Kestrel News Wire"]),
        ("Kestrel News Wire", []),
    ]


def test_a_code_that_two_houses_of_the_story_bear_stays() -> None:
    other = read(f"KARSTEN NEWS WEEKLY\n4 March 2025\nBarge found\n{STORY}", "d")
    assert other.publisher is not None
    assert names(settle([LONG, PORTAL, other])[1])[1] == ["KNW"]


def test_a_long_name_from_another_story_is_not_taken() -> None:
    far = read("KESTREL NEWS WIRE\nBread dearer\nOSLO, March 4 (KNW) - Bread will cost more, bakers said.", "e")
    assert names(settle([far, PORTAL])[1])[1] == ["KNW"]


def test_a_listed_code_is_another_house_s_only_where_that_uses_it() -> None:
    austral = read(f"AUSTRAL PRESS\n4 March 2025\nBarge found\n{STORY}", "f")
    relayed = read(f"PORT PORTAL\n4 March 2025\nBarge found\nTOLMAR, March 4 (AP) - {STORY}", "g")
    assert names(settle([austral, relayed])[1]) == names(relayed)
