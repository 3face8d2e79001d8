"""Relays: the outlets that a copy names as where its story came from, nearest first.

A relay is where the main story came from. Three places say so: the header (a syndicator's brackets, a byline of another
house, a "Source:" line), the lead or the headline (the story is what the other outlet reported), and credits at the
end. An outlet that is quoted further down, that is denied, corrected or mentioned in a subordinate clause ("after the
Example
Gazette reported ...", "who ... as Gazette reported") is a source within a first-hand report and no relay. The rules
were found on the training bundles (23 bundles, 138 reports); docs/reference/wires.md lists them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..model import Passage
from ..wires import directory, fold
from ..wires.naming import Named, Outlets, same_house
from .countries import is_place

_SAYS = (
    r"(?:reported|reports|report|wrote|writes|write|said|says|revealed|reveals|disclosed|discloses|"
    r"published|claimed|claims|quoted|"
    r"quotes|cited|cites|learned|learnt|informs|informed|stated|states|announced)"
)
_PIECE = (
    r"report|investigation|article|story|survey|analysis|research|reporting|information|inquiry|exposé|account|dispatch|"
    r"documentary|programme|broadcast"
)
"""What a house puts out."""
_DAY = r"(?:on |this |late |early |earlier |last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s)?"
_KIND = (
    r"(?:newspapers?|daily|news agency|agency|magazine|website|news site|news website|broadcaster|"
    r"business daily|weekly|tabloid|paper|report|portal|channel|news|TV|television|radio|station|news outlet|"
    r"outlet|site)"
)
_AFTER = re.compile(
    rf"(?:['’]s)?(?: {_KIND})?(?: \([^)]{{2,30}}\))?(?:,? (?:a|an|the|which|citing|quoting|referring)\b[^.\n]{{2,"
    rf"90}}?,)?"
    rf"(?: (?:has|have|had))?(?: (?:also|first|earlier|exclusively|{_DAY}))? {_SAYS}\b"
)
_NOT_SAYING = re.compile(r"(?:['’]s)?(?: \w+)? (?:report|claims?|quotes?|cited) (?:on|of|about|that (?:is|was)|as)\b")
_MODIFIER = r"(?:(?:(?!(?:via|by|through|citing|quoting|told|in|to)\b)[\w’'-]+ ){0,4}?)"
_BEFORE = re.compile(
    rf"\b(?:(?P<by>(?:reported|quoted|cited|published|revealed|disclosed|obtained|seen|reviewed|"
    rf"viewed|verified|carried|released|quoted [\w ]{{2,20}}|said|stated|according to reports?) "
    rf"(?:{_DAY} )?(?:first )?(?:by|in))"
    rf"|(?P<according>[Aa]ccording to(?: (?:[\w’'-]+ ){{0,3}}(?:{_PIECE}) (?:published )?(?:by|in|from|of|on))?)"
    rf"|(?P<told>told|tells|interview (?:with|to|for|published by|in)|speaking to|spoke to|speaking (?:on|in)|"
    rf"(?:conversation|talk|call) with|(?:remarks|comments?|commentary|statements?) (?:to|for|published (?:by|in)|"
    rf"carried by)|(?:wrote|writing|writes|op-ed|essay|column|opinion piece|letter) (?:published )?(?:in|for))"
    rf"|(?P<says>[,”\"’'] ?(?:reports|writes|reported|wrote|says|said))"
    rf"|(?P<found>(?:an?|the) (?:[\w’'-]+ ){{0,2}}?(?:{_PIECE}) (?:published )?(?:by|in|from|on))"
    rf"|(?P<citing>[Cc]iting|[Qq]uoting|with reference to|[Rr]eferring to|with a link to)"
    rf"|(?P<via>via|through|Via))"
    rf" (?:the |The )?{_MODIFIER}(?:the |The )?\Z"
)
_SUBORDINATE = re.compile(
    r"\b(?:after|before|since|when|while|because|who|whom|which|whose|what|once|following|despite|"
    r"as|denied that|denies that|where|if|although|though)"
    r" (?:the |The )?(?:[\w’'-]+ ){0,4}\Z",
    re.IGNORECASE,
)
_REJECTS = re.compile(
    r"\b(?:denied|denies|deny|rejected|rejects|dismissed|dismisses|refuted|slammed|contradicted|"
    r"corrected|corrects|withdrew|retracted|disputed (?:a|an|the|that|claims?|reports?|"
    r"what))\b"
)
_ANSWERS = re.compile(
    r"\b(?:respon\w{2,6} to|react\w{0,4} to|asked about|comment\w{0,6} on|following|after|over|despite|amid|"
    r"condemn\w{0,4}|criti[cs]\w{2,6}|slam\w{0,4}|call(?:s|ed|ing)?|describ\w{2,4}|brand(?:s|ed|ing)|referring to) \Z"
)
"""What stands before another house's report that the news answers and does not come from."""
_ANAPHOR = re.compile(
    r"(?:This|It|That|The (?:news|information|statement|relevant))\b[^.\n]{0,24}? (?:was |is "
    r"|has been |were )?(?:first )?"
    r"(?:reported|stated|announced|written|said|published|told|confirmed)\b[^.\n]{0,60}? by\b|"
    r".{2,60}? (?:reports?|reported|writes?|wrote|said|says|informs?) (?:this|about this|it)\b|"
    r".{2,60}? reports? with reference to\b|"
    r"(?:The|These|Those|News of the) (?:[\w’'-]+ ){1,5}(?:was|were|had been|has been|have been) (?:first|earlier) "
    r"reported"
    r"(?: (?:on |late |earlier )?\w+day)? by\b|"
    r"(?:The )?[^\W\d_a-z].{1,50}? (?:was the )?first (?:reported|to report)(?: (?:on|about|the|that|this)\b)"
)
_SENTENCE = re.compile(r"(?<=[.!?]) +|(?<=[.!?][\"”’]) +")
_SOURCE_LINE = re.compile(
    r"(?:.{0,80}?[|·•] ?)?\(?(?:(?:Original |News |Primary )?[Ss]ources?(?: today)?|SOURCES?|[Ss]rc|[Vv]ia|VIA|"
    r"(?:[Ff]orwarded |[Rr]eposted )?[Ff]rom|[Cc]redit|[Oo]riginal(?:ly)?(?: "
    r"published)?(?: by| in| on| at)?|First published (?:by|in))"
    r"(?::| (?=[^\W\d_a-z]))"
)
_OWN_NAME = (
    r"(?:the |The )?(?P<name>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)[a-z]{0,6}\b|English|Spanish|French|German|Russian|Arabic|Chinese|Ukrainian|Portuguese|Creative)"
    r"[^\W\d_a-z][\w'’&.-]{0,30}(?: (?:(?:of|for|and|the|de|del|&) ){0,2}[^\W\d_a-z][\w'’&.-]{0,30}){0,5})"
)
_REPUBLISHED = re.compile(
    r"\(?(?:This is an? [^.\n]{0,40}?(?:translation|version|extract|excerpt|summary|"
    r"digest) of [^.\n]{0,80}?(?=\b(?:in|by|from|of)\b)"
    r"|(?:This|The) (?:story|article|report|text|piece|column|interview)\b[^.\n]{0,40}? "
    r"(?:(?:first|originally) (?:appeared|published|ran)|(?:re)?published|reprinted|provided|supplied|produced)"
    r"|(?:This|The) (?:story|article|report|text|piece) (?=by )"
    r"|(?:Translated|Adapted|Abridged|Excerpted|Condensed)(?= from)"
    r"|(?:Re(?:published|printed|posted|produced)|Reprinted|(?:First|Originally) (?:published|appeared)|Courtesy|"
    r"Provided|Distributed|Supplied|Syndicated|Content created)\b)"
    rf"(?:[^.\n]{{0,30}}?\b(?:in|by|on|at|from|of|to)\b:? (?={_OWN_NAME})|[^.\n]{{0,30}}? )"
)
_TAG_LINE = re.compile(r"\([^()]{2,40}\) {0,4}(?:[|·]? ?(?:Read|READ|Continue|More|Share|Full)\b.{0,60})?")
_LINK_LINE = re.compile(
    r"(?:Continue reading|Read (?:the |more|in |on )|View (?:the )?(?:full|original)|See (?:the "
    r")?(?:full|original)|Full story|Original (?:article|story))\b.{0,40}?\b(?:at|on|in|"
    r"from|by|:)\b"
)
_CREDIT = re.compile(
    r"(?:[Ww]ith|[Ii]nputs?|contributed|[Ii]nformation|[Mm]aterial|[Rr]eporting (?:by|was|came)|©|\([cC]\)|"
    r"Copyright|Content|[Aa]dditional|wire)\b|^©"
)


