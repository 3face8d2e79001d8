"""Nameplates: a house's name that is told by what the house says of itself beside or below it.

"The Larch Courier – for subscribers only – issue 12", a name over "The weekly of the upper valley". The name itself may
look like anything, so that the words about it have to be such as only a paper, a letter or a station prints.
"""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from .bylines import byline
from .countries import is_given_name, is_place
from .house import VERB, without_place
from .house_words import GENERIC, SECTIONS
from .lines import Line, is_prose
from .masthead import ISSUER
from .name_shapes import WORDS, title_case
from .publisher import speaks_of_itself, spoken_to
from .stamps import stamps
from .vocabulary import COMMON, english

_MARKS = re.compile(r"[^\w(\[\"“‘'«@-]+")
"""What mark-up, bullets and pictures put before a name."""
_CLOSING_MARKS = re.compile(r"[^\w)\].,:;!?\"”’'»%…-]+\Z")
_KIND = (
    r"(?:daily|weekly|fortnightly|monthly|newspaper|newsletter|blog|magazine|journal|portal|digest|bulletin|podcast|publication|"
    r"website|newswire|news (?:agency|service|site|portal|letter|outlet)|independent media|e-?mail|clippings|"
    r"translations|summaries|periódico|semanario|diario|quotidien|hebdomadaire|Tageszeitung|Wochenzeitung|quotidiano|"
    r"settimanale|jornal)"
)
_PROGRAMME = (
    r"(?:(?:evening|morning|midday|noon|night|nightly|hourly|main|prime[- ]time|local) )?"
    r"(?:news|news bulletin|bulletin|newscast|headlines)(?=\Z|, | [-–—|(])"
)
"""What a station calls what it sends, behind its name: "RADIO TEN evening news, ..."."""
_ABOUT = re.compile(
    rf"(?:[\w'’-]{{1,20}} ){{0,5}}?"
    rf"(?:{_KIND}|(?<=\ba )weblog|(?<=ly )(?:letter|review|bulletin|report|paper|round-?up))"
    r"(?=\Z|, | (?:of|for|about|from|in|on|since|with|by|to|at|published|serving|covering|"
    r"de|del|da|do|du|des|della|für)\b| ?[|·•] | [-–—*/] )",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:those|people|all|everybody|men|women) who\b|\b(?:on|about|of) (?:who|what|how|why)\b")
"""From where on a verb may stand in what a house says of itself: "a letter on water and those who live on it"."""
_SLOGAN = re.compile(
    r"(?:The )?[Vv]oice of (?:the )?[^\W\d_a-z]\w+|[Ss]ince \d{4}\Z|(?:Founded|Established|Est\.) (?:in )?\d{4}"
)
_CUT = re.compile(
    r" ?[|·•≡☰] ?| (?:[-–—*~]|--|//?) |\s{3,}| (?=#\d)|, (?=(?:the |an? |your |our )?(?:[a-z]+ )?"
    rf"{_KIND}\b)| (?=(?:[a-z]+ )?{_KIND}\b)| (?={_PROGRAMME})"
    rf"|: (?=an? (?:[a-z]+ )?(?:{_KIND}|weblog)\b)|, (?=(?:issue|edition) (?:of|for)\b)| \((?=(?:[a-z]+ )?{_KIND}\b)"
)
_EAR = re.compile(
    r"(?:\A|[|·•,/*–—-] ?|\s\s)(?:[Vv]ol|Volume|[Ii]ssue|[Ee]dition|[Nn]o|Nr|Number|Anno|Año|[nN][º°])"
    r"\.? ?[:#]?(?!(?:19|20)\d\d\b)[\dIVXLC]|[#№] ?\d|"
    r"\A(?:issue|edition) (?:of|for) [^,\n]{0,20}\d|"
    r"\b[Ff]or (?:[a-z]+ )?(?:readers|subscribers|members)\b|\b[Ss]ubscribers only\b|"
    r"\b[A-Z][a-z]+ (?:supplement|edition)\b"
)
"""What stands beside a nameplate: a number, for whom it is."""
_PRICED = re.compile(
    r"\bYear (?:\d|[IVXLC]+\b)|\b[Ss]ince (?:1[6-9]|20)\d\d\b|\b[Pp]age [A-Z]?\d|"
    r"\b\d{1,4} (?:pesos|rupees|cents|shillings|pence|francs|euros|dinars)\b|\b(?:Rs|Shs?|KSh|Tk)\.? ?\d|[€£] ?\d"
)
"""The same where other lines may show it too: a price, a year, a page."""
_ON_AIR = re.compile(r"\b(?:Radio|RADIO|TV|FM|Television|TELEVISION|Channel|CHANNEL)\b(?: \d{1,3}(?:[.,]\d)?)?")
_FREQUENCY = re.compile(r" \d{2,4}(?:[.,]\d)?\Z")
_AIRED = re.compile(_PROGRAMME)
_RELEASE = r"(?P<release>(?i:(?:press|news|media) (?:release|statement)) ?[|·•] ?)"
_DOCUMENT = re.compile(
    r"(?:(?:press|public|official|joint|media|open) )?"
    r"(?:statement|release|communiqu[eé]|notice|declaration|letter|appeal)"
    r"(?=, |\Z| [-–—|(]| no\b| \d)",
    re.IGNORECASE,
)
"""What a body calls its own paper, behind its name: "Harbour Users' League – statement, 5 March 2025"."""
_MENU = re.compile(r"[≡☰]|\A\W*(?:Menu|MENU)\b")


