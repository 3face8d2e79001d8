"""Who stands behind a claim: the counting rules as cases, and what must hold for any lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.link.standing import REASONS, one_source, speakers, standing
from sayso.model import Attribution, Passage

CASES = Path(__file__).parent / "cases" / "standing.txt"
KINDS = {
    "person": "named_person",
    "unnamed": "unnamed_person",
    "body": "organisation",
    "nobody": "unspecified",
}


@dataclass(frozen=True)
class Case:
    name: str
    lines: tuple[Attribution, ...]
    copies: dict[str, str]
    outcome: dict[str, str]
    sources: int
    sides: tuple[str, ...]
    denied_by: tuple[str, ...]


def line(number: int, row: str) -> tuple[Attribution, str, str]:
    report, actor, side, kind, stance, via, outcome = (part.strip() for part in row.split(";"))
    report, _, copied = report.partition(" copies ")
    stance, _, more = stance.partition(" ")
    made = Attribution(
        str(number),
        report,
        () if kind == "nobody" else (Passage(100 * number, 100 * number + 10),),
        (Passage(100 * number + 11, 100 * number + 15),),
        (Passage(100 * number + 20, 100 * number + 60),),
        1.0,
        stance=stance,
        source_kind=KINDS.get(kind, kind),
        actor=actor or None,
        affiliation=None if side == "-" else side,
        via=tuple(name.strip() for name in via.split(",") if name.strip()),
        certainty="possible" if "possible" in more.split() else "certain",
        polarity="negative" if "negative" in more.split() or stance == "denies" else "positive",
    )
    return made, outcome, copied


def cases() -> list[Case]:
    out = []
    text = "\n".join(row for row in CASES.read_text("utf-8").splitlines() if not row.startswith("#"))
    for block in text.strip().split("\n\n"):
        name, *rows, last = block.strip().splitlines()
        made = [line(number, row) for number, row in enumerate(rows, 1)]
        sources, sides, denied = (part.strip() for part in last.removeprefix("=").split(";"))
        out.append(
            Case(
                name,
                tuple(one for one, _, _ in made),
                {one.id: copied for one, _, copied in made if copied},
                {one.id: outcome for one, outcome, _ in made},
                int(sources),
                tuple(sides.split()),
                tuple(denied.split()),
            )
        )
    return out


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_counts(case: Case) -> None:
    found = standing(case.lines, speakers(case.lines), case.copies)
    outcome = dict.fromkeys(found.counted, "counts") | {one.line: one.reason for one in found.uncounted}
    assert outcome == case.outcome
    assert (len(found.counted), found.sides, found.denied_by) == (case.sources, case.sides, case.denied_by)


def test_a_line_that_is_not_sure_to_say_it_adds_nothing() -> None:
    case = next(case for case in cases() if case.name == "Two states")
    found = standing(case.lines, speakers(case.lines), firm={"1": 0.9, "2": 0.1})
    assert (found.counted, found.sides) == (("1",), ("PER",))
    assert [(one.line, one.reason) for one in found.uncounted] == [("2", "unsure")]


def test_a_spokesman_is_of_the_body_that_his_report_names() -> None:
    case = next(case for case in cases() if case.name == "A nurse and a doctor are two")
    who = speakers(
        [replace(one, actor=name) for one, name in zip(case.lines, ("Anton Weiss", "Talgold"), strict=True)],
        {"1": "mining firm Talgold"},
    )
    assert one_source(who["1"], who["2"])


STANCES = ["asserts", "confirms", "denies", "doubts", "promises"]
SOME = st.lists(
    st.tuples(
        st.sampled_from(["Ana Ruiz", "Ministry of Trade of Chile", "two officials", "official", "Daily Sun", ""]),
        st.sampled_from(["CHL", "PER", "MED", None]),
        st.sampled_from(["named_person", "unnamed_person", "organisation", "media", "unspecified"]),
        st.sampled_from(STANCES),
        st.sampled_from(["certain", "possible"]),
        st.sampled_from(["positive", "negative"]),
    ),
    min_size=1,
    max_size=8,
)


@given(SOME)
def test_every_line_is_counted_or_says_why_not(rows: list[tuple[str, str | None, str, str, str, str]]) -> None:
    lines = [
        replace(
            line(number, f"r{number % 3}; {actor}; -; person; {stance}; ; ")[0],
            affiliation=side,
            source_kind=kind,
            certainty=certainty,
            polarity=polarity,
        )
        for number, (actor, side, kind, stance, certainty, polarity) in enumerate(rows)
    ]
    found = standing(lines, speakers(lines))
    assert sorted([*found.counted, *(one.line for one in found.uncounted)]) == sorted(one.id for one in lines)
    assert all(one.reason in REASONS for one in found.uncounted)
    assert set(found.named) <= set(found.counted)
    assert set(found.sides) <= {one.affiliation for one in lines}
    if all(one.stance in ("denies", "doubts") for one in lines):
        assert not found.counted and not found.sides
    assert {one.id for one in lines if one.stance == "denies"} <= set(found.denied)
    assert not set(found.denied) & set(found.counted)
