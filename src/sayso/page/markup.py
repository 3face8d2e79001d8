"""Words of a report as HTML: the only way by which they come into a page."""

from __future__ import annotations

from html import escape

from ..unseen import UNSEEN, code


def text(words: str) -> str:
    """Words as HTML: nothing in them can be a tag or an entity, and unseen characters are shown by their code."""
    plain = escape(words.replace("\r\n", "\n").replace("\r", "\n"))
    return UNSEEN.sub(lambda match: f'<span class="unseen">{code(match.group())}</span>', plain)


def bdi(words: str) -> str:
    """The same, kept from turning the direction of what stands beside it."""
    return f"<bdi>{text(words)}</bdi>"
