"""Bytes to text: which encoding, on what evidence, and what could not be decoded.

The order is that of trust: a byte order mark; strict UTF-8 (text of another encoding is almost never valid UTF-8 by
chance); wide encodings without a mark; what the page declares, by the labels of the WHATWG Encoding Standard; and last
a guess (`charset_guess`). Nothing is dropped: a byte that no reading explains becomes U+FFFD and a `Problem` that
points at it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from ..model import Passage, Problem
from .charset_guess import guess, likelier

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of files that hold no text, by the names that people know them by.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a RIFF media file"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 file"),
    (b"fLaC", "a FLAC file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)

_NEVER_TEXT = (b"%PDF-", b"{\\rtf", b"\xff\xd8\xff")

# Labels for which Python's codec of that name is not what browsers use (WHATWG Encoding Standard, "Names and labels"):
# the superset is read wherever a subset is declared.
_WHATWG = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a declaration that can be read as ASCII does not stand in UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
    "utf-7": "cp1252",  # refused by browsers: it hides markup
}
_ALIASES = {
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949",
    "windows-949": "cp949",
    "windows-874": "cp874",
    "windows-936": "gb18030",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-ukrainian": "mac_cyrillic",
    "unicode-1-1-utf-8": "utf-8",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "x-user-defined": "cp1252",
}

_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "unicode_escape", "undefined"})
"""Codecs of Python that read text, but that no page is written in."""

_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{1,40})"""
    rb"""|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_:.\-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
"""Bytes in which a declaration is looked for: the standard says 1,024, browsers go on, and so do real pages."""

_ODD = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b")
"""Control bytes that text in no one-byte encoding has."""

_WIDE_SUSPECT = 0.03
"""Share of `_ODD` bytes from which UTF-16 or UTF-32 is tried. A Cyrillic UTF-16 text without a mark has one odd byte in
two, an English one the same, a Chinese one three in a hundred or more (line ends, digits); plain text has none, and the
text of this project's own damage tests, with a NUL in every second word, has eight in a hundred and passes the test
`_plausible` in no wide encoding."""

_WINDOW = 65536
"""Bytes, from the first that is not ASCII, on which it is decided whether damaged bytes are UTF-8 after all."""

_SHOWN = 1000
"""Passages that one problem lists at most."""

_BINARY = 0.3
"""Share of `_ODD` bytes from which even valid UTF-8 is no text."""
_NOISE = 0.05
"""The same for bytes that are no UTF-8: random and compressed data have .1, text in a legacy encoding none."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, and what a reader must know of how it was decoded."""

    text: str
    charset: str
    problems: tuple[Problem, ...] = ()


class BinaryDataError(ValueError):
    """The bytes hold no text; the message says what they look like."""


def decode(data: bytes, where: str = "", *, page: bool = False, label: str = "") -> Decoded:
    """The text of `data`, every code point of it kept (byte order mark, NULs, line ends).

    `where` names the input in problems; `page` says that a declaration inside the bytes is to be believed; `label` is
    the charset that was declared beside them (HTTP's Content-Type), which goes before one inside.

    Raises `BinaryDataError` where the bytes hold no text.
    """
    for magic, name in _MAGIC:
        # A text may begin with "RIFF" or "ID3"; it has no control bytes after that.
        if data.startswith(magic) and (magic in _NEVER_TEXT or _odd_share(data[:256])):
            raise BinaryDataError(name)
    if data[257:262] == b"ustar":
        raise BinaryDataError("a tar archive")
    if data[4:8] == b"ftyp":
        raise BinaryDataError("a media file")
    declared = (codec_of(label) if label else None) or (declared_charset(data) if page else None)
    for bom, charset in _BOMS:
        if data.startswith(bom) and not (charset == "utf-32-le" and len(data) % 4):
            return _with_bom(data, charset, declared, where)
    odd = _odd_share(data)
    if odd >= _WIDE_SUSPECT:
        # Wide text holds NULs, or is no UTF-8 by accident: valid UTF-8 with a few odd controls is what it is.
        wide = None if b"\0" not in data and _is_utf8(data) else _wide(data)
        if wide:
            return Decoded(data.decode(wide), wide, (_said(where, f"read as {wide} (no byte order mark)"),))
    if odd >= _BINARY:
        raise BinaryDataError("binary data")
    if b"\x1b$" in data:
        try:
            return Decoded(data.decode("iso2022_jp"), "iso2022_jp", _clash(declared, "iso2022_jp", where))
        except UnicodeDecodeError:
            pass
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared, where)
    return Decoded(text, "utf-8", () if text.isascii() else _clash(declared, "utf-8", where))


def declared_charset(data: bytes) -> str | None:
    """The codec that the page says it is in, or `None` where it says nothing that is understood."""
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    return codec_of((found.group(1) or found.group(2)).decode("ascii"))


def codec_of(label: str) -> str | None:
    """The Python codec for an encoding's label, read as browsers read it; `None` for a label that nobody knows."""
    label = label.strip().lower()
    if label in _ALIASES:
        return _ALIASES[label]
    try:
        name = codecs.lookup(label).name
        b"a".decode(name)
    except UnicodeError:  # a letter alone is nothing in UTF-16, but that is an encoding of text
        pass
    except LookupError:  # unknown, or a codec like "hex", which is none of text
        return None
    if name in _NO_CHARSETS:
        return None
    return _WHATWG.get(name, name)


