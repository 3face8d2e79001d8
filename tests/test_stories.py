"""Stories: which reports tell of the same happenings, as cases; and what must hold for any reports."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.stories import stories
from sayso.model import Attribution, Fact, Lineage, Passage, Report
from sayso.read import read_text

CASES = Path(__file__).parent / "cases" / "stories.txt"


def report(id: str, day: str, text: str) -> Report:
    """A report published on a day."""
    return replace(read_text(text, id=id), published_on=Fact(day, None, "given") if day else None)


def cases() -> list[tuple[str, list[Report], set[frozenset[str]]]]:
    """Name, reports and stories of every case."""
    out: list[tuple[str, list[Report], set[frozenset[str]]]] = []
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("## "):
            out.append((line[3:], [], set()))
        elif line.startswith("= "):
            out[-1][2].add(frozenset(line[2:].split()))
        elif "|" in line and out:
            out[-1][1].append(report(*(part.strip() for part in line.split("|", 2))))
    return out


@pytest.mark.parametrize(("reports", "gold"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_cases(reports: list[Report], gold: set[frozenset[str]]) -> None:
    assert {frozenset(story.reports) for story in stories(reports, [], [])} == gold


def test_all_cases_read_together_come_apart() -> None:
    reports = [one for _, some, _ in cases() for one in some]
    gold = {group for _, _, groups in cases() for group in groups}
    assert {frozenset(story.reports) for story in stories(reports, [], [])} == gold


def test_a_story_says_what_its_reports_share() -> None:
    [story] = [one for one in stories(cases()[0][1], [], []) if "f1" in one.reports]
    names = {one.words for one in story.shared if one.kind == "name"}
    assert {"Vardo", "Sankt", "Hagelund"} <= names
    assert [one.words for one in story.shared if one.kind == "number"] == ["84"]
    assert (story.first, story.last) == ("2031-03-02", "2031-03-03")


def test_the_label_is_words_of_a_report() -> None:
    reports = {one.id: one for one in cases()[0][1]}
    for story in stories(list(reports.values()), [], []):
        assert story.labelled
        id, (start, end) = story.labelled
        assert " ".join(reports[id].text[start:end].split()) == story.label


def test_the_timeline_tells_the_day_of_saying_or_of_publication_and_leaves_out_copies() -> None:
    first, second = report("a", "2031-03-02", "Nothing was said."), report("b", "2031-03-05", "Nothing was said.")

    def line(id: str, of: str, on: str | None) -> Attribution:
        return replace(Attribution(id, of, (), (), (Passage(0, 7),), 1.0), said_on=on)

    lines = [line("1", "a", None), line("2", "a", "2031-03-01"), line("3", "b", None), line("4", "b", "2031-03-04")]
    link = Lineage("b", "a", "verbatim", False, (), (), 1.0, "text", ())
    [story] = stories([second, first], lines, [link], {"3": "1"})
    assert [tuple(moment) for moment in story.timeline] == [
        ("2031-03-01", "said", "2"), ("2031-03-02", "published", "1"), ("2031-03-04", "said", "4"),
    ]  # fmt: skip
    assert ("copy", "b of a") in {(one.kind, one.words) for one in story.shared}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=8), st.randoms(use_true_random=False))
def test_any_reports_in_any_order(texts: list[str], rng: random.Random) -> None:
    reports = [report(f"r{k}", "", text) for k, text in enumerate(texts)]
    found = stories(reports, [], [])
    assert sorted(id for story in found for id in story.reports) == sorted(one.id for one in reports)
    rng.shuffle(reports)
    assert stories(reports, [], []) == found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "TOKYO, Nov. 3 (Reuters) - The ferry was overloaded, the harbour chief said.\n",
            "The ferry was",
        ),
        ("date 2024-11-05 (MENAFN- UkrinForm) The ferry was overloaded, officials said.\n", "The ferry was"),
        ("Reuters reported that the ferry was overloaded by ninety tons.\n", "Reuters reported that"),
    ],
)
def test_a_label_leaves_the_header_out(text: str, label: str) -> None:
    [story] = stories([read_text(text, id="a")], [], [])
    assert story.label.startswith(label)
