"""Lineage: which report is the copy of which, as cases; what each copy changed; and what must hold for any reports."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link import Lineage, lineage
from sayso.model import Attribution, Fact, Label, Passage, Report
from sayso.read import read_text

CASES = Path(__file__).parent / "cases"


def report(
    text: str,
    id: str,
    house: str = "",
    day: str = "",
    relays: tuple[str, ...] = (),
    labels: tuple[str, ...] = (),
) -> Report:
    """A report with these header facts, whatever its text says of them."""
    return replace(
        read_text(text, id=id),
        asides=(),
        dateline=None,
        publisher=Fact(house, None, "given") if house else None,
        published_on=Fact(day, None, "given") if day else None,
        relays=tuple(Fact(relay, None, "given") for relay in relays),
        labels=tuple(
            Label(kind, Passage(0, 0), int(number) if number else None)
            for kind, _, number in (label.partition(" ") for label in labels)
        ),
    )


def cases() -> list[tuple[str, list[Report], set[str]]]:
    """Name, reports and links of every case."""
    out: list[tuple[str, list[Report], set[str]]] = []
    paragraphs: dict[str, str] = {}
    for line in (CASES / "lineage.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("# "):
            continue
        if line.startswith("## "):
            out.append((line[3:], [], set()))
        elif re.match(r"[A-Z] = ", line):
            paragraphs[line[0]] = line[4:]
        elif "|" in line:
            id, house, day, relays, labels, body = (part.strip() for part in line.split("|"))
            parts = [quoted or paragraphs[letter] for quoted, letter in re.findall(r'"([^"]*)"|(\b[A-Z]\b)', body)]
            out[-1][1].append(report("\n\n".join(parts), id, house, day, _list(relays), _list(labels)))
        elif line != "nothing":
            out[-1][2].add(line)
    return out


def _list(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";") if part.strip())


ALL = cases()
BY_NAME = {name: reports for name, reports, _ in ALL}


@pytest.mark.parametrize(("name", "reports", "expected"), ALL, ids=[name for name, _, _ in ALL])
def test_links(name: str, reports: list[Report], expected: set[str]) -> None:
    assert {f"{link.copy} <- {link.origin} {link.relation}" for link in lineage(reports)} == expected


def edit_cases() -> list[tuple[list[str], str, str]]:
    rows = [line for line in (CASES / "lineage-edits.txt").read_text("utf-8").splitlines() if "|" in line]
    rows = [line for line in rows if not line.startswith("#")]
    split = [[part.strip() for part in line.split("|")] for line in rows]
    return [(sorted(kind.strip() for kind in kinds.split(";") if kind), old, new) for kinds, old, new in split]


BEFORE = "The village of Morteline lies at the foot of a glacier that has moved faster every summer since the quarry."
AFTER = "Seven of nine sensors still send figures to the valley, where a clerk writes them into a green ledger by hand."


def pair(old: str, new: str) -> tuple[Report, Report]:
    """An original and a copy that differ in one sentence."""
    texts = [f"{BEFORE}\n\n{sentence}\n\n{AFTER}\n" for sentence in (old, new)]
    return report(texts[0], "r1", "Alpine Service", "2031-03-04"), report(texts[1], "r2", "Valley Post", "2031-03-05")


@pytest.mark.parametrize(("kinds", "old", "new"), edit_cases())
def test_edits(kinds: list[str], old: str, new: str) -> None:
    origin, copy = pair(old, new)
    (link,) = lineage([copy, origin])
    assert (link.copy, link.origin) == ("r2", "r1")
    assert sorted(edit.kind for edit in link.edits) == kinds
    for edit in link.edits:  # what is pointed at lies in the sentence that was changed
        for text, sentence, passages in ((copy.text, new, edit.copy), (origin.text, old, edit.origin)):
            assert all(text[start:end] in sentence for start, end in passages)


def test_an_undecided_direction_has_a_low_score() -> None:
    (undecided,) = lineage(
        BY_NAME["identical texts of two houses on one day: undecided, the smaller identifier is the original"]
    )
    (decided,) = lineage(BY_NAME["identical texts, the day decides against the identifiers"])
    assert undecided.score < 0.6 < decided.score
    assert undecided.evidence == ("nothing tells",)


def test_a_correction_is_told() -> None:
    reports = list(BY_NAME["versions of one article: each derives from the one before"][:2])
    reports[1] = replace(reports[1], labels=(Label("CORRECTED", Passage(0, 0)),))
    (link,) = lineage(reports)
    assert (link.copy, link.relation, link.correction) == ("r2", "edited", True)


def test_moved_paragraphs_are_moved_and_not_cut() -> None:
    first, second, third, fourth = (BY_NAME["an excerpt of two reports"][0].text.split("\n\n"))[:4]
    origin = report("\n\n".join([first, second, third, fourth]), "r1", "Baltic Wire", "2031-03-04")
    copy = report("\n\n".join([first, third, second, fourth]), "r2", "Varnholm Post", "2031-03-05")
    (link,) = lineage([origin, copy])
    assert [edit.kind for edit in link.edits] == ["moved"]
    assert sum(piece.moved for piece in link.aligned) == 1


def test_the_house_that_relays_most_lines_is_named() -> None:
    """A rewrite whose header names nobody, but whose lines come through the other's house."""
    first, second = BY_NAME["a rewrite that shares few words and names its origin"]
    second = replace(second, relays=())
    lines = [
        Attribution(f"a{n}", "r2", (), (Passage(0, 1),), (Passage(1, 2),), 1.0, via=("Varnholm Post",)) for n in (1, 2)
    ]
    assert not lineage([first, second])
    (link,) = lineage([first, second], lines)
    assert (link.copy, link.origin, link.relation, link.method, link.edits) == ("r2", "r1", "rewrite", "named", ())


