"""Notices: the body or firm in whose own voice a copy without a masthead gives notice or answers a report."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from .lines import Line

_INFORMS = re.compile(
    r"(?:The )?(?P<who>[^\W\d_a-z][\w'’&.-]{0,24}(?: (?:of |for |and |the |de |on )?[^\W\d_a-z][\w'’&.-]{0,24}){0,9})"
    r"(?: \([^)\n]{2,40}\)){0,2} "
    r"(?:(?:(?:wishes|would like) to|hereby) (?:inform|clarif|advis|announc|stat|declar|notif)|"
    r"brings? to the (?:knowledge|attention) of|is pleased to (?:announce|inform|advise)|"
    r"(?:has taken|takes) note of|(?:(?:is|has become) aware of|refers to) (?:the |an? |recent |certain )?"
    r"(?:media |press )?(?:article|report|publication)s?\b|"
    r"informs? (?:the (?:public|citizens|population|citizenry)|public opinion|its (?:customers|clients|users|members)))"
)
"""How a body or a firm speaks in a notice of its own, and no reporter of it."""
_TRADED = re.compile(
    r"(?:[^\n]{0,80}?[-–—:] ?)?(?P<who>[^\W\d_a-z][\w'’&.-]{0,24}(?: [\w'’&.-]{1,24}){0,5}) "
    r"\((?:ASX|TSX|TSX-?V|NYSE|NASDAQ|LSE|AIM|JSE|OSE|HKEX|SGX|NSE|BSE|PSX|CSE): ?[A-Z0-9]{1,6}\)"
    r"(?: \([^)\n]{2,60}\))?,? (?:today )?(?:advises|announces|is pleased to|refers to|provides|wishes to|announced)\b"
)
"""A company with its ticker that tells the market something: "Kestrel Limited (ASX: KDM) advises ..."."""
_SAID_TODAY = re.compile(
    r", (?:the )?(?P<who>[^\W\d_a-z][\w'’&-]{1,24}(?: (?:of |for )?[^\W\d_a-z][\w'’&-]{1,24}){0,4}) "
    r"(?:said|says|warned|announced|confirmed) today[.,]"
)


def by_notice(text: str, lead: Passage, header: list[Line]) -> Fact | None:
    """The body or firm in whose own voice notice is given: "Port Lines wishes to inform its clients that".

    It stands in the lead, or in a line before it that ends in a colon, with a clause before it at most.
    """
    for place in (lead, *(Passage(line.start, line.end) for line in header if line.text.endswith(":"))):
        end = min(place.end, place.start + 300)
        commas = (place.start + m.end() for m in re.finditer(", ", text[place.start : end]))
        for at in (place.start, *commas):
            match = _INFORMS.match(text, at, end) or (_TRADED.match(text, at, end) if at == lead.start else None)
            if match:
                return Fact(match["who"], Passage(*match.span("who")), "lead")
    return None


def by_today(text: str, lead: Passage) -> Fact | None:
    """The body that a release says spoke "today": "..., UNICEF said today." (the caller knows that it is a release)."""
    match = _SAID_TODAY.search(text, lead.start, lead.end)
    return Fact(match["who"], Passage(*match.span("who")), "lead") if match else None
