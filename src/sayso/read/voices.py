"""Whose voice a copy without a masthead is: an out-cue, an interviewer's label, "posted by", a body's we."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product

from ..model import Fact, Passage
from ..wires import directory, fold
from ..wires.naming import Outlets
from .countries import is_given_name
from .house import in_words, looks_like_house, written
from .lines import Line
from .masthead import ISSUER, body_name
from .name_shapes import title_case

_NAME = r"[^\W\d_a-z][\w'’.-]{1,24}(?: [^\W\d_a-z][\w'’.-]{0,24}){1,3}"
_HOUSE = r"(?:the |The )?(?P<house>[^,.\n:]{2,40}?)"
_OUT_CUES = (
    re.compile(rf"(?:Reporting )?[Ff]or {_HOUSE},? (?:I['’]m|I am|this is|it['’]s) {_NAME}\b.{{0,40}}"),
    re.compile(
        rf"(?:I['’]m|I am|This is) {_NAME}(?:,? (?:reporting )?for|,) {_HOUSE}(?:,? (?:in )?{_NAME}|[,.].{{0,40}})?"
    ),
    re.compile(rf"{_NAME},? (?:reporting )?for {_HOUSE}(?:,.{{0,40}})?\.?"),
    re.compile(rf"{_NAME}, {_HOUSE}(?:, (?:in )?[^,\n]{{2,40}}|)\.?"),
)
"""How a broadcaster's reporter closes: "For Radio Ten, I'm Jane Roe in Oslo." The last shape also closes letters."""
_SENTENCE_START = re.compile(r"[.!?][”\"]? (?=[^\W\d_a-z])")
_LABEL = re.compile(r"(?P<name>[^\W\d_a-z][\w'’&. -]{1,40}): ?\S")
_POSTED = re.compile(
    r"(?:Posted|Published|Uploaded|Issued|Released)(?: on)? ?(?P<date>[^\n]{0,40}?) ?\b[Bb]y "
    r"(?P<who>[^\W\d_a-z][^\n]{3,70}?)"
    r"(?: (?:on|at) (?:\w+,? )?\d.{3,40}|[|·•,] .{0,60})?"
)
_COMPANY = re.compile(
    r"(?P<who>[^\W\d_a-z][\w'’&.-]{1,30}(?: (?:of |for |and )?[^\W\d_a-z&][\w'’&.-]{0,30}){0,6}) "
    r"\((?:hereinafter |together, )?(?:the )?[\"“](?:[^\"”]{2,40}[\"”] or )?(?:the )?[\"“]?(?:Company|Group|Issuer|"
    r"Bank|Agency|Authority|Foundation|Institute)[\"”]?\)"
)
_QUOTED = re.compile(r"[\"“][^\"“”]{1,600}[\"”]")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_NAMED = re.compile(
    r"(?<![\w.] )(?<!\w)[^\W\d_a-z][\w'’&-]{1,24}(?: (?:(?:of|for|and|the) ){0,2}[^\W\d_a-z][\w'’&-]{1,24}){1,6}"
)
_FIRM = re.compile(
    r" (?:GmbH|AG|ASA|AS|A/S|AB|Oyj|Ltd|Limited|Inc|LLC|plc|PLC|S\.?A|SE|N\.?V|B\.?V|S\.?p\.?A|Corp|SARL|KK|Pty)\Z"
)
_SEEN = 6_000
_PROMOTES = re.compile(
    r"(?:Follow|Subscribe to|Join|Download|Like|Support|Donate to|Stay up[- ]to[- ]date with|Get (?:more|the latest)|"
    r"Read more (?:on|at|from)|Visit|Sign up (?:for|to)) (?:the )?(?:more )?"
    r"(?:[a-z]+ (?:on|from|of|with|at) )?(?:the )?"
)
_SOURCE_FOOT = re.compile(
    r"SOURCE:? (?P<who>[^\W\d_a-z][\w'’&.-]*(?: [\w'’&.-]+){0,7}?)"
    r"(?:,? (?:Co\.?,? )?(?:Ltd|Inc|LLC|Corp|plc|PLC|AG|SE|ASA|AB|GmbH|S\.A|N\.V)\.?)?"
)
_PRESS_OFFICE = re.compile(
    r"(?P<who>[^\W\d_a-z][\w'’&. -]{1,40}?) (?:[Pp]ress|PRESS) (?:[Rr]elease|[Oo]ffice|[Ss]ervice)"
)
_BEAT = re.compile(
    r"\A[^\W\d_a-z][^.\n]{2,60} (?:covers|writes|reports|has (?:covered|written|reported)|"
    r"is (?:an? |the )?(?:(?!former|retired|ex-)[a-z-]+ ){0,4}(?:correspondent|editor|reporter|columnist|writer"
    r"|contributor))\b"
    r"[^.\n]{0,80}? (?:for|at|of|with) (?P<house>(?:[Tt]he )?[^\W\d_a-z][^.,;\n]{2,40})(?=[.,;]|\Z)"
)
_PRODUCED = re.compile(
    r"This (?:[a-z]+ ){0,2}(?:report|update|bulletin|snapshot|overview|summary|briefing|release|document|note) "
    r"(?:is|was|has been) (?:produced|prepared|issued|published|compiled|drafted) by (?:the )?"
    r"(?P<who>[^\W\d_a-z][\w'’&.-]*(?: (?:of |for |and |the )*[^\W\d_a-z][\w'’&-]*){0,6})"
)
_SAID_BY = re.compile(r"This is a summary of what was said by (?:the )?(?P<who>[A-Z]{3,7}) spokes\w+\b")
"""How the briefing notes of United Nations bodies open."""
_FIRM_FIRST = re.compile(r"(?:[A-Z]{2,6}-[\w-]{2,12}: )?(?P<who>[^\W\d_a-z][^:/|\n]{2,60}?)(?:: | ?/ | [-–—] |\Z)")


