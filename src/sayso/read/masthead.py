"""Mastheads: the name that a line above the news shows as the publisher's, told by the line and those below it."""

from __future__ import annotations

import re
from functools import cache

from ..model import Passage
from ..wires import directory, fold
from . import accounts, cited_names
from .bylines import byline
from .countries import is_place
from .house import RECORD, VERB, beside_date, in_words, known, looks_like_house, without_place, written
from .house_words import BODIES, GENERIC, LETTERS, SECTIONS
from .lines import Line, is_prose
from .name_shapes import SMALL, WORDS, is_section, title_case
from .stamps import stamps
from .vocabulary import COMMON, english

_BODY = "|".join(re.escape(word) + r"\b" for word in (*BODIES, "general staff"))
ISSUER = re.compile(rf"\b(?:{_BODY})", re.IGNORECASE)
_CUT = re.compile(
    r" ?(?:[|›»>·•]|&(?:raquo|rsaquo|gt|middot|bull|[mn]dash|#124);| -- | [-–—] "
    r"| / (?=(?:LIVE|Live|Online)\b)|\s{3,}) ?"
)
_NAME_LINE = re.compile(r"[^\W_][\w'’&.,() -]{1,70}")
_BODY_FIRST = re.compile(
    rf"(?:The )?(?:[^\W\d_a-z][\w’'&.-]{{1,20}} ){{0,4}}(?i:{_BODY})"
    r"(?: (?:of|for|and|the|in) .{2,60}| [^\W\d_a-z]\w{2,20})?(?:, (?:Republic|Kingdom|State|Government) of .{3,40})?"
)
_NUMBER = re.compile(
    r",? (?:#|No\. ?|Nr\. ?|Issue |Vol\. ?|Week |Edition )\d[\d,]{0,6}\Z|"
    r",? \d{1,2}[:.]?\d\d ?(?:GMT|UTC|hrs)\Z",
    re.IGNORECASE,
)
_SLUG = re.compile(r"\b[A-Z]+\d+\b|\A(?!AL-|EL-)[A-Z]{2,12}(?:[-/][A-Z]{2,12}){2,6}\Z")
"""What no name holds: an agency's slug ("DEL41 JK-LANDSLIDE", "KNA-LAKE-FISH")."""
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.|m\.)?(?P<host>[A-Za-z0-9-]{3,40})(?:\.[a-z]{2,10}){1,2}(?:/\S{0,300})?")
_CALL_SIGN = re.compile(r"(?:[KW][A-Z]{2,3}(?:-(?:TV|FM))?(?: \d{1,2})?)\b")
"""An American station: "KDUN 7"."""
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT))(?:,? (?:Channel |News ?|NBC |ABC |CBS |FOX )?\d{1,2})?")
"""The same with what sort of station it is: "KDUN-TV Channel 7"."""
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30}){1,3}")
_OWN_WORD = re.compile(r"\b(?:Daily|Weekly|Digest|Brief|Bulletin|Monitor|Wire|Online)\Z", re.IGNORECASE)
"""Words that make a house's name of common ones: "World Brief Daily" may be one, "World News" is a section."""
_SOURCE_LABEL = re.compile(
    r"(?:(?:original |news )?sources?|section|by|byline|from|to|date|length|author|url|link|topics?|tags?|category): ",
    re.IGNORECASE,
)
_AGENCY = re.compile(r" (?:News|Press) Agency\Z")
"""What needs no date beside it to be a masthead: "Larch News Agency"."""
_TOWN = r"[^\W\d_a-z][\w'’-]{2,20}(?: [^\W\d_a-z][\w'’-]{2,20})?"
_FIELDS = re.compile(r"\s\s(?:Source|Posted|Published|Originally published|Date): ", re.IGNORECASE)
"""Several fields of a page in one line, none of which is its masthead."""
_BUREAU = re.compile(r" (?:Bureau|BUREAU|Desk|DESK)\Z")
_PAPER = re.compile(
    r"(?:Announcement|Notice|Circular|Order|Decree|Notification|Public Notice|Communication|Resolution|Decision)"
    r" (?:No\.?|Nr\.?|Number) ?[\w/.-]{1,20}(?: \([\w ]{2,30}\))?(?:,? (?:of|dated|/) ?.{4,30})?"
)
"""The number that an office gives a paper of its own: "Announcement No. 44 of 2025"."""
_PUBLISHED = re.compile(r"(?:First )?(?:Published|Posted|Updated|Last (?:updated|modified))\b", re.IGNORECASE)


