"""sayso reads news reports and writes down who says what, each line tied to the exact characters that say it.

The stages, in order: `read` (bytes to `Report`), `attribute` (`Report` to `Attribution`), `resolve`
(who, for whom, when, where, through whom, how sure), `link` (copies, claims); `pipeline` knows the order.

    >>> import sayso
    >>> ledger = sayso.read("The doors were shut, said Ana Reis, the harbour master.", backend="rules")
    >>> report, line = ledger.reports[0], ledger.attributions[0]
    >>> [report.text[start:end] for start, end in line.content]
    ['The doors were shut']

What is named here is public and stays; every other module may change.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .dates import DateMention, find_dates
    from .errors import BackendError, EvaluationError, InputError, OptionError, SaysoError, StoreError
    from .ledger import to_json
    from .model import (
        Aside,
        Attribution,
        Claim,
        Damage,
        Dateline,
        Extract,
        Fact,
        Judgement,
        Label,
        Ledger,
        Lineage,
        Passage,
        Problem,
        Report,
        Source,
        Toponym,
    )
    from .page import to_html
    from .settings import Settings

    __version__: str

__all__ = [
    "Aside",
    "Attribution",
    "BackendError",
    "Claim",
    "Damage",
    "DateMention",
    "Dateline",
    "EvaluationError",
    "Extract",
    "Fact",
    "InputError",
    "Judgement",
    "Label",
    "Ledger",
    "Lineage",
    "OptionError",
    "Passage",
    "Problem",
    "Report",
    "SaysoError",
    "Settings",
    "Source",
    "StoreError",
    "Toponym",
    "__version__",
    "find_dates",
    "read",
    "to_html",
    "to_json",
]


def read(
    source: str | Path,
    *more: str | Path,
    backend: str = "onnx",
    min_probability: float = 0.5,
    fields: dict[str, str] | None = None,
) -> Ledger:
    """The ledger of one or more reports, read together.

    A source is a `Path`, or a `str` that is the path of something that exists: a text, HTML or JSON Lines file, or a
    folder of these. Any other `str` is the text of a report itself. `backend` names what points at attributions;
    lines less probable than `min_probability` are kept apart in `Ledger.doubtful`; `fields` maps sayso's names of the
    fields of JSON Lines to those of the file, as `{"text": "body"}`.

    What cannot be read is a `Problem` of the ledger, and the rest is read. Raises `OptionError` where an argument
    makes no sense and `BackendError` where the back end cannot be loaded or does not answer.
    """
    from . import pipeline  # here, so that `import sayso` stays cheap
    from .settings import Settings

    settings = Settings(backend=backend, min_probability=min_probability, fields=tuple((fields or {}).items()))
    return pipeline.read_sources((source, *more), settings)


_HOMES = {
    "DateMention": "dates",
    "Settings": "settings",
    "find_dates": "dates",
    "to_html": "page",
    "to_json": "ledger",
}


def __getattr__(name: str) -> object:
    """Public names are imported when they are first asked for, so that `import sayso` costs next to nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("sayso")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _HOMES.get(name) or ("errors" if name.endswith("Error") else "model")
    found: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found  # asked once
    return found


class _Door(ModuleType):
    """The package itself, in which `read` stays the function when the stage of that name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door
