"""Which outlet is meant by the words that name one: in full, by a house's short form, or unknown to the directory."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from ..model import Passage
from . import Mention, directory, fold, mentions

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’&.-]{0,24}"
_HEAD = (
    "Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|Courier|Dispatch|Telegraph|Star|Observer|"
    "Standard|Mail|Express|Daily|"
    "News|Press|Inquirer|Examiner|Bulletin|Record|Register|Sentinel|Echo|Advertiser|Messenger|Independent|Globe|Mirror|"
    "Monitor|Review|Weekly|Digest|Ledger|Brief|Shimbun|Ilbo|Zeitung|Today|Reporter|Broadcasting|"
    "Television|TV|Radio|Ràdio|Rádio|Radyo|Insider"
)
_AGENCY = r"(?:[Nn]ews|[Pp]ress|[Tt]elegraph) [Aa]gency|[Nn]ews [Ff]oundation|Newswire|Presswire"
# A row of capitalised words that ends in a word by which papers and agencies call themselves.
_UNKNOWN = re.compile(
    rf"(?<![\w'’-])((?:{_CAPITAL} |& |of |and ){{1,4}}?(?:{_HEAD})(?: (?:{_AGENCY}|{_HEAD}|[Aa]gency|"
    rf"[Ff]oundation))?|{_CAPITAL}(?: {_CAPITAL}){{0,2}} (?:{_AGENCY}))(?! of\b)(?![\w-])"
)
_KIND = (
    "newspaper|daily|weekly|paper|tabloid|broadsheet|magazine|broadcaster|news agency|news "
    "site|news website|website|portal|"
    "news outlet|outlet|channel|public radio|state television|business daily|podcast"
)
_OPENS = (
    "Radio|Rádio|Radyo|TV|Televisión|Televisão|Channel|Canal|Kanal|Daily|Diario|Diário|Jornal|Journal de|Corriere|"
    "Gazeta|Gaceta|"
    "Gazette de|Agence|Agencia|Agência|Agenzia|La Voix|La Voz|La Dépêche|Le Courrier|El Heraldo|El Diario|O Jornal|"
    "Dnevni|Večernji|Večerní|Novaya|Komsomolskaya|Al-Sharq|Asharq"
)
"""Words with which the names of broadcasters, papers and agencies begin in many languages."""
_OPENED = re.compile(
    rf"(?<![\w'’-])((?:{_OPENS})(?: (?:de |del |du |de la |da |do |della |di |of |d['’]|de l['’])?"
    rf"(?:{_CAPITAL}|\d{{1,3}}\b)){{1,3}})(?![\w-])"
)
_ONE_WORD = re.compile(
    r"(?<![\w'’-])([^\W\d_a-z][^\W\d_]{2,16}(?:avisen|posten|zeitung|bladet|tidningen|tidende|blatt|kurier|pravda))(?![\w-])"
)
"""Papers of one word: "Nettavisen"."""
_LISTED = re.compile(
    rf"\b(?:newspapers|dailies|papers|magazines|weeklies|broadcasters|channels|agencies|websites|outlets) "
    rf"({_CAPITAL}(?: {_CAPITAL}){{0,2}})(?:, ({_CAPITAL}(?: {_CAPITAL}){{0,2}}))? and (?:the )?"
    rf"({_CAPITAL}(?: {_CAPITAL}){{0,2}})"
)
"""Houses of one kind: "the newspapers El Mundo and ABC"."""
_STATE = re.compile(rf"\b([^\W\d_a-z][\w-]{{2,20}} state (?:TV|television|radio|broadcaster))\b(?! {_CAPITAL})")
"""A state's broadcaster that has no other name: "Syrian state TV"."""
_AFTER_KIND = re.compile(
    rf"\b(?:{_KIND}) ({_CAPITAL}(?: (?:& |and (?!(?:{_OPENS}) )|of |de |del |la |le )?{_CAPITAL}){{0,3}})"
)
_BEFORE_KIND = re.compile(
    rf"\b({_CAPITAL}(?: {_CAPITAL}){{0,2}}) (?:newspapers?|news agency|business daily|daily newspaper|magazine|"
    rf"public broadcaster|TV network|news site|news portal)\b"
    rf"(?! (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){_CAPITAL})"
)
"""Not where the name stands behind the kind: "the Baghdad newspaper Al-Mada"."""
_STOP = re.compile(r"(?<=[^\W\dA-Z_]{3})\. | and (?=(?:Radio|TV)\Z)")
"""A full stop behind a word that is no short form, and what opens another station's name: there the name ends."""
_DEMONYM = re.compile(
    r"(?:ian|ish|ese|ean|can|ench|utch|reek|zech|wiss|raqi|aeli|Thai|Local|State|Daily|Weekly|[Mm]orning|Public)\Z"
)
"""Single words that tell where a paper is from and do not name it ("an Austrian newspaper")."""
_NO_NAME = re.compile(
    r"(?:The|This|That|A|An|On|In|At|By|From|According|But|And|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b ?|"
    r"(?:Local|State|Foreign|Russian|Chinese|British|American|French|German|Spanish|Italian|"
    r"Turkish|Ukrainian|Polish|Japanese|"
    r"Israeli|Indian|Iranian|Korean|Arab|Western|European|English|Dutch|Swiss|Swedish|Norwegian|"
    r"Danish|Finnish|Czech|Hungarian|"
    r"Serbian|Greek|Brazilian|Mexican|Canadian|Australian|Portuguese|Lebanese|Egyptian|Saudi|Pakistani|Irish)\b ?"
)


