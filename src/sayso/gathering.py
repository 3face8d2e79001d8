"""The faces that fill a store: ingest and watch."""

# ruff: noqa: D301 - \b in a help text keeps the lines of an example apart

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from .errors import OptionError
from .progress import stages
from .settings import Settings

if TYPE_CHECKING:
    from .store.visits import Watched

_UNREAD = 1
_TAKING = "taking in"
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
    from .ingest.linking import LINKING, PLACING
    from .ingest.taking import take
    from .store import Store
    from .unseen import visible

    settings = _settings(backend, min_probability)
    with Store(store) as held:
        with stages({_TAKING: "inputs", PLACING: "reports", LINKING: "reports"}) as told:
            taken = take(places, held, settings, progress=told and partial(told, _TAKING), linking=told)
        place = held.place
    fatal = [problem for problem in taken.problems if problem.fatal]
    for problem in fatal:
        typer.echo(f"sayso: {visible(problem.message)}", err=True)
    typer.echo(visible(f"{place}: {taken.new:,} reports new, {taken.known:,} known, {len(fatal):,} inputs unread"))
    if fatal:
        sys.stdout.flush()
        raise typer.Exit(_UNREAD)


def watch(
    store: Annotated[str, typer.Argument(metavar="STORE", help="A file, or postgresql://user@host/name.")],
    places: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH|URL...]", help="Feeds, sitemaps, pages, folders to watch too.")
    ] = None,
    *,
    once: Annotated[bool, typer.Option("--once", help="Look once at all that is due, as cron wants it.")] = False,
    shown: Annotated[
        bool, typer.Option("--list", help="Show what is watched and how it fares; look at nothing.")
    ] = False,
    remove: Annotated[
        list[str] | None, typer.Option(metavar="PATH|URL", help="Watch this no more; its reports stay.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: as JSON.")] = False,
    backend: Annotated[str, typer.Option(metavar="NAME", help="What points at attributions.")] = _DEFAULT.backend,
    min_probability: Annotated[
        float, typer.Option(metavar="P", min=0, max=1, help="Lines less probable than this are doubtful.")
    ] = _DEFAULT.min_probability,
) -> None:
    """Look at feeds, sitemaps, pages and folders again and again, and keep what is new.

    \b
    sayso watch news.db https://example.org/feed subscriptions.opml inbox/
    sayso watch news.db --once
    sayso watch news.db --list
    sayso watch news.db --remove https://example.org/feed --list

    Places are remembered by the store. What changes often is looked at often (every 5 minutes to once a day; folders
    every 10 seconds). Each event is a line on standard output. Stop it with Ctrl-C or SIGTERM at any moment: nothing is
    lost, and it goes on where it was. Exit code 1 where, with --once, a place could not be had.
    """
    from .ingest import watching
    from .store import Store
    from .unseen import visible

    def tell(event: watching.Event) -> None:
        typer.echo(visible(" ".join(f"{event.at} {event.kind} {event.place} {event.message}".split())))
        sys.stdout.flush()

    settings = _settings(backend, min_probability)
    with Store(store, create=bool(places)) as held:
        watching.remove(held, remove or ())
        watching.add(held, places or ())
        if shown:
            _fares(watching.listed(held), as_json=as_json)
        elif places or not remove:
            with _stopped():
                well = watching.watch(held, settings, tell, once=once)
                if not well:
                    raise typer.Exit(_UNREAD)


@contextmanager
def _stopped() -> Iterator[None]:
    """SIGTERM stops as Ctrl-C does; being stopped is how watching ends, and no error."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("sayso: stopped; the next call goes on from here", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)


def _fares(places: Sequence[Watched], *, as_json: bool) -> None:
    """Show what is watched."""
    from .unseen import visible

    if as_json:
        typer.echo(json.dumps([asdict(one) for one in places]))
        return
    for one in places:
        state = f"failing ({one.failures:,})" if one.failures else "well" if one.looked else "not looked at yet"
        named = f" “{one.title}”" if one.title else ""
        typer.echo(visible(f"{one.place}: {one.kind or 'unknown'}{named}, {state}"))
        last = f", the last {one.changed}" if one.changed else ""
        typer.echo(f"  {one.brought:,} reports{last}; looked at {one.looked or 'never'}, next {one.due or 'now'}")
        if one.error:
            typer.echo(visible(f"  {one.error}"))


def _settings(backend: str, min_probability: float) -> Settings:
    from .backends import names

    if backend not in names():
        raise OptionError(f"there is no back end {backend!r}; give one of these: {', '.join(names())}")
    return Settings(backend=backend, min_probability=min_probability)
