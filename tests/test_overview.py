"""What several reports say together, on the terminal and on the page: complete, stable and safe to show."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import sayso
from sayso import pipeline
from sayso.model import Ledger
from sayso.overview import anchors, overview
from sayso.page import to_html
from sayso.settings import Settings
from sayso.terminal import console, show

GOLDEN = Path(__file__).parent / "golden"
FERRY = Path(sayso.__file__).parent / "samples" / "ferry"


@cache
def ledger() -> Ledger:
    """The three reports, read by the rules: the same on every machine."""
    return pipeline.read([FERRY], Settings(backend="rules"))


def printed(of: Ledger, *parts: str, width: int = 80) -> str:
    file = io.StringIO()
    show(of, console(file, width=width), parts)
    return file.getvalue()


@pytest.mark.parametrize("width", [60, 100])
def test_looks_as_it_did(width: int) -> None:
    assert printed(ledger(), "copies", "claims", width=width) == (GOLDEN / f"together-{width}.txt").read_text("utf-8")


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (40, 60, 110):
        assert max(map(len, printed(ledger(), "copies", "claims", width=width).splitlines()[:-1])) <= width


def test_parts_are_shown_alone_and_together() -> None:
    copies, claims, lines = (printed(ledger(), part) for part in ("copies", "claims", "lines"))
    assert "harbour-times is an edited copy of meridian" in copies
    assert "changed number: “212” became “221”" in copies
    assert "independent source" in claims and "independent source" not in copies
    assert "Story:" not in lines and "1:" in lines


def test_every_line_of_a_shown_claim_stands_under_it_with_its_reason() -> None:
    lines = {line.id for line in ledger().attributions}
    for story in overview(ledger()):
        for claimed in story.claims:
            assert sorted(one.line.id for one in claimed.sayings) == sorted(claimed.claim.members)
            assert lines >= {one.line.id for one in claimed.sayings}
            marks = [one.mark for one in claimed.sayings]
            assert marks.count("counts") == claimed.claim.independent_sources
            assert all(one.why for one in claimed.sayings)


def test_shown_and_single_claims_are_all_claims() -> None:
    told = overview(ledger())
    assert sum(len(story.claims) + story.single for story in told) == len(ledger().claims)
    assert any(claimed.contested for story in told for claimed in story.claims)
    assert sorted(anchors(told).values()) == list(range(1, 1 + sum(len(story.claims) for story in told)))


def test_what_is_only_counted_is_of_one_source_and_uncontested() -> None:
    denied = next(claim for claim in ledger().claims if claim.denied)
    alone = replace(denied, id="alone", members=denied.denied[:1], counted=(), uncounted=(), independent_sources=0)
    alone = replace(alone, denied=denied.denied[:1], contradicts=(), rivals=(), withdrawn=())
    with_it = overview(replace(ledger(), claims=(*ledger().claims, alone)))
    assert "alone" in {claimed.claim.id for story in with_it for claimed in story.claims}


def test_one_report_has_no_empty_story() -> None:
    alone = replace(ledger(), stories=(), lineage=(), claims=())
    assert "Story:" not in printed(alone, "lines", "copies", "claims")
    assert 'class="story"' not in to_html(alone)


def test_every_link_of_the_page_leads_somewhere() -> None:
    page = to_html(ledger())
    targets = re.findall(r' id="([^"]+)"', page)
    assert len(targets) == len(set(targets))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(targets)


HOSTILE = "<script>alert(1)</script> & \x1b[31m \u202e \x00 \"'"


def test_hostile_words_are_shown_as_words() -> None:
    claims = tuple(replace(claim, gist=HOSTILE) for claim in ledger().claims)
    lines = tuple(replace(line, actor=HOSTILE) for line in ledger().attributions)
    stories = tuple(replace(story, label=HOSTILE) for story in ledger().stories)
    bad = replace(ledger(), claims=claims, attributions=lines, stories=stories)
    page = to_html(bad)
    assert "<script>alert" not in page
    assert not re.search("[\x00\x1b\u202e]", page)
    assert not re.search("[\x00\x1b\u202e]", printed(bad, "copies", "claims"))
