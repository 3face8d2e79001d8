"""Searches that people keep under a name."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from .schema import searches


class Search(NamedTuple):
    """A saved search: what it is called, what it asks, and when it was kept (ISO 8601, UTC)."""

    name: str
    query: str
    added: str


def held(connection: Connection) -> tuple[Search, ...]:
    """The saved searches, by name."""
    rows = connection.execute(select(searches.c.name, searches.c.query, searches.c.added).order_by(searches.c.name))
    return tuple(Search(*row) for row in rows)


def save(connection: Connection, name: str, query: str, now: str) -> None:
    """Keep a search; one of that name gives way."""
    changed = update(searches).where(searches.c.name == name).values(query=query, added=now)
    if not connection.execute(changed).rowcount:
        connection.execute(insert(searches).values(name=name, query=query, added=now))


def forget(connection: Connection, name: str) -> bool:
    """Let a search go; whether there was one."""
    return bool(connection.execute(delete(searches).where(searches.c.name == name)).rowcount)
