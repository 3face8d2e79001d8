"""What a line and its report look like, whatever the day: features for `when`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Passage
from ..wires import Mention
from .reading import Line, Reading
from .when_dated import Beside, Dated
from .when_words import BEFORE, IN_PUBLIC, MASTHEADS, NAMELESS, OUTLETS, PAPERS, PAST_FORMS, PRONOUNS, REPORTS, THEN

_WORD = re.compile(r"[^\W_]+")
_CLOCK_LINE = re.compile(r"^\W{0,3}[0-9]{1,2}[:.][0-9]{2}\b[^\n]{0,12}$", re.MULTILINE)
_HEAD = 600
"""Code points at the head of a text in which a body's own release says that it is one."""


@dataclass(slots=True)
class Said:
    """A line with what is told of it and of its speaker."""

    number: int
    line: Line
    cue: Passage
    speaker: str
    beside: list[Beside]
    firm: Beside | None
    paragraph: int
    sentence: Passage
    outlet: bool
    """Whether its source is a medium that reports, and not the report's own."""


FAR = 60
"""Lines to either side that a line is compared with: more than a report of the desk has, and the cost stays bounded."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What holds for a whole report: its looks, the days of its dated lines, its beginning."""

    features: tuple[str, ...]
    firm: Counter[str]
    first: int
    """The offset at which the body begins."""
    lead: frozenset[str]
    """Days named in the first two sentences of the body."""


def of_report(reading: Reading, told: list[Said], found: list[Dated], anchor: str | None) -> Whole:
    """The report as all of its lines see it; `anchor` is its own day."""
    report, text = reading.report, reading.text
    first = report.dateline.passage.start if report.dateline else _first(reading)
    at = bisect_left(reading.sentences, (first, 0))
    lead_end = reading.sentences[min(at + 1, len(reading.sentences) - 1)].end if reading.sentences else 0
    firm = Counter(said.firm.dated.on for said in told if said.firm)
    lead = frozenset(one.on for one in found if first <= one.passage.start < lead_end)
    features = []
    if report.dateline:
        features.append("dateline, dated" if report.dateline.on else "dateline")
    if len(_CLOCK_LINE.findall(text)) >= 3:
        features.append("live")
    if any(words in text[:_HEAD].lower() for words in PAPERS):
        features.append("release")
    if sum(tense(reading, said) == "mark" for said in told) > len(told) // 2:
        features.append("transcript")
    present = sum(tense(reading, said) == "present" for said in told)
    features.append(f"present={min(3, 4 * present // max(1, len(told)))}")
    if report.relays:
        features.append("relayed")
    if any(label.kind == "UPDATE" for label in report.labels):
        features.append("update")
    if anchor:
        if anchor in lead:
            features.append("lead of the day")
        elif lead:
            features.append("lead of another day")
        leading = [said for said in told if first <= said.cue.start < lead_end]
        if any(said.firm and said.firm.dated.on == anchor for said in leading):
            features.append("lead said that day")
        elif any(said.firm for said in leading):
            features.append("lead said another day")
        if leading and leading[0].outlet:
            features.append("lead of an outlet")
        features += _events(told, found, anchor, Passage(first, lead_end))
        share = firm[anchor] / sum(firm.values()) if firm else -1.0
        features.append("share=none" if share < 0 else f"share={int(share * 3.999)}")
    features.append(f"days={min(3, len(firm))}")
    return Whole(tuple(features), firm, first, lead)


def _events(told: list[Said], found: list[Dated], anchor: str, lead: Passage) -> list[str]:
    """Whether what the report tells is of its own day: of the days named that are not those of sayings.

    An event of the day bounds whatever is said of it; where an earlier day is told of, nothing does.
    """
    said = {one.firm.dated.passage for one in told if one.firm}
    days = [one for one in found if len(one.on) == len(anchor) and one.on <= anchor and one.passage not in said]
    out = []
    for name, some in (("lead", [d for d in days if lead.start <= d.passage.start < lead.end]), ("text", days)):
        own, earlier = any(d.on == anchor for d in some), any(d.on < anchor for d in some)
        which = ("both" if earlier else "the day") if own else "before" if earlier else "none"
        out.append(f"{name} tells of {which}")
    return out


def _first(reading: Reading) -> int:
    """Where the body begins: the first paragraph that ends as a sentence does."""
    for passage in reading.paragraphs:
        if reading.text[passage.end - 1] in ".!?”\"'’…" and passage.end - passage.start > 60:
            return passage.start
    return 0


