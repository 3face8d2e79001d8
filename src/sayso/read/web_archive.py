"""A page that a browser saved as one file (.mhtml): the page is taken out of it by the mail parser of Python."""

from __future__ import annotations

from email import policy
from email.message import Message
from email.parser import BytesParser
from typing import NamedTuple

LONGEST = 2_000
"""Characters of a header that are read: the parser's time grows faster than its length."""


class _Short(policy.EmailPolicy):
    """Reads headers no further than `LONGEST`."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the beginning of the value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST]


class SavedPage(NamedTuple):
    """The page in a saved file: its bytes, and the address that it was saved from as a named value."""

    data: bytes
    given: tuple[tuple[str, str], ...]


def saved_page(data: bytes) -> SavedPage | None:
    """The first web page of a saved file, or `None` where it holds none. Never fails."""
    try:
        message = BytesParser(policy=_Short()).parsebytes(data)
        parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        if not parts:
            return None
        page = parts[0].get_payload(decode=True)
        address = _header(message, "snapshot-content-location") or _header(parts[0], "content-location")
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, KeyError):  # headers that are no mail
        return None
    given = (("url", address),) if address.startswith(("http://", "https://")) else ()
    return SavedPage(page if isinstance(page, bytes) else b"", given)


def _header(part: Message[str, str], name: str) -> str:
    return str(part.get(name, "")).strip()[:LONGEST]
