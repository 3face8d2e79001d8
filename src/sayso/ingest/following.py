"""From addresses and lists to reports: what is new is fetched, what is known is not asked for twice.

What a list says of an entry goes with the report, after what the report says itself. An entry's page is the report; its
own text is where the list has it whole, or where the page cannot be had.
"""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from urllib.parse import urlsplit

from ..model import Problem, Report
from ..read.document import Document
from ..read.http_message import Message
from ..read.paths import Input
from ..read.splitting import documents_in
from ..store import Store
from ..store.visits import Listed, Visit, Visits, key_of, stamp
from .fetch import Fetched, Fetcher
from .listing import Entry, Link, Listing
from .lists import listing
from .politeness import back_off
from .workers import Worker

_DEEPEST = 3
"""Lists within lists that are followed: an OPML file of sitemap indexes of sitemaps."""
MOST_LISTS = 50_000
"""Lists that one address leads to: as many as a sitemap index may name. Indexes can name further ones without end."""
_MOST_FAILURES = 3
"""Times that an entry's page is asked for in vain before it is given up, until the list tells of it anew."""
_OWN_TEXT = ("feed:text", "the entry's own")
Keep = Callable[[tuple[str, ...]], None]


@dataclass(frozen=True, slots=True)
class Step:
    """What was found at one place. `keep` is called with the identifiers of the reports once these are in the store.

    `known` counts reports that were not fetched because they are there; `more` the inputs that a list adds, which is
    `listing`.
    """

    found: tuple[Report | Problem, ...] = ()
    keep: Keep | None = None
    known: int = 0
    more: int = 0
    part: bool = False
    """Whether more of the same input follows."""
    listing: Listing | None = None


@dataclass(slots=True)
class Round:
    """How much of what one address leads to is followed in one go: so many lists, each once, for so many seconds."""

    lists: int = MOST_LISTS
    seconds: float = inf
    seen: set[str] = field(default_factory=set)
    _began: float = field(default_factory=time.monotonic)
    _told: set[str] = field(default_factory=set)

    def over(self, lists: int = 0) -> str:
        """Why nothing more is followed, `lists` more of them among it; "" where there is room."""
        if len(self.seen) + lists > self.lists + 1:  # the address itself is none of them
            return f"it leads to more lists than the {self.lists:,} of one go; what is left is for the next time"
        if time.monotonic() - self._began > self.seconds:
            return f"it leads to more than the {self.seconds:,.0f} s of one go; what is left is for the next time"
        return ""

    def left(self, name: str, why: str) -> tuple[Problem, ...]:
        """The problem that tells of what is not followed, the first time."""
        if why in self._told:
            return ()
        self._told.add(why)
        return (Problem("list-left", f"{name}: {why}", name, fatal=True),)

    def order(self, lists: tuple[Link, ...], done: Mapping[bytes, Listed]) -> list[Link]:
        """Lists in the order in which they are followed: where not all may be, those that never were first.

        The others by chance, so that each has its turn; so too the first, for some can never be had.
        """
        if self.seconds == inf and len(lists) <= self.lists:
            return list(lists)
        return sorted(lists, key=lambda link: (key_of(link.url) in done, random.random()))  # noqa: S311 - for turns