def bare(line: Line) -> Line:
    """The line from its first Latin letter on, without mark-up and pictures around it.

    A name in another script stands before the same name in Latin letters, so that nothing of it is lost.
    """
    text = line.text
    start = 0
    if mark := _MARKS.match(text):
        start = mark.end()
    first = next((i for i, c in enumerate(text) if c.isalpha() and _is_latin(c)), None)
    if first is None:
        return line
    if any(c.isalpha() for c in text[:first]):
        start = first
    tail = _CLOSING_MARKS.search(text)
    end = tail.start() if tail and line.whole else len(text)
    if start >= end or (start == 0 and end == len(text)):
        return line
    return Line(line.start + start, line.start + end if line.whole else line.end, text[start:end])


_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.|m\.|en\.|english\.)?(?P<host>[A-Za-z0-9-]{5,40})(?:\.[a-z]{2,10}){1,2}"
    r"(?:/\S{0,300}| ?[›»>|·] ?[^\n]{1,60})?"
)
_OTHERS = """
    facebook twitter telegram instagram youtube google medium substack wordpress blogspot linkedin reddit tiktok weibo
    vkontakte archive bluesky mastodon threads whatsapp
"""
_PLATFORMS = frozenset(_OTHERS.split())
"""Hosts of what others write."""
_SPELT_ZONE = 20_000
_ACCENTS = """
    aáàâäãåąă cçčć eéèêëęě gğ iíìîïı lł nñńň oóòôöõøő rř sšśşș tťţț uúùûüůű yý zžźż
"""
_ACCENTED = {letters[0]: f"[{letters}]" for letters in _ACCENTS.split()}
"""What a letter of an address may be in the name: "cordillera-publica" of "Cordillera Pública"."""


def host(text: str) -> str | None:
    """The host that an address names, if the line is nothing else: "portlines" of "www.portlines.example/news/1"."""
    match = _ADDRESS.fullmatch(text)
    return match["host"].casefold() if match and match["host"].casefold() not in _PLATFORMS else None


def is_common(name: str) -> bool:
    """Whether a name is a network's or an everyday word."""
    return name.casefold() in _PLATFORMS or english().level(name) >= COMMON


def spelt_out(name: str, text: str, start: int) -> tuple[int, int] | None:
    """Where the copy writes a host's letters as a name, with capitals: "MyJoyPort" of "myjoyport"; no common word."""
    letters = re.sub(r"[^a-z0-9]", "", name)
    if len(letters) < 5 or english().level(letters) >= COMMON:
        return None
    words = r"[ '’&-]?".join(_ACCENTED.get(letter, letter) for letter in letters)
    for match in re.finditer(rf"(?<![\w.@/-]){words}(?![\w@/]|\.\w)", text[: start + _SPELT_ZONE], re.IGNORECASE):
        longer = text[match.end() : match.end() + 2].strip().isupper()  # "worldbridge" of "World Bridge Organization"
        if match.start() >= start and match.group()[0].isupper() and not longer and not is_place(match.group()):
            return match.span()
    return None


def in_another_script(line: Line, following: list[Line]) -> bool:
    """Whether a short line without Latin letters stands over a short one in them: a name, and the same name again."""
    below = following[0] if following else None
    return (
        below is not None
        and len(line.text) <= 60
        and any(c.isalpha() for c in line.text)
        and not any(_is_latin(c) and c.isalpha() for c in line.text)
        and len(below.text) <= 60
        and not is_prose(below)
        and all(_is_latin(c) for c in below.text if c.isalpha())
    )


def _is_latin(char: str) -> bool:
    return ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00


