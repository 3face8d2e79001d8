"""Parsing in a process that can be killed: a bad document costs itself and no other."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sayso.ingest.taking import take
from sayso.ingest.workers import Worker, _received
from sayso.model import Problem, Report
from sayso.read.document import Document
from sayso.read.json_lines import mapped
from sayso.read.parsing import parse
from sayso.settings import Settings
from sayso.store import Store
from web_records import file_of, packed, page

FIELDS = mapped({})


def document(data: bytes, where: str = "a.html") -> Document:
    return Document("file", data, where, where, "a", ".html")


@pytest.fixture
def worker() -> Iterator[Worker]:
    with closing(Worker(FIELDS, seconds=1.0)) as made:
        yield made


def test_gives_what_parsing_here_gives(worker: Worker) -> None:
    for data in (page(1), b"plain text", b"", b"\x89PNG\r\n\x1a\n\0", page(2) * 3):
        assert worker.parse(document(data)) == parse(document(data), FIELDS)


SLOW = b"<!doctype html>" + b"<p>\xe2\x80\x9cNo,\xe2\x80\x9d said Ana Reis of Porto Novo on 4 March 2024." * 150_000


def test_a_document_that_takes_too_long_costs_itself_alone(worker: Worker) -> None:
    before = worker.parse(document(page(1)))
    first = worker._process.process
    (problem,) = worker.parse(document(SLOW, "slow.html"))
    assert isinstance(problem, Problem)
    assert (problem.kind, problem.fatal) == ("unparsed", True)
    assert "slow.html" in problem.message
    assert first is not None
    assert first.poll() is not None
    assert worker.parse(document(page(1))) == before


def test_a_document_that_takes_too_much_memory_costs_itself_alone() -> None:
    with closing(Worker(FIELDS, memory=700 << 20)) as worker:
        before = worker.parse(document(page(1)))
        assert isinstance(before[0], Report)
        (problem,) = worker.parse(Document("text", b"he said so. " * 5_000_000, "big.txt", "big.txt", "big"))
        assert isinstance(problem, Problem)
        assert "big.txt" in problem.message
        assert "too much memory" in problem.message
        assert worker.parse(document(page(1))) == before


def test_a_process_that_is_killed_is_replaced(worker: Worker) -> None:
    before = worker.parse(document(page(1)))
    assert worker._process.process is not None
    worker._process.process.kill()
    worker._process.process.wait()
    assert worker.parse(document(page(1))) == before


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("taken over",)


@pytest.mark.parametrize("answer", [Evil(), [Evil()], {"a": 1}, [1], Path("x")])
def test_nothing_but_the_model_is_taken_from_the_process(answer: object, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((pickle.UnpicklingError, TypeError)):
        _received(pickle.dumps(answer))
    assert capsys.readouterr().out == ""


def test_a_web_archive_is_taken_in_document_by_document(tmp_path: Path) -> None:
    records = packed(file_of(6))
    records[3] = records[3][:200] + b"\0" * 50 + records[3][250:]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(records))
    with Store(tmp_path / "news.db") as store:
        taken = take([str(tmp_path / "crawl.warc.gz")], store, Settings(backend="rules"))
        assert taken.new == 4
        assert {problem.kind for problem in taken.problems if problem.fatal} == {"warc"}
        assert not list(store.check())