def by_out_cue(all_lines: list[Line]) -> Fact | None:
    """The broadcaster that one of the last lines signs for; the name must be listed or look like a house's."""
    for line in all_lines[-4:]:
        if not line.whole:
            continue
        ends = [m.end() for m in _SENTENCE_START.finditer(line.text)]
        starts = [at for at in (0, *ends[-2:]) if len(line.text) - at <= 140]
        for pattern, start in product(_OUT_CUES, starts):
            match = pattern.fullmatch(line.text, start)
            if not match:
                continue
            found = in_words(line.text, *match.span("house"))
            if found and (start == 0 or found.wire is not None) and found.name.casefold() not in ("staff", "reporter"):
                return Fact(found.name, Passage(line.start + found.start, line.start + found.end), "sign-off")
    return None


def by_interviewer(all_lines: list[Line]) -> Fact | None:
    """The one house that asks in an interview printed as question and answer ("DER STANDARD: ..." twice or more)."""
    labels: Counter[str] = Counter()
    first: dict[str, Passage] = {}
    for line in all_lines:
        match = _LABEL.match(line.text)
        if match:
            labels[match["name"]] += 1
            first.setdefault(match["name"], Passage(line.start, line.start + match.end("name")))
    asked = []
    for name, times in labels.items():
        wire = directory().named.get(fold(name))
        if times > 1 and (wire or (" " in name and looks_like_house(written(name)))):
            asked.append(Fact(wire.name if wire else written(name), first[name], "interview"))
    return asked[0] if len(asked) == 1 and len(labels) > 1 else None


def by_poster(all_lines: list[Line], lead: int) -> Fact | None:
    """Who put a page up, by "Posted on March 3 by Port Users' Union": a house, a body, or three words and no person."""
    for line in all_lines[: lead + 1]:
        match = _POSTED.fullmatch(line.text)
        if not match:
            continue
        who = match["who"].rstrip(" .")
        words = who.split()
        body = looks_like_house(who) or body_name(who) or (len(words) > 2 and not is_given_name(words[0]))
        if body and title_case(who):
            at = line.start + match.start("who")
            return Fact(who, Passage(at, at + len(who)), "header")
    return None


def by_company(text: str, lead: Passage, title: Fact | None, header: list[Line]) -> Fact | None:
    """A company that gives notice: 'Kestrel ASA ("the Company")' in the lead, or its name before a headline."""
    match = _COMPANY.search(text, lead.start, min(lead.end, lead.start + 400))
    if match:
        return Fact(match["who"], Passage(*match.span("who")), "lead")
    head, colon, _ = title.value.partition(": ") if title else ("", "", "")
    if title and title.passage and colon and _FIRM.search(head) and len(head.split()) <= 6:
        return Fact(head, Passage(title.passage.start, title.passage.start + len(head)), "headline")
    for line in header[:4]:  # "EQS-Ad-hoc: Kestrel AG / Key word(s): ..."
        first = _FIRM_FIRST.match(line.text)
        if first and _FIRM.search(first["who"]) and len(first["who"].split()) <= 6:
            at = line.start + first.start("who")
            return Fact(first["who"], Passage(at, at + len(first["who"])), "header")
    return None


