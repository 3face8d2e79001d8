"""The tables of states and bodies, and how names are found in a text."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import bodies
from sayso.bodies import Entry, find, lookup
from sayso.bodies.table import KINDS, entries

CASES = [
    line.split(" =>")
    for line in (Path(__file__).parent / "cases" / "bodies.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
CODES = {"UNO", "EUU", "NATO", "IGO", "NGO", None} | bodies.countries().keys()


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_names_in_a_text(text: str, wanted: str) -> None:
    shown = "; ".join(
        f"{text[f.start : f.end]}: {'|'.join(side or '-' for side in f.sides)}{'~' * f.doubtful}" for f in find(text)
    )
    assert shown == wanted.strip()


def test_every_table_is_read_and_every_code_is_known() -> None:
    assert {entry.kind for entry in entries()} == set(KINDS.values()) | {"state", "adjective", "people", "seat"}
    assert not {entry.side for entry in entries()} - CODES
    assert len(bodies.countries()) == 250


def test_every_name_is_found_alone() -> None:
    lost = [e.name for e in entries() if e.side not in {found.side for found in lookup(e.name)}]
    assert not lost


def test_a_name_has_its_time() -> None:
    def sides(name: str, on: str) -> list[str | None]:
        return [entry.side for entry in lookup(name, on)]

    assert sides("Swaziland", "2018-04-01") == ["SWZ"]
    assert sides("Swaziland", "2019-01-01") == []
    assert sides("Taliban", "2020-01-01") == [None]
    assert sides("Taliban", "2022-01-01") == ["AFG"]
    assert sides("North Macedonia", "2018-01-01") == []


def test_a_country_by_its_code() -> None:
    found = bodies.country("KGZ")
    assert found is not None
    assert (found.alpha2, found.names[0], found.seats) == ("KG", "Kyrgyzstan", ("Bishkek",))
    assert bodies.country("ZZZ") is None


def test_a_word_of_marks_alone_is_no_name() -> None:
    assert [f.side for f in find("Peru \u0301 said")] == ["PER"]


@given(st.text(max_size=200))
def test_any_string_gives_names_in_order_and_apart(text: str) -> None:
    found = find(text)
    assert all(0 <= f.start < f.end <= len(text) and f.entries for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.lists(st.sampled_from([e for e in entries() if e.kind == "state" and not e.since and not e.until])))
def test_states_in_a_list_are_all_found(states: list[Entry]) -> None:
    text = "; ".join(state.name for state in states)
    assert [text[f.start : f.end] for f in find(text)] == [state.name for state in states]


def test_time_grows_as_the_text_does() -> None:
    text = "The State Bank of the State of the Republic of the United States of the Republic. " * 200

    def spent(times: int) -> float:
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            find(text * times)
            best = min(best, time.process_time() - start)
        return best

    spent(1)
    assert spent(8) < 8 * 3 * spent(1)
