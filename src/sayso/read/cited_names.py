"""Names in a form of their own on a first line: a paper and its page, a house and its edition, a firm and its law."""

from __future__ import annotations

import re

from .countries import is_place
from .house import VERB
from .name_shapes import is_section, title_case
from .stamps import stamps

_EDITION = re.compile(
    r"(?P<name>[^/|\n]{3,40}?) ?(?:[/|·•]|[-–—] ) ?(?:(?:in )?English|International|Foreign|World)"
    r"(?: (?:service|edition|version|desk|page))?",
    re.IGNORECASE,
)
"""A house and the part of it that wrote the copy: "24 Kapsy / English service"."""
_CLIPPED = re.compile(
    r"(?P<name>(?:[^\W\d_]|\d{1,3} )[^,|\n]{2,40}), "
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?[^,|\n]{6,20}(?:,? \d{4})?"
    r"(?:,? [Ee]dition [^,\n]{1,20})?, (?:[Pp]age|[Pp]p?\.) ?[A-Z]?\d{1,3}\b.{0,80}"
)
"""How a paper is cited: its name, the day and the page."""
_FIRM = re.compile(
    r"(?P<name>[^\W\d_a-z][^,|\n]{2,50}?),? (?:\([A-Z]{2,4}\) )?"
    r"(?:S\.r\.l\.|S\.p\.A\.|Ltd|LTD|Limited|LIMITED|GmbH|AG|Inc|INC|plc|PLC|S\.A\.|SA|N\.V\.|"
    r"B\.V\.|Oyj?|ASA|LLC|Sdn Bhd|d\.o\.o\.|a\.s\.|s\.r\.o\.|A\.[SŞ]\.|A/S|AB|Zrt|Kft|S\.L\.|P?JSC|OJSC|Corp)\.?"
)
"""A firm's letterhead: its name and what it is by law."""
_CHAT = re.compile(r"\[\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?\] [^:\n]{1,60}: ")
"""A message that was exported from a chat."""


def is_message(text: str) -> bool:
    """Whether a line is a message that was exported from a chat, with its hour and who wrote it."""
    return bool(_CHAT.match(text))


def named(text: str, *, dated: bool) -> str | None:
    """The name in a first line that is a house with its edition, a paper's page, or a firm with what it is by law."""
    cited = _CLIPPED.fullmatch(text)
    if cited and any(s.year for s in stamps(text)) and title_case(cited["name"]) and not is_place(cited["name"]):
        return cited["name"]
    edition = _EDITION.fullmatch(text) if dated else None
    firm = _FIRM.fullmatch(text) if dated else None
    for match in (edition, firm):
        if (
            match
            and title_case(re.sub(r"\A\d{1,3} ", "", match["name"]))
            and not is_section(match["name"])
            and not VERB.search(match["name"])
        ):
            return match["name"]
    return None
