"""Toponyms: which words name a place, which place it is, and whether it acts."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.places import Kind, find_places
from sayso.places.names import fold, key
from sayso.places.table import gazetteer
from sayso.places.weights import WEIGHTS

CASES = [
    line
    for line in (Path(__file__).parent / "cases" / "places.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
_MARK = re.compile(r"\[([^=\]]+)=([^\]!]+)(!?)\]")
Told = tuple[int, int, str, bool]


def parsed(line: str) -> tuple[str, list[Told]]:
    """The text of a case, and start, end, place and acting of what is marked."""
    text, marks, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), mark[2], bool(mark[3])))
        text += mark[1]
        last = mark.end()
    return (text + line[last:]).replace("|", "\n"), marks


def told(text: str) -> list[tuple[int, int, tuple[str | None, ...], bool]]:
    """What is found, in the same form; the place as all that it may be called by."""
    return [(m.start, m.end, (m.place.country, m.place.adm1) if m.place else ("?",), m.acts) for m in find_places(text)]


@pytest.mark.parametrize("line", CASES)
def test_case(line: str) -> None:
    text, wanted = parsed(line)
    found = told(text)
    assert [text[a:b] for a, b, _, _ in found] == [text[a:b] for a, b, _, _ in wanted]
    for (start, end, place, acts), (at, to, places, does) in zip(wanted, found, strict=True):
        assert (at, to) == (start, end)
        assert place == "*" or place in places, text[start:end]
        assert does == acts, text[start:end]


def test_enough_of_each() -> None:
    """The cases hold texts without any toponym too, and more than one way to be wrong."""
    marks = [mark for line in CASES for mark in parsed(line)[1]]
    assert len(marks) > 90
    assert sum(not parsed(line)[1] for line in CASES) > 10
    assert sum(acts for *_, acts in marks) > 12


def test_what_the_text_is_about_decides() -> None:
    words = "The mayor of Paris opened the bridge."
    [abroad] = find_places(words)
    [at_home] = [m for m in find_places(words + " Crews came from Bonham and Sulphur Springs, Texas.") if m.start < 20]
    assert abroad.place is not None
    assert abroad.place.country == "FRA"
    assert at_home.place is not None
    assert at_home.place.adm1 == "US.TX"


def test_the_papers_town_decides() -> None:
    words = "The council of Springfield met."
    [anywhere] = find_places(words)
    [at_home] = find_places(words, home=["The Peoria Star", "Decatur Tribune", "Champaign Gazette"])
    assert anywhere.doubt > at_home.doubt
    assert at_home.place is not None
    assert at_home.place.adm1 == "US.IL"


def test_rivals_and_doubt() -> None:
    [mention] = find_places("Voters in Springfield stayed at home.")
    assert mention.place is None
    assert mention.doubt > 0.5
    assert len({rival.adm1 for rival in mention.rivals}) > 2


def test_names_that_others_point_at() -> None:
    text = "Chelsea said that Kolvik was lost."
    assert find_places(text, [(0, 7, "person")]) == []
    assert find_places("Nice said no.") == []
    [mention] = find_places("Nice said no.", [(0, 4, "place")])
    assert mention.place is not None
    assert mention.place.name == "Nice"
    [mention] = find_places(text, [(0, 7, "person"), (18, 24, "place")])
    assert (mention.start, mention.end, mention.place) == (18, 24, None)


def test_one_sense_in_one_text() -> None:
    text = "A man was shot in Paris, Texas. In Paris nobody spoke."
    assert {m.place.adm1 for m in find_places(text) if m.place} == {"US.TX"}


def test_table() -> None:
    table = gazetteer()
    [entry] = table.look_up([fold("Reykjavík")])
    assert entry is not None
    place = entry.places[0]
    assert (place.geoname, place.country, place.kind) == (3413829, "ISL", Kind.CAPITAL)
    assert abs(place.latitude - 64.1) < 0.1
    assert abs(place.longitude + 21.9) < 0.1
    assert table.look_up(["no place has this name"]) == [None]
    assert table.look_up([]) == []
    assert table.rows > 250_000


@pytest.mark.parametrize(
    ("one", "other"),
    [("Saint-Étienne", "St. Etienne"), ("Łódź", "Lodz"), ("N'Djamena", "N’Djamena"), ("Fort Worth", "Ft. Worth")],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert key(fold(one)) == key(fold(other))


def test_every_evidence_has_a_weight() -> None:
    """Names of evidence in the code and in the table of weights are the same."""
    folder = Path(sys.modules["sayso.places"].__file__ or "").parent
    text = "".join((folder / name).read_text("utf-8") for name in ("evidence.py", "agree.py", "spot.py"))
    said = {name for name in WEIGHTS if f'"{name}"' in text}
    made = {name for name in WEIGHTS if name.startswith(("town ", "adm2 ", "common ", "named ")) or " of note" in name}
    made |= {"country", "region", "water"}
    assert set(WEIGHTS) == said | made


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            PIECES := ["Paris", ",", " ", "Texas", "\n", "'s", "of", "St.", "\ud800", "\0", "السلام", "-", "A."]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_text_has_an_answer(text: str) -> None:
    found = find_places(text)
    last = 0
    for mention in found:
        assert last <= mention.start < mention.end <= len(text)
        assert 0.0 <= mention.doubt <= 1.0
        last = mention.end
    assert found == find_places(text)


def test_linear() -> None:
    """Twice the text takes about twice the time; a run of capital words is no worse than news."""

    def spent(text: str) -> float:
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            find_places(text)
            best = min(best, time.process_time() - started)
        return best

    for words in ("Paris Texas Rome ", "Then Mr. Okoro went to Lagos, Nigeria. ", "A.B.C. ", "Lake " * 3 + "of "):
        assert spent(words * 4000) < 3.2 * spent(words * 2000) + 0.05


def test_not_loaded_until_it_is_used() -> None:
    code = "import sys, sayso.places; print('numpy' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
