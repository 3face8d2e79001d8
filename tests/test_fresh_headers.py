"""Header facts of batches that were written before they were read (cases/headers_fresh.txt): what stays wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sayso.backends import Backend, load
from sayso.model import Extract, Report
from sayso.read.header import read_header
from sayso.read.pointed_headers import with_headers
from sayso.read.settle import settle
from sayso.wires import directory, fold
from test_read_headers import blocks, wrong

FACTS = ("publisher", "relays", "published", "dateline")
WRONG = {
    # Batch: how many facts of each kind are wrong at most. A change that mends one lowers the number.
    "1": (0, 0, 0, 0),
    "2": (0, 0, 2, 0),
    "3": (0, 0, 0, 0),
    "4": (0, 0, 0, 0),
    "5": (0, 1, 1, 1),
    "6": (0, 0, 1, 0),
    "7": (0, 2, 0, 1),
    "8": (0, 2, 0, 0),
    "9": (0, 0, 1, 1),
    "10": (1, 0, 0, 0),
    "11": (3, 3, 2, 0),
    "12": (0, 0, 2, 1),
    "13": (0, 0, 0, 1),
    "14": (0, 1, 0, 0),
    "15": (1, 0, 1, 0),
    "16": (1, 0, 1, 1),
    "17": (0, 1, 0, 0),
    "18": (0, 0, 0, 0),
    "19": (0, 0, 1, 0),
    "20": (1, 1, 0, 0),
    "21": (2, 4, 5, 7),
    "22": (1, 1, 1, 1),
    "23": (1, 1, 3, 3),
    "24": (2, 3, 0, 6),
    "25": (6, 11, 8, 9),
    "26": (1, 3, 0, 1),
    "27": (5, 7, 3, 2),
    "28": (12, 8, 6, 4),
    "29": (16, 6, 5, 5),
    "30": (14, 8, 6, 1),
    "31": (12, 12, 3, 2),
    "32": (12, 14, 2, 5),
    "33": (13, 10, 5, 2),
    "34": (15, 12, 5, 2),
    "35": (13, 11, 6, 4),
}
POINTED = {
    # The same with the network: batches that nothing of it has learned from.
    "27": (4, 7, 3, 2),
    "29": (11, 6, 5, 4),
    "31": (9, 12, 3, 1),
    "33": (9, 10, 5, 1),
    "35": (9, 11, 6, 3),
}
_, *PARTS = (Path(__file__).parent / "cases" / "headers_fresh.txt").read_text("utf-8").split("\n##### batch ")
BATCHES = {part.partition(":")[0]: blocks(part) for part in PARTS}


def by_the_tables(name: str) -> str:
    """The name that the ledger gives to an outlet, however the case writes it ("VOA" is the Voice of America)."""
    wire = directory().named.get(fold(name)) or directory().tagged.get(fold(name))
    return wire.name if wire else name


FROM_HERE_TOGETHER = 26
"""The batch from which the reports of a story are read together, as the cases' names tell them ("samar-2 Kyodo")."""


def stories(batch: str) -> list[list[tuple[str, dict[str, str], str]]]:
    """The cases of a batch that are read together."""
    if int(batch) < FROM_HERE_TOGETHER:
        return [[case] for case in BATCHES[batch]]
    found: dict[str, list[tuple[str, dict[str, str], str]]] = {}
    for case in BATCHES[batch]:
        found.setdefault(case[0].split()[0].rpartition("-")[0], []).append(case)
    return list(found.values())


def counted(batch: str, backend: Backend) -> Counter[str]:
    """How many facts of each kind are wrong."""
    found: Counter[str] = Counter()
    for cases in stories(batch):
        read = [read_header(Report(id=name, path=name, text=t, extract=Extract.identity(t))) for name, _, t in cases]
        told = with_headers(read, backend)
        for (name, expected, _), report in zip(cases, settle(told) if len(told) > 1 else told, strict=True):
            assert set(expected) == set(FACTS), name
            relays = "; ".join(map(by_the_tables, expected["relays"].split("; ")))
            facts = {**expected, "publisher": by_the_tables(expected["publisher"]), "relays": relays}
            found.update(list(wrong(report, facts)))
    return found


@pytest.mark.parametrize("batch", BATCHES)
def test_no_more_is_wrong_than_was(batch: str) -> None:
    found = counted(batch, load("rules"))
    assert all(found[fact] <= most for fact, most in zip(FACTS, WRONG[batch], strict=True)), found


@pytest.mark.parametrize("batch", POINTED)
def test_no_more_is_wrong_than_was_where_the_network_points(batch: str) -> None:
    """In batches that neither the network nor its weights have learned from."""
    found = counted(batch, load("onnx"))
    assert all(found[fact] <= most for fact, most in zip(FACTS, POINTED[batch], strict=True)), found


def test_batches_are_whole() -> None:
    assert set(BATCHES) == set(WRONG)
    assert set(POINTED) <= set(BATCHES)
    assert all(len(cases) >= 30 for cases in BATCHES.values())
