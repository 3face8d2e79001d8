"""Relays in headlines: the outlet that a headline gives as whose report, or whose interview, the story is."""

from __future__ import annotations

import re

from ..model import Passage
from ..wires.naming import Named, Outlets, same_house
from .leads import REJECTS
from .unlisted_houses import KIND

_SET_OFF = re.compile(
    r"(?:[:,] | [-–—] ?)(?:(?:state media|state TV|newspaper|daily|weekly|magazine|(?:news )?agency) )?(?:the |The )?\Z"
)
"""What sets a house off at a headline's end: ": Gazette", " -Gazette", " - newspaper Gazette"."""
_IN_BRACKETS = re.compile(r" \((?:via |source: )?(?:the |The )?\Z", re.IGNORECASE)
_SAID_BY = re.compile(r", (?:says|writes|reports|reported|claims|reveals) (?:the |The )?\Z")
_BY_COMMA = re.compile(r"(?:, | [-–—] )(?:the |The )?[\"“„«]?\Z")
_TELLS = re.compile(r"\b(?:tells?|told|according to) (?:the |The )?\Z")
_TO = re.compile(r"\bto (?:the |The )?\Z")
_IN = re.compile(r"\bin (?:an? |the )?(?:exclusive )?\Z")
_END = re.compile(r"[.\s]*\Z")
_WORK = re.compile(r"(?: (?:report|exclusive|investigation|interview))?[.\s]*\Z")
_REPORTS = re.compile(rf"[\"”»]?(?:['’]s)?(?: {KIND})? (?:reports|says|writes|reported|report)\b[.\s]*\Z")
_OPENS = re.compile(r" (?:reports|reveals)\b|: ")
_STAFF = re.compile(
    r"(?:['’]s)? (?:reporters?|journalists?|anchor|host|editors?|boss|chief|staff|crew|to )\b", re.IGNORECASE
)
"""People of a house, who are told something themselves and report nothing: "Minister tells Gazette reporter to go"."""
_INTERVIEW = re.compile(r"(?:['’]s)? interview\b")


def in_headline(outlets: Outlets, headline: Passage, publisher: str | None) -> list[Named]:
    """The outlet that a headline gives as whose report it is: ": Gazette", "- The Gazette", ", Gazette reports"."""
    text = outlets.text
    out = []
    for named in outlets.within(headline.start, headline.end):
        if same_house(named.name, publisher):
            continue
        pre, post = text[headline.start : named.passage.start], text[named.passage.end : headline.end]
        if _tells(pre, post) and not REJECTS.search(pre):
            out.append(named)
    return out


def _tells(pre: str, post: str) -> bool:
    """Whether the words before and behind a house's name in a headline say that the story is its own."""
    return bool(
        (_WORK.match(post) and _SET_OFF.search(pre))
        or (_IN_BRACKETS.search(pre) and re.fullmatch(r"\)[.\s]*", post))
        or (_REPORTS.match(post) and _BY_COMMA.search(pre))
        or (_END.match(post) and (_SAID_BY.search(pre) or _TELLS.search(pre)))
        or (_OPENS.match(post) and not pre.strip())
        or (_TELLS.search(pre) and re.match(r" [a-z]", post) and not _STAFF.match(post))
        or (_TO.search(pre) and post.startswith(": "))
        or (_IN.search(pre) and _INTERVIEW.match(post))
    )
