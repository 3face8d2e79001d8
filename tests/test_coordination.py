"""When one source is two: cases as data."""

from __future__ import annotations

import pytest

from sayso.backends import load
from sayso.backends._coordination import coordinated
from sayso.text import words

CASES = """
South Korea | the EU
Ukrainian officials | military analysts
a UN official | a senior Turkish diplomat
Norway | Sweden
two officials | a diplomat
police | prosecutors
doctors | nurses at the hospital
the United States | Britain
the White House | Congress
Jane Roe | John Doe
Oslo | Stockholm | the UN
the Ministry of Foreign Affairs and Trade
the Food and Drug Administration
Health and Human Services
a source in the rocket and space industry
the Group of 77 and China
Bosnia and Herzegovina
French electricity and gas supplier Voltea
a doctor at the Northgate Medical College and Hospital
Jane Roe, the head of Trade and Industry
the minister
the mayor and
and the mayor
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_coordinated_sources(line: str) -> None:
    parts = line.split(" | ")
    text = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    shown = [text[w.start : w.end] for w in words(text)]
    found = [" ".join(shown[a:b]) for a, b in coordinated(shown)]
    assert found == [" ".join(text_of(p)) for p in parts]


def text_of(part: str) -> list[str]:
    return [part[w.start : w.end] for w in words(part)]


@pytest.mark.parametrize(
    ("text", "cue", "sources"),
    [
        (
            'NAIROBI, March 4 (Reuters) - "There was no warning," the energy minister, Davis Chirchir, said in a post '
            "on X. He rejected claims by the opposition that the government had ignored engineers.\n",
            "rejected",
            ["He"],
        ),
        ("Kenya and the EU said the dam was unsafe.\n", "said", ["Kenya", "the EU"]),
    ],
)
def test_a_pronoun_and_what_it_stands_for_are_one_source(text: str, cue: str, sources: list[str]) -> None:
    marks = load("onnx").mark([text])[0]
    found = [m for m in marks if m.probability >= 0.5 and [text[p.start : p.end] for p in m.cue] == [cue]]
    assert [text[p.start : p.end] for m in found for p in m.source] == sources
