"""Relays in running text: the outlets whose report the lead, the headline or the sentence below the lead is.

A relay is where the main story came from. Three places say so: the header (a syndicator's brackets, a byline of another
house, a "Source:" line), the lead or the headline (the story is what the other outlet reported), and credits at the
end. An outlet that is quoted further down, that is denied, corrected or mentioned in a subordinate clause ("after the
Gazette reported ...", "who ... as Gazette reported") is a source within a first-hand report and no relay. The rules
were found on the training bundles (23 bundles, 138 reports) and on copy of our own (tests/cases);
docs/reference/wires.md lists them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..model import Passage
from ..wires import directory, fold
from ..wires.naming import Named, Outlets, in_short, same_house
from .unlisted_houses import DAY, KIND, PIECE, SAYS, is_person

_AFTER = re.compile(
    rf"[\"”»]?(?:['’]s(?: [^\W\d_a-z][\w’'-]{{1,20}}){{0,3}})?(?: {KIND})?(?: (?:joint )?(?:{PIECE}))?"
    rf"(?: \([^)]{{2,30}}\))?(?: of [^\W\d_a-z]\w+)?(?: (?:correspondents?|reporters?))?"
    r"(?:,? (?:a|an|the|which|citing|quoting|referring|monitored|heard|based|owned|controlled|considered)\b"
    r"[^.\n]{2,90}?,)?"
    rf"(?: (?:has|have|had))?(?: (?:also|first|earlier|exclusively|{DAY}))?(?: \[[^\]\n]{{2,20}}\])? {SAYS}\b"
)
_NOT_SAYING = re.compile(r"(?:['’]s)?(?: \w+)? (?:report|claims?|quotes?|cited) (?:on|of|about|that (?:is|was)|as)\b")
_MODIFIER = r"(?:(?:(?!(?:via|by|through|citing|quoting|told|in|to)\b)[\w’'-]+ ){0,4}?)"
_BEFORE = re.compile(
    rf"\b(?:(?P<by>(?:as )?(?:reported|quoted|cited|published|revealed|disclosed|obtained|seen|reviewed|"
    rf"viewed|verified|carried|printed|relayed|circulated|distributed|released|"
    rf"uncovered|unearthed|exposed|broken|made|aired|[Aa]sked|quoted [\w ]{{2,20}}|"
    rf"said|stated|according to reports?|(?<=[Ii]t is )told) "
    rf"(?:{DAY} )?(?:first )?(?:by|in))"
    rf"|(?P<according>(?:[Aa]ccording to|[,–—-] per)"
    rf"(?: (?:[\w’'-]+ ){{0,3}}(?:{PIECE}) (?:published )?(?:by|in|from|of|on))?)"
    rf"|(?P<told>told|tells|interview (?:(?:that )?(?:he|she|they|it) gave )?(?:with|to|for|published by|in)|"
    rf"[Ss]peaking (?:to|on|in)|spoke to|(?:shared|leaked) (?:with|to)|"
    rf"(?:conversation|talk|call) with|(?:remarks|comments?|commentary|statements?) (?:to|for|published (?:by|in)|"
    rf"carried by)|(?:wrote|[Ww]riting|writes|op-ed|essay|column|opinion piece|letter|contribution|commentary|"
    rf"article) (?:published )?(?:in|for|to))"
    rf"|(?P<says>(?:[,”\"’'] ?|\A(?:As |So |Thus ))(?:reports|writes|reported|wrote|says|said|reveals|revealed|"
    rf"claims|claimed|recounts|publishes))"
    rf"|(?P<found>(?:an?|the|this) (?:[\w’'-]+ ){{0,2}}?(?:{PIECE}) (?:published )?(?:by|in|from|on)"
    rf"|\b(?:text|item|report|story|article|write-up|piece)(?: [\w’'-]+){{0,7}} (?:is|was|comes) (?:taken )?(?:from|by)"
    rf"|\bour (?:[\w’'-]+ ){{0,2}}colleagues (?:of|at|from))"
    rf"|(?P<citing>(?:which|who) (?:has|have|had|got|took) (?:it|this|the (?:story|report|news)) from|"
    rf"(?:which (?:in turn )?(?:draws|relies)|drawing|relying) on|which (?:in turn )?(?:quotes|quoted|cites|cited)|"
    rf"which (?:in turn )?refers to|"
    rf"[Cc]iting|[Qq]uoting|[Cc]rediting|with reference to|[Rr]eferring to|with a link to)"
    rf"|(?P<via>via|through|Via))"
    rf" (?:the |The )?{_MODIFIER}(?:the |The )?(?:[\"“„«]|\*{{1,2}})?\Z"
)
_PASSED_ON = re.compile(r"[\w’'] (?:reports|informs|writes),? via (?:the )?\Z")
"""Before a house that no table lists: "Trend reports via Oyrat". "via Oyrat" alone may be a road."""
_WHO_TOLD = re.compile(r"\b(?:who|which)(?: (?:has|had|have|also|then|[a-z]{3,12}ly)){0,2} \Z")
"""Before "told": that somebody told an outlet something is said beside ("the mayor, who told the Gazette that")."""
_SUBORDINATE = re.compile(
    r"\b(?:after|before|since|when|while|because|who|whom|which|whose|what|once|following|despite|"
    r"as|denied that|denies that|where|if|although|though)"
    r" (?:the |The )?(?:[\w’'-]+ ){0,4}\Z",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"as |quoted|cited|carried")
_PAGE = re.compile(r"(?:, (?:page|p\.) ?\d{1,3})?: ")
_TAKEN = re.compile(
    r"(?: of [^\W\d_a-z]\w+)?,? which (?:we|our [\w ]{2,20}?) (?:here )?"
    r"(?:summari[sz]ed?|translated?|reprint(?:ed)?|reproduced?|shorten(?:ed)?)\b"
)
"""Whose story the copy gives in its own words: "yesterday's La Gaceta, which we summarise with its permission"."""
_QUOTED_BY = re.compile(
    r"[,”\"] (?:(?:[Hh]e|[Ss]he|[A-Z][\w'’-]+) (?:said|added|stated)[^.,]{0,40}, according to|"
    r"(?:[Hh]e|[Ss]he|[A-Z][\w'’-]+) (?:was|is) (?:quoted|cited) (?:as saying )?by) (?:the )?(?:[\w’'-]+ ){0,4}\Z"
)
_WAS_QUOTED = re.compile(r"\b(?:was|is) (?:quoted|cited) (?:by|in) (?:the )?(?:[a-z]+ ){0,3}\Z")
_AS_SAYING = re.compile(rf"(?: [a-z]+){{0,2}}(?: {DAY})? as (?:saying|telling|stating)\b")
_QUOTES_HIM = re.compile(
    r"(?: news agency| agency)? (?:quoted|cited) (?:him|her|[A-Z][\w'’-]+) as (?:saying|telling|stating)\b"
)
_DEFINITE = re.compile(r"\b[Tt]he \Z")
_KIND_BEFORE = re.compile(r"\b(?:newspaper|daily|weekly|magazine|tabloid|news agency|outlet|website|site|portal) \Z")
_KIND_BEHIND = re.compile(
    r" (?:newspaper|daily|weekly|magazine|news agency|news site|website|portal|broadcaster)\b|"
    r", an? (?:[\w-]+ ){0,2}(?:newspaper|daily|weekly|magazine|news agency|news site|website|portal),"
)
"""What makes "the Ruby Observer newspaper" no person."""
_SISTER = re.compile(r"\bsister (?:paper|title|site|station|magazine|publication)s?,? (?:the |The )?\Z")
"""What makes "The Chronicle" another house than the Sunday Chronicle."""
_ITEM = re.compile(r"(?:(?:Item |No\. ?)?\d{1,2}[.)/]|[-–—•*]|\[\d{1,2}\])? ?(?:The |the )?")
_PARTNER = re.compile(r",? (?:and|&|together with|in (?:cooperation|collaboration) with) (?:the |The )?")
_SHOWS = ("podcast ", "programme ", "program ", "show ", "broadcast ")
_ON = re.compile(
    r"\b(?:said|says|told|added|spoke|speaking|appearing|interviewed|asked)\b[^,.]{0,24}? (?:on|in|during|by) "
    r"(?:an? |the |[A-Z][\w’-]+['’]s )?(?:[a-z]+ ){0,3}\Z"
)
_SHOW = re.compile(r"(?:['’]s)?(?: [\w’'-]+){0,3}? (?:program(?:me)?|show|podcast|broadcast|interview|debate|talk)\b")
"""What was said on a house's programme: "said on an NHK program", "told the podcast Table Talk"."""
_AS = re.compile(r"(?:, as|\AAs) (?:the |The )?(?:[\w’'-]+ ){0,3}\Z")
"""The subordinate clause that tells where the story is from: "..., as the Gazette first reported"."""
REJECTS = re.compile(
    r"\b(?:denied|denies|deny|rejected|rejects|(?<!was )(?<!were )(?<!been )dismissed|dismisses|refuted|"
    r"slammed(?! into| shut)|contradicted|"
    r"corrected|corrects|withdrew|retracted|disputed (?:a|an|the|that|claims?|reports?|"
    r"what))\b"
)
_ANSWERS = re.compile(
    r"\b(?:respon\w{2,6} to|react\w{0,4} to|asked about|comment\w{0,6} on|following|after|"
    r"(?<!takes )(?<!taken )(?<!took )over|despite|amid|"
    r"not(?:es?|ed|ing)|refer(?:s|red)? to|aware of|regarding|concerning|"
    r"media (?:reports?|coverage)\b[^.\n]{0,80}?,? including|"
    r"condemn\w{0,4}|criti[cs]\w{2,6}|slam\w{0,4}|call(?:s|ed|ing)?|describ\w{2,4}|brand(?:s|ed|ing)|referring to) \Z"
)
"""What stands before another house's report that the news answers and does not come from."""
_ANAPHOR = re.compile(
    r"(?:This|It|That|The (?:news|information|statement|relevant))\b[^.\n]{0,24}? (?:was |is "
    r"|has been |were )?(?:first )?"
    r"(?:reported|stated|announced|written|said|published|told|confirmed)\b[^.\n]{0,60}? by\b|"
    r".{2,60}? (?:reports?|reported|writes?|wrote|said|says|informs?) (?:this|about this|about it|it)\b|"
    r".{2,60}? reports? with reference to\b|"
    r"(?:The|These|Those|News of the) (?:[\w’'-]+ ){1,5}(?:was|were|had been|has been|have been) (?:first|earlier) "
    r"reported"
    r"(?: (?:on |late |earlier )?\w+day)? by\b|"
    r"(?:The )?[^\W\d_a-z].{1,50}? (?:was (?:the )?)?first (?:reported|to report)(?: (?:on|about|the|that|this)\b)|"
    r"(?:This|That|It)(?:['’]s| is| was) according to\b|"
    r"It was .{2,50} (?:that|which|who) (?:first )?(?:broke|reported|revealed|published)\b|"
    r"(?:The|These|Those|His|Her|Their) (?:details|revelations?|announcement|reports?|story|account|findings|"
    r"figures|claims?|words|remarks|comments|statement|news) (?:was|were|is|are|has been|have been) (?:first )?"
    r"(?:published|made|carried|quoted|cited|revealed|broken|reported) by\b|"
    r"The (?:information|news|story|report|details?) (?:comes?|came) from\b"
)
_ITS_SAYING = re.compile(
    r"(?: newspaper| news agency)?(?: (?:also|first|earlier|previously))? "
    r"(?:reports?|reported|writes?|wrote|informs?)\b|"
    r" was (?:the )?first to report\b| (?:that|which) (?:first )?(?:broke|reported|revealed|published)\b"
)
_COMES_FROM = re.compile(r"\b(?:comes?|came) from (?:the |The )?\Z")
_SENTENCE = re.compile(r"(?<=[.!?]) +|(?<=[.!?][\"”’]) +")
_AND = re.compile(
    rf"(?: (?:{PIECE}))?(?:,| (?:and|&|with)|, and| as well as| together with| in (?:cooperation|collaboration) with)"
    rf" (?:the |The )?(?:[\w’'-]+ ){{0,2}}?(?:{KIND} )?"
)
_TOLD_BY = re.compile(
    rf",[\"”’']? (?:(?:state|local|government|official) (?:media|television|TV|radio)|"
    rf"an? (?:[\w-]+ ){{0,2}}(?:newspaper|daily))"
    rf" (?:reports?|reported|said|says)(?: {DAY})?(?:[.,]|\Z)"
)
"""Whose report the lead is, behind it: what is denied in the lead is then something else."""
_REPORT = re.compile(r"\b(?:reports?|newspaper|paper|daily|media|magazine|press)\b", re.IGNORECASE)


