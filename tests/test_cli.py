"""The command line: what it prints, where to, and how it leaves."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso
from sayso import cli, terminal
from sayso.cli import app
from sayso.model import Ledger

REPORT = "LISBON, 3 March (Meridian) - “The doors were shut,” said Ana Reis, the harbour master.\n"
SAYSO = [sys.executable, "-m", "sayso"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, one of them a page, and what is none."""
    (tmp_path / "r1.txt").write_text(REPORT, "utf-8")
    (tmp_path / "r10.html").write_text(f"<html><body><p>{REPORT}</p></body></html>", "utf-8")
    (tmp_path / "r2.txt").write_text("It rained.\n", "utf-8")
    return tmp_path


def run(*words: object, stdin: bytes | None = None, **env: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the rules on these words."""
    done = CliRunner(env=env).invoke(
        app, ["read", *map(str, words), "--backend", "rules"], input=stdin, prog_name="sayso"
    )
    return done.exit_code, done.stdout, done.stderr


def test_reads_a_file(folder: Path) -> None:
    code, out, err = run(folder / "r1.txt")
    assert (code, err) == (0, "")
    assert "Ana Reis, the harbour master — said" in out
    assert "│ “The doors were shut,”" in out
    assert out.splitlines()[-1].startswith("1 report, 1 attribution  (rules, sayso ")


def test_reads_files_and_folders_together_in_one_order(folder: Path) -> None:
    code, out, _ = run(folder, "--json")
    assert code == 0
    assert [report["id"] for report in json.loads(out)["reports"]] == ["r1", "r2", "r10"]
    assert run(folder / "r10.html", folder / "r2.txt", folder / "r1.txt", "--json")[1] == out


def test_reads_standard_input() -> None:
    code, out, _ = run("-", "--json", stdin=REPORT.encode())
    assert code == 0
    line = json.loads(out)["reports"][0]["attributions"][0]
    assert line["text"]["content"] == ["“The doors were shut,”"]


def test_spans_are_of_the_file_on_disk(folder: Path) -> None:
    page = json.loads(run(folder / "r10.html", "--json")[1])["reports"][0]
    text = (folder / "r10.html").read_text("utf-8")
    assert "".join(text[start:end] for start, end in page["attributions"][0]["content"]) == "“The doors were shut,”"


def test_a_bad_input_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)))
    for form in ([], ["--json"]):
        code, out, err = run(folder, folder / "gone.txt", *form)
        assert code == 1
        assert "doors were shut" in out
        assert re.search(r"^sayso: .*gone\.txt: no such file", err, re.MULTILINE)
        assert re.search(r"^sayso: .*picture\.txt: ", err, re.MULTILINE)
    kinds = {problem["kind"]: problem["fatal"] for problem in json.loads(out)["problems"]}
    assert kinds == {"missing": True, "binary": True}


@pytest.mark.parametrize(
    ("words", "way_out"),
    [
        (["x", "--backend", "oracle"], "give one of these: "),
        (["x", "--min-probability", "2"], "less than or equal to 1"),
        (["x", "--backend", "rules", "--fields", "text"], "write ours=theirs"),
        (["x", "--backend", "rules", "--fields", "texxt=body"], "give one of these: text, "),
        (["x", "--show", "claims,gossip"], "one or more of lines, copies, claims"),
        (["x", "--width", "3"], "greater than or equal to 40"),
        (["x", "--frobnicate"], "No such option: --frobnicate"),
        ([], "Missing argument"),
    ],
)
def test_a_call_that_makes_no_sense(words: list[str], way_out: str) -> None:
    done = CliRunner().invoke(app, ["read", *words], prog_name="sayso")
    assert (done.exit_code, done.stdout) == (2, "")
    assert way_out in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_that_cannot_be_written(folder: Path) -> None:
    code, out, err = run(folder / "r1.txt", "--html", folder / "no" / "such" / "folder.html")
    assert (code, out) == (3, "")
    assert err.startswith("sayso: ")
    assert err.count("\n") == 1
    assert "No such file or directory" in err


def test_an_error_inside_is_one_line_unless_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Ledger:
        raise ZeroDivisionError("\x1b[2Jhostile\nwords")

    monkeypatch.setattr("sayso.pipeline.read", broken)
    code, _, err = run(folder)
    assert code == 3
    assert err == "sayso: internal error, ZeroDivisionError: <U+001B>[2Jhostile words (SAYSO_DEBUG=1 shows where)\n"
    assert "Traceback" in run(folder, SAYSO_DEBUG="1")[2]


def test_the_gate_keeps_lines_apart(folder: Path) -> None:
    everything = json.loads(run(folder / "r1.txt", "--json", "--min-probability", 0)[1])["reports"][0]
    nothing = json.loads(run(folder / "r1.txt", "--json", "--min-probability", 1)[1])["reports"][0]
    assert len(everything["attributions"]) == 1
    assert (nothing["attributions"], nothing["doubtful"]) == ([], everything["attributions"])
    assert "Doubtful" in run(folder / "r1.txt", "--min-probability", 1)[1]


def test_fields_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"story": REPORT, "key": "k7", "text": "It rained."}) + "\n{half", "utf-8")
    code, out, err = run(path, "--json", "--fields", "text=story,id=key")
    assert code == 1
    assert f"{path}:2" in err
    (report,) = json.loads(out)["reports"]
    assert (report["id"], len(report["attributions"])) == ("k7", 1)


def test_page_to_a_file_and_json_beside_it(folder: Path) -> None:
    code, out, _ = run(folder, "--html", folder / "out.html", "--json")
    assert code == 0
    assert json.loads(out)["reports"]
    assert (folder / "out.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run(folder / "r1.txt", "--html", "-")[1].startswith("<!DOCTYPE html>")


def test_the_same_bytes_each_time_whatever_the_machine_speaks(folder: Path) -> None:
    def out(*words: str, **env: str) -> bytes:
        call = [*SAYSO, "read", str(folder), "--backend", "rules", *words]
        return subprocess.run(call, env={**os.environ, **env}, capture_output=True, check=True).stdout

    assert out("--json", PYTHONHASHSEED="1") == out("--json", PYTHONHASHSEED="2", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert b"\\u201cThe doors" in out(PYTHONIOENCODING="ascii")  # the terminal's ledger, where “ cannot be shown


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    (folder / "long.txt").write_text(REPORT * 400, "utf-8")
    call = f"{' '.join(SAYSO)} read {folder} --backend rules --json | head -c 100; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", call], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.endswith("0\n")


def test_interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Ledger:
        raise KeyboardInterrupt

    monkeypatch.setattr("sayso.pipeline.read", interrupted)
    assert run(folder) == (130, "", "")


def on_a_terminal(*words: str) -> str:
    """What a person sees of both streams."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*SAYSO, *words], stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    )
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 65536):
            seen += part
    except OSError:  # how a pseudo-terminal ends
        pass
    process.wait()
    os.close(ours)
    return seen.decode()