_BARE_HEADS = re.compile(
    r"(?:Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|Courier|Dispatch|Telegraph|Observer|Standard|Mail|Inquirer|"
    r"Examiner|Ledger|Echo|Mirror|Independent)\Z"
)
"""Words that name no house alone: what stands before them is a part of the name ("European Ledger")."""
_OF_A_LAND = re.compile(r"[^\W\d_a-z]\w{1,12}(?:ian|ish|ese|ean|an|ench|utch|reek|wiss|zech|raqi|aeli|Arab|tern) \Z")


_EDITIONS = frozenset(
    [
        "asia",
        "news",
        "sport",
        "sports",
        "live",
        "online",
        "world",
        "digital",
        "fact",
        "check",
        "english",
        "international",
        "europe",
        "daily",
        "newspaper",
        "breaking",
        "alerts",
        "headlines",
        "africa",
        "americas",
        "latin",
        "america",
        "middle",
        "east",
        "south",
        "pacific",
    ]
)


def same_house(one: str | None, other: str | None) -> bool:
    """Whether two names are one house's: equal, or one has an edition's word more ("Nikkei", "Nikkei Asia")."""
    if one is None or other is None:
        return False
    a, b = sorted((fold(one).split(), fold(other).split()), key=len)
    return b[: len(a)] == a and all(word in _EDITIONS for word in b[len(a) :])


def in_short(name: str, house: str | None) -> bool:
    """Whether a house that speaks of itself may use this name: its own, or some of its words.

    "The Chronicle" is the Harbour Chronicle in its own copy. An agency's name is never short for another's.
    """
    if house is None or same_house(name, house):
        return house is not None
    listed = directory().named.get(fold(name))
    if listed is not None and listed.kind == "agency":
        return False
    words = [word for word in fold(name).split() if word != "the"]
    whole = fold(house).split()
    return 0 < len(words) < len(whole) and set(words) <= set(whole)


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet named in a report: the words, and the name that the ledger gives it."""

    passage: Passage
    name: str
    known: bool
    loose: bool = False
    """Named by a short form that is not its own: beside its right name that is a clash."""


@dataclass(slots=True)
class Outlets:
    """The outlets that one report names, so that short forms can be read by what the report names in full."""

    text: str
    named: list[Named] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[Named]:
        """Those that stand in `[start, end)`, in order."""
        low = bisect_left(self.named, start, key=lambda n: n.passage.start)
        high = bisect_left(self.named, end, key=lambda n: n.passage.start)
        return [n for n in self.named[low:high] if n.passage.end <= end]

    def add(self, more: list[Named]) -> None:
        """Put in those that stand where none is yet, or only a part of them: "Kurier" of the Kurier Karpacki."""
        for one in more:
            met = [n for n in self.named if n.passage.start < one.passage.end and one.passage.start < n.passage.end]
            if all(one.passage.start <= n.passage.start and n.passage.end < one.passage.end for n in met):
                self.named = [n for n in self.named if n not in met] + [one]
        self.named.sort(key=lambda n: n.passage)


def with_own(found: Outlets, own: str | None) -> Outlets:
    """The outlets with those that bear a short form of the publisher's own ("told The Post") read as the publisher."""
    wire = directory().named.get(fold(own)) if own else None
    if wire is None:
        return found
    forms = {*wire.short, *wire.loose}
    named = [
        replace(n, name=wire.name) if n.name == f"The {form}" and form in forms else n
        for n in found.named
        for form in [found.text[n.passage.start : n.passage.end].removeprefix("The ")]
    ]
    return Outlets(found.text, named)