def in_lead(outlets: Outlets, lead: Passage, publisher: str | None) -> list[Named]:
    """The outlets whose saying the lead paragraph is, nearest first."""
    text = outlets.text
    out: list[tuple[int, Named]] = []
    rows = outlets.within(lead.start, lead.end)
    # "documents seen by the Guardian and the BBC": who worked with the publisher is no origin of its copy.
    partners = {
        (one if same_house(other.name, publisher) else other).passage
        for one, other in pairwise(rows)
        if same_house(one.name, publisher) != same_house(other.name, publisher)
        and _PARTNER.fullmatch(text, one.passage.end, other.passage.start)
    }
    for named in rows:
        pre = text[max(lead.start, named.passage.start - 160) : named.passage.start]
        pre = _SENTENCE.split(pre)[-1]
        if named.passage in partners or (in_short(named.name, publisher) and not _SISTER.search(pre)):
            continue
        post = text[named.passage.end : min(lead.end, named.passage.end + 160)]
        called = _KIND_BEFORE.search(pre) or (_DEFINITE.search(pre) and _KIND_BEHIND.match(post))
        if not named.known and is_person(named.name) and not called:
            continue
        if _ON.search(pre) and (pre.endswith(_SHOWS) or _SHOW.match(post)):
            out.append((1, named))
            continue
        if publisher and _PAGE.match(post) and _ITEM.fullmatch(pre):
            out.append((1, named))  # a press review: "The EastAfrican: Crane operators ..."
            continue
        if _TAKEN.match(post):
            out.append((1, named))
            continue
        before = _BEFORE.search(pre)
        if before and before.lastgroup == "found":
            left = pre[: before.start("found")]
            if REJECTS.search(left) or _ANSWERS.search(left):
                continue
        after = None if _NOT_SAYING.match(post) else _AFTER.match(post)
        if before:
            hop = before.lastgroup or ""
            if hop == "told" and _WHO_TOLD.search(pre[: before.start()]):
                continue
            if hop == "via":
                if not named.known and not _PASSED_ON.search(pre):
                    continue
                out.append((0, named))
            else:
                at = named.passage.start - len(pre) + before.start()
                nearer = hop == "by" and _CARRIED.match(before.group())  # "as the Gazette wrote, quoted by dpa"
                behind = bool(nearer) and any(n.passage.end <= at for _, n in out)
                out.append((0 if behind else 2 if hop == "citing" else 1, named))
        elif after and not REJECTS.search(pre) and (not _SUBORDINATE.search(pre) or _AS.search(pre)):
            out.append((1, named))
    taken = {named.passage: rank for rank, named in out}
    for named, other in reversed(list(pairwise(outlets.within(lead.start, lead.end)))):
        # "Corriere and La Repubblica reported": what the second did, the first did.
        joined = _AND.fullmatch(text, named.passage.end, other.passage.start)
        if joined and other.passage in taken and named.passage not in taken and not same_house(named.name, publisher):
            taken[named.passage] = taken[other.passage]
            out.append((taken[other.passage], named))
    for named, other in pairwise(outlets.within(lead.start, lead.end)):
        # "told Le Monde and Der Spiegel": what was done to the first, was done to the second.
        joined = _AND.fullmatch(text, named.passage.end, other.passage.start)
        if joined and named.passage in taken and other.passage not in taken and not same_house(other.name, publisher):
            taken[other.passage] = taken[named.passage]
            out.append((taken[named.passage], other))
    return [named for _, named in sorted(out, key=lambda row: (row[0], row[1].passage))]


