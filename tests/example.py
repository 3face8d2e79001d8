"""A small ledger made by hand, with everything in it that a face must show: for tests of the faces alone."""

from __future__ import annotations

from typing import Any

from sayso.model import (
    Aside,
    Attribution,
    Damage,
    Dateline,
    Extract,
    Fact,
    Judgement,
    Label,
    Ledger,
    Passage,
    Problem,
    Report,
    Source,
    Toponym,
)

TEXT = (
    "UPDATE 2 - Ferry operator denies fault\r\n"
    "LISBON, 3 March (Meridian) - The harbour \x1b[31mmaster\u202e, Ana Reis, said on Monday that "
    "\U0001f6a2 the operator had told her “the doors were shut”.\r\n"
    "ofto's\r\n"
    "Reportedly, two crew left <script>alert(1)</script> the bridge.\n"
    "The union may have hinted that more will follow.\n"
    "(Writing by J. Doe)\n"
)

PAGE = "<p>The <b>mayor</b> said: &quot;No&quot;.</p>"


def at(text: str, words: str) -> Passage:
    """The first place of the words in the text."""
    start = text.index(words)
    return Passage(start, start + len(words))


def line(number: int, source: str, cue: str, content: str, probability: float, **fields: Any) -> Attribution:
    """An attribution of the first report by the words of its parts."""
    source_at, cue_at, content_at = ((at(TEXT, words),) if words else () for words in (source, cue, content))
    return Attribution(f"a{number}", "ferry", source_at, cue_at, content_at, probability, **fields)


def ledger() -> Ledger:
    """Two reports: a text with every trouble, and a page whose words stand apart from their characters."""
    text = Report(
        id="ferry",
        path="inbox/ferry.txt",
        text=TEXT,
        extract=Extract.identity(TEXT),
        title=Fact("Ferry operator denies fault", at(TEXT, "Ferry operator denies fault"), "header"),
        publisher=Fact("Meridian", at(TEXT, "Meridian"), "dateline"),
        relays=(Fact("Harbour Times", None, "given"),),
        dateline=Dateline("LISBON", "2025-03-03", at(TEXT, "LISBON, 3 March"), ("LISBON",)),
        published_on=Fact("2025-03-03", at(TEXT, "3 March"), "dateline"),
        published_candidates=(Fact("2025-03-04", None, "field:published"),),
        byline=Fact("J. Doe", at(TEXT, "J. Doe"), "credit"),
        labels=(Label("UPDATE", at(TEXT, "UPDATE 2"), 2),),
        asides=(Aside("credit", at(TEXT, "(Writing by J. Doe)")),),
        damage=(Damage("fragment", at(TEXT, "ofto's")),),
        problems=(Problem("date-clash", "the field says 2025-03-04, the dateline 2025-03-03", "inbox/ferry.txt"),),
        given=(("published", "2025-03-04"),),
    )
    master = "The harbour \x1b[31mmaster\u202e, Ana Reis"
    told = "the operator had told her “the doors were shut”"
    pieces = ((0, 3, 7), (4, 10, 15), (9, 19, 26), (16, 26, 32), (17, 32, 34), (19, 34, 40), (20, 40, 41))
    page = Report(
        id="mayor",
        path="inbox/mayor.html",
        text=PAGE,
        extract=Extract('The mayor said: "No".', pieces),
        published_on=Fact("2025-03-01", None, "meta:date"),
    )
    lines = (
        line(
            1,
            master,
            "said",
            f"\U0001f6a2 {told}",
            0.97,
            style="mixed",
            stance="asserts",
            source_kind="named_person",
            actor="Ana Reis",
            affiliation="PRT",
            said_on="2025-03-03",
            via=("Harbour Times",),
            certainty="certain",
            polarity="positive",
        ),
        line(
            2,
            "the operator",
            "had told",
            "“the doors were shut”",
            0.999,
            style="mixed",
            stance="denies",
            source_kind="organisation",
            addressee="Ana Reis",
            channel="letter",
            said_in="Lisbon",
            certainty="probable",
            polarity="negative",
        ),
        line(3, "", "Reportedly", "Reportedly, two crew left <script>alert(1)</script> the bridge", 0.61),
        Attribution(
            id="b1",
            report="mayor",
            source=(Passage(3, 7), Passage(10, 15)),
            cue=(at(PAGE, "said"),),
            content=(at(PAGE, "&quot;No&quot;"),),
            probability=0.9,
            stance="denies",
            style="direct",
        ),
    )
    return Ledger(
        reports=(text, page),
        attributions=lines,
        problems=(Problem("missing", "there is no file inbox/gone.txt", "inbox/gone.txt", fatal=True),),
        version="0.0",
        backend="by-hand",
        doubtful=(line(4, "The union", "hinted", "more will follow", 0.31, stance="predicts"),),
        sources=(
            Source(
                "s1",
                "Ana Reis",
                "named_person",
                "PRT",
                "harbour master",
                None,
                (("ferry", at(TEXT, "Ana Reis")),),
                ("a1",),
            ),
            Source("s2", "Reis", "named_person", lines=("a9",)),
        ),
        judgements=(Judgement("same-source", "s1", "s2", 0.62, "surname"),),
        toponyms=(
            ("ferry", Toponym(at(TEXT, "LISBON"), "LISBON", 2267057, 38.72, -9.13, "PT.14", "PRT", 0.12345, (4500,))),
        ),
    )
