"""The nouns of lists: what a feed, a list of feeds or a sitemap says, as one kind of value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from urllib.parse import urljoin

from ..model import Problem
from .dates import judged

_LONGEST_FACT = 2000
_FULL = 120
"""Words from which an entry's text may be the whole report: teasers have some sixty at most."""
_GOES_ON = re.compile(
    r"(?:\[?(?:\u2026|\.\.\.)\]?|\b(?:read|continue|learn|see)\b.{0,40}|\bmore\b.{0,10})\s*$", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report as a list has it. `url` is "" where it has no page; `text` is HTML where `html`.

    `whole` is whether `text` is taken for the whole report, so that its page need not be fetched. `facts` are what the
    list says of it, as (name, value) pairs; `problems` what is wrong with these.
    """

    url: str
    guid: str = ""
    text: str = ""
    html: bool = False
    whole: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def key(self) -> bytes:
        """What the entry is recognised by within its list: its identifier and its address."""
        return sha256(f"{self.guid}\n{self.url}".encode("utf-8", "surrogatepass")).digest()

    @property
    def mark(self) -> bytes:
        """A hash of all that the list says of it: another one means that the entry was updated."""
        said = (*(f"{name}={value}" for name, value in self.facts), self.text)
        return sha256("\n".join(said).encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class Link:
    """A further list: its address, what it is called here, and when it is said to have changed ("" where not said)."""

    url: str
    title: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list says. `kind` is one of "RSS", "Atom", "JSON Feed", "OPML", "sitemap", "sitemap index".

    `minutes` is how long it asks not to be asked again (RSS `ttl`, `sy:updatePeriod`), 0 where it does not say.
    """

    kind: str
    title: str = ""
    entries: tuple[Entry, ...] = ()
    lists: tuple[Link, ...] = ()
    minutes: int = 0
    problems: tuple[Problem, ...] = field(default=())


@dataclass(slots=True)
class Draft:
    """An entry that is being read: facts and texts as the elements say them."""

    where: str
    base: str
    now: datetime
    prefix: str = "feed"
    facts: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    url: str = ""
    guid: str = ""
    contents: list[tuple[bool, bool, str]] = field(default_factory=list)
    """(whether the element is for the full text, whether it is HTML, the text)"""

    def say(self, name: str, value: str | None) -> None:
        """Add a fact, unless it is empty."""
        value = " ".join((value or "").split())[:_LONGEST_FACT]
        if value and (f"{self.prefix}:{name}", value) not in self.facts:
            self.facts.append((f"{self.prefix}:{name}", value))

    def date(self, name: str, value: str | None) -> None:
        """Add a date as it was received; one that nobody can believe gets a name that no date is taken from."""
        value = " ".join((value or "").split())[:_LONGEST_FACT]
        if not value:
            return
        wrong = judged(value, self.now)
        if wrong:
            message = f"{self.where}: the {self.prefix} says {name} {value[:60]!r}, {wrong}; it is kept and not used"
            self.problems.append(Problem("list-date", message, self.where))
        self.say(f"{name}_time" + (":doubtful" if wrong else ""), value)

    def entry(self) -> Entry:
        """The entry, with the address of its page made whole and the best of its texts."""
        text, html, whole = "", False, False
        for full, marked, content in sorted(self.contents, key=lambda one: (one[0], len(one[2])), reverse=True)[:1]:
            text, whole = content, full and _is_whole(content)
            html = marked and bool(_TAG.search(content) or "&" in content)
        url = absolute(self.base, self.url)
        self.say("guid", self.guid)
        if url:
            self.say("link", url)
        return Entry(url, self.guid, text, html, whole, tuple(self.facts), tuple(self.problems))


def absolute(base: str, url: str) -> str:
    """The address of the web that a link leads to from an address; "" where it leads to none."""
    try:
        found = urljoin(base, url.strip()) if url.strip() else ""
    except ValueError:
        return ""
    return found if found.lower().startswith(("http://", "https://")) else ""


def _is_whole(text: str) -> bool:
    """Whether a text may be a whole report: long, and with no sign that it goes on elsewhere."""
    shown = _TAG.sub(" ", text[:200_000]).split()
    return len(shown) >= _FULL and not _GOES_ON.search(" ".join(shown[-8:])[-200:])