def by_promotion(all_lines: list[Line], outlets: Outlets) -> Fact | None:
    """The listed house for which the last lines ask the reader: "Follow Gazette News on Telegram"."""
    for line in reversed(all_lines[-4:]):
        match = _PROMOTES.match(line.text) if line.whole else None
        for named in outlets.within(line.start, line.end) if match else ():
            if named.known and match and named.passage.start - line.start <= match.end():
                return Fact(named.name, named.passage, "footer")
    return None


def by_source_foot(all_lines: list[Line]) -> Fact | None:
    """The firm or body that a release's last lines give as its source: "SOURCE Kestrel Shipping Co., Ltd."."""
    for line in all_lines[-4:]:
        match = _SOURCE_FOOT.fullmatch(line.text) if line.whole else None
        if match:
            return Fact(match["who"], Passage(line.start + match.start("who"), line.start + match.end("who")), "footer")
    return None


def by_firm_foot(all_lines: list[Line], lead: str) -> Fact | None:
    """The firm that signs with its name and form of law alone on one of the last lines, and that the lead names."""
    for line in all_lines[-4:]:
        name = line.text.removesuffix(".")
        if line.whole and _FIRM.search(name) and len(name.split()) <= 7 and name in lead:
            return Fact(name, Passage(line.start, line.start + len(name)), "footer")
    return None


def by_press_office(all_lines: list[Line], text: str) -> Fact | None:
    """The body at whose foot "Port Union press office" stands, if the copy names it elsewhere too."""
    for line in all_lines[-4:]:
        match = _PRESS_OFFICE.fullmatch(line.text) if line.whole else None
        if match and title_case(match["who"]) and match["who"] in text[: line.start][:_SEEN]:
            return Fact(match["who"], Passage(line.start, line.start + match.end("who")), "footer")
    return None


def by_beat(all_lines: list[Line]) -> Fact | None:
    """The house that one of the last lines says its writer works for: "Jane Roe covers the port for The Herald."."""
    for line in reversed(all_lines[-4:]):
        match = _BEAT.search(line.text) if line.whole else None
        found = in_words(line.text, *match.span("house")) if match else None
        if found and (found.wire is None or found.wire.kind != "agency"):
            return Fact(found.name, Passage(line.start + found.start, line.start + found.end), "footer")
    return None


def by_producer(all_lines: list[Line]) -> Fact | None:
    """Who wrote a bulletin that says so of itself: "This report is produced by the Port Authority"."""
    for line in (*all_lines[:8], *all_lines[-4:]):
        match = _PRODUCED.match(line.text) or _SAID_BY.match(line.text)
        if match:
            return Fact(match["who"], Passage(line.start + match.start("who"), line.start + match.end("who")), "header")
    return None


def by_signature(all_lines: list[Line]) -> Fact | None:
    """The body that signs a letter written as "we" with its name on one of the last three lines."""
    body = [line for line in all_lines[-3:] if line.whole and body_name(line.text) and len(line.text.split()) <= 8]
    if len(body) != 1 or not any(_WE.search(_QUOTED.sub("", line.text)) for line in all_lines[:-1]):
        return None
    return Fact(body[0].text, Passage(body[0].start, body[0].end), "sign-off")


def by_we(text: str) -> Fact | None:
    """The body or company that speaks of itself as "we" outside quotations, twice or more, and names itself twice."""
    shown = text[:_SEEN]
    plain = _QUOTED.sub(lambda m: " " * len(m.group()), shown)
    if len(_WE.findall(plain)) < 2 or re.search(r"(?m)^[^\n:]{2,40}: ?[A-Z“\"]", plain) is not None:
        return None
    names: dict[str, list[Passage]] = {}
    for match in _NAMED.finditer(plain):
        name = match.group()
        if (ISSUER.search(name) or _FIRM.search(name)) and title_case(name):
            names.setdefault(name, []).append(Passage(*match.span()))
    often = sorted((-len(places), places[0], name) for name, places in names.items() if len(places) > 1)
    if not often or (len(often) > 1 and often[1][0] == often[0][0]):
        return None
    return Fact(often[0][2], often[0][1], "text")
