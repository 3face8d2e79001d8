"""The part of the check that looks at SQLite's index of reports: each word of each text at its place, and no other.

PostgreSQL keeps the words themselves in a column, which is compared as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from sqlalchemy import Connection
from sqlalchemy import text as sql

from .kept import Fault

_TOLD = "CREATE VIRTUAL TABLE temp.{0}_told USING fts5vocab('main', '{0}', 'instance')"


class Places:
    """The words that an index should hold, as a sum over (row, place, word) that does not depend on their order."""

    def __init__(self) -> None:
        self._sum = 0

    def add(self, row: int, words: Sequence[str]) -> None:
        """The words of a row."""
        self._sum += sum(_weight(row, at, word) for at, word in enumerate(words))

    def differ(self, connection: Connection, index: str) -> Iterator[Fault]:
        """A fault where an index of SQLite holds anything else."""
        if connection.dialect.name != "sqlite":
            return
        connection.execute(sql(f"DROP TABLE IF EXISTS temp.{index}_told"))
        connection.execute(sql(_TOLD.format(index)))
        held = connection.execute(sql(f'SELECT doc, "offset", term FROM temp.{index}_told'))  # noqa: S608 - constants
        if sum(_weight(row, at, word) for row, at, word in held) != self._sum:
            yield Fault(index, "", "the index holds other words than those of the texts")
        connection.execute(sql(f"DROP TABLE temp.{index}_told"))


def _weight(row: int, at: int, word: str) -> int:
    return crc32(f"{row} {at} {word}".encode())
