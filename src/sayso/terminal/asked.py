"""What a store answers, on the terminal: claims with who stands behind them, a source and what it said, a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.console import Console
from rich.text import Text

from ..identifiers import SHOWN
from ..model import Report
from ..overview import Claimed
from ..query.answers import Answer, Related, Spoken
from ..store import Decision
from ..store.beside import Listed, Speaker
from ..unseen import visible
from .together import Hung, claim_lines, cut, plain

_WORDS = 240
"""Code points of a saying that are shown in a list."""


def answers(answer: Answer, query: str, first: int) -> Iterator[Hung]:
    """A page of claims, how many there are, and what they are about."""
    for number, claimed in enumerate(answer.claims, first + 1):
        yield Text(f"{number:>4}  ", "dim"), _head(claimed)
        yield from islice(claim_lines(claimed), 1, None)
        yield Text(), Text()
    if not answer.total:
        yield Text("no claim", "bold"), Text(f" answers {visible(query)!r}: try fewer words, or the end of one as *")
        return
    last = first + len(answer.claims)
    yield Text(), Text(f"{first + 1:,} to {last:,} of {answer.total:,} claims", "bold")
    for facet, values in answer.facets.items():
        if values:
            told = ", ".join(f"{plain(value)} ({count:,})" for value, count in values)
            yield Text(f"{facet:>10}  ", "cyan"), Text(told)


def _head(claimed: Claimed) -> Text:
    return Text.assemble((cut(claimed.claim.gist, 3 * _WORDS), "bold"), (f"  {claimed.claim.id[:SHOWN]}", "dim"))


def beside(page: Sequence[Listed | Speaker], among: str, first: int, total: int) -> Iterator[Hung]:
    """A page of reports or sources."""
    for one in page:
        if isinstance(one, Listed):
            name, facts = one.title or one.id, (one.outlet, one.published_on, _number(one.lines, "line"))
        else:
            where = f"{_number(one.lines, 'line')} in {_number(one.reports, 'report')}"
            name, facts = one.name, (one.kind, one.side, where)
        told = " · ".join(fact for fact in facts if fact)
        yield Text(f"{one.id[:SHOWN]}  ", "cyan"), Text.assemble((plain(name), "bold"), (f"  {plain(told)}", "dim"))
    if page:
        yield Text(), Text(f"{first + 1:,} to {first + len(page):,} of {total:,} {among}", "bold")
    else:
        yield Text(), Text(f"no {among} answer: try fewer words, or the end of one as *")


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def source(spoken: Spoken) -> Iterator[Hung]:
    """Who it is, everything that it said by day, and where it changed."""
    names = dict.fromkeys(one.name for one in spoken.sources)
    yield Text(), Text(plain(", ".join(names)), "bold")
    roles = dict.fromkeys(part for one in spoken.sources for part in (one.role, one.body) if part)
    sides = dict.fromkeys(one.side for one in spoken.sources if one.side)
    facts = [*roles, *(f"for {side}" for side in sides)]
    if facts:
        yield Text("   "), Text(plain(" · ".join(facts)), "dim")
    yield Text(), Text()
    for day, line, words in spoken.lines:
        manner = ", ".join(part for part in (line.stance, line.certainty, line.polarity) if part)
        yield (
            Text(f"{day or 'no day':>10}  ", "cyan"),
            Text.assemble(
                cut(words, _WORDS),
                (f" ({plain(manner)}; {line.report}, {spoken.claims.get(line.id, 'no claim')[:SHOWN]})", "dim"),
            ),
        )
    for change in spoken.changes:
        told = ", ".join(
            f"{getattr(change.before, name)} became {getattr(change.after, name)}" for name in change.fields
        )
        claim = spoken.claims[change.after.id][:SHOWN]
        yield (
            Text("   changed  ", "red"),
            Text(plain(f"of {claim}: {told} (from {change.before.report} to {change.after.report})")),
        )


def story(related: Related) -> Iterator[Hung]:
    """A story's reports, days and claims."""
    one = related.story
    yield Text("Story: ", "bold"), Text(plain(one.label), "bold")
    days = " to ".join(dict.fromkeys(day for day in (one.first, one.last) if day))
    facts = [_number(len(one.reports), "report"), days]
    yield Text("   "), Text(plain(" · ".join(fact for fact in facts if fact)), "dim")
    yield Text("   "), Text(plain(", ".join(one.reports)), "dim")
    yield Text(), Text()
    for claimed in related.claims:
        yield from claim_lines(claimed)
        yield Text("   "), Text(claimed.claim.id[:SHOWN], "dim")
        yield Text(), Text()


def claim(claimed: Claimed) -> Iterator[Hung]:
    """A claim with all its sayings, and why each counts or does not."""
    yield from claim_lines(claimed, whole=True)
    yield Text("   "), Text(claimed.claim.id[:SHOWN], "dim")


def report(one: Report, paths: tuple[str, ...]) -> Iterator[Hung]:
    """What is known of a report beside its lines."""
    facts = (one.title, one.publisher, one.published_on)
    yield Text(), Text(plain(one.title.value if one.title else one.id), "bold")
    yield Text("   "), Text(plain(" · ".join(fact.value for fact in facts[1:] if fact)), "dim")
    for path in paths:
        yield Text("   "), Text(plain(path), "dim")


def decision(one: Decision) -> Iterator[Hung]:
    """Who decided what, and when."""
    note = f": {plain(one.note)}" if one.note else ""
    yield (
        Text(f"{one.id[:SHOWN]}  ", "cyan"),
        Text(plain(f"{one.at}  {one.author}  {one.verb} {one.subject} {' '.join(one.targets)}") + note),
    )


def put(on: Console, hung: Iterator[Hung]) -> None:
    """Print what hangs beside its gutters."""
    for gutter, words in hung:
        for number, line in enumerate(words.wrap(on, on.width - gutter.cell_len)):
            row = Text.assemble(gutter if number == 0 else " " * gutter.cell_len, line)
            row.rstrip()
            on.print(row, soft_wrap=True)
