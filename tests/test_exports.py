"""Exports: one suite over all formats, then what is particular to each; the validators are other people's."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import random
import resource
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from signal import SIGINT, SIGKILL, Signals

import jsonschema
import pyarrow as pa
import pyarrow.dataset
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from pyarrow import parquet
from typer.testing import CliRunner

import example
from odd import odd_ledger
from sayso.cli import app
from sayso.errors import InputError, OptionError, SaysoError
from sayso.exports import FORMATS, Export, OfLedger, export, format_of, jsonl
from sayso.exports import parquet as ours
from sayso.exports.columns import misfit
from sayso.exports.given import Held
from sayso.exports.of_store import of_store
from sayso.exports.rows import rows
from sayso.exports.tables import TABLES, published
from sayso.exports.units import Units
from sayso.ledger import dumps
from sayso.model import Extract, Ledger, Passage, Report
from sayso.store import Store
from store_places import KINDS, new
from store_samples import fill, small

ODD, STRINGS = odd_ledger(7, 190)


@pytest.fixture(scope="module", params=["by hand", "store", "odd"])
def ledger(request: pytest.FixtureRequest, news: Store) -> Ledger:
    return {"by hand": example.ledger, "store": news.ledger, "odd": lambda: ODD}[request.param]()


@pytest.fixture(params=FORMATS)
def form(request: pytest.FixtureRequest) -> Export:
    return format_of(request.param)


def shapes(form: Export) -> list[str]:
    """The names that an export may have: of a file, of a folder, or both."""
    return [
        name
        for name, method in (("news.out", "write"), ("news", "write_folder"))
        if getattr(type(form), method) is not getattr(Export, method)
    ]


# What holds of every format.


def test_lines_and_claims_come_back(form: Export, ledger: Ledger, tmp_path: Path) -> None:
    assert shapes(form)
    for name in shapes(form):
        export(ledger, form.name, tmp_path / name)
        if not form.carries:
            continue
        back = form.read(tmp_path / name)
        if "lines" in form.carries:
            doubtful = ledger.doubtful if "doubtful" in form.carries else ()
            assert back.lines == (*ledger.attributions, *doubtful)
        if "claims" in form.carries:
            assert back.claims == ledger.claims


def test_what_comes_back_was_made_of_ten_thousand_odd_strings() -> None:
    assert STRINGS >= 10_000


def test_the_same_ledger_gives_the_same_bytes(form: Export, tmp_path: Path) -> None:
    for name in shapes(form):
        for folder in ("one", "two"):
            (tmp_path / folder).mkdir(exist_ok=True)
            export(example.ledger(), form.name, tmp_path / folder / name)
        assert content(tmp_path / "one") == content(tmp_path / "two") != {}


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Broken(OfLedger):
    """A store that fails half-way."""

    def reports(self) -> Iterator[Held]:
        yield next(super().reports())
        raise KeyboardInterrupt


def test_an_interrupted_export_leaves_what_was_there(form: Export, tmp_path: Path) -> None:
    for name in shapes(form):
        if "." in name:
            (tmp_path / name).write_bytes(b"older")
        before = content(tmp_path)
        with pytest.raises(KeyboardInterrupt):
            export(Broken(example.ledger()), form.name, tmp_path / name)
        assert content(tmp_path) == before
        assert [path.name for path in tmp_path.iterdir()] == list(before)


SLOW = """
import sys, time
from pathlib import Path
import example
from sayso.exports import export
def wait(done, total):
    print(done, flush=True)
    time.sleep(30)