def below_lead(
    outlets: Outlets, headline: str, lead: Passage, lines: list[Passage], publisher: str | None
) -> list[Named]:
    """The outlet that a paragraph below the lead names, where headline or lead speak of "a newspaper" alone."""
    shown = outlets.text[lead.start : lead.end]
    said = re.search(
        r"\b(?:a|an|the) (?:[\w-]+ ){0,2}(?:newspaper|paper|daily|magazine|media) (?:in [A-Z][\w-]+ )?(?:report|"
        r"has reported|reported|said|says|has said|has revealed|revealed|has found)|media reports?\b"
        r"|\baccording to (?:a|the) (?:(?:local|leading|national|regional|daily|[A-Z]\w+) ){0,2}"
        r"(?:newspaper|paper|daily|magazine|news agency|news site|broadcaster)(?! [A-Z\"“])\b"
        r"|\b(?:official|state|party|government|leading|main|biggest|largest) (?:newspaper|daily|paper) "
        rf"(?:{DAY} )?[a-z]+(?:ed|s)\b"
        rf"|, (?:local|state|national) media (?:have )?(?:reported|said|reports)(?: {DAY})?\.?\Z"
        r"|\bstate (?:media|television|TV|radio|news agency) (?:reports?|reported|said|says)\b",
        shown,
    )
    if not (
        said
        or re.search(
            rf"(?:: |, | - |\A)(?:{_REPORT.pattern})(?:s|ed)?(?: says| reports)?(?:\Z|:)", headline, re.IGNORECASE
        )
    ):
        return []
    if not _TOLD_BY.search(shown) and (REJECTS.search(headline) or REJECTS.search(shown)):
        return []
    for line in lines:
        found = in_lead(outlets, Passage(line.start, min(line.end, line.start + 600)), publisher)
        if found:
            return found
    return []


