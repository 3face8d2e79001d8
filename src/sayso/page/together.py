"""What several reports say together, on the page: each story with its copies and its claims, folded until asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Ledger
from ..overview import Against, Claimed, Copied, Saying, Told, anchors, overview
from .markup import bdi, text

_DOT = " \u00b7 "
_SIGNS = {"counts": "+", "denies": "\u2212", "left out": "\u00b7"}


def together(ledger: Ledger, numbers: Mapping[str, int]) -> Iterator[str]:
    """The stories that have something to show; `numbers` are those of the attributions on the page, by identifier."""
    stories = overview(ledger)
    anchor = anchors(stories)
    places = {report.id: place for place, report in enumerate(ledger.reports, 1)}
    for number, story in enumerate(stories, 1):
        yield from _story(story, number, numbers, anchor, places)


def _story(
    told: Told, number: int, numbers: Mapping[str, int], anchor: Mapping[str, int], places: Mapping[str, int]
) -> Iterator[str]:
    story = told.story
    yield f'<section class="story" aria-labelledby="s{number}"><h2 id="s{number}">{bdi(story.label)}</h2>'
    names = ", ".join(f'<a href="#r{places[id]}">{bdi(id)}</a>' for id in story.reports)
    yield f'<p class="facts">{names}{_DOT + text(told.days) if told.days else ""}</p>'
    if told.shared:
        yield f'<p class="facts">They share: {bdi(told.shared)}</p>'
    if told.copies:
        yield f'<h3>{_count(len(told.copies), "copy", "copies")}</h3><ul class="copies">'
        yield from map(_copy, told.copies)
        yield "</ul>"
    if told.claims:
        yield f"<h3>{_count(len(told.claims), 'claim', 'claims')} of several sources, or contested</h3>"
        yield (
            '<p class="key">Open a claim to see the sayings behind it: + counts as an independent source, '
            "\u2212 denies it, \u00b7 is left out, with the reason.</p>"
        )
        for claimed in told.claims:
            yield from _claim(claimed, numbers, anchor)
    if told.single:
        single = _count(told.single, "more claim", "more claims")
        yield f'<p class="facts">{single} of one source at most, which nobody contests</p>'
    yield "</section>"


def _copy(copied: Copied) -> str:
    changes = "".join(f"<li>{bdi(change)}</li>" for change in copied.changes)
    evidence = "; ".join(copied.link.evidence)
    why = f' <span class="facts">({bdi(evidence)})</span>' if evidence else ""
    return f"<li>{bdi(copied.words)}{why}{f'<ul>{changes}</ul>' if changes else ''}</li>"


def _claim(claimed: Claimed, numbers: Mapping[str, int], anchor: Mapping[str, int]) -> Iterator[str]:
    number = anchor[claimed.claim.id]
    contested = ' <strong class="contested">contested</strong>' if claimed.contested else ""
    yield (
        f'<details class="claim" id="c{number}"><summary>{bdi(claimed.claim.gist)}{contested}'
        f'<span class="counts">{bdi(_DOT.join(claimed.counts))}</span></summary>'
    )
    yield from (f'<p class="facts">{bdi(fact)}</p>' for fact in claimed.facts)
    yield "<ul>"
    for saying in claimed.sayings:
        why = "" if saying.mark == "counts" else f' <span class="facts">{bdi(saying.why)}</span>'
        sign = f'<span role="img" aria-label="{saying.mark}">{_SIGNS[saying.mark]}</span>'
        yield f'<li class="saying {saying.mark.replace(" ", "-")}">{sign} {_saying(saying, numbers)}{why}</li>'
    yield "</ul>"
    yield from (_against(against, numbers, anchor) for against in claimed.against)
    yield "</details>"


def _saying(saying: Saying, numbers: Mapping[str, int]) -> str:
    number = numbers[saying.line.id]
    return (
        f"<b>{bdi(saying.who)}</b>, {bdi(saying.line.report)}: <q>{bdi(saying.words)}</q> "
        f'<a class="number" href="#t{number}" aria-label="to attribution {number} in the text">{number}</a>'
    )


def _against(against: Against, numbers: Mapping[str, int], anchor: Mapping[str, int]) -> str:
    other = anchor.get(against.claim)
    link = f' <a href="#c{other}">the other claim</a>' if other else ""
    differs = f" ({bdi(against.differs)})" if against.differs else ""
    return (
        f'<p class="against"><strong>May not both hold{differs}:</strong> {_saying(against.here, numbers)} '
        f"<em>against</em> {_saying(against.there, numbers)}{link}</p>"
    )


def _count(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
