"""A page that a browser saved as one file (.mhtml): the page is taken out of it by the mail parser of Python."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import NamedTuple


class SavedPage(NamedTuple):
    """The page in a saved file: its bytes, and the address that it was saved from as a named value."""

    data: bytes
    given: tuple[tuple[str, str], ...]


def saved_page(data: bytes) -> SavedPage | None:
    """The first web page of a saved file, or `None` where it holds none. Never fails."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        parts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        if not parts:
            return None
        page = parts[0].get_payload(decode=True)
        address = _header(message, "snapshot-content-location") or _header(parts[0], "content-location")
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, KeyError):  # headers that are no mail
        return None
    given = (("url", address),) if address.startswith(("http://", "https://")) else ()
    return SavedPage(page if isinstance(page, bytes) else b"", given)


def _header(part: EmailMessage, name: str) -> str:
    return str(part.get(name, "")).strip()[:2000]
