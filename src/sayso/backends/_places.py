"""Finds in a text what somebody says stands there: the strings of an answer become passages, or they are dropped."""

from __future__ import annotations

from bisect import bisect_right

from ..model import Mark, Passage

OCCURRENCES = 60
"""Places that are looked at for one string: a report of the desk names nobody as often in one request's stretch."""
PROBABILITY = 0.7
"""What a line carries: endpoints give no probability that could be calibrated."""


class Places:
    """Where a string occurs in a text: as it is, or else with every run of blanks taken for one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain, self._map = _squeezed(text)

    def find(self, shown: str, low: int = 0, high: int | None = None) -> list[Passage]:
        """The occurrences within `[low, high)`, in order; at most `OCCURRENCES`."""
        high = len(self.text) if high is None else high
        shown = shown.strip()
        if not shown:
            return []
        out = _occurrences(self.text, shown, low, high)
        if out:
            return out
        plain, _ = _squeezed(shown)
        first, last = bisect_right(self._map, low - 1), bisect_right(self._map, high - 1)
        return [
            Passage(self._map[a], self._map[b - 1] + 1)
            for a, b in _occurrences(self._plain, plain.strip(), first, last)
        ]


def located(places: Places, line: object, seen: set[tuple[object, ...]]) -> tuple[Mark | None, str]:
    """The attribution that a line of the answer names, or why it is none.

    Of all places where the three occur, that one counts where they stand closest together, and that was not `seen`
    before: an answer that says the same line twice means two places.
    """
    if not isinstance(line, dict):
        return None, "line"
    source, cue, content, near = line.get("source"), line.get("cue"), line.get("content"), line.get("near")
    listed = content if isinstance(content, list) else [content]
    contents = [shown for shown in listed if isinstance(shown, str)]
    if not isinstance(cue, str) or not contents or len(contents) < len(listed):
        return None, "line"
    if source is not None and not isinstance(source, str):
        return None, "line"
    stretches: list[tuple[int, int]] = [*places.find(near)] if isinstance(near, str) else []
    reason = ""
    for low, high in [*stretches, (0, len(places.text))]:
        mark, reason = _closest(places, source, cue, contents, low, high, seen)
        if mark is not None:
            return mark, ""
    return None, reason


def _closest(
    places: Places,
    source: str | None,
    cue: str,
    contents: list[str],
    low: int,
    high: int,
    seen: set[tuple[object, ...]],
) -> tuple[Mark | None, str]:
    """The unseen attribution within `[low, high)` whose parts stand closest together, or why there is none."""
    cues, sources = places.find(cue, low, high), places.find(source or "", low, high)
    options = [places.find(shown, low, high) for shown in contents]
    for found, reason in [(cues, "cue"), *((found, "content") for found in options)]:
        if not found:
            return None, reason
    if source is not None and not sources:
        return None, "source"
    marks: list[tuple[int, Mark]] = []
    for first in options[0]:
        for chosen in _beside(cues, [first]):
            for speaker in _beside(sources, [chosen, first]) if source is not None else [None]:
                said = [first]
                for others in options[1:]:
                    said += _beside(others, [said[-1], *said[:-1]])[:1]
                if len(said) < len(contents) or (speaker and _overlap(speaker, chosen)):
                    continue
                parts = [*said, chosen, *((speaker,) if speaker else ())]
                extent = max(part.end for part in parts) - min(part.start for part in parts)
                marks.append((extent, Mark((speaker,) if speaker else (), (chosen,), tuple(sorted(said)), PROBABILITY)))
    marks.sort(key=lambda pair: (pair[0], pair[1].cue, pair[1].content))
    fresh = next((mark for _, mark in marks if identity(places, mark) not in seen), None)
    return fresh, "" if fresh else "repeated" if marks else "overlap"


def identity(places: Places, mark: Mark) -> tuple[object, ...]:
    """What makes two marks the same saying: the place of the content, and the words of source and cue."""
    return mark.content, *(places.text[start:end] for start, end in (*mark.source, *mark.cue))


def _beside(options: list[Passage], others: list[Passage]) -> list[Passage]:
    """The nearest before and after the first of the others; those that overlap one of them only where all do."""
    apart = [option for option in options if not any(_overlap(option, other) for other in others)] or options
    before = [option for option in apart if option.start < others[0].start][-1:]
    return before + [option for option in apart if option.start >= others[0].start][:1]


def _overlap(a: Passage, b: Passage) -> bool:
    return a.start < b.end and b.start < a.end


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text with every run of blanks as one blank, and for each of its characters the place in the text."""
    out: list[str] = []
    places: list[int] = []
    for i, sign in enumerate(text):
        if sign.isspace():
            if out and out[-1] == " ":
                continue
            sign = " "  # noqa: PLW2901
        out.append(sign)
        places.append(i)
    return "".join(out), places


def _occurrences(text: str, shown: str, low: int, high: int) -> list[Passage]:
    out: list[Passage] = []
    at = text.find(shown, low, high) if shown else -1
    while at >= 0 and len(out) < OCCURRENCES:
        end = at + len(shown)
        inside_word = (at > 0 and text[at - 1].isalnum() and shown[0].isalnum()) or (
            end < len(text) and text[end].isalnum() and shown[-1].isalnum()
        )
        if not inside_word:
            out.append(Passage(at, end))
        at = text.find(shown, at + 1, high)
    return out