def about_itself(text: str) -> bool:
    """Whether words are what a house says of itself: "the weekly of the upper valley", "a blog about money"."""
    if len(text) > 110 or text.endswith(("?", "!", ":")) or VERB.search(_RELATIVE.split(text, maxsplit=1)[0]):
        return False
    return bool(_ABOUT.match(text) or _SLOGAN.match(text))


def beside(line: Line, following: list[Line]) -> tuple[int, int] | None:
    """Where the name stands in a line that goes on with what the house says of itself, or `None`."""
    cut = _CUT.search(line.text[:90])
    if cut is None:
        return None
    rest = line.text[cut.end() :]
    told = bool(_EAR.search(rest) or _MENU.search(line.text[cut.start() :])) or about_itself(rest)
    told = told or bool(_ON_AIR.search(line.text[: cut.start()]) and _AIRED.match(rest))
    dated = any(s.year for s in stamps(rest))
    told = told or (dated and bool(_DOCUMENT.match(rest)))
    told = told or (bool(_PRICED.search(rest)) and any(_may_be_headline(near) for near in following[:3]))
    head = line.text[: cut.start()]
    return (0, cut.start()) if told and may_be_name(head, town=about_itself(rest)) else None


def beside_date(line: Line, *, released: bool) -> tuple[int, int] | None:
    """Where a name stands that a bar parts from the date of a release, and nothing else stands in the line.

    `released`: lines above show the copy to be one; else the line itself must.
    """
    dates = [s for s in stamps(line.text) if s.year]
    if len(dates) != 1 or len(line.text) > 100:
        return None
    match = re.fullmatch(rf"{_RELEASE}?(?P<name>[^|·•]{{3,60}}?) ?[|·•] ?", line.text[: dates[0].passage.start])
    whole = match and len(line.text) - dates[0].passage.end < 8 and may_be_name(match["name"])
    return match.span("name") if match and whole and (released or match["release"]) else None


def by_name_above(header: list[Line], text: str) -> Fact | None:
    """The name in one of the first lines that the copy below speaks of as itself: "told Larch Lines", "has learned"."""
    for line in header[:3]:
        name = without_place(line.text.partition(", ")[0])
        if not line.whole or not may_be_name(name) or byline(name, bare=False) or is_given_name(name.split()[0]):
            continue
        if fold(name) in directory().named:  # what is listed is weighed with all that speaks for and against it
            continue
        if english().level(name) >= COMMON or ISSUER.search(name):  # what was told the council is no council's report
            continue
        for match in re.finditer(re.escape(name), text[line.end :]):
            at, end = line.end + match.start(), line.end + match.end()
            if speaks_of_itself(text, end) or spoken_to(text, at):
                return Fact(name, Passage(line.start, line.start + len(name)), "masthead")
    return None


def above(line: Line, following: list[Line]) -> bool:
    """Whether a line is a name over what the house says of itself, and a page with a headline of its own below.

    A headline over its standfirst is not: below that comes the byline or the news.
    """
    told = 1 if following and about_itself(following[0].text) else 0
    if not following or not may_be_name(line.text, town=bool(told)):
        return False
    for index, near in enumerate(following[:2], 1):
        if is_foot(near):
            told = index
    return bool(told) and any(_may_be_headline(near) for near in following[told : told + 3])


def is_foot(line: Line) -> bool:
    """Whether a line is the foot of a nameplate: "Ostby, 4 March 2025 - Year 44 - No. 12 - 15 francs"."""
    ears = len(_EAR.findall(line.text)) + len(_PRICED.findall(line.text))
    return len(line.text) <= 120 and (ears > 1 or (ears == 1 and any(s.year for s in stamps(line.text))))


def _may_be_headline(line: Line) -> bool:
    dated = any(s.year for s in stamps(line.text))
    return not (is_prose(line) or dated or byline(line.text, bare=True)) and line.words >= 3


def may_be_name(head: str, *, town: bool = False) -> bool:
    """Whether words may be a name: up to six, each with a capital, no verb, no section, no document.

    A paper that says of itself what it is may be called as its town is (`town`).
    """
    words = [word.casefold() for word in WORDS.findall(head)]
    return (
        1 <= len(words) <= 6
        and len(head) <= 60
        and title_case(_FREQUENCY.sub("", head))
        and head[:1].isalnum()
        and not head.endswith((".", "?", "!", ":", "”", '"'))
        and "," not in head
        and not VERB.search(head)
        and not all(word in GENERIC or word in SECTIONS or word.isdigit() or word == "and" for word in words)
        and (town or not is_place(head))
        and not stamps(head)
    )
