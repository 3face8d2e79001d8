"""Over which channel and where: what a stretch of a clause names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import channels_en as en


def _any(names: Iterable[str]) -> str:
    """An alternative of names, longest first."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))


_DETERMINER = r"(?:a|an|the|this|that|his|her|its|their|another|one|any|some|[\w.’'-]{2,20}['’]s?)"
_CHANNEL = re.compile(
    rf"(?i:\b(?:{_any(en.LEADING_TO)})) (?:(?P<article>{_DETERMINER}) )?"
    r"(?P<words>(?:(?!(?:in|at|on|to|by|via|for|from|of|with|and)\b)[\w’'.-]{1,20} ){0,4}?)"
    rf"(?P<noun>(?i:{_any(en.PIECES | en.MEETINGS | en.SITTINGS)}))(?P<many>s?)(?![\w’-])"
)
_ON = re.compile(r"(?i:on) ")
_TOLD = re.compile(r"(?i:told|tells?|informed|addressing|addressed) ")
_POST = re.compile(
    r"(?:\b(?:[Oo]n|via|through|to) (?:[\w-]{2,20} ){0,3}?|\b[Ii]n an? (?:[\w-]{2,20} ){0,2}?)"
    rf"(?P<name>{_any(en.PLATFORMS)})(?![\w’-])(?! (?:\d|[A-Z]))"
)
_SOCIAL = re.compile(r"\b(?:on|via|across) (?P<name>social media|social networks|the internet|an? (?:\w+ )?forum)\b")
_BY = re.compile(rf"\b(?i:by|via|over the|over|on the|per) (?P<name>{_any(en.WIRES_AND_WAVES)})\b")
_SCREEN = re.compile(
    rf"\b(?:(?:on|to|told|by) (?:the )?(?P<name>{en.SCREENS})|on (?P<air>television|TV|radio))(?![\w-])"
)
_SHOW = re.compile(
    r"\b(?:on|told|to) (?P<name>(?:[A-Z]\w+['’]s )?(?:the |The )?[\"“']?(?:[A-Z][\w’']+ ){1,4}"
    r"(?:[Pp]rogramme|[Pp]rogram|[Ss]how|[Pp]odcast)[\"”']?"
    r"|[A-Z][\w.]+(?: [A-Z]\w+)?['’]s [\"“'][A-Z][\w’' ]{2,30}[.,]?[\"”'])"
)
_NETWORK = re.compile(rf"\b[Oo]n (?P<name>{_any(en.NETWORKS)})\b")
_FLOOR = re.compile(rf"\b(?:in|at|before|to|told|addressing|addressed) (?:the |a |an )?(?P<name>{en.FLOORS})\b")

_PLACE = r"(?P<place>(?:[A-ZÀ-ÖØ-Þ][\w’'.-]+|St\.)(?: (?:de |of |al-|el-)?[A-ZÀ-ÖØ-Þ][\w’'-]+){0,3})"
_TOWN = r"(?:the (?:port|city|town|capital|village|port city|capital city)(?: of|,)? )?"
_ON_DAY = r"(?: on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
_LEAD_PLACE = re.compile(
    rf"\A\W*(?:(?:Meanwhile|Earlier|Later|Also|And|But|Separately|Elsewhere),? )?[Ii]n {_PLACE}(?: on \w+)?,"
)
_SPOT = re.compile(
    r"\b(?:conference|briefing|reporters|journalists|interview|speech|rally|hearing|meeting|summit|forum|event|ceremony|"
    r"address|remarks|correspondents|media|statement|press|availability|news conference)(?: held)?"
    rf"{_ON_DAY}(?: at [^,.;\n]{{2,40}}?| here)? in {_TOWN}{_PLACE}"
)
_AT_ONCE = re.compile(rf"{_ON_DAY} (?:in|at) (?:the )?{_TOWN}{_PLACE}")
_HERE = re.compile(r"\bhere\b")
_NO_PLACE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b|The\b|An?\b|"
    rf"(?:{en.FLOORS})|English|French|Russian|Arabic|Spanish|German|Chinese|Portuguese|Hindi|Turkish|Japanese"
)
_OF_ITS_OWN = re.compile(r"\b(?P<noun>press release|joint statement|statement|communique|communiqué)\b")
_ANNOUNCING = re.compile(
    r"\b(?:appear(?:s|ed|ing|ance)|spoke|speaks|speaking|address(?:ed|es|ing)|holds?|held|holding|gives?|gave|giving|"
    r"(?:takes?|took) to|(?:goes|went) on|issued|hosted|convened|deliver(?:s|ed|ing)|posted)\b"
)
_TRANSCRIPT = re.compile(
    r"\b(?P<name>(?:press |media |news |background )?briefing|press conference|news conference|teleconference|"
    r"conference call|earnings call|media call|interview|hearing|podcast|debate)\b",
    re.IGNORECASE,
)
_HEAD = 3000
"""Code points above a transcript in which it is looked for what it calls itself."""


