"""For whom a source speaks: the desk's `affiliation`."""

from __future__ import annotations

from collections.abc import Sequence

from .reading import Reading
from .who import Referent


def sides(reading: Reading, referents: Sequence[Referent]) -> list[str | None]:
    """The side of each line's source: ISO 3166 alpha-3, UNO, EUU, NATO, IGO, NGO, MED, or `None`."""
    del reading
    return [None for _ in referents]