# A house that no directory knows: whose report the lead is, where the copy then calls it "the newspaper", "the daily".
_SUBJECT = re.compile(
    rf"(?:, |\A|[.] )(?:the |The )?(?P<name>[^\W\d_a-zß-öø-ÿ][\w'’&.-]{{0,24}}(?: (?:of |de "
    rf"|del |da |do |di |la |le |el |y )?[^\W\d_a-zß-öø-ÿ][\w'’&.-]{{0,24}}){{0,3}})"
    rf"(?: (?:has|had|have))? (?:reported|wrote|reports|writes|revealed|said|quoted)(?= {_DAY}|"
    rf",|\.|\Z| (?:citing|quoting|that|this|in|on)\b)"
)
_BY_SUBJECT = re.compile(
    r"\b(?:This|It|That) (?:was|is|has been) (?:first )?(?:reported|written|published) by (?:the |The )?"
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w'’&-]{0,24}(?: (?:of |de |del |da |do |di |la |le |el |y "
    r")?[^\W\d_a-zß-öø-ÿ][\w'’&-]{0,24}){0,3})"
)
_CALLED = re.compile(
    r"\b(?:the|The) (?:\w+ )?(?:newspaper|daily|paper|magazine|weekly|tabloid|broadcaster|outlet|"
    r"website|news site|portal|news agency)\b"
)
_NO_HOUSE = re.compile(
    r"\b(?:Minist|Police|Court|Army|Navy|Staff|Office|Service|Council|Commission|Company|Government|"
    r"President|Secretary|Department|"
    r"Authority|Bank|Union|Party|Embassy|University|Institute|Forces?\b|Guard\b|Command|Parliament|"
    r"Agency for|Board|Committee|Mr|Ms|Mrs|Dr|Gen)"
)


