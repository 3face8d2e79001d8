"""The reports of the copies' benchmark: originals, copies of all kinds, families of 2,000, and what is no copy."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import stories
import texts
from copier import Copier, Edit, pieces, written
from sayso.attribute import news
from sayso.model import Extract, Fact, Label, Passage, Report
from sayso.read import read_text

AGENCIES = ("Meridian Wire", "Northpress", "Agence Delta", "Capital Dispatch", "Orient Bureau", "Lake News Agency")
KINDS = ("verbatim", "edited", "worn", "excerpt", "update", "rewrite")
SHARES = (0.2, 0.33, 0.07, 0.2, 0.1, 0.1)
FIRST_DAY = date(2031, 1, 1)


@dataclass
class Made:
    """A report that was made: its text, header facts, and (for a copy) where it is from and what it changed."""

    id: str
    text: str
    house: str
    day: date
    relays: tuple[str, ...] = ()
    version: int = 0
    parent: Made | None = None
    kind: str = "original"
    edits: list[Edit] = field(default_factory=list)
    story: stories.Story | None = None

    def ancestors(self) -> Iterator[Made]:
        """What it derives from, nearest first."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    @property
    def root(self) -> str:
        """The identifier of the first of its family."""
        return next(reversed([a.id for a in self.ancestors()]), self.id)

    def report(self) -> Report:
        """The report as the stage `read` would give it."""
        labels = (Label("UPDATE", Passage(0, 0), self.version),) if self.version else ()
        return Report(
            self.id,
            f"{self.id}.txt",
            self.text,
            Extract.identity(self.text),
            publisher=Fact(self.house, None, "given"),
            relays=tuple(Fact(name, None, "given") for name in self.relays),
            published_on=Fact(self.day.isoformat(), None, "given"),
            labels=labels,
        )


