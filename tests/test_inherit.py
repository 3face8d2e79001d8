"""What a copy has from its original (`link/inherit.py`)."""

from __future__ import annotations

import pytest

from sayso.link.inherit import inherited_days
from sayso.model import Attribution, Passage

# Days of lines a, b, c before and after; "b<a" means that b is the copy of a.
CASES = [
    ("a copy takes the original's day", {"a": "2025-03-03", "b": "2025-03-05"}, "b<a", {"b": "2025-03-03"}),
    ("also where it tells none itself", {"a": "2025-03-03", "b": None}, "b<a", {"b": "2025-03-03"}),
    ("an original without a day gives none", {"a": None, "b": "2025-03-05"}, "b<a", {}),
    ("a copy of a copy goes back to the first", {"a": "2025-03-03", "b": None, "c": "2025-03-09"}, "c<b b<a",
     {"b": "2025-03-03", "c": "2025-03-03"}),
    ("two that are each other's copy end", {"a": None, "b": None}, "a<b b<a", {}),
    ("an original that is not read gives nothing", {"b": "2025-03-05"}, "b<a", {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "days", "copies", "after"), CASES, ids=lambda x: x if isinstance(x, str) else "")
def test_days(name: str, days: dict[str, str | None], copies: str, after: dict[str, str]) -> None:
    at = (Passage(0, 1),)
    lines = [Attribution(id, f"r-{id}", at, at, at, 0.9, said_on=day) for id, day in days.items()]
    pairs = {copy: origin for copy, _, origin in (pair.partition("<") for pair in copies.split())}
    found, judgements = inherited_days(lines, pairs)
    assert {line.id: line.said_on for line in found} == days | after, name
    assert {j.left for j in judgements} == set(after)
