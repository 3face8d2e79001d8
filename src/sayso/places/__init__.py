"""Where: the toponyms of news copy, and which places they are, by a table from GeoNames.

In the order of the work: `table` (the places by name; `names` folds spellings), `tokens`, `matches` with `features`
(which words the table has), `evidence` with `people` and `weights` (what speaks for a toponym), `choose` (which place a
name means), `acting` (place or government), `find` (the door). `words_en` is the data of English.
"""

from __future__ import annotations

from .find import PlaceMention, find_places
from .table import Kind, Place

__all__ = ["Kind", "Place", "PlaceMention", "find_places"]
