"""Linking what a store took in: each new report with its neighbourhood, so that the store's ledger is as one reading's.

Whatever the order and the portions in which reports came, the same reports give the same ledger: neighbourhoods rest on
pairs of reports alone, and all reports of one are linked anew whenever one joins it.
"""

from __future__ import annotations

from collections.abc import Callable

from .. import pipeline
from ..link.landmarks import landmarks
from ..link.similarity import shelved
from ..store import Store, joined

SEVERAL = 128
"""Reports whose landmarks are made, and written, at once."""


Told = Callable[[str, int, int], None]
"""Called with `PLACING` or `LINKING`, the reports that are done, and those that wait for it."""
PLACING, LINKING = "placing", "linking"


def link(store: Store, told: Told | None = None) -> int:
    """Link all reports that wait for it; how many links were put into the store.

    Others may write meanwhile: where a neighbourhood changed before its links were kept, it is linked once more. It may
    be stopped at any moment: what is linked by then is kept, neighbourhood by neighbourhood, and not linked again.
    """
    done = 0
    while waiting := store.waiting():
        unplaced = store.unplaced(waiting)
        for at in range(0, len(unplaced), SEVERAL):
            some = unplaced[at : at + SEVERAL]
            with shelved(store):
                made = landmarks([reading.report for reading in store.readings(some)])
            store.mark(made)
            if told:
                told(PLACING, at + len(some), len(unplaced))
        decisions = store.decided()
        left = set(waiting)
        for task in store.tasks(waiting):
            with shelved(store):
                parts = [pipeline.together(store.readings(part), decisions) for part in task.parts]
            done += store.link(joined(parts), task)
            left.difference_update(*task.parts)
            if told:
                told(LINKING, len(waiting) - len(left), len(waiting))
    return done
