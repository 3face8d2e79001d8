"""The via-chains of invented reports (cases/through.txt), the clash of two names for one outlet, and hostile lines."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given_lines import Case, cases
from sayso.model import Attribution, Extract, Fact, Passage, Report
from sayso.resolve.reading import reading
from sayso.resolve.through import through
from sayso.resolve.who import Referent

CASES = list(cases("through.txt"))


@pytest.mark.parametrize("case", CASES, ids=[case.text[:60] for case in CASES])
def test_cases(case: Case) -> None:
    chains, _ = through(*case.given())
    assert [" > ".join(chain) or "-" for chain in chains] == case.answers


def test_no_chain_names_its_own_source_or_the_publisher() -> None:
    seen = 0
    for case in CASES:
        read, referents = case.given()
        for chain, referent in zip(through(read, referents)[0], referents, strict=True):
            assert referent.actor not in chain
            assert case.publisher not in chain
            assert len(set(chain)) == len(chain)
            seen += bool(chain)
    assert seen > 30


CLASH = "A docker told the FT that the crane fell. A diver told the Times that it swam, the Financial Times said."


def clash(report: Report) -> list[tuple[Passage, ...]]:
    text = report.extract.text

    def part(words: str) -> tuple[Passage, ...]:
        at = text.index(words)
        return report.extract.back(at, at + len(words))

    line = Attribution("l", "r", part("A docker"), part("told"), part("the crane fell"), 1.0)
    read = reading(report, [line], {})
    chains, problems = through(read, [Referent("docker", "unnamed_person", read.lines[0].source)])
    assert chains == [("Financial Times",)]
    assert {problem.kind for problem in problems} <= {"outlet-clash"}
    return [problem.passages for problem in problems]


def test_two_names_for_one_outlet_are_one_relay_and_a_problem_that_shows_both() -> None:
    report = Report("r", "r", CLASH, Extract.identity(CLASH))
    (passages,) = clash(report)
    assert [CLASH[start:end] for start, end in passages] == ["Times", "FT"]


def test_the_passages_of_a_clash_are_of_the_received_text() -> None:
    received = f"<p>{CLASH}</p>"
    extract = Extract(CLASH, ((0, 3, 3 + len(CLASH)),))
    (passages,) = clash(Report("r", "r", received, extract))
    assert [received[start:end] for start, end in passages] == ["Times", "FT"]


def test_a_clash_that_the_header_reports_is_not_reported_twice() -> None:
    relays = (Fact("Financial Times", None, "lead"),)
    assert clash(Report("r", "r", CLASH, Extract.identity(CLASH), relays=relays)) == []


def test_one_house_s_own_short_form_is_no_clash() -> None:
    text = CLASH.replace("the Times", "the FT")
    assert clash(Report("r", "r", text, Extract.identity(text))) == []


PIECE = st.sampled_from(
    ["the FT ", "told ", "citing ", "this ", "said ", "\n", ". ", "Ada ", "Reuters ", "\x00", "\ud800"]
)


@given(st.lists(PIECE, min_size=1, max_size=30), st.data())
def test_any_lines_give_a_chain_each_even_where_they_hold_one_another(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    spot = st.integers(0, len(text) - 1)
    lines, referents = [], []
    for number in range(data.draw(st.integers(0, 6))):
        starts = [data.draw(spot) for _ in range(3)]
        parts = [(Passage(at, min(len(text), at + data.draw(st.integers(1, 60)))),) for at in starts]
        kept = [part if data.draw(st.booleans()) else () for part in parts[:2]]
        lines.append(Attribution(f"l{number}", "r", kept[0], kept[1], parts[2], 1.0))
        kind = data.draw(st.sampled_from(["media", "named_person", "unnamed_person", "document"]))
        referents.append(Referent(data.draw(st.sampled_from([None, "Ada", "FT", "docker"])), kind))
    chains, _ = through(reading(Report("r", "r", text, Extract.identity(text)), lines, {}), referents)
    assert len(chains) == len(lines)


def test_takes_time_in_proportion_to_the_text() -> None:
    sentence = "A docker told the FT that the crane fell on Friday.\n"

    def seconds(times: int) -> float:
        text = sentence * times
        at = [n * len(sentence) for n in range(times)]
        lines = [
            Attribution(f"l{n}", "r", (Passage(a, a + 8),), (Passage(a + 9, a + 13),), (Passage(a + 26, a + 40),), 1.0)
            for n, a in enumerate(at)
        ]
        report = Report("r", "r", text, Extract.identity(text), publisher=Fact("Reuters", None, "dateline"))
        read = reading(report, lines, {})
        referents = [Referent("docker", "unnamed_person", line.source) for line in read.lines]
        start = time.process_time()
        assert through(read, referents)[0][-1] == ("Financial Times",)
        return time.process_time() - start

    gc.collect()  # what other tests left is not to be swept within the time
    assert min(seconds(3000) for _ in range(3)) < 30 * max(seconds(300), 0.005)
