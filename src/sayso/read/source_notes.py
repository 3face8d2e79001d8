"""Notes of where a copy came from that need more than a listed name: whole sentences, chains, codes, monitors' sources.

"Original: La Gaceta (Lima), 3 March. Translated by ...", "via Northern Post, which has it from Delta Watch", "Source:
Polar TV, Oslo, in English 1800 gmt 3 Mar 25", "Source: Beta Thursday, 27.02.2025", "(full text as carried by KCNA)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Passage
from ..wires import directory, fold
from ..wires.naming import Named, Outlets

_WORD = r"[^\W\d_a-z][\w'’&-]{0,24}(?:\.[a-z]{2,3}\b)?"
_NAME = rf"(?:{_WORD}(?: (?:of |de |del |la |le )?{_WORD}){{0,4}})"
_DATE = r"(?:\d{1,2}\.? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
_NOTE = re.compile(
    r"[*_(\[]{0,2}(?:(?:Original|Source|From|Via|First published(?: in| by)?):"
    r"|(?:Taken(?: over)?|Copied|Lifted|Picked up|Reprinted|Translated|Adapted|Abridged) from:?) (?:the |The )?"
    rf"{_NAME}(?: (?:website|site|newspaper|news agency|television|radio)){{0,2}}"
    rf"(?: ?\([^()\n]{{2,40}}\)|,? (?:of |on )?{_DATE}| (?:newspaper|news agency|website))"
)
"""A note that is a sentence: the house, and its town in brackets, the day or the word for what it is behind it."""
_FIRST_SENTENCE = re.compile(r"[^\n]{10,200}?[.](?=\*?(?: |\Z))(?<!\b[A-Z]\.)")
_CHAIN = re.compile(
    r"(?:which|who) (?:in turn )?(?:refers? to|(?:has|have|had|got|took) it from|cites?|quotes?|draws? on|credits?) "
    rf"(?:the |The )?(?P<first>{_NAME})(?:(?: and|,) (?:the )?(?P<second>{_NAME}))?"
)
_MONITORED = re.compile(
    rf"Source: (?P<name>{_NAME})(?: (?:website|radio|television|TV|news agency)){{0,2}}, {_NAME}, "
    r"in [A-Z][a-z]+(?: and [A-Z][a-z]+)? \d{4} ?(?:gmt|GMT)\b"
)
"""How a monitoring service names what it heard: the house, its town, the language, the hour."""
_LABEL = re.compile(r"(?:.{0,80}?(?:[|·•]|//) ?)?\(?(?:[Ss]ources?|SOURCES?|Via|Agency|Credit): ?")
_SEEN = 20_000
"""Code points in which the copy may speak of its agency."""
_CODE = re.compile(r"[A-Z]{2,6}")
_SPLIT = re.compile(r" ?(?:/|&|,|;| and ) ?")
_REST = re.compile(r"[ ,]{1,3}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d|[|·•(\[]|//)")
_AS_CARRIED = re.compile(
    r"\((?:the )?(?:full |complete )?(?:text|statement|report|transcript|item)[^()\n]{0,20}? as (?:carried|published|"
    rf"released|printed|run|broadcast|reported|given) (?:by|in|on) (?:the )?(?P<name>{_NAME})"
)
_BRACKET = re.compile(rf"\[(?P<name>[^\[\],\n]{{2,40}}), (?:on )?{_DATE}(?:,? \d{{4}})?\] ")
"""The house and the day before an item of a digest: "[Reuters, 12 June] An attack ..."."""


def note(text: str) -> int:
    """The length of the sentence by which a line opens and says where the copy is from, or 0."""
    match = _NOTE.match(text)
    if match is None:
        return 0
    return max(first_sentence(text), match.end())


def first_sentence(text: str) -> int:
    """The length of a line's first sentence, or of the line where it is short and has no full stop."""
    whole = _FIRST_SENTENCE.match(text)
    return whole.end() if whole else min(len(text), 200)


def chained(outlets: Outlets, line: Passage) -> list[Named]:
    """The houses from which a source in turn has it: "via X, which has it from Y and Z"."""
    match = _CHAIN.search(outlets.text, line.start, min(line.end, line.start + 300))
    spans = [match.span(group) for group in ("first", "second") if match[group]] if match else []
    return [_named(outlets, Passage(*span)) for span in spans]


def monitored(outlets: Outlets, line: Passage) -> list[Named]:
    """The house that a monitoring service gives as what it heard or read, in no table though it be."""
    match = _MONITORED.match(outlets.text, line.start, min(line.end, line.start + 300))
    return [_named(outlets, Passage(*match.span("name")))] if match else []


def coded(outlets: Outlets, line: Passage) -> list[Named]:
    """The houses of a "Source:" line that are named by their codes or in small letters: "Source: Reuters / profil"."""
    shown = outlets.text[line.start : min(line.end, line.start + 160)]
    label = _LABEL.match(shown)
    if label is None:
        return []
    rest = _REST.split(shown[label.end() :].rstrip(" )."), maxsplit=1)[0].rstrip()
    out: list[Named] = []
    at = label.end()
    for part in _SPLIT.split(rest):
        at = shown.index(part, at)
        wire = directory().tagged.get(fold(part)) if part else None
        if wire is None and part == rest and is_own_code(outlets.text, part):
            return [Named(Passage(line.start + at, line.start + at + len(part)), part, False)]
        if wire is None:
            return []  # one that is no house: what the others stand for is not known either
        out.append(Named(Passage(line.start + at, line.start + at + len(part)), wire.name, True))
    return out


def is_own_code(text: str, code: str) -> bool:
    """Whether capitals that no table lists are an agency whose copy this is: "told KNA", "LUSAKA (KNA) - "."""
    if not _CODE.fullmatch(code):
        return False
    return is_told(text, code) or bool(re.search(rf"\w \({code}\) ?[-–—:]", text[:_SEEN]))


def is_told(text: str, code: str) -> bool:
    """Whether the copy's people speak to a house by this code: "told KNA"."""
    return bool(re.search(rf"\b(?:told|telling|seen by|obtained by) {re.escape(code)}\b", text[:_SEEN]))


def as_carried(outlets: Outlets, line: Passage) -> list[Named]:
    """The listed house of a heading that says whose text it is: "STATEMENT (full text as carried by X on 9 April)"."""
    match = _AS_CARRIED.search(outlets.text, line.start, min(line.end, line.start + 200))
    return [n for n in outlets.within(match.start("name"), line.end)[:1] if n.known] if match else []


def before_item(outlets: Outlets, line: Passage) -> list[Named]:
    """The listed house in square brackets, with its day, before an item of a digest."""
    match = _BRACKET.match(outlets.text, line.start, line.end)
    return [n for n in outlets.within(*match.span("name")) if n.known] if match else []


def _named(outlets: Outlets, passage: Passage) -> Named:
    """The outlet that the words of a passage name: one that was found there, or by these words."""
    within: Iterator[Named] = iter(outlets.within(passage.start, passage.end))
    name = outlets.text[passage.start : passage.end]
    return next(within, None) or Named(passage, name, False)
