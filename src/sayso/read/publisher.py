"""What tells the publisher where no masthead does: what the copy says of itself, its date, its headline, its foot."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Fact, Passage
from ..wires import directory, fold
from ..wires.naming import Outlets
from .house import in_words, written
from .house_words import GENERIC, MEDIA
from .lines import Line
from .masthead import ISSUER
from .name_shapes import title_case

_ANNOUNCES = re.compile(
    r"(?:The )?([^\W\d_a-z][\w'’&.-]{0,24}(?: (?:of |for |and |the |de |on )?[^\W\d_a-z][\w'’&.-]{0,24}){0,7}?),"
    r"?(?: \([^)]{2,40}\),?)?(?: (?:an?|the) [^,.\n]{3,80},)? "
    r"(?:today |has today |has |is |are |have )?(?:announce[sd]?|confirm(?:s|ed)?|welcomes?|responded|"
    r"expresses|regrets?|condemns?|strongly|affirms?|"
    r"takes? note|accuses?|demands?|deplores?|denounces?|asks?|"
    r"warns?|calls? (?:on|for)|urges?|rejects?|opposes?|supports?|publishe[sd]|issue[sd]|said today|"
    r"notes?|launche[sd])\b"
)
_NAMED_ORG = re.compile(
    r"(?:The )?((?:[^\W\d_a-z][\w'’-]{0,24} (?:of |for |and |the |de |on |in )?){1,7})"
    r"\(([A-Z]{2,10}|[A-Z][a-z]{1,12}[A-Z][a-z]{1,12}(?: [A-Z][a-z]{2,12})?)\)"
)
_ABOUT = re.compile(r"About (?:the )?([^\W\d_a-z][\w'’& -]{1,60})")
_SEEN = 20_000
"""Code points in which a house is looked for."""
_SELF = re.compile(
    r"(?:told|tells|telling|informed|obtained by|seen by|reviewed by|contacted by|interviewed "
    r"by|learned by|interview with|"
    r"receives|request for comment from|by|with) (?:[Tt]he )?\Z"
)
_OWN = re.compile(
    r"(?: (?:News|Asia|newspaper))? (?:was unable to|could not|cannot|has (?:not been able|"
    r"seen|obtained|reviewed)|was not able|did not immediately|"
    r"(?:has )?(?:contacted|approached|reached out|asked)|"
    r"(?:has |had )(?:had |gained |obtained )?access|"
    r"(?:has )?learn(?:ed|t)|can reveal|reminds|understands|goes through|visited|polled|"
    r"(?:correspondent|reporter|photographer|journalist|witness|stringer)s? (?:saw|said|heard|"
    r"reported|witnessed|counted|at the|on the|in the))\b"
)


def speaks_of_itself(text: str, end: int) -> bool:
    """Whether what follows an outlet's name is what a house says of itself ("has learned", "could not verify")."""
    return bool(_OWN.match(text, end))


def spoken_to(text: str, start: int) -> bool:
    """Whether what stands before an outlet's name is how copy speaks to its own house ("told the", "seen by")."""
    return bool(_SELF.search(text, max(0, start - 40), start))


def is_spoken_to(text: str, house: str) -> bool:
    """Whether the text speaks of a house as copy does of its own ("told the Herald", "seen by EL PAÍS").

    Case and accents do not matter.
    """
    words = r"[\W_]{1,3}".join(map(re.escape, fold(house).split()))
    for line in text[:_SEEN].splitlines():
        plain = fold(line)
        if any(_SELF.search(plain, max(0, m.start() - 40), m.start()) for m in re.finditer(rf"\b{words}\b", plain)):
            return True
    return False


_SHORT_SIGN = re.compile(r"(?P<name>[A-Za-z][\w &'-]{1,30}): .{4,40}")
_CONTACT = re.compile(r"(?P<name>[^•|·\n]{4,60}?) ?[•|·] ?[^\n]{0,120}(?:@[a-z0-9.-]{3,40}|[Tt]el\b)[^\n]{0,60}")
"""A house's name before its telephone and mail: "Karoo Courant • Tel ... • news@..."."""
_HOUSE_MAIL = re.compile(r"@([a-z0-9-]{3,30})\.[a-z.]{2,12}\b")


