"""Cases of stage `resolve` as a reader can scan them: a text, its lines given by hand, and what each must come to.

A case is a line of text ("\\n" is a line end), an optional head line that begins with "@" ("@ publisher: Harbour Post;
relays: Coast Agency (header), Gazette (lead)"), and under it one line for each saying:

    KIND source {actor} | cue | content => answer

KIND is a capital: N named person, U unnamed person, O organisation, C country, D document, M medium, - unspecified;
the actor may be left out where the source's own words are it. A content is looked for from the last one on, then from
the start of the text, source and cue nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.model import Attribution, Extract, Fact, Passage, Report
from sayso.resolve.reading import Reading, reading
from sayso.resolve.who import Referent

KINDS = {
    "N": "named_person",
    "U": "unnamed_person",
    "O": "organisation",
    "C": "country",
    "D": "document",
    "M": "media",
    "-": "unspecified",
}
_ROW = re.compile(
    r"(?P<kind>[NUOCDM-]) ?(?P<source>[^{|]*?)\s*(?:\{(?P<actor>[^}]*)\})? \| (?P<cue>[^|]+) \| (?P<content>.+)"
)
_FACT = re.compile(r"(?P<value>[^(,]+?) \((?P<origin>[\w-]+)\)")


@dataclass(slots=True)
class Case:
    """A text with its head, its rows without the answers, and the answers."""

    text: str
    publisher: str | None = None
    relays: list[tuple[str, str]] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    @property
    def report(self) -> Report:
        """The report, with its header facts as the head line gives them."""
        return Report(
            "r",
            "r.txt",
            self.text,
            Extract.identity(self.text),
            publisher=Fact(self.publisher, None, "masthead") if self.publisher else None,
            relays=tuple(Fact(value, self._passage(value), origin) for value, origin in self.relays),
        )

    def _passage(self, value: str) -> Passage | None:
        at = self.text.find(value)
        return Passage(at, at + len(value)) if at >= 0 else None

    def given(self) -> tuple[Reading, list[Referent]]:
        """What the stage gets: the reading with its lines, and the referents."""
        lines, referents = [], []
        at = 0
        for number, row in enumerate(self.rows):
            match = _ROW.fullmatch(row)
            assert match, row
            source, cue, content = (match[name].strip() for name in ("source", "cue", "content"))
            content_at = self._places(content.partition(" ++ ")[0])
            start = next((place for place in content_at if place >= at), content_at[0])
            whole = Passage(start, start + len(content))
            parts = (self._near(source, whole), self._near(cue, whole), self._near(content, whole))
            at = start
            lines.append(Attribution(f"l{number}", "r", *parts, 1.0))
            referents.append(Referent(match["actor"] or source or None, KINDS[match["kind"]], parts[0]))
        return reading(self.report, lines, {}), referents

    def _places(self, words: str) -> list[int]:
        out = [match.start() for match in re.finditer(re.escape(words), self.text)]
        assert out, f"{words!r} is not in {self.text!r}"
        return out

    def _near(self, words: str, whole: Passage) -> tuple[Passage, ...]:
        """The places of a part's passages that are nearest to the content."""
        out = []
        for part in words.split(" ++ ") if words else ():
            start = min(self._places(part), key=lambda at: max(whole.start - at - len(part), at - whole.end, 0))
            out.append(Passage(start, start + len(part)))
        return tuple(out)


def cases(name: str) -> Iterator[Case]:
    """The cases of a file of tests/cases."""
    case: Case | None = None
    head: list[str] = []
    for line in (Path(__file__).parent / "cases" / name).read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            head = [part.strip() for part in line[1:].split(";")]
        elif line.startswith("    "):
            assert case is not None
            row, _, answer = line.strip().partition(" => ")
            case.rows.append(row)
            case.answers.append(answer.strip())
        else:
            if case is not None:
                yield case
            case = Case(line.replace("\\n", "\n"))
            for part in head:
                key, _, value = part.partition(": ")
                if key == "publisher":
                    case.publisher = value
                else:
                    case.relays = [(m["value"].strip(), m["origin"]) for m in _FACT.finditer(value)]
            head = []
    if case is not None:
        yield case
