"""The words of English that tell when a line was said: data of `when_dated` and `when_undated`."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NAMELESS = _set(
    """official officials source sources person people diplomat diplomats aide aides insider insiders resident residents
    witness witnesses villager villagers trader traders analyst analysts observer observers expert experts dealer
    officer doctor nurse neighbour neighbor neighbours neighbors worker workers employee employees staff executive
    colleague colleagues adviser advisers advisor advisors lawmaker lawmakers researcher researchers activist activists
    survivor survivors passenger passengers driver student students farmer relative relatives lawyer lawyers some many
    others several two three one another economist economists banker bankers critics experts investors
    """
)
"""Words that a description of somebody unnamed holds."""
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "who", "which", "you"])
SPEAKING = _set(
    """conference briefing statement interview speech address speaking asked telegram twitter facebook x tweet tweeted
    post posted press reporters journalists television tv radio broadcast parliament lawmakers deputies mps senate
    congress hearing court tribunal judges council summit meeting ceremony rally event forum session podium telephone
    phone email e-mail letter memo note video message communique release bulletin report
    """
)
"""Occasions and channels: a date beside them is that of the saying."""
IN_PUBLIC = _set(
    """conference briefing statement speech address telegram twitter facebook tweet tweeted posted reporters
    journalists television tv radio parliament lawmakers deputies mps senate congress hearing court tribunal judges
    council summit rally forum session press communique video
    """
)
"""Occasions in public, of which a report on the day tells."""
OUTLETS = _set(
    """paper newspaper daily weekly magazine outlet broadcaster channel agency tabloid website journal guardian times
    post reuters afp ap bbc cnn ft bloomberg xinhua tass dpa ukrinform interfax anadolu kyodo yonhap efe ansa pti
    """
)
"""A medium that was told, or that reports."""
REPORTS = frozenset(["report", "article", "newspaper", "daily", "weekly", "magazine", "tabloid", "broadcaster"])
"""What stands for a medium that was named before."""
JOINING = frozenset(["and", "but", "while", "as", "after", "when", "where", "before", "since", "because", "although"])
RELATIVE = frozenset(["who", "which", "that", "whose", "whom"])
BEFORE = frozenset(
    ["earlier", "previously", "before", "ago", "last", "already", "once", "formerly", "past", "repeatedly"]
)
THEN = frozenset(["time", "then"])
PAPERS = ("press release", "news release", "for immediate release", "media release", "press statement", "communiqué")
"""What a body's own release says of itself at its head."""
BODIES = _set(
    """ministry department office agency service council commission committee court police bank government army navy
    force forces party union university institute company group association federation authority board bureau embassy
    mission parliament senate house guard command staff organization organisation nations state states office
    """
)
"""Last words of names of bodies: two that share one may be two."""
PAST_FORMS = _set(
    """said told wrote put made gave spoke saw thought felt held sought set cast drew took went read called blew kept
    stood did found laid swore threw"""
)
"""Past forms of verbs of saying that do not end in "ed"."""
MASTHEADS = _set(
    """times post herald gazette tribune courier journal mail telegraph chronicle standard observer mirror express news
    star globe sun independent guardian register sentinel bulletin dispatch argus echo examiner inquirer recorder
    """
)
"""Last words of the names of newspapers."""
