"""The ledger as JSON: the contract's shape, the same bytes each time, and words that are what the spans cover."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import example
from sayso.ledger import dumps, to_json
from sayso.model import Attribution, Damage, Extract, Ledger, Passage, Report
from sayso.unseen import UNSEEN

GOLDEN = Path(__file__).parent / "golden"

OF_A_REPORT = {"id", "published_on", "publisher", "relays", "dateline", "damage", "attributions"}
OF_A_LINE = {"id", "source", "cue", "content", "style", "stance", "source_kind", "actor", "affiliation", "addressee"}
OF_A_LINE |= {"channel", "said_on", "via", "certainty", "polarity"}


def test_is_written_as_it_was() -> None:
    assert dumps(example.ledger()) == (GOLDEN / "ledger.json").read_text("utf-8")


def test_has_what_the_contract_asks_for() -> None:
    for report in to_json(example.ledger())["reports"]:
        assert report.keys() >= OF_A_REPORT
        for line in (*report["attributions"], *report["doubtful"]):
            assert line.keys() >= OF_A_LINE
    ferry, mayor = to_json(example.ledger())["reports"]
    assert (ferry["publisher"], ferry["relays"], ferry["published_on"]) == ("Meridian", ["Harbour Times"], "2025-03-03")
    assert (ferry["dateline"]["place"], ferry["dateline"]["on"]) == ("LISBON", "2025-03-03")
    assert [example.TEXT[start:end] for start, end in ferry["damage"]] == ["ofto's"]
    assert mayor["dateline"] is None


def test_is_the_same_read_back() -> None:
    assert json.loads(dumps(example.ledger())) == to_json(example.ledger())


def test_doubtful_lines_are_no_part_of_the_answer() -> None:
    ferry = to_json(example.ledger())["reports"][0]
    assert [line["id"] for line in ferry["doubtful"]] == ["a4"]
    assert "a4" not in {line["id"] for line in ferry["attributions"]}


anything = st.text(st.characters(exclude_categories=()), max_size=80)


def with_words(node: Any, text: str) -> int:
    """Checks that the words beside spans are what the spans cover; gives the number of spans it saw."""
    if isinstance(node, list):
        return sum(with_words(item, text) for item in node)
    if not isinstance(node, dict):
        return 0
    seen = sum(with_words(item, text) for item in node.values())
    pairs = [(node["spans"], node["text"])] if "spans" in node and "text" in node else []
    if "source" in node and isinstance(node.get("text"), dict):
        pairs += [(node[part], node["text"][part]) for part in ("source", "cue", "content")]
    for spans, words in pairs:
        assert [text[start:end] for start, end in spans] == words
        seen += len(spans)
    return seen


@settings(deadline=None)
@given(anything, st.data())
def test_words_are_what_the_spans_cover_in_any_text(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    spans = [Passage(*sorted((data.draw(offsets), data.draw(offsets)))) for _ in range(4)]
    report = Report("r", "r", text, Extract.identity(text), damage=(Damage("letters", spans[3]),))
    line = Attribution("a", "r", (spans[0],), (spans[1],), (spans[2],), 0.5)
    ledger = Ledger((report,), (line,), (), "0", "b")
    assert with_words(to_json(ledger), text) >= 3
    written = dumps(ledger)
    assert not UNSEEN.search(written)
    again = json.loads(written.encode())["reports"][0]["attributions"][0]
    assert [again[part] for part in ("source", "cue", "content")] == [[list(span)] for span in spans[:3]]


def test_a_page_gives_the_words_as_received() -> None:
    mayor = to_json(example.ledger())["reports"][1]
    assert with_words(mayor, example.PAGE) == 4
    assert mayor["attributions"][0]["text"]["content"] == ["&quot;No&quot;"]


@settings(deadline=None)
@given(anything)
def test_an_extract_maps_there_and_back(text: str) -> None:
    extract = Extract.identity(text)
    for start in range(0, len(text), 7):
        assert extract.forth(extract.back(start, len(text))) == (Passage(start, len(text)),)


def test_an_extract_joins_what_stands_on_both_sides_of_a_tag() -> None:
    page = example.ledger().reports[1]
    mayor = page.extract.back(0, 9)
    assert [page.text[start:end] for start, end in mayor] == ["The ", "mayor"]
    assert page.extract.forth(mayor) == (Passage(0, 9),)


def test_a_probability_is_written_with_four_digits() -> None:
    ledger = example.ledger()
    line = replace(ledger.attributions[0], probability=0.123456789)
    assert to_json(replace(ledger, attributions=(line,)))["reports"][0]["attributions"][0]["probability"] == 0.1235
