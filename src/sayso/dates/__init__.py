"""When: the dates that news copy names, as half-open intervals of the calendar, by our own resolver.

In the order of the work: `tokens` (words and their classes), `grammar` (what a date looks like, a table), `parse`
with `days`, `spans`, `years`, `lengths` (words to nodes), `join` and `compose` (nodes to mentions), `tense` and
`context` (which way a clause looks; what the text says of its own date), `resolve` with its parts (nodes to days, on
`calendar`), `modify` (since, by, from A to B), `find` (the door). `en` and `names_en` are the data of English.
"""

from __future__ import annotations

from .find import find_dates
from .mention import DateMention

__all__ = ["DateMention", "find_dates"]
