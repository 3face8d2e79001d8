"""What several reports say together, on the terminal: a story, its copies, its claims with who stands behind them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rich.text import Text

from ..overview import Against, Claimed, Saying, Told
from ..unseen import visible

MARKS = {"counts": ("+", "green"), "denies": ("-", "red"), "left out": (".", "dim")}
_BLANKS = re.compile(r"\s+")
_WORDS = 160
"""Code points of a saying that are shown under its claim: the whole stands with its report."""
_SAYINGS = 12
"""Sayings of a claim that are shown; those left out for being copies are the first to be only counted."""

Hung = tuple[Text, Text]
"""What stands in the gutter of the first line, and the words that are wrapped beside it."""


def together(told: Told, parts: Collection[str]) -> Iterator[Hung]:
    """The lines of one story, of the parts that are wanted."""
    story = told.story
    title = Text.assemble(("Story: ", "bold"), (_plain(story.label), "bold"))
    yield Text("══ ", "dim"), title
    facts = [f"{len(story.reports)} reports" if len(story.reports) > 1 else story.reports[0], told.days]
    yield _gap(3), Text(" · ".join(_plain(fact) for fact in facts if fact), "dim")
    if told.shared:
        yield _gap(3), Text(f"share: {_plain(told.shared)}", "dim")
    if told.copies and "copies" in parts:
        yield Text(), Text()
        for copy in told.copies:
            yield Text("   ", "dim"), Text(_plain(copy.words))
            for change in copy.changes:
                yield _gap(6), Text(_plain(change), "dim")
    for claimed in told.claims if "claims" in parts else ():
        yield Text(), Text()
        yield from _claim(claimed)
    if told.single and "claims" in parts:
        yield Text(), Text()
        yield _gap(3), Text(f"{_more(told.single, 'claim')} of one source at most, which nobody contests", "dim italic")
    yield Text(), Text()


def _claim(claimed: Claimed) -> Iterator[Hung]:
    yield (
        Text("?  " if claimed.contested else "=  ", "bold red" if claimed.contested else "bold"),
        Text(_cut(claimed.claim.gist, 3 * _WORDS), "bold"),
    )
    yield _gap(3), Text(" · ".join(map(_plain, claimed.counts)), "cyan")
    for fact in claimed.facts:
        yield _gap(3), Text(_plain(fact), "dim")
    shown = list(claimed.sayings)
    if len(shown) > _SAYINGS:
        shown = sorted(shown, key=lambda one: one.why.startswith("the same"))[:_SAYINGS]
    for saying in shown:
        yield _saying(saying)
    if len(claimed.sayings) > len(shown):
        yield _gap(6), Text(f"and {_more(len(claimed.sayings) - len(shown), 'saying')}", "dim")
    for against in claimed.against:
        yield from _against(against)


def _saying(saying: Saying) -> Hung:
    mark, style = MARKS[saying.mark]
    reason = f" — {_plain(saying.why)}" if saying.mark == "left out" else ""
    return Text(f"    {mark} ", style), Text.assemble(
        (_plain(saying.who), "bold" if saying.mark == "counts" else ""),
        (f", {_plain(saying.line.report)}: ", "dim"),
        _cut(saying.words, _WORDS),
        (reason, "dim"),
    )


def _against(against: Against) -> Iterator[Hung]:
    here, there = against.here, against.there
    differs = f" [{_plain(against.differs)}]" if against.differs else ""
    yield (
        Text("    ≠ ", "red"),
        Text.assemble(
            f"{_cut(here.words, _WORDS)} ",
            (f"({_plain(here.who)}, {_plain(here.line.report)})", "dim"),
            (" against ", "red"),
            f"{_cut(there.words, _WORDS)} ",
            (f"({_plain(there.who)}, {_plain(there.line.report)}){differs}", "dim"),
        ),
    )


def _gap(columns: int) -> Text:
    return Text(" " * columns)


def _cut(words: str, most: int) -> str:
    plain = _BLANKS.sub(" ", words).strip()
    return visible(plain if len(plain) <= most else plain[: most - 1].rstrip() + "…")


def _plain(words: str) -> str:
    return visible(_BLANKS.sub(" ", words).strip())


def _more(count: int, noun: str) -> str:
    return f"{count:,} more {noun}{'' if count == 1 else 's'}"
