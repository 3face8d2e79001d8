"""The faces that hand a ledger on: export, import."""

# ruff: noqa: D301 - \b in a help text keeps the lines of an example apart

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .errors import InputError, OptionError
from .progress import progress

if TYPE_CHECKING:
    from .exports import Given
    from .model import Ledger

_UNREAD = 1
_URLS = ("postgresql://", "postgresql+", "sqlite://")

_What = Annotated[
    str, typer.Argument(metavar="STORE|EXPORT", help="A store, or what `sayso export` wrote as jsonl or parquet.")
]


def export(
    what: _What,
    *,
    to: Annotated[str, typer.Option(metavar="FORMAT", help="One of the formats above.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE|FOLDER", help="Where to. [default: standard output, where it can]"),
    ] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="csv and plover: no apostrophe before what a spreadsheet would calculate.")
    ] = False,
) -> None:
    """Write what a store holds in a format that other programs read.

    \b
    sayso export news.db --to jsonl -o news.jsonl   one file
    sayso export news.db --to jsonl -o news         a folder, a file each table
    sayso export news.db --to parquet -o news

    \b
    jsonl, parquet   all tables: everything comes back with sayso import
    annotations      W3C Web Annotation: each line on its characters
    schema.org       NewsArticle, Quotation, Claim
    prov             PROV-O: where each line and claim comes from
    followthemoney   statements as JSON Lines; followthemoney-csv: as CSV
    plover           POLECAT's columns as TSV: lines, not coded
    csv              lines and claims, safe in a spreadsheet

    A place without a suffix is a folder. It is there when it is whole, and not before: stop it when you like. The
    store may be written to meanwhile; the export is of one moment.
    """
    from .exports import export as write
    from .exports import format_of

    made = format_of(to, raw=raw)
    with _given(what) as given, progress("exporting", "reports") as advance:
        if out is None or str(out) == "-":
            sys.stdout.flush()
            made.write(given, sys.stdout.buffer, advance)
        else:
            write(given, to, out, advance, raw=raw)


def bring(
    what: Annotated[str, typer.Argument(metavar="EXPORT", help="What `sayso export` wrote.")],
    *,
    reports: Annotated[
        str | None,
        typer.Option(metavar="STORE|EXPORT", help="EXPORT is of annotations: find their words in these reports."),
    ] = None,
) -> None:
    """Print an export as the JSON of a ledger again: what `sayso read --json` prints.

    \b
    sayso import news.jsonl > ledger.json
    sayso import news-parquet/ > ledger.json
    sayso import notes.jsonld --reports news.db > ledger.json

    Every text is checked against its hash. Of annotations, those lines come back whose words, with those before and
    after, stand in the report of today, at their place or at exactly one other. The others are orphans: a problem each,
    and exit code 1.
    """
    from .ledger import dumps
    from .unseen import visible

    ledger = _tables(Path(what)) if reports is None else _anchored(Path(what), reports)
    sys.stdout.flush()
    sys.stdout.buffer.write(dumps(ledger).encode())
    orphans = [problem for problem in ledger.problems if problem.kind == "orphan"]
    for problem in orphans:
        typer.echo(f"sayso: {visible(problem.message)}", err=True)
    if orphans:
        sys.stdout.flush()
        raise typer.Exit(_UNREAD)


@contextmanager
def _given(what: str) -> Iterator[Given]:
    """What is to be exported: a store, or an export that everything comes back from."""
    from .exports import OfLedger

    path = Path(what)
    if what.startswith(_URLS) or (path.is_file() and path.open("rb").read(16) == b"SQLite format 3\0"):
        from .exports.of_store import of_store
        from .store import Store

        with Store(what, create=False, read_only=True) as store, of_store(store) as given:
            yield given
    else:
        yield OfLedger(_tables(path))


def _tables(path: Path) -> Ledger:
    """The ledger of an export of all tables."""
    if path.is_dir() and any(path.glob("*.parquet")):
        from .exports.parquet import read

        return read(path)
    from .exports.jsonl import read

    if not path.exists():
        raise InputError(f"there is no {path}")
    if path.is_file():
        with path.open("rb") as file:
            start = file.read(40).lstrip()
        if start.startswith(b'{"sayso"') or start.startswith(b'{\n "sayso"'):
            raise OptionError(
                f"{path} is the JSON of a ledger, which has no texts; fill a store with sayso ingest and export that"
            )
    return read(path)


def _anchored(path: Path, where: str) -> Ledger:
    """The ledger of the lines of annotations, on the reports of a store or export."""
    from .exports.anchoring import anchored
    from .model import Ledger

    with _given(where) as given:
        held = [one.report for one in given.reports()]
        lines, orphans = anchored(path, held)
        return Ledger(tuple(held), tuple(lines), tuple(orphans), given.version, "annotations")
