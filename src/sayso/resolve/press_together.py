"""Which names are outlets', as reports that are read together know it: what one publishes another cites.

"The Courier" of one report is the Harbour Courier that published another, though no table lists it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model import Attribution, Judgement, Report
from ..wires.naming import in_short
from . import relays_en as relays
from .press import is_body, plain

_NAMED = frozenset({"named_person", "organisation", "document"})
"""What a name that no table lists may be taken for."""
_PRONOUNS = frozenset({"it", "its", "they", "their"})
_OTHERS = 3
"""So many lines of others make what somebody published a report: a firm that puts out its own letter quotes itself."""
_SHORT_NAME = 60
"""Code points after a publisher's name within which its letters in brackets are looked for."""
_LETTERS = re.compile(r"[^\n(]{0,20}\(([A-Z]{2,6})\)")
_KIND = re.compile(r"^(?:[Tt]he )?(?:news )?(?:agency|newspaper|paper|daily|site|website|channel|radio) |"
                   r" (?:agency|news agency|newspaper|website)$")  # fmt: skip


def of_the_press(
    lines: Sequence[Attribution], told: Sequence[bool], reports: Iterable[Report]
) -> tuple[list[Attribution], list[Judgement]]:
    """The lines with MED where their source is an outlet of the reports that are read together, and why.

    `told` says of each line whether words tell its side: a short name is an outlet's only where none do.
    """
    held = {report.id: report for report in reports}
    outlets = _Outlets(held.values(), lines, told)
    out: list[Attribution] = []
    why: list[Judgement] = []
    for line, own in zip(lines, told, strict=True):
        name = line.actor or ""
        bare = line.source_kind in _NAMED and name[:1].isupper() and line.affiliation != "MED" and line.report in held
        if (
            bare
            and (outlets.named(name) or (not own and outlets.meant(name)))
            and _calls(held[line.report].text, line, name)
        ):
            why.append(Judgement("side", line.id, line.id, 1.0, "an outlet of another report"))
            out.append(replace(line, affiliation="MED", source_kind="media"))
        else:
            out.append(line)
    return out, why


class _Outlets:
    """The outlets of reports that are read together: who published them, and through whom they came."""

    def __init__(self, reports: Iterable[Report], lines: Sequence[Attribution], told: Sequence[bool]) -> None:
        speaking: defaultdict[str, list[str]] = defaultdict(list)
        firms = set()
        for line, own in zip(lines, told, strict=True):
            if line.actor and line.source_kind != "media":
                speaking[line.report].append(plain(line.actor))
                if own and line.affiliation is None:
                    firms.add(plain(line.actor))
        self._full: set[str] = set()
        for report in reports:
            self._full |= {plain(relay.value) for relay in report.relays if not is_body(relay.value)}
            own_name = report.publisher.value if report.publisher else ""
            others = [one for one in speaking[report.id] if one != plain(own_name)]
            cites = len(others) >= _OTHERS and len(others) == len(speaking[report.id])
            if own_name and cites and not is_body(own_name) and plain(own_name) not in firms:
                self._full |= {plain(own_name), *_letters(report.text, own_name)}
        self._by_head: defaultdict[str, list[str]] = defaultdict(list)
        for house in sorted(self._full):
            self._by_head[house.rpartition(" ")[2]].append(house)

    def named(self, name: str) -> bool:
        """Whether a name is, in full, that of an outlet that published or passed on one of the reports."""
        return plain(name) in self._full or plain(_KIND.sub("", name)) in self._full

    def meant(self, name: str) -> bool:
        """Whether a name is that of one of the outlets, or short for one of them alone.

        A short form keeps the last word, "the Courier" of the Harbour Courier: "Harbour" may be a town, and in a large
        archive some outlet is named after each.
        """
        words = plain(_KIND.sub("", name))
        houses = self._by_head.get(words.rpartition(" ")[2], ())
        return self.named(name) or (len(houses) == 1 and in_short(words, houses[0]))


def _calls(text: str, line: Attribution, name: str) -> bool:
    """Whether the words for a source are the outlet's name, a pronoun or a medium's noun, and no other body's."""
    words = " ".join(" ".join(text[a:b] for a, b in line.source).split())
    last = words.rpartition(" ")[2].strip(",.:").casefold()
    if words.casefold() in _PRONOUNS or last in relays.MEDIUM_NOUNS:
        return True
    named = any(part in plain(words).split() for part in plain(_KIND.sub("", name)).split())
    return named and not words.startswith(("a ", "an ", "A ", "An "))


def _letters(text: str, name: str) -> Iterable[str]:
    """The letters by which an outlet goes, where its own copy has them behind its name: "BOSPHORUS AGENCY (BHA)"."""
    at = text.casefold().find(name.casefold())
    match = _LETTERS.match(text, at + len(name), at + len(name) + _SHORT_NAME) if at >= 0 else None
    return (plain(match[1]),) if match else ()
