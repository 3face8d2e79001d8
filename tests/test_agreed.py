"""Sides that other reports tell (`resolve/agreed.py`)."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from sayso.bodies import speaks_for
from sayso.model import Attribution, Extract, Fact, Passage, Report
from sayso.resolve.agreed import agreed

# report, actor, kind, side, whether words tell it -> side after; lines of one case belong together.
CASES = {
    "a name without a country takes what another report tells": (
        ("r1", "Rustam Vale", "named_person", None, False, "UZB"),
        ("r2", "Rustam Vale", "named_person", "UZB", True, "UZB"),
    ),
    "what words tell beats the scene": (
        ("r1", "Ada Onu", "named_person", "TUR", False, "NGA"),
        ("r2", "Ada Onu", "named_person", "NGA", True, "NGA"),
    ),
    "two scenes that agree beat one": (
        ("r1", "Ada Onu", "named_person", "TUR", False, "NGA"),
        ("r2", "Ada Onu", "named_person", "NGA", False, "NGA"),
        ("r3", "Ada Onu", "named_person", "NGA", False, "NGA"),
    ),
    "one scene is as good as another": (
        ("r1", "Ada Onu", "named_person", "TUR", False, "TUR"),
        ("r2", "Ada Onu", "named_person", "NGA", False, "NGA"),
    ),
    "what a report tells is never touched": (
        ("r1", "Ada Onu", "named_person", "TUR", True, "TUR"),
        ("r2", "Ada Onu", "named_person", "NGA", True, "NGA"),
        ("r3", "Ada Onu", "named_person", "NGA", True, "NGA"),
    ),
    "accents and case do not matter": (
        ("r1", "José Marín", "named_person", None, False, "MEX"),
        ("r2", "JOSE MARIN", "named_person", "MEX", True, "MEX"),
    ),
    "a surname alone is nobody": (
        ("r1", "Onu", "named_person", None, False, None),
        ("r2", "Onu", "named_person", "NGA", True, "NGA"),
    ),
    "unnamed people are not one": (
        ("r1", "senior official", "unnamed_person", None, False, None),
        ("r2", "senior official", "unnamed_person", "NGA", True, "NGA"),
    ),
    "lines of one report are no second report": (
        ("r1", "Ada Onu", "named_person", None, False, None),
        ("r1", "Ada Onu", "named_person", "NGA", True, "NGA"),
    ),
}


def made(case: str) -> tuple[list[Attribution], list[bool], list[str | None]]:
    lines, told, after = [], [], []
    for number, (report, actor, kind, side, own, wanted) in enumerate(CASES[case]):
        at = (Passage(0, 1),)
        lines.append(
            Attribution(f"a{number}", report, at, at, at, 0.9, source_kind=kind, actor=actor, affiliation=side)
        )
        told.append(own)
        after.append(wanted)
    return lines, told, after


@pytest.mark.parametrize("case", CASES)
def test_sides_after(case: str) -> None:
    lines, told, after = made(case)
    found, judgements = agreed(lines, told)
    assert [line.affiliation for line in found] == after
    assert {j.left for j in judgements} == {a.id for a, b in zip(lines, found, strict=True) if a != b}
    assert all(0 < j.score <= 1 and j.author == "sayso" for j in judgements)


@pytest.mark.parametrize("case", CASES)
def test_the_order_of_lines_does_not_matter(case: str) -> None:
    lines, told, _ = made(case)
    first, why = agreed(lines, told)
    for order in permutations(range(len(lines))):
        found, again = agreed([lines[i] for i in order], [told[i] for i in order])
        assert sorted(found, key=lambda line: line.id) == list(first)
        assert sorted(again, key=lambda j: j.left) == sorted(why, key=lambda j: j.left)


def report(text: str, publisher: str, relays: tuple[str, ...] = ()) -> Report:
    return Report(
        publisher, publisher, text, Extract.identity(text),
        publisher=Fact(publisher, None, "header"), relays=tuple(Fact(name, None, "lead") for name in relays),
    )  # fmt: skip


def test_an_outlet_of_another_report_is_a_medium() -> None:
    paper = report("The Harbour Lantern, May 3\n", "The Harbour Lantern")
    other = report("The Lantern corrected its figure.\n", "Quay Wire", relays=("Harbour Lantern",))
    line = Attribution(
        "a", other.id, (Passage(0, 11),), (Passage(12, 21),), (), 0.9, source_kind="organisation", actor="Lantern"
    )
    for reports in ((paper, other), (other, paper)):
        found, why = agreed([line], [False], reports)
        assert (found[0].affiliation, found[0].source_kind) == ("MED", "media")
        assert [one.left for one in why] == ["a"]
    assert agreed([line], [False], [])[0] == (line,)


def test_a_town_that_an_outlet_is_named_after_is_no_medium() -> None:
    paper = report("The Harbour Lantern, May 3\n", "The Harbour Lantern")
    other = report("Harbour denied the figure.\n", "Quay Wire", relays=("Harbour Lantern",))
    line = Attribution(
        "a", other.id, (Passage(0, 7),), (Passage(8, 14),), (), 0.9, source_kind="organisation", actor="Harbour"
    )
    assert agreed([line], [False], [paper, other])[0] == (line,)


SURNAMES = {"a week later": ("2025-03-11", "NGA"), "in another year": ("2026-03-11", None)}


@pytest.mark.parametrize("case", SURNAMES)
def test_a_surname_is_known_within_some_weeks(case: str) -> None:
    day, side = SURNAMES[case]
    at = (Passage(0, 1),)
    reports = [
        Report(id, id, "Onu", Extract.identity("Onu"), published_on=Fact(told, None, "header"))
        for id, told in (("r1", "2025-03-04"), ("r2", day))
    ]
    full = Attribution("a", "r1", at, at, at, 0.9, source_kind="named_person", actor="Ada Onu", affiliation="NGA")
    short = Attribution("b", "r2", at, at, at, 0.9, source_kind="named_person", actor="Onu")
    assert agreed([full, short], [True, False], reports)[0][1].affiliation == side


def test_a_surname_alone_is_the_one_person_who_bears_it() -> None:
    at = (Passage(0, 1),)
    full = Attribution("a", "r1", at, at, at, 0.9, source_kind="named_person", actor="Ada Onu", affiliation="NGA")
    short = Attribution("b", "r2", at, at, at, 0.9, source_kind="named_person", actor="Onu")
    other = Attribution("c", "r3", at, at, at, 0.9, source_kind="named_person", actor="Eze Onu", affiliation="GHA")
    assert agreed([full, short], [True, False])[0][1].affiliation == "NGA"
    assert agreed([full, short, other], [True, False, True])[0][1].affiliation is None


def test_the_side_of_a_public_figure_is_told_as_such() -> None:
    at = (Passage(0, 1),)
    known = Attribution("a", "r1", at, at, at, 0.9, source_kind="named_person", actor="Donald Trump", affiliation="USA")
    by_words = replace(known, id="b")
    by_others = replace(known, id="c", actor="Ada Onu", affiliation="NGA")
    found = agreed([known, by_words, by_others], [False, True, False])[1]
    assert [(one.left, one.method) for one in found] == [("a", "a public figure")]


FIGURES = [
    # Name, day, side.
    ("Donald J. Trump", None, "USA"),
    ("Trump", None, "USA"),
    ("Bush", None, None),
    ("Jens Stoltenberg", "2010-05-01", "NOR"),
    ("Jens Stoltenberg", "2020-05-01", "NATO"),
    ("Jens Stoltenberg", None, None),
    ("Bashar Assad", "2013-09-01", "SYR"),
    ("Ada Onu", None, None),
]


@pytest.mark.parametrize(("name", "on", "side"), FIGURES)
def test_for_whom_well_known_people_speak(name: str, on: str | None, side: str | None) -> None:
    assert speaks_for(name, on) == side
