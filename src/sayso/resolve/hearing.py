"""To whom, over which channel, and where a line is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Passage
from ..wires import mentions
from . import channels_en as en
from .clauses import Clause, clauses, holders
from .reading import Line, Reading
from .who import Referent


@dataclass(frozen=True, slots=True)
class Hearing:
    """Words of the text ("the FT", "his German counterpart"), a channel ("press conference"), a place ("Kyiv").

    `to` is where the words of the addressee stand in the reading text, on the line that says them.
    """

    addressee: str | None = None
    channel: str | None = None
    said_in: str | None = None
    to: Passage | None = None


_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?(?=\W|\Z)|[^\w\s]")
_BY_NOUN = "|".join(
    re.escape(noun).replace(r"\ ", " ") for noun in sorted(en.PIECES | en.MEETINGS, key=len, reverse=True)
)
_DETERMINER = r"(?:a|an|the|this|that|his|her|its|their|another|one|any|some|[\w.’'-]{2,20}['’]s?)"
_CHANNEL = re.compile(
    rf"(?i:\b(?:in|at|during|on|via|by|told|tell|tells|informed|addressing|addressed|to)\b)"
    rf" (?:{_DETERMINER} )?(?P<words>(?:(?!(?:in|at|on|to|by|via|for|from|of|with|and)\b)[\w’'.-]{{1,20}} ){{0,4}}?)(?P<noun>(?i:{_BY_NOUN}))(?P<many>s?)(?![\w’-])"
)
_LOOSE = re.compile(r"(?i:on|to|by) ")
"""Prepositions that a channel follows only where it is an occasion or a call ("on a conference call")."""
_POST = re.compile(
    rf"(?:\b(?:[Oo]n|via|through|to) (?:(?:his|her|its|their|the|an?|official|personal|own|social media|social network|"
    rf"messaging app|microblogging site|platform|[\w-]{{2,20}}) ){{0,3}}?"
    rf"|\b[Ii]n an? (?:[\w-]{{2,20}} ){{0,2}}?)"
    rf"(?P<name>{'|'.join(sorted(map(re.escape, en.PLATFORMS), key=len, reverse=True))})(?![\w’-])"
    rf"(?! (?:\d|[A-Z]))"
)
_SOCIAL = re.compile(r"\b(?:on|via|across) (?P<name>social media|social networks|the internet|an? (?:\w+ )?forum)\b")
_BY = re.compile(
    rf"\b(?:by|via|over the|over|on the|per) (?P<name>{'|'.join(sorted(en.WIRES_AND_WAVES, key=len, reverse=True))})\b"
)
_SCREEN = re.compile(rf"\b(?:on|to|told|by) (?:the )?(?P<name>{en.SCREENS})(?![\w-])")
_SHOW = re.compile(
    r"\b(?:on|told|to) (?P<name>(?:[A-Z]\w+['’]s )?(?:the |The )?[\"“']?(?:[A-Z][\w’']+ ){1,4}"
    r"(?:[Pp]rogramme|[Pp]rogram|[Ss]how|[Pp]odcast)[\"”']?"
    r"|[A-Z][\w.]+(?: [A-Z]\w+)?['’]s [\"“'][A-Z][\w’' ]{2,30}[.,]?[\"”'])"
)
_NETWORK = re.compile(r"\b[Oo]n (?P<name>MSNBC|CNN|CNBC|Fox News|NBC|ABC|CBS|PBS|NPR|Sky News|C-SPAN)\b")
_FLOOR = re.compile(rf"\b(?:in|at|before|to|told|addressing|addressed) (?:the |a |an )?(?P<name>{en.FLOORS})\b")
_PLACE = r"(?P<place>(?:[A-ZÀ-ÖØ-Þ][\w’'.-]+|St\.)(?: (?:de |of |al-|el-)?[A-ZÀ-ÖØ-Þ][\w’'-]+){0,3})"
_LEAD_PLACE = re.compile(rf"\A\W*(?:(?:Meanwhile|Earlier|Later|Also|And|But|Separately|Elsewhere),? )?[Ii]n {_PLACE}(?: on \w+)?,")
_SPOT = re.compile(
    rf"\b(?:conference|briefing|reporters|journalists|interview|speech|rally|hearing|meeting|summit|forum|event|"
    rf"ceremony|address|remarks|correspondents|media|statement|press)(?: held)?(?: on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    rf"(?: at [^,.;\n]{{2,40}}?| here)? in (?:the (?:port|city|town|capital|village|port city|capital city)(?: of|,)? )?{_PLACE}"
)
_AFTER_CUE_PLACE = re.compile(rf"\A in (?:the (?:port|city|town|capital|village) of )?{_PLACE}")
_HERE = re.compile(r"\b(?:conference|briefing|reporters|journalists|interview|meeting|event|function|hearing) here\b")
_NO_PLACE = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b|The\b|An?\b|"
    r"Parliament|Congress|English|French|Russian|Arabic|Spanish|German|Chinese"
)
_LEAD_HEARER = re.compile(
    r"(?i:\b(?:speaking (?:exclusively )?(?:to|with)|talking to|asked (?:about (?:it|this|that|the \w+) )?by|"
    r"contacted by|approached by|questioned by|pressed by|(?:interview|conversation) with|interview (?:to|for|published by|"
    r"given to)|addressing|in a (?:[\w-]+ )?(?:letter|message|email|note|statement|reply|response|report|comment|memo)"
    r"(?: sent| emailed| given| provided| addressed)? to|(?:comments|remarks|statement|statements|testimony) "
    r"(?:(?:sent|emailed|given|provided|made|addressed) )?to|replying to|responding to questions from|"
    r"in response to questions from)) "
)
_TO = re.compile(r"\A,? ?to ")
_WITH = re.compile(r"\bwith ")
_BEFORE_DO = re.compile(r" (?:not )?to \w")
_POSSESSIVE_HEAD = re.compile(r"(?i:his|her|their|its|the|an?|all|both|local|foreign|other|fellow|some|two|three|several)\Z")
_TRANSCRIPT = re.compile(
    r"\b(?P<name>(?:weekly |press |media |news |background )?briefing|press conference|news conference|teleconference|"
    r"conference call|earnings call|media call|interview|hearing|podcast|debate)\b",
    re.IGNORECASE,
)
_NEAR = 2
"""Paragraphs over which the hearer of a speaker's earlier line is taken along."""


