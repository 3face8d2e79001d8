"""Claims: which lines say the same, which contradict each other, and what must hold for any reports."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link import lineage, similarity
from sayso.link.claims import claims, judged
from sayso.link.copied import copied, refigured
from sayso.link.grouping import attached, grouped
from sayso.link.pairing import candidates, compare, judges
from sayso.link.sayings import saying
from sayso.link.standing import REASONS
from sayso.link.told import told
from sayso.model import Aligned, Attribution, Claim, Edit, Fact, Lineage, Passage, Report
from sayso.read import read_text

CASES = Path(__file__).parent / "cases" / "claims.txt"


@dataclass(frozen=True)
class Story:
    name: str
    reports: list[Report]
    lines: list[Attribution]
    due: list[list[str]]


def story(
    name: str, reports: dict[str, tuple[str, str]], told: list[tuple[str, str, str, str]], due: list[list[str]]
) -> Story:
    """Reports in which each line is a sentence: "SOURCE said CONTENT."."""
    texts: dict[str, str] = dict.fromkeys(reports, "")
    lines = []
    for id, where, content, fields in told:
        actor, side, stance = (part.strip() for part in fields.split(";"))
        stance, _, negative = stance.partition(" ")
        start = len(texts[where])
        source = Passage(start, start + len(actor))
        cue = Passage(source.end + 1, source.end + 5)
        said = Passage(cue.end + 1, cue.end + 1 + len(content))
        texts[where] += f"{actor} said {content}.\n\n"
        lines.append(
            Attribution(
                id, where, (source,), (cue,), (said,), 1.0, "indirect", stance, "named_person", actor,
                None if side == "-" else side, certainty="certain", polarity=negative or "positive",
            )
        )  # fmt: skip
    made = []
    for id, (outlet, day) in reports.items():
        read = read_text(texts[id], id=id)
        made.append(replace(read, publisher=Fact(outlet, None, "given"), published_on=Fact(day, None, "given")))
    return Story(name, made, lines, due)


def stories() -> list[Story]:
    out = []
    text = "\n".join(row for row in CASES.read_text("utf-8").splitlines() if not row.startswith("#"))
    for block in text.strip().split("\n\n"):
        name, *rows = block.strip().splitlines()
        reports, told, due = {}, [], []
        for row in rows:
            if found := re.fullmatch(r"(r\d+) (.+) (\d{4}-\d\d-\d\d)", row):
                reports[found[1]] = (found[2], found[3])
            elif " | " in row:
                head, content, fields = row.split(" | ")
                id, where = head.split()
                told.append((id, where, content, fields))
            else:
                due.append(row.split())
        out.append(story(name, reports, told, due))
    return out


def of(found: tuple[Claim, ...], id: str) -> Claim:
    return next(claim for claim in found if id in claim.members)


@pytest.mark.parametrize("case", stories(), ids=lambda case: case.name)
def test_cases(case: Story) -> None:
    found = claims(case.reports, case.lines)
    assert case.due
    for what, a, b in case.due:
        one, two = of(found, a), of(found, b)
        assert (one.id == two.id) == (what == "same"), (what, a, b)
        if what == "rivals":
            assert two.id in one.contradicts and one.id in two.contradicts
            shown = next(rival for rival in one.rivals if rival.claim == two.id)
            assert shown.here in one.members and shown.there in two.members
            assert shown.differs == "14 against 23"


def test_what_stands_behind_a_claim() -> None:
    case = stories()[0]
    toll = of(claims(case.reports, case.lines), "1")
    assert (toll.independent_sources, toll.sides, toll.denied_by) == (1, ("NOR",), ())
    assert toll.counted == ("1",)
    assert [(one.line, one.reason) for one in toll.uncounted] == [("2", "again")]
    assert (toll.told.first, toll.told.first_on, toll.told.last) == ("1", "2031-05-02", "2")
    assert toll.told.outlets == ("Evening Post", "Norland Wire")
    assert any(
        toll.gist == case.reports[0].text[a:b] or toll.gist in case.reports[1].text for a, b in case.lines[0].content
    )


def test_a_line_of_a_copy_counts_with_its_original() -> None:
    words = "The mayor of Tarn said the bridge over the Oss would be closed for nine weeks, because two of its "
    words += "pillars had cracked. Engineers will look at the other four on Friday, and buses are to run by way of "
    words += "the old mill until then."
    reports = [
        replace(read_text(words, id=id), publisher=Fact(outlet, None, "given"), published_on=Fact(day, None, "given"))
        for id, outlet, day in (("a", "Oss Courier", "2031-01-03"), ("b", "Daily Tarn", "2031-01-04"))
    ]
    content = words.index("the bridge"), words.index(". ")
    lines = [
        Attribution(
            id, report.id, (Passage(0, 17),), (Passage(18, 22),), (Passage(*content),), 1.0, "indirect", "asserts",
            "named_person", "Mayor of Tarn", certainty="certain", polarity="positive",
        )
        for id, report in zip("12", reports, strict=True)
    ]  # fmt: skip
    (one,) = claims(reports, lines, lineage(reports, lines))
    assert one.independent_sources == 1
    assert [(left.line, left.reason, left.detail) for left in one.uncounted] == [("2", "copy", "1")]


def test_any_order_gives_the_same_claims() -> None:
    for case in stories():
        first = claims(case.reports, case.lines)
        for at in range(1, len(case.lines)):
            lines = [*case.lines[at:], *case.lines[:at]]
            assert claims(case.reports[::-1], lines) == first


def test_without_an_encoder_words_decide() -> None:
    case = stories()[0]
    found = judged(case.reports, case.lines, vectors=None)
    assert of(found, "1").id == of(found, "2").id != of(found, "4").id
    assert similarity.encoder(Path("/nowhere")) is None


def test_a_text_has_one_vector_whatever_stands_beside_it() -> None:
    encoder = similarity.encoder()
    assert encoder is not None
    alone = encoder.vectors(["The bridge is shut."])
    again = similarity.Encoder(similarity.MODEL).vectors(["A ship sank.", "The bridge is shut.", ""])
    assert np.array_equal(alone[0], again[1])
    assert np.allclose(np.linalg.norm(again, axis=1), 1, atol=1e-5)


def test_groups_join_by_their_mean() -> None:
    pairs = [(0, 1, 0.9), (1, 2, 0.6), (0, 2, 0.1), (2, 3, 0.5)]
    assert grouped([1, 1, 1, 1], pairs, 0.4) == [[0, 1], [2, 3]]
    assert grouped([1, 1, 1, 1], pairs, 0.3) == [[0, 1], [2, 3]]
    assert grouped([1, 1, 1, 1], pairs, 0.2) == [[0, 1], [2, 3]]
    assert grouped([1, 1, 1, 1], pairs, 0.17) == [[0, 1, 2, 3]]
    assert grouped([1, 1, 9, 1], [(0, 1, 0.9), (0, 2, 0.5)], 0.25) == [[0, 1, 2], [3]]
    assert grouped([], [], 0.5) == []


def test_far_sayings_are_not_looked_at_when_there_are_many() -> None:
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(400, 8))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    left, right = candidates(vectors)
    assert np.all(left < right)
    assert len(left) <= 400 * 48
    table = vectors @ vectors.T - 2 * np.eye(400)
    assert {(int(min(a, b)), int(max(a, b))) for a, b in enumerate(table.argmax(1))} <= set(
        zip(left.tolist(), right.tolist(), strict=True)
    )


def test_probabilities_add_up_to_one() -> None:
    case = stories()[0]
    of_id = {report.id: report for report in case.reports}
    sayings = [saying(of_id[line.report], line) for line in case.lines]
    found = compare(sayings, similarity.encoder())
    assert np.allclose(found.probability.sum(1), 1)
    assert judges(True) is not judges(False)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=5), st.randoms())
def test_any_text_gives_an_answer(contents: list[str], rng: random.Random) -> None:
    text = "\n\n".join(contents)
    report = read_text(text, id="r")
    lines = []
    for number in range(4):
        a, b = sorted((rng.randint(0, len(report.text)), rng.randint(0, len(report.text))))
        lines.append(Attribution(str(number), "r", (), (), (Passage(a, b),) if a < b else (), 1.0))
    found = claims([report], lines)
    assert sorted(id for claim in found for id in claim.members) == [line.id for line in lines]
    assert all(one.reason in REASONS for claim in found for one in claim.uncounted)
    assert len({claim.id for claim in found}) == len(found)


def carried(id: str, outlet: str, day: str, text: str = "x" * 90) -> Report:
    read = read_text(text, id=id)
    return replace(read, publisher=Fact(outlet, None, "given"), published_on=Fact(day, None, "given"))


def row(id: str, report: str, at: tuple[int, int] = (20, 60), **fields: object) -> Attribution:
    made = Attribution(id, report, (Passage(0, 4),), (Passage(5, 12),), (Passage(*at),), 1.0, stance="asserts")
    return replace(made, **fields)  # type: ignore[arg-type]


def test_outlets_that_have_it_from_each_other_are_named() -> None:
    of_id = {
        "a": carried("a", "The Oss Courier", "2031-01-03"),
        "b": carried("b", "Daily Tarn", "2031-01-04"),
        "c": carried("c", "Norland Wire", "2031-01-05"),
    }
    lines = [
        row("1", "a", via=("Daily Tarn",)),
        row("2", "b", via=("Oss Courier",)),
        row("3", "c", via=("Daily Tarn",)),
    ]
    assert told(lines, of_id, ()).circular == (("Daily Tarn", "The Oss Courier"),)
    assert told(lines[1:], of_id, ()).circular == ()


def test_a_correction_reaches_the_lines_whose_figure_it_changes() -> None:
    of_id = {"a": carried("a", "Daily Tarn", "2031-01-03"), "b": carried("b", "Daily Tarn", "2031-01-04")}
    number = Edit("changed number", (Passage(30, 32),), (Passage(30, 32),))
    words = Edit("reworded", (Passage(70, 75),), (Passage(70, 75),))
    link = Lineage("b", "a", "edited", True, (), (number, words), 0.9, "text", ())
    lines = [row("1", "a")]
    assert told(lines, of_id, [link]).withdrawn == ("b",)
    assert told([row("1", "a", (65, 80))], of_id, [link]).withdrawn == ()


def test_a_house_that_changes_its_figure_in_silence_corrects_it_and_another_house_does_not() -> None:
    number = Edit("changed number", (Passage(30, 32),), (Passage(30, 32),))
    link = Lineage("b", "a", "edited", False, (), (number,), 0.9, "text", ())
    for outlet, expected in (("The Daily Tarn", ("b",)), ("Oss Courier", ())):
        of_id = {"a": carried("a", "Daily Tarn", "2031-01-03"), "b": carried("b", outlet, "2031-01-04")}
        assert told([row("1", "a")], of_id, [link]).withdrawn == expected
        words = replace(link, edits=(number._replace(kind="reworded"),))
        assert told([row("1", "a")], of_id, [words]).withdrawn == ()


@pytest.mark.parametrize(
    ("kind", "at", "same"),
    [
        ("changed number", 30, False),
        ("negation gained", 30, False),
        ("negation lost", 30, False),
        ("reworded", 30, True),
        ("changed date", 30, True),
        ("changed number", 70, True),
    ],
)
def test_a_line_whose_figure_or_negation_a_copy_changed_is_a_saying_of_its_own(kind: str, at: int, same: bool) -> None:
    passage = Passage(0, 90)
    edit = Edit(kind, (Passage(at, at + 2),), (Passage(at, at + 2),))
    link = Lineage("b", "a", "edited", False, (Aligned(passage, passage, False),), (edit,), 0.9, "text", ())
    assert copied([row("1", "a"), row("2", "b")], [link]) == ({"2": "1"} if same else {})


def test_a_figure_that_a_copy_changed_is_never_of_one_claim_with_the_one_it_was() -> None:
    text = "Bern, Jan 3 - The mill burned and the ferry carried {} people when it sank, the harbour said on Monday."
    content = (Passage(text.index("the ferry"), text.index(", the harbour") - len("{}") + 3),)
    passage, at = Passage(0, 90), text.index("{}")
    edit = Edit("changed number", (Passage(at, at + 3),), (Passage(at, at + 3),))
    link = Lineage("b", "a", "edited", False, (Aligned(passage, passage, False),), (edit,), 0.9, "text", ())
    of_id = {
        name: carried(name, "Daily Tarn", f"2031-01-0{day}", text.format(figure))
        for name, day, figure in (("a", 3, "212"), ("b", 4, "221"))
    }
    lines = [row("1", "a", content=content), row("2", "b", content=content)]
    assert refigured(lines, [link]) == {"2": "1"}
    assert refigured(lines, [replace(link, edits=(edit._replace(kind="reworded"),))]) == {}
    one, two = claims(list(of_id.values()), lines, [link])
    assert (one.contradicts, two.contradicts) == ((two.id,), (one.id,))


def test_who_takes_a_claim_back_is_told() -> None:
    text = "Anna retracted the story that the mill was sold last year to a firm from abroad, it said on Monday."
    report = carried("a", "Daily Tarn", "2031-01-03", text)
    line = row("1", "a", stance="denies", cue=(Passage(5, 14),))
    assert told([line], {"a": report}, ()).withdrawn == ("1",)
    assert told([replace(line, cue=(Passage(15, 18),))], {"a": report}, ()).withdrawn == ()


def test_first_said_is_the_day_of_the_saying_and_not_of_the_print() -> None:
    of_id = {"a": carried("a", "Daily Tarn", "2031-01-03"), "b": carried("b", "Oss Courier", "2031-01-09")}
    found = told([row("1", "a"), row("2", "b", said_on="2031-01-01"), row("3", "b", stance="denies")], of_id, ())
    assert (found.first, found.first_on, found.last, found.last_on) == ("2", "2031-01-01", "1", "2031-01-03")


def test_groups_that_only_reject_are_put_to_what_they_are_nearest_to() -> None:
    groups, sizes = [[0, 1], [2], [3], [4]], [1, 1, 1, 1, 1]
    pairs = [(0, 2, 0.3), (1, 2, 0.1), (2, 3, 0.1), (2, 4, 0.9)]
    rejecting = [False, False, True, False, True]
    assert attached(groups, rejecting, sizes, pairs, 0.15) == [[0, 1, 2], [3], [4]]
    assert attached(groups, rejecting, sizes, pairs, 0.25) == [[0, 1], [2], [3], [4]]
    assert attached(groups, [False] * 5, sizes, pairs, 0.15) == groups


def test_what_keeps_lines_apart_is_taken_from_what_joins_them() -> None:
    assert grouped([1, 1, 1], [(0, 1, 0.6), (1, 2, 0.5), (0, 2, -0.4)], 0.2) == [[0, 1], [2]]
