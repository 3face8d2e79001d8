"""What a store knows of addresses: when each was asked and with what answer, so that no server is asked in vain.

::

    visits    an address: validators for the next request, its reports, its last error, when to ask again
    listed    an entry of a list: what was said of it, and the reports that came of it
    hosts     a host that asked to be left alone, and until when
    watched   a feed, sitemap or folder that is looked at again and again, and how it fares

Times are ISO 8601 in UTC, to the second, "" where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from . import schema as s
from .store import Store
from .values import encoded


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of an address. Validators count only for the `reader` that read its reports."""

    url: str
    reader: str = ""
    etag: str = ""
    modified: str = ""
    reports: tuple[str, ...] = ()
    failures: int = 0
    error: str = ""
    due: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list: a hash of what the list said of it, and the reports that came of it."""

    mark: bytes
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """A place that is watched: what it is, how often it is looked at (`seconds`), and how it fares.

    `due` is when it is looked at next, `looked` when it was last, `changed` when it last brought a report; `brought`
    counts the reports, `failures` the looks in vain since the last that went well.
    """

    place: str
    kind: str = ""
    title: str = ""
    seconds: float = 0.0
    due: str = ""
    looked: str = ""
    changed: str = ""
    brought: int = 0
    failures: int = 0
    error: str = ""


class Visits:
    """The visits of a store; every method is one transaction."""

    def __init__(self, store: Store) -> None:
        """The store stays open for as long as this is used."""
        self._store = store

    def visit(self, url: str) -> Visit | None:
        """What is known of an address; `None` where it was never asked."""
        with self._store.asking() as connection:
            row = connection.execute(select(s.visits).where(s.visits.c.key == key_of(url))).first()
        if row is None:
            return None
        held = {name: value for name, value in row._mapping.items() if name != "key"}
        return Visit(**{**held, "reports": tuple(row.reports.split())})

    def visited(self, visit: Visit) -> None:
        """Keep what is known of an address now."""
        with self._store.writing() as (connection, now):
            _visited(connection, visit, now)

    def listed(self, name: str) -> dict[bytes, Listed]:
        """The entries of a list that are done, by their keys."""
        with self._store.asking() as connection:
            rows = connection.execute(select(s.listed).where(s.listed.c.list == key_of(name)))
            return {row.key: Listed(row.mark, tuple(row.reports.split())) for row in rows}

    def done(self, name: str, key: bytes, mark: bytes, reports: Iterable[str], visit: Visit | None = None) -> None:
        """Keep that an entry of a list is done, and what is known of its page."""
        with self._store.writing() as (connection, now):
            values = {"list": key_of(name), "key": key, "mark": mark, "reports": " ".join(reports), "at": now}
            _put(connection, s.listed, values, ("list", "key"))
            if visit is not None:
                _visited(connection, visit, now)

    def hosts(self) -> dict[str, datetime]:
        """The hosts that asked to be left alone, and until when."""
        with self._store.asking() as connection:
            return {row.host: datetime.fromisoformat(row.until) for row in connection.execute(select(s.hosts))}

    def closed(self, host: str, until: datetime) -> None:
        """Keep that a host asked to be left alone."""
        with self._store.writing() as (connection, _):
            _put(connection, s.hosts, {"host": host, "until": stamp(until)}, ("host",))

    def watched(self) -> list[Watched]:
        """All that is watched, by place."""
        with self._store.asking() as connection:
            rows = connection.execute(select(s.watched).order_by(s.watched.c.place)).all()
        return [Watched(**{name: value for name, value in row._mapping.items() if name != "key"}) for row in rows]

    def watch(self, watched: Watched) -> None:
        """Keep a place that is watched, as it fares now."""
        with self._store.writing() as (connection, _):
            values = {name: getattr(watched, name) for name in watched.__dataclass_fields__}
            _put(connection, s.watched, {"key": key_of(watched.place), **values}, ("key",))

    def fared(self, watched: Watched) -> None:
        """Keep how a watched place fares, unless it is watched no more."""
        with self._store.writing() as (connection, _):
            values = {name: getattr(watched, name) for name in watched.__dataclass_fields__}
            connection.execute(update(s.watched).where(s.watched.c.key == key_of(watched.place)).values(values))

    def unwatch(self, place: str) -> bool:
        """Watch a place no more; whether it was watched. Its reports stay."""
        with self._store.writing() as (connection, _):
            gone = connection.execute(delete(s.watched).where(s.watched.c.key == key_of(place)))
            return gone.rowcount > 0


def key_of(place: str) -> bytes:
    """What an address or a place is found by: an index takes no long texts."""
    return sha256(encoded(place)).digest()


def stamp(at: datetime) -> str:
    """A moment as it is kept."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _visited(connection: Connection, visit: Visit, now: str) -> None:
    held = replace(visit, at=now)
    values = {name: getattr(held, name) for name in held.__dataclass_fields__}
    _put(connection, s.visits, {**values, "key": key_of(visit.url), "reports": " ".join(visit.reports)}, ("key",))


def _put(connection: Connection, table: Table, values: Mapping[str, Any], key: tuple[str, ...]) -> None:
    """Insert a row, or put it in the place of the one with its key."""
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table).values(values)
    changed = {name: insert.excluded[name] for name in values if name not in key}
    connection.execute(insert.on_conflict_do_update(index_elements=key, set_=changed))
