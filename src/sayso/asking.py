"""The faces that ask a store: search, show, and searches that are kept."""

# ruff: noqa: D301 - \b in a help text keeps the lines of an example apart

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from .errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .query.answers import Answer
    from .store import Store
    from .terminal.together import Hung

_Place = Annotated[str, typer.Argument(metavar="STORE", help="A file, or postgresql://user@host/name.")]
_Width = Annotated[int | None, typer.Option(min=40, metavar="COLUMNS", help="Columns to print in.")]
_Color = Annotated[bool | None, typer.Option("--color/--no-color", help="Colour, or none, whatever the output is.")]


def search(
    store: _Place,
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY...", help="Words, fields; see above.")] = None,
    *,
    among: Annotated[
        Literal["claims", "reports", "sources"], typer.Option("--in", help="What is searched.")
    ] = "claims",
    sort: Annotated[str, typer.Option(metavar="BY", help="last, first, sources or sayings.")] = "last",
    rising: Annotated[bool, typer.Option("--rising", help="The lowest first.")] = False,
    first: Annotated[int, typer.Option("--from", min=0, metavar="N", help="Claims to pass over.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="Claims to print.")] = 20,
    values: Annotated[int, typer.Option(min=0, max=1000, metavar="N", help="Values of each facet to count.")] = 8,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
    width: _Width = None,
    color: _Color = None,
) -> None:
    """Search the claims of a store.

    \b
    sayso search news.db dam '"opened the gates"'
    sayso search news.db 'standing:contradicted side:(KEN OR TZA)'
    sayso search news.db 'source:"Ana Reis" date:[2026-03-01 TO today]'
    sayso search news.db 'sources:>2 -outlet:Kestrel* "dam sirens"~5' --sort sources

    \b
    words side by side must all be there; AND, OR, NOT, -word, ( )
    "a phrase", begin*, "two words"~5
    source: side: kind: stance: certainty: outlet: place: story: standing:
    standing:   confirmed unconfirmed one-sided denied contradicted
                circular withdrawn
    sources:>2  sayings:1
    date: first: last: changed: added:   2026-03-04, 2026-03, >=yesterday

    --in reports searches the words of reports, --in sources names, roles and
    bodies; fields that are of claims only are refused there.

    Put the query in single quotation marks, or the shell takes the double ones. Without a query all claims are shown.
    """
    from .query.answers import answer
    from .store import Store

    asked = " ".join(query or ())
    if among != "claims":
        _beside(store, asked, among, first, limit, as_json=as_json, width=width, color=color)
        return
    with Store(store, create=False, read_only=True) as held:
        found = answer(held, asked, by=sort, rising=rising, first=first, most=limit, values=values)
    if as_json:
        _json(_found(found))
        return
    from .terminal import asked as faces

    _print(faces.answers(found, asked, first), width, color)


def show(
    store: _Place,
    id: Annotated[str, typer.Argument(metavar="ID", help="An identifier, or its beginning.")],
    *,
    width: _Width = None,
    color: _Color = None,
) -> None:
    """Show what an identifier means, with everything behind it.

    \b
    sayso show news.db c3f09a1c   a claim: who confirms, who denies, why each saying counts or not
    sayso show news.db w77ab120   a source: all it said, by day, and where it changed
    sayso show news.db s5d21      a story: its reports and its claims

    Reports, lines and decisions can be shown too. The beginning of an identifier is enough where it means one thing.
    """
    from .query import answers
    from .store import Store
    from .terminal import asked as faces

    with Store(store, create=False, read_only=True) as held:
        kind, whole = _meant(held, id)
        shown: Iterator[Hung]
        if kind == "claim":
            shown = faces.claim(answers.in_words(held, [held.current(whole)])[0])
        elif kind == "source":
            shown = faces.source(answers.spoken(held, whole))
        elif kind == "story":
            shown = faces.story(answers.related(held, whole))
        elif kind == "decision":
            shown = faces.decision(answers.decision(held, whole))
        elif kind == "line":
            (line,) = held.lines([whole], doubtful=None)
            of = held.claims_of([whole])
            shown = (
                faces.claim(answers.in_words(held, of.values())[0])
                if of
                else faces.report(next(held.reports([line.report])), held.paths(line.report))
            )
        else:
            shown = faces.report(next(held.reports([whole])), held.paths(whole))
        _print(shown, width, color)


def saved(
    store: _Place,
    action: Annotated[Literal["list", "add", "remove"], typer.Argument(help="What to do.")] = "list",
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="What the search is called.")] = None,
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY...", help="As for sayso search.")] = None,
) -> None:
    """Keep searches in a store, to follow them with `sayso feed`.

    \b
    sayso saved news.db add dam 'dam standing:contradicted'
    sayso saved news.db list
    sayso saved news.db remove dam
    """
    from .query import parse
    from .store import Store
    from .unseen import visible

    with Store(store, create=False, read_only=action == "list") as held:
        if action == "list":
            for one in held.searches():
                typer.echo(visible(f"{one.name}\t{one.query}"))
            return
        if not name:
            raise OptionError(f"sayso saved {action} takes a name")
        if action == "remove":
            if not held.forget_search(name):
                raise OptionError(f"there is no saved search {name!r}; `sayso saved {held.place}` lists them")
            return
        asked = " ".join(query or ())
        parse(asked)
        held.save_search(name, asked)