def masthead(line: Line, following: list[Line], *, dated: bool, first: bool) -> tuple[str, Passage, int] | None:
    """The name that a first line shows as the publisher's: (name, where, offset after it), or `None`.

    A known outlet's name alone, or before a bar; else a name that ends as papers' do or holds a body's word, alone or
    before a bar; else a short line in capitals over a dated line. Below the first line only the first two count.
    """
    text = line.text
    if not line.whole or len(text) > 160 or cited_names.is_message(text):
        return None
    if first and (name := cited_names.named(text, dated=dated)):
        return written(name), Passage(line.start, line.start + len(name)), len(text)
    printed = next((s for s in stamps(text) if s.year and s.passage.end == len(text.rstrip(" .)"))), None)
    if printed and printed.passage.start > 3:
        # "The Valletta Courier, March 4 2025": a paper's name before its date.
        head = text[: printed.passage.start].rstrip(" ,|(·-–—")
        wire = known(
            re.split(r", (?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)", head, maxsplit=1, flags=re.IGNORECASE)[0]
        )
        if wire or looks_like_house(head):
            return wire.name if wire else head, Passage(line.start, line.start + len(head)), len(head)
    if (
        text.startswith("Reporting from ")
        or RECORD.search(text)
        or _FIELDS.search(text)
        or any(s.passage.start == 0 and s.passage.end == len(text) for s in stamps(text))
    ):
        return None
    cut = _CUT.search(text)
    head = text[: cut.start()] if cut else text
    bare = without_place(head)
    head = _NUMBER.sub("", bare)
    numbered = first and dated and head != bare and title_case(head) and len(head.split()) <= 5
    passage = Passage(line.start, line.start + len(head))
    if "," in head and fold(head.partition(",")[0]) in directory().named:
        head = head.partition(",")[0]
        passage = Passage(line.start, line.start + len(head))
        cut = None
    address = _ADDRESS.fullmatch(head) if first else None
    if address and (spelt := _spelt().get(address["host"].casefold())):
        return spelt, passage, cut.end() if cut else len(text)
    named_body, _, town = head.partition(", ")
    if first and dated and body_name(named_body) and re.fullmatch(_TOWN, town):  # "St. Brannoc's Hospital, Dunmere"
        return named_body, Passage(line.start, line.start + len(named_body)), len(text)
    if first and dated and looks_like_house(named_body) and re.fullmatch(rf"{_TOWN}(?:, [A-Z][\w. ]{{1,20}})?", town):
        return written(named_body), Passage(line.start, line.start + len(named_body)), len(text)
    full = known(text[cut.end() :]) if cut and head.isupper() else None
    if full and directory().tagged.get(fold(head)) is full:  # "AMI - Agence Mauritanienne d'Information"
        return full.name, passage, len(text)
    if cut and first and dated and initials(text[cut.end() :]) == head and looks_like_house(text[cut.end() :]):
        at = line.start + cut.end()  # "OBN – Ostby Broadcasting Network"
        return text[cut.end() :], Passage(at, line.start + len(text)), len(text)
    wire = known(head) or (directory().tagged.get(fold(head)) if first and dated and not cut else None)
    named = re.sub(r"\A(?:la|le|el|il|les|the|de|die|der|das|al|o|a) ", "", head)
    if wire and (named[:1].isupper() or named.split(" ")[0].islower() or head in wire.names):
        return wire.name, passage, cut.end() if cut else len(text)
    if first and head == text and len(head.split()) <= 6 and accounts.posted_below(following):
        return head, passage, len(text)
    account = accounts.above_handle(text, following) if first else None
    if account:
        return account, Passage(line.start, line.start + len(account)), len(text)
    handle = accounts.handle(text) if first else None
    if handle:
        return handle["name"], Passage(line.start, line.start + handle.end("name")), handle.end()
    if first and dated and _STATION.fullmatch(head):
        return head, passage, cut.end() if cut else len(text)
    if first and not cut and body_name(head) and following and _PAPER.fullmatch(following[0].text):
        return head, passage, len(text)
    if _BUREAU.search(head) and any(is_place(town) for town in _tails(head)):  # "BL New Delhi Bureau" is a byline
        return None
    letter = _of_house(head) if first and dated and not cut else None
    if letter:
        return letter, passage, len(text)
    if not _NAME_LINE.fullmatch(head) or len(head.split()) > 9 or text.endswith((".", "?", "!")) or _SLUG.search(head):
        return None
    capitals = head.isupper()
    if first and _DOMAIN.fullmatch(head.lower() if cut or head.isupper() else head):
        beside = text[cut.end() :] if cut else ""
        listed = known(beside)
        if listed or looks_like_house(beside):  # "gazette.example | The Dunmere Gazette"
            at = line.start + len(text) - len(beside)
            return listed.name if listed else beside, Passage(at, line.start + len(text)), len(text)
        return head.removeprefix("www."), passage, len(text)
    if numbered:  # "Arctic Round-Up, week 5"
        return written(head), passage, cut.end() if cut else len(text)
    if all(word.casefold() in GENERIC for word in WORDS.findall(head)):
        own = first and not cut and _OWN_WORD.search(head) and _over_page(head, following, sections=False)
        return (head, passage, len(text)) if own else None
    agency = first and head == text and _AGENCY.search(head)
    if looks_like_house(head) and (cut or dated or capitals or agency):
        return written(head), passage, cut.end() if cut else len(text)
    if not first:
        body = dated and not cut and (body_name(head) or (capitals and ISSUER.search(head) and not VERB.search(head)))
        return (written(head), passage, len(text)) if body and len(head.split()) <= 8 else None
    bars = cut is not None and cut.group().strip() in ("|", "›", "»")
    if first and bars and cut and is_section(text[cut.end() :]) and english().level(head) >= COMMON:
        return None  # "Containers | Security"
    if first and bars and dated and len(head.split()) <= 5 and (title_case(head) or head.islower()):
        return written(head), passage, cut.end() if cut else len(text)
    above = _over_date_and_title(head, following) or (dated and _over_page(head, following))
    if first and not cut and above and not _house_below(following):
        return head, passage, len(text)
    if cut and not capitals:
        rest = WORDS.findall(text[cut.end() :])
        noted = first and rest and all(word.casefold() in GENERIC for word in rest) and body_name(head)
        return (head, passage, cut.end()) if noted else None
    if (
        first
        and not capitals
        and dated
        and body_name(head)
        and (_heading_follows(following) or _dated_at_once(following))
    ):
        return head, passage, len(text)
    if (
        capitals
        and following
        and not is_section(head)
        and (cut or not is_place(head))
        and not VERB.search(head)
        and (
            ISSUER.search(head)
            or _CALL_SIGN.match(head)
            or (len(head.split()) <= 4 and (dated or cut or len(head.split()) == 1))
        )
    ):
        return written(head), passage, cut.end() if cut else len(text)
    return None


