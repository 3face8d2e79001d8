"""Files, folders, JSON Lines and standard input: what is read, what it is called, and what is said of the rest."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import Extract
from sayso.read import json_lines, parsing, read_bytes, read_paths, read_text, splitting

GOOD = "The mayor said the bridge would reopen in March.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good report beside which bad ones are put."""
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    return tmp_path


# What is wrong, the file's name, its bytes, the kind of the problem, whether it is fatal.
BAD: list[tuple[str, str, bytes, str, bool]] = [
    ("empty", "a.txt", b"", "empty", True),
    ("blanks only", "a.txt", b" \r\n\t", "empty", True),
    ("PDF", "a.txt", b"%PDF-1.4 \xe2\xe3\xcf\xd3", "binary", True),
    ("image called a page", "a.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", True),
    ("NULs", "a", b"\0" * 100, "binary", True),
    ("empty page", "a.html", b"<html><body></body></html>", "empty", False),
    (
        "gzip cut short",
        "a.txt.gz",
        gzip.compress(GOOD.encode() + bytes(range(65, 91)) * 9)[:-12],
        "missing",
        True,
    ),
    ("gzip damaged", "a.jsonl.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\3damaged", "missing", True),
    ("half a line", "a.jsonl", b'{"text": "he sa', "json", True),
    ("no JSON", "a.jsonl", b"text", "json", True),
    ("a list", "a.jsonl", b'["text"]', "json", True),
    ("wrong type", "a.jsonl", b'{"text": 12}', "json", True),
    ("no text", "a.jsonl", b'{"txet": "he said"}', "json", True),
    ("nested deeply", "a.jsonl", b'{"text": "x", "y": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "json", True),
    ("NaN", "a.jsonl", b'{"text": "he said", "score": NaN}', "json", False),
    ("field given twice", "a.jsonl", b'{"text": "he denied", "text": "he said"}', "json", False),
    ("lone surrogate", "a.jsonl", b'{"text": "he said \\ud800 no"}', "charset", False),
    ("empty text", "a.jsonl", b'{"text": " "}', "empty", True),
    ("blank lines only", "a.jsonl", b"\n\n", "empty", True),
    ("huge number", "a.jsonl", b'{"text": "he said", "id": ' + b"9" * 100_000 + b"}", "id", False),
    ("cut in a character", "a.txt", "he said caf\u00e9".encode()[:-1], "charset", False),
    ("windows-1252", "a.txt", b"he said \x93caf\xe9\x94, at last", "charset", False),
]


@pytest.mark.parametrize(("what", "name", "data", "kind", "fatal"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_input_is_said_and_the_rest_is_read(
    folder: Path, what: str, name: str, data: bytes, kind: str, fatal: bool
) -> None:
    (folder / name).write_bytes(data)
    result = read_paths([folder])
    assert "good" in {report.id for report in result.reports}
    problems = [*result.problems, *(p for r in result.reports for p in r.problems)]
    mine = [p for p in problems if p.kind == kind and name in p.message]
    assert mine, problems
    assert mine[0].fatal is fatal
    assert result.failed is fatal
    if name.startswith("a.jsonl") and kind == "json":
        assert mine[0].where.endswith("a.jsonl:1")
    for report in result.reports:
        report.text.encode()  # can be written as UTF-8


def test_what_comes_before_the_damage_of_packed_data_is_read(folder: Path) -> None:
    packed = gzip.compress("".join(f"He said {n * n}.\n" for n in range(20_000)).encode())
    (folder / "a.txt.gz").write_bytes(packed[: len(packed) // 2])
    (report,) = read_paths([folder / "a.txt.gz"]).reports
    assert "He said 1000000." in report.text
    assert [p.kind for p in report.problems if p.fatal] == ["truncated"]


def test_every_good_line_of_a_bad_file_is_read(folder: Path) -> None:
    lines = [json.dumps({"text": f"He said {n}."}).encode() for n in range(6)]
    lines[2], lines[4] = lines[2][:-3], b"\xff\xfe\xff"
    (folder / "a.jsonl").write_bytes(b"\n".join(lines))
    result = read_paths([folder / "a.jsonl"])
    assert [r.id for r in result.reports] == ["a:1", "a:2", "a:4", "a:6"]
    assert [(p.where.rpartition(":")[2], p.fatal) for p in result.problems] == [("3", True), ("5", True)]


def test_a_line_that_is_too_long_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LONGEST_LINE", 1000)
    long = json.dumps({"text": "x" * 5000})
    (folder / "a.jsonl").write_text("\n".join([long, '{"text": "He said so."}', long]), "utf-8")
    result = read_paths([folder / "a.jsonl"])
    assert [r.text for r in result.reports] == ["He said so."]
    assert [p.where.rpartition(":")[2] for p in result.problems] == ["1", "3"]


def test_missing_and_unreadable_paths(folder: Path) -> None:
    result = read_paths([folder / "none.txt", folder / "good.txt"])
    assert [r.id for r in result.reports] == ["good"]
    (problem,) = result.problems
    assert problem.kind == "missing"
    assert problem.fatal
    assert "none.txt: no such file" in problem.message


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_a_file_and_a_folder_without_rights(folder: Path) -> None:
    (folder / "closed.txt").write_text(GOOD, "utf-8")
    (folder / "closed.txt").chmod(0)
    (folder / "shut").mkdir(mode=0)
    result = read_paths([folder])
    assert [r.id for r in result.reports] == ["good"]
    assert {Path(p.where).name for p in result.problems if p.fatal} == {"closed.txt", "shut"}


def test_rights_are_said_as_the_system_says_them(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "shut").mkdir()
    real_open, real_scan = Path.open, os.scandir

    def closed(self: Path, *args: str) -> object:
        if self.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real_open(self, *args)

    def shut(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", str(path))
        return real_scan(path)

    (folder / "closed.txt").write_text(GOOD, "utf-8")
    monkeypatch.setattr(Path, "open", closed)
    monkeypatch.setattr(os, "scandir", shut)
    result = read_paths([folder])
    assert [r.id for r in result.reports] == ["good"]
    assert {Path(p.where).name for p in result.problems if p.fatal} == {"closed.txt", "shut"}
    assert all("permission denied" in p.message for p in result.problems)


def test_a_folder_is_read_in_order_and_what_is_left_out_is_counted(folder: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "gold.yaml", "sub/c", "sub/.git/x.txt", "Z.htm", "e\u0301.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(GOOD, "utf-8")
    result = read_paths([folder])
    assert [r.id for r in result.reports] == ["Z", "a", "b", "e\u0301", "good", "c"]
    assert sorted(p.message.removeprefix(f"{folder}: ") for p in result.problems) == [
        "1 file(s) that are no reports by their ending (.yaml) were left out",
        "2 hidden file(s) or folder(s) were left out",
    ]
    assert not result.failed
    assert [r.id for r in read_paths([folder], recursive=False).reports] == ["Z", "a", "b", "e\u0301", "good"]


def test_a_folder_without_reports_says_so(tmp_path: Path) -> None:
    (problem,) = read_paths([tmp_path]).problems
    assert (problem.kind, problem.fatal) == ("empty", True)


def test_links_loops_pipes_and_names_that_are_no_text(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "again.txt").symlink_to(folder / "good.txt")
    os.mkfifo(folder / "pipe.txt")
    Path(os.fsdecode(os.fsencode(folder) + b"/na\xefve.txt")).write_text(GOOD, "utf-8")
    result = read_paths([folder])
    assert {r.id for r in result.reports} == {"again", "na\ufffdve"}
    assert {Path(p.where).name: p.kind for p in result.problems} == {
        "gone.txt": "missing",
        "pipe.txt": "missing",
        "good.txt": "duplicate",
    }


def test_names_are_stems_and_clashes_do_not_depend_on_order(tmp_path: Path) -> None:
    for name in ("one/r1.txt", "two/r1.txt", "two/r2.txt", "two/r2.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<p>{GOOD}" if name.endswith("html") else GOOD, "utf-8")
    paths = [tmp_path / "one", tmp_path / "two"]
    forth, back = read_paths(paths), read_paths(paths[::-1])
    named = {r.path: r.id for r in forth.reports}
    assert len(set(named.values())) == 4
    assert named == {r.path: r.id for r in back.reports}
    assert named[str(tmp_path / "one/r1.txt")] == "one/r1"
    assert {p.kind for p in forth.problems} == {"id"}
    assert not forth.failed


def test_fields_of_json_lines(folder: Path) -> None:
    record = {
        "id": 7,
        "text": "He said so.",
        "url": "https://herald.example/7",
        "title": "Said so",
        "source": {"name": "The Herald"},
        "published": "2023-03-04",
        "authors": ["Jane Roe", "John Doe"],
    }
    other = {"guid": "g-1", "story": "<p>She <b>denied</b> it.</p>", "text": "teaser"}
    (folder / "a.ndjson.gz").write_bytes(gzip.compress(json.dumps(record).encode()))
    (folder / "b.jsonl").write_text("\ufeff" + json.dumps(other), "utf-8")
    (first,) = read_paths([folder / "a.ndjson.gz"]).reports
    assert first.id == "7"
    assert set(first.given) == {
        ("field:url", "https://herald.example/7"),
        ("field:title", "Said so"),
        ("field:publisher", "The Herald"),
        ("field:date", "2023-03-04"),
        ("field:author", "Jane Roe, John Doe"),
    }
    (second,) = read_paths([folder / "b.jsonl"], fields={"html": "story"}).reports
    assert (second.id, second.text, second.extract.text) == ("g-1", other["story"], "She denied it.")
    (problem,) = read_paths([folder / "b.jsonl"], fields={"text": "missing"}).problems
    assert "looked for missing" in problem.message


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (GOOD.encode(), [GOOD]),
        (b'{"text": "He said so."}\n{"text": "She denied it."}\n', ["He said so.", "She denied it."]),
        (b"<!doctype html><p>He said so.</p>", ["He said so."]),
        (gzip.compress(GOOD.encode()), [GOOD]),
        (b'{"quoted"} he said', ['{"quoted"} he said']),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    result = read_paths(["-", "-"])
    assert [r.extract.text for r in result.reports] == texts
    assert result.reports[0].id == ("stdin" if len(texts) == 1 else "stdin:1")
    assert [p.kind for p in result.problems] == ["duplicate"]


def test_bytes_in_memory() -> None:
    (report,) = read_bytes(b"<p>He said &amp; left.</p>", "x/page.html")
    assert (report.id, report.extract.text) == ("page", "He said & left.")
    (bad,) = read_bytes(b"%PDF-1.7", "x/page.txt")
    assert [p.kind for p in bad.problems] == ["binary"]


def test_an_input_that_is_too_large_is_cut_and_this_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (parsing, splitting):
        monkeypatch.setattr(module, "LARGEST_TEXT", 1001)
    (folder / "a.txt").write_text("é" * 1000, "utf-8")
    (report,) = read_paths([folder / "a.txt"]).reports
    assert report.text == "é" * 500
    assert "truncated" in {p.kind for p in report.problems}


def test_progress_counts_bytes(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"text": "He said so."}\n' * 3, "utf-8")
    seen: list[tuple[int, int]] = []
    read_paths([folder], progress=lambda done, total: seen.append((done, total)))
    total = sum(f.stat().st_size for f in folder.iterdir())
    assert seen[-1] == (total, total)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert {t for _, t in seen} == {total}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_the_text_of_a_file_is_the_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "r.txt"
    file.write_bytes(text.encode())
    result = read_paths([file])
    for report in result.reports:
        if report.charset == "utf-8":
            assert report.text == file.read_bytes().decode()
            assert report.extract == Extract.identity(report.text)
    if not result.reports:
        assert result.failed


HOSTILE: dict[str, Callable[[], str]] = {
    "a sentence of 1 MB": lambda: "he said that " * 77_000,
    "a word of 300,000 letters": lambda: "x" * 300_000,
    "10,000 quotations": lambda: "“No,” he said. " * 10_000,
    "quotations never closed": lambda: '"“‘' * 30_000,
    "a row of dots": lambda: "he said" + "." * 300_000,
    "short names never closed": lambda: "he said (" + "Ab" + "a" * 300_000,
    "10,000 lines": lambda: "he said\r\n" * 10_000,
    "1 MB page of one sentence": lambda: "<!doctype html><p>" + "he said that " * 77_000,
    "100,000 nested elements": lambda: "<!doctype html>" + "<div>" * 100_000 + "he said",
    "1,000,000 nested elements": lambda: "<!doctype html>he said" + "<div>" * 1_000_000,
    "headings in headings": lambda: "<!doctype html>" + "<h1>he said" * 20_000 + "</h1>" * 20_000,
    "a long line in headings": lambda: "<!doctype html>" + "<h2>" * 2_000 + "he said " * 60_000 + "</h2>" * 2_000,
    "pictures in boxes in boxes": lambda: (
        "<!doctype html>" + "<div><img>" * 20_000 + "he said" + "<p>x" * 20_000 + "</div>" * 20_000
    ),
    "titles for headings": lambda: (
        "<!doctype html>"
        + "".join(f"<meta property=og:title content='{'ab' * 490}{n}'>" for n in range(300))
        + "<h2>words that he said</h2>" * 5_000
    ),
    "200,000 attributes": lambda: "<!doctype html><p " + "a=1 " * 200_000 + ">he said",
    "60,000 signs of a tag": lambda: "<!doctype html>" + "<" * 60_000 + "he said",
    "tags never closed": lambda: "<!doctype html>he said" + "<a href='" * 20_000,
    "quoted signs": lambda: "<!doctype html>" + "<a x='>' " * 30_000 + "he said",
    "quotation marks never closed before the last sign": lambda: "<!doctype html>he said" + "<a b='x" * 30_000 + '=">',
    "tags that only a quoted sign could end": lambda: "<!doctype html>he said" + "<b " * 20_000 + 'a=">"',
    "40,000 paragraphs never closed": lambda: "<!doctype html>he said" + "<p>word" * 40_000,
    "comments never closed before the last sign": lambda: "<!doctype html>he said" + "<!--x>" * 200_000,
    "a long word behind a sentence": lambda: "he said so " * 10 + "x" * 300_000,
    "comments never closed": lambda: "<!doctype html>" + "<!--" * 30_000 + "he said",
    "100,000 references": lambda: "<!doctype html><p>he said " + "&amp" * 100_000,
    "a sheet never closed": lambda: "<!doctype html><p>he said<style>" + "/*{" * 100_000,
    "ends of what never began": lambda: "<!doctype html><p><b>he said" + "</i></div>" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    text = HOSTILE[name]()
    began = time.process_time()
    report = read_text(text, id="r")
    spent = time.process_time() - began
    limit = 2.0 if text.startswith("<!doctype") else 1.0  # s; the texts have 1 MB at most
    assert spent < 2 * limit, "twice what is allowed on an idle machine is allowed on a busy one"
    assert report.text == text
    assert ("he said" in report.extract.text) == ("he said" in text)


HUGE = {
    "paragraphs": "<p>The harbour board said on Monday that the dredging would be put off for a week.</p>\n",
    "nested elements": "<div>",
    "one line": "the harbour board said so ",
}


@pytest.mark.parametrize("name", HUGE)
def test_a_page_of_100_megabytes_is_read_to_the_limit_and_this_is_said(name: str, tmp_path: Path) -> None:
    """Within 10 s of processor time and 512 MB: `read_paths` in a process of its own."""
    file = tmp_path / "huge.html"
    piece = HUGE[name] * 100_000
    with file.open("w") as stream:
        stream.write("<!doctype html><h1>Dredging put off</h1><p>It said so.</p>")
        for _ in range(100_000_000 // len(piece) + 1):
            stream.write(piece)
    code = (
        "import json, resource, sys; from sayso.read import read_paths; result = read_paths([sys.argv[1]])\n"
        "(report,) = result.reports; used = resource.getrusage(resource.RUSAGE_SELF)\n"
        # `ru_maxrss` of a process has what its parent held as it began; this has not.
        "(held,) = [int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM')]\n"
        "print(json.dumps([used.ru_utime + used.ru_stime, held, report.extract.text[:30],"
        " [[p.kind, [list(q) for q in p.passages]] for p in report.problems], len(report.text)]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    seconds, kilobytes, start, problems, size = json.loads(done.stdout)
    assert start.startswith("Dredging put off" if name == "paragraphs" else ("Dredging", "It said so.", "the harbour"))
    assert kilobytes < 512 * 1024
    assert seconds < 20, "10 s on an idle machine; twice that is allowed for a busy one"
    told = [passages for kind, passages in problems if kind == "truncated"]
    assert [] in told, "that the bytes were cut is said"
    assert any(left and 0 < left[0][0] < left[0][1] <= size for left in told)


def test_plain_text_is_read_without_an_extractor() -> None:
    code = (
        "import sys; from sayso.read import read_text; read_text('He said so.');"
        "print(sorted(m for m in ('trafilatura', 'lxml', 'charset_normalizer') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
