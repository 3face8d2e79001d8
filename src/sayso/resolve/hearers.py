"""To whom a line is said: the words of its clause that name the hearer."""

from __future__ import annotations

import re

from ..model import Passage
from ..wires import mentions
from . import channels_en as en
from .clauses import Clause
from .reading import Line, Reading

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?(?=\W|\Z)|[^\w\s]")
_SPEAKING_TO = re.compile(
    r"(?i:\b(?:speaking (?:exclusively )?(?:to|with)|talking to|asked (?:about (?:it|this|that|the \w+) )?by|"
    r"(?:contacted|approached|questioned|pressed) by|(?:interview|conversation) with|"
    r"interview (?:to|for|published by|given to)|addressing|in an? (?:video |phone |telephone )?call to|"
    r"in an? (?:[\w-]+ )?(?:letter|message|email|e-mail|note|statement|reply|response|report|comment|memo|speech|"
    r"address|presentation|lecture|submission|petition|tribute|toast|sermon|cable|dispatch|briefing)"
    r"(?: sent| emailed| given| provided| addressed)? to|(?:comments|remarks|statements?|testimony) "
    r"(?:(?:sent|emailed|given|provided|made|addressed) )?to|replying to|"
    r"(?:responding|in response) to questions from)) "
)
_TO = re.compile(r"\A,? ?to ")
_WITH = re.compile(r"\bwith ")
_PASSIVE = re.compile(r"(?i:is|was|are|were|be|been|being) ")
_BEFORE_DOING = re.compile(r" (?:not )?to \w")
_BEGINNING = re.compile(r"(?i:his|her|their|its|the|an?|all|both|local|foreign|other|fellow|some|two|three|several)\Z")
_SELF = re.compile(
    r"(?i:us|this (?:newspaper|paper|agency|news agency|daily|magazine|website|reporter|correspondent))\Z"
)
_THIS = re.compile(
    r"this (?:news)?(?:paper|agency|news agency|daily|magazine|website|reporter|correspondent)\b", re.IGNORECASE
)
_LONGEST = 12
"""Words of a hearer's name at most; more is no name."""
_BIDDEN = 80
"""Code points of a content in which the one who is to act is looked for."""


def hearer(reading: Reading, line: Line, clause: Clause) -> Passage | None:
    """Where the hearer of a line is named, as far as the next preposition, date or mark; `None` where nowhere."""
    text = reading.text
    cue = reading.shown(line.cue)
    words = cue.casefold().split() or [""]
    last = words[-1]
    if last == "to" and len(words) > 1 and words[-2] in en.GIVING:
        return _name(text, clause.after_cue)
    after = text[clause.after_cue.start : clause.after_cue.end].strip()
    if last in en.TELLING and after and (name := _name(text, clause.after_cue, bare=True)):
        return name
    if last in en.BIDDING and line.content and line.content[0].start >= clause.after_cue.start:
        name = _bidden(text, line.content[0])
        if name is not None:
            return name
    if last in en.CHIDING and line.content:
        return _name(text, line.content[0], bare=True)
    if last == "from" and words[0] in en.LEARNING:
        found = mentions(text, *clause.lead)
        return Passage(found[-1].start, found[-1].end) if found else None
    return _beside(text, clause, last, passive=bool(_PASSIVE.match(cue)))


def called(reading: Reading, to: Passage, over: str | None) -> str | None:
    """What the hearer is called: the words of the text, and whom "us" and "me" mean.

    `over` is who says the line that holds this one; outside of any, the report speaks, and "us" is its publisher.
    """
    words = reading.shown((to,))
    if over is None and _SELF.match(words) and reading.report.publisher:
        return reading.report.publisher.value
    plain = words.casefold()
    if plain in ("me", "him", "her"):
        return over
    return None if plain in ("them", "it") else words


def is_medium(words: str) -> bool:
    """Whether a hearer is a medium, to which one goes on speaking, and no crowd."""
    return bool(mentions(f"the {words} on")) or words.casefold().rpartition(" ")[2] in en.MEDIA


def _beside(text: str, clause: Clause, verb: str, *, passive: bool) -> Passage | None:
    """The hearer that a preposition names: "speaking to X", "confirmed this to X", "discussed it with X"."""
    for stretch in (clause.lead, *clause.rest):
        match = _SPEAKING_TO.search(text, *stretch)
        name = _name(text, Passage(match.end(), stretch.end), bare=True) if match else None
        if name is not None:
            return name
    for stretch in clause.rest:
        if verb in en.GIVING and not passive and (match := _TO.match(text[stretch.start : stretch.end])):
            return _name(text, Passage(stretch.start + match.end(), stretch.end))
        if verb in en.TALKING and (match := _WITH.search(text, *stretch)):
            return _name(text, Passage(match.end(), stretch.end))
    return None


def _bidden(text: str, content: Passage) -> Passage | None:
    """The hearer who is to act, at the start of a content ("the captain not to stop ...")."""
    match = _BEFORE_DOING.search(text, content.start, min(content.end, content.start + _BIDDEN))
    if not match:
        return None
    name = _name(text, Passage(content.start, match.start()), bare=True)
    return name if name is not None and name.end == match.start() else None


def _name(text: str, stretch: Passage, *, bare: bool = False) -> Passage | None:
    """The words at the start of a stretch that name a hearer.

    Where `bare`, any noun will do (it is the verb's object); otherwise a capital or a word for hearers must be in it.
    """
    start = end = stretch.start
    capital = known = False
    count = 0
    for match in _WORD.finditer(text, *stretch):
        word = match.group()
        plain = word.casefold().rstrip(".")
        if not word[0].isalnum():
            if word in "\"“'‘" and capital and text[match.end() : match.end() + 1].isupper():
                continue
            break
        if plain in en.STOPS and not (plain == "this" and _THIS.match(text, match.start(), stretch.end)):
            break
        if count == 0:
            start = match.start()
        elif "\n" in text[end : match.start()]:
            break
        capital |= word[0].isupper()
        known |= plain in en.HEARERS or plain.removesuffix("s") in en.HEARERS
        end = match.end()
        count += 1
        if count > _LONGEST:
            return None
    if text[start:end].endswith("."):
        end -= 1
    shown = text[start:end].casefold()
    if count == 1 and bare and shown in en.OBJECTS:
        return Passage(start, end)
    if not count or _BEGINNING.match(shown) or not (bare or capital or known):
        return None
    return Passage(start, end)