def channel(stretch: str, *, lead: bool = False) -> str | None:
    """The channel that a stretch of a clause names, the earliest; in the words of the text, without article.

    `lead` is whether the stretch stands at the head of the sentence, before source and cue.
    """
    if not stretch.strip():
        return None
    found: list[tuple[int, str]] = []
    for pattern in (_POST, _SOCIAL, _BY, _SCREEN, _SHOW, _NETWORK, _FLOOR):
        match = pattern.search(stretch)
        if match:
            name = re.sub(r"\A(?:an?|the|The) ", "", match[match.lastgroup or 0]).strip("\"“”'.,")
            found.append((match.start(), name))
    for match in _CHANNEL.finditer(stretch):
        noun = match["noun"].casefold()
        if not _counts(match, noun, lead=lead) or (noun in en.POSTS and found):
            continue  # "in a post on X" is X
        kept = [word for word in match["words"].split() if word.casefold() in en.KEPT]
        found.append((match.start(), en.POSTING.get(noun) or " ".join([*kept, noun])))
        break
    return min(found)[1] if found else None


def _counts(match: re.Match[str], noun: str, *, lead: bool) -> bool:
    """Whether a noun is a channel where it stands."""
    if match["many"] and noun == "statement":
        return False  # "in statements to the press" is no paper
    if _ON.match(match.group()) and noun not in en.MEETINGS and noun not in en.ON_AIR:
        return False  # on a report: about it
    if noun in en.SITTINGS and lead and not _TOLD.match(match.group()):
        return False  # what the saying is about
    if "same" in match["words"].split():
        return False  # the one that was named before
    return bool(match["article"] or match["words"] or match["many"] or noun in en.BARE)


def is_occasion(words: str) -> bool:
    """Whether what was told is an occasion, and no hearer ("told a press conference")."""
    plain = words.casefold()
    return any(plain == noun or plain.endswith(f" {noun}") for noun in (*en.MEETINGS, *en.SITTINGS))


def posted(cue: str) -> str | None:
    """The network that a cue names ("tweeted")."""
    return next((en.POSTING[word] for word in cue.casefold().split() if word in en.POSTING), None)


def document(source: str, cue: str) -> str | None:
    """The channel that is itself the source ("the statement said") or the cue ("its statement that ...")."""
    match = _OF_ITS_OWN.search(source.casefold()) or _OF_ITS_OWN.fullmatch(cue.casefold())
    return match["noun"] if match else None


def announced(sentence: str) -> str | None:
    """The channel that a sentence says that somebody took ("X appeared on state television.")."""
    match = _ANNOUNCING.search(sentence)
    return channel(sentence[match.start() :]) if match else None


def transcript(head: str) -> str:
    """What a transcript calls itself above its first line; an interview where it does not say."""
    match = _TRANSCRIPT.search(head[-_HEAD:])
    return match["name"].casefold() if match else "interview"


def place(stretch: str, *, lead: bool) -> str | None:
    """The place of saying that a stretch names: at the head of the sentence (`lead`), at once, or with an occasion."""
    match = (_LEAD_PLACE.search(stretch) if lead else _AT_ONCE.match(stretch)) or _SPOT.search(stretch)
    return match["place"].rstrip(".") if match and not _NO_PLACE.match(match["place"]) else None


def is_here(stretch: str) -> bool:
    """Whether a stretch says that it was said where the report was written."""
    return bool(_HERE.search(stretch))
