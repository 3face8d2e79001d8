"""FollowTheMoney statements: articles, who is named as a source in them, and that they say something there.

A report is an Article; a source with a name is a Person, Organization or PublicBody, with a Mention in each report;
each of its lines is a Documentation, which ties the source to the article. Every value is one statement, whose dataset
is the outlet and whose origin the claim, or the line that is in none. Sources without a name ("officials"), what nobody
is named for, and everything across reports have no place there. https://followthemoney.tech/docs/statements/
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from hashlib import sha1, sha256
from io import TextIOWrapper
from typing import BinaryIO

from ..bodies import country
from ..ledger import escaped, shown
from ..model import Attribution
from ..store.values import storable
from ..unseen import UNSEEN
from .export import Export
from .given import Given, Held, Speaker
from .linked import url
from .rows import Progress, value_of

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
"""The columns of a file of statements."""
SCHEMATA = {
    "named_person": "Person",
    "organisation": "Organization",
    "media": "Organization",
    "country": "PublicBody",
}
"""The schema of a source by its kind; sources of other kinds have none."""
_TYPES = {
    "title": "string", "author": "string", "publisher": "string", "publishedAt": "date", "sourceUrl": "url",
    "fileName": "string",
    "name": "name", "position": "string", "country": "country", "document": "entity", "resolved": "entity",
    "entity": "entity", "role": "string", "summary": "text", "date": "date", "recordId": "string",
}  # fmt: skip
"""The type of each property that is written."""
_ID = re.compile(r"[0-9a-zA-Z.-]*[0-9a-zA-Z]")

Statement = dict[str, str | bool | None]


class FollowTheMoney(Export):
    """Statements as JSON Lines."""

    name = "followthemoney"

    def write(self, given: Given, out: BinaryIO, progress: Progress | None = None) -> None:
        """One statement a line."""
        for statement in _statements(given, progress):
            del statement["prop_type"]  # the library's own files of JSON are without it
            out.write(escaped(json.dumps(statement, ensure_ascii=False, separators=(",", ":"))).encode() + b"\n")


class FollowTheMoneyCsv(Export):
    """Statements as CSV. For programs: cells are as they are, for an apostrophe would be part of a name."""

    name = "followthemoney-csv"

    def write(self, given: Given, out: BinaryIO, progress: Progress | None = None) -> None:
        """The names of the columns, then one statement a row, every cell quoted."""
        text = TextIOWrapper(out, "utf-8", newline="", write_through=True)
        made = csv.writer(text, dialect=csv.unix_dialect)
        made.writerow(COLUMNS)
        for statement in _statements(given, progress):
            cells = statement | {"external": "t" if statement["external"] else "f"}
            made.writerow([cells[column] for column in COLUMNS])
        text.detach()


def _statements(given: Given, progress: Progress | None) -> Iterator[Statement]:
    total = len(given)
    for done, held in enumerate(given.reports(), 1):
        ids = [line.id for line in held.lines]
        claims, speakers = given.claims_of(ids), given.speaker_of(ids)
        origin = {id: claims[id][0] if id in claims else id for id in ids}
        made = _Maker(held)
        yield from made.article()
        named = {speaker.id: (speaker, origin[id]) for id, speaker in reversed(speakers.items()) if made.known(speaker)}
        for speaker, first in named.values():
            yield from made.speaker(speaker, first)
        for line in held.lines:
            if (who := speakers.get(line.id)) and who.id in named:
                yield from made.line(line, who, origin[line.id])
        if progress:
            progress(done, total)


class _Maker:
    """Makes the statements of one report."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._article = entity_id("article", held.report.id)
        self._dataset = dataset(held.report.publisher.value if held.report.publisher else "")

    def article(self) -> Iterator[Statement]:
        report = self._held.report
        for prop, fact in (
            ("title", report.title),
            ("author", report.byline),
            ("publisher", report.publisher),
            ("publishedAt", report.published_on),
        ):
            yield from self._one(self._article, "Article", prop, value_of(fact), report.id)
        yield from self._one(self._article, "Article", "sourceUrl", url(report), report.id)
        name = report.path.rpartition("/")[2]
        if not _clean("string", name):
            name = self._article  # an entity without a statement would not be there
        yield from self._one(self._article, "Article", "fileName", name, report.id)

    @staticmethod
    def known(speaker: Speaker) -> bool:
        """Whether a source has a place: a kind that has a schema, and a name that can be written."""
        return speaker.kind in SCHEMATA and bool(_clean("name", speaker.name))

    def speaker(self, speaker: Speaker, origin: str) -> Iterator[Statement]:
        id, schema = entity_id("source", speaker.id), SCHEMATA[speaker.kind]
        yield from self._one(id, schema, "name", speaker.name, origin)
        if schema == "Person":
            yield from self._one(id, schema, "position", speaker.role, origin)
        yield from self._one(id, schema, "country", speaker.side, origin)
        mention = entity_id("mention", f"{speaker.id}-{self._held.report.id}")
        yield from self._one(mention, "Mention", "document", self._article, origin)
        yield from self._one(mention, "Mention", "name", speaker.name, origin)
        yield from self._one(mention, "Mention", "resolved", id, origin)

    def line(self, line: Attribution, speaker: Speaker, origin: str) -> Iterator[Statement]:
        id = entity_id("line", line.id)
        words = " ".join(shown(self._held.report, line.content))
        for prop, value in (
            ("document", self._article),
            ("entity", entity_id("source", speaker.id)),
            ("role", line.stance),
            ("summary", words),
            ("date", line.said_on),
            ("recordId", line.id),
        ):
            yield from self._one(id, "Documentation", prop, value, origin)

    def _one(self, entity: str, schema: str, prop: str, original: str | None, origin: str) -> Iterator[Statement]:
        value = _clean(_TYPES[prop], original or "")
        if not value:
            return
        key = f"{self._dataset}.{entity}.{prop}.{value}"  # as the library makes it, so that the same is found again
        yield {
            "canonical_id": entity,
            "entity_id": entity,
            "prop": prop,
            "prop_type": _TYPES[prop],
            "schema": schema,
            "value": value,
            "dataset": self._dataset,
            "origin": storable(origin),
            "lang": None,
            "original_value": storable(original) if original and original != value else None,
            "external": False,
            "first_seen": self._held.arrived,
            "last_seen": self._held.arrived,
            "id": sha1(key.encode(), usedforsecurity=False).hexdigest(),
        }


def entity_id(kind: str, id: str) -> str:
    """The identifier of an entity: ours where FollowTheMoney takes it, else a hash."""
    if not _ID.fullmatch(id):
        id = sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return f"sayso-{kind}-{id}"


def dataset(outlet: str) -> str:
    """The name of the dataset of an outlet: lower-case ASCII letters and digits, "_" between words."""
    plain = unicodedata.normalize("NFKD", outlet).encode("ascii", "ignore").decode().lower()
    return "_".join(re.findall(r"[a-z0-9]+", plain)) or "sayso"


def _clean(kind: str, text: str) -> str:
    """A value as its type demands; the empty text where it is none of the type."""
    if kind == "country":
        found = country(text)
        return found.alpha2.lower() if found else ""
    if kind == "date":
        return _date(text)
    seen = unicodedata.normalize("NFC", UNSEEN.sub(" ", text))
    return seen.strip() if kind == "text" else " ".join(seen.split())


def _date(text: str) -> str:
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text):
        return text
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""
