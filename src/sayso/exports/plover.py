r"""The columns of POLECAT, the event data that are coded by PLOVER, as strict TSV; then four of ours.

A row is one line: who (actor) said something to whom (recipient), where and when. **It is not coded.** PLOVER takes
what is only said for no event, unless it changes a policy or something material, and sayso does not code events yet. So
`Event Type`, `Event Mode`, `Intensity`, `Quad Code` and `Contexts` are empty, and so is whatever else a ledger does not
know; `content` of the line is what a coder would code. Tabs, line ends and backslashes are written as \t, \n, \r and
\\, so that every line of the file is a row and every row has the same number of tabs.

https://doi.org/10.7910/DVN/AJGVIT, and the PLOVER reference, suggestion 6: no commentary or appeals are coded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..bodies import country
from ..errors import InputError
from ..model import Attribution, Toponym
from .cells import cell, text_of
from .export import Export
from .given import Given, Held, Speaker
from .rows import Progress, value_of

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""The columns of POLECAT's files, in their order."""
OURS = ("claim_ids", "attributed_to", "certainty", "n_independent")
COLUMNS = (*POLECAT, *OURS)
"""All columns."""


@dataclass(frozen=True, slots=True)
class Event:
    """One row; what is `None` is not known, and its cell is empty. Columns that no field fills are always empty.

    `date` and `published_on` are ISO 8601, countries ISO 3166 alpha-3, `latitude` and `longitude` degrees (WGS 84).
    `type`, `mode`, `intensity`, `quad` and `contexts` are for a coder: what is exported of a ledger has none.
    """

    id: str
    date: str | None = None
    type: str | None = None
    mode: str | None = None
    intensity: float | None = None
    quad: str | None = None
    contexts: str | None = None
    actor: str | None = None
    actor_country: str | None = None
    actor_title: str | None = None
    actor_raw: str | None = None
    recipient: str | None = None
    placename: str | None = None
    place_country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoname: int | None = None
    source: str | None = None
    published_on: str | None = None
    version: str | None = None
    claims: str | None = None
    attributed_to: str | None = None
    certainty: str | None = None
    independent: int | None = None


FILLED = {
    "id": "Event ID", "date": "Event Date", "type": "Event Type", "mode": "Event Mode", "intensity": "Intensity",
    "quad": "Quad Code", "contexts": "Contexts", "actor": "Actor Name", "actor_country": "Actor Country",
    "actor_title": "Actor Title", "actor_raw": "Actor Name Raw", "recipient": "Recipient Name",
    "placename": "Placename", "place_country": "Country", "latitude": "Latitude", "longitude": "Longitude",
    "geoname": "GeoNames ID", "source": "Source", "published_on": "Publication Date", "version": "Version",
    "claims": "claim_ids", "attributed_to": "attributed_to", "certainty": "certainty", "independent": "n_independent",
}  # fmt: skip
"""The column of each field of an event."""
_AT = {name: COLUMNS.index(column) for name, column in FILLED.items()}
_NUMBERS: dict[str, type[int] | type[float]] = {
    "intensity": float,
    "latitude": float,
    "longitude": float,
    "geoname": int,
    "independent": int,
}
_WRITTEN = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_MEANT = {written: meant for meant, written in _WRITTEN.items()}


class Plover(Export):
    """Lines under the columns of POLECAT."""

    name = "plover"
    cells = True

    def write(self, given: Given, out: BinaryIO, progress: Progress | None = None) -> None:
        """The names of the columns, then a row for each line that is not doubtful."""
        out.write(("\t".join(COLUMNS) + "\n").encode())
        for event in events(given, progress):
            out.write((self.row(event) + "\n").encode())

    def row(self, event: Event) -> str:
        """An event as a line of the file, without its end."""
        cells = [""] * len(COLUMNS)
        for name, at in _AT.items():
            value = getattr(event, name)
            if isinstance(value, str):
                cells[at] = re.sub(r"[\\\t\n\r]", lambda match: _WRITTEN[match.group()], cell(value, raw=self.raw))
            elif value is not None:
                cells[at] = repr(value)
        return "\t".join(cells)

    def events(self, place: Path) -> Iterator[Event]:
        """The events of a file, as they were written. Raises `InputError` where it is no such file."""
        with place.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    cells = line.decode().removesuffix("\n").split("\t")
                    if len(cells) != len(COLUMNS) or (number == 1 and tuple(cells) != COLUMNS):
                        raise ValueError("it does not have the columns of an export")
                    if number > 1:
                        values = {name: self._value(name, cells[at]) for name, at in _AT.items()}
                        yield Event(**values)  # type: ignore[arg-type]
                except ValueError as error:
                    raise InputError(f"{place}:{number} is no row of an export: {error}") from error

    def _value(self, name: str, written: str) -> str | float | int | None:
        if not written:
            return None
        if name in _NUMBERS:
            return _NUMBERS[name](written)
        return text_of(re.sub(r"\\[\\tnr]", lambda match: _MEANT[match.group()], written), raw=self.raw)


def events(given: Given, progress: Progress | None = None) -> Iterator[Event]:
    """The lines of a ledger as events that nobody has coded."""
    total = len(given)
    for done, held in enumerate(given.reports(), 1):
        ids = [line.id for line in held.lines]
        claims, speakers = given.claims_of(ids), given.speaker_of(ids)
        for line in held.lines:
            yield _event(line, held, claims.get(line.id), speakers.get(line.id), given.version)
        if progress:
            progress(done, total)


def _event(
    line: Attribution, held: Held, claim: tuple[str, int] | None, speaker: Speaker | None, version: str
) -> Event:
    report = held.report
    raw = " ".join(report.text[start:end] for start, end in line.source) or None
    place = _place(line, held)
    return Event(
        id=line.id,
        date=line.said_on,
        actor=line.actor,
        actor_country=_country(line.affiliation),
        actor_title=speaker and speaker.role,
        actor_raw=raw,
        recipient=line.addressee,
        placename=line.said_in,
        place_country=place.country if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        geoname=place.geoname if place else None,
        source=value_of(report.publisher),
        published_on=value_of(report.published_on),
        version=f"sayso {version}",
        claims=claim and claim[0],
        attributed_to=line.actor or raw,
        certainty=line.certainty,
        independent=claim and claim[1],
    )


def _country(code: str | None) -> str | None:
    """A side that is a country; POLECAT knows no others by code."""
    return code if code and country(code) else None


def _place(line: Attribution, held: Held) -> Toponym | None:
    """The place where the line was said, where its report names it and it is resolved."""
    name = (line.said_in or "").casefold()
    found = (place for place in held.toponyms if place.name.casefold() == name and place.geoname is not None)
    return next(found, None)
