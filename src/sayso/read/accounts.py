"""Accounts on networks: the name above or beside a handle, a channel's name, what a network prints below it."""

from __future__ import annotations

import re

from .lines import Line
from .stamps import stamps

_HANDLE = re.compile(r"(?P<name>[^\W_][^@|\n]{2,60}?) \(?@[A-Za-z0-9_]{2,30}\)?(?= ?[·•|,]| \d|\Z)")
"""An account and its name: "Ministry of Ports (@ports_gov) · Oct 9, 2025"."""
_CHANNEL = re.compile(
    r"(?P<name>[^\W_][^,(|\n]{2,60}?)(?:, [^(\n]{3,80})? \((?:Telegram|Facebook|Twitter|X|VK|WhatsApp)\b[^)]{0,40}\)"
)
"""Whose post on a network it is: "Jane Roe, Head of the Port (Telegram)"."""
_ON_NETWORK = re.compile(
    r"(?:(?:Post(?:ed)?|Message|Published) (?:on|to) )?(?:its |the )?(?:Telegram|Facebook|Twitter|X|VK|WhatsApp|"
    r"Instagram|Bluesky|Mastodon|Threads|Weibo|TikTok|YouTube|Truth Social)\b(?: (?:channel|page|post|account))?\W"
)
_ACCOUNT = re.compile(
    r"@[A-Za-z0-9_.]{2,40}(?:\s{1,3}\([^()\n]{2,60}\)| ?[·•|] ?.{1,60})?"
    r"|(?:(?:Official|Verified) (?:page|account|channel|profile)|"
    r"[\d.,]{1,9} ?[KkMm]? (?:followers|subscribers|members))"
    r"(?: ?[·•|,] ?.{1,60})?"
)
"""What stands under the name of an account: its handle, or how many follow it."""


def handle(text: str) -> re.Match[str] | None:
    """The account or channel that a line names, as the group `name`."""
    return _HANDLE.match(text) or _CHANNEL.fullmatch(text)


def above_handle(text: str, following: list[Line]) -> str | None:
    """The name of an account over its handle, without the pictures and the words behind a dash: "Coast Guard ⚓ ✓"."""
    if not following or not following[0].text.startswith("@") or not _ACCOUNT.fullmatch(following[0].text):
        return None
    name = re.split(r"[^\w\s.,'’&()-]| [-–—|] ", text[:80])[0].strip(" ,")
    return name if len(name) > 2 and len(name.split()) <= 6 and text.startswith(name) else None


def posted_below(following: list[Line]) -> bool:
    """Whether the next line is a network's: "61st Brigade" over "Telegram, 14.08.2025, 21:07", or over a handle."""
    below = following[0].text if following else ""
    if _ACCOUNT.fullmatch(below) or below.startswith("Forwarded from "):
        return True
    return bool(_ON_NETWORK.match(below)) and any(s.year for s in stamps(below))
