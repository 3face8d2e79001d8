"""Bytes to text: the right encoding, what is said of the choice, and that nothing is lost."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.charset import BinaryDataError, codec_of, decode

CASES = Path(__file__).parent / "cases" / "charsets.txt"
FLOOR = 0.95


def cases() -> list[tuple[str, str, str]]:
    """(language, encoding, text) for every text of the table in every encoding of its block that can write it."""
    out = []
    language, encodings = "", []
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("= "):
            language, names = line[2:].split(": ")
            encodings = names.split()
        elif line and not line.startswith("#"):
            for encoding in encodings:
                try:
                    line.encode(encoding)
                except UnicodeEncodeError:
                    continue
                out.append((language, encoding, line))
    return out


def test_the_table_of_encodings() -> None:
    table = cases()
    assert len({encoding for _, encoding, _ in table}) >= 20
    wrong = [
        (language, encoding, decode(text.encode(encoding)).charset)
        for language, encoding, text in table
        if decode(text.encode(encoding)).text.removeprefix("\ufeff") != text
    ]
    assert 1 - len(wrong) / len(table) >= FLOOR, wrong


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1251", "shift_jis", "no-such-charset"])
def test_a_wrong_declaration_is_not_believed_and_is_said(declared: str) -> None:
    text = next(text for language, encoding, text in cases() if (language, encoding) == ("russian", "koi8-r"))
    page = f"<html><head><meta charset={declared}></head><body><p>{text}</p></body></html>"
    decoded = decode(page.encode("koi8-r"), "page.html", page=True)
    assert decoded.text == page
    assert any(p.kind == "charset" and "page.html" in p.message for p in decoded.problems)


def test_a_right_declaration_decides_where_letters_do_not() -> None:
    page = '<meta http-equiv=Content-Type content="text/html; charset=iso-8859-2"><p>Bla\xb9 bla</p>'.encode("latin-1")
    decoded = decode(page, page=True)
    assert decoded.charset == "iso8859-2"
    assert "Blaš" in decoded.text
    assert decoded.problems == ()


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        (" utf8 ", "utf-8"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("UTF-16", "utf-8"),
        ("hex", None),
        ("klingon", None),
    ],
)
def test_labels_are_read_as_browsers_read_them(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("data", "text", "charset", "said"),
    [
        (b"\xef\xbb\xbfbridge", "\ufeffbridge", "utf-8", False),
        (codecs.BOM_UTF16_BE + "café".encode("utf-16-be"), "\ufeffcafé", "utf-16-be", False),
        (
            "He said “no”, and Müller agreed.".encode() + b" caf\xe9.",
            "He said “no”, and Müller agreed. café.",
            "utf-8+cp1252",
            True,
        ),
        ("naïve café".encode()[:-1], "naïve caf\ufffd", "utf-8", True),
        (b"a\0b said\r\nc", "a\0b said\r\nc", "utf-8", False),
        (b"RIFF between ministers, he said", "RIFF between ministers, he said", "utf-8", False),
        ("short".encode("utf-16-le"), "short", "utf-16-le", True),
        (codecs.BOM_UTF16_LE + b"a\0b", "\ufeffa\ufffd", "utf-16-le", True),
    ],
)
def test_marks_mixtures_and_cuts(data: bytes, text: str, charset: str, said: bool) -> None:
    decoded = decode(data, "f.txt")
    assert (decoded.text, decoded.charset, bool(decoded.problems)) == (text, charset, said)


def test_foreign_bytes_are_pointed_at() -> None:
    decoded = decode("Zürich, he said, ".encode() + b"caf\xe9 and \x93yes\x94", "f.txt")
    (problem,) = decoded.problems
    assert [decoded.text[a:b] for a, b in problem.passages] == ["é", "“", "”"]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"PK\x03\x04\x14\0",
        bytes(range(256)) * 8,
        b"\0" * 1000,
        b"\xff\xd8\xff\xe0",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryDataError):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(deadline=None)
def test_valid_utf8_is_kept_to_the_code_point(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except BinaryDataError:
        assert sum(c < " " for c in text) * 4 > len(text)  # mostly control characters
    else:
        assert decoded.charset.startswith("utf-16") or decoded.charset.startswith("utf-32") or decoded.text == text


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_give_a_text_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "f", page=True)
    except BinaryDataError:
        return
    decoded.text.encode()  # no lone surrogates
