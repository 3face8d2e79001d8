"""Houses that no directory knows, told in a lead by what is said of them: that they reported, and that they are media.

The words of reporting (`SAYS`, `KIND`, `PIECE`, `DAY`) stand here for the readers of leads as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Passage
from ..wires import directory, fold
from ..wires.naming import Named
from .countries import is_given_name, is_place
from .vocabulary import UNLISTED, english

SAYS = (
    r"(?:reported|reports|report|wrote|writes|write|said|says|revealed|reveals|disclosed|discloses|"
    r"published|claimed|claims|quoted|found|finds|shows?|showed|suggests?|suggested|alleges|alleged|uncovered|"
    r"understands|can reveal|can disclose|been told|is reporting|"
    r"(?:aired|broadcast|carried|ran) (?:an? |the )?(?:[\w-]+ ){0,2}"
    r"(?:footage|reports?|interviews?|videos?|images|statements?)|"
    r"quotes|cited|cites|learned|learnt|informs|informed|stated|states|announced)"
)
PIECE = (
    r"report|investigation|article|story|survey|analysis|research|reporting|information|inquiry|exposé|account|dispatch|"
    r"documentary|programme|broadcast"
)
"""What a house puts out."""
DAY = r"(?:on |this |late |early |earlier |last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s)?"
KIND = (
    r"(?:(?:(?:public|state|business|economic|financial|national|local|investigative|private|TV|radio|news) )?"
    r"(?:newspapers?|daily|news agency|agency|magazine|website|news site|news website|broadcaster|network|"
    r"weekly|tabloid|paper|report|portal|channel|news|TV|television|radio|station|outlet|site|programme))"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_JOINT = r"of |de |del |da |do |di |la |le |el |y "
_NAME = rf"{_CAPITAL}[\w'’&-]{{0,24}}(?: (?:{_JOINT})?{_CAPITAL}[\w'’&-]{{0,24}}){{0,3}}"
_LETTERS = r"[\w'’&-]{0,24}(?:\.[\w-]{1,12})?"
_SUBJECT = re.compile(
    rf"(?:, |\A|[.] )(?:the |The )?(?P<name>{_CAPITAL}{_LETTERS}(?: (?:{_JOINT})?"
    rf"{_CAPITAL}{_LETTERS}){{0,3}})"
    rf"(?: (?:has|had|have))? (?P<verb>reported|wrote|reports|writes|revealed|said|quoted)(?= {DAY}|"
    rf",|\.|\Z| (?:citing|quoting|that|this|in|on)\b)"
)
_BY_SUBJECT = re.compile(
    rf"\b(?:This|It|That) (?:was|is|has been) (?:first )?(?:reported|written|published) by (?:the |The )?"
    rf"(?P<name>{_NAME})"
)
_CALLED = re.compile(
    r"\b(?:the|The) (?:\w+ )?(?:newspaper|daily|paper|magazine|weekly|tabloid|broadcaster|outlet|"
    r"website|news site|portal|news agency)\b"
)
_OF_A_MEDIUM = re.compile(
    r"\b(?:newspaper|paper|daily|magazine|weekly|website|news site|broadcaster|TV) (?:reports?|says|finds|claims)\b|"
    r"\b(?:Newspaper|Paper|Daily|Magazine|Weekly|Website|Broadcaster)(?: [Rr]eports?)?: "
)
"""A headline that tells the lead's news as a medium's: "Order came too late, website reports"."""
_NO_HOUSE = re.compile(
    r"\b(?:Minist|Police|Court|Army|Navy|Staff|Office|Service|Council|Commission|Company|Government|"
    r"President|Secretary|Department|"
    r"Authority|Bank|Union|Party|Embassy|University|Institute|Forces?\b|Guard\b|Command|Parliament|"
    r"Agency for|Board|Committee|Mr|Ms|Mrs|Dr|Gen)"
)
_KIND_NEXT = re.compile(rf" {KIND}\b")
"""What follows a word that tells where a house is from ("the Latvian portal Delfi"): no name yet."""
_HOST = re.compile(
    r", (?P<name>[^\W_][\w-]{2,24}\.[a-z]{2,4}(?:\.[a-z]{2})?) (?:reported|reports|wrote|writes|reveals|revealed)\b"
)
"""A site by its address, behind what it reported: "..., Deltanews.md writes". In front a company stands as well."""
_SMALL = re.compile(
    r"\b(?:newspaper|daily|weekly|magazine|portal|news site|news website|website|broadcaster|news agency) "
    rf"(?P<name>[a-z][\w.-]{{2,24}})(?=,? (?:has |had |{DAY} )?{SAYS}\b|[,.:])"
)
"""A name in small letters behind what it is: "the magazine profil reported", "local newspaper iHavn reported"."""
_CAPITALISED = re.compile(
    r"\b(?:newspaper|daily|weekly|magazine|tabloid|portal|(?:news |investigative )?(?:web)?site|broadcaster|"
    rf"news agency|radio station|television channel|news outlet) (?P<name>{_NAME})"
    rf"(?=,? (?:has |had |{DAY} )?{SAYS}\b)"
)
"""A name behind what it is: "the Kenyan investigative site Delta Files reported"."""
_APPOSED = re.compile(
    rf"(?P<name>{_NAME}), (?:an?|the) (?:(?!(?:of|an?|the|at|for|by|in|with)\b)[\w’'-]+ ){{0,3}}"
    rf"(?:newspaper|daily|weekly|magazine|news agency|news site|"
    rf"news website|website|portal|broadcaster)\b[^,.\n]{{0,40}}, (?:has |had |{DAY} )?{SAYS}\b"
)
"""A name with what it is behind it: "Havnebrev, a local newspaper, reported"."""
_CALLED_SO = re.compile(
    rf"\b(?:[Tt]he |by )(?P<name>{_NAME}) (?:portal|newspaper|news site|news website|daily|magazine|weekly|tabloid|"
    rf"broadcaster|news agency)(?![\w-]| {_CAPITAL})"
)
"""A name before what it is: "the Harbour Crossroads portal reported"; not the town or the land of a paper."""
_THROUGH = re.compile(rf", (?:{_NAME}) (?:reports|informs|writes),? via (?:the )?(?P<name>{_NAME})(?=[.,]|\Z| ?\n)")
"""Whose report an agency passes on: "..., Trend reports via Oyrat"."""
_PIECE_BY = re.compile(
    rf"\b(?:investigation|report|article|inquiry) (?:published )?(?:by|in) (?:the )?(?P<name>{_NAME})"
)
_OF_A_LAND = re.compile(r"(?:ian|ish|ese|ean|ench|utch|reek|wiss|zech|raqi|aeli)\Z")
_ITS_PEOPLE = r"(?:reporters?|journalists?|correspondents?|newsroom|website|news site|newspaper|portal|readers)"
_TITLED = re.compile(
    r"(?:(?:Prime |Deputy |Vice |First |Foreign |Interior |Acting )?(?:Minister|President|Mayor|Governor|Senator|Judge|"
    r"General|Gen|Colonel|Col|Captain|Capt|Major|Admiral|Bishop|"
    r"Professor|Prof|Dr|Mr|Mrs|Ms|Sir|Lord|King|Queen|Prince|Princess|Chancellor|Secretary|Ambassador|Spokes\w+|"
    r"Chair(?:man|woman|person)?|Director|Commissioner|Undersecretary|Superintendent|Inspector|Sergeant|Lieutenant|Lt|"
    r"Justice|Premier|Councill?or|Deputy|Congress(?:man|woman)|Rep|Sen|Gov|Rev|Pastor|Sheikh|Imam|Rabbi|Attorney))\b"
)


_PRONOUNS = """
    he she it they we you i this that these those there who which nobody somebody everybody
