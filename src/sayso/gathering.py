"""The face that fills a store: ingest."""

# ruff: noqa: D301 - \b in a help text keeps the lines of an example apart

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .errors import OptionError
from .progress import progress
from .settings import Settings

_UNREAD = 1
_DEFAULT = Settings()


def ingest(
    places: Annotated[
        list[str], typer.Argument(metavar="PATH|URL...", help="Files, folders, addresses, feeds, sitemaps, or -.")
    ],
    *,
    store: Annotated[str, typer.Option(metavar="STORE", help="A file, or postgresql://user@host/name.")],
    backend: Annotated[str, typer.Option(metavar="NAME", help="What points at attributions.")] = _DEFAULT.backend,
    min_probability: Annotated[
        float, typer.Option(metavar="P", min=0, max=1, help="Lines less probable than this are doubtful.")
    ] = _DEFAULT.min_probability,
) -> None:
    """Read reports into a store, one by one; what is there already is not read again.

    \b
    sayso ingest inbox/ wire.jsonl --store news.db
    sayso ingest https://example.org/news/1 --store news.db
    sayso ingest https://example.org/feed subscriptions.opml --store news.db

    Feeds (RSS, Atom, JSON Feed), lists of feeds (OPML) and sitemaps are told by their content, and what they lead to
    is fetched, politely. It may be interrupted at any moment, and goes on where it stopped when it is called again.
    Exit code 1 where some input could not be read: the rest is kept.
    """
    from .backends import names
    from .ingest.taking import take
    from .store import Store
    from .unseen import visible

    if backend not in names():
        raise OptionError(f"there is no back end {backend!r}; give one of these: {', '.join(names())}")
    settings = Settings(backend=backend, min_probability=min_probability)
    with Store(store) as held:
        with progress("taking in", "inputs") as advance:
            taken = take(places, held, settings, progress=advance)
        place = held.place
    fatal = [problem for problem in taken.problems if problem.fatal]
    for problem in fatal:
        typer.echo(f"sayso: {visible(problem.message)}", err=True)
    typer.echo(visible(f"{place}: {taken.new:,} reports new, {taken.known:,} known, {len(fatal):,} inputs unread"))
    if fatal:
        sys.stdout.flush()
        raise typer.Exit(_UNREAD)