def feed(
    store: _Place,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A saved search.")],
    *,
    to: Annotated[Literal["atom", "json"], typer.Option(help="Atom, or JSON Feed.")] = "atom",
    limit: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="Claims in the feed.")] = 50,
) -> None:
    """Write a saved search as a feed of its claims, those that changed last first.

    \b
    sayso feed news.db dam > dam.xml
    sayso feed news.db dam --to json > dam.json
    """
    from .query.answers import answer
    from .query.feeds import atom, json_feed
    from .store import Store

    with Store(store, create=False, read_only=True) as held:
        one = next((one for one in held.searches() if one.name == name), None)
        if one is None:
            raise OptionError(f"there is no saved search {name!r}; `sayso saved {held.place}` lists them")
        found = answer(held, one.query, most=limit, values=0)
        times = held.changed(claimed.claim.id for claimed in found.claims)
    written = (atom if to == "atom" else json_feed)(one.name, one.query, found.claims, times)
    sys.stdout.buffer.write(written)


def _beside(
    place: str, query: str, among: str, first: int, limit: int, *, as_json: bool, width: int | None, color: bool | None
) -> None:
    """Search reports or sources."""
    from .query import parse
    from .store import Store
    from .terminal import asked as faces

    condition = parse(query)
    with Store(place, create=False, read_only=True) as held:
        found: list[Any] = list(held.listed(condition) if among == "reports" else held.speakers(condition))
    page = found[first : first + limit]
    if as_json:
        _json({"total": len(found), among: [one._asdict() for one in page]})
        return
    _print(faces.beside(page, among, first, len(found)), width, color)


def _meant(store: Store, id: str) -> tuple[str, str]:
    from .query.answers import meant

    if id in store.groups():
        return "source", id
    return meant(store, id)


def _found(found: Answer) -> dict[str, Any]:
    return {
        "total": found.total,
        "claims": [
            {
                "id": one.claim.id,
                "gist": one.claim.gist,
                "independent_sources": one.claim.independent_sources,
                "sides": list(one.claim.sides),
                "denied_by": list(one.claim.denied_by),
                "contradicts": list(one.claim.contradicts),
                "first_on": one.claim.told.first_on,
                "last_on": one.claim.told.last_on,
                "sayings": [
                    {"line": s.line.id, "report": s.line.report, "who": s.who, "words": s.words}
                    | {"mark": s.mark, "why": s.why}
                    for s in one.sayings
                ],
            }
            for one in found.claims
        ],
        "facets": {name: dict(values) for name, values in found.facets.items()},
    }  # fmt: skip


def _json(value: object) -> None:
    sys.stdout.buffer.write((json.dumps(value, ensure_ascii=True) + "\n").encode())


def _print(shown: Iterator[Hung], width: int | None, color: bool | None) -> None:
    from .terminal import console
    from .terminal.asked import put

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    put(console(sys.stdout, width=width, color=color), shown)
