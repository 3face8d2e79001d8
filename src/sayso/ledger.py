"""A `Ledger` as JSON, the form that checks, scores and other programs stand on, and what all faces say alike of a line.

Spans are `[start, end]` pairs of code points of the report's text as it was received; beside each stand the words that
they cover, so that a line can be read without the report. The keys and their order are described in
docs/reference/json.md.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from re import Match

from .model import JSON, Attribution, Claim, Fact, Ledger, Lineage, Passage, Problem, Report, Source, Story, Toponym
from .unseen import UNSEEN

_WIDTH = 120
"""Columns within which a list or an object is written on one line."""


def dumps(ledger: Ledger) -> str:
    r"""The ledger as JSON text that ends in a line end; the same ledger always gives the same bytes in UTF-8.

    Characters that a terminal obeys or hides, and lone surrogates, which UTF-8 cannot carry, are written as \uXXXX.
    """
    return pretty(to_json(ledger))


def pretty(value: object) -> str:
    r"""A value as JSON text that ends in a line end, each list and object on one line where it fits in 120 columns."""
    return escaped(_written(value, 0)) + "\n"


def escaped(written: str) -> str:
    r"""JSON text with every character that is not seen, and every lone surrogate, as \uXXXX."""
    return UNSEEN.sub(_escape, written)


def to_json(ledger: Ledger) -> JSON:
    """The ledger as plain dictionaries and lists."""
    lines, doubtful = by_report(ledger.attributions), by_report(ledger.doubtful)
    places: defaultdict[str, list[Toponym]] = defaultdict(list)
    for name, place in ledger.toponyms:
        places[name].append(place)
    texts = {report.id: report.text for report in ledger.reports}
    origins: defaultdict[str, list[Lineage]] = defaultdict(list)
    for link in ledger.lineage:
        origins[link.copy].append(link)
    return {
        "sayso": ledger.version,
        "backend": ledger.backend,
        "reports": [
            _report(report, origins[report.id], lines[report.id], doubtful[report.id], places[report.id])
            for report in ledger.reports
        ],
        "lineage": [_lineage(link, texts) for link in ledger.lineage],
        "stories": [_story(story, texts) for story in ledger.stories],
        "claims": [_claim(claim) for claim in ledger.claims],
        "sources": [_source(source, texts) for source in ledger.sources],
        "judgements": [asdict(judgement) for judgement in ledger.judgements],
        "problems": [_problem(problem) for problem in ledger.problems],
    }


def by_report(attributions: Iterable[Attribution]) -> defaultdict[str, list[Attribution]]:
    """The attributions under the identifiers of their reports, in one pass."""
    out: defaultdict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        out[attribution.report].append(attribution)
    return out


def shown(report: Report, passages: Iterable[Passage]) -> list[str]:
    """The words of received passages as a person reads them: those of the extract, without tags and entities."""
    return [report.extract.text[start:end] for start, end in report.extract.forth(passages)]


def told(line: Attribution) -> Iterator[tuple[str, str]]:
    """What is known of an attribution beside its words, for a person: (what comes before the value, value) pairs."""
    for before, value in (
        ("= ", line.actor),
        ("", line.stance),
        ("", line.style),
        ("side ", line.affiliation),
        ("to ", line.addressee),
        ("by ", line.channel),
        ("said on ", line.said_on),
        ("in ", line.said_in),
        ("via ", ", ".join(line.via)),
        ("", line.certainty if line.certainty != "certain" else None),
        ("", line.polarity if line.polarity != "positive" else None),
    ):
        if value:
            yield before, value


def two_digits(probability: float) -> str:
    """A probability in two digits, ".97", and never 1.00: nothing that a model says is certain."""
    return f"{min(probability, 0.99):.2f}".removeprefix("0")


def _report(
    report: Report,
    origins: list[Lineage],
    lines: list[Attribution],
    doubtful: list[Attribution],
    places: list[Toponym],
) -> JSON:
    extract, text = report.extract, report.text

    def evidence(passage: Passage | None) -> JSON:
        return _evidence(text, extract.back(*passage) if passage else ())

    dateline = report.dateline
    return {
        "id": report.id,
        "path": report.path,
        "charset": report.charset,
        "length": len(text),
        "sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "title": _value(report.title),
        "byline": _value(report.byline),
        "publisher": _value(report.publisher),
        "relays": [relay.value for relay in report.relays],
        "published_on": _value(report.published_on),
        "dateline": dateline
        and {"place": dateline.place, "on": dateline.on, "places": list(dateline.places), **evidence(dateline.passage)},
        "derived_from": [link.origin for link in origins],
        "relation": origins[0].relation if origins else None,
        "labels": [
            {"kind": label.kind, "number": label.number, "detail": label.detail, **evidence(label.passage)}
            for label in report.labels
        ],
        "facts": {
            name: [{"value": fact.value, "origin": fact.origin, **evidence(fact.passage)} for fact in facts if fact]
            for name, facts in (
                ("title", (report.title,)),
                ("byline", (report.byline,)),
                ("publisher", (report.publisher,)),
                ("relays", report.relays),
                ("published_on", (report.published_on, *_others(report))),
            )
        },
        "given": [list(pair) for pair in report.given],
        "damage": [span for damage in report.damage for span in _spans(extract.back(*damage.passage))],
        "damage_kinds": [{"kind": damage.kind, **evidence(damage.passage)} for damage in report.damage],
        "asides": [{"kind": aside.kind, **evidence(aside.passage)} for aside in report.asides],
        "places": [_place(place, text) for place in places],
        "attributions": [_attribution(line, text) for line in lines],
        "doubtful": [_attribution(line, text) for line in doubtful],
        "problems": [_problem(problem) for problem in report.problems],
    }


def _others(report: Report) -> list[Fact]:
    return [fact for fact in report.published_candidates if fact != report.published_on]


def _attribution(line: Attribution, text: str) -> JSON:
    parts = {"source": line.source, "cue": line.cue, "content": line.content}
    return {
        "id": line.id,
        **{name: _spans(passages) for name, passages in parts.items()},
        "text": {name: _words(text, passages) for name, passages in parts.items()},
        "probability": round(line.probability, 4),
        "style": line.style,
        "stance": line.stance,
        "source_kind": line.source_kind,
        "actor": line.actor,
        "affiliation": line.affiliation,
        "addressee": line.addressee,
        "channel": line.channel,
        "said_on": line.said_on,
        "said_in": line.said_in,
        "via": list(line.via),
        "certainty": line.certainty,
        "polarity": line.polarity,
    }


def _place(place: Toponym, text: str) -> JSON:
    return {
        "name": place.name,
        **_evidence(text, (place.passage,)),
        "geoname": place.geoname,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "adm1": place.adm1,
        "country": place.country,
        "doubt": round(place.doubt, 4),
        "others": list(place.others),
        "acts": place.acts,
    }


def _lineage(link: Lineage, texts: Mapping[str, str]) -> JSON:
    copy, origin = texts[link.copy], texts[link.origin]
    return {
        "copy": link.copy,
        "origin": link.origin,
        "relation": link.relation,
        "correction": link.correction,
        "score": round(link.score, 4),
        "method": link.method,
        "evidence": list(link.evidence),
        "aligned": [[list(piece.copy), list(piece.origin)] for piece in link.aligned],
        "edits": [
            {"kind": edit.kind, "copy": _evidence(copy, edit.copy), "origin": _evidence(origin, edit.origin)}
            for edit in link.edits
        ],
    }


def _story(story: Story, texts: Mapping[str, str]) -> JSON:
    label: JSON = {"text": story.label, "report": None, "spans": []}
    if story.labelled:
        report, passage = story.labelled
        label = {"report": report, **_evidence(texts[report], (passage,))}
    return {
        "id": story.id,
        "label": label,
        "reports": list(story.reports),
        "first": story.first,
        "last": story.last,
        "score": story.score,
        "shared": [one._asdict() | {"reports": list(one.reports)} for one in story.shared],
        "timeline": [moment._asdict() for moment in story.timeline],
    }


def _claim(claim: Claim) -> JSON:
    about = claim.told
    return {
        "id": claim.id,
        "gist": claim.gist,
        "members": list(claim.members),
        "independent_sources": claim.independent_sources,
        "sides": list(claim.sides),
        "denied_by": list(claim.denied_by),
        "contradicts": list(claim.contradicts),
        "counted": list(claim.counted),
        "uncounted": [asdict(one) for one in claim.uncounted],
        "named": list(claim.named),
        "denied": list(claim.denied),
        "withdrawn": list(claim.withdrawn),
        "rivals": [rival._asdict() for rival in claim.rivals],
        "refines": list(claim.refines),
        "reports": list(about.reports),
        "outlets": list(about.outlets),
        "first": {"line": about.first, "on": about.first_on},
        "last": {"line": about.last, "on": about.last_on},
        "circular": [list(ring) for ring in about.circular],
    }


def _source(source: Source, texts: Mapping[str, str]) -> JSON:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "side": source.side,
        "role": source.role,
        "body": source.body,
        "mentions": [{"report": id, **_evidence(texts[id], (passage,))} for id, passage in source.mentions],
        "lines": list(source.lines),
    }


def _problem(problem: Problem) -> JSON:
    return {
        "kind": problem.kind,
        "message": problem.message,
        "where": problem.where,
        "fatal": problem.fatal,
        "spans": _spans(problem.passages),
    }


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _evidence(text: str, passages: Sequence[Passage]) -> JSON:
    return {"spans": _spans(passages), "text": _words(text, passages)}


def _spans(passages: Iterable[Passage]) -> list[list[int]]:
    return [[start, end] for start, end in passages]


def _words(text: str, passages: Iterable[Passage]) -> list[str]:
    return [text[start:end] for start, end in passages]


def _written(value: object, indent: int) -> str:
    """JSON with each list and object on one line where it fits: a diff of two ledgers shows lines, not brackets."""
    flat = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if len(flat) + indent <= _WIDTH or not value or not isinstance(value, dict | list | tuple):
        return flat
    inner = indent + 1
    if isinstance(value, dict):
        opening, closing = "{", "}"
        items = [f"{json.dumps(key, ensure_ascii=False)}: {_written(item, inner)}" for key, item in value.items()]
    else:
        opening, closing = "[", "]"
        items = [_written(item, inner) for item in value]
    return f"{opening}\n" + ",\n".join(" " * inner + item for item in items) + f"\n{' ' * indent}{closing}"


def _escape(match: Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