def by_quotation(outlets: Outlets, line: Passage, publisher: str | None) -> list[Named]:
    """The agency whose quotation right below the lead carries on the lead: "..., he said, according to MENA".

    Of another house where the lead's own official "was quoted by the Gazette as saying".
    """
    text = outlets.text
    for named in outlets.within(line.start, min(line.end, line.start + 500)):
        wire = directory().named.get(fold(named.name))
        if same_house(named.name, publisher):
            continue
        pre = _SENTENCE.split(text[max(line.start, named.passage.start - 160) : named.passage.start])[-1]
        if _WAS_QUOTED.search(pre) and _AS_SAYING.match(text, named.passage.end):
            return [named]
        if wire is None or wire.kind != "agency":
            continue
        if _QUOTED_BY.search(pre) or _QUOTES_HIM.match(text, named.passage.end):
            return [named]
    return []


def by_anaphora(outlets: Outlets, line: Passage, publisher: str | None) -> list[Named]:
    """The outlets of a sentence that ties what stands before it to where it came from ("This was reported by ...")."""
    text = outlets.text
    if not _ANAPHOR.match(text, line.start, min(line.end, line.start + 300)):
        rows = outlets.within(line.start, min(line.end, line.start + 400))
        return [n for n in rows if _TAKEN.match(text, n.passage.end) and not same_house(n.name, publisher)]
    out: list[tuple[int, int, Named]] = []
    for named in outlets.within(line.start, min(line.end, line.start + 400)):
        pre = text[line.start : named.passage.start]
        before = _BEFORE.search(pre[-160:])
        hop = before.lastgroup if before else None
        rank = {"via": 0, "citing": 2}.get(hop or "", 1)
        if hop == "according" and re.match(r" [A-Z]", text[named.passage.end : named.passage.end + 2]):
            continue  # "according to members of the Gazette Caucus"
        if hop == "via" and not named.known and not re.search(r"[Aa]gency|[Nn]ews", named.name):
            continue
        if before or _ITS_SAYING.match(text, named.passage.end) or _COMES_FROM.search(pre):
            out.append((rank, named.passage.start, named))
    return [named for _, _, named in sorted(out, key=lambda row: row[:2]) if not same_house(named.name, publisher)]
