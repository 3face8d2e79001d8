"""Back ends: what points at attributions in a text. The folder is the registry: one module, one back end.

A back end module defines `load(**options) -> Backend`. A model may point; it may not write: `mark` returns offsets
into the texts that it was given and labels from closed lists, never words of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module, metadata
from pkgutil import iter_modules
from typing import Literal, Protocol, cast, runtime_checkable

from ..errors import BackendError
from ..model import Mark, Passage, Pointed

Scheme = Literal["desk", "polnear"]
"""Whose convention decides what an attribution is: the desk's (what the ledger follows) or the PolNeAR corpus'."""


class Backend(Protocol):
    """Anything that points at attributions."""

    name: str

    def mark(self, texts: Sequence[str], *, scheme: Scheme = "desk", language: str = "en") -> list[list[Mark]]:
        """For each text, its attributions in the order of their cues; offsets are code points of that text.

        A text may be of any length, hold any characters, and is never altered; an empty one has no attributions.
        In the scheme "desk" every mark has exactly one content passage and at most one source passage, except where
        one of them runs over a blank line; in "polnear" a content may have several passages.
        """
        ...


@runtime_checkable
class PointsAtDamage(Protocol):
    """A back end that also points at broken places: words that were lost, cut, split or strewn in."""

    def damage(self, texts: Sequence[str]) -> list[list[tuple[Passage, float]]]:
        """For each text its broken places with their probability, at least .5, in order and disjoint."""
        ...


@runtime_checkable
class PointsAtHeaders(Protocol):
    """A back end that also points at who put a report out, at those from whom it was taken over, and at its place."""

    def headers(self, texts: Sequence[str]) -> list[Pointed]:
        """What it sees in each report, which is given with all that stands above and below its news.

        A text may be of any length and hold any characters; what is far from both its ends may be left out.
        """
        ...


def names() -> tuple[str, ...]:
    """The names of all back ends, sorted."""
    return tuple(sorted(m.name for m in iter_modules(__path__) if not m.name.startswith("_")))


def load(name: str = "onnx", **options: object) -> Backend:
    """The back end of that name.

    Raises `BackendError` where there is none, or where it cannot be loaded.
    """
    if name not in names():
        raise BackendError(f"there is no back end {name!r}; there are: {', '.join(names())}")
    module = import_module(f"{__name__}.{name}")
    return cast(Backend, module.load(**options))


def version_of(backend: Backend) -> str:
    """The version of the model behind a back end, where it has one; else that of the package."""
    version = getattr(backend, "version", None)
    return str(version) if version else f"sayso {metadata.version('sayso')}"