def hearings(reading: Reading, referents: Sequence[Referent] = ()) -> list[Hearing]:
    """The hearing of each line, in the order of the lines.

    A channel goes along with its speaker until another is named, a hearer and a place for `_NEAR` paragraphs.
    """
    lines = reading.lines
    outer = holders(lines)
    held = [_holder(lines, index, other) for index, other in enumerate(outer)]
    actors = [_key(reading, line, referents[i] if i < len(referents) else None) for i, line in enumerate(lines)]
    around = clauses(reading, held)
    told = [
        _told(reading, line, clause, None if over is None else actors[over])
        for line, clause, over in zip(lines, around, outer, strict=True)
    ]
    _transcript(reading, told, actors, [referent.kind for referent in referents] or [""] * len(lines))
    _carried(reading, told, actors, outer, [_day(reading, clause) for clause in around])
    return told


_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last (?:year|month|week|night|spring|summer|autumn|fall|winter)"
    r"|in (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|in (?:19|20)\d\d)"
)


def _day(reading: Reading, clause: Clause) -> str | None:
    """The day that the clause names, in its words."""
    for stretch in (clause.after_cue, *clause.rest, clause.lead):
        match = _DAY.search(reading.text, stretch.start, stretch.end)
        if match:
            return match.group()
    return None


def _holder(lines: tuple[Line, ...], index: int, other: int | None) -> Passage | None:
    if other is None:
        return None
    at = lines[index].cue[0].start if lines[index].cue else lines[index].whole.start
    return next((p for p in lines[other].content if p.start <= at < p.end), None)


def _key(reading: Reading, line: Line, referent: Referent | None) -> str:
    if referent and referent.actor:
        return referent.actor
    return reading.shown(line.source)


def _told(reading: Reading, line: Line, clause: Clause, over: str | None) -> Hearing:
    """What the line's own clause tells."""
    text = reading.text
    cue = reading.shown(line.cue)
    to = _hearer(reading, line, clause, cue)
    stretches = [clause.lead, clause.after_cue, *clause.rest]
    channel = _posting(cue) or next(
        (found for stretch in stretches if (found := _channel(text[stretch.start : stretch.end]))), None
    )
    if channel is None and cue.split()[-1:] and cue.split()[-1].casefold() in en.TELLING:
        channel = _channel(f"told {text[clause.after_cue.start : clause.after_cue.end].lstrip()}")
    if channel is None:
        channel = _document(reading, line, cue)
    if to is not None and _is_channel(text[to.start : to.end]):
        to = None
    place = next((found for s in stretches if (found := _place(reading, text[s.start : s.end], s == clause.lead))), None)
    return Hearing(_hearer_named(reading, to, over), channel, place, to)