_KIND_NEXT = re.compile(rf" {_KIND}\b")
"""What follows a word that tells where a house is from ("the Latvian portal Delfi"): no name yet."""


def unlisted(text: str, lead: Passage) -> list[Named]:
    """The unlisted house that the lead gives as having reported, where the copy calls it a paper or the like."""
    if not _CALLED.search(text, lead.start, 20_000):
        return []
    out = []
    below = min(len(text), lead.end + 400)
    for match in (*_SUBJECT.finditer(text, lead.start, lead.end), *_BY_SUBJECT.finditer(text, lead.start, below)):
        if not _NO_HOUSE.search(match["name"]) and not _KIND_NEXT.match(text, match.end("name")):
            out.append(Named(Passage(*match.span("name")), match["name"], False))
    return out


def in_lead(outlets: Outlets, lead: Passage, publisher: str | None) -> list[Named]:
    """The outlets whose saying the lead paragraph is, nearest first."""
    text = outlets.text
    out: list[tuple[int, Named]] = []
    for named in outlets.within(lead.start, lead.end):
        if same_house(named.name, publisher):
            continue
        pre = text[max(lead.start, named.passage.start - 160) : named.passage.start]
        pre = _SENTENCE.split(pre)[-1]
        post = text[named.passage.end : min(lead.end, named.passage.end + 160)]
        before = _BEFORE.search(pre)
        if before and before.lastgroup == "found":
            left = pre[: before.start("found")]
            if _REJECTS.search(left) or _ANSWERS.search(left):
                continue
        after = None if _NOT_SAYING.match(post) else _AFTER.match(post)
        if before:
            hop = before.lastgroup or ""
            if hop == "told" and re.search(r"\b(?:who|which)\b[^,]*\Z", pre[: before.start()]):
                continue
            if hop == "via":
                if not named.known:
                    continue
                out.append((0, named))
            else:
                out.append((2 if hop == "citing" else 1, named))
        elif after and not _SUBORDINATE.search(pre) and not _REJECTS.search(pre):
            out.append((1, named))
    taken = {named.passage: rank for rank, named in out}
    for named, other in reversed(list(pairwise(outlets.within(lead.start, lead.end)))):
        # "Corriere and La Repubblica reported": what the second did, the first did.
        joined = _AND.fullmatch(text, named.passage.end, other.passage.start)
        if joined and other.passage in taken and named.passage not in taken and not same_house(named.name, publisher):
            taken[named.passage] = taken[other.passage]
            out.append((taken[other.passage], named))
    return [named for _, named in sorted(out, key=lambda row: (row[0], row[1].passage))]


