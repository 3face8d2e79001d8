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
    title = Text.assemble(("Story: ", "bold"), (plain(story.label), "bold"))
    yield Text("══ ", "dim"), title
    facts = [f"{len(story.reports)} reports" if len(story.reports) > 1 else story.reports[0], told.days]
    yield _gap(3), Text(" · ".join(plain(fact) for fact in facts if fact), "dim")
    if told.shared:
        yield _gap(3), Text(f"share: {plain(told.shared)}", "dim")
    if told.copies and "copies" in parts:
        yield Text(), Text()
        for copy in told.copies:
            yield Text("   ", "dim"), Text(plain(copy.words))
            for change in copy.changes:
                yield _gap(6), Text(plain(change), "dim")
    for claimed in told.claims if "claims" in parts else ():
        yield Text(), Text()
        yield from claim_lines(claimed)
    if told.single and "claims" in parts:
        yield Text(), Text()
        yield _gap(3), Text(f"{_more(told.single, 'claim')} of one source at most, which nobody contests", "dim italic")
    yield Text(), Text()


def claim_lines(claimed: Claimed, *, whole: bool = False) -> Iterator[Hung]:
    """A claim, who stands behind it, and its sayings: all of them, or those that are shown in passing."""
    yield (
        Text("?  " if claimed.contested else "=  ", "bold red" if claimed.contested else "bold"),
        Text(cut(claimed.claim.gist, 3 * _WORDS), "bold"),
    )
    yield _gap(3), Text(" · ".join(map(plain, claimed.counts)), "cyan")
    for fact in claimed.facts:
        yield _gap(3), Text(plain(fact), "dim")
    shown = list(claimed.sayings)
    if len(shown) > _SAYINGS and not whole:
        shown = sorted(shown, key=lambda one: one.why.startswith("the same"))[:_SAYINGS]
    for saying in shown:
        yield _saying(saying)
    if len(claimed.sayings) > len(shown):
        yield _gap(6), Text(f"and {_more(len(claimed.sayings) - len(shown), 'saying')}", "dim")
    for against in claimed.against:
        yield from _against(against)


def _saying(saying: Saying) -> Hung:
    mark, style = MARKS[saying.mark]
    reason = f" — {plain(saying.why)}" if saying.mark == "left out" else ""
    return Text(f"    {mark} ", style), Text.assemble(
        (plain(saying.who), "bold" if saying.mark == "counts" else ""),
        (f", {plain(saying.line.report)}: ", "dim"),
        cut(saying.words, _WORDS),
        (reason, "dim"),
    )


def _against(against: Against) -> Iterator[Hung]:
    here, there = against.here, against.there
    differs = f" [{plain(against.differs)}]" if against.differs else ""
    yield (
        Text("    ≠ ", "red"),
        Text.assemble(
            f"{cut(here.words, _WORDS)} ",
            (f"({plain(here.who)}, {plain(here.line.report)})", "dim"),
            (" against ", "red"),
            f"{cut(there.words, _WORDS)} ",
            (f"({plain(there.who)}, {plain(there.line.report)}){differs}", "dim"),
        ),
    )


def _gap(columns: int) -> Text:
    return Text(" " * columns)


def cut(words: str, most: int) -> str:
    """Words on one line, no more than so many code points of them."""
    plain = _BLANKS.sub(" ", words).strip()
    return visible(plain if len(plain) <= most else plain[: most - 1].rstrip() + "…")


def plain(words: str) -> str:
    """Words on one line, with every unseen character made visible."""
    return visible(_BLANKS.sub(" ", words).strip())


def _more(count: int, noun: str) -> str:
    return f"{count:,} more {noun}{'' if count == 1 else 's'}"
