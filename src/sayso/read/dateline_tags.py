"""What in brackets or behind a dash signs a dateline: codes, agencies that no table lists, broken names."""

from __future__ import annotations

import re

from ..wires import Wire, directory, fold
from .countries import COUNTRIES, is_place
from .dateline_gaps import ROLE
from .vocabulary import COMMON, english

_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM))?(?: \d{1,2})?")
"""An American station: "KDUN 7"."""
_AGENCY_WORD = re.compile(r"[^\W\d_]{2,20}(?:wire|press|presse|news|media|info|line|report)", re.IGNORECASE)
_SMALL_CODE = re.compile(r"[a-z]{2,4}")
_PARTY = re.compile(r"[RDI]-|.*\d")


def first_of(shown: str) -> Wire | None:
    """The first of several listed houses that a hyphen joins: "AFP-Reuters"."""
    wires = [directory().tagged.get(fold(part)) for part in shown.split("-")]
    return wires[0] if len(wires) > 1 and all(wires) else None


def is_listed(shown: str) -> bool:
    """Whether words are a listed house's, or of several that a hyphen joins."""
    return fold(shown) in directory().tagged or first_of(shown) is not None


def is_unlisted_agency(place: str, inner: str) -> bool:
    """Whether a word in brackets behind a known place is an agency by its make, and no wider place: "Dhaka (Nordwire)".

    Others may be a place's other name.
    """
    return bool(_AGENCY_WORD.fullmatch(inner)) and inner[0].isupper() and all(map(is_place, place.split("/")))


def is_small_code(place: str, inner: str) -> bool:
    """Whether letters in brackets behind a known place are an agency as German copy signs it: "Wien/Graz (npk)"."""
    code = bool(_SMALL_CODE.fullmatch(inner)) and english().level(inner) < COMMON
    return code and all(map(is_place, place.split("/")))


def rejoined(tag: str) -> Wire | None:
    """The agency whose name a blank has broken: "(Yon hap)", "(Jiji Pre ss)"."""
    cuts = [i for i, c in enumerate(tag) if c == " "][:3]
    known = (directory().tagged.get(fold(tag[:i] + tag[i + 1 :])) for i in cuts)
    return next((wire for wire in known if wire and wire.kind == "agency"), None)


def is_land(shown: str) -> bool:
    """Whether words are a country's name."""
    return shown.casefold() in COUNTRIES


def is_code(shown: str) -> bool:
    """Whether bracketed words after a place look like an agency's code ("ANA-MPA") and not like a country."""
    return shown.isupper() and len(shown) <= 9 and shown.casefold() not in COUNTRIES


def is_tag(shown: str) -> bool:
    """Whether bracketed words may name an agency that nobody knows: no country, no party mark."""
    if _CALL_SIGN.fullmatch(shown):
        return True
    if ROLE.fullmatch(shown):
        return False
    return (
        shown[0].isupper() and not _PARTY.match(shown) and shown.casefold() not in COUNTRIES and len(shown.split()) <= 4
    )
