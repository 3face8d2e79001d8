"""The faces by which people decide: decide, undo, decisions. Nothing that was decided is ever overwritten."""

# ruff: noqa: D301 - \b in a help text keeps the lines of an example apart

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .terminal.together import Hung

_Place = Annotated[str, typer.Argument(metavar="STORE", help="A file, or postgresql://user@host/name.")]
_Author = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decides. [default: who runs this]", show_default=False)
]
_Note = Annotated[str, typer.Option(metavar="WORDS", help="Why.")]


def decide(
    store: _Place,
    verb: Annotated[
        Literal["confirm", "reject", "merge", "split", "annotate"], typer.Argument(help="What is decided.")
    ],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Claims, sources, lines or reports; see above.")],
    *,
    author: _Author = None,
    note: _Note = "",
) -> None:
    """Decide something about claims, sources, lines or copies; it holds whatever sayso concludes later.

    \b
    sayso decide news.db confirm c3f09a1c --note "court record 12/26"
    sayso decide news.db merge w77ab120 w90cc1d2      they are one person
    sayso decide news.db split c3f09a1c l12ab l98cd   these lines say something else
    sayso decide news.db reject r12ab r98cd           the first is no copy of the second
    sayso decide news.db annotate l12ab --note "mistranslated"

    The beginning of an identifier is enough where it means one thing. Undo a decision with `sayso undo`.
    """
    from .query.answers import meant
    from .store import Store
    from .terminal.asked import decision as faces

    with Store(store, create=False) as held:
        groups = held.groups()
        found = [("source", id) if id in groups else meant(held, id) for id in ids]
        made = held.decide(
            verb, _subject(verb, [kind for kind, _ in found]), [id for _, id in found], author=_who(author), note=note
        )
        _print(faces(made))


def undo(
    store: _Place,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Its identifier, or the beginning.")],
    *,
    author: _Author = None,
    note: _Note = "",
) -> None:
    """Undo a decision, by one more decision; undoing that has the first stand again.

    \b
    sayso undo news.db d4417
    """
    from .query.answers import meant
    from .store import Store
    from .terminal.asked import decision as faces

    with Store(store, create=False) as held:
        kind, id = meant(held, decision)
        if kind != "decision":
            raise OptionError(f"{decision} is a {kind}, and no decision; `sayso decisions {held.place}` lists them")
        _print(faces(held.undo(id, author=_who(author), note=note)))


def decisions(
    store: _Place,
    *,
    every: Annotated[bool, typer.Option("--all", help="Those that were undone, and the undoings, too.")] = False,
) -> None:
    """List what people decided, oldest first.

    \b
    sayso decisions news.db --all
    """
    from .store import Store
    from .terminal.asked import decision as faces

    with Store(store, create=False, read_only=True) as held:
        for one in held.decisions(all_of_them=every):
            _print(faces(one))


def _subject(verb: str, kinds: list[str]) -> str:
    """What a decision is about, by what its identifiers are."""
    if kinds == ["report", "report"]:
        return "lineage"
    if verb == "split" and kinds[0] == "claim" and set(kinds[1:]) == {"line"}:
        return "claim"
    if len(set(kinds)) != 1 or kinds[0] not in ("claim", "source", "line"):
        raise OptionError(f"these cannot be decided together: {', '.join(kinds)}; see sayso decide --help")
    return kinds[0]


def _who(author: str | None) -> str:
    try:
        return author or getpass.getuser()
    except (OSError, KeyError) as error:  # a machine that has no name for who runs this
        raise OptionError("say who decides: --author NAME") from error


def _print(shown: Iterator[Hung]) -> None:
    from .terminal import console
    from .terminal.asked import put

    put(console(sys.stdout), shown)
