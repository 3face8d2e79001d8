"""Lines of a mail's header above the news: who sent it, when, and its subject."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import fold
from . import house
from .countries import is_given_name
from .findings import Findings
from .lines import Line
from .stamp_lines import put_dates
from .stamps import stamps

_MAIL = re.compile(
    r"(?:(?:Fwd?|FW|FWD|Re|RE|AW|WG|TR): |(?:To|Cc|Sent|Reply-To): )\S|"
    r"From: (?P<from>[^<>\n]{0,60}?) ?<?[\w.+-]{1,40}@(?P<host>[\w-]{2,40})[\w.-]{1,40}>?\s*\Z"
)
_SUBJECT = re.compile(r"Subject: (?:(?:Fwd?|FW|Re|RE|AW): |\[[^\[\]\n]{2,40}\] ){0,4}")


def mail_line(head: Findings, line: Line) -> str | None:
    """Read a line of a mail's header; its subject is the headline."""
    mail = _MAIL.match(line.text)
    if mail:
        _sender(head, line, mail)
        return "mail"
    if subject := _SUBJECT.match(line.text):
        at = line.start + subject.end()
        head.title = head.title or Fact(line.text[subject.end() :], Passage(at, line.end), "headline")
        put_dates(head, line, stamps(line.text), title=True)
        head.aside("header", line.start, line.end)
        return "mail"
    return None


def _sender(head: Findings, line: Line, mail: re.Match[str]) -> None:
    """Read a line of a mail's header; a sender that is a house or a letter, and no person, put the copy out."""
    head.aside("header", line.start, line.end)
    if line.text.startswith("Sent: "):
        put_dates(head, line, stamps(line.text))
    name = (mail["from"] or "").strip("\"' ")
    firm = name.partition(", ")[0]  # "Roe & Sons, growers", who sign as "Roe & Sons"
    if "&" in firm and any(last.text == firm for last in head.all_lines[-4:]):
        name = firm
    own = house.in_words(name, 0, len(name)) if name else None
    if head.publisher is None and (
        own or (name and name == firm and "&" in name) or name.startswith("The ") or _is_spelt(name, mail["host"] or "")
    ):
        at = line.start + line.text.index(name)
        head.publisher = Fact(own.name if own else name, Passage(at, at + len(name)), "header")


def _is_spelt(name: str, host: str) -> bool:
    """Whether a mail's host is the name of its sender, who is no person: "Freight Letter <desk@freightletter.com>"."""
    letters, host = (re.sub(r"[^a-z]", "", fold(part)) for part in (name, host))
    spelt = min(len(letters), len(host)) > 4 and (letters.startswith(host) or host.startswith(letters))
    return spelt and not is_given_name(name.split(maxsplit=1)[0])