"""
_NO_NAME = frozenset(_PRONOUNS.split())
"""Words that a sentence opens with before "said", and no house's name."""
_BELOW = 500
"""Code points below the lead in which a name is one that the lead's news may come from."""
_TOLD_OF = re.compile(rf" (?:{DAY},? )?(?:citing|quoting)\b")


def unlisted(text: str, lead: Passage) -> list[Named]:
    """The unlisted houses that the lead gives as having reported, where the copy tells that they are media."""
    below = min(len(text), lead.end + _BELOW)
    spans = [m.span("name") for m in _HOST.finditer(text, lead.start, lead.end)]
    spans += [m.span("name") for m in _SMALL.finditer(text, lead.start, lead.end) if _is_small_name(m["name"])]
    spans += [m.span("name") for m in _CAPITALISED.finditer(text, lead.start, lead.end)]
    spans += [m.span("name") for m in _APPOSED.finditer(text, lead.start, lead.end)]
    spans += [m.span("name") for m in _CALLED_SO.finditer(text, lead.start, below) if _is_own_name(m["name"])]
    spans += [m.span("name") for m in _THROUGH.finditer(text, lead.start, lead.end)]
    spans += _with_people(text, lead)
    if _CALLED.search(text, lead.start, 20_000) or _OF_A_MEDIUM.search(text, max(0, lead.start - 400), lead.start):
        spans += _subjects(text, lead)
    return [_named(text, Passage(*span)) for span in spans]


