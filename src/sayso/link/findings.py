"""What a medium found itself: it has seen, counted or measured it, or its reporter has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..model import Attribution, Passage, Report

_ITS_PEOPLE = re.compile(
    r"(?:reporters?|correspondents?|journalists?|photographers?|cameram[ae]n|film crews?|news ?rooms?"
    r"|(?:own |independent )?(?:analysis|tally|count|calculations?|survey|poll|investigation|inquiry|review|tests?"
    r"|measurements?|samples?))\s*$",
    re.IGNORECASE,
)
"""How the words for the source end: "an AFP photographer", "a count by its reporters", "the paper's own analysis"."""
_FOUND = (
    r"(?:seen|saw|counted|measured|tested|analysed|analyzed|calculated|tallied|verified|geolocated|witnessed|visited"
    r"|sampled|weighed|timed|filmed|photographed|examined)"
)
_ITSELF = re.compile(
    rf"^\W*(?:it|they|we|he|she|(?:its|their|our|an?) (?:\w+ ){{0,2}}?(?:reporters?|correspondents?|journalists?"
    rf"|photographers?|teams?|crews?))\s+(?:(?:had|has|have|was|were)\s+)?(?:\w+ly\s+)?{_FOUND}\b"
    rf"|^\W*(?:its|their|our) (?:own )?(?:\w+ )?(?:analysis|tally|count|calculations?|survey|tests?|samples?)\b",
    re.IGNORECASE,
)
"""How what it says begins: "it had seen account numbers", "its reporter counted nine", "its own sample"."""
_FINDING = re.compile(rf"\b{_FOUND}\b", re.IGNORECASE)
"""What its cue says: "AFP counted", "the paper has verified"."""


def own_findings(lines: Sequence[Attribution], of: Mapping[str, Report]) -> frozenset[str]:
    """The lines in which a medium tells what it found itself, and not what it has from others."""
    return frozenset(line.id for line in lines if _own(line, of[line.report].text))


def _own(line: Attribution, text: str) -> bool:
    if line.affiliation != "MED" and line.source_kind != "media":
        return False

    def words(spans: Sequence[Passage]) -> str:
        return " ".join(" ".join(text[a:b] for a, b in spans).split())

    return bool(
        _ITS_PEOPLE.search(words(line.source)) or _ITSELF.match(words(line.content)) or _FINDING.search(words(line.cue))
    )
