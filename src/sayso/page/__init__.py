"""The ledger as one self-contained HTML page: each report's text with its attributions in their place, and a list.

The page fetches nothing and runs nothing but its own script: a content security policy allows exactly the style and
the script that are in it, by their hashes. A report is untrusted text, so every word of it passes through `_text` or
`_attribute`, and there is no other way into the page.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import NamedTuple

from ..ledger import by_report, shown, told, two_digits
from ..model import Attribution, Damage, Fact, Ledger, Passage, Problem, Report
from ..unseen import visible
from .markup import bdi as _bdi
from .markup import text as _text
from .together import together


class _Layer(NamedTuple):
    """Something that holds of a stretch of the text."""

    passage: Passage
    role: str
    """"source", "cue", "content", "damage" or "aside"."""
    number: int = 0
    """The attribution's number on the page; 0 for damage and asides."""
    extent: int = 0
    """Code points of all parts of the attribution: the innermost of two has fewer."""
    maybe: bool = False
    title: str = ""


def to_html(ledger: Ledger) -> str:
    """The page, as text that UTF-8 can carry; the same ledger always gives the same page."""
    style, script = (files(__package__).joinpath(name).read_text("utf-8") for name in ("page.css", "page.js"))
    lines, doubtful = by_report(ledger.attributions), by_report(ledger.doubtful)
    sections, number = [], 1
    numbers: dict[str, int] = {}
    for place, report in enumerate(ledger.reports, 1):
        numbers.update((line.id, number + at) for at, line in enumerate(lines[report.id]))
        sections.append(_section(report, place, number, lines[report.id], doubtful[report.id]))
        number += len(lines[report.id]) + len(doubtful[report.id])
    names = [f'<li><a href="#r{place}">{_bdi(report.id)}</a></li>' for place, report in enumerate(ledger.reports, 1)]
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
    policy += "base-uri 'none'; form-action 'none'"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{_text(_title(ledger))}</title>",
            f"<style>{style}</style></head>",
            f"<body><header><h1>{_text(_title(ledger))}</h1>",
            '<p class="key">In the text: <span class="source">source</span>, <span class="cue">cue</span>, '
            '<span class="content">content</span>, <span class="content nested">content within content</span>, '
            '<span class="damage">damage</span>, <span class="aside">aside</span>. Point at a part, or move through '
            "the list with the arrow keys, to see what belongs together. The figure at the right of a line is the "
            "probability that it is right.</p>",
            *(_problem(problem) for problem in ledger.problems),
            f'<nav aria-label="Reports"><ul>{"".join(names)}</ul></nav></header>' if len(names) > 1 else "</header>",
            *together(ledger, numbers),
            *sections,
            f"<footer>sayso {_text(ledger.version)}, back end {_text(ledger.backend)}</footer>",
            f"<script>{script}</script></body></html>\n",
        )
    )


def _title(ledger: Ledger) -> str:
    names = ", ".join(report.id for report in ledger.reports[:3])
    more = f" and {len(ledger.reports) - 3} more" if len(ledger.reports) > 3 else ""
    return f"Who says what: {names}{more}"


def _section(
    report: Report, place: int, first: int, lines: Sequence[Attribution], doubtful: Sequence[Attribution]
) -> str:
    numbered = list(enumerate([*lines, *doubtful], first))
    sure = first + len(lines)
    layers = [layer for number, line in numbered for layer in _parts(report, number, line, number >= sure)]
    layers += [_Layer(damage.passage, "damage", title=f"damage: {damage.kind}") for damage in report.damage]
    layers += [_Layer(aside.passage, "aside", title=f"aside: {aside.kind}") for aside in report.asides]
    items = [_item(report, number, line, number >= sure) for number, line in numbered]
    return "\n".join(
        (
            f'<section id="r{place}" aria-labelledby="h{place}"><h2 id="h{place}">{_bdi(report.id)}</h2>',
            *(f'<p class="facts">{facts}</p>' for facts in _facts(report)),
            '<div class="sheet">',
            f'<div class="text" dir="auto">{"".join(_segments(report.extract.text, layers))}</div>',
            f'<div class="list"><h3>{len(lines)} attributions</h3><ol>',
            *items[: len(lines)],
            "</ol>",
            *(
                (f"<h3>{len(doubtful)} doubtful, no part of the answer</h3><ol>", *items[len(lines) :], "</ol>")
                if doubtful
                else ()
            ),
            *(_damage(report, damage) for damage in report.damage),
            *(_problem(problem) for problem in report.problems),
            "</div></div></section>",
        )
    )


