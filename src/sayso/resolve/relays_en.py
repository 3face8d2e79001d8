"""English words by which one source passes on another's saying: data only, read by `through` and `outlets`."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CITING = re.compile(
    r"(?:citing|cites|cited|quoting|quotes|quoted|referring to|with reference to|with a reference to|with a link to|"
    r"based on|attributing .*)(?:\s|\Z)",
    re.IGNORECASE,
)
"""A cue whose source is the inner one: the other line over the same content passes it on."""

QUOTED = re.compile(
    r"(?:was|were|is|are|been|be|as) (?:quoted|cited) (?:\w+ )?as \w+ing|quoted as saying", re.IGNORECASE
)
"""A cue that says that somebody else quotes the source."""

REJECTING = _set(
    """deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing refute
    refutes refuted refuting dispute disputes disputed disputing contradict contradicts contradicted
    contradicting contest contests contested rebut rebutted rebuts withdraw withdraws withdrew withdrawn
    withdrawing retract retracts retracted retracting slam slams slammed call calls called calling describe
    describes described describing label labels labelled labeled brand brands branded correct corrects corrected
    correcting debunk debunks debunked doubt doubts doubted question questions questioned criticise criticises
    criticised criticize criticizes criticized condemn condemns condemned condemning verify verified verifies
    disavow disavowed ask asks asked asking wonder wonders wondered deride derided mock mocked ridicule ridiculed"""
)
"""Cue words of one who takes up another's saying without passing it on as a channel would."""

MEDIUM_NOUNS = _set(
    """newspaper newspapers paper papers daily weekly tabloid broadsheet magazine broadcaster network channel
    station agency outlet outlets website site portal media press television tv radio"""
)
"""Words that end the name of a medium, or stand for one that was named before."""

PIECE_NOUNS = _set("""report reports article story investigation exclusive piece dispatch account""")
"""Words for what a medium publishes, which stand for the medium where it is the one spoken of."""

FILLING = _set(
    """the a an this that its their his her same said news media state-run state-owned state local national private
    independent official officials semi-official government-owned leading respected influential popular
    conservative liberal business financial sports online english-language pro-government opposition regional
    international foreign british american us u.s. unnamed several some other public new old in of by from on
    published latest exclusive earlier separate initial first monday's tuesday's wednesday's thursday's friday's
    saturday's sunday's today's yesterday's and which it office bureau newsroom service desk correspondent
    correspondents"""
)
"""Words that may stand beside an outlet's name where the source is the outlet itself."""

THIS = re.compile(r"(?:this|that|it|the (?:news|information|above|same|report|relevant information))\Z", re.IGNORECASE)
"""A content that stands for what was told before."""

UNNAMED_AGAIN = re.compile(
    r"(?:the|one of (?:the|them|those)|two of (?:the|them)|three of the|some of the|another of the|both|"
    r"(?:a|the) (?:second|third|fourth|first|other|same|latter|former)|those|these)\b",
    re.IGNORECASE,
)
"""How a nameless source is taken up again."""

KNOWN_AGAIN = re.compile(rf"{UNNAMED_AGAIN.pattern}|(?:he|she|they|his|her|their|who|it)\b|[^\s]+['’]s ", re.IGNORECASE)
"""How a nameless source is named where it can be one that spoke before."""

ORDERING = _set("first second third fourth same latter former other another two three both said those these them they")
"""Words that tell one of several sources from the others, and nothing of who they are."""

PERSON_NOUNS = _set(
    """source sources person people official officials insider insiders diplomat diplomats executive executives
    employee employees aide aides lawmaker lawmakers doctor nurse engineer engineers researcher adviser advisers
    advisor member members colleague colleagues ones them those interlocutor informant informants whistleblower
    banker trader dealer officer officers soldier resident witness analyst expert manager worker staffer he she
    they individual individuals"""
)

HEARSAY = _set(
    """claim claims allegation allegations rumour rumor rumours rumors speculation accusation accusations charge
    charges"""
)
"""Cue nouns without a source that a speaker takes up and does not pass on."""

POLL = re.compile(
    r"\b(?:poll|survey|study|opinion poll|census)\b[^,.;]{0,40}? by (?:the )?"
    r"(?P<name>[A-Z][\w&'’.-]*(?: (?:of |for |and )?[A-Z][\w&'’-]*){0,5})"
)
"""Whose poll the answers of "61 percent of respondents" come through."""

RESPONDENTS = re.compile(
    r"\b(?:percent|per cent|respondents|those (?:polled|surveyed|asked)|of (?:voters|adults|people))\b|%"
)
"""A source that is asked in a poll."""

