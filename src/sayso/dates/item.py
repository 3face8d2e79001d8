"""One mention of a text: a node and what modifies it."""

from __future__ import annotations

from dataclasses import dataclass

from .node import Node

DAYS = frozenset({"date", "weekday", "deictic", "numeric", "holiday", "weekday_dom", "war_day"})
"""Nodes that are one day."""


@dataclass(slots=True)
class Item:
    """One mention over the words `[i, j)`: a node and what modifies it."""

    node: Node
    i: int
    j: int
    mod: str = ""
    prefix: str = ""
    part: str = ""
    approx: bool = False
    end: Item | None = None
    between: bool = False
    possessive: bool = False
    """Whether the date belongs to a noun: "before Sunday's vote", "after the October 7 attack"."""