def by_self_reference(outlets: Outlets, lead: Passage, reported: set[str], *, headed: bool) -> Fact | None:
    """The outlet that the copy speaks of as itself: told it, seen by it, could not verify; in the lead, or twice.

    One that the copy says reported the story is a relay and not meant; where two are equally often spoken to, nobody
    is. Once is enough for a paper that is the only outlet named, in copy with a headline or byline (`headed`).
    """
    text = outlets.text
    votes: dict[str, list[Passage]] = {}
    strong: set[str] = set()
    for named in outlets.named:
        if named.name in reported or " state " in named.name or not (named.known or " " in named.name):
            continue
        pre = text[max(0, named.passage.start - 40) : named.passage.start]
        own = bool(_OWN.match(text, named.passage.end))
        if own or _SELF.search(pre):
            votes.setdefault(named.name, []).append(named.passage)
            if own or lead.start <= named.passage.start < lead.end:
                strong.add(named.name)
    best = sorted(votes, key=lambda name: (-len(votes[name]) - 2 * (name in strong), votes[name][0]))
    if not best:
        return None
    first = best[0]
    weight = len(votes[first]) + 2 * (first in strong)
    if weight == 1 and headed and len({n.name for n in outlets.named}) == 1:
        wire = directory().named.get(fold(first))
        weight = 2 if wire is None or wire.kind == "newspaper" else 1
    elif weight == 1 and not headed and len({n.name for n in outlets.named}) == 1:
        wire = directory().named.get(fold(first))
        weight = 2 if wire is not None and wire.kind == "agency" else 1
    if weight < 2 or (len(best) > 1 and len(votes[best[1]]) + 2 * (best[1] in strong) == weight):
        return None
    wire = directory().named.get(fold(first))
    if wire and wire.kind in ("agency", "broadcaster") and len(_MINE.findall(_QUOTED.sub("", text[:_SEEN]))) > 1:
        return None  # who writes "I" tells of another's report
    return Fact(first, votes[first][0], "self-reference")


_MINE = re.compile(r"\b(?:I(?=['’ ])|[Mm]y\b)")
_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,600}[\"”]|``[^`\n]{1,600}?''|‘[^‘\n]{1,600}?’(?!\w)")
_REPORTS = re.compile(
    r", (?:the )?(?P<who>[^\W\d_a-z][\w.-]{1,20}(?: [^\W\d_a-z][\w.-]{1,20}){0,2}?)(?: news agency| correspondent)? "
    r"(?:reports|informs|writes),? (?:via|citing|quoting|with reference to|referring to)\b"
)


def by_own_report(text: str, lead: Passage) -> Fact | None:
    """The agency that says of itself where it has the news from, at a sentence's end: "..., Trend reports via UzA"."""
    match = _REPORTS.search(text, lead.start, lead.end)
    wire = directory().tagged.get(fold(match["who"])) if match else None
    return Fact(wire.name, Passage(*match.span("who")), "self-reference") if match and wire else None


_SPOKEN_TO = (
    r"(?:told|tells|seen by|shown to|obtained by|reviewed by|interview with|spoke to|speaking to|speaks to|"
    r"contacted by|receives|received)"
)
_SHORT = re.compile(
    rf"\b{_SPOKEN_TO} (?P<name>[Tt]he [^\W\d_a-z][\w-]{{2,20}}(?: [^\W\d_a-z][\w-]{{2,20}})?)(?![\w’'-])"
)
_CAPITALS = re.compile(rf"\b{_SPOKEN_TO} (?P<name>[^\W\d_a-z]{{2,12}}(?: [^\W\d_a-z]{{2,12}}){{1,3}})(?![\w’'-])")


