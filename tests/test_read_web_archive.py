"""Pages that a browser saved as one file (.mhtml)."""

from __future__ import annotations

import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read import read_bytes
from sayso.read.web_archive import saved_page

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Barges sank</title></head><body><article>'
    "<h1>Barges sank</h1><p>LIMA, March 4, 2025 (Reuters) - Two barges sank off Callao on Monday, the navy said, and "
    "all forty people on board were brought to the shore in the boats of the fishermen of La "
    "Punta.</p><p>“They went down"
    " fast,” said Ana Pérez, who sells coffee on the pier and saw it all from there.</p></article></body></html>"
)


def archive(page: str, kind: str = "text/html") -> bytes:
    return (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/2025/03/04/barges\r\n"
        b"Subject: Barges sank\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="XX"\r\n'
        b"\r\n--XX\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\np { color: red }\r\n"
        b"--XX\r\nContent-Type: " + kind.encode() + b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quopri.encodestring(page.encode()) + b"\r\n--XX--\r\n"
    )  # fmt: skip


def test_the_page_is_read_and_spans_count_in_it() -> None:
    (report,) = read_bytes(archive(PAGE), "saved.mhtml")
    assert report.text.strip() == PAGE
    assert report.publisher is not None
    assert report.publisher.value == "Reuters"
    assert ("url", "https://example.org/2025/03/04/barges") in report.given
    start = report.extract.text.index("Ana Pérez")
    assert [PAGE[slice(*p)] for p in report.extract.back(start, start + 9)] == ["Ana Pérez"]


@pytest.mark.parametrize("data", [b"", b"plain words", archive(PAGE, "text/plain"), archive(PAGE)[:200]])
def test_what_holds_no_page_is_no_archive(data: bytes) -> None:
    assert saved_page(data) is None


@given(st.binary(max_size=400))
def test_any_bytes_give_an_answer(data: bytes) -> None:
    saved_page(data)
    saved_page(archive(PAGE)[: len(data)] + data)
