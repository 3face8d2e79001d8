"""Publishers and datelines that a back end points at, weighed with what the rules saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso import backends
from sayso.backends import PointsAtHeaders, Scheme
from sayso.model import Extract, Mark, NamedHouse, Passage, Pointed, Report
from sayso.read.header import read_header
from sayso.read.pointed_headers import houses, told_by, with_header, with_headers

BODY = (
    "The bridge at Orlo will stay shut until spring, the mayor said on Tuesday.\n\nShe told the council that the piers "
    "are cracked. Kestrel Voice had reported the cracks in May.\n"
)


def _read(text: str, **given: str) -> Report:
    facts = tuple(given.items())
    return read_header(Report(id="r", path="r.txt", text=text, extract=Extract.identity(text), given=facts))


def _at(text: str, words: str) -> Passage:
    start = text.index(words)
    return Passage(start, start + len(words))


def _house(text: str, words: str, publisher: float = 0.9, pointed: float = 0.9) -> NamedHouse:
    return NamedHouse(_at(text, words), publisher, pointed)


def test_a_house_that_no_rule_knows_is_taken_where_it_is_pointed_at() -> None:
    text = f"page 3 orlo seen from the ferry Brindlewick Sun today\n\n{BODY}"
    report = _read(text)
    assert report.publisher is None
    told = with_header(report, Pointed((_house(text, "Brindlewick Sun"),), None, 0.0)).publisher
    assert told is not None
    assert (told.value, told.passage, told.origin) == ("Brindlewick Sun", _at(text, "Brindlewick Sun"), "pointed")


def test_what_is_hardly_pointed_at_is_not_taken() -> None:
    text = f"page 3 orlo seen from the ferry Brindlewick Sun today\n\n{BODY}"
    faint = Pointed((_house(text, "Brindlewick Sun", 0.3, 0.01),), None, 0.0)
    assert with_header(_read(text), faint).publisher is None


def test_a_wire_whose_dateline_tells_all_is_not_asked_about() -> None:
    text = f"ORLO, March 4, 2025 (Reuters) - {BODY}"
    report = _read(text)
    assert report.publisher is not None
    assert report.publisher.value == "Reuters"
    assert with_header(report, Pointed((_house(text, "Kestrel Voice"),), None, 0.0)) is report


def test_what_came_with_the_page_stays() -> None:
    report = _read(BODY, site_name="Orlo Post")
    told = with_header(report, Pointed((_house(BODY, "Kestrel Voice"),), None, 0.0))
    assert told.publisher == report.publisher
    assert told.publisher is not None
    assert told.publisher.value == "Orlo Post"


def test_what_the_rules_call_a_relay_is_not_taken_for_the_publisher() -> None:
    text = f"The newspaper Kestrel Voice reported on Monday that the bridge is cracked.\n\n{BODY}"
    report = _read(text)
    assert [relay.value for relay in report.relays] == ["Kestrel Voice"]
    told = with_header(report, Pointed((_house(text, "Kestrel Voice", 0.99, 0.99),), None, 0.0))
    assert told.publisher is None
    assert told.relays == report.relays


@pytest.mark.parametrize(
    ("shown", "house"),
    [
        ("KESTREL VOICE", "Kestrel Voice"),
        ("kestrelvoice.org", "Kestrel Voice"),
        ("kestrelvoice", "Kestrel Voice"),
        ("ODN", "Orlo Daily News"),
        ("AFP", "Agence France-Presse"),
    ],
)
def test_names_of_one_house_are_put_together(shown: str, house: str) -> None:
    text = f"{shown} and {house}"
    named = (_house(text, shown), _house(text, house))
    assert len(houses(_read(text), named)) == 1


@pytest.mark.parametrize(
    ("line", "place", "on"),
    [
        ("Orlo-on-Sea, 4 March 2025 -- ", "Orlo-on-Sea", "2025-03-04"),
        ("(from our woman in Orlo) ", "Orlo", None),
        ("Orlo, shut since the flood of 4 March 2025 ", "Orlo", None),
    ],
)
def test_a_place_that_the_rules_do_not_see_takes_the_day_beside_it(line: str, place: str, on: str | None) -> None:
    text = f"{line}{BODY}"
    report = replace(_read(text), dateline=None)
    told = with_header(report, Pointed((), _at(text, place), 0.95)).dateline
    assert told is not None
    assert (told.place, told.on) == (place, on)
    assert text[slice(*told.passage)].startswith(place)
    assert with_header(report, Pointed((), _at(text, place), 0.5)).dateline is None


class Points:
    """A back end that points at nothing but what it is given."""

    name = "points"

    def __init__(self, pointed: Pointed) -> None:
        self.pointed = pointed
        self.asked: list[str] = []

    def mark(self, texts: Sequence[str], *, scheme: Scheme = "desk", language: str = "en") -> list[list[Mark]]:
        del scheme, language
        return [[] for _ in texts]

    def headers(self, texts: Sequence[str]) -> list[Pointed]:
        self.asked += texts
        return [self.pointed for _ in texts]


def test_all_reports_are_read_and_progress_is_told() -> None:
    reports = [_read(f"{BODY}{number}") for number in range(40)]
    seen: list[tuple[int, int]] = []
    backend = Points(Pointed((), None, 0.0))
    assert list(with_headers(reports, backend, progress=lambda *at: seen.append(at))) == reports
    assert backend.asked == [report.extract.text for report in reports]
    assert seen[-1][0] == seen[-1][1] == sum(len(report.extract.text) for report in reports)


def test_a_back_end_that_points_at_no_headers_changes_nothing() -> None:
    reports = [_read(BODY)]
    assert list(with_headers(reports, backends.load("rules"))) == reports


TEXTS = st.text(alphabet=st.characters(codec=None, categories=None), max_size=300) | st.sampled_from(
    ["", "\n" * 50, "a " * 3000, "\x00\u202e“”\r\n" * 40, "𝔸𝔹 \u0301e" * 200, "x" * 30_000, f"{BODY * 60}(Reuters)"]
)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_whatever_the_text_the_network_points_into_it(text: str) -> None:
    backend = backends.load("onnx")
    assert isinstance(backend, PointsAtHeaders)
    (pointed,) = backend.headers([text])
    for house in pointed.houses:
        assert 0 <= house.passage.start < house.passage.end <= len(text)
        assert all(0 <= share <= 1.001 for share in house[1:])
    assert pointed.place is None or 0 <= pointed.place.start < pointed.place.end <= len(text)
    report = _read(text)
    told = told_by(report, pointed.houses)
    assert told is None or told.passage is None or told.value.strip()
    with_header(report, pointed)


def test_the_network_reads_a_report_the_same_beside_others() -> None:
    backend = backends.load("onnx")
    assert isinstance(backend, PointsAtHeaders)
    texts = [f"KESTREL VOICE\n\n{BODY}", BODY * 40, f"ORLO (dpa) - {BODY}"]
    assert backend.headers(texts) == [backend.headers([text])[0] for text in texts]


PLAIN = (
    # Articles as a feed or an archive hands them on: no masthead, no byline, bodies that are named again and again.
    "Ferry line shuts for winter\n\nThe Brava Maritime Authority closed the ferry line between Orlo and Tarn on Monday "
    "after two cracks were found. The Brava Maritime Authority said the boats were forty years old. Passengers will "
    "be taken by bus, according to Northline Ferries.\n\nThe mayor of Orlo, Hilda Crane, called it a scandal.\n",
    "Senator Olek Rada promised on Tuesday to lower the tax on grain. Rada told farmers in Ulmen that the Grain Union "
    "had been right all along.\n\n“Nobody listened,” Rada said. The Grain Union welcomed the plan.\n",
    "A study in the Journal of Small Rivers found that eels have come back to the Tarn. The University of Ulmen "
    "counted four hundred, its press office said.\n\nAnglers of the Tarn Rod Club were not surprised.\n",
    "Clubs meet over transfer rules\n\nHarbour United and Dynamo Orlo met on Friday about the rules. Dynamo Orlo wants "
    "a later window, Harbour United an earlier one. The league, which is run by the Brava Football Federation, kept "
    "quiet.\n",
)


@pytest.mark.parametrize("text", PLAIN)
def test_what_has_no_masthead_has_no_publisher(text: str) -> None:
    (told,) = with_headers([_read(text)], backends.load("onnx"))
    assert told.publisher is None
