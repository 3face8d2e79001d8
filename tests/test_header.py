"""Header facts: agency detection on generated copy, dates, clashes, and what must hold for any text."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Extract, Report
from sayso.read import read_bytes, read_text
from sayso.read.header import read_header
from sayso.read.settle import settle
from sayso.read.stamps import from_url, from_value, stamps

DEVELOPMENT = {"c2", "d1", "e3", "f1", "g3", "h2", "i2", "j2", "k4"}


def read(text: str, **more: Any) -> Report:
    return read_header(Report(id=more.pop("id", "r"), path="r.txt", text=text, extract=Extract.identity(text), **more))


# ---- agency detection on generated headers and footers ---------------------------------------------------------------

AGENCIES = {
    # name: openings ({place}, {date}) and closings that are its own
    "Reuters": (
        ["{PLACE}, {mon} {d} (Reuters) - ", "(Reuters) - ", "{PLACE} (Reuters) - "],
        ["", "(Reporting by A. Bee; Editing by C. Dee)"],
    ),
    "AP": (["{PLACE} (AP) — ", "{PLACE}, {Region} (AP) — ", "{PLACE} (AP) -- "], ["", "___"]),
    "AFP": (["{Place}, {mon} {d}, {y} (AFP) - ", "{PLACE} (AFP) – "], ["", "ab/cd/ef", "bur-ab/cd"]),
    "TASS": (["{PLACE}, {month} {d}. /TASS/. ", "{PLACE}, {month} {d}. /ITAR-TASS/. "], [""]),
    "Xinhua": (["{PLACE}, {mon}. {d} (Xinhua) -- "], ["", "Enditem"]),
    "Anadolu": (["{PLACE} (AA) - "], ["", "* With inputs from agencies"]),
    "Kyodo": (["{PLACE}, {mon}. {d}, Kyodo - ", "{PLACE}, {mon}. {d} (Kyodo) - "], ["==Kyodo", ""]),
    "Yonhap": (["{PLACE}, {mon}. {d} (Yonhap) -- "], ["(END)", ""]),
    "dpa": (["{Place} (dpa) - ", "{Place}/{Place2} (dpa) - "], ["", "# dpa notebook: 061102 Nov 25"]),
    "PTI": (["{Place}, {mon} {d} (PTI) "], ["", "PTI ABC DE DE"]),
    "ANI": (["{Place} [India], {month} {d} (ANI): "], ["(ANI)", ""]),
    "IANS": (["{Place}, {mon} {d} (IANS) "], ["--IANS", ""]),
    "Bernama": (["{PLACE}, {mon} {d} (Bernama) -- "], ["-- BERNAMA", ""]),
    "Interfax-Ukraine": (
        ["{PLACE}. {mon} {d} (Interfax-Ukraine) – ", "{PLACE}. {mon} {d} (Interfax-Ukraine) - "],
        [""],
    ),
    "Ukrinform": (["{PLACE}, {month} {d} (Ukrinform) - "], ["", "Read also: Port to close"]),
    "EFE": (["{Place}, {mon} {d} (EFE).- "], ["EFE", "abc/de/fg"]),
    "Prensa Latina": (["{Place}, {mon} {d} (Prensa Latina) "], ["abc/de/fg", ""]),
    "PR Newswire": (["{PLACE}, {Region}, {mon}. {d}, {y} /PRNewswire/ -- "], ["SOURCE Tolmar Inc."]),
    "MENAFN": (
        ["date {iso} (MENAFN- Newsform) ", " date {iso} (MENAFN- UkrinForm) ", "(MENAFN) "],
        ["MENAFN{dmy}000193011044ID1108000000", ""],
    ),
    "VNA": (["{Place} (VNA) – "], [""]),
    "UPI": (["{PLACE}, {month} {d} (UPI) -- "], [""]),
    "BelTA": (["{PLACE}, {d} {month} (BelTA) – "], [""]),
}
PLACES = [
    "Oslo",
    "Lima",
    "New Delhi",
    "Kyiv",
    "Port Louis",
    "São Paulo",
    "Saint-Denis",
    "N'Djamena",
    "Ho Chi Minh City",
    "Tórshavn",
]
REGIONS = ["Norway", "Alaska", "New South Wales", "Peru"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
BODIES = [
    "The bridge over the river was closed on Friday after two barges ran into it, the port authority said.",
    '"We heard a bang and then nothing," said Ana Doe, who sells coffee at the pier.',
    "Nobody was hurt. The ministry promised an inquiry and said that ferries would run again on Monday.",
    "The mayor, Jane Roe, called on the owner to pay for the damage, which she put at 4 million.",
    "Traffic was sent over the old bridge, built in 1931, according to the police.",
    "Two crew members (a cook and a pilot) were taken to hospital, a spokesman for the rescue service said.",
]
TITLES = [
    "Barges hit bridge",
    "Two barges hit bridge, port closed",
    "Bridge closed after crash: port",
    "Port closes - mayor",
]
LABELS = ["", "UPDATE 2-", "CORRECTED: ", "URGENT - ", "(LEAD) "]


def noisy(text: str, dice: random.Random) -> str:
    """The damage of feeds: CRLF, blanks at the start, no-break spaces between paragraphs, characters outside Latin-1
    deleted."""
    if dice.random() < 0.3:
        text = text.replace("\n", "\r\n")
    if dice.random() < 0.2:
        text = "".join(c for c in text if ord(c) < 256)
    if dice.random() < 0.2:
        text = "\n \n" + text
    if dice.random() < 0.2:
        text += "\n\xa0\n"
    return text


def copy(dice: random.Random, opening: str, closing: str) -> str:
    place, other = dice.sample(PLACES, 2)
    month, day = dice.randrange(12), dice.randrange(1, 29)
    values = {
        "Place": place,
        "PLACE": place.upper(),
        "Place2": other,
        "Region": dice.choice(REGIONS),
        "d": str(day),
        "y": "2025",
        "mon": MONTHS[month][:3],
        "month": MONTHS[month],
        "iso": f"2025-{month + 1:02d}-{day:02d}",
        "dmy": f"{day:02d}{month + 1:02d}2025",
    }
    body = dice.sample(BODIES, dice.randrange(2, 6))
    parts = [opening.format(**values) + body[0], *body[1:]]
    if dice.random() < 0.6 and "MENAFN" not in opening:
        parts.insert(0, dice.choice(LABELS) + dice.choice(TITLES))
    if closing:
        parts.append(closing.format(**values))
    return noisy(dice.choice(["\n\n", "\n"]).join(parts), dice)


def test_the_agency_is_found_on_generated_headers_and_footers() -> None:
    dice = random.Random(20241105)  # noqa: S311 - invented copy
    wrong = []
    total = 0
    for number in range(616):  # 28 of each
        name = list(AGENCIES)[number % len(AGENCIES)]
        openings, closings = AGENCIES[name]
        text = copy(dice, dice.choice(openings), dice.choice(closings))
        report = read(text)
        total += 1
        if (report.publisher and report.publisher.value) != name:
            wrong.append((name, report.publisher and report.publisher.value, text[:80]))
    assert total >= 500
    assert len(wrong) <= 0.02 * total, wrong[:20]


DECOYS = [
    "{Place} – ", "", "The {Place} port was busy. ", "{PLACE} -- ", "", "{Place}, {mon} {d}, {y} - ", "",
]  # fmt: skip
MENTIONS = [
    "The ministry denied a Reuters report last year, and AP and AFP left the town.",
    "A Kyodo photographer was hurt in the 1990s, her family said.",
    "Sen. Jane Roe (D-Ohio) said that she would read the Times on the train.",
    "The World Health Organization (WHO) and Tolmar Inc. (TLM) sent help.",
    "He studied in Xinhua Street and bought the Sun every day.",
    "After Reuters reported the crash, the owner's shares fell.",
]


def test_no_agency_is_found_where_none_put_the_copy_out() -> None:
    dice = random.Random(5112024)  # noqa: S311 - invented copy
    wrong = []
    total = 600
    for _ in range(total):
        text = copy(dice, dice.choice(DECOYS), "")
        lines = text.split("\n")
        if dice.random() < 0.7:
            lines.insert(dice.randrange(2, len(lines) + 1), dice.choice(MENTIONS))
        report = read("\n".join(lines))
        if report.publisher or report.relays:
            wrong.append((report.publisher, report.relays, "\n".join(lines)))
    assert len(wrong) <= 0.005 * total, wrong[:3]


# ---- dates
# -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("January 13 2026", "2026-01-13"),
        ("MARCH 10 2026", "2026-03-10"),
        ("Tue 7 Oct 2025 06.00 BST", "2025-10-07"),
        ("NOV 12, 2025", "2025-11-12"),
        ("09 Mar. 2026, 06:00", "2026-03-09"),
        ("16-Jun-2025 06:42 GMT", "2025-06-16"),
        ("2025-10-08", "2025-10-08"),
        ("20.11.2024", "2024-11-20"),
        ("18/05/2026 14:31", "2026-05-18"),
        ("9/18/25 7:05 PM", "2025-09-18"),
        ("the 4th of March 2023", "2023-03-04"),
        ("# dpa notebook: 061102 Nov 25", "2025-11-06"),
        ("061102Z NOV 2025", "2025-11-06"),
        ("Auguſt 5, 2025", "2025-08-05"),
        ("Wed, 8 Iyar, ſun 4 May 2025", "2025-05-04"),
        ("22 May B.E. 2568", "2025-05-22"),
        ("18 February 2568 (2025), 16:20", "2025-02-18"),
        ("September 6, 113th year of the Republic of China (2024)", "2024-09-06"),
        ("Reiwa 7, September 3", "2025-09-03"),
        ("Nov 07 (Thu) 2024", "2024-11-07"),
        ("6 HAZİRAN 2026", "2026-06-06"),
        ("2025. március 3., hétfő 6:58", "2025-03-03"),
        ("пятница, 20 марта 2026 г. 9:02", "2026-03-20"),
        ("3 de mayo de 2025", "2025-05-03"),
        ("2025年5月6日", "2025-05-06"),
        ("June 7th–13th 2025", "2025-06-07"),
        ("May 5, 120 people", None),
        ("30 February 2025", None),
        ("3/4/2025", None),  # either order
        ("version 1.2.2024.7", None),
        ("in May 2024", None),
    ],
)
def test_printed_dates(shown: str, day: str | None) -> None:
    assert [s.iso for s in stamps(shown) if s.iso] == ([day] if day else [])


def test_given_dates() -> None:
    assert from_value("2024-11-05T23:02:00+02:00") == "2024-11-05"
    assert from_value("5 Nov 2024") == "2024-11-05"
    assert from_value("yesterday") is None
    assert from_url("https://example.org/2024/11/05/barges") == "2024-11-05"
    assert from_url("https://example.org/barges-20241105.html") == "2024-11-05"
    assert from_url("https://example.org/12345/67890") is None


def test_given_metadata_is_trusted_and_clashes_are_shown() -> None:
    pairs = (
        ("json-ld:datePublished", "2024-11-05T08:00:00Z"),
        ("og:article:modified_time", "2024-11-07"),
        ("og:site_name", "Port Herald"),
    )
    report = read("Barges sank on Monday, the navy said.", given=pairs)
    assert report.published_on is not None
    assert report.published_on.value == "2024-11-05"
    assert report.publisher is not None
    assert report.publisher.value == "Port Herald"
    assert not report.problems
    clash = read("Barges sink\n3 October 2024\nBarges sank on Monday, the navy said.", given=pairs)
    assert [p.kind for p in clash.problems] == ["date-clash"]
    assert {c.value for c in clash.published_candidates} == {"2024-11-05", "2024-11-07", "2024-10-03"}


def test_two_printed_dates_that_clash_leave_the_date_open() -> None:
    report = read("Barges sink\n3 October 2024\n8 November 2024\nBarges sank on Monday, the navy said.")
    assert report.published_on is None
    assert [p.kind for p in report.problems] == ["date-clash"]


def test_a_weekday_that_does_not_fit_is_shown() -> None:
    report = read("Barges sink\nMonday, November 5, 2024\nBarges sank, the navy said on Tuesday.")
    assert "date-clash" in [p.kind for p in report.problems]


PAGE = """<!DOCTYPE html><html><head><title>Tolmar hid losses</title>
<meta property="article:published_time" content="2024-10-01T06:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Tolmar hid losses</h1>
<p>3 October 2024</p>
<p>Tolmar &amp; Sons hid its losses for two years, the Financial Times reported on Tuesday, citing two officials of the
port authority who had read the books of the builder and its bank.</p>
<p>&quot;They knew,&quot; one of the officials told the Times. The builder, which has its seat in Lima, did not answer
questions about the report, and its bank said that it would not comment on the affairs of its customers.</p>
</article></body></html>"""


def test_problems_of_a_page_point_into_the_page_as_it_was_received() -> None:
    (report,) = read_bytes(PAGE.encode(), "page.html")
    shown = {p.kind: [PAGE[slice(*passage)] for passage in p.passages] for p in report.problems}
    assert shown["date-clash"] == ["3 October 2024"]
    assert shown["outlet-clash"] == ["Times", "Financial Times"]
    assert report.extract.text != report.text


def test_a_dateline_takes_its_year_from_the_stamp() -> None:
    report = read("Barges sink\n1 January 2025\nOSLO, Dec 31 (Reuters) - Barges sank on Tuesday, the navy said.")
    assert report.dateline is not None
    assert report.dateline.on == "2024-12-31"


STORY = (
    "Barges hit the Lumina bridge near Port Louis, said Captain Devika Ramgoolam of the "
    "Mauritius Harbour Authority. Jane Bissessur agreed."
)


def test_reports_read_together_settle_open_dates() -> None:
    whole = read(f"Barges hit bridge\nPort Louis, March 4, 2025 (AFP) - {STORY}", id="a")
    yearless = read(f"Barges hit bridge\nPORT LOUIS, March 5 (Reuters) - {STORY} It sank on Wednesday.", id="b")
    undated = read(f"Barges hit bridge\nPort Louis (dpa) - {STORY} The port closed, she said on Tuesday.", id="c")
    other = read("OSLO, March 5 (Reuters) - Nothing of the kind happened in Norway, officials said.", id="d")
    days = [r.published_on and r.published_on.value for r in settle([whole, yearless, undated, other])]
    assert days == ["2025-03-04", "2025-03-05", "2025-03-04", None]
    assert yearless.published_on is None


SHORT = "The seals of an arm at the Krilon gas terminal were worn, the Energy Ministry said"
IN_THE_SAME_DAYS = {
    "its weekday fits": ("KRILON, Feb 10 (BNS) - {} on Monday.", "2025-02-10"),
    "its weekday does not": ("KRILON, Feb 10 (BNS) - {} on Saturday.", None),
    "it names no weekday": ("KRILON, Feb 10 (BNS) - {}.", None),
    "another week": ("KRILON, Feb 24 (BNS) - {} on Monday.", None),
}


@pytest.mark.parametrize("case", IN_THE_SAME_DAYS)
def test_a_report_that_shares_few_names_takes_the_year_where_day_and_weekday_fit(case: str) -> None:
    copy, day = IN_THE_SAME_DAYS[case]
    dated = read("PAPER\n11 February 2025\n\nWorn seals\n\nThe arm at the gas port of Krilon leaked.", id="a")
    settled = settle([dated, read(copy.format(SHORT), id="b")])[1]
    assert (settled.published_on and settled.published_on.value) == day
    assert (settled.dateline and settled.dateline.on) == day


# ---- any text
# ------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "(Reuters) - ",
        "LIMA, ",
        "Mar 3 ",
        "(AFP)",
        "UPDATE 2-",
        "/TASS/",
        "date 2024-11-05 ",
        "(MENAFN- ",
        "\n",
        "\r\n",
        "the Times ",
        "By ",
        "ANA BEE",
        " | ",
        "Published: ",
        "2024-13-45 ",
        "told the FT ",
        "Read also: ",
        "© 2015 ",
        "((",
        "))",
        "\x00",
        "\u202e",
        "�",
        "É",
        "é",
        "𝔄",
        "-- ",
        "—",
        "EFE",
        "==Kyodo",
        "Source: dpa, ",
        "'s",
        "\u2028",
        "MENAFN05112024",
        "31 February 2020",
    ]
)
ANY = st.one_of(
    st.lists(PIECES, max_size=40).map("".join),
    st.text(max_size=400),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=200),
)


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_any_text_gives_a_report_with_passages_in_it(text: str) -> None:
    report = read(text)
    size = len(text)
    passages = [a.passage for a in report.asides] + [label.passage for label in report.labels]
    facts = [
        report.title,
        report.publisher,
        report.byline,
        report.published_on,
        *report.relays,
        *report.published_candidates,
    ]
    passages += [f.passage for f in facts if f is not None and f.passage is not None]
    if report.dateline:
        passages.append(report.dateline.passage)
    assert all(0 <= p.start <= p.end <= size for p in passages)
    assert all(p.start < p.end for p in (a.passage for a in report.asides))
    if report.title and report.title.passage:
        assert text[report.title.passage.start : report.title.passage.end] == report.title.value
    if report.dateline and report.dateline.place:
        assert report.dateline.place in text[report.dateline.passage.start : report.dateline.passage.end]
    assert read(text) == report


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "A ",
        "A.",
        "A/",
        "(",
        "((A) ",
        "Mar 3 ",
        "the Times ",
        "told AFP ",
        "A, ",
        "\n",
        "a\n",
        "By A B\n",
        "14:05 GMT\n",
        "(Reporting by A B ",
        "A B, ",
        "a/",
        "'s ",
        "2024-",
        "Read also: a\n",
        "UPDATE 2-",
        "© ",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            read(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = cost(20_000), cost(80_000)
    assert large < max(0.05, 8 * small)  # four times the text; quadratic work would take sixteen times as long


# ---- against gold
# --------------------------------------------------------------------------------------------------------


def ledger(bundle: Path) -> dict[str, Any]:
    reports = []
    for path in sorted((bundle / "reports").glob("*.txt")):
        text = path.read_bytes().decode()
        reports.append(read(text, id=path.stem))
    rows = [
        {
            "id": r.id,
            "published_on": r.published_on and r.published_on.value,
            "publisher": r.publisher and r.publisher.value,
            "relays": [f.value for f in r.relays],
            "dateline": {"place": r.dateline.place, "on": r.dateline.on} if r.dateline else None,
            "attributions": [],
        }
        for r in settle(reports)
    ]
    return {"reports": rows}


def header_scores(shared: Path, bundles: list[Path], folder: Path) -> dict[str, float]:
    arguments: list[str] = []
    for bundle in bundles:
        out = folder / f"{bundle.name}.json"
        out.write_text(json.dumps(ledger(bundle)))
        arguments += [str(out), str(bundle)]
    run = subprocess.run(
        [sys.executable, str(shared / "desk" / "score.py"), *arguments], capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in run.stdout.splitlines() if line.startswith("header."))
    return {row[0]: float(row[1]) for row in rows}


@pytest.mark.shared
def test_header_facts_of_the_training_bundles(shared: Path, tmp_path: Path) -> None:
    bundles = [g.parent for g in sorted((shared / "desk").glob("*/gold.yaml")) if g.parent.name[:2] not in DEVELOPMENT]
    scores = header_scores(shared, bundles, tmp_path)
    assert set(scores) == {"header.published_on", "header.publisher", "header.relays", "header.dateline"}
    assert all(value >= 0.95 for value in scores.values()), scores


@pytest.mark.shared
def test_the_specimen(shared: Path) -> None:
    text = (shared / "specimen" / "reports" / "specimen.txt").read_bytes().decode()
    gold = yaml.safe_load((shared / "specimen" / "gold.yaml").read_text())["reports"][0]
    report = read(text)
    assert report.publisher is not None
    assert report.publisher.value == gold["publisher"]
    assert [f.value for f in report.relays] == gold["relays"]
    assert report.published_on is not None
    assert report.published_on.value == str(gold["published"])
    assert [p.kind for p in report.problems] == ["outlet-clash"]
    assert replace(report, problems=()).dateline is None


ORIGINAL = (
    "Barges hid losses\n3 March 2025\nBarges hid losses, Captain Devika Ramgoolam of the Mauritius Harbour Authority "
    'said in Port Louis near Lumina bridge. "We kept two books since the spring," Jane Bissessur said.'
)
RELAYED = (
    "PORT LOUIS, March 4, 2025 (Reuters) - Barges hid losses near Lumina bridge in Port Louis, the Cape Farrow Times "
    "reported, naming Captain Devika Ramgoolam of the Mauritius Harbour Authority. "
    '"We kept two books since the spring," Jane Bissessur told the paper.'
)


def test_a_paper_that_others_relay_is_known_by_the_quotation_that_they_share() -> None:
    original, relayed = read(ORIGINAL, id="a"), read(RELAYED, id="b")
    assert original.publisher is None
    settled = settle([original, relayed])[0].publisher
    assert settled is not None
    assert (settled.value, settled.origin, settled.passage) == ("Cape Farrow Times", "story", None)


def test_a_quotation_that_a_third_report_has_first_hand_tells_no_publisher() -> None:
    third = read(
        RELAYED.replace(", the Cape Farrow Times reported, naming", ", said").replace("Reuters", "AFP"), id="c"
    )
    assert third.relays == ()
    assert settle([read(ORIGINAL, id="a"), read(RELAYED, id="b"), third])[0].publisher is None


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\t"])
def test_blanks_of_any_kind_are_blanks(blank: str) -> None:
    text = (
        "Cape Farrow Times\n4 March 2025\nTwo barges sink in bay\nPORT LOUIS, March 4 (AFP) - Two sank, a pilot said."
    )
    plain, other = read(text), read(text.replace(" ", blank))
    assert other.title is not None
    assert other.title.value == f"Two{blank}barges{blank}sink{blank}in{blank}bay"
    assert replace(other, text="", extract=plain.extract, title=None) == replace(plain, text="", title=None)


def test_a_story_whose_days_lie_far_apart_tells_no_day() -> None:
    news = "{} - Mayor Ada Onu of Larchfield told Petra Vale and Ivo Brandt in Grenholm on Monday that Kestrel shut.\n"
    texts = [news.format(head) for head in ("OSLO, 3 March 2025", "OSLO, 9 November 2025", "OSLO")]
    reports = settle([read_text(text, id=f"r{k}") for k, text in enumerate(texts)])
    assert [r.published_on.value if r.published_on else None for r in reports] == ["2025-03-03", "2025-11-09", None]
