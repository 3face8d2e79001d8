"""CSV and TSV: nothing is calculated, every row is a row, and the text comes back."""

from __future__ import annotations

import csv
import os
import random
import re
import shutil
import subprocess
import unicodedata
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

import example
from odd import odd, odd_ledger
from sayso.errors import InputError, OptionError
from sayso.exports import OfLedger, export, format_of
from sayso.exports.cells import cell, text_of
from sayso.exports.plover import COLUMNS, FILLED, OURS, POLECAT, Event, Plover, events
from sayso.exports.spreadsheet import CLAIMS, LINES

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "exports.md"
ODD = odd_ledger(5, 60)[0]


def calculated(text: str) -> bool:
    """Whether any spreadsheet might calculate a cell: stricter than any that is known."""
    seen = "".join(c for c in text if unicodedata.category(c)[0] not in "CZ")
    return unicodedata.normalize("NFKC", seen)[:1] in tuple("=+-@") or text[:1] in ("\t", "\r", "\n")


def test_ten_thousand_odd_strings_come_back_and_none_is_calculated() -> None:
    dice = random.Random(3)  # noqa: S311 - no secret
    texts = [odd(dice) for _ in range(10_000)]
    assert sum(map(calculated, texts)) > 1_000
    for text in texts:
        made = cell(text)
        assert text_of(made) == text
        assert not calculated(made)
        made.encode()
        assert text_of(cell(text, raw=True), raw=True) == text


@pytest.mark.parametrize(("text", "made"), [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"),
    ("\tword", "'\tword"), ("＝1+1", "'＝1+1"), ("－1", "'－1"), (" =1", "' =1"), ("\u200b=1", "'\u200b=1"),
    ("'s Gravenhage", "''s Gravenhage"), ("", "'"), (None, ""), ("1-1", "1-1"), ("a=b", "a=b"), ("“No”", "“No”"),
])  # fmt: skip
def test_an_apostrophe_stands_where_it_must(text: str | None, made: str) -> None:
    assert cell(text) == made
    assert text_of(made) == text


def test_csv_has_the_columns_that_are_documented(tmp_path: Path) -> None:
    export(ODD, "csv", tmp_path / "csv")
    for name, columns in (("lines", LINES), ("claims", CLAIMS)):
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        assert tuple(rows[0]) == columns
        assert {len(row) for row in rows} == {len(columns)}
        assert not any(calculated(text) for row in rows for text in row)
        assert f"`{name}.csv`: " + ", ".join(f"`{column}`" for column in columns) in one_line(REFERENCE)


def one_line(document: Path) -> str:
    return re.sub(r"\s+", " ", document.read_text("utf-8"))


