"""How lines are said: cases as data, and what must hold for any text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Attribution, Extract, Passage, Report
from sayso.resolve.manner import Manner, manners
from sayso.resolve.manner_cue import plain, sober
from sayso.resolve.manner_weights import weights
from sayso.resolve.negation import negation
from sayso.resolve.reading import Line, Reading, reading

CASES = Path(__file__).parent / "cases" / "manner.txt"
_PARTS = {"[": "source", "<": "cue", "{": "content"}
_LETTERS = {"C": "certain", "P": "probable", "O": "possible", "+": "positive", "-": "negative"} | {
    style[0]: style for style in ("direct", "indirect", "mixed")
}
VALUES = {
    "style": {"direct", "indirect", "mixed"},
    "stance": {"asserts", "confirms", "denies", "doubts", "warns", "promises", "demands", "asks", "predicts", "praises"}
    | {"criticises", "concerned"},
    "certainty": {"certain", "probable", "possible"},
    "polarity": {"positive", "negative"},
}


def marked(shown: str) -> Reading:
    """A reading with one line from a text with [source], <cue> and {content}."""
    text, spans, opened = "", {"source": (), "cue": (), "content": ()}, {}
    for piece in re.split(r"([\[\]<>{}])", shown):
        if piece in _PARTS:
            opened[piece] = len(text)
        elif piece in ("]", ">", "}"):
            mark = {"]": "[", ">": "<", "}": "{"}[piece]
            spans[_PARTS[mark]] = (Passage(opened[mark], len(text)),)
        else:
            text += piece
    line = Attribution("l", "r", spans["source"], spans["cue"], spans["content"], 1.0)
    return reading(Report("r", "r.txt", text, Extract.identity(text)), [line], {})


def cases() -> list[tuple[dict[str, str], str]]:
    out = []
    for line in CASES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            answers, _, shown = line.partition(" | ")
            names = ("stance", "certainty", "polarity", "style")
            known = zip(names, answers.split(), strict=True)
            out.append(({name: _LETTERS.get(a, a) for name, a in known if a != "."}, shown))
    return out


@pytest.mark.parametrize(("answers", "shown"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_case(answers: dict[str, str], shown: str) -> None:
    manner = manners(marked(shown))[0]
    assert {name: getattr(manner, name) for name in answers} == answers


def negations() -> list[tuple[str, str]]:
    rows = (Path(__file__).parent / "cases" / "negation.txt").read_text("utf-8").splitlines()
    return [(mark, said) for mark, _, said in (row.partition(" ") for row in rows) if mark != "#"]


@pytest.mark.parametrize(("mark", "said"), negations())
def test_where_what_is_said_is_negated(mark: str, said: str) -> None:
    right = bool(negation(sober(plain(said))).main) == mark.startswith("-")
    known = mark.endswith("?")
    assert right != known, "it is right now: take its ? away" if known else "it is read the other way"


def test_there_are_cases_of_negation() -> None:
    marks = [mark for mark, _ in negations()]
    assert len(marks) > 150
    assert sum(mark.endswith("?") for mark in marks) < 6


def test_every_stance_and_certainty_has_a_case() -> None:
    seen = {(name, value) for answers, _ in cases() for name, value in answers.items()}
    assert seen == {(name, value) for name, values in VALUES.items() for value in values}


def guessing(read: Reading, **guesses: str) -> Manner:
    """The manner of the one line where the back end guesses so, and is sure."""
    line = read.lines[0]
    sure = {field: ((value, 0.98),) for field, value in guesses.items()}
    told = Line(line.id, line.source, line.cue, line.content, sure)
    return manners(Reading(read.report, read.text, (told,), read.paragraphs, read.sentences))[0]


def test_a_guess_decides_where_the_words_leave_it_open() -> None:
    read = marked('{"Not one coach was late,"} [he] <said>.')
    found = {guess: guessing(read, stance=guess).stance for guess in ("denies", "asserts")}
    assert found == {"denies": "denies", "asserts": "asserts"}


def test_a_guess_does_not_outweigh_a_plain_word() -> None:
    read = marked("[The ministry] <denied> that {any villager had been moved}.")
    assert guessing(read, stance="asserts").stance == "denies"


def test_the_weights_know_all_answers() -> None:
    assert {name: set(weights().probabilities(name, ("bias",))) for name in VALUES if name != "style"} == {
        name: values for name, values in VALUES.items() if name != "style"
    }


def test_a_denial_leans_on_what_others_said_before() -> None:
    """The weights use the rest of the report, so a line's neighbours are part of its evidence."""
    text = "Osei said the annex was signed in Doha. The ministry rejected the claim. No annex was signed, Venn said."
    rows = [("Osei", "said", "the annex was signed in Doha"), ("The ministry", "rejected", "the claim")]
    rows.append(("Venn", "said", "No annex was signed"))
    lines = []
    for i, row in enumerate(rows):
        at = 0 if i == 0 else text.index(row[2]) - 30 if i == 1 else text.index("No annex")
        spans = [(s, text.index(s, max(0, at) if s not in ("The ministry",) else 0)) for s in row]
        source, cue, content = ((Passage(start, start + len(s)),) for s, start in spans)
        lines.append(Attribution(f"l{i}", "r", source, cue, content, 1.0))
    read = reading(Report("r", "r.txt", text, Extract.identity(text)), lines, {})
    assert [(m.stance, m.polarity) for m in manners(read)][1:] == [("denies", "negative"), ("denies", "negative")]


