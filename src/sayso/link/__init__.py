"""Stage 5, `link`: what reports have to do with one another. Their lineage, their stories, and the claims in them.

`lineage` is a pure function of a set of reports, in three steps that a runner may take apart: `keys` (what a report
is found by), `compare` (what two reports share), `group` (which is the copy of which).
"""

from __future__ import annotations

from ..model import Aligned, Edit, Lineage
from .align import compare
from .candidates import candidates
from .lineage import lineage, shown
from .origins import group
from .shingles import keys

__all__ = ["Aligned", "Edit", "Lineage", "candidates", "compare", "group", "keys", "lineage", "shown"]
