"""Where: the toponyms of a report."""

from __future__ import annotations

from ..model import Toponym
from .reading import Reading


def toponyms(reading: Reading) -> list[Toponym]:
    """The names of places, in the order of the text."""
    del reading
    return []
