"""Exports: a ledger or a store in the formats of others, each of which brings back what it can hold.

>>> from sayso.exports import FORMATS
>>> sorted(FORMATS)[:1]
['annotations']
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ..errors import OptionError
from ..model import Ledger
from .export import Carried, Export
from .given import Given, OfLedger
from .rows import Progress
from .written import whole_file, whole_folder

FORMATS = {
    "jsonl": "jsonl:JsonLines",
    "parquet": "parquet:Parquet",
    "annotations": "annotations:Annotations",
    "schema.org": "schema_org:SchemaOrg",
    "prov": "prov:Prov",
    "followthemoney": "follow_the_money:FollowTheMoney",
    "followthemoney-csv": "follow_the_money:FollowTheMoneyCsv",
    "plover": "plover:Plover",
    "csv": "spreadsheet:Csv",
}
"""Each format by its name, with the module and class that write it; imported when it is asked for."""

__all__ = ["FORMATS", "Carried", "Export", "Given", "OfLedger", "export", "format_of"]


def format_of(name: str, *, raw: bool = False) -> Export:
    """A format by its name; `raw` is as in `Export`. Raises `OptionError` where there is none."""
    if name not in FORMATS:
        raise OptionError(f"there is no format {name!r}; give one of these: {', '.join(FORMATS)}")
    module, _, kind = FORMATS[name].partition(":")
    made: Export = getattr(import_module(f".{module}", __name__), kind)(raw=raw)
    return made


def export(what: Ledger | Given, to: str, place: Path, progress: Progress | None = None, *, raw: bool = False) -> None:
    """Write a ledger, or something else that is given, to a file or folder in one of `FORMATS`.

    A place without a suffix is a folder, one with a suffix a file. It is there when it is whole, and not before; an
    older file is replaced, an older folder is not. Raises `OptionError` where the format has no such shape, and
    `OSError` where the place cannot be written.
    """
    made, given = format_of(to, raw=raw), OfLedger(what) if isinstance(what, Ledger) else what
    if place.suffix:
        with whole_file(place) as out:
            made.write(given, out, progress)
    else:
        with whole_folder(place) as folder:
            made.write_folder(given, folder, progress)
