"""Whether a report tells what another told, in however few of its words: a named house's, or its own house's earlier.

Words in common do not tell a rewrite: what does is the house that it names, and that both are about the same
happenings (`happenings`). Names and numbers in common are counted first; only where those leave it open are the two
weighed, by how rare their words are in the news at large, so that the answer does not hang on what else is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Report
from .direction import Facts, days_between, names, same_publisher
from .happenings import Weighed, keys, nearness, weighed
from .rarity import names as name_rarity
from .rarity import words as word_rarity
from .shingles import Keys
from .words import CAPITAL, DIGIT, OPENING

RETOLD = 12
"""Words in common runs of four that a link by name needs, beside `TELLING` names and numbers; and an update."""
TELLING, TOLD_PART, MOSTLY = 5, 0.25, 0.4
"""Names and numbers in common that a link by name needs, also as a share of those of the report that has fewer; and
the share that is enough without common runs. In the desk's bundles rewrites share from .32 to .92 of them."""
NEAR, SOON = 0.7, 2
"""The probability that both tell of the same happenings, and the days between them, that are enough without either: a
rewrite in words of its own shares few names. Of pairs of unrelated training bundles three in 10,000 are so near."""
UNKNOWN = 18
"""The words in common runs where the house that a report names as its source may be the other's but is not told to be:
it is named in the text alone, or the other's house is unknown. Two reports of one event share up to 16."""
NEWS_DAYS = 14
"""Days after which a report is no longer retold as news."""
SAME_STORY, UPDATED = 0.9, 7
"""The probability, and the days, for a report that is labelled as a later version to be one of its house's own earlier
report, from which it keeps `RETOLD` words. In the training bundles labelled reports of the same story that are no
updates of the other share 9 at the most."""


class Retold:
    """Judges pairs of reports by index; what is weighed of a report is kept."""

    def __init__(self, keys: Keys, known: Sequence[Facts]) -> None:
        self.keys, self.known = keys, known
        self._weighed: dict[int, Weighed] = {}

    def nearness(self, one: int, other: int) -> float:
        """The probability that two reports tell of the same happenings."""
        return nearness(self._of(one), self._of(other))

    def _of(self, report: int) -> Weighed:
        if report not in self._weighed:
            self._weighed[report] = weighed(keys(self.keys.reports[report]), word_rarity(), name_rarity())
        return self._weighed[report]

    def by_name(self, left: int, right: int, shared: int) -> bool:
        """Whether one report names the other's house and tells the same; `shared` are the words of common runs."""
        one, other = self.known[left], self.known[right]
        reports = self.keys.reports
        named = bool(names(one, other) or names(other, one))
        if named:
            copy, origin = (one, other) if names(one, other) else (other, one)
        elif shared < UNKNOWN:
            return False
        elif _tells_of(reports[left], one, other) or _tells_of(reports[right], other, one):
            copy, origin = (one, other) if _tells_of(reports[left], one, other) else (other, one)
        else:
            return False
        gap = days_between(copy, origin)
        if gap is not None and not (-1 if named else 0) <= gap <= NEWS_DAYS:
            return False
        part = self._told(left, right)
        if part >= MOSTLY or (part >= TOLD_PART and shared >= RETOLD):
            return True
        return part > 0 and named and gap is not None and 0 <= gap <= SOON and self.nearness(left, right) >= NEAR

    def as_version(self, left: int, right: int, shared: int) -> bool:
        """Whether one report is labelled as a later version and takes up the other, its house's own earlier one."""
        one, other = self.known[left], self.known[right]
        if shared < RETOLD or one.version == other.version or not same_publisher(one, other):
            return False
        later, earlier = (one, other) if one.version > other.version else (other, one)
        gap = days_between(later, earlier)
        if gap is None or not 0 <= gap <= UPDATED or self._told(left, right) < TOLD_PART:
            return False
        return self.nearness(left, right) >= SAME_STORY

    def _told(self, left: int, right: int) -> float:
        """The names and numbers that two reports have in common, as a share of the fewer; of a handful none."""
        ours, theirs = _telling(self.keys, left), _telling(self.keys, right)
        both = len(ours & theirs)
        return both / min(len(ours), len(theirs)) if both >= TELLING else 0.0


def speaks_of(report: Report, house: str | None) -> bool:
    """Whether a report's text has the name of a house, with a capital where the house is written in capitals only."""
    if not house:
        return False
    text, name = report.extract.text, house.removeprefix("The ").removeprefix("THE ")
    if name in text and re.search(rf"\b{re.escape(name)}\b", text):
        return True
    return name.isupper() and " " in name and re.search(rf"\b{re.escape(name.title())}\b", text) is not None


def _tells_of(report: Report, one: Facts, other: Facts) -> bool:
    """Whether a report may be about another: it names its house in its text, or some house where that is unknown."""
    if other.house is None:
        return bool(one.named) and not other.named
    return not other.named and not same_publisher(one, other) and speaks_of(report, other.house)


def _telling(keys: Keys, report: int) -> set[int]:
    """The names and numbers of a report."""
    at = slice(int(keys.first[report]), int(keys.first[report + 1]))
    mark = keys.mark[at]
    telling = (mark & (CAPITAL | OPENING)) == CAPITAL
    telling |= ((mark & DIGIT) != 0) & (keys.end[at] - keys.start[at] >= 2)
    return set(keys.word[at][telling].tolist())
