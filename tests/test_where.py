"""The toponyms of a report: passages of the received text, with what the report itself knows as evidence."""

from __future__ import annotations

from sayso.model import Attribution, Extract, Fact, Passage, Report, Toponym
from sayso.resolve.reading import reading
from sayso.resolve.where import toponyms


def found(
    text: str,
    *,
    received: str | None = None,
    extract: Extract | None = None,
    lines: tuple[Attribution, ...] = (),
    publisher: str | None = None,
) -> list[Toponym]:
    """The toponyms of a text as a report; `received` is what it was read from."""
    report = Report(
        id="r",
        path="r.txt",
        text=received or text,
        extract=extract or Extract.identity(text),
        publisher=Fact(publisher, None, "given") if publisher else None,
    )
    return toponyms(reading(report, lines, {}))


def test_fields() -> None:
    [toponym] = found("Envoys met in Tbilisi on Tuesday.")
    assert toponym.passage == Passage(14, 21)
    assert (toponym.name, toponym.geoname, toponym.country) == ("Tbilisi", 611717, "GEO")
    assert toponym.latitude is not None
    assert abs(toponym.latitude - 41.7) < 0.1
    assert toponym.doubt < 0.1
    assert not toponym.acts


def test_passages_are_of_the_received_text() -> None:
    received = "<p>Envoys met in <b>Tbilisi</b>.</p>"
    text = "Envoys met in Tbilisi."
    extract = Extract(text, ((0, 3, 17), (14, 20, 27), (21, 31, 32)))
    [toponym] = found(text, received=received, extract=extract)
    assert received[slice(*toponym.passage)] == "Tbilisi"


def test_a_name_over_a_line_end_of_the_copy_is_shown_as_one() -> None:
    assert [t.name for t in found("He flew to New  York.")] == ["New York"]


def test_the_source_of_a_line_acts() -> None:
    text = "The claim, Ankara maintained on Sunday, was false."
    line = Attribution("a", "r", (Passage(11, 17),), (Passage(18, 28),), (Passage(0, 9),), 0.9)
    assert [t.acts for t in found("Ankara is cold in spring.")] == [False]
    assert [t.acts for t in found(text, lines=(line,))] == [True]
    text = "It is, for Ankara at large, a pity."
    line = Attribution("a", "r", (Passage(11, 17),), (Passage(0, 2),), (Passage(28, 34),), 0.9)
    assert [t.acts for t in found(text)] == [False]
    assert [t.acts for t in found(text, lines=(line,))] == [True]


def test_the_publisher_is_at_home() -> None:
    text = "The council of Springfield met."
    [unknown] = found(text)
    [known] = found(text, publisher="The Springfield News of Missouri")
    assert len(unknown.others) > 2
    assert unknown.geoname is None
    assert known.doubt <= unknown.doubt


def test_unresolved_keeps_the_words_and_the_rivals() -> None:
    [toponym] = found("Voters in Springfield stayed at home.")
    assert (toponym.name, toponym.geoname, toponym.latitude) == ("Springfield", None, None)
    assert toponym.doubt > 0.5
    assert len(toponym.others) > 2


def test_nothing_to_find() -> None:
    assert found("") == []
    assert found("nothing here is written with a capital") == []