def by_unlisted_self(text: str) -> Fact | None:
    """The one house that no table lists and the copy speaks of as itself ("told the Dispatch", "told EL FARO")."""
    found: dict[str, list[Passage]] = {}
    for match in _SHORT.finditer(text, 0, _SEEN):
        name = match["name"][4:]
        if name.split()[-1].casefold() in MEDIA and name.casefold() not in GENERIC:
            found.setdefault(name, []).append(Passage(match.start("name"), match.end("name")))
    if not found:
        for match in _CAPITALS.finditer(text, 0, _SEEN):
            found.setdefault(match["name"], []).append(Passage(*match.span("name")))
        found = {name: places for name, places in found.items() if len(places) > 1 or text.count(name) > 2}
    if len(found) != 1:
        return None
    name, places = next(iter(found.items()))
    return Fact(written(name) if " " in name else f"The {name}", places[0], "self-reference")


@lru_cache(maxsize=1)
def _house_stamps() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((w.name, re.compile("|".join(w.house_stamps))) for w in directory().wires if w.house_stamps)


def by_house_stamp(all_lines: list[Line]) -> Fact | None:
    """The house whose own form of date one of the first lines shows, if one only fits."""
    found: dict[str, Passage] = {}
    for line in all_lines[:12]:
        for name, pattern in _house_stamps():
            if line.whole and pattern.fullmatch(line.text):
                found.setdefault(name, Passage(line.start, line.end))
    if len(found) != 1:
        return None
    name, passage = next(iter(found.items()))
    return Fact(name, passage, "stamp")


def by_issuer(text: str, lead: Passage, all_lines: list[Line]) -> Fact | None:
    """Who speaks in a press release that bears no masthead: the body that its lead opens with, or its "About" note."""
    match = _NAMED_ORG.match(text, lead.start, min(lead.end, lead.start + 160))
    if match:
        return Fact(match[1].strip(), Passage(*match.span(1)), "lead")
    for match in _NAMED_ORG.finditer(text, lead.start, min(lead.end, lead.start + 200)):
        # A body whose short form the lines above use: "IMF staff completes visit" over "A team of the ... (IMF)".
        if re.search(rf"\b{match[2]}\b", text[: lead.start]):
            return Fact(match[1].strip(), Passage(*match.span(1)), "lead")
    match = _ANNOUNCES.match(text, lead.start, min(lead.end, lead.start + 200))
    if match:
        return Fact(match[1].strip(), Passage(*match.span(1)), "lead")
    for line in reversed(all_lines[-12:]):
        about = _ABOUT.fullmatch(line.text)
        if about:
            return Fact(about[1].strip(), Passage(line.start + about.start(1), line.start + about.end(1)), "footer")
    return None


_UTTERED = re.compile(
    r"(?:Joint |Press |Official |Media |Opening )?(?:Statement|Remarks|Message|Communiqué|Declaration|Note|Letter|"
    r"Address|Speech|Briefing|Response|Comment)s? (?:by|of|from) (?:the )?(?P<who>[^\n]{4,120}?)"
    r"(?= (?:on|regarding|concerning|about|at|following|after|to|in) |[,:]|\Z)"
)
_SOURCE_NAME = re.compile(r"(?:[Ss]ource|SOURCE): ?([^\W\d_a-z][\w'’.& -]{2,70})")
_OFFICE = re.compile(
    r"(?:[\w-]+ ){0,3}(?:Director|President|Minister|Spokes\w+|Secretary|Chief|Head|Commissioner|Chair\w*|Governor|"
    r"Representative|Coordinator|Rapporteur)(?:[ -]General)?(?: for [\w ]{3,30}?)? (?:of|at) (?:the )?"
)
_STATES = re.compile(
    r"(?P<who>[^\W\d_a-z][^\n:]{3,80}?)(?:['’]s?)? (?:(?:[Ii]ntroductory|[Oo]pening|[Cc]losing|[Pp]ress|[Jj]oint) )?"
    r"(?:[Ss]tatement|[Cc]ommuniqué|[Rr]esponse|[Rr]emarks|[Pp]osition) (?:on|regarding|to|about|following|at)\b"
)