def _with_bom(data: bytes, charset: str, declared: str | None, where: str) -> Decoded:
    try:
        return Decoded(data.decode(charset), charset, _clash(declared, charset, where) if charset == "utf-8" else ())
    except UnicodeDecodeError:
        if charset == "utf-8":
            return _legacy(data, None, where)
        text = data.decode(charset, "replace")
        return Decoded(text, charset, (_lost(text, where),))


def _odd_share(data: bytes) -> float:
    return 1 - len(data.translate(None, _ODD)) / len(data) if data else 0.0


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """The wide encoding in which the bytes make the likeliest text, or `None`."""
    best, charset = 0.9, None
    for name, width in (("utf-16-le", 2), ("utf-16-be", 2), ("utf-32-le", 4), ("utf-32-be", 4)):
        if len(data) % width:
            continue
        try:
            text = data[: 4096 * width].decode(name)
            data.decode(name)
        except UnicodeDecodeError:
            continue
        likely = _plausible(text)
        if likely > best:
            best, charset = likely, name
    return charset


def _plausible(text: str) -> float:
    """Share of characters that ordinary text has: letters of the two commonest scripts in it, digits, blanks, marks."""
    scripts: dict[int, int] = {}
    plain = 0
    for char in text:
        point = ord(char)
        if point < 0x80:
            plain += char.isprintable() or char in "\t\n\r\f"
        elif unicodedata.category(char)[0] in "LMPSZN":
            block = 0x4E if 0x4E00 <= point < 0xA000 else 0xAC if 0xAC00 <= point < 0xD7A4 else point >> 8
            scripts[block] = scripts.get(block, 0) + 1
    common = sorted(scripts.values(), reverse=True)[:3]
    return (plain + sum(common)) / max(1, len(text))


def _legacy(data: bytes, declared: str | None, where: str) -> Decoded:
    """Bytes that are no valid UTF-8: mostly UTF-8 with damage, or another encoding."""
    if _nearly_utf8(data):
        text, bad = _patched(data)
        charset = "utf-8" if all(text[a:b] == "\ufffd" * (b - a) for a, b in bad) else "utf-8+cp1252"
        message = f"{where}: {len(bad)} stretch(es) of bytes are no valid UTF-8; read as windows-1252 where possible"
        problem = Problem("charset", message, where, bad[:_SHOWN])
        return Decoded(text, charset, (problem, *_clash(declared, "utf-8", where)))
    if _odd_share(data) >= _NOISE:
        raise BinaryDataError("binary data")
    found = guess(data, declared if declared != "utf-8" else None)
    if found is None:
        raise BinaryDataError("binary data")
    text = data.decode(found, "replace")
    problems: tuple[Problem, ...]
    if declared and declared != found:
        problems = _clash(declared, found, where)
    elif declared:
        problems = ()
    else:
        problems = (_said(where, f"no UTF-8; taken for {found} by its letters"),)
    if "\ufffd" in text:
        problems += (_lost(text, where),)
    return Decoded(text, found, problems)


def _nearly_utf8(data: bytes) -> bool:
    """Whether this is UTF-8 with foreign bytes in it, or UTF-8 that was cut in the middle of a character.

    Valid sequences of two and more bytes hardly come about by chance in other encodings of letters, so as many of them
    as of invalid bytes decide. In cp866 and in the two-byte encodings there may be half or a fifth as many; so where
    there are fewer, the letters decide.
    """
    start = re.search(rb"[\x80-\xff]", data)
    if start is None:
        return True
    window = data[start.start() : start.start() + _WINDOW]
    kept = window.decode("utf-8", "ignore")
    sound = len(kept.encode("utf-8")) - len(kept)  # continuation bytes of sound sequences
    lost = len(window) - len(kept.encode("utf-8"))
    if start.start() + _WINDOW < len(data):
        lost = max(0, lost - 3)  # the window's own cut
    elif lost <= 3 and not sound:
        try:
            codecs.getincrementaldecoder("utf-8")().decode(window)
        except UnicodeDecodeError:
            return False
        return lost > 1 or len(window) > 1  # nothing but a last character that was cut
    if sound >= max(1, lost):
        return True
    return sound * 5 >= lost > 0 < sound and likelier(_patched(window)[0], data)


def _patched(data: bytes) -> tuple[str, tuple[Passage, ...]]:
    """UTF-8 with every foreign byte read as windows-1252, and where those stretches are in the text."""
    spans: list[tuple[int, int, str]] = []

    def foreign(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - the handler is used for decoding only
        cut = error.reason == "unexpected end of data" and not spans
        shown = "\ufffd" if cut else error.object[error.start : error.end].decode("cp1252", "replace")
        spans.append((error.start, error.end, shown))
        return shown, error.end

    codecs.register_error("sayso-foreign", foreign)
    text = data.decode("utf-8", "sayso-foreign")
    bad: list[Passage] = []
    at = length = 0
    for start, end, shown in spans:
        length += len(data[at:start].decode("utf-8"))
        bad.append(Passage(length, length + len(shown)))
        length += len(shown)
        at = end
    return text, tuple(bad)


def _lost(text: str, where: str) -> Problem:
    found = tuple(Passage(m.start(), m.end()) for m in re.finditer("\ufffd+", text))
    return Problem("charset", f"{where}: bytes that could not be decoded are shown as \ufffd", where, found[:_SHOWN])


def _said(where: str, what: str) -> Problem:
    return Problem("charset", f"{where}: {what}", where)


def _clash(declared: str | None, found: str, where: str) -> tuple[Problem, ...]:
    if declared is None or declared == found:
        return ()
    return (_said(where, f"declares {declared} but its bytes are {found}; read as {found}"),)