_JOINED = re.compile(r"\s(?:and|&)\s(?:[Tt]he )?\Z")
_OFFICE = re.compile(
    r"\b(?:[Mm]inist(?:ry|ers?)|[Dd]epartments?|[Cc]ommittees?|[Cc]ouncil|[Cc]ommissions?|[Ss]ecretary|[Uu]ndersecretary|"
    r"[Cc]ommissioner) (?:of|for|on) (?:the )?\Z"
)
"""What makes the name of a magazine a body's: "the Ministry of Foreign Affairs"."""


def outlets(text: str, stretches: list[Passage]) -> Outlets:
    """The outlets that the given stretches of the text name; short forms resolved over all stretches together."""
    raw: list[Mention] = []
    unknown: list[Named] = []
    for start, end in stretches:
        raw += mentions(text, start, end)
        unknown += _unknown(text, start, end)
    whole = {m.name for m in raw if not m.shared}
    out: list[Named] = []
    for mention in raw:
        passage = Passage(mention.start, mention.end)
        if _OFFICE.search(text, max(0, mention.start - 40), mention.start):
            continue
        if not mention.shared:
            out.append(Named(passage, mention.name, True))
        else:
            name, loose = _resolve(text[mention.start : mention.end], whole, {n.name for n in unknown if not n.known})
            out.append(Named(passage, name, True, loose))
    taken = {offset for n in out for offset in (n.passage.start, n.passage.end - 1)}
    for candidate in unknown:
        inside = [n for n in out if n.passage.start < candidate.passage.end and candidate.passage.start < n.passage.end]
        if any(_JOINED.search(text, candidate.passage.start, n.passage.start) for n in inside):
            continue  # "Doe and The Associated Press" is no house: the second half is one
        if not inside:
            if candidate.passage.start not in taken:
                out.append(candidate)
        elif (
            all(n.passage.end <= candidate.passage.end for n in inside)
            and all(n.passage.end - n.passage.start < 0.8 * len(candidate.name) for n in inside)
            and not any(n.passage.start == candidate.passage.start for n in inside)
        ):
            out = [n for n in out if n not in inside]
            out.append(candidate)
    return Outlets(text, sorted(out, key=lambda n: n.passage))


def _resolve(form: str, whole: set[str], unknown: set[str]) -> tuple[str, bool]:
    """The outlet that a shared short form means, and whether the form is not the outlet's own."""
    rows = directory().shared[form]
    own = [name for name, loose in rows if not loose and name in whole]
    if own:
        return own[0], False
    ending = [name for name in sorted(unknown) if name.endswith(" " + form)]
    if ending:
        return ending[0], False
    foreign = [name for name, loose in rows if loose and name in whole]
    if foreign:
        return foreign[0], True
    default = [name for name, loose in rows if not loose and fold(name) == fold(form)]
    return (default or [rows[0][0] if len(rows) == 1 else f"The {form}"])[0], False


def _unknown(text: str, start: int, end: int) -> list[Named]:
    out: list[Named] = []
    for pattern in (_UNKNOWN, _OPENED, _STATE, _ONE_WORD, _LISTED, _AFTER_KIND, _BEFORE_KIND):
        spans = (m.span(group) for m in pattern.finditer(text, start, end) for group in range(1, pattern.groups + 1))
        for start_of, high in spans:
            if start_of < 0:
                continue  # a house that may be there and is not
            low = start_of
            while lead := _NO_NAME.match(text, low, high):
                if lead.end() == low or (_OF_A_LAND.match(lead.group()) and _BARE_HEADS.match(text, lead.end(), high)):
                    break
                low = lead.end()
            name = _STOP.split(text[low:high], maxsplit=1)[0].rstrip(".,'’ ")
            if name.endswith(("'s", "’s")):
                name = name[:-2]
            alone = pattern is not _UNKNOWN and not _DEMONYM.search(name)
            if len(name) > 2 and name[0].isupper() and (" " in name or alone):
                passage = Passage(low, low + len(name))
                if not any(n.passage.start < passage.end and passage.start < n.passage.end for n in out):
                    wire = directory().named.get(fold(name))
                    out.append(Named(passage, wire.name if wire else name, wire is not None))
    return out