_TITLED = re.compile(
    r"(?P<who>[^\W\d_a-z][^\n:]{3,60}?)(?::| [-–—]) (?i:(?:(?:press|official|media|public|status) )?"
    r"(?:statement|comment|response|clarification|announcement|notice|update)\b(?: no\b| on\b| regarding\b| \d|\Z))"
)
"""A document's heading: "KESTREL BANK: COMMENT ON MEDIA REPORTS"."""
_HEADED = re.compile(
    r"(?:Update \d{1,4} ?[-–—:] ?)?(?P<body>[A-Z]{3,7}) (?:Director[- ]General|Secretary[- ]General|Executive Director|"
    r"President|Chief|High Commissioner|Spokes\w+|Chair\w*)"
)
"""A body by its initials, and who speaks for it: "IAEA Director General"."""


def _spelled_out(initials: str, all_lines: list[Line], lead: int) -> Fact | None:
    """The name that a "Source:" line or the copy's own brackets give in full for a body's initials."""
    for index, line in enumerate(all_lines[:40]):
        source = _SOURCE_NAME.fullmatch(line.text) if index <= lead else None
        if source and ISSUER.search(source[1]):
            return Fact(source[1], Passage(line.start + source.start(1), line.start + source.end(1)), "source")
        for match in _NAMED_ORG.finditer(line.text):
            if match[2] == initials:
                name = match[1].strip()
                at = line.start + match.start(1)
                return Fact(name, Passage(at, at + len(name)), "text")
    return None


def by_headline_in_full(title: Fact, opening: str, all_lines: list[Line], lead: int) -> Fact | None:
    """The body of `by_headline`; its name in full where the headline has its initials and the copy tells more."""
    fact = by_headline(title, opening)
    if fact is None or not fact.value.isupper() or " " in fact.value:
        return fact
    return _spelled_out(fact.value, all_lines, lead) or fact


def by_headline(title: Fact, opening: str) -> Fact | None:
    """The body whose statement a headline announces: "Statement by the Director of the Port Authority on ...".

    A name without a body's word counts where the news opens with it too ("Frontex statement on ...").
    """
    match = _UTTERED.match(title.value) or _STATES.match(title.value) or _TITLED.match(title.value)
    if not match or title.passage is None:
        return None
    start, end = match.span("who")
    office = _OFFICE.match(title.value, start, end)
    start = office.end() if office else start
    who = title.value[start:end]
    headed = _HEADED.fullmatch(who)
    if headed:
        who, start = headed["body"], start + headed.start("body")
    else:
        told = ISSUER.search(who) or opening.startswith((who + " ", who + ",", "We ", "Our "))
        if not told or not title_case(who) or len(who.split()) > 10:
            return None
    return Fact(who, Passage(title.passage.start + start, title.passage.start + start + len(who)), "headline")


def by_closing_name(line: Line) -> Fact | None:
    """A closing "MAP: 12 December 2025" (the caller knows that it holds a date)."""
    match = _SHORT_SIGN.fullmatch(line.text)
    if not match:
        return None
    wire = directory().tagged.get(fold(match["name"]))
    if wire or match["name"].isupper():
        return Fact(wire.name if wire else match["name"], Passage(line.start, line.start + match.end("name")), "footer")
    return None


def by_mail(all_lines: list[Line], outlets: Outlets) -> Fact | None:
    """The outlet whose name a closing mail address spells ("letters@portherald.example"), if the report names it."""
    for line in all_lines[-6:]:
        contact = _CONTACT.fullmatch(line.text) if line.whole else None
        if contact and (own := in_words(line.text, *contact.span("name"))):
            return Fact(own.name, Passage(line.start + own.start, line.start + own.end), "footer")
        for match in _HOUSE_MAIL.finditer(line.text):
            host = match[1].replace("-", "")
            for wire in directory().wires:
                if fold(wire.name).replace(" ", "") == host:
                    return Fact(wire.name, Passage(line.start + match.start(1), line.start + match.end(1)), "footer")
            for named in outlets.named:
                if fold(named.name).replace(" ", "") == host:
                    return Fact(named.name, named.passage, "footer")
    return None