@cache
def _spelt() -> dict[str, str]:
    """Listed papers and stations by their names in one piece, as hosts are called ("chinadaily")."""
    names: dict[str, set[str]] = {}
    for wire in directory().wires:
        if len(spelt := re.sub(r"[^a-z0-9]", "", fold(wire.name))) > 5:
            names.setdefault(spelt, set()).add(wire.name)
    return {spelt: found.pop() for spelt, found in names.items() if len(found) == 1}


def _tails(head: str) -> list[str]:
    """The words before "Bureau" that may be its town: "BL New Delhi", "New Delhi", "Delhi"."""
    words = head.split()[:-1]
    return [" ".join(words[at:]) for at in range(len(words))]


def _of_house(head: str) -> str | None:
    """The listed house whose letter a name is: "POLITICO Morning Trade"; behind the house stand common words alone."""
    words = head.split()
    if not 2 <= len(words) <= 6 or not title_case(head) or VERB.search(head):
        return None
    for size in range(len(words) - 1, 0, -1):
        wire = directory().named.get(fold(" ".join(words[:size])))
        rest = [word.casefold() for word in WORDS.findall(" ".join(words[size:]))]
        if wire and rest and all(word in LETTERS or word in GENERIC or word in SECTIONS for word in rest):
            return wire.name if any(word in LETTERS for word in rest) else None
    return None