def test_raw_csv_comes_back_but_for_empty_texts(tmp_path: Path) -> None:
    form = format_of("csv", raw=True)
    ledger = example.ledger()
    export(ledger, "csv", tmp_path / "csv", raw=True)
    assert form.read(tmp_path / "csv").lines == (*ledger.attributions, *ledger.doubtful)
    assert not (tmp_path / "csv" / "lines.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_raw_is_only_for_what_has_cells() -> None:
    with pytest.raises(OptionError, match="leave --raw out"):
        format_of("jsonl", raw=True)


@pytest.mark.parametrize(("raw", "at_least", "at_most"), [(False, 0, 0), (True, 20, 10_000)])
def test_libreoffice_calculates_nothing(raw: bool, at_least: int, at_most: int, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        assert os.environ.get("CI") != "true", "needs LibreOffice (apt-get install libreoffice-calc)"
        pytest.skip("needs LibreOffice (apt-get install libreoffice-calc)")
    export(ODD, "csv", tmp_path / "csv", raw=raw)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    call = [office, home, "--headless", "--convert-to", "fods", "--infilter=CSV:44,34,76", "--outdir", str(tmp_path)]
    found = 0
    for name in ("lines", "claims"):
        subprocess.run([*call, str(tmp_path / "csv" / f"{name}.csv")], check=True, capture_output=True, timeout=120)
        made = (tmp_path / f"{name}.fods").read_text("utf-8")
        assert made.count("<table:table-row") > 50
        found += made.count("table:formula=")
    assert at_least <= found <= at_most


# POLECAT's columns.

TEXTS = st.text(st.characters(), max_size=8) | st.sampled_from(["=1", "\t", "\\t", "\r\n", "a\ud800", "\0", ""])
EVENTS = st.builds(Event, **{
    name: {
        str: TEXTS, str | None: TEXTS | st.none(), int | None: st.integers() | st.none(),
        float | None: st.floats(allow_nan=False) | st.none(),
    }[kind]
    for name, kind in get_type_hints(Event).items()
})  # fmt: skip


@drawn(st.lists(EVENTS, max_size=3), st.booleans())
def test_events_come_back(tmp_path_factory: pytest.TempPathFactory, made: list[Event], raw: bool) -> None:
    if raw:  # then nothing and the empty text are the same
        made = [Event(**{field.name: getattr(one, field.name) or None for field in fields(one)}) for one in made]
        made = [one for one in made if one.id is not None]
    form, place = Plover(raw=raw), tmp_path_factory.getbasetemp() / "it.tsv"
    place.write_text("\n".join(["\t".join(COLUMNS), *map(form.row, made), ""]), "utf-8", newline="")
    assert list(form.events(place)) == made


def test_the_events_of_a_ledger_are_rows_of_strict_tsv(tmp_path: Path) -> None:
    for ledger in (ODD, example.ledger()):
        export(ledger, "plover", tmp_path / "it.tsv")
        assert list(Plover().events(tmp_path / "it.tsv")) == list(events(OfLedger(ledger)))
        with (tmp_path / "it.tsv").open(encoding="utf-8", newline="\n") as file:
            rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
        assert len(rows) == 1 + len(ledger.attributions)
        assert {len(row) for row in rows} == {len(COLUMNS)}
        assert not any(calculated(text) for row in rows for text in row if not re.fullmatch(r"-\d+\.\d+", text))


def test_nothing_of_a_ledger_is_coded() -> None:
    for event in events(OfLedger(example.ledger())):
        assert (event.type, event.mode, event.intensity, event.quad, event.contexts) == (None,) * 5


def test_an_event_has_what_the_ledger_knows() -> None:
    first, second = list(events(OfLedger(example.ledger())))[:2]
    assert (first.actor, first.actor_country, first.actor_title, first.date) == (
        "Ana Reis", "PRT", "harbour master", "2025-03-03",
    )  # fmt: skip
    assert (second.recipient, second.placename, second.geoname, second.place_country) == (
        "Ana Reis", "Lisbon", 2267057, "PRT",
    )  # fmt: skip
    assert (second.attributed_to, second.certainty, second.source) == ("the operator", "probable", "Meridian")


def test_the_columns_are_polecats_then_ours_and_documented() -> None:
    assert len(POLECAT) == 40
    assert COLUMNS == POLECAT + OURS
    assert set(FILLED) == {field.name for field in fields(Event)}
    for column in FILLED.values():
        assert f"`{column}`" in REFERENCE.read_text("utf-8")


WIDE = "\t" * (len(COLUMNS) - 1)


@pytest.mark.parametrize(("line", "says"), [
    (b"a\tb\n", "does not have the columns"), (b"\t" * len(COLUMNS) + b"\n", "does not have the columns"),
    (b"\xff" + WIDE.encode() + b"\n", "can't decode"), (WIDE.encode() + b"many\n", "invalid literal"),
])  # fmt: skip
def test_other_tsv_is_told(line: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "it.tsv").write_bytes("\t".join(COLUMNS).encode() + b"\n" + line)
    with pytest.raises(InputError, match=rf"it\.tsv:2 is no row of an export: .*{says}"):
        list(Plover().events(tmp_path / "it.tsv"))