class Maker:
    """Makes the reports, from a seed."""

    def __init__(self, size: int, seed: int) -> None:
        """`size` is the number of reports."""
        self.rng = random.Random(seed)
        self.size = size
        self.papers = [
            f"{stories.name(self.rng)} {self.rng.choice(('Post', 'Herald', 'Echo', 'Gazette'))}" for _ in range(300)
        ]
        self.tails = [stories.boilerplate(self.rng) for _ in range(12)]
        self.made: list[Made] = []

    def all(self) -> list[Made]:
        """The reports, in the order of their identifiers, which tells nothing."""
        for text in desk_originals():
            self._original(text, None)
        statement = ""
        while len(self.made) < self.size * 0.45:
            shares = self.rng.random()
            if shares < 0.06:
                statement = stories.statement(self.rng) if len(self.made) % 2 or not statement else statement
            story = stories.story(self.rng, statement if shares < 0.06 else None)
            text = story.told(self.rng.randrange(3))
            if self.rng.random() < 0.2:
                text += "\n\n" + self.rng.choice(self.tails)
            self._original(text + "\n", story)
        originals = list(self.made)
        big = [m for m in originals if m.story and len(m.text) > 1200][:2]
        members = {m.id: [m] for m in big}
        for original in big:
            for _ in range(min(2000, self.size // 10)):
                above = original if self.rng.random() < 0.8 else self.rng.choice(members[original.id])
                copy = self._copy(
                    above, self.rng.choices(("verbatim", "edited", "worn", "excerpt"), (30, 50, 5, 15))[0]
                )
                if copy.kind != "excerpt":
                    members[original.id].append(copy)
        plain = [m for m in originals if len(pieces(m.text)) >= 5]
        while len(self.made) < self.size:
            above = self.rng.choice(plain)
            kind = self.rng.choices(KINDS, SHARES)[0]
            if kind == "rewrite" and above.story is None:
                kind = "edited"
            copy = self._copy(above, kind)
            if (
                copy.kind in ("edited", "verbatim", "update")
                and self.rng.random() < 0.3
                and len(pieces(copy.text)) >= 5
            ):
                plain.append(copy)
        names = list(range(len(self.made)))
        self.rng.shuffle(names)
        for made, number in zip(self.made, names, strict=True):
            made.id = f"r{number:06}"
        return sorted(self.made, key=lambda made: made.id)

    def _original(self, text: str, story: stories.Story | None) -> None:
        day = FIRST_DAY + timedelta(days=self.rng.randrange(120))
        house = self.rng.choice(AGENCIES) if self.rng.random() < 0.7 else self.rng.choice(self.papers)
        self.made.append(Made(f"o{len(self.made)}", text, house, day, story=story))

    def _copy(self, above: Made, kind: str) -> Made:
        rng = self.rng
        day = above.day + timedelta(days=rng.choices((0, 1, 2, 3), (30, 45, 15, 10))[0])
        house = (
            above.house
            if kind == "update"
            else rng.choice([p for p in self.papers[:: rng.randint(1, 9)] if p != above.house])
        )
        named = kind == "rewrite" or (kind != "update" and rng.random() < 0.6)
        relays = (above.house, *above.relays) if named else ()
        made = Made(f"c{len(self.made)}", above.text, house, day, relays, parent=above, kind=kind)
        if kind == "update":
            made.version = above.version + 1
        if kind == "rewrite" and above.story:
            manner = rng.randrange(1, 3)
            told = above.story.told(rng.randrange(3) if above.kind == "original" else manner)
            other = next(t for m in (0, 1, 2) if _apart(t := above.story.told(m), above.text))
            lines = (other or told).split("\n\n")
            lines[1] += f" This was reported by {above.house}."
            made.text = "\n\n".join(lines) + "\n"
        elif kind == "excerpt":
            made.text = self._inside(above)
        elif kind == "verbatim":
            copier = Copier(above.text, rng)
            if rng.random() < 0.4:
                copier.marks()
            if rng.random() < 0.4:
                copier.damage()
            made.text, made.edits = copier.text(), copier.edits
        else:
            made.text, made.edits = self._edited(above.text, kind)
        self.made.append(made)
        return made

    def _edited(self, text: str, kind: str) -> tuple[str, list[Edit]]:
        rng = self.rng
        copier = Copier(text, rng)
        if rng.random() < 0.25:
            copier.move()
        steps = (
            copier.number,
            copier.negation,
            copier.hedge,
            copier.name,
            copier.quotation,
            copier.damage,
            copier.word,
        )
        for step in rng.choices(steps, (3, 2, 2, 2, 2, 2, 3), k=rng.randint(2, 7)):
            step()
        if kind == "worn":  # one word in eight or so is another: archives differ so
            for _ in range(len(text) // 50):
                rng.choice(steps)()
        if rng.random() < 0.3:
            copier.drop()
        if kind == "update" or rng.random() < 0.3:
            line = stories.story(rng).told(rng.randrange(3)).split("\n\n")[2]
            copier.add(line)
        if rng.random() < 0.3:
            copier.cut(rng.choice((0.2, 0.4, 0.6)))
        if rng.random() < 0.4:
            copier.marks()
        return copier.text(), copier.edits

    def _inside(self, above: Made) -> str:
        """A passage of a report inside a story of another; half of them with a change or a broken word."""
        rng = self.rng
        rows = pieces(above.text)
        begin = rng.randrange(1, max(2, len(rows) - 2))
        end = begin + 1
        while end < len(rows) and sum(len(row) for row in rows[begin:end]) < rng.choice((35, 50, 90)):
            end += 1
        while begin > 1 and sum(len(row) for row in rows[begin:end]) < 35:
            begin -= 1
        copier = Copier(
            "\n\n".join(
                above.text[row[0].origin[0] : row[-1].origin[1]]
                for row in rows[begin:end]
                if row[0].origin and row[-1].origin
            ),
            rng,
        )
        if rng.random() < 0.5:
            rng.choice((copier.word, copier.damage, copier.number))()
        host = stories.story(rng).told(rng.randrange(3)).split("\n\n")
        at = rng.randint(2, len(host) - 1)
        return "\n\n".join([*host[:at], written(copier.rows).rstrip("\n"), *host[at:]]) + "\n"


def _apart(one: str, other: str) -> bool:
    return one.split("\n\n", maxsplit=1)[0] not in other


def desk_originals() -> list[str]:
    """The news of the training bundles' reports that derive from no other, where the desk lies beside the checkout."""
    if not texts.DESK.is_dir():
        return []
    import yaml

    out = []
    for bundle in sorted(texts.DESK.iterdir()):
        if not bundle.is_dir() or bundle.name.split("-")[0] in texts.DEVELOPMENT:
            continue
        for row in yaml.safe_load((bundle / "gold.yaml").read_text("utf-8"))["reports"]:
            if not row.get("derived_from"):
                report = read_text((bundle / "reports" / f"{row['id']}.txt").read_bytes().decode())
                out.append(news(report).text)
    return out