def test_nothing_to_go_by_is_unresolved() -> None:
    line = Attribution("l", "r", (Passage(0, 3),), (), (), 1.0)
    report = Report("r", "r.txt", "She", Extract.identity("She"))
    assert manners(reading(report, [line], {})) == [Manner(None, None, None, None)]


@given(st.text(max_size=200), st.data())
def test_any_text_gives_an_answer(text: str, data: st.DataObject) -> None:
    def span() -> tuple[Passage, ...]:
        a, b = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return (Passage(a, b),)

    lines = [Attribution(f"l{i}", "r", span(), span(), span(), 1.0) for i in range(data.draw(st.integers(0, 3)))]
    read = reading(Report("r", "r.txt", text, Extract.identity(text)), lines, {})
    found = manners(read)
    assert len(found) == len(lines)
    for manner, line in zip(found, read.lines, strict=True):
        told = bool(line.cue or line.content)  # an empty passage is none
        assert all((getattr(manner, name) in values) == told for name, values in VALUES.items())


def test_time_is_linear() -> None:
    def seconds(copies: int) -> float:
        piece = 'The mayor said "not one of us, not a single one, will ever again be asked if he may go" on Monday. '
        text = piece * copies
        lines = [
            Attribution(
                f"l{i}",
                "r",
                (Passage(at, at + 9),),
                (Passage(at + 10, at + 14),),
                (Passage(at + 15, at + 84),),
                1.0,
            )
            for i, at in enumerate(range(0, len(text), len(piece)))
        ]
        read = reading(Report("r", "r.txt", text, Extract.identity(text)), lines, {})
        start = time.process_time()
        manners(read)
        return time.process_time() - start

    seconds(1)
    assert min(seconds(400) for _ in range(2)) < 8 * min(seconds(100) for _ in range(2))


def test_a_nameless_report_that_somebody_is_worried_by_is_only_possible() -> None:
    text = "Envoy Ana Ruiz expressed concern about reports of an attack. Reports of an attack reached Lima."

    def line(id: str, source: str, cue: str, content: str, low: int = 0) -> Attribution:
        spans = ((text.index(part, low),) * bool(part) for part in (source, cue, content))
        parts = [
            tuple(Passage(at, at + len(part)) for at in found)
            for found, part in zip(spans, (source, cue, content), strict=True)
        ]
        return Attribution(id, "r", *parts, 1.0)

    lines = [
        line("worry", "Envoy Ana Ruiz", "expressed concern about", "reports of an attack"),
        line("inner", "", "reports of", "an attack"),
        line("apart", "", "Reports of", "an attack", text.index("Reports")),
    ]
    told = manners(reading(Report("r", "r.txt", text, Extract.identity(text)), lines, {}))
    assert (told[0].stance, told[0].certainty) == ("concerned", "possible")
    assert told[1].certainty == "possible"
    assert told[2].certainty != "possible"
