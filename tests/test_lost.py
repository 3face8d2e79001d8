"""Small words that a broken copy lost: told by its original, and by nothing less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.link.lineage import lineage
from sayso.link.lost import with_lost_words
from sayso.model import Lineage, Report
from sayso.read import read_text

BODY = """Grain ships will pay a third more at the Larnholm locks from June, the broadcaster Kanal Sund reported on
Tuesday, citing a letter of the canal board.

"Nobody told us before the ice went," pilot Ivo Brandt told the paper. Some 410
ships passed the locks in March, the board said.

Harbour master Petra Vale expects queues of two days. The board meets again on 14 May in Grenholm with the owners.
"""
BROKEN = "The owners had been noti fied of it, the board said.\n"
ORIGIN = read_text("LARNHOLM, March 4, 2025 (Ritzau) - " + BODY, id="a")


def read(body: str, name: str = "b") -> Report:
    return read_text("THE SOUND BRIEF | Wednesday 5 March 2025\n\nMore at Ritzau\n\n" + body, id=name)


def found(copy: Report, origin: Report = ORIGIN) -> list[str]:
    links = lineage([origin, copy])
    assert [(link.copy, link.origin) for link in links] == [("b", "a")]
    _, marked = with_lost_words([origin, copy], links)
    return [marked.extract.text[slice(*d.passage)] for d in marked.damage if d.kind == "dropped"]


@pytest.mark.parametrize(
    ("whole", "short", "shown"),
    [
        ("the broadcaster", "broadcaster", ["June, broadcaster"]),
        ("citing a letter", "citing letter", ["citing letter"]),
        ("queues of two", "queues two", ["queues two"]),
        ("reported on Tuesday", "reported Tuesday", []),  # a house's style
        ("the ice went", "ice went", ["before ice"]),
        ("told the paper", "told our paper", []),  # another word in its place
        ("Nobody told us", "Nobody told", []),  # no small word of the closed classes
        ("a third more", "a third more", []),
    ],
)
def test_a_word_that_the_original_has(whole: str, short: str, shown: list[str]) -> None:
    copy = read(BODY.replace(whole, short) + BROKEN)
    assert [d.kind for d in copy.damage] == ["letters"]
    assert found(copy) == shown


def test_a_copy_that_is_whole_is_written_so() -> None:
    assert found(read(BODY.replace("the broadcaster", "broadcaster"))) == []


def test_an_advert_breaks_no_words() -> None:
    assert found(read(BODY.replace("the broadcaster", "broadcaster") + "ADVERTISEMENT\n")) == []


def test_nothing_is_marked_twice_and_an_unsure_link_tells_nothing() -> None:
    copy = read(BODY.replace("citing a letter", "citing letter") + BROKEN)
    links = lineage([ORIGIN, copy])
    once = with_lost_words([ORIGIN, copy], links)
    assert with_lost_words(once, links) == once
    unsure: list[Lineage] = [replace(link, score=0.5) for link in links]
    assert with_lost_words([ORIGIN, copy], unsure) == (ORIGIN, copy)