export(example.ledger(), "jsonl", Path(sys.argv[1]), wait)
"""


@pytest.mark.parametrize(("signal", "left"), [(SIGKILL, 1), (SIGINT, 0)])
@pytest.mark.parametrize("name", ["news.jsonl", "news"])
def test_a_stopped_process_leaves_what_was_there(name: str, signal: Signals, left: int, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_bytes(b"older")
    call = [sys.executable, "-c", SLOW, str(tmp_path / name)]
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(call, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}) as process:
        assert process.stdout
        assert process.stdout.readline() == b"1\n"
        process.send_signal(signal)
        process.wait(20)
    seen = [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert (seen, (tmp_path / "news.jsonl").read_bytes()) == (["news.jsonl"], b"older")
    assert len(list(tmp_path.glob(".news*"))) == left  # what was killed outright cannot clear up after itself


@pytest.mark.parametrize(
    ("to", "name"), [("jsonl", "out.jsonl"), ("prov", "out.jsonld"), ("parquet", "out"), ("csv", "out")]
)
def test_a_full_disk_is_told_and_nothing_is_left(to: str, name: str, tmp_path: Path) -> None:
    export(ODD, "jsonl", tmp_path / "news.jsonl")
    call = [
        sys.executable,
        "-m",
        "sayso",
        "export",
        str(tmp_path / "news.jsonl"),
        "--to",
        to,
        "-o",
        str(tmp_path / name),
    ]
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))  # noqa: E731 - files of 1 kB at most
    done = subprocess.run(call, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("sayso: ")
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "mine").touch()
    with pytest.raises(OptionError, match="is there already"):
        export(example.ledger(), "jsonl", tmp_path / "news")
    assert [path.name for path in tmp_path.rglob("*")] == ["news", "mine"]


@pytest.mark.parametrize("to", [name for name in FORMATS if format_of(name).carries])
def test_a_damaged_export_is_read_or_told(to: str, tmp_path: Path) -> None:
    """Whatever is cut, changed or put in: an export is read, or `InputError` says that it cannot be."""
    form, dice = format_of(to), random.Random(to)  # noqa: S311 - no secret
    name = shapes(form)[0]
    export(example.ledger(), to, tmp_path / name)
    whole = {path: path.read_bytes() for path in [tmp_path / name, *(tmp_path / name).glob("*")] if path.is_file()}
    told = 0
    for _ in range(100):
        path, data = dice.choice(list(whole.items()))
        at, cut = dice.randrange(len(data)), dice.randrange(9)
        put = dice.choice((b"", b"[", b"null", b"-1", b'"', b"\0", b"\xff", b"9" * 30, b'{"a":' * 2000, bytes(8)))
        path.write_bytes(data[:at] + put + data[at + cut :])
        try:
            form.read(tmp_path / name)
        except InputError:
            told += 1
        path.write_bytes(data)
    assert told > 20


class Long(OfLedger):
    """Many long reports, each made when it is asked for: more than may be held in memory."""

    reports_, characters = 200, 100_000

    def __len__(self) -> int:
        return self.reports_

    def reports(self) -> Iterator[Held]:
        for number in range(self.reports_):
            text = f"{number} " * (self.characters // len(f"{number} "))
            yield Held(Report(f"r{number}", "", text, Extract.identity(text)), (), (), ())


def test_a_large_store_is_not_held_in_memory(form: Export, tmp_path: Path) -> None:
    given = Long(Ledger((), (), (), "0", "none"))
    for name in shapes(form):
        tracemalloc.start()
        export(given, form.name, tmp_path / name)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < given.reports_ * given.characters / 2


@pytest.mark.parametrize("name", ["file.out", "folder"])
def test_what_is_no_export_is_told(form: Export, name: str, tmp_path: Path) -> None:
    place = tmp_path / name
    if "." in name:
        place.write_bytes(b'{"table": "lines"')
    else:
        place.mkdir()
    with pytest.raises(SaysoError):
        form.read(place)


@pytest.mark.parametrize("kind", KINDS)
def test_a_store_is_exported_as_its_ledger_is(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with Store(new(kind, tmp_path, request)) as news, Store(news.place) as other:
        fill(news)
        ledger = news.ledger()
        with of_store(news) as given:
            assert len(given) == len(list(given.reports())) == len(ledger.reports)
            other.add(small(1))  # whoever writes meanwhile: the export is of one moment
            streamed = list(rows(given))
            assert list(given.lines()) == list(ledger.attributions)
            ids = [line.id for line in ledger.attributions]
            assert given.claims_of(ids) == OfLedger(ledger).claims_of(ids) != {}
            assert given.speaker_of(ids) == OfLedger(ledger).speaker_of(ids) != {}
    assert all(row.pop("arrived") for table, row in streamed if table == "documents")
    held = list(rows(OfLedger(ledger)))
    assert not any(row.pop("arrived") for table, row in held if table == "documents")
    assert [row for row in streamed if row[0] != "decisions"] == held
    assert [row["note"] for table, row in streamed if table == "decisions"] == ["=seen"]


def test_progress_is_told_report_by_report(form: Export, tmp_path: Path) -> None:
    for name in shapes(form):
        told: list[tuple[int, int]] = []
        export(example.ledger(), form.name, tmp_path / name, lambda done, total: told.append((done, total)))  # noqa: B023
        assert told == [(1, 2), (2, 2)]


# Offsets.


@drawn(st.text(st.characters(exclude_categories=()), max_size=40), st.data())
def test_offsets_cut_the_same_words_in_every_unit(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = Units(text).offsets(Passage(start, end), "x_")
    words = text[start:end]
    in_utf8 = "".join(text).encode("utf-8", "surrogatepass")
    assert in_utf8[at["x_start_utf8"] : at["x_end_utf8"]] == words.encode("utf-8", "surrogatepass")
    in_utf16 = text.encode("utf-16-le", "surrogatepass")
    assert in_utf16[2 * at["x_start_utf16"] : 2 * at["x_end_utf16"]] == words.encode("utf-16-le", "surrogatepass")


# JSON Lines and Parquet: everything comes back.


@pytest.mark.parametrize(("to", "name", "read"), [
    ("jsonl", "news.jsonl", jsonl.read), ("jsonl", "news", jsonl.read), ("parquet", "news", ours.read),
])  # fmt: skip
def test_the_whole_ledger_comes_back(to: str, name: str, read: object, ledger: Ledger, tmp_path: Path) -> None:
    export(ledger, to, tmp_path / name)
    back = read(tmp_path / name)  # type: ignore[operator]
    assert back == ledger
    assert dumps(back) == dumps(ledger)


def test_every_row_is_as_the_schema_says(ledger: Ledger, tmp_path: Path) -> None:
    check = jsonschema.Draft202012Validator(published())
    check.check_schema(check.schema)
    export(ledger, "jsonl", tmp_path / "news.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "news.jsonl").read_text("utf-8").split("\n")[:-1]]
    by_table = {line["table"]: line for line in lines}
    for line in by_table.values():
        check.validate(line)
        for column in line:
            assert not check.is_valid({key: value for key, value in line.items() if key != column}), column
        assert not check.is_valid(line | {"more": 1})
    if len(lines) < 1_000:
        for line in lines:
            check.validate(line)


def test_pyarrow_reads_the_tables(tmp_path: Path) -> None:
    export(ODD, "parquet", tmp_path / "news")
    lines = parquet.read_table(tmp_path / "news" / "lines.parquet")
    lines.validate(full=True)
    assert lines.num_rows == len(ODD.attributions)
    spans = pa.dataset.dataset(tmp_path / "news" / "spans.parquet").to_table()
    assert spans.schema.field("start_utf16").type == pa.int32()
    assert not spans.schema.field("start").nullable
    meta = parquet.read_schema(tmp_path / "news" / "spans.parquet").metadata
    assert meta[b"sayso.schema"] == b"1"
    assert meta[b"sayso.run"].startswith(b"n")
    document = parquet.read_table(tmp_path / "news" / "documents.parquet").to_pylist()[0]
    mine = [span for span in spans.to_pylist() if span["document"] == document["id"]]
    assert mine
    for span in mine:
        in_utf8 = document["text"].encode()
        assert in_utf8[span["start_utf8"] : span["end_utf8"]].decode() == span["text"]


def test_a_changed_text_is_told(tmp_path: Path) -> None:
    export(example.ledger(), "jsonl", tmp_path / "news.jsonl")
    held = (tmp_path / "news.jsonl").read_text("utf-8")
    (tmp_path / "news.jsonl").write_text(held.replace("operator had", "operator has"), "utf-8")
    with pytest.raises(InputError, match="SHA-256"):
        jsonl.read(tmp_path / "news.jsonl")


def test_a_value_of_another_kind_is_told() -> None:
    held = dict(rows(OfLedger(ODD)))  # the last row of each table
    assert len(held) > 14
    for table in TABLES:
        row = held.get(table.name, {})
        assert misfit(table.columns, row) == (None if row else table.columns[0].name)
        for column in table.columns if row else ():
            assert misfit(table.columns, {k: v for k, v in row.items() if k != column.name}) == column.name
            for wrong in ({"x": []}, [[None]], -(2**40), None):
                right = column.kind == "float64" if wrong == -(2**40) else column.empty and wrong is None
                assert misfit(table.columns, row | {column.name: wrong}) == (None if right else column.name)


def test_a_row_that_does_not_fit_is_told(tmp_path: Path) -> None:
    export(example.ledger(), "jsonl", tmp_path / "news.jsonl")
    held = (tmp_path / "news.jsonl").read_text("utf-8")
    (tmp_path / "news.jsonl").write_text(held.replace('"start_utf16":', '"start_utf32":', 1), "utf-8")
    with pytest.raises(InputError, match="no right 'spans'"):
        jsonl.read(tmp_path / "news.jsonl")


# The commands.


def run(*words: object) -> tuple[int, bytes, str]:
    done = CliRunner().invoke(app, [str(word) for word in words], prog_name="sayso")
    return done.exit_code, done.stdout_bytes, done.stderr


def test_a_store_goes_out_and_comes_back(news: Store, tmp_path: Path) -> None:
    code, out, err = run("export", news.place, "--to", "jsonl")
    assert (code, err) == (0, "")
    (tmp_path / "news.jsonl").write_bytes(out)
    assert run("export", tmp_path / "news.jsonl", "--to", "parquet", "-o", tmp_path / "folder")[0] == 0
    for place in (tmp_path / "news.jsonl", tmp_path / "folder"):
        code, out, err = run("import", place)
        assert (code, err) == (0, "")
        assert out.decode() == dumps(news.ledger())


def test_progress_is_shown_on_a_terminal(news: Store, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    call = [sys.executable, "-m", "sayso", "export", news.place, "--to", "plover", "-o", str(tmp_path / "it.tsv")]
    with subprocess.Popen(call, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # the terminal is closed when the process ends
            while piece := os.read(ours, 4096):
                shown += piece
    os.close(ours)
    assert process.returncode == 0
    assert b"exporting" in shown
    assert b"reports/s" in shown


@pytest.mark.parametrize(("words", "says"), [
    (["export", "{news}", "--to", "parquet", "-o", "{folder}/p"], "pip install 'sayso[parquet]'"),
    (["import", "{folder}"], "pip install 'sayso[parquet]'"),
])  # fmt: skip
def test_parquet_without_pyarrow_is_told(
    words: list[str], says: str, news: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lines.parquet").touch()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, _, err = run(*(word.format(news=news.place, folder=tmp_path) for word in words))
    assert code == 2
    assert says in err
    assert [path.name for path in tmp_path.iterdir()] == ["lines.parquet"]


def test_the_help_names_every_format() -> None:
    said = run("export", "--help")[1].decode()
    assert [name for name in FORMATS if name not in said] == []


@pytest.mark.parametrize(("words", "code", "says"), [
    (["export", "nothing.db", "--to", "jsonl"], 1, "there is no nothing.db"),
    (["export", "nothing.db", "--to", "odt"], 2, "give one of these: jsonl, parquet"),
    (["export", "{store}", "--to", "parquet"], 2, "give one with -o FOLDER"),
    (["export", "{store}", "--to", "jsonl", "-o", "no/where"], 2, "make it first"),
    (["export", "{json}", "--to", "jsonl"], 2, "has no texts; fill a store with sayso ingest"),
    (["import", "{json}"], 2, "has no texts"),
    (["import", "{cut}"], 1, "it is cut, or not of sayso"),
])  # fmt: skip
def test_what_cannot_be_done_is_told(words: list[str], code: int, says: str, news: Store, tmp_path: Path) -> None:
    (tmp_path / "ledger.json").write_text(dumps(example.ledger()), "utf-8")
    (tmp_path / "cut.jsonl").write_text("", "utf-8")
    places = {"store": news.place, "json": tmp_path / "ledger.json", "cut": tmp_path / "cut.jsonl"}
    got, out, err = run(*(word.format(**places) for word in words))
    assert (got, out) == (code, b"")
    assert says in err