def test_colour_and_progress_on_a_terminal(folder: Path) -> None:
    (folder / "long.txt").write_text(REPORT * 1200, "utf-8")
    seen = on_a_terminal("read", str(folder), "--backend", "rules")
    assert "\x1b[1mAna Reis" in seen
    assert "characters/s" in seen
    quiet = on_a_terminal("read", str(folder), "--backend", "rules", "--no-progress", "--no-color")
    assert "characters/s" not in quiet
    assert "\x1b" not in quiet


def test_version() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert done.stdout == f"sayso {sayso.__version__}\n"


def test_help_costs_little() -> None:
    """Under .3 s of processor, and none of the libraries that only some command needs."""
    code = (
        "import sys, time; sys.argv = ['sayso', '--help']\n"
        "import sayso.cli\n"
        "try: sayso.cli.main()\n"
        "except SystemExit: pass\n"
        "print(time.process_time(), *sys.modules)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)]
    seconds, *modules = min(run.stdout.splitlines()[-1].split() for run in runs)
    assert float(seconds) < 0.3
    heavy = {
        "numpy",
        "onnxruntime",
        "tokenizers",
        "trafilatura",
        "lxml",
        "selectolax",
        "httpx",
        "rich",
        "charset_normalizer",
    }
    assert not heavy & set(modules)


def test_the_parts_that_can_be_shown_are_the_terminals() -> None:
    assert cli._PARTS == terminal.PARTS