_AND = re.compile(r",? ?(?:and|&|,) (?:the |The )?(?:newspaper |daily |broadcaster |website )?")
_REPORT = re.compile(r"\b(?:reports?|newspaper|paper|daily|media|magazine|press)\b", re.IGNORECASE)


def below_lead(
    outlets: Outlets, headline: str, lead: Passage, lines: list[Passage], publisher: str | None
) -> list[Named]:
    """The outlet that a paragraph below the lead names, where headline or lead speak of "a newspaper" alone."""
    shown = outlets.text[lead.start : lead.end]
    said = re.search(
        r"\b(?:a|an|the) (?:[\w-]+ ){0,2}(?:newspaper|paper|daily|magazine|media) (?:report|"
        r"has reported|reported|said|says)|media reports?\b",
        shown,
    )
    if not (
        said
        or re.search(
            rf"(?:: |, | - |\A)(?:{_REPORT.pattern})(?:s|ed)?(?: says| reports)?(?:\Z|:)", headline, re.IGNORECASE
        )
    ):
        return []
    if _REJECTS.search(headline) or _REJECTS.search(shown):
        return []
    for line in lines:
        found = in_lead(outlets, Passage(line.start, min(line.end, line.start + 600)), publisher)
        if found:
            return found
    return []


def in_headline(outlets: Outlets, headline: Passage, publisher: str | None) -> list[Named]:
    """The outlet that a headline gives as whose report it is: ": Gazette", "- The Gazette", ", Gazette reports"."""
    text = outlets.text
    out = []
    for named in outlets.within(headline.start, headline.end):
        if same_house(named.name, publisher):
            continue
        pre, post = text[headline.start : named.passage.start], text[named.passage.end : headline.end]
        ends = re.fullmatch(r"[.\s]*", post) and re.search(r"(?:[:,] | [-–—] )(?:the |The )?\Z", pre)
        says = re.match(
            rf"(?:['’]s)?(?: {_KIND})? (?:reports|says|writes|reported|report)\b[.\s]*\Z", post
        ) and re.search(r"(?:, | [-–—] )(?:the |The )?\Z", pre)
        opens = re.match(r" (?:reports|reveals)\b|: ", post) and not pre.strip()
        if (ends or says or opens) and not _REJECTS.search(pre):
            out.append(named)
    return out


def by_anaphora(outlets: Outlets, line: Passage, publisher: str | None) -> list[Named]:
    """The outlets of a sentence that ties what stands before it to where it came from ("This was reported by ...")."""
    text = outlets.text
    if not _ANAPHOR.match(text, line.start, min(line.end, line.start + 300)):
        return []
    out: list[tuple[int, int, Named]] = []
    for named in outlets.within(line.start, min(line.end, line.start + 400)):
        pre = text[line.start : named.passage.start]
        before = _BEFORE.search(pre[-160:])
        hop = before.lastgroup if before else None
        rank = {"via": 0, "citing": 2}.get(hop or "", 1)
        if hop == "via" and not named.known and not re.search(r"[Aa]gency|[Nn]ews", named.name):
            continue
        if before or re.match(
            r"(?: newspaper| news agency)? (?:reports?|reported|writes?|wrote|informs?)\b",
            text[named.passage.end : named.passage.end + 40],
        ):
            out.append((rank, named.passage.start, named))
    return [named for _, _, named in sorted(out, key=lambda row: row[:2]) if not same_house(named.name, publisher)]