GENERIC = re.compile(
    r"\b[Tt]he (?:[\w-]+ )?(?:newspaper|paper|daily|weekly|tabloid|broadsheet|magazine|news agency|news site|"
    r"website|outlet)\b"
)
"""A medium that was named before."""

THE_INTERVIEW = re.compile(
    r"\bin (?:the|that|this) (?:same )?(?:interview|article|report)\b(?! (?:by|of|on|with|from)\b)"
)
"""The piece of the outlet whose story the report is."""

REPUBLISHED = re.compile(
    r"(?:created|provided|supplied|distributed|produced|syndicated) (?:\w+ )?by|republished|reprinted|courtesy of|"
    r"(?:originally|first) (?:published|appeared)",
    re.IGNORECASE,
)
"""A credit by which the whole copy is another house's."""

TAKEN_UP = re.compile(
    r"(?:this|that|it|so|(?:the|that|this|those|these) (?:claims?|charges?|accounts?|allegations?|accusations?|"
    r"reports?|version|figures?|accusation|suggestion))\Z",
    re.IGNORECASE,
)
"""A content that stands for what the line before says."""

BY_WAY = re.compile(r"\b(?:[Vv]ia|through|by way of) (?:the |The )?(?:[\w-]+ ){0,3}?\Z")
"""What stands before the nearer of two outlets."""

_PASSED = (
    r"(?:quoted|cited|reported|carried|published|aired|broadcast|posted|printed|relayed|monitored|distributed|obtained|"
    r"seen|reviewed|viewed|consulted|released|leaked|verified|run|translated|shared|circulated|interviewed|disseminated|"
    r"disclosed|revealed|conducted|first reported)"
)
PASSED_BY = re.compile(
    rf"\b{_PASSED}(?: [\w.]+){{0,3}}? (?:by|in|on|with|to) (?:the |The )?(?:[\w’'-]+ ){{0,4}}?(?:the |The )?\Z"
)
"""What stands between a source or line and the outlet that passes it on ("quoted on Tuesday by the daily")."""

BEFORE_RELAY = re.compile(
    r"(?:\b[Aa]ccording to(?: (?:a|an|the) (?:[\w-]+ ){0,2}(?:report|article|story|account|interview|investigation)"
    r"(?: published)? (?:by|in|from|with|of|on))?"
    r"|\b(?:[Cc]iting|[Qq]uoting|[Aa]s per)"
    r"|\binterview(?:s)?(?: (?:published|aired|broadcast|given|granted|conducted))?(?: \w+day)? "
    r"(?:with|to|for|in|by|on)"
    r"|\b(?:comments?|remarks|statements?|letter|e?-?mails?|message|reply|response|op-ed|column|essay|article|"
    r"opinion piece)(?: (?:sent|emailed|made|given|provided|written|published|carried|aired|broadcast))? "
    r"(?:to|for|in|by|on)"
    r"|\b[Ss]peaking (?:exclusively )?(?:to|with)|\b[Tt]alking to|\b(?:[Aa]sked|[Cc]ontacted|[Aa]pproached|[Rr]eached)"
    r"(?: for comment| about [\w ]{2,20})? by"
    r"|\b(?:told|tells|telling|informed|assured)|\b[Vv]ia)"
    r" (?:the |The )?(?:[\w’'-]+ ){0,4}?(?:the |The )?\Z"
)
"""What stands before an outlet that passes on a saying."""

CITED_BEFORE = re.compile(
    r"\b(?:according to|citing|quoting|reported by|published by|quoted by) (?:the )?(?:\w+ )?\Z", re.I
)
"""What stands before an outlet that the report cites."""

AFTER_RELAY = re.compile(
    r"(?!(?: \w+)? (?:not|unable|cannot|never)\b)(?:['’]s)?(?: [\w-]+){0,2}?,? "
    r"(?:(?:has|had|have|also|first|later|earlier) )?"
    r"(?:(?:reported|reports|quoted|quotes|cited|cites|wrote|writes|said|says|added|adds|revealed|reveals|disclosed|"
    r"learned|understands|noted|claimed|claims)"
    r"(?= (?:on |late |early |last |this |earlier|at the time|in a|citing|quoting)|[,.;:]|"
    r"\s*\Z| (?:that |as saying)?\s*\Z|"
    r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|seen|obtained|reviewed|viewed|consulted|interviewed|spoke)\b"
)
"""What stands after an outlet that passes on a saying; what it goes on to say itself is no such thing."""
