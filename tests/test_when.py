"""When lines were said: cases as data, clashes of weekday and date, and what must hold for any text."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Attribution, Dateline, Extract, Fact, Passage, Report
from sayso.resolve import resolve
from sayso.resolve.reading import reading
from sayso.resolve.when import ENOUGH, clashes, own_day, when
from sayso.resolve.who import who

CASES = Path(__file__).parent / "cases" / "when.txt"
_MARK = re.compile(r"[\[\]{}>]|<|\|(?P<day>[0-9-]+)>")


def plain(text: str, published: str | None = None) -> Report:
    """A report of one text; its dateline is known by the dash."""
    head, dash, _ = text.partition(" - ")
    dateline = Dateline("MARELLA", published, Passage(0, len(head) + 3)) if dash and published else None
    return Report(
        "r",
        "r.txt",
        text,
        Extract.identity(text),
        published_on=published and Fact(published, None, "given"),
        dateline=dateline,
    )


def block(marked: str) -> tuple[Report, list[Attribution], list[str | None]]:
    """A report, its lines, and their days."""
    published, _, body = marked.strip().partition("\n")
    text, at = "", 0
    spans: list[tuple[str, int, int, str]] = []
    opened: dict[str, int] = {}
    for match in _MARK.finditer(body):
        text += body[at : match.start()]
        at = match.end()
        mark = match.group()[0]
        if mark in "[{<":
            opened[mark] = len(text)
        else:
            kind = {"]": "[", "}": "{", "|": "<"}[mark]
            spans.append((kind, opened[kind], len(text), match["day"] or ""))
    text += body[at:]
    spans.sort(key=lambda span: span[1])
    lines, answers = [], []
    for number, (_, start, end, day) in enumerate(span for span in spans if span[0] == "<"):
        near = {kind: min((s for s in spans if s[0] == kind), key=lambda s: abs(s[1] - start)) for kind in "[{"}
        parts = {kind: (Passage(span[1], span[2]),) for kind, span in near.items()}
        lines.append(Attribution(f"l{number}", "r", parts["["], (Passage(start, end),), parts["{"], 1.0))
        answers.append(None if day == "-" else day)
    return plain(text, published), lines, answers


def blocks() -> list[str]:
    """The cases."""
    told = "\n".join(line for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#"))
    return told.split("\n----\n")


@pytest.mark.parametrize("marked", blocks(), ids=lambda marked: " ".join(marked.split())[:70])
def test_cases(marked: str) -> None:
    report, lines, answers = block(marked)
    read = reading(report, lines, {})
    assert [spoken.on for spoken in when(read, who(read)).spoken] == answers


def test_a_day_shows_the_words_that_say_it() -> None:
    report, lines, _ = block(blocks()[0])
    read = reading(report, lines, {})
    (spoken,) = when(read, who(read)).spoken
    assert [read.text[start:end] for start, end in spoken.evidence] == ["Tuesday"]
    assert spoken.basis == "sentence"
    assert ENOUGH <= spoken.probability <= 1


def test_the_original_of_a_copy_says_from_which_day_it_counts() -> None:
    report, lines, _ = block("2024-11-09\n[Ada Finch] <said|-> on Tuesday {it was over}.")
    read = reading(report, lines, {})
    assert when(read, who(read)).spoken[0].on == "2024-11-05"
    assert when(read, who(read), anchor="2024-10-23").spoken[0].on == "2024-10-22"


def test_a_weekday_that_is_not_the_dates_is_a_problem_of_the_report() -> None:
    text = "The pact was signed on Monday, November 5, 2024. It began on Tuesday, November 5, 2024."
    read = reading(plain(text, "2024-11-08"), (), {})
    (problem,) = clashes(read)
    assert problem.kind == "weekday-clash"
    assert "Tuesday" in problem.message
    ((start, end),) = problem.passages
    assert "Monday, November 5, 2024" in text[start:end]
    assert resolve(plain(text, "2024-11-08"), (), {}).problems == (problem,)


def test_a_clash_points_into_the_received_text() -> None:
    received = "<p>He came on <b>Monday</b>, November 5, 2024.</p>"
    shown = "He came on Monday, November 5, 2024."
    pieces = ((0, 3, 14), (11, 17, 23), (17, 27, 46))
    report = Report("r", "r.html", received, Extract(shown, pieces), published_on=Fact("2024-11-08", None, "given"))
    (problem,) = clashes(reading(report, (), {}))
    assert "".join(received[start:end] for start, end in problem.passages).replace("on ", "") == (
        "Monday, November 5, 2024"
    )


def test_without_a_day_of_its_own_a_report_dates_only_what_is_written_out() -> None:
    text = "Ada Finch said on 5 November 2024 that it was over. Owen Hart said on Monday it was not."
    lines = []
    for number, (who_said, content) in enumerate([("Ada Finch", "it was over"), ("Owen Hart", "it was not")]):
        source, words = text.index(who_said), text.index(content)
        cue = text.index("said", source)
        spans = [(source, source + len(who_said)), (cue, cue + 4), (words, words + len(content))]
        lines.append(Attribution(f"l{number}", "r", *((Passage(*span),) for span in spans), 1.0))
    read = reading(plain(text), lines, {})
    assert own_day(read) is None
    assert [spoken.on for spoken in when(read, who(read)).spoken] == ["2024-11-05", None]


PIECES = [
    "on Monday",
    "Ada Finch",
    "said",
    "“it is late”",
    ".",
    "\n",
    " ",
    "in August",
    "5 Nov 2024",
    "who",
    "\x00",
    "\ud800",
    "𝒜",
]


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=20), st.data())
@settings(max_examples=150, deadline=None)
def test_any_lines_of_any_text_have_an_answer(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    lines = []
    for number in range(data.draw(st.integers(0, 4))):
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6, unique=True)))
        parts = [(Passage(a, b),) for a, b in list(pairwise(cuts))[::2]]
        order = data.draw(st.permutations(parts))
        lines.append(Attribution(f"l{number}", "r", order[0], order[1], order[2], 1.0))
    read = reading(plain(text, "2024-11-06"), lines, {})
    spoken = when(read).spoken
    assert len(spoken) == len(lines)
    for one in spoken:
        assert (one.on is None) == (one.probability == 0)
        assert all(0 <= start < end <= len(text) for start, end in one.evidence)


def test_the_cost_grows_with_the_lines() -> None:
    def seconds(times: int) -> float:
        piece = "Ada Finch said on Monday it was late. "
        lines = []
        for number in range(times):
            at = number * len(piece)
            parts = [((Passage(at + a, at + b)),) for a, b in ((0, 9), (10, 14), (25, 36))]
            lines.append(Attribution(f"l{number}", "r", *parts, 1.0))
        read = reading(plain(piece * times, "2024-11-06"), lines, {})
        start = time.process_time()
        when(read)
        return time.process_time() - start

    # Eight times the lines in at most 24 times the time: a quadratic part would take 64 times.
    assert seconds(1600) < 24 * max(seconds(200), seconds(200)) + 0.05
