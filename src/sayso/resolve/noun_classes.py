"""English words as a reader of noun phrases sorts them: where a phrase ends, and what a noun stands for."""

from __future__ import annotations

from ..languages import en
from . import nouns_en as nouns
from .nouns_en import word_set

CUES = frozenset(
    form
    for verb in en.SAY | en.TELL | en.QUOTE | en.JUDGE | en.PROMISE | en.URGE | en.SHOW | en.THINK | en.WANT | en.SIDE
    for form, kind in en.forms(verb).items()
    if kind != "ing" and not (kind in ("base", "third") and verb in en.NOUN_OR_VERB)
)
BOUNDARY = (
    en.PREPOSITIONS
    | en.SUBORDINATORS
    | en.RELATIVES
    | en.AUXILIARIES
    | en.NEGATIONS
    | en.PAST
    | en.TIMES
    | (CUES - nouns.OFFICES - nouns.TRADES - {"united", "leading", "court", "lead"})
    | (en.ADVERBS - {"first", "back", "only", "almost"})
    | (nouns.AFTER_THE_NOUN - {"involved", "living"})
    | word_set("and or but nor that there here to not reportedly allegedly")
)
NEVER_NAMES = en.TIMES | {"may"} | en.PRONOUNS | word_set("the a an of in on at to and or for oh ah hey wow")
"""Written with a capital, and no name by themselves."""
DETERMINERS = en.DETERMINERS | word_set("same other")
SMALL = BOUNDARY | DETERMINERS | en.POSSESSIVES
PARTICLES = word_set("""de del della der den di da do dos das du la le el al bin ibn ben van von ter ten abu y e""")
JOINERS = word_set("of for and the on in against")
FIRM_WORDS = word_set(
    """inc corp corporation ltd plc llc gmbh ag sa spa nv ab oyj co group holdings holding airlines airways air
    analytics securities shipping fisheries aerospace energy motors pharmaceuticals pharma systems technologies
    technology industries partners capital logistics bank insurance telecom media petroleum steel foods brothers
    sons constructora grupo groupe gruppe compania compagnie societe sociedad insaat bhd tbk pte pty associates
    ventures resources minerals mining electric power gas oil rail railways railway lines express international
    watch monitor trust fund council research solutions labs software networks entertainment united fc rangers
    rovers wanderers athletic police troopers denizcilik construcciones banco"""
)
PORTFOLIO_WORDS = frozenset(
    w for text in (*nouns.PORTFOLIOS, *nouns.PORTFOLIOS.values()) for w in text.lower().split()
) | word_set(
    """state staff treasury homeland internal external public rural urban development regional local economic social
    political women youth housing exchequer veterans relations protocol general works people prosecutions"""
)
PAIRS = {
    ("coast", "guard"): "coastguard",
    ("border", "guard"): "guard-force",
    ("national", "guard"): "guard-force",
    ("revolutionary", "guard"): "guard-force",
    ("presidential", "guard"): "guard-force",
    ("republican", "guard"): "guard-force",
    ("civil", "guard"): "guard-force",
    ("home", "guard"): "guard-force",
    ("directorate", "general"): "directorate",
    ("secretariat", "general"): "secretariat",
    ("consulate", "general"): "consulate",
    ("inspectorate", "general"): "inspectorate",
    ("armed", "force"): "armed-forces",
    ("general", "staff"): "general-staff",
    ("joint", "staff"): "general-staff",
    ("city", "hall"): "council",
    ("town", "hall"): "council",
    ("press", "service"): "press-service",
    ("press", "office"): "press-service",
    ("information", "service"): "press-service",
    ("news", "agency"): "newswire",
    ("press", "agency"): "newswire",
    ("news", "service"): "newswire",
    ("television", "station"): "broadcaster",
    ("radio", "station"): "broadcaster",
}
"""Two words that are one noun, of another kind than the second alone."""
SURNAMES = word_set(
    """cook baker king bishop judge farmer hunter miner major prince pope dean marshal page taylor driver guard speaker
    fisher potter tailor singer"""
)
"""Nouns for people that are surnames after a given name."""


def singular(noun: str) -> tuple[str, bool]:
    """The singular of a known noun and whether the word was a plural; ("", False) for no known noun.

    >>> singular("officials")
    ('official', True)
    """
    if noun in nouns.IRREGULAR_PLURALS:
        return nouns.IRREGULAR_PLURALS[noun], True
    if noun in KNOWN:
        return noun, noun in nouns.GROUPS
    for ending, instead in (("men", "man"), ("women", "woman"), ("ies", "y"), ("ves", "fe"), ("es", ""), ("s", "")):
        if noun.endswith(ending) and noun[: len(noun) - len(ending)] + instead in KNOWN:
            return noun[: len(noun) - len(ending)] + instead, True
    if "-" in noun:
        last, plural = singular(noun.rpartition("-")[2])
        if last in PEOPLE:
            return last, plural
    return "", False


AGENTS = ("ter", "ler", "ner", "per", "der", "tor", "ist", "man", "woman", "ian", "ete", "ant")
"""Endings of nouns for people that no list has."""
PEOPLE = nouns.OFFICES | nouns.TRADES | nouns.GROUPS
BODIES = nouns.STATE_BODIES | nouns.FIRMS | nouns.SOCIETIES
KNOWN = PEOPLE | BODIES | nouns.MEDIA | nouns.DOCUMENTS | nouns.REPORTS


def kind_of(noun: str) -> str:
    """What a known noun stands for."""
    if noun in PEOPLE or (noun and noun not in KNOWN and noun.endswith(AGENTS) and len(noun) > 4):
        return "person"
    if noun in nouns.STATE_BODIES:
        return "body"
    if noun in nouns.MEDIA:
        return "media"
    if noun in nouns.DOCUMENTS or noun in nouns.REPORTS:
        return "document"
    return "body" if noun in BODIES else ""


def gender_of(noun: str) -> str:
    """ "f", "m" or ""."""
    return "f" if noun in nouns.FEMININE else "m" if noun in nouns.MASCULINE else ""
