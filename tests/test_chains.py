"""Relays and publishers along the links of copies: what the one report shows completes the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations

import pytest

from sayso.link.chains import chained
from sayso.link.lineage import lineage
from sayso.model import Fact, Report
from sayso.read import read_text

BODY = """Grain ships will pay {a} a third more at the Larnholm locks from June, the Tolmar Gazette reported on Tuesday,
citing a letter of the canal board.

"Nobody told us before the ice went," pilot Ivo Brandt told the paper. Some
410 ships passed the locks in March, the board said.

Harbour master Petra Vale expects queues of two days. The board meets again on 14 May in Grenholm with the owners.
"""
AGENCY = "LARNHOLM, March 4, 2025 (Ritzau) - " + BODY.format(a="about")
DIGEST = """THE SOUND BRIEF | Wednesday 5 March 2025

2. Dearer locks

"Nobody told us before the ice went," pilot Ivo Brandt told the paper. Some
410 ships passed the locks in March, the board said.

Harbour master Petra Vale expects queues of two days. The board meets again on 14 May in Grenholm with the owners.
{note}"""


def told(*reports: Report) -> dict[str, tuple[str | None, list[tuple[str, str]]]]:
    """The publisher, and the relays with their origins, of each report after its links were followed."""
    found = chained(reports, lineage(reports))
    return {r.id: (r.publisher.value if r.publisher else None, [(f.value, f.origin) for f in r.relays]) for r in found}


def test_a_copy_has_the_house_of_its_original_where_it_names_it() -> None:
    origin = read_text(AGENCY, id="a")
    copy = read_text(DIGEST.format(note="More at Ritzau and the Tolmar Gazette"), id="b")
    assert copy.relays == ()
    assert told(origin, copy)["b"] == ("THE SOUND BRIEF", [("Ritzau", "copied"), ("Tolmar Gazette", "copied")])


def test_what_a_copy_does_not_name_is_no_relay_of_its_own() -> None:
    origin, copy = read_text(AGENCY, id="a"), read_text(DIGEST.format(note=""), id="b")
    assert told(origin, copy)["b"][1] == []


def test_a_statement_that_is_printed_is_no_relay() -> None:
    statement = read_text("PRESS RELEASE\n\nCanal Board\n4 March 2025\n\n" + BODY.format(a=""), id="a")
    copy = read_text(DIGEST.format(note="Text: Canal Board"), id="b")
    assert not any(name == "Canal Board" for name, _ in told(statement, copy)["b"][1])


def test_an_original_without_a_name_is_put_out_by_the_house_that_its_copy_names() -> None:
    origin = read_text(
        "Dearer locks\n\nBy Ana Roe\n\n"
        + BODY.format(a="").replace(", the Tolmar Gazette reported on Tuesday,\nciting", ",\nsays"),
        id="a",
    )
    copy = read_text(AGENCY, id="b")
    assert origin.publisher is None
    assert told(origin, copy)["a"][0] == "Tolmar Gazette"
    pointed = replace(origin, publisher=Fact("Orlo Sun", None, "pointed"))
    assert told(pointed, copy)["a"][0] == "Tolmar Gazette"
    shown = replace(origin, publisher=Fact("Orlo Sun", None, "masthead"))
    assert told(shown, copy)["a"][0] == "Orlo Sun"


def test_the_same_in_any_order() -> None:
    reports = [
        read_text(AGENCY, id="a"),
        read_text(DIGEST.format(note="More at Ritzau and the Tolmar Gazette"), id="b"),
        read_text(" date 2025-03-05 (MENAFN- Ritzau) " + BODY.format(a="about"), id="c"),
    ]
    found = [told(*order) for order in permutations(reports)]
    assert all(one == found[0] for one in found)
    assert [name for name, _ in found[0]["c"][1]] == ["Ritzau", "Tolmar Gazette"]


@pytest.mark.parametrize("links", [(), lineage([read_text(AGENCY, id="a")])])
def test_without_links_nothing_changes(links: tuple[()]) -> None:
    report = read_text(AGENCY, id="a")
    assert chained([report], links) == (report,)


def test_a_chain_of_thousands_of_copies_is_followed_to_its_end() -> None:
    [link] = lineage([read_text(AGENCY, id="a"), read_text(DIGEST.format(note="More at Ritzau"), id="b")])
    ids = [f"{9999 - n}" for n in range(3000)]  # the last copy is the first by name
    later = read_text(DIGEST.format(note="More at Ritzau"), id="b")
    reports = [read_text(AGENCY, id=ids[0]), *(replace(later, id=id) for id in ids[1:])]
    links = [replace(link, copy=copy, origin=origin) for origin, copy in pairwise(ids)]
    found = chained(reports, links)
    assert [fact.value for fact in found[1].relays] == ["Ritzau"]
    assert [report.id for report in found] == [report.id for report in reports]
