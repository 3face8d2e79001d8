"""Makes copies of texts as newsrooms make them, and writes down what each copy changed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

Span = tuple[int, int]


def _list(words: str, mark: str | None = None) -> list[str]:
    return [word.strip() for word in words.split(mark)]


_SYNONYMS = {
    "said": "remarked",
    "near": "close to",
    "after": "following",
    "still": "even now",
    "planned": "scheduled",
    "begin": "start",
    "number": "count",
    "asked": "appealed",
    "although": "though",
    "wanted": "sought",
    "stored": "kept",
    "struck": "hit",
    "because": "since",
    "had": "has",
    "would": "will",
    "announced": "made known",
    "big": "large",
    "households": "homes",
    "however": "though",
    "about": "around",
    "also": "too",
    "against": "versus",
    "between": "among",
    "while": "as",
    "told": "informed",
    "people": "persons",
}
_AUXILIARY = frozenset(_list("was were is are has had have will would could may"))
_DENYING = frozenset(_list("not no never none cannot nobody nothing without"))
_TELLING = _AUXILIARY | _DENYING | frozenset(_list("""three four five seven eight nine perhaps might"""))
_HEDGES = ("reportedly", "allegedly", "possibly", "apparently")
_NAMES = ("Okonjo", "Lindqvist", "Baratashvili", "Penhaligon", "Mokoena", "Szymborski", "Quintanar", "Thorvald")
_WORD = re.compile(r"\S+")
_QUOTE_MARKS = '“”"'


@dataclass(eq=False)
class Piece:
    """A word as it stands in the copy; `origin` is where it stands in the original; `edits` are those it belongs to."""

    shown: str
    origin: Span | None
    edits: list[Edit] = field(default_factory=list)
    quoted: bool = False


@dataclass(eq=False)
class Edit:
    """A change: its kind, where it stands in the original, and (once the copy is written) in the copy."""

    kind: str
    origin: list[Span]
    copy: list[Span] = field(default_factory=list)


Paragraph = list[Piece]


def pieces(text: str) -> list[Paragraph]:
    """The words of a text by paragraph."""
    out = []
    for line in re.finditer(r"[^\n]+", text):
        inside = False
        row = []
        for word in _WORD.finditer(text, line.start(), line.end()):
            shown = word.group()
            begins = any(mark in shown[:2] for mark in _QUOTE_MARKS)
            inside = inside or begins
            row.append(Piece(shown, (word.start(), word.end()), quoted=inside))
            if any(mark in shown[1:] for mark in _QUOTE_MARKS):
                inside = False
        if row:
            out.append(row)
    return out


def written(paragraphs: list[Paragraph]) -> str:
    """The text of the copy; fills in where each edit stands in it."""
    parts: list[str] = []
    length = 0
    for row in paragraphs:
        for at, piece in enumerate(row):
            for edit in piece.edits:
                edit.copy.append((length, length + len(piece.shown)))
            parting = " " if at + 1 < len(row) else "\n\n"
            parts += [piece.shown, parting]
            length += len(piece.shown) + len(parting)
    return "".join(parts).rstrip("\n") + "\n"


class Copier:
    """Changes one text step by step; `edits` is what it changed. A word is changed once at the most."""

    def __init__(self, text: str, rng: random.Random) -> None:
        """`text` is the original."""
        self.rows = pieces(text)
        self.rng = rng
        self.edits: list[Edit] = []

    def text(self) -> str:
        """The copy."""
        return written(self.rows)

    def _free(self, fits: Callable[[Piece], bool]) -> list[tuple[Paragraph, int]]:
        """Words that fit and have no change within three words of them."""
        return [
            (row, at)
            for row in self.rows
            for at, piece in enumerate(row)
            if fits(piece) and piece.origin and not any(p.edits for p in row[max(0, at - 3) : at + 4])
        ]

    def _replace(self, row: Paragraph, at: int, shown: str, *kinds: str) -> None:
        piece = row[at]
        new = [Piece(word, piece.origin, quoted=piece.quoted) for word in shown.split()]
        for kind in kinds:
            edit = Edit(kind, [piece.origin] if piece.origin else [])
            self.edits.append(edit)
            for word in new:
                word.edits.append(edit)
        row[at : at + 1] = new

    def _pick(self, fits: Callable[[Piece], bool]) -> tuple[Paragraph, int] | None:
        found = self._free(fits)
        return self.rng.choice(found) if found else None

    def number(self) -> None:
        """Change a number."""
        place = self._pick(lambda p: bool(re.fullmatch(r"\d[\d,]*\d[.,]?|\d", p.shown)))
        if place:
            row, at = place
            digits = re.sub(r"\D", "", row[at].shown)
            value = int(digits) + self.rng.choice((1, 2, 7, 10, 30))
            end = row[at].shown[-1] if not row[at].shown[-1].isdigit() else ""
            shown = f"{value:,}{end}" if "," in row[at].shown.rstrip(",") else f"{value}{end}"
            self._replace(row, at, shown, "changed number", *(["changed quotation"] if row[at].quoted else []))

    def negation(self) -> None:
        """Deny what was said, or take a denial away."""
        place = self._pick(lambda p: p.shown == "not") if self.rng.random() < 0.4 else None
        if place:
            row, at = place
            gone = row[at].origin
            edit = Edit("negation lost", [gone] if gone else [])
            self.edits.append(edit)
            del row[at]
            self._guard(row, at)
            return
        place = self._pick(lambda p: p.shown in _AUXILIARY and not p.quoted)
        if place and place[0][place[1] + 1 :][:1] and place[0][place[1] + 1].shown.strip(",.") not in _DENYING:
            self._insert(*place, "not", "negation gained")

    def hedge(self) -> None:
        """Make a statement less sure."""
        place = self._pick(lambda p: p.shown in _AUXILIARY and not p.quoted)
        if place:
            self._insert(*place, self.rng.choice(_HEDGES), "hedge gained")

    def _insert(self, row: Paragraph, at: int, word: str, kind: str) -> None:
        edit = Edit(kind, [])
        self.edits.append(edit)
        row.insert(at + 1, Piece(word, None, [edit]))

    def _guard(self, row: Paragraph, at: int) -> None:
        """Keep further changes away from a place where a word was taken out."""
        for piece in row[max(0, at - 1) : at + 1]:
            piece.edits.append(Edit("", []))

    def name(self) -> None:
        """Change a name within a sentence."""
        place = self._pick(
            lambda p: bool(re.fullmatch(r"[A-Z][a-z]{3,}[,.]?", p.shown)) and p.shown.strip(",.") not in _CALENDAR
        )
        if place:
            row, at = place
            if at and not re.search(r"[.!?:;”\"]$", row[at - 1].shown):
                end = row[at].shown[-1] if row[at].shown[-1] in ",." else ""
                kinds = ["changed name", *(["changed quotation"] if row[at].quoted else [])]
                self._replace(row, at, self.rng.choice(_NAMES) + end, *kinds)

    def word(self) -> None:
        """Put one word for another."""
        place = self._pick(lambda p: p.shown in _SYNONYMS and not p.quoted)
        if place:
            row, at = place
            self._replace(row, at, _SYNONYMS[row[at].shown], "reworded")

    def quotation(self) -> None:
        """Retype a quotation with another word in it."""
        place = self._pick(
            lambda p: (
                p.quoted and p.shown.isalpha() and p.shown.islower() and len(p.shown) > 3 and p.shown not in _TELLING
            )
        )
        if place:
            row, at = place
            self._replace(
                row, at, self.rng.choice(("really", "simply", "these", "plainly", "such")), "changed quotation"
            )

    def marks(self) -> None:
        """Straighten the quotation marks: no change of what is said."""
        for row in self.rows:
            for piece in row:
                piece.shown = piece.shown.replace("“", '"').replace("”", '"').replace("’", "'")

    def damage(self) -> None:
        """Break a word: a blank in it, letters that went astray, a stray fragment, or an encoding gone wrong."""
        place = self._pick(lambda p: bool(re.fullmatch(r"[a-z]{7,}", p.shown)))
        if not place:
            return
        row, at = place
        shown = row[at].shown
        cut = self.rng.randint(3, len(shown) - 3)
        how = self.rng.randrange(4)
        if how == 0:
            self._replace(row, at, f"{shown[:cut]} {shown[cut:]}", "damage")
        elif how == 1:
            self._replace(row, at, shown[: cut - 1] + shown[cut] + shown[cut - 1] + shown[cut + 1 :], "damage")
            if self.edits[-1].copy == [] and row[at].shown == shown:  # two equal letters
                row[at].edits.remove(self.edits.pop())
        elif how == 2:
            self._replace(row, at, shown[:cut] + shown[cut + 1 :], "damage")
            if row[at].shown in _SYNONYMS:
                row[at].edits.remove(self.edits.pop())
        else:
            self._replace(row, at, shown[:cut] + "Ã©" + shown[cut + 1 :], "damage")

    def cut(self, share: float) -> None:
        """Cut from the bottom."""
        keep = max(2, round(len(self.rows) * (1 - share)))
        self._take_out(list(range(keep, len(self.rows))))

    def drop(self) -> None:
        """Drop a paragraph from the middle."""
        free = [at for at in range(2, len(self.rows) - 1) if not any(p.edits for p in self.rows[at])]
        if free:
            self._take_out([self.rng.choice(free)])

    def _take_out(self, rows: list[int]) -> None:
        spans = [p.origin for at in rows for p in self.rows[at] if p.origin]
        for edit in [e for e in self.edits if e.kind == "negation lost" and e.origin]:
            if spans and spans[0][0] <= edit.origin[0][0] <= spans[-1][1]:
                self.edits.remove(edit)
        for at in rows:
            for piece in self.rows[at]:
                for edit in piece.edits:
                    if edit in self.edits and all(p is piece or edit not in p.edits for r in self.rows for p in r):
                        self.edits.remove(edit)
        if spans:
            self.edits.append(Edit("cut", [(spans[0][0], spans[-1][1])]))
        self.rows = [row for at, row in enumerate(self.rows) if at not in rows]

    def add(self, sentence: str) -> None:
        """Add a paragraph of the copier's own."""
        edit = Edit("added", [])
        self.edits.append(edit)
        at = self.rng.randint(2, len(self.rows)) if len(self.rows) > 2 else len(self.rows)
        self.rows.insert(at, [Piece(word, None, [edit]) for word in sentence.split()])

    def move(self) -> None:
        """Change the order of two paragraphs."""
        if len(self.rows) < 5:
            return
        at = self.rng.randint(2, len(self.rows) - 2)
        first, second = self.rows[at], self.rows[at + 1]
        if min(len(first), len(second)) < 12 or any(p.edits or not p.origin for p in (*first, *second)):
            return
        spans = [p.origin for p in (*first, *second) if p.origin]
        edit = Edit("moved", [(spans[0][0], spans[-1][1])])
        self.edits.append(edit)
        for piece in (*first, *second):
            piece.edits.append(edit)
        self.rows[at], self.rows[at + 1] = second, first


_CALENDAR = frozenset(
    _list(
        """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
September October November December"""
    )
)