def is_person(name: str) -> bool:
    """Whether an unlisted name that ends as papers' do is a person's: "Minister Ana Post", "Ana Post"."""
    words = name.split()
    return bool(_TITLED.match(name)) or (len(words) == 2 and is_given_name(words[0]))


def _named(text: str, passage: Passage) -> Named:
    """The outlet that the words of a passage name, by the ledger's name where it is listed after all."""
    name = text[passage.start : passage.end]
    wire = directory().named.get(fold(name))
    return Named(passage, wire.name if wire else name, wire is not None)


def _subjects(text: str, lead: Passage) -> Iterator[tuple[int, int]]:
    """Where the names stand that a lead, or a sentence right below it, gives as having reported."""
    below = min(len(text), lead.end + _BELOW)
    for match in (*_SUBJECT.finditer(text, lead.start, lead.end), *_BY_SUBJECT.finditer(text, lead.start, below)):
        name = match["name"]
        if _NO_HOUSE.search(name) or _KIND_NEXT.match(text, match.end("name")) or name.casefold() in _NO_NAME:
            continue
        said = match.re is _SUBJECT and match["verb"] == "said" and not _TOLD_OF.match(text, match.end())
        if said and not _CALLED.search(text, match.end(), 20_000):
            continue  # anybody "said"; a house is called one afterwards
        if " " in name or not _is_surname(text, name, lead):
            yield match.span("name")


def _is_surname(text: str, name: str, lead: Passage) -> bool:
    """Whether one word is the end of a person's name in or around the lead: "Ana Marlow ... Marlow said"."""
    full = re.compile(
        rf"(?<![Tt]he )(?<!\ban )(?<!\ba )\b(?P<first>(?!The\b|An?\b){_CAPITAL}[\w’'-]{{1,20}})\.? {re.escape(name)}"
        r"\b(?P<set_off>,(?! (?:an?|the) ))?"
    )
    found = full.finditer(text, max(0, lead.start - 400), lead.end + 3000)
    return any(m["set_off"] or _TITLED.match(m["first"]) or is_given_name(m["first"]) for m in found)


def _is_small_name(name: str) -> bool:
    """Whether a word in small letters behind "the newspaper" is its name: no English word, listed or oddly written."""
    odd = any(letter.isupper() for letter in name) or "." in name.rstrip(".")
    return odd or (fold(name) in directory().named and english().level(name) == UNLISTED)


def _is_own_name(name: str) -> bool:
    """Whether a name before "newspaper" is more than its land, its town or a body: no "Serbian", "Kyiv", "NATO"."""
    last = name.rsplit(maxsplit=1)[-1]
    told = last.isupper() or _NO_HOUSE.search(name) or _OF_A_LAND.search(last) or is_place(name)
    return " " in name and not told and not re.match(DAY, name)


def _with_people(text: str, lead: Passage) -> Iterator[tuple[int, int]]:
    """Where the author of an investigation stands whose reporters the copy names: "Reporters of Delta Watch drove"."""
    for match in _PIECE_BY.finditer(text, lead.start, lead.end):
        name = re.escape(match["name"])
        people = re.compile(
            rf"\b{_ITS_PEOPLE} (?:of|from|at|with) (?:the )?{name}\b|\b{name}(?:['’]s?)? {_ITS_PEOPLE}\b", re.I
        )
        if people.search(text, lead.end, lead.end + 3000):
            yield match.span("name")
