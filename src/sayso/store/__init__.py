"""Stage 6, `store`: what was read is kept, on SQLite or PostgreSQL, and loses nothing.

::

    with Store("news.db") as store:               # or Store("postgresql://user@host/name")
        if not store.has(report.id, reader):      # report = identified(report): its identifier is a hash of content
            store.add(Reading(report, reader, lines=..., told=..., toponyms=..., sources=...))
        scope = store.around(store.waiting())     # what hangs together with what is new
        store.link(Linked(scope, lines=..., claims=..., lineage=..., stories=..., judgements=..., who=...))
        for line in store.lines(report=report.id): ...
        store.decide("reject", "claim", [claim.id], author="A. Reis", note="a hoax")

Each call is one transaction. What a reader made of one report (`Reading`) is kept apart from what was made of reports
together (`Linked`), which is replaced whenever they are linked anew, and from what people decide (`Decision`), which
nothing replaces.
"""

from .kept import Anchor, Decision, Fault, Linked, Reading, identified, joined, report_id
from .store import Store

__all__ = [
    "Anchor",
    "Decision",
    "Fault",
    "Linked",
    "Reading",
    "Store",
    "identified",
    "joined",
    "report_id",
]
