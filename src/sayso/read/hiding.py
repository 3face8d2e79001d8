"""Which elements of a page a reader never sees, by their attributes, their inline style and the page's own style sheet.

Only what the page says in plain words counts: no sheet is fetched and no layout is computed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_BLANKS = re.compile(r"\s+|/\*.*?(?:\*/|\Z)", re.DOTALL)
_HIDES = re.compile(
    r"(?:^|;)(?:"
    r"display:none"
    r"|visibility:(?:hidden|collapse)"
    r"|(?:font-size|opacity|zoom):0(?:\.0*)?(?:px|em|rem|pt|%)?(?:!important)?(?:;|$)"
    r"|font:(?:[a-z]{1,12}){0,3}0(?:px|em|rem|pt|%)"
    r"|text-indent:-\d{3,}"
    r"|clip:rect\((?:0(?:px)?|1px)[,0-9px]{1,30}\)"
    r"|clip-path:(?:inset\((?:50|100)%|circle\(0)"
    r"|transform:scale\(0[,)]"
    r"|(?:color|-webkit-text-fill-color):(?:transparent|rgba\(\d+,\d+,\d+,0?\.?0+\))"
    r")"
)
_OFF_SCREEN = re.compile(
    r"(?:^|;)(?:left|right|top|bottom|margin-left|margin-top):-\d{3,}(?:\.\d+)?(?:px|em|rem|vw|%)?"
)
_NO_SIZE = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:\.0*)?(?:px|em|rem|%)?(?:!important)?(?:;|$)")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]+)")
_NAMED = {"white": "ffffff", "black": "000000", "snow": "fffafa", "ivory": "fffff0", "whitesmoke": "f5f5f5"}
_HEX = re.compile(r"#([0-9a-f]{3,8})\Z")
_RGB = re.compile(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})(?:,[\d.]+)?\)\Z")
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)\Z", re.IGNORECASE)
_MAY_HIDE = re.compile(
    r"none|hidden|collapse|transparent|rgba|rect|inset|circle|-\s*\d{3}|(?<![\w.#%])[01](?!\d)", re.IGNORECASE
)
"""What a style must hold to hide anything; the rules without are most of a sheet, and are not looked at."""
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_LONGEST_STYLE = 4000


def background_of(named: Mapping[str, str]) -> str | None:
    """The background colour that an element's own attributes set, as six hexadecimal digits; "?" for one unreadable."""
    if "bgcolor" in named:
        return _colour(named["bgcolor"].strip().lower()) or "?"
    if "style" not in named:
        return None
    found = _BACKGROUND.search(_plain(named["style"]))
    return (_colour(found[1]) or "?") if found else None


def hides(named: Mapping[str, str], background: str) -> bool:
    """Whether an element with these attributes hides its text, over a background of six hexadecimal digits (or "?")."""
    if "hidden" in named and named["hidden"].lower() != "until-found":
        return True
    if named.get("aria-hidden", "").strip().lower() == "true":
        return True
    if "style" in named and style_hides(named["style"], background):
        return True
    if "color" in named:  # <font color>
        return background != "?" and _near(_colour(named["color"].strip().lower()), background)
    return named.get("size") == "0" and "type" not in named


def style_hides(style: str, background: str = "?") -> bool:
    """Whether declarations of a style hide the text that they are applied to."""
    plain = _plain(style)
    if _HIDES.search(plain):
        return True
    if _OFF_SCREEN.search(plain) and ("position:absolute" in plain or "position:fixed" in plain):
        return True
    if _NO_SIZE.search(plain) and "overflow:hidden" in plain:
        return True
    found = _COLOUR.search(plain)
    return bool(found) and background != "?" and _near(_colour(found[1]) if found else None, background)


def sheet_hides(sheet: str) -> set[str]:
    """The ".class" and "#id" selectors that a style sheet hides, outside of @media and its like.

    sheet_hides(".x, p.y { display: none } @media print { .z { display: none } }")  ->  {".x", ".y"}
    """
    hidden: set[str] = set()
    if "/*" in sheet:
        sheet = _COMMENT.sub(" ", sheet)
    if not _MAY_HIDE.search(sheet):
        return hidden
    depth = start = began = opened = 0
    for brace in _BRACE.finditer(sheet):
        at = brace.start()
        if sheet[at] == "{":
            if depth == 0:
                began, opened = start, at + 1
            depth += 1
            continue
        depth = max(0, depth - 1)
        start = at + 1
        if depth or not _MAY_HIDE.search(sheet, opened, at):
            continue
        prelude = sheet[began : opened - 1].strip()
        if prelude.startswith("@") or len(prelude) > _LONGEST_STYLE:
            continue
        if style_hides(sheet[opened:at]):
            for selector in prelude.split(","):
                simple = _SELECTOR.match(selector.strip())
                if simple:
                    hidden.add(simple[1])
    return hidden


def _plain(style: str) -> str:
    return _BLANKS.sub("", style[:_LONGEST_STYLE]).lower()


def _colour(value: str) -> str | None:
    if value in _NAMED:
        return _NAMED[value]
    found = _HEX.search(value)
    if found:
        digits = found[1]
        return "".join(d * 2 for d in digits[:3]) if len(digits) < 6 else digits[:6]
    found = _RGB.search(value)
    return "".join(f"{min(255, int(part)):02x}" for part in found.groups()[:3]) if found else None


def _near(colour: str | None, background: str) -> bool:
    """Whether two colours differ by no more than an eye sees: 8 of 255 in every channel."""
    if colour is None:
        return False
    return all(abs(int(colour[i : i + 2], 16) - int(background[i : i + 2], 16)) <= 8 for i in (0, 2, 4))
