"""What a medium found itself, and what it only passes on: as cases."""

from __future__ import annotations

import pytest

from sayso.link.findings import own_findings
from sayso.model import Attribution, Passage
from sayso.read import read_text

OWN = """
an Evening Post photographer | said | nine boats lay on the quay
the Evening Post | counted | nine boats on the quay
the Evening Post | said | it had seen the harbour master's letter
the Evening Post | reported | its reporter counted nine boats
the Evening Post's own tally | showed | nine boats
"""
PASSED_ON = """
the Evening Post | reported | nine boats were lost
the Evening Post | said | two officials had seen the harbour master's letter
the Evening Post | cited | the coast guard's count of nine boats
"""


def found(row: str, kind: str = "media") -> bool:
    parts = [part.strip() for part in row.split("|")]
    text = " ".join(parts)
    spans = [(Passage(text.index(part), text.index(part) + len(part)),) for part in parts]
    line = Attribution("a", "r", *spans, 1.0, source_kind=kind, affiliation="MED" if kind == "media" else "NOR")
    return bool(own_findings([line], {"r": read_text(text, id="r")}))


@pytest.mark.parametrize("row", OWN.strip().splitlines())
def test_what_it_found_itself(row: str) -> None:
    assert found(row)


@pytest.mark.parametrize("row", PASSED_ON.strip().splitlines())
def test_what_it_passes_on(row: str) -> None:
    assert not found(row)


@pytest.mark.parametrize("row", OWN.strip().splitlines())
def test_others_are_no_medium(row: str) -> None:
    assert not found(row, "organisation")
