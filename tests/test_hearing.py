"""Addressee, channel and place of saying on invented sentences (cases/hearing.txt), and on hostile ones."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given_lines import Case, cases
from sayso.model import Attribution, Extract, Passage, Report
from sayso.resolve.hearing import hearings
from sayso.resolve.reading import reading

CASES = list(cases("hearing.txt"))


@pytest.mark.parametrize("case", CASES, ids=[case.text[:60] for case in CASES])
def test_cases(case: Case) -> None:
    found = hearings(*case.given())
    assert [f"{h.addressee or '-'}; {h.channel or '-'}; {h.said_in or '-'}" for h in found] == case.answers


def test_the_place_of_the_hearer_gives_its_words() -> None:
    seen = 0
    for case in CASES:
        read, referents = case.given()
        for one in hearings(read, referents):
            if one.to is not None and case.publisher is None and one.addressee != "Joseph Abela":
                assert read.text[one.to.start : one.to.end] == one.addressee
                seen += 1
    assert seen > 20


PIECE = st.sampled_from(
    [
        '"',
        "“",
        "told ",
        "Reuters ",
        "in a statement ",
        "on X ",
        "said ",
        "\n",
        ". ",
        "Ada ",
        "the ",
        "\x00",
        "\ud800",
        "שלום ",
    ]
)


@given(st.lists(PIECE, max_size=30), st.data())
def test_any_text_gives_an_answer_for_each_line(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    spot = st.integers(0, max(len(text) - 1, 0))
    lines = []
    for number in range(data.draw(st.integers(0, 4)) if text else 0):
        starts = [data.draw(spot) for _ in range(3)]
        parts = [(Passage(at, min(len(text), at + data.draw(st.integers(1, 12)))),) for at in starts]
        kept = [part if data.draw(st.booleans()) else () for part in parts[:2]]
        lines.append(Attribution(f"l{number}", "r", kept[0], kept[1], parts[2], 1.0))
    found = hearings(reading(Report("r", "r", text, Extract.identity(text)), lines, {}))
    assert len(found) == len(lines)
    assert all(one.to is None or one.to.end <= len(text) for one in found)


def test_takes_time_in_proportion_to_the_text() -> None:
    sentence = '"It is over," Ada Winter told reporters in a statement on state television in Oslo on Friday. '

    def seconds(times: int) -> float:
        text = sentence * times
        at = [n * len(sentence) for n in range(times)]
        lines = [
            Attribution(
                f"l{n}",
                "r",
                (Passage(a + 14, a + 24),),
                (Passage(a + 25, a + 29),),
                (Passage(a, a + 13),),
                1.0,
            )
            for n, a in enumerate(at)
        ]
        read = reading(Report("r", "r", text, Extract.identity(text)), lines, {})
        start = time.process_time()
        assert hearings(read)[-1].channel == "statement"
        return time.process_time() - start

    # Ten times the text: in proportion to its square it would be 100. Best of three, for others use the machine too.
    few, many = (min(seconds(times) for _ in range(3)) for times in (200, 2000))
    assert many < 50 * max(few, 0.005)
