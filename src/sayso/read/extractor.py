"""The main text of a page by trafilatura (Apache-2.0), in a process of its own that can be killed (`process`)."""

from __future__ import annotations

from enum import Enum

from .process import Failure, Process

SECONDS = 2.0
"""CPU time for one page. Pages within the limits that `html` and `page` set take 0.01 s as a rule; of sixteen kinds of
pages written to be slow (deep, flat, tables, lists, links ...) the slowest takes 0.9 s within them."""


class Outcome(Enum):
    """Why the extractor gave no text."""

    NOTHING = "the extractor found no text"
    KILLED = f"the extractor did not finish within {SECONDS:g} s"
    MISSING = "the extractor could not be started"


_process = Process("extract", SECONDS)


def extract(view: str, process: Process = _process) -> str | Outcome:
    """Return the extractor's text of a page, or why there is none."""
    answer = process.ask(view.encode("utf-8", "replace"))
    return Outcome[answer.name] if isinstance(answer, Failure) else answer.decode("utf-8")
