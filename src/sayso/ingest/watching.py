"""Watching: feeds, sitemaps, pages and folders are looked at again and again, those that change more often more often.

All state is in the store: what is watched, how it fares, when it is looked at next. So it may be stopped at any moment,
and goes on where it was.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from ..errors import OptionError
from ..model import Problem, Report
from ..read.paths import inputs
from ..settings import Settings
from ..store import Store
from ..store.visits import Visits, Watched, key_of, stamp
from .fetch import Limits
from .following import Round
from .listing import Listing
from .politeness import back_off
from .taking import Taker, is_address

SOONEST, FIRST, LATEST = 300.0, 1800.0, 86_400.0
"""Seconds between two looks at an address: the fewest, those of the beginning, the most."""
FOLDER = 10.0
"""Seconds between two looks at a folder."""
LISTS, LOOK = 500, 600.0
"""Lists, and seconds, of one look at an address: so that none, however much it leads to, keeps the others waiting."""
_SETTLED = 2.0
"""Seconds for which a file must not have changed before it is read: another program may still write it."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at a watched place: `kind` is "new", "problem", "failed" or "back"."""

    at: str
    kind: str
    place: str
    message: str


def add(store: Store, places: Iterable[str]) -> None:
    """Watch places from now on, which are looked at at once; those that are watched stay as they are.

    Raises `OptionError` for a path that is not there.
    """
    visits = Visits(store)
    there = {watched.place for watched in visits.watched()}
    for given in places:
        place = given if is_address(given) else str(Path(given).resolve())
        if not is_address(place) and not Path(place).exists():
            raise OptionError(f"there is no {place}; give a folder, a file or an address that is there")
        if place not in there:
            visits.watch(Watched(place, seconds=FIRST if is_address(place) else FOLDER))


def remove(store: Store, places: Iterable[str]) -> None:
    """Watch places no more; their reports stay. Raises `OptionError` for one that is not watched."""
    visits = Visits(store)
    for given in places:
        if not visits.unwatch(given) and (is_address(given) or not visits.unwatch(str(Path(given).resolve()))):
            raise OptionError(f"{given} is not watched; `sayso watch {store.place} --list` shows what is")


def listed(store: Store) -> list[Watched]:
    """All that is watched, and how it fares."""
    return Visits(store).watched()


def watch(
    store: Store,
    settings: Settings,
    tell: Callable[[Event], None],
    *,
    once: bool = False,
    limits: Limits | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> bool:
    """Look at what is due, with `once` a single time, else for ever; whether all that was looked at could be had.

    Raises `OptionError` where nothing is watched, `StoreError` and `BackendError` as `take` does.
    """
    visits = Visits(store)
    if not visits.watched():
        raise OptionError(f"nothing is watched in {store.place}; give a feed, a sitemap, a page or a folder")
    with Taker(store, settings, limits) as taker:
        well = True
        while True:
            # A look at a list of feeds adds these, so it is asked again what is due.
            while due := [one for one in visits.watched() if one.due <= stamp(datetime.now(UTC))]:
                for watched in due:
                    fared = _Look(watched, store, taker, tell).look()
                    visits.fared(fared)
                    well = well and not fared.failures
            if once:
                return well
            next_ones = [datetime.fromisoformat(watched.due) for watched in visits.watched() if watched.due]
            left = (min(next_ones) - datetime.now(UTC)).total_seconds() if next_ones else FOLDER
            sleep(min(max(left, 1.0), FOLDER))  # others may add and remove places meanwhile


class _Look:
    """One look at one place."""

    def __init__(self, watched: Watched, store: Store, taker: Taker, tell: Callable[[Event], None]) -> None:
        self._watched = watched
        self._visits = Visits(store)
        self._taker = taker
        self._tell = tell

    def look(self) -> Watched:
        """Take in what is new, and say how the place fares."""
        if is_address(self._watched.place):
            new, wrong = self._address()
        else:
            new, wrong = self._folder()
        self._taker.finish()
        before, now = self._watched, datetime.now(UTC)
        failures = before.failures + 1 if wrong else 0
        if wrong:
            self._say("failed", wrong)
        elif before.failures:
            self._say("back", f"after {before.failures:,} looks in vain")
        wait = max(before.seconds, back_off(failures) if wrong else 0.0)
        if is_address(before.place):
            wait *= 0.95 + random.random() / 10  # noqa: S311 - so that not all are looked at together
        return replace(
            before,
            due=stamp(now + timedelta(seconds=wait)),
            looked=stamp(now),
            changed=stamp(now) if new else before.changed,
            brought=before.brought + new,
            failures=failures,
            error=wrong[:500],
        )

    def _address(self) -> tuple[int, str]:
        """How many reports are new, and why the address could not be had."""
        place, new, least, wrong, had = self._watched.place, 0, 0.0, "", False
        for step in self._taker.follower.address(place, within=Round(LISTS, LOOK)):
            if step.listing is not None:
                least = min(step.listing.minutes * 60.0, LATEST)
                title = step.listing.title or self._watched.title
                self._watched = replace(self._watched, kind=step.listing.kind, title=title)
                if self._subscribed(step.listing):
                    break
            elif not had and step.found and isinstance(step.found[0], Problem) and step.found[0].fatal:
                wrong = step.found[0].message
                break
            elif not had and any(isinstance(one, Report) for one in step.found):
                self._watched = replace(self._watched, kind="page")
            had = True
            new += self._keep(self._taker.keep(step), step.found)
        if not wrong:
            seconds = self._watched.seconds / 2 if new else self._watched.seconds * 1.5
            self._watched = replace(self._watched, seconds=min(max(seconds, SOONEST, least), LATEST))
        return new, wrong

    def _folder(self) -> tuple[int, str]:
        """How many reports of a folder or a file are new, and why it could not be looked at."""
        place, new = self._watched.place, 0
        self._watched = replace(self._watched, kind="folder" if Path(place).is_dir() else "file")
        if not Path(place).exists():
            return 0, f"{place} is not there any more"
        done = self._visits.listed(place)
        for item in inputs([place])[0]:
            try:
                status = Path(item.shown).stat()
            except OSError:  # it was taken away meanwhile
                continue
            if abs(time.time() - status.st_mtime) < _SETTLED:
                continue
            said = f"{status.st_size} {status.st_mtime_ns} {self._taker.reader}"
            key, mark = key_of(item.shown), sha256(said.encode("utf-8", "surrogatepass")).digest()
            if key in done and done[key].mark == mark:
                continue
            for step in self._taker.file(item):
                new += self._keep(self._taker.keep(step), step.found)
                if self._subscribed(step.listing):
                    break
            self._visits.done(place, key, mark, ())
        return new, ""

    def _subscribed(self, listing: Listing | None) -> bool:
        """Whether a list is one of feeds; then each of these is watched from now on, as often as it changes itself."""
        if listing is None or listing.kind != "OPML":
            return False
        there = {watched.place for watched in self._visits.watched()}
        for link in listing.lists:
            if link.url not in there:
                self._visits.watch(Watched(link.url, title=link.title, seconds=FIRST))
        return True

    def _keep(self, new: tuple[Report, ...], found: Iterable[Report | Problem]) -> int:
        """Tell what is new and what went wrong; how many reports are new."""
        for report in new:
            self._say("new", f"{report.id[:9]} {report.title.value if report.title else report.path}")
        for one in found:
            if isinstance(one, Problem) and one.fatal:
                self._say("problem", one.message)
        return len(new)

    def _say(self, kind: str, message: str) -> None:
        self._tell(Event(stamp(datetime.now(UTC)), kind, self._watched.place, message))