def whole(link: Lineage, copy: Report, origin: Report) -> None:
    """Aligned passages say the same words."""
    for piece in link.aligned:
        texts = (copy.text[piece.copy.start : piece.copy.end], origin.text[piece.origin.start : piece.origin.end])
        one, other = (_bare(text) for text in texts)
        assert one == other != []


def _bare(text: str) -> list[str]:
    text = unicodedata.normalize("NFKD", re.sub(r"<[^>]*>", " ", text).replace("&amp;", "&").replace("\u00ad", ""))
    return re.findall(r"\w+", "".join(c for c in text if not unicodedata.combining(c)).lower())


@pytest.mark.parametrize(
    "received",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace('"', "”").upper(),
        lambda text: text.replace("e", "e\u00ad"),
    ],
    ids=["CRLF", "no-break spaces", "NFD", "capitals", "soft hyphens"],
)
def test_what_does_not_alter_words_alters_nothing(received) -> None:  # type: ignore[no-untyped-def]
    origin = BY_NAME["cut from the bottom and given another first line"][0]
    origin = replace(
        read_text(origin.text.replace("schoolteacher", "café owner"), id="r1"), published_on=origin.published_on
    )
    copy = replace(read_text(received(origin.text), id="r2"), published_on=Fact("2031-03-09", None, "given"))
    (link,) = lineage([copy, origin])
    assert (link.copy, link.relation, link.edits) == ("r2", "verbatim", ())
    whole(link, copy, origin)


def test_a_web_page_is_a_copy_of_plain_text() -> None:
    origin = BY_NAME["cut from the bottom and given another first line"][0]
    rows = origin.text.replace("pipe and", "pipe &amp; and").split("\n\n")
    body = "".join(f"<p>{row.replace('harbour office', 'harbour <b>office</b>')}</p>\n" for row in rows)
    head = "<!DOCTYPE html><html><head><title>Ferry aground</title></head>"
    page = f"{head}<body><article><h1>Ferry aground</h1>{body}</article></body></html>"
    copy = replace(read_text(page, id="r2"), published_on=Fact("2031-03-09", None, "given"))
    (link,) = lineage([copy, origin])
    assert (link.copy, link.origin, link.relation) == ("r2", "r1", "verbatim")
    whole(link, copy, origin)
    at = copy.text.index("Fishermen had warned")
    sentence = Passage(at, copy.text.index("was dark", at) + len("was dark"))
    inherited = link.inherited([sentence])
    assert " ".join(origin.text[a:b] for a, b in inherited) == (
        "Fishermen had warned the harbour office three times since the spring "
        "that the buoy at the northern reef was dark"
    )