def features(reading: Reading, told: list[Said], at: int, whole: Whole) -> list[str]:
    """What line and report look like, whatever the day."""
    said = told[at]
    text, line = reading.text, said.line
    out = [*whole.features, f"source={kind_of_source(reading, said)}", f"tense={tense(reading, said)}"]
    out.append(f"tense={tense(reading, said)},{kind_of_source(reading, said)}")
    lead = [f for f in whole.features if f.startswith("lead")]
    out += [f"{f}, {kind_of_source(reading, said)}" for f in lead]
    around = {w.lower() for w in _WORD.findall(_outside(text, said))}
    if not around.isdisjoint(IN_PUBLIC):
        out.append("public")
    addressed = _addressed(text, said)
    if not addressed.isdisjoint(OUTLETS):
        out.append("told an outlet")
    if not around.isdisjoint(BEFORE):
        out.append("earlier")
    if not around.isdisjoint(THEN):
        out.append("at the time")
    if "anonymity" in around or "anonymous" in around or "named" in around or "identified" in around:
        out.append("anonymity")
    if said.outlet:
        out.append("outlet")
    holders = sum(
        1
        for other in told[max(0, at - 4) : at + 5]
        if other is not said and any(p.start <= said.cue.start < p.end for p in other.line.content)
    )
    if holders:
        out.append("inside another")
    if any(o is not said and o.line.content == line.content and o.outlet for o in told[max(0, at - 2) : at + 3]):
        out.append("shared with an outlet")
    elif any(o is not said and o.line.content == line.content for o in told[max(0, at - 2) : at + 3]):
        out.append("shared")
    if said.cue.start < whole.first:
        out.append("headline")
    place = bisect_left(reading.sentences, (said.sentence.start, 0)) - bisect_left(reading.sentences, (whole.first, 0))
    out.append(
        f"sentence={'1' if place <= 0 else '3' if place <= 2 else '6' if place <= 5 else '12' if place <= 11 else '+'}"
    )
    before = told[at - 1] if at else None
    if before:
        if before.speaker == said.speaker:
            out.append("goes on")
        if before.outlet and said.paragraph - before.paragraph <= 1:
            out.append("after an outlet")
        out.append(f"after={kind_of_source(reading, before)}")
    if any(o.outlet for o in told[max(0, at - FAR) : at]):
        out.append("outlet above")
    if any(o.speaker == said.speaker and not o.beside and o is not said for o in told[max(0, at - FAR) : at + FAR]):
        out.append("speaks again")
    words = set(_cue(reading, said).split())
    out += [f"cue={word}" for word in sorted(words)]
    return out


def _outside(text: str, said: Said) -> str:
    """The sentence of a line's cue without its content."""
    parts, at = [], said.sentence.start
    for start, end in sorted(said.line.content):
        if end <= said.sentence.start or start >= said.sentence.end:
            continue
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    parts.append(text[at : said.sentence.end])
    return " ".join(parts)


def _addressed(text: str, said: Said) -> set[str]:
    """The words after the cue up to the content, at most eight."""
    end = said.line.cue[-1].end
    stop = min([p.start for p in said.line.content if p.start >= end] + [said.sentence.end])
    return {w.lower() for w in _WORD.findall(text[end : max(end, stop)])[:8]}


def kind_of_source(reading: Reading, said: Said) -> str:
    """How a source is written: none, pronoun, nameless, definite, name or other."""
    shown = reading.shown(said.line.source)
    if not shown:
        return "none"
    words = _WORD.findall(shown)
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "pronoun"
    small = [w for w in words if w[:1].islower()]
    if any(w in NAMELESS for w in small) and not _named(words):
        return "nameless"
    if shown[:4].lower() == "the " and all(w.islower() for w in words[1:]):
        return "definite"
    return "name" if any(w[:1].isupper() for w in words) else "other"


def _named(words: list[str]) -> bool:
    """Whether two capitalised words stand side by side after a description: a person's name."""
    return any(a[:1].isupper() and b[:1].isupper() for a, b in pairwise(words[1:]))


def is_outlet(reading: Reading, line: Line, named: Sequence[Mention]) -> bool:
    """Whether a line's source is a medium that reports, and not the report's own; `named` are the text's outlets."""
    words = [w.lower() for w in _WORD.findall(reading.shown(line.source))]
    if not words or not NAMELESS.isdisjoint(words):
        return False
    if words[-1] in REPORTS or (words[-1] in OUTLETS and words[0] in {"the", "this"}):
        return True
    if words[-1] in MASTHEADS and len(words) > 1 and "told" not in reading.shown(line.cue):
        return True
    own = reading.report.publisher.value if reading.report.publisher else ""
    last = line.source[-1]
    k = bisect_left(named, (line.source[0].start,))
    while k < len(named) and named[k].start < last.end:
        if last.end - named[k].end <= _TRAIL and named[k].name != own:
            return True
        k += 1
    return False


_TRAIL = 12
"""Characters that may follow an outlet's name in a source: "newspaper", "magazine"."""


def _cue(reading: Reading, said: Said) -> str:
    return reading.shown(said.line.cue).lower()


def tense(reading: Reading, said: Said) -> str:
    """The form of a cue: past, present, perfect, pluperfect, participle, passive, according, mark or bare."""
    words = _cue(reading, said).split()
    if not words or not words[0][:1].isalpha():
        return "mark"
    first = words[0]
    if "according" in words:
        return "according"
    if first in {"has", "have"}:
        return "perfect"
    if first == "had":
        return "pluperfect"
    if first in {"was", "were"} or (first in {"is", "are", "it"}):
        return "passive"
    if first.endswith("ing"):
        return "participle"
    if any(w.endswith("ed") for w in words) or first in PAST_FORMS:
        return "past"
    if first.endswith("s") and not first.endswith("ss"):
        return "present"
    return "bare"