class Follower:
    """Follows addresses and lists for one reader into one store; use it in one thread."""

    def __init__(self, fetcher: Fetcher, store: Store, reader: str, worker: Worker) -> None:
        """`reader` is the name of what reads: what another one read is fetched again. `worker` parses."""
        self._fetcher = fetcher
        self._store = store
        self._visits = Visits(store)
        self._reader = reader
        self._worker = worker
        for host, until in self._visits.hosts().items():
            left = (until - datetime.now(UTC)).total_seconds()
            if left > 0:
                fetcher.leave_alone(host, min(left, 86_400.0))

    def address(
        self, url: str, *, depth: int = 0, must_list: bool = False, within: Round | None = None
    ) -> Iterator[Step]:
        """What is at an address: a page, or a list and all that it leads to, as far as it is followed in one go."""
        within = within or Round()
        if url in within.seen:
            yield Step()
            return
        within.seen.add(url)
        visit = self._visits.visit(url)
        fetched = self._fetch(url, visit)
        if isinstance(fetched, Problem):
            yield Step((fetched,))
            return
        if fetched.unchanged and visit is not None:
            yield Step(known=len(visit.reports))
            return
        found = listing(fetched.content, url, fetched.url)
        if isinstance(found, Listing):
            seen = Visit(url, self._reader, fetched.etag, fetched.modified)
            # A list of lists says nothing of whether these changed, so it is asked for as a whole each time.
            finished = None if found.lists else (lambda: self._visits.visited(seen))
            yield from self.entries(found, url, depth=depth, finished=finished, within=within)
        elif found is not None or must_list:
            message = f"{url}: no feed and no sitemap (of type {fetched.media_type[:60] or 'unknown'}); look at it"
            problem = found or Problem("list", message, url, fatal=True)
            self._failed(url, visit, problem)
            yield Step((problem,))
        else:
            yield self._page(fetched, url, (), lambda ids: self._visits.visited(self._seen_at(url, fetched, ids)))

    def entries(
        self,
        found: Listing,
        name: str,
        *,
        depth: int = 0,
        finished: Callable[[], None] | None = None,
        within: Round | None = None,
    ) -> Iterator[Step]:
        """All that a list called `name` leads to. `finished` is called where nothing of it is left for later."""
        within = within or Round()
        yield Step(found.problems, more=len(found.entries) + len(found.lists), listing=found)
        done = self._visits.listed(name)
        left = False
        for entry in found.entries:
            if why := within.over():
                yield Step(within.left(name, why))
                return
            have = done.get(entry.key)
            if have and have.mark == entry.mark and self._has(have.reports):
                yield Step(known=len(have.reports))
                continue
            step = self._entry(entry, have, found, name)
            left = left or (step.keep is None and not step.known)
            yield step
        if found.lists and depth >= _DEEPEST:
            yield Step(within.left(name, f"lists within lists are followed {_DEEPEST} deep; give this one by itself"))
            return
        for link in within.order(found.lists, done):
            if why := within.over(int(link.url not in within.seen)):
                yield Step(within.left(name, why))
                return
            mark = key_of(link.modified)
            have = done.get(key_of(link.url))
            if link.modified and have and have.mark == mark:
                yield Step()
                continue
            lost = False
            for step in self.address(link.url, depth=depth + 1, must_list=True, within=within):
                lost = lost or any(isinstance(one, Problem) and one.fatal for one in step.found)
                yield step
            left = left or lost
            if not lost:
                self._visits.done(name, key_of(link.url), mark, ())
        if finished and not left:
            finished()

    def _entry(self, entry: Entry, have: Listed | None, found: Listing, name: str) -> Step:
        """The report of an entry that is new, or was updated, or could not be had before."""
        if entry.whole or not entry.url:
            return self._own(entry, found, name, have, ())
        visit = self._visits.visit(entry.url)
        if visit and visit.reports and visit.reader == self._reader and not have and self._has(visit.reports):
            # The page came by another way: this list tells of nothing new.
            self._visits.done(name, entry.key, entry.mark, visit.reports)
            return Step(known=len(visit.reports))
        if visit and visit.error and visit.due > stamp(datetime.now(UTC)) and not entry.text:
            return Step()
        fetched = self._fetch(entry.url, visit)
        if isinstance(fetched, Problem):
            if fetched.kind == "fetch-later":
                return Step((fetched,))
            if not entry.text:
                given_up = visit is not None and visit.failures + 1 >= _MOST_FAILURES
                return Step(
                    (fetched,), (lambda _: self._visits.done(name, entry.key, entry.mark, ())) if given_up else None
                )
            why = f"{entry.url}: the list's own text is the report, since the page cannot be had: {fetched.message}"
            return self._own(entry, found, name, have, (Problem("own-text", why, entry.url),))
        if fetched.unchanged and visit is not None:
            self._visits.done(name, entry.key, entry.mark, visit.reports)
            return Step(known=len(visit.reports))

        def keep(ids: tuple[str, ...]) -> None:
            ids = ids or before
            self._visits.done(name, entry.key, entry.mark, ids, self._seen_at(entry.url, fetched, ids))

        before = have.reports if have else visit.reports if visit else ()
        step = self._page(fetched, entry.url, entry.facts, keep, before)
        if not any(isinstance(one, Report) for one in step.found) and not step.known and entry.text:
            why = f"{entry.url}: the list's own text is the report, since the page shows none"
            return self._own(entry, found, name, have, (Problem("own-text", why, entry.url),))
        return replace(step, found=tuple(self._with(one, entry.problems) for one in step.found))

    def _own(self, entry: Entry, found: Listing, name: str, have: Listed | None, problems: tuple[Problem, ...]) -> Step:
        """The entry's own text as the report; nothing where it has none."""
        place = entry.url or f"{name}#{entry.guid}"

        def keep(ids: tuple[str, ...]) -> None:
            self._visits.done(name, entry.key, entry.mark, ids or (have.reports if have else ()))

        if not entry.text.strip():
            message = f"{place}: the entry has neither a page nor a text"
            return Step((Problem("empty", message, place),), keep)
        site = (("feed:site", found.title),) if found.title else ()
        document = Document(
            "page" if entry.html else "text", entry.text.encode("utf-8", "replace"), place, place,
            Input(Path(place), place).stem, charset="utf-8", told=(*entry.facts, *site, _OWN_TEXT), problems=problems,
        )  # fmt: skip
        reports = tuple(self._with(one, entry.problems) for one in self._worker.parse(document))
        return self._changed(reports, keep, have.reports if have else ())

    def _page(
        self,
        fetched: Fetched,
        url: str,
        facts: tuple[tuple[str, str], ...],
        keep: Keep,
        before: tuple[str, ...] = (),
    ) -> Step:
        """The reports of what was fetched, with facts that a list tells of it; where there is no text, why not."""
        item = Input(Path(urlsplit(fetched.url).path), fetched.url)
        charset = Message(0, {"content-type": fetched.media_type}, b"").charset
        found: list[Report | Problem] = []
        for document, _ in documents_in(io.BufferedReader(io.BytesIO(fetched.content)), item):
            if isinstance(document, Problem):
                found.append(document)
                continue
            for one in self._worker.parse(replace(document, told=facts, charset=document.charset or charset)):
                found += [one] if isinstance(one, Problem) or one.text else one.problems
        if all(isinstance(one, Problem) for one in found):
            self._failed(url, None, next(iter(one for one in found if isinstance(one, Problem)), None))
            return Step(tuple(found))
        return self._changed(tuple(found), keep, before)

    def _changed(self, found: tuple[Report | Problem, ...], keep: Keep, before: tuple[str, ...]) -> Step:
        """What was found, without reports whose text is that of a report that came of the same entry before."""
        if not before or not self._has(before):
            return Step(found, keep)
        texts = {self._store.text(id) for id in before}
        new = tuple(one for one in found if isinstance(one, Problem) or one.text not in texts)
        if any(isinstance(one, Report) for one in new):
            return Step(new, keep)
        keep(before)
        return Step(new, known=len(before))

    def _fetch(self, url: str, visit: Visit | None) -> Fetched | Problem:
        """Ask an address, with validators where their reports are there; what went wrong is kept.

        That a host asks to be left alone is no failure of the address: many are not even asked then.
        """
        known = visit is not None and visit.reader == self._reader and self._has(visit.reports)
        etag, modified = (visit.etag, visit.modified) if visit and known else ("", "")
        fetched = self._fetcher.fetch(url, etag=etag, modified=modified)
        if isinstance(fetched, Problem):
            if fetched.kind != "fetch-later":
                self._failed(url, visit, fetched)
            for host, left in self._fetcher.left_alone().items():
                self._visits.closed(host, datetime.now(UTC) + timedelta(seconds=left))
        return fetched

    def _failed(self, url: str, visit: Visit | None, problem: Problem | None) -> None:
        held = visit or self._visits.visit(url) or Visit(url, self._reader)
        failures = held.failures + 1
        due = stamp(datetime.now(UTC) + timedelta(seconds=back_off(failures)))
        said = problem.message[:500] if problem else "no text"
        self._visits.visited(replace(held, failures=failures, error=said, due=due))

    def _seen_at(self, url: str, fetched: Fetched, ids: tuple[str, ...]) -> Visit:
        return Visit(url, self._reader, fetched.etag, fetched.modified, ids)

    def _has(self, ids: tuple[str, ...]) -> bool:
        return all(self._store.has(id, self._reader) for id in ids)

    def _with(self, one: Report | Problem, problems: tuple[Problem, ...]) -> Report | Problem:
        return replace(one, problems=(*one.problems, *problems)) if isinstance(one, Report) else one
