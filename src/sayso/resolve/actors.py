"""What a referent is called: the desk's canonical names."""

from __future__ import annotations

from ..languages import en
from . import nouns_en as nouns
from .cast import Cast
from .entities import Entity
from .noun_classes import singular
from .nouns_en import word_set
from .tokens import fold

_LEADING = en.DETERMINERS - {
    "no",
    "every",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "first",
}


def actor(cast: Cast, entity: Entity) -> tuple[str | None, str]:
    """The canonical name, or the description, and the `source_kind`."""
    if entity.kind == "country":
        if not entity.name:
            return described(entity.description), "country"
        return (f"Government of {_the(entity.name)}" if entity.seat else entity.name), "country"
    if entity.kind == "media" or (entity.kind in ("person", "body", "name") and _is_medium(cast, entity)):
        whole = f"{entity.name} {_agency(cast, entity)}".rstrip()
        if whole != entity.name:
            return whole, "media"
        if entity.name and fold(entity.name) not in nouns.AIR:
            return entity.name, "media"
        at = entity.introduction or (entity.mentions[0] if entity.mentions else None)
        return described(entity.description or (cast.text[at.start : at.end] if at else entity.name)), "media"
    if entity.kind == "person":
        return _plain(entity.name), "named_person"
    if entity.kind == "body":
        if entity.of is not None and entity.of.kind == "person":
            return f"{entity.name} of {actor(cast, entity.of)[0]}", "organisation"
        return body_name(cast, entity) if entity.name else described(entity.description), "organisation"
    if entity.kind == "document":
        words = fold(entity.description).split()
        if len(words) > 1 and words[-1] == "reports" and words[-2] in nouns.PRESS:
            return described(entity.description), "media"  # "several media reports"
        if entity.of is not None:
            return actor(cast, entity.of)[0], "document"
        return described(entity.description), "document"
    text = described(entity.description)
    if entity.of is not None:
        text = f"{text} of {actor(cast, entity.of)[0]}"
    return text, "unnamed_person"


def _is_medium(cast: Cast, entity: Entity) -> bool:
    """Whether the last words of a name say that it is a medium: "Brava News Agency", "N12 News", "state TV"."""
    words = fold(entity.name).split()
    named = bool(words) and (words[-1] in nouns.BROADCAST or words[-2:] in (["news", "agency"], ["press", "agency"]))
    return named or bool(_agency(cast, entity))


def _agency(cast: Cast, entity: Entity) -> str:
    """What stands right after the name where that is "news agency" and the name does not say it: "the Pamir ..."."""
    if not entity.name or fold(entity.name).endswith("agency"):
        return ""
    for start, end in entity.mentions:
        shown = " ".join(cast.text[start:end].split())
        for kind in ("news agency", "press agency"):
            if shown.casefold().endswith(f"{entity.name.casefold()} {kind}"):
                return kind
    return ""


def _the(country: str) -> str:
    first = country.split(maxsplit=1)[0]
    plain = first in ("United", "Democratic", "Republic", "Netherlands", "Philippines", "Maldives", "Bahamas", "Czech")
    return f"the {country}" if plain and first != "Bahamas" else country


def _plain(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def described(description: str) -> str:
    """The report's own words without article: "A senior Ukrainian official" -> "senior Ukrainian official"."""
    parts = description.strip(" \"“”'‘’,.").split()
    while len(parts) > 1 and (parts[0].lower() in _LEADING or parts[0] in ("of", "same")):
        parts = parts[1:]  # "some of the same candidates": candidates
    if parts and parts[0].lower() in en.OBJECT_PRONOUNS | en.POSSESSIVES:
        parts = description.split()  # "one of them"
    common = parts and singular(parts[0].lower())[0] and not parts[0].isupper() and parts[0].lower() not in _PROPER
    if common and any(part[0].isupper() for part in parts[1:2]):
        common = False  # "Justice Department spokeswoman"
    if parts and (parts[0].lower() in nouns.NUMBERS or common):
        parts[0] = parts[0].lower()  # a capital of the sentence's, not of a name
    return " ".join(parts) or description


_GENERIC = word_set(
    "ministry embassy consulate navy army police parliament government prosecution military presidency senate "
    "gendarmerie coastguard cabinet"
)


_PROPER = word_set("republican republicans democrat democrats conservatives liberals tory tories")
"""Nouns for people that keep their capital."""


def body_name(cast: Cast, entity: Entity) -> str:
    """A body's canonical name: "<Body> of <Country>" for a ministry and its like, else its own name."""
    country = entity.country
    words = entity.name.split()
    heads = [k for k, w in enumerate(words) if singular(fold(_bare(w)))[0] in nouns.STATE_BODIES]
    head = fold(_bare(words[heads[-1]])) if heads else ""
    if not head:
        return entity.name
    named = [
        w
        for w in words
        if not ((cast.grammar.lands.get(fold(_bare(w))) or ("",))[0] == country and country)
        and fold(w) not in ("the", "of", "for")
    ]
    own = [w for w in named if fold(_bare(w)) != head and fold(w) not in ("national", "and")]
    if head in ("ministry", "department") or (head == "office" and any(fold(w) == "foreign" for w in own)):
        subject = " ".join(w for w in own)
        title = nouns.PORTFOLIOS.get(fold(subject), subject[:1].upper() + subject[1:])
        body = "Ministry" if head == "ministry" else "Department" if head == "department" else "Office"
        if head == "office":
            return f"Foreign Office{_of(country)}"
        return (f"{body} of {title}" if title else body) + _of(country)
    if head in ("embassy", "consulate", "mission"):
        place = cast.text[entity.body.start : entity.body.end] if entity.body else ""
        where = place.split(" ", 1)[1] if place.startswith("in ") else ""
        land = cast.grammar.lands.get(fold(where))
        host = f", {land[0]}" if land and land[0] != where else ""
        return f"{head.capitalize()}{_of(country)}" + (f" in {where}{host}" if where else "")
    if any((cast.grammar.lands.get(fold(_bare(w))) or ("", ""))[1] == "seat" for w in words):
        return " ".join(words)  # "Jakarta police": of the city
    if head in _GENERIC and not any(w[0].isupper() for w in own):
        return f"{' '.join([*own, head])}{_of(country)}"
    if head != "intelligence" and not any(w[0].isupper() for w in named) and country:
        return " ".join(named) + _of(country)
    return entity.name


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").strip(",")


def _of(country: str) -> str:
    return f" of {_the(country)}" if country else ""