def in_source_line(outlets: Outlets, line: Passage) -> list[Named]:
    """The outlets of a "Source: X (date), after Y" or "via X" line, of "(X) Read in full", "Continue reading at X"."""
    shown = outlets.text[line.start : min(line.end, line.start + 300)]
    for pattern in (_SOURCE_LINE, _LINK_LINE):
        match = pattern.match(shown)
        if match:
            return [n for n in outlets.within(line.start + match.end(), line.end) if n.known or pattern is _SOURCE_LINE]
    republished = _REPUBLISHED.match(shown)
    if republished:
        listed = outlets.within(line.start + republished.end() - 1, line.end)
        if listed or not republished["name"]:
            return listed
        low, high = republished.span("name")
        name = republished["name"].rstrip(".,'’")
        return [Named(Passage(line.start + low, line.start + low + len(name)), name, False)] if high > low else []
    if _TAG_LINE.fullmatch(shown):
        return [n for n in outlets.within(line.start, line.end) if n.known]
    return []


def in_credit(outlets: Outlets, line: Passage, publisher: str | None) -> list[Named]:
    """The outlets of a closing credit ("With inputs from X", "... and X contributed to this report", "© 2015 X")."""
    shown = outlets.text[line.start : min(line.end, line.start + 400)]
    if not _CREDIT.search(shown):
        return []
    return [
        n
        for n in outlets.within(line.start, min(line.end, line.start + 400))
        if n.known and not same_house(n.name, publisher)
    ]


_AUTHOR_OF = re.compile(r"(?:[Bb][Yy] )?(?P<who>[^()\n]{4,50}) \((?P<house>(?:The )?[^\W\d_a-z][\w'’&. -]{2,40})\)")
_NO_PARTNER = re.compile(
    r"\b(?:[Cc]orrespondents?|[Ee]ditors?|[Rr]eporters?|[Ss]taff|[Pp]hoto\w*|[Vv]ideo|[Tt]ranslat\w+)\b"
)


def in_byline(outlets: Outlets, line: Passage) -> list[Named]:
    """The houses behind the names of a byline: "By Jane Roe, PA", "Jane Roe (The Third Pole)".

    A newspaper behind one of several names is a partner of the publisher and no origin; nor is a name's last word
    ("Jana Stern").
    """
    shown = outlets.text[line.start : min(line.end, line.start + 300)]
    several = bool(re.search(r" and |;|, [^,()]+ \(", shown))
    out = []
    for named in outlets.within(line.start, line.end):
        before = outlets.text[line.start : named.passage.start]
        if not named.known or (" " not in named.name and re.search(r"[^\W\d_a-z][^\W\d_]+ \Z", before)):
            continue
        wire = directory().named.get(fold(named.name))
        if several and before.endswith("(") and wire and wire.kind != "agency":
            continue
        out.append(named)
    alone = _AUTHOR_OF.fullmatch(shown)
    if not out and alone and not several and not _NO_PARTNER.search(alone["house"]) and not is_place(alone["house"]):
        low, high = alone.span("house")
        out.append(Named(Passage(line.start + low, line.start + high), alone["house"], False))
    return out


_BEHIND = re.compile(r"[ (\[](?:[Vv]ia|[Ss]ource:|[Hh]/t|[Ff]rom) (?P<name>[^()\[\]\n]{2,60})[)\]]\s*\Z")


def behind_lead(outlets: Outlets, lead: Passage) -> list[Named]:
    """The outlets in brackets behind the lead: "... an official says. (via Nikkei)"."""
    match = _BEHIND.search(outlets.text, max(lead.start, lead.end - 80), lead.end)
    return outlets.within(match.start("name"), lead.end) if match else []
