"""Who is who across reports (`resolve/across.py`), and names as they sound (`resolve/spelling.py`)."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Judgement, Passage, Source
from sayso.resolve.across import GATE, OTHER, SAME, compare, groups, judged, keys, merged
from sayso.resolve.spelling import distance_one, folded


def source(name: str, kind: str = "named_person", side: str | None = None, report: str = "r1") -> Source:
    id = f"{report}:{name}:{side}"
    return Source(id, name, kind, side, mentions=((report, Passage(0, 1)),), lines=(f"line of {id}",))


ONE = [
    (source("Ada Onu"), source("Ada Onu", side="NGA")),
    (source("Volodymyr Zelenskyy", side="UKR"), source("Volodymyr Zelensky", side="UKR")),
    (source("Muhammad al-Tamimi"), source("Mohammed Al-Tamimi")),
    (source("José Marín"), source("Jose Marin")),
    (source("Jose\u0301 Mari\u0301n"), source("José Marín")),
    (source("Hyun Woo-jin"), source("Woo-jin Hyun")),
    (source("J. Okafor", side="NGA"), source("James Okafor", side="NGA")),
    (source("Aleksandr Petrov"), source("Alexander Petrov")),
    (source("Bohdan Lysenko"), source("Bohdan Lysnko")),
    (source("Okafor", side="NGA"), source("James Okafor", side="NGA")),
    (source("Georgian Interior Ministry", "organisation", "GEO"),
     source("Interior Ministry of Georgia", "organisation", "GEO")),
    (source("Ukraine", "country", "UKR"), source("Government of Ukraine", "country", "UKR")),
    (source("The Guardian", "media", "MED"), source("Guardian", "media", "MED")),
]  # fmt: skip
NOT_ONE = [
    (source("Ada Onu"), source("Eze Onu")),
    (source("Ada Onu", side="NGA"), source("Ada Onu", side="GHA")),
    (source("Onu"), source("Ada Onu")),
    (source("Onu", side="NGA"), source("Ada Onu", side="GHA")),
    (source("senior official", "unnamed_person", "NGA"), source("senior official", "unnamed_person", "NGA")),
    (source("report", "document"), source("report", "document")),
    (source("Ministry of Defence", "organisation", "RUS"), source("Ministry of Defence", "organisation", "UKR")),
    (source("Petra Lind", side="SWE"), source("Petra Land", side="SWE")),
]


def groups_of(found: list[Source], decisions: tuple[Judgement, ...] = ()) -> list[int]:
    return sorted(len(ids) for ids in merged(found, judged(found), decisions))


def elsewhere(pair: tuple[Source, Source]) -> list[Source]:
    left, right = pair
    return [left, source(right.name, right.kind, right.side, "r2")]


@pytest.mark.parametrize("pair", ONE, ids=lambda pair: f"{pair[0].name} = {pair[1].name}")
def test_are_one(pair: tuple[Source, Source]) -> None:
    assert groups_of(elsewhere(pair)) == [2]


@pytest.mark.parametrize("pair", NOT_ONE, ids=lambda pair: f"{pair[0].name} / {pair[1].name}")
def test_are_not_one(pair: tuple[Source, Source]) -> None:
    assert groups_of(elsewhere(pair)) == [1, 1]


def test_sources_of_one_report_are_not_compared() -> None:
    assert judged([source("Ada Onu"), source("Ada Onu", side="NGA")]) == ()


FOUR = [
    source("Ada Onu", side="NGA"),
    source("Ada Onu", side="NGA", report="r2"),
    source("Ada Onu", report="r3"),
    source("Onu", side="NGA", report="r4"),
]


def test_order_does_not_matter() -> None:
    first = judged(FOUR)
    for order in permutations(FOUR):
        assert judged(list(order)) == first
        assert merged(list(order), reversed(first)) == merged(FOUR, first)


def test_a_person_splits_merges_and_undoes() -> None:
    one, two, three, four = FOUR
    split = Judgement(OTHER, one.id, two.id, 1.0, "by hand", "desk")
    groups_after = merged(FOUR, judged(FOUR), (split,))
    assert not any({one.id, two.id} <= set(ids) for ids in groups_after)
    undone = Judgement(SAME, one.id, two.id, 1.0, "by hand", "desk")
    assert groups_of(FOUR, (split, undone)) == groups_of(FOUR)
    stranger = source("Eze Bello", side="GHA", report="r5")
    joined = merged(
        [*FOUR, stranger], judged([*FOUR, stranger]), (Judgement(SAME, stranger.id, one.id, 1.0, "", "desk"),)
    )
    assert any({stranger.id, one.id} <= set(ids) for ids in joined)
    del three, four


def test_doubtful_judgements_are_there_and_join_nothing() -> None:
    found = elsewhere((source("Onu"), source("Ada Onu")))
    [judgement] = judged(found)
    assert judgement.score < GATE
    assert len(merged(found, [judgement])) == 2


def test_lines_by_group() -> None:
    found = elsewhere((source("Ada Onu"), source("Ada Onu")))
    of = groups(found, judged(found))
    assert len(of) == 2
    assert len(set(of.values())) == 1


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_names_compare_alike_both_ways(a: str, b: str) -> None:
    left, right = source(a), source(b, report="r2")
    assert compare(left, right) == compare(right, left)
    assert keys(left) == keys(source(a, report="r2"))


@given(st.text(max_size=30))
def test_folding_is_stable(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@given(st.text(alphabet="abcdefgh", min_size=6, max_size=12), st.data())
def test_a_lost_letter_is_one_letter_away(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    lost = word[:at] + word[at + 1 :]
    if len(lost) >= 6:
        assert distance_one(word, lost)
        assert distance_one(lost, word)