def body_name(head: str) -> bool:
    """Whether a line in small letters is a body's name and no headline: "Metropolitan Police", "Ministry of Ports"."""
    if head.casefold() in SECTIONS:  # "Society"
        return False
    return bool(title_case(head) and _BODY_FIRST.fullmatch(head)) and not VERB.search(head)


def _heading_follows(following: list[Line]) -> bool:
    return any(not is_prose(line) and not stamps(line.text) and len(line.text.split()) >= 4 for line in following[:3])


def _dated_at_once(following: list[Line]) -> bool:
    for line in following[:2]:
        if is_prose(line):
            return False
        if any(s.year for s in stamps(line.text)):
            return True
    return False


def _over_date_and_title(head: str, following: list[Line]) -> bool:
    """Whether a short line stands where a masthead does: right above a dated line, the headline below that."""
    if len(head.split()) > 4 or "," in head or not title_case(head) or VERB.search(head) or len(following) < 2:
        return False
    if is_section(head):
        return False
    stamp, title = following[:2]
    longest = 140 if _PUBLISHED.match(stamp.text) else 60
    dated = any(s.year for s in stamps(stamp.text)) and len(stamp.text) <= longest
    return dated and not is_prose(title) and not stamps(title.text) and len(title.text.split()) >= 3


def _over_page(head: str, following: list[Line], *, sections: bool = True) -> bool:
    """Whether a short name without a verb stands over the headline of a page; the caller knows that the page is dated.

    A section ("Middle East", "Science & Environment", "Peru") stands there too, and is none.
    """
    words = [word.casefold() for word in WORDS.findall(head)]
    if (
        len(words) > 6
        or "," in head
        or head.count("-") > 1
        or not title_case(head)
        or VERB.search(head)
        or any(word.isdigit() for word in words)
    ):
        return False
    if sections and is_section(head):
        return False
    shown = 0
    for line in following[:6]:
        if is_prose(line):
            return False
        if stamps(line.text) or byline(line.text, bare=False):
            continue
        if len(line.text.split()) >= max(4, len(words)) and not _SOURCE_LABEL.match(line.text):
            return True
        shown += 1
        if shown > 2:
            return False
    return False


def _house_below(following: list[Line]) -> bool:
    """Whether a line below names a house by its looks: then what stands above it is a section or a person."""
    for line in following[:4]:
        if is_prose(line):
            return False
        whole = in_words(line.text, 0, len(line.text)) or (beside_date(line.text) if stamps(line.text) else None)
        if whole and (whole.wire is None or whole.wire.kind != "agency"):
            return True
    return False


def under_byline(line: Line, following: list[Line]) -> bool:
    """Whether a short name under a byline is the house's: a dated line comes next ("By Jane Roe / Radio Ten / ...")."""
    name = line.text
    dated = any(s.year for near in following[:1] for s in stamps(near.text))
    if not dated or len(name.split()) > 4 or name.startswith("Reporting from "):
        return False
    return bool(_NAME_LINE.fullmatch(name)) and title_case(name) and not is_place(name)


def initials(name: str) -> str:
    """The first letters of a name's words but for small ones: "ONA" of "Oman News Agency"."""
    return "".join(word[0] for word in WORDS.findall(name) if word not in SMALL).upper()
