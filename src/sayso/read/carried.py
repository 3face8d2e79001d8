"""Relays that the paragraph below the lead names, where copy goes on with what they report or were told.

"The Gazette reported 26 dead. ... 'We heard the trees,' he told the paper", "In an interview with Radio Ten, Roe says",
"after a report by the Larch. The magazine had said": a lead without a source of its own is then the other's. What is
only mentioned there ("told Radio Ten", once) is a source within first-hand copy and no relay.
"""

from __future__ import annotations

import re

from ..model import Passage
from ..wires import directory, fold
from ..wires.naming import Named, Outlets, in_short, same_house
from .leads import REJECTS, in_lead
from .unlisted_houses import DAY, PIECE

_PAPER = "newspaper|paper|daily|weekly|magazine|tabloid"
_STATION = "broadcaster|channel|station|network"
_SITE = "website|site|portal|news site|outlet"
_ANY = f"{_PAPER}|{_STATION}|{_SITE}"
_KINDS = {
    "newspaper": f"{_PAPER}|{_SITE}",
    "broadcaster": f"{_STATION}|{_SITE}",
    "agency": f"news agency|agency|{_STATION}",
}
"""What an outlet is called; one that no table lists may be any of them, and no "agency", which is a body as well."""
_SAYS = (
    r"(?:said|says|writes|wrote|reported|reports|quoted|quotes|cited|cites|added|adds|puts|put|published|has it|"
    r"(?:has|had) (?:said|written|reported|published))"
)
_FAR = 700
"""Characters behind a name in which it is called by what it is: its paragraph and the next."""
_FOLLOWS = re.compile(
    rf"\b(?:after|following) (?:an?|the) (?:[\w-]+ ){{0,2}}?(?:{PIECE}) (?:published )?(?:by|in|from|on) "
    r"(?:the |The )?(?:[a-z]+ ){0,2}\Z"
)
_THEN = re.compile(rf"The (?:{_ANY})(?:,? (?:{DAY}|citing [^,.\n]{{2,60}},))? {_SAYS}\b")
_INTERVIEW = re.compile(r"In (?:an? |his |her )(?:[a-z]+ )?interview (?:with|for|to|on|given to) (?:the |The )?\Z")
_SPEAKS = re.compile(
    r"(?: [a-z]+){0,2}(?: (?:on )?[A-Z][a-z]+day)?, (?:[^\W\d_a-z][\w'’.-]{1,20} ){0,3}(?P<who>[^\W\d_][\w'’-]{1,24}) "
    r"(?:also )?(?:says|said|stated|states|explains|explained|tells|told|confirms|confirmed|recalls|recalled|insists)\b"
)
_ANSWERED = re.compile(
    r"[,?!][\"”’'] (?P<who>he|she|[^\W\d_a-z][\w'’-]{1,24})(?: has| had)? (?:(?:told|tells)|(?:said|says|stated|added)"
    rf"(?: {DAY})? (?:in|during) (?:an? |her |his )?(?:[a-z]+ )?(?:interview|statements?|remarks|comments) "
    r"(?:with|to|for|on)) (?:the |The )?(?:[a-z]+ ){0,3}\Z"
)
"""Whom the one of the lead told what the first quotation below it says: "..., she said in an interview with X"."""
_TOLD_ALL = re.compile(r"\b(?:told|tells) (?:reporters|journalists|an? (?:news|press) )")


def carried_on(found: Outlets, lead: Passage, below: list[Passage], publisher: str | None) -> list[Named]:
    """The outlet that the paragraph right below the lead gives as having reported, or as whose interview it is.

    The copy has to come back to it by what it is ("the broadcaster", "told the paper").
    """
    text = found.text
    if not below or REJECTS.search(text, lead.start, lead.end):
        return []
    first = Passage(below[0].start, min(below[0].end, below[0].start + 600))
    for named in found.within(*lead):
        pre, post = (
            text[max(lead.start, named.passage.start - 120) : named.passage.start],
            text[first.start : first.end],
        )
        if _FOLLOWS.search(pre) and _THEN.match(post) and not in_short(named.name, publisher):
            return [named]
    for named in found.within(*first):
        if in_short(named.name, publisher):
            continue
        asked = _INTERVIEW.fullmatch(text, first.start, named.passage.start)
        speaks = _SPEAKS.match(text, named.passage.end, first.end) if asked else None
        if speaks and (speaks["who"] in ("he", "she") or speaks["who"] in text[lead.start : lead.end]):
            return [named]
    for named in found.within(*first)[:1]:
        answered = _ANSWERED.search(text, first.start, named.passage.start)
        if answered and not in_short(named.name, publisher) and not _TOLD_ALL.search(text, *lead):
            who = answered["who"]
            if who in ("he", "she") or who in text[lead.start : lead.end]:
                return [named]
    for named in in_lead(found, first, publisher):
        if _comes_back(found, named):
            return [named]
    return []


def _comes_back(found: Outlets, named: Named) -> bool:
    """Whether the copy calls an outlet by what it is right after its name, before another's of that kind is named."""
    wire = directory().named.get(fold(named.name))
    kinds = _KINDS.get(wire.kind, _ANY) if wire else _ANY
    end = named.passage.end
    others = [n for n in found.within(end, end + _FAR) if not same_house(n.name, named.name)]
    stop = min([n.passage.start for n in others] + [end + _FAR])
    called = re.compile(rf"\b(?:(?:told|to|by) the (?:{kinds})\b|[Tt]he (?:{kinds}) {_SAYS}\b)")
    return bool(called.search(found.text, end, stop))
