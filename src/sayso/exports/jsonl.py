r"""JSON Lines: the tables, one row a line, all in one file or each in its own.

Every line is an object whose first key, `table`, names its table; the schema is shipped as `schema.json`. Characters
that are not seen, and lone surrogates, are written as \uXXXX, so that the file is valid UTF-8 and hides nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError
from ..ledger import escaped, pretty
from ..model import JSON, Ledger
from .export import Carried, Export
from .gathered import ledger_of
from .given import Given
from .rows import Progress, Row, rows
from .tables import TABLES, published

_DUMPS = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_SCHEMA = "schema.json"


class JsonLines(Export):
    """The ledger as JSON Lines."""

    name = "jsonl"
    carries = frozenset({"lines", "doubtful", "claims"})

    def write(self, given: Given, out: BinaryIO, progress: Progress | None = None) -> None:
        """All tables in one file, the rows of a report together."""
        for table, row in rows(given, progress):
            out.write(_encoded(table, row))

    def write_folder(self, given: Given, folder: Path, progress: Progress | None = None) -> None:
        """One file a table, `lines.jsonl` and so on, also where it is empty, and the schema beside them."""
        (folder / _SCHEMA).write_text(pretty(published()), "utf-8")
        with ExitStack() as stack:
            out = {table.name: stack.enter_context((folder / f"{table.name}.jsonl").open("wb")) for table in TABLES}
            for table, row in rows(given, progress):
                out[table].write(_encoded(table, row))

    def read(self, place: Path) -> Carried:
        """The lines and claims."""
        ledger = read(place)
        return Carried((*ledger.attributions, *ledger.doubtful), ledger.claims)


def read(place: Path) -> Ledger:
    """The ledger of an export, of a file or folder; equal to the one that was written. Raises `InputError`."""
    return ledger_of(_read(place))


def _encoded(table: str, row: JSON) -> bytes:
    return escaped(_DUMPS({"table": table} | row)).encode() + b"\n"


def _read(place: Path) -> Iterator[Row]:
    files = sorted(place.glob("*.jsonl")) if place.is_dir() else [place]
    for file in files:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    row = json.loads(line)
                    yield row.pop("table"), row
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                    raise InputError(f"{file}:{number} is no row of an export: {error}") from error