def test_a_passage_of_the_copy_is_found_in_the_original() -> None:
    origin, copy = pair("The storm left 412 houses without a roof.", "The storm left 421 houses without a roof.")
    (link,) = lineage([origin, copy])
    same = copy.text.index("Seven of nine"), copy.text.index(" by hand")
    assert [origin.text[a:b] for a, b in link.inherited([Passage(*same)])] == [copy.text[slice(*same)]]
    assert link.whole([Passage(*same)], copy.text)
    changed = copy.text.index("The storm"), copy.text.index(" without a roof")
    assert [origin.text[a:b] for a, b in link.inherited([Passage(*changed)])] == ["The storm left", "houses"]
    assert not link.whole([Passage(*changed)], copy.text)
    assert link.inherited([]) == ()


FAMILY = [one for name in ("an excerpt of two reports", "unrelated reports") for one in BY_NAME[name]]


def renamed(reports: list[Report]) -> list[Report]:
    return [replace(one, id=f"{number}-{one.id}") for number, one in enumerate(reports)]


PASSAGE = """The shipping line Norrled said that the radar had been serviced in May and that the captain, who has
sailed the route for eleven years, would not be suspended while the inquiry lasts."""
MATTERS = {
    "2031-03-04": "Two crew members were treated for cold, and a truck with cattle slid into the hold.",
    "2031-03-06": "Parliament voted by a narrow margin to raise the tax on sugar, after a debate of eleven hours.",
    "2031-03-09": "Grocers had put up posters in all provinces, and a petition went up the stairs in laundry baskets.",
    "2031-03-12": "A glacier above the village of Morteline has slowed to less than a metre a day, geologists said.",
    "2031-03-20": "Engineers drilled nine holes into the ice and let down sensors on steel wire.",
}


def shared_by(days: list[str]) -> set[str]:
    """The copies among reports of one house each that tell of other matters and have one passage in common."""
    reports = [
        report(f"{matter}\n\n{PASSAGE}\n\n{backward}\n\n{matter[::-1]}", f"r{at}", f"House {at}", day)
        for at, (day, matter) in enumerate(zip(days, MATTERS.values(), strict=True))
        for backward in [" ".join(reversed(matter.split()))]
    ]
    return {link.copy for link in lineage(reports)}


def test_what_several_cut_from_one_story_within_weeks_is_copied() -> None:
    assert shared_by(list(MATTERS)) == {"r1", "r2", "r3", "r4"}


def test_what_several_have_in_use_for_a_season_is_no_copy() -> None:
    assert shared_by(["2031-03-04", "2031-05-06", "2031-06-09", "2031-07-12", "2031-08-20"]) == set()


@given(st.permutations(renamed([one for reports in BY_NAME.values() for one in reports])))
@settings(max_examples=15, deadline=None)
def test_any_order_gives_the_same(reports: list[Report]) -> None:
    assert lineage(reports) == lineage(sorted(reports, key=lambda one: one.id))


def test_one_by_one_or_together_and_spilled_give_the_same() -> None:
    reports = renamed([one for reports in BY_NAME.values() for one in reports])
    together = lineage(reports)
    assert len(together) > len(ALL) / 2
    kept: list[Report] = []
    for one in reports:
        kept.append(one)
        last = lineage(kept)
    assert last == together == lineage(reports, memory=0)


WORDS = st.lists(
    st.sampled_from(["one", "two", "three", "not", "Olander", "4", "\u0301", "\ud800", "“", '"', "\n", "ß", "東京"])
)


@given(st.lists(WORDS.map(" ".join), max_size=4), st.lists(st.text(), max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_an_answer(some: list[str], others: list[str]) -> None:
    reports = [
        replace(report("", f"r{n}"), text=text, extract=type(FAMILY[0].extract).identity(text))
        for n, text in enumerate([*some, *some, *others])
    ]
    of = {one.id: one for one in reports}
    for link in lineage(reports):
        assert link.copy != link.origin
        assert 0 <= link.score <= 1
        for edit in link.edits:
            for passages, text in ((edit.copy, of[link.copy].text), (edit.origin, of[link.origin].text)):
                assert all(0 <= start < end <= len(text) for start, end in passages)


def test_a_family_links_to_its_original_and_nothing_in_a_circle() -> None:
    base = BY_NAME["cut from the bottom and given another first line"][0]
    copies = [
        replace(
            base,
            id=f"c{n:03}",
            publisher=Fact(f"Paper {n}", None, "given"),
            published_on=Fact("2031-03-05", None, "given"),
        )
        for n in range(200)
    ]
    found = lineage([*copies, base])
    assert {link.copy for link in found} == {one.id for one in copies}
    assert {link.origin for link in found} == {"r1"}
