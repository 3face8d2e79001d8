"""The outlets that a report names: see `wires/naming.py`, which the stage `resolve` reads as well."""

from __future__ import annotations

from ..wires.naming import Named, Outlets, outlets, same_house

__all__ = ["Named", "Outlets", "outlets", "same_house"]
