"""The faces that look after a store: check, backup, restore."""

# ruff: noqa: D301 - \b in a help text keeps the lines of an example apart

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

FAULTY = 1
"""The exit code where a store is not whole."""

_Place = Annotated[str, typer.Argument(metavar="STORE", help="A file, or postgresql://user@host/name.")]


def check(
    store: _Place,
    *,
    most: Annotated[int, typer.Option(min=1, metavar="N", help="Faults to print at most.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Look whether a store is whole: every hash, every offset, every reference.

    \b
    sayso check news.db
    sayso check postgresql://me@localhost/news --json

    Nothing is changed, and whoever writes to the store is not held up. Exit code 1 where something is wrong: then
    restore a backup, or ingest again what is named.
    """
    from .store import Store
    from .unseen import visible

    with Store(store, create=False, read_only=True) as held:
        found = held.check()
        faults = list(islice(found, most))
        more = sum(1 for _ in found)
        counts = held.counts()
        place = held.place
    if as_json:
        shown = [{"table": fault.table, "id": fault.id, "message": fault.message} for fault in faults]
        typer.echo(json.dumps({"store": place, "rows": counts, "faults": shown, "more": more}))
    else:
        for fault in faults:
            typer.echo(visible(f"{fault.table} {fault.id}: {fault.message}"))
        if more:
            typer.echo(f"and {more:,} more")
        held_here = ", ".join(f"{counts[name]:,} {name}" for name in ("reports", "lines", "sources", "claims"))
        verdict = f"{len(faults) + more:,} faults" if faults else "all is well"
        typer.echo(visible(f"{place}: {held_here}; {verdict}"))
    if faults:
        sys.stdout.flush()
        raise typer.Exit(FAULTY)


def backup(
    store: _Place,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; nothing may be there yet.")],
) -> None:
    """Write a backup of a store to one file, while others read it and write to it.

    \b
    sayso backup news.db 2026-03-04.backup
    sayso backup postgresql://me@localhost/news 2026-03-04.backup

    The backup is of one moment, and is itself a store that every command takes.
    """
    from .store.backup import backup as write
    from .unseen import visible

    write(store, file)
    typer.echo(visible(f"{file}: {file.stat().st_size:,} bytes"))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `sayso backup` wrote.")],
    store: _Place,
) -> None:
    """Make a store of a backup, where there is none yet: a file, or a PostgreSQL database that holds nothing.

    \b
    sayso restore 2026-03-04.backup news.db
    sayso restore 2026-03-04.backup postgresql://me@localhost/news

    So a store also moves from one kind of database to the other. An older backup is migrated.
    """
    from .store import Store
    from .store.backup import restore as make
    from .unseen import visible

    make(file, store)
    with Store(store, read_only=True) as held:
        typer.echo(visible(f"{held.place}: {held.counts()['reports']:,} reports"))