_SELF = re.compile(r"(?i:us|this (?:newspaper|paper|agency|news agency|daily|magazine|website|reporter|correspondent))\Z")


def _hearer_named(reading: Reading, to: Passage | None, over: str | None) -> str | None:
    """The hearer in the words of the text; who "us" and "me" are, where the report or the outer line tells."""
    if to is None:
        return None
    words = reading.shown((to,))
    if over is None and _SELF.match(words) and reading.report.publisher:
        return reading.report.publisher.value
    if words.casefold() in ("me", "him", "her", "them", "it"):
        return over if words.casefold() in ("me", "him", "her") else None
    return words


def _posting(cue: str) -> str | None:
    return next((en.POSTING[word] for word in cue.casefold().split() if word in en.POSTING), None)


def _is_channel(words: str) -> bool:
    plain = words.casefold()
    return any(plain.endswith(noun) for noun in en.MEETINGS)


def _channel(stretch: str) -> str | None:
    """The channel that a stretch of a clause names, the earliest."""
    if not stretch.strip():
        return None
    found: list[tuple[int, str]] = []
    for pattern in (_POST, _SOCIAL, _BY, _SCREEN, _SHOW, _NETWORK, _FLOOR):
        match = pattern.search(stretch)
        if match:
            name = match["name"]
            found.append((match.start("name"), re.sub(r"\A(?:an?|the|The) ", "", name).strip("\"“”'.,")))
    for match in _CHANNEL.finditer(stretch):
        noun = match["noun"].casefold()
        if match["many"] and noun == "statement":
            continue  # "in statements to the press" is no paper
        if _LOOSE.match(match.group()) and noun not in en.MEETINGS and noun not in en.ON_AIR:
            continue
        if "same" in match["words"].split():
            continue  # the one that was named before
        if noun == "tweet":
            found.append((match.start(), "Twitter"))
            break
        if noun in ("post", "tweet", "message", "video", "text", "update") and found:
            continue  # "in a post on X" is X
        kept = [word for word in match["words"].split() if word.casefold() in en.KEPT]
        found.append((match.start(), " ".join([*kept, noun])))
        break
    return min(found)[1] if found else None


def _document(reading: Reading, line: Line, cue: str) -> str | None:
    """A statement that is itself the source ("the statement said", "its statement that ...")."""
    source = reading.shown(line.source).casefold()
    for noun in ("press release", "joint statement", "statement", "communique", "communiqué"):
        if re.search(rf"\b{noun}\b(?! (?:of|by|from) (?:the )?witness)", source) or cue.casefold() == noun:
            return noun
    return None


def _place(reading: Reading, stretch: str, lead: bool) -> str | None:
    match = (_LEAD_PLACE.search(stretch) if lead else _AFTER_CUE_PLACE.match(stretch)) or _SPOT.search(stretch)
    if match and not _NO_PLACE.match(match["place"]):
        return match["place"].rstrip(".")
    dateline = reading.report.dateline
    return dateline.place if dateline and _HERE.search(stretch) else None


def _hearer(reading: Reading, line: Line, clause: Clause, cue: str) -> Passage | None:
    text = reading.text
    words = cue.casefold().split()
    last = words[-1] if words else ""
    if last == "to" and len(words) > 1:
        last = words[-2]
        name = _name(text, clause.after_cue)
        if name is not None and last in en.GIVING:
            return name
    if last in en.BIDDING and line.content and line.content[0].start >= clause.after_cue.start:
        name = _bidden(text, line.content[0])
        if name is not None:
            return name
    if last in en.CHIDING and line.content:
        return line.content[0]
    if last in en.TELLING and not (line.content and line.content[0].start == clause.after_cue.end and _empty(text, clause)):
        name = _name(text, clause.after_cue, bare=True)
        if name is not None:
            return name
    for stretch in (clause.lead, *clause.rest):
        match = _LEAD_HEARER.search(text, stretch.start, stretch.end)
        if match:
            name = _name(text, Passage(match.end(), stretch.end))
            if name is not None:
                return name
    for stretch in clause.rest:
        if last in en.GIVING and (match := _TO.match(text[stretch.start : stretch.end])):
            return _name(text, Passage(stretch.start + match.end(), stretch.end))
        if last in en.TALKING and (match := _WITH.search(text, stretch.start, stretch.end)):
            return _name(text, Passage(match.end(), stretch.end))
    return None