def _facts(report: Report) -> Iterator[str]:
    if report.title:
        yield _bdi(report.title.value)
    if report.publisher or report.relays:
        relays = [_bdi(relay.value) for relay in report.relays]
        yield " via ".join((_fact(report.publisher) or "publisher unknown", *([", ".join(relays)] if relays else [])))
    facts = []
    if report.dateline:
        facts += [_bdi(part) for part in (report.dateline.place, report.dateline.on) if part]
    if report.published_on:
        facts.append(f"published {_fact(report.published_on)} ({_text(report.published_on.origin)})")
    if report.byline:
        facts.append(f"by {_fact(report.byline)}")
    facts += [_bdi(" ".join(str(part) for part in (x.kind, x.number, x.detail) if part)) for x in report.labels]
    if facts:
        yield " · ".join(facts)
    yield _bdi(report.path)


def _parts(report: Report, number: int, line: Attribution, maybe: bool) -> Iterator[_Layer]:
    parts = (("source", line.source), ("cue", line.cue), ("content", line.content))
    extent = sum(end - start for _, passages in parts for start, end in passages)
    for role, passages in parts:
        for passage in report.extract.forth(passages):
            yield _Layer(passage, role, number, extent, maybe)


def _segments(text: str, layers: Iterable[_Layer]) -> Iterator[str]:
    """The text cut where any layer begins or ends, each segment in an element that names all that holds of it."""
    opening: dict[int, list[_Layer]] = {}
    closing: dict[int, list[_Layer]] = {}
    for layer in layers:
        start, end = layer.passage
        if start < end:
            opening.setdefault(start, []).append(layer)
            closing.setdefault(end, []).append(layer)
    active: list[_Layer] = []
    referred: set[int] = set()
    cuts = sorted({0, len(text), *opening, *closing})
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        for layer in closing.get(start, ()):
            active.remove(layer)
            if layer.role == "cue" and layer.number not in referred:
                referred.add(layer.number)
                yield _reference(layer.number)
        active.extend(opening.get(start, ()))
        if start < end:
            yield _segment(text[start:end], active)


def _segment(words: str, active: Sequence[_Layer]) -> str:
    if not active:
        return _text(words)
    roles = [layer.role for layer in active]
    classes = sorted(set(roles))
    if roles.count("content") > 1:
        classes.append("nested")
    owners = sorted((layer.extent, layer.number) for layer in active if layer.number)
    if owners and all(layer.maybe for layer in active if layer.number):
        classes.append("maybe")
    numbers = " ".join(str(number) for number in dict.fromkeys(number for _, number in owners))
    title = "; ".join(layer.title for layer in active if layer.title)
    return (
        f'<span class="{" ".join(classes)}"'
        + (f' data-a="{numbers}"' if numbers else "")
        + (f' title="{_attribute(title)}"' if title else "")
        + f">{_text(words)}</span>"
    )


def _reference(number: int) -> str:
    return (
        f'<a class="number" id="t{number}" href="#l{number}" data-a="{number}" '
        f'aria-label="attribution {number}">{number}</a>'
    )


def _item(report: Report, number: int, line: Attribution, maybe: bool) -> str:
    source, cue, content = (" … ".join(shown(report, part)) for part in (line.source, line.cue, line.content))
    fields = " · ".join(f"{before}{_bdi(value)}" for before, value in told(line) if value != source)
    return (
        f'<li id="l{number}" data-a="{number}" tabindex="0"{" class=maybe" if maybe else ""}>'
        f'<p><span class="sure" title="probability that the line is right">{two_digits(line.probability)}</span>'
        f'<a class="number" href="#t{number}" aria-label="attribution {number}, to its place in the text">{number}</a> '
        + (f'<bdi class="source">{_text(source)}</bdi>' if source else "<em>(nobody named)</em>")
        + f' — <bdi class="cue">{_text(cue)}</bdi></p><q>{_bdi(content)}</q><p class="fields">{fields}</p></li>'
    )


def _damage(report: Report, damage: Damage) -> str:
    return f"<p>damage, {_text(damage.kind)}: {_bdi(report.extract.text[slice(*damage.passage)])}</p>"


def _problem(problem: Problem) -> str:
    where = f" ({_bdi(problem.where)})" if problem.where and problem.where not in problem.message else ""
    return f'<p class="problem">Problem, {_text(problem.kind)}: {_bdi(problem.message)}{where}</p>'


def _fact(fact: Fact | None) -> str:
    return _bdi(fact.value) if fact else ""


def _attribute(words: str) -> str:
    return escape(visible(words))


def _hash(block: str) -> str:
    return f"sha256-{b64encode(sha256(block.encode()).digest()).decode()}"
