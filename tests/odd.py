"""Strings that break programs, and a ledger made of nothing else: for tests of what is written and read again."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from sayso.model import (
    Aligned,
    Attribution,
    Claim,
    Edit,
    Extract,
    Fact,
    Judgement,
    Ledger,
    Lineage,
    Moment,
    Passage,
    Problem,
    Report,
    Rival,
    Shared,
    Source,
    Story,
    Told,
    Toponym,
    Uncounted,
)

PIECES = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1", "'=1", "''",
    "=HYPERLINK(\"x\")",
    "\0", "\x01", "\x1b[31m", "\x7f", "\x85", "\x9b", "\r\n", "\r", "\n", "\t", "\v", "\f", "\u2028", "\u2029",
    "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\U000e0041", "\u00ad", "\ud800", "\udfff", "\ufffe", "\uffff",
    "\ufffd", "\uffff0000", "\U0010ffff", "\U0001f6a2", "\U0001f468\u200d\U0001f467", "e\u0301", "é", "\u1100\u1161",
    '"', "'", ",", ";", "\\", "\\N", "\\u0041", "<script>", "</script>", "&amp;", "]]>", "<!--", "%00", "%", "{}", "[",
    "@context", "@id", "@type", "_:b0", "http://x/ y", "urn:a:b", "https://schema.org/", "^^", "null", "NaN", "1e309",
    "Ana Reis", "said", " ", "  ", "Москва", "北京", "مرحبا", "שלום", "ﬀ", "İ", "ß", "",
)  # fmt: skip
_PAIR = re.compile("([\ud800-\udbff])(?=[\udc00-\udfff])")  # in JSON the two would be one character


def odd(random: random.Random) -> str:
    """An odd string, of up to six pieces; sometimes any characters at all."""
    parts = random.choices(PIECES, k=random.randint(0, 6))
    if not random.randrange(5):
        parts += [chr(random.randrange(0x110000)) for _ in range(random.randrange(8))]
    return _PAIR.sub(r"\1 ", "".join(parts))


def odd_ledger(seed: int, reports: int) -> tuple[Ledger, int]:
    """A ledger whose texts and fields are odd strings, and how many these are."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    count = 0

    def some() -> str:
        nonlocal count
        count += 1
        return odd(dice)

    def perhaps() -> str | None:
        return some() if dice.randrange(4) else None

    made: list[Report] = []
    lines: list[Attribution] = []
    claims: list[Claim] = []
    sources: list[Source] = []
    places: list[tuple[str, Toponym]] = []
    for number in range(reports):
        id = f"{some()}r{number}"
        parts = [some() + "x" for _ in range(9)]
        text, at = _joined(parts)
        report = Report(
            id, some(), text, Extract.identity(text), title=Fact(some(), at[0], some()),
            byline=Fact(some(), None, some()), publisher=Fact(some(), None, "given"),
            relays=(Fact(some(), at[1], some()),),
            given=((some(), some()),), problems=(Problem(some(), some(), some(), (at[0],)),),
        )  # fmt: skip
        if number % 3 == 0:
            report = replace(report, extract=Extract(some() + "y", ((0, 0, len(text)),)))
        made.append(report)
        mine = []
        for half in (0, 3):
            line = f"{some()}l{number}.{half}"
            mine.append(line)
            evidence = ((at[half],), (at[half + 1],), (at[half + 2], at[8]))
            fields = [perhaps() for _ in range(9)]
            via = (some(), some())
            lines.append(Attribution(line, id, *evidence, dice.random(), *fields, via, perhaps(), perhaps()))
        claim = f"{some()}c{number}"
        told = Told((id,), (some(),), mine[0], perhaps(), mine[1], perhaps(), (some(),), ((some(), some()),))
        uncounted = (Uncounted(mine[1], some(), some()),)
        rivals = (Rival(claim, 0.5, mine[0], mine[1], some()),)
        sides, denied_by, counted = (some(),), (some(),), (mine[0],)
        claims.append(
            Claim(
                claim, some(), tuple(mine), 2, sides, denied_by, (claim,), counted, uncounted, counted, (), (), rivals,
                (claim,), told,
            )
        )  # fmt: skip
        kind = "named_person" if number % 2 else some()
        sources.append(
            Source(f"{some()}s{number}", some(), kind, perhaps(), perhaps(), perhaps(), ((id, at[0]),), (mine[0],))
        )
        places.append((id, Toponym(at[6], some(), 1, 0.5, -0.5, perhaps(), perhaps(), 0.5, (2,), True)))
    judged = (Judgement("same-source", sources[0].id, sources[-1].id, 0.5, some(), some()),)
    same = Aligned(Passage(0, 1), Passage(1, 2), True)
    edit = Edit(some(), (Passage(0, 1),), (Passage(1, 2), Passage(2, 2)))
    copies = (Lineage(made[0].id, made[-1].id, some(), True, (same,), (edit,), 0.75, some(), (some(), some())),)
    shared, moment = Shared(some(), some(), (made[0].id,)), Moment(perhaps(), some(), lines[0].id)
    ids = tuple(report.id for report in made)
    label = (made[0].id, Passage(0, 1))
    stories = (Story(some(), ids, some(), label, (shared,), perhaps(), perhaps(), (moment,), 0.5),)
    wrong = (Problem(some(), some(), some()),)
    ledger = Ledger(
        tuple(made), tuple(lines), wrong, some(), some(), sources=tuple(sources), judgements=judged,
        lineage=copies, stories=stories,
        claims=tuple(claims), toponyms=tuple(places),
    )  # fmt: skip
    return ledger, count


def _joined(parts: list[str]) -> tuple[str, list[Passage]]:
    text, at = "", []
    for part in parts:
        at.append(Passage(len(text), len(text) + len(part)))
        text += part
    return text, at
