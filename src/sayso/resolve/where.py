"""Where: the toponyms of a report, by `sayso.places`, with what the report itself knows."""

from __future__ import annotations

from dataclasses import replace

from ..model import Passage, Toponym
from ..places import PlaceMention
from .reading import Reading


def toponyms(reading: Reading) -> list[Toponym]:
    """The names of places, in the order of the text, with passages of `Report.text`.

    A name that is the whole source of a line acts.
    """
    report = reading.report
    sources = {passage for line in reading.lines for passage in line.source}
    out = []
    for mention in reading.places:
        back = report.extract.back(mention.start, mention.end)
        if back:
            acts = mention.acts or _is_source(reading.text, mention, sources)
            out.append(_toponym(reading.text, replace(mention, acts=acts), Passage(back[0].start, back[-1].end)))
    return out


def _is_source(text: str, mention: PlaceMention, sources: set[Passage]) -> bool:
    article = 4 if text[max(0, mention.start - 4) : mention.start].lower() == "the " else 0
    return bool({Passage(mention.start, mention.end), Passage(mention.start - article, mention.end)} & sources)


def _toponym(text: str, mention: PlaceMention, passage: Passage) -> Toponym:
    place = mention.place
    others = tuple(rival.geoname for rival in mention.rivals if rival.geoname)
    name = " ".join(text[mention.start : mention.end].split())
    if place is None:
        return Toponym(passage, name, doubt=mention.doubt, others=others, acts=mention.acts)
    return Toponym(
        passage,
        name,
        place.geoname,
        place.latitude,
        place.longitude,
        place.adm1,
        place.country,
        mention.doubt,
        others,
        mention.acts,
    )
