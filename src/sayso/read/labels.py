"""Labels that a newsroom prints before a headline or on a line of its own: UPDATE 2-, CORRECTED:, (LEAD), URGENT."""

from __future__ import annotations

import re

from ..model import Label, Passage
from ..wires.conventions import LABELS
from .lines import Line
from .stamps import stamp_at

_KINDS = [(re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in LABELS.items()]
_ANY = "|".join(LABELS)
# A label, its number, and what sets it off: a bracket around it, a dash, a colon or a house's mark after it.
_BRACKETED = re.compile(rf"[(\[](?P<label>{_ANY})(?: ?(?P<number>\d{{1,2}}))?[)\]]:? {{0,2}}", re.IGNORECASE)
_SET_OFF = re.compile(
    rf"(?P<label>{_ANY})(?: ?(?P<number>\d{{1,2}}))?(?P<mark> {{0,2}}(?:[-–—:|¤»!/]|\s-)\s{{0,2}})(?=\S)", re.IGNORECASE
)
_CAPITALS_ONLY = re.compile(r"(?P<label>LD|URGENT|EXCLUSIVE)(?P<number>(?!.))? (?=[^\W\d_])")
_ALONE = re.compile(
    rf"\W{{0,3}}(?P<label>{_ANY})(?: ?(?P<number>\d{{1,2}}))?(?: no\.? ?[\w/.-]{{1,30}})?\W{{0,3}}", re.IGNORECASE
)
_EMBARGO = re.compile(r"(?:STRICTLY )?EMBARGO(?:ED)?\b(?P<rest>[^\n]{0,80})", re.IGNORECASE)
_CHANGE = re.compile(r"(?:adds|corrects|updates|recasts|with|raises|lowers|removes)\b")


def labels(line: Line) -> tuple[list[Label], int]:
    """The labels that a header line opens with, and the offset in the line at which what they label begins.

    The offset is the line's length where nothing follows. A small-letter word before a colon is no label; before a dash
    only capitals are.
    """
    text, at = line.text, 0
    out: list[Label] = []
    embargo = _EMBARGO.match(text)
    if embargo:
        return [
            Label(
                "EMBARGO", Passage(line.start, line.start + embargo.end()), detail=embargo["rest"].strip(" :") or None
            )
        ], embargo.end()
    alone = _ALONE.fullmatch(text)
    if alone and (alone["label"].isupper() or text[:1] in "[(" or " " in alone["label"]):
        return [_label(alone, line)], len(text)
    for _ in range(4):  # "CORRECTED-UPDATE 2-" has two; nobody prints more than three
        match = _BRACKETED.match(text, at) or _SET_OFF.match(text, at) or _CAPITALS_ONLY.match(text, at)
        if match and match["number"] and _is_label(match) and stamp_at(text, match.start("number")):
            label = _label(match, line)  # the number is the day of a date: "NEWS RELEASE 25-FEB-2025"
            out.append(Label(label.kind, Passage(label.passage.start, line.start + match.end("label"))))
            at = match.start("number")
            break
        if not match or not _is_label(match) or _CHANGE.match(text, match.end()) or stamp_at(text, match.end()):
            break
        out.append(_label(match, line))
        at = match.end()
    return out, at


def _is_label(match: re.Match[str]) -> bool:
    shown = match["label"]
    if match.re is _SET_OFF:
        return shown.isupper() or (":" in match["mark"] and shown[:1].isupper())
    return shown.isupper() or match.re is _BRACKETED


def _label(match: re.Match[str], line: Line) -> Label:
    shown = match["label"]
    kind = next(kind for pattern, kind in _KINDS if pattern.fullmatch(shown))
    number = match["number"]
    end = match.end("number") if number else match.end("label")
    return Label(kind, Passage(line.start + match.start("label"), line.start + end), int(number) if number else None)