def _empty(text: str, clause: Clause) -> bool:
    return not text[clause.after_cue.start : clause.after_cue.end].strip()


def _bidden(text: str, content: Passage) -> Passage | None:
    """The hearer who is to act, at the start of a content ("the captain not to stop ...")."""
    match = _BEFORE_DO.search(text, content.start, min(content.end, content.start + 80))
    if not match:
        return None
    name = _name(text, Passage(content.start, match.start()), bare=True)
    return name if name is not None and name.end == match.start() else None


def _name(text: str, stretch: Passage, *, bare: bool = False) -> Passage | None:
    """The words at the start of a stretch that name a hearer, as far as the next preposition, date or mark.

    Where `bare`, any noun will do (it is the verb's object); otherwise a capital or a word for hearers must be in it.
    """
    start = end = stretch.start
    capital = hearer = False
    count = 0
    for match in _WORD.finditer(text, stretch.start, stretch.end):
        word = match.group()
        plain = word.casefold().rstrip(".")
        if not word[0].isalnum():
            if word in "\"“'‘" and capital and text[match.end() : match.end() + 1].isupper():
                continue
            break
        if plain in en.STOPS and not (plain == "may" and word[0].isupper()):
            break
        if count == 0:
            start = match.start()
        elif text[end : match.start()].count("\n"):
            break
        capital |= word[0].isupper()
        hearer |= plain in en.HEARERS or plain.removesuffix("s") in en.HEARERS
        end = match.end()
        count += 1
        if count > 12:
            return None
    if text[start:end].endswith("."):
        end -= 1
    if not count or _POSSESSIVE_HEAD.match(text[start:end]) or not (bare or capital or hearer):
        return None
    return Passage(start, end)


def _transcript(reading: Reading, told: list[Hearing], actors: list[str], kinds: list[str]) -> None:
    """The channel of a transcript's lines: what its head calls itself."""
    lines = [i for i, line in enumerate(reading.lines) if reading.shown(line.cue) == ":" and line.source]
    if len(lines) < 4:
        return
    head = reading.text[: reading.lines[lines[0]].whole.start + 1]
    match = None
    for match in _TRANSCRIPT.finditer(head[-3000:]):
        break
    name = match["name"].casefold() if match else "interview"
    parties = {actors[index] for index in lines}
    asking = [index for index in lines if kinds[index] == "media"]
    other = actors[asking[0]] if len(parties) == 2 and asking else None
    for index in lines:
        told[index] = replace(
            told[index],
            channel=told[index].channel or name,
            addressee=told[index].addressee or (other if other != actors[index] else None),
        )


def _carried(
    reading: Reading, told: list[Hearing], actors: list[str], outer: list[int | None], dated: list[str | None]
) -> None:
    """Take hearer, channel and place along with the speaker, as long as the line tells of no other day."""
    lines = reading.lines
    order = sorted((_at(line), i) for i, line in enumerate(lines) if outer[i] is None and actors[i])
    numbers = {start: number for number, (start, _) in enumerate(reading.paragraphs)}
    last: dict[str, tuple[int, int, int, str | None]] = {}
    for at, index in order:
        own, actor = told[index], actors[index]
        number, sentence = numbers.get(reading.paragraph_of(at).start, 0), reading.sentence_of(at).start
        if actor in last:
            before, then, there, day = last[actor]
            known, same = told[before], there == sentence
            if same or dated[index] in (None, day):
                near = same or number - then <= _NEAR
                told[index] = _along(reading, own, known, same=same, near=near)
                day = dated[index] or day
            else:
                day = dated[index]
        else:
            day = dated[index]
        last[actor] = (index, number, sentence, day)


def _along(reading: Reading, own: Hearing, known: Hearing, *, same: bool, near: bool) -> Hearing:
    fresh = own.addressee is not None or own.channel is not None
    out = own
    if own.channel is None and (same or (near and not fresh)):
        out = replace(out, channel=known.channel)
    outlet = known.addressee is not None and _medium(known.addressee)
    if own.addressee is None and own.channel in (None, known.channel) and (same or (near and outlet)):
        out = replace(out, addressee=known.addressee)
    if own.said_in is None and (same or (near and not fresh)):
        out = replace(out, said_in=known.said_in)
    return out


def _medium(words: str) -> bool:
    """Whether a hearer is a medium, to whom one goes on speaking, and no crowd."""
    return bool(mentions(f"the {words} on")) or words.casefold().rpartition(" ")[2] in en.MEDIA


def _at(line: Line) -> int:
    return line.cue[0].start if line.cue else line.whole.start
