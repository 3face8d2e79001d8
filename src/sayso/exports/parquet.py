"""Parquet: the tables, one file each, with schema version and run as key-value metadata. Needs pyarrow.

Parquet holds text in UTF-8, which has no lone surrogates. Where a text has one, U+FFFD stands in its place, which
moves no offset in any unit, and a row of the table `surrogates` tells which it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ..errors import InputError, OptionError
from ..model import JSON, Ledger
from .columns import Column, Kind, Many, Table
from .export import Carried, Export
from .gathered import ledger_of
from .given import Given, run_of
from .rows import Progress, Row, rows
from .tables import SCHEMA, TABLES, published

_LONE = re.compile("[\ud800-\udfff]")
_SURROGATES = Table(
    "surrogates",
    "a lone surrogate that U+FFFD stands for",
    (
        Column("table", "string", "table"),
        Column("row", "int32", "number of the row in it, from 0"),
        Column("way", "string", "way to the string: column, then numbers and names, as a JSON array"),
        Column("at", "offset", "code point of the string"),
        Column("unit", "int32", "which surrogate"),
    ),
)
_TABLES = (*TABLES, _SURROGATES)
_ROWS, _CHARACTERS = 4_000, 4_000_000
"""A row group is written when a table has so many rows, or so many characters of texts."""


class Parquet(Export):
    """Parquet."""

    name = "parquet"
    carries = frozenset({"lines", "doubtful", "claims"})

    def write_folder(self, given: Given, folder: Path, progress: Progress | None = None) -> None:
        """One file a table, `lines.parquet` and so on, also where it is empty."""
        with ExitStack() as stack:
            meta = {
                "sayso.schema": str(SCHEMA),
                "sayso.run": run_of(given),
                "sayso.version": _LONE.sub("\ufffd", given.version),
            }
            out = {table.name: stack.enter_context(_File(folder, table, meta)) for table in _TABLES}
            for name, row in rows(given, progress):
                number = out[name].rows
                for lone in out[name].add(row):
                    out["surrogates"].add({"table": name, "row": number, **lone})

    def read(self, place: Path) -> Carried:
        """The lines and claims."""
        ledger = read(place)
        return Carried((*ledger.attributions, *ledger.doubtful), ledger.claims)


def read(place: Path) -> Ledger:
    """The ledger of an export; equal to the one that was written. Raises `InputError`."""
    return ledger_of(_read(place))


class _File:
    """A table's file, written a row group at a time."""

    def __init__(self, folder: Path, table: Table, meta: dict[str, str]) -> None:
        self._pa, parquet = _arrow()
        about = {"sayso.table": table.about, "sayso.json-schema": json.dumps(published()["$defs"].get(table.name))}
        self._schema = self._pa.schema([_field(self._pa, column) for column in table.columns], {**meta, **about})
        self._writer = parquet.ParquetWriter(folder / f"{table.name}.parquet", self._schema, compression="zstd")
        self._held: list[JSON] = []
        self._characters = 0
        self.rows = 0

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self._flush()
        self._writer.close()

    def add(self, row: JSON) -> list[JSON]:
        """Keep a row; the lone surrogates that were in it."""
        lone: list[JSON] = []
        self._held.append(_mended(row, (), lone))
        self.rows += 1
        self._characters += len(row.get("text", ""))
        if len(self._held) >= _ROWS or self._characters >= _CHARACTERS:
            self._flush()
        return lone

    def _flush(self) -> None:
        if self._held:
            self._writer.write_table(self._pa.Table.from_pylist(self._held, schema=self._schema))
        self._held, self._characters = [], 0


def _mended(value: Any, way: tuple[str | int, ...], lone: list[JSON]) -> Any:
    """A value with U+FFFD for each lone surrogate, and where they were."""
    if isinstance(value, str):
        found = list(_LONE.finditer(value))
        lone += [{"way": json.dumps(way), "at": one.start(), "unit": ord(one.group())} for one in found]
        return _LONE.sub("\ufffd", value) if found else value
    if isinstance(value, dict):
        return {name: _mended(part, (*way, name), lone) for name, part in value.items()}
    if isinstance(value, list):
        return [_mended(part, (*way, at), lone) for at, part in enumerate(value)]
    return value


def _restored(row: JSON, way: list[str | int], at: int, unit: int) -> None:
    held: Any = row
    for step in way[:-1]:
        held = held[step]
    text = held[way[-1]]
    held[way[-1]] = text[:at] + chr(unit) + text[at + 1 :]


def _read(place: Path) -> Iterator[Row]:
    pa, parquet = _arrow()
    try:
        lone: dict[tuple[str, int], list[JSON]] = {}
        for one in _rows(place, _SURROGATES, parquet):
            lone.setdefault((one["table"], one["row"]), []).append(one)
        for table in TABLES:
            for number, row in enumerate(_rows(place, table, parquet)):
                for one in lone.get((table.name, number), ()):
                    _restored(row, json.loads(one["way"]), one["at"], one["unit"])
                yield table.name, row
    except (pa.ArrowException, KeyError, IndexError, TypeError, ValueError, OSError) as error:
        raise InputError(f"{place} is no whole Parquet export: {error}") from error


def _rows(place: Path, table: Table, parquet: Any) -> Iterator[JSON]:
    with parquet.ParquetFile(place / f"{table.name}.parquet") as file:
        for batch in file.iter_batches():
            yield from batch.to_pylist()


def _field(pa: Any, column: Column) -> Any:
    return pa.field(column.name, _kind(pa, column.kind), nullable=column.empty, metadata={"about": column.about})


def _kind(pa: Any, kind: Kind) -> Any:
    if isinstance(kind, Many):
        return pa.list_(pa.field("item", _kind(pa, kind.of), nullable=False))
    if isinstance(kind, str):
        plain = {"string": pa.string, "int32": pa.int32, "offset": pa.int32, "float64": pa.float64, "bool": pa.bool_}
        return plain[kind]()
    return pa.struct([_field(pa, column) for column in kind.of])


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise OptionError("Parquet needs pyarrow: pip install 'sayso[parquet]'") from None
    return pyarrow, parquet
