"""schema.org, in JSON-LD: reports as NewsArticle, what they quote as Quotation, what is said as Claim.

A line is a Quotation where it is told directly, else a Statement. A ClaimReview says whether a claim is true, which
sayso does not know and nobody tells it (a decision says whether its reading is right), so none is ever written.
https://schema.org/Claim
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from ..ledger import shown
from ..model import JSON, Claim, Source
from .export import Carried, Export
from .given import Given, Held, Speaker
from .linked import TERMS, carried, iri, opened, record, url, written
from .prov import DECIDED
from .rows import Progress, value_of

_SEVERAL = 500
"""Claims whose speakers are asked for at a time."""
CONTEXT = "https://schema.org"
_KINDS = {
    "named_person": "Person",
    "unnamed_person": "Person",
    "organisation": "Organization",
    "country": "GovernmentOrganization",
    "media": "NewsMediaOrganization",
    "document": "CreativeWork",
}
"""The type of a source by its kind. One of another kind is left out: who says a thing is a person or organisation."""


class SchemaOrg(Export):
    """Articles, quotations and claims."""

    name = "schema.org"
    carries = frozenset({"lines", "claims"})

    def write(self, given: Given, out: BinaryIO, progress: Progress | None = None) -> None:
        """A graph."""
        written(out, {"@context": [CONTEXT, TERMS]}, "@graph", _nodes(given, progress))

    def read(self, place: Path) -> Carried:
        """The lines and claims."""
        return carried(opened(place, "@graph"))


def _nodes(given: Given, progress: Progress | None) -> Iterator[JSON]:
    origins: dict[str, list[str]] = {}
    for link in given.lineage():
        if link.score >= DECIDED:
            origins.setdefault(link.copy, []).append(link.origin)
    total = len(given)
    for done, held in enumerate(given.reports(), 1):
        yield _article(held, origins.get(held.report.id, []))
        yield from _sayings(held, given.speaker_of(line.id for line in held.lines))
        if progress:
            progress(done, total)
    for source in given.sources():
        if source.kind in _KINDS:
            yield _speaker(source)
    claims = given.claims()
    while lot := list(islice(claims, _SEVERAL)):
        speakers = given.speaker_of(line for claim in lot for line in claim.counted)
        for claim in lot:
            yield _claim(claim, speakers)


def _refs(kind: str, ids: Iterator[str] | tuple[str, ...] | list[str]) -> list[JSON] | None:
    return [{"@id": iri(kind, id)} for id in dict.fromkeys(ids)] or None


def _article(held: Held, origins: list[str]) -> JSON:
    report = held.report
    return {
        "@id": iri("report", report.id),
        "@type": "NewsArticle",
        "headline": value_of(report.title),
        "datePublished": value_of(report.published_on),
        "dateline": report.dateline and report.dateline.place,
        "author": {"@type": "Person", "name": report.byline.value} if report.byline else None,
        "publisher": _outlet(report.publisher.value) if report.publisher else None,
        "provider": [_outlet(relay.value) for relay in report.relays] or None,
        "isBasedOn": _refs("report", origins),
        "url": url(report),
    }


def _outlet(name: str) -> JSON:
    return {"@type": "NewsMediaOrganization", "name": name}


def _sayings(held: Held, speakers: dict[str, Speaker]) -> Iterator[JSON]:
    for line in held.lines:
        source = speakers.get(line.id)
        who = {"@id": iri("source", source.id)} if source and source.kind in _KINDS else None
        document = source is not None and source.kind == "document"
        yield {
            "@id": iri("line", line.id),
            "@type": "Quotation" if line.style == "direct" else "Statement",
            "text": " ".join(shown(held.report, line.content)),
            "creator": None if document else who,
            "isBasedOn": who if document else None,
            "dateCreated": line.said_on,
            "isPartOf": {"@id": iri("report", line.report)},
            **record(line),
        }


def _speaker(source: Source) -> JSON:
    kind = _KINDS[source.kind]
    person = kind == "Person"
    return {
        "@id": iri("source", source.id),
        "@type": kind,
        "name": source.name,
        "jobTitle": source.role if person else None,
        "affiliation": {"@type": "Organization", "name": source.body} if person and source.body else None,
    }


def _claim(claim: Claim, speakers: dict[str, Speaker]) -> JSON:
    counted = [speakers[line] for line in claim.counted if line in speakers]
    authors = [speaker.id for speaker in counted if speaker.kind in _KINDS and speaker.kind != "document"]
    return {
        "@id": iri("claim", claim.id),
        "@type": "Claim",
        "text": claim.gist,
        "author": _refs("source", authors),
        "firstAppearance": {"@id": iri("line", claim.told.first)},
        "appearance": _refs("line", claim.members),
        **record(claim),
    }
