"""A web page to a report: main text with its map to the source, headline, metadata, and what was hidden or lost."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Extract, Fact, Passage, Problem, Report
from . import extractor
from .elements import Place
from .extract import Piece, build, joined, shortened, shortened_pieces
from .main_text import Choice, checked, densest, from_headline, is_running_text
from .marks import marks_in
from .page import Line, Page, walk
from .page_facts import facts
from .told_in_data import body

_LARGEST_VIEW = 500_000
"""Characters of a page without scripts and hidden text that the extractor is given: it takes 0.15 s for as many of
running text, 0.9 s in nested lists, and its time grows faster than the page (24 s for 10 MB)."""
_MOST_LINES = 10_000
"""Lines of a page that the extractor is given: its work on a table of 350,000 rows has no end (over 40 s)."""
_LONGEST = 1_000_000
"""Characters of main text that are read, some 170,000 words: all that is done with a text takes 2 s for as many, and
the longest report we met has 0.1 million."""
_SHOWN = 1000
"""Passages that one problem lists at most."""
_SNIFFED = re.compile(
    r"[\ufeff\s]*(?:<\?xml\b[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|meta|title)\b",
    re.IGNORECASE,
)


def looks_like_page(text: str) -> bool:
    """Whether a text starts as a web page does."""
    return _SNIFFED.match(text[:10_000]) is not None


def read_page(source: str, id: str, path: str, charset: str = "utf-8", where: str = "") -> Report:
    """The report that a web page is: `text` is its source, `extract` its main text.

    Spans of the extract's facts are into the extract; passages of the problems are into the source.
    """
    page = walk(source)
    choice, problems = _choose(page, where)
    known = facts(source, page)
    title, agrees = _title_lines(source, page, choice.lines, known)
    if agrees:
        choice = from_headline(page, choice, title[0])
    if not any(is_running_text(page.lines[n]) for n in choice.lines) and (told := body(source, page)):
        return _of_data(source, id, path, charset, where, told, known)
    numbers = sorted({*choice.lines, *title})
    lines, left = shortened(source, [page.lines[n] for n in numbers], _LONGEST)
    extract, stretches = build(source, lines)
    problems += _told(source, page, choice, where)
    if left:
        problems.append(_shortened(where, left))
    if not extract.text:
        problems.append(Problem("empty", f"{where}: the page shows no text", where))
    return Report(
        id=id,
        path=path,
        text=source,
        extract=extract,
        charset=charset,
        title=_title(extract, [stretches[at] for at, n in enumerate(numbers[: len(lines)]) if n in title], known),
        problems=tuple(problems),
        given=known,
    )


def _of_data(
    source: str,
    id: str,
    path: str,
    charset: str,
    where: str,
    told: list[tuple[int, list[Piece]]],
    known: tuple[tuple[str, str], ...],
) -> Report:
    """The report of a page whose text only its data tells."""
    told, left = shortened_pieces(told, _LONGEST)
    extract, _ = joined(told)
    start, end = told[0][1][0][1], told[-1][1][-1][2]
    message = f"{where}: the page shows no article; its text was taken from its data (JSON-LD, articleBody)"
    problems = [Problem("extraction", message, where, (Passage(start, end),))]
    if left:
        problems.append(_shortened(where, left))
    title = _title(extract, [], known)
    return Report(
        id=id,
        path=path,
        text=source,
        extract=extract,
        charset=charset,
        title=title,
        problems=tuple(problems),
        given=known,
    )


def _shortened(where: str, left: Passage) -> Problem:
    message = f"{where}: only the first {_LONGEST:,} characters of the page's main text were read"
    return Problem("truncated", message, where, (left,))


def _choose(page: Page, where: str) -> tuple[Choice, list[Problem]]:
    if not page.lines:
        return Choice(()), []
    if len(page.view) > _LARGEST_VIEW or len(page.lines) > _MOST_LINES:
        reason = f"the page is too large for the extractor ({len(page.view):,} characters, {len(page.lines):,} lines)"
        return Choice(densest(page), overruled=True), [_own(where, reason)]
    answer = extractor.extract(f"<html><body>{page.view}</body></html>")
    if isinstance(answer, extractor.Outcome):
        return Choice(densest(page), overruled=True), [_own(where, answer.value)]
    kept = {n for n in marks_in(answer) if n < len(page.lines)}
    choice = checked(page, kept)
    return choice, [_own(where, "the extractor kept too little of the page's running text")] if choice.overruled else []


def _own(where: str, reason: str) -> Problem:
    return Problem("extraction", f"{where}: {reason}; the main text was chosen by density of text instead", where)


def _told(source: str, page: Page, choice: Choice, where: str) -> list[Problem]:
    out = []
    if choice.restored:
        lost = tuple(Passage(page.lines[n].runs[0][0], page.lines[n].runs[-1][1]) for n in choice.restored)
        message = f"{where}: {len(lost)} stretch(es) of running text that the extractor left out were put back"
        out.append(Problem("extraction", message, where, lost[:_SHOWN]))
    hidden = tuple(Passage(a, b) for a, b in page.hidden if any(map(str.isalnum, source[a:b])))
    if hidden:
        message = f"{where}: {len(hidden)} stretch(es) of text that the page hides from its readers were not read"
        out.append(Problem("hidden-text", message, where, hidden[:_SHOWN]))
    if choice.doubtful:
        left = tuple(Passage(page.lines[n].runs[0][0], page.lines[n].runs[-1][1]) for n in choice.doubtful)
        message = f"{where}: {len(left)} stretch(es) of running text in lists or tables were left out"
        out.append(Problem("extraction", message, where, left[:_SHOWN]))
    if page.others:
        others = tuple(Passage(page.lines[n].runs[0][0], page.lines[n].runs[-1][1]) for n in page.others)
        message = f"{where}: {len(others)} other article(s) of the page were not read"
        out.append(Problem("extraction", message, where, others[:_SHOWN]))
    if page.unscripted:
        message = f"{where}: the text was taken from what the page holds for browsers without scripts (noscript)"
        out.append(Problem("extraction", message, where))
    if page.cut >= 0:
        message = f"{where}: the page has more tags than are read; what follows its character {page.cut:,} was left out"
        out.append(Problem("truncated", message, where, (Passage(page.cut, len(source)),)))
    if page.unclosed:
        message = f"{where}: a <{page.unclosed}> that is never closed takes the rest of the page"
        out.append(Problem("extraction", message, where))
    return out


def _title_lines(
    source: str, page: Page, kept: tuple[int, ...], known: tuple[tuple[str, str], ...]
) -> tuple[list[int], bool]:
    """The lines of the page's headline.

    That is the heading that its metadata repeats, else the first-rank heading nearest to the start of the text. And
    whether the metadata repeats it.
    """
    given = list(dict.fromkeys(_letters(value) for name, value in known if name in _TITLES))[:_MOST_TITLES]
    site = {_letters(value) for name, value in known if name == "meta:og:site_name"}
    first = kept[0] if kept else len(page.lines)
    best: tuple[int, int] | None = None
    chosen: list[int] = []
    for group in _headings(page):
        words = _letters(" ".join(source[a:b] for n in group for a, b in page.lines[n].runs))
        if not words or words in site:
            continue
        top = bool(page.lines[group[0]].place & Place.TITLE)
        agrees = (
            any(value == words for value in given) * 3
            or (len(words) >= _TELLING and any(words in v for v in given)) * 2
        )
        if not (agrees or (top and not page.lines[group[0]].place & Place.SIDE)):
            continue
        rank = agrees + top, -abs(group[0] - first)
        if best is None or rank > best:
            best, chosen = rank, group
    return chosen, best is not None and best[0] > 1


_TELLING = 12
"""Letters from which a heading that stands inside the page's title is taken for its headline: not "News" or "Sport"."""
_MOST_TITLES = 50
"""Titles of its own that a page is asked for: each heading is looked for in all of them."""
_TITLES = frozenset({"meta:og:title", "title", "json-ld:headline", "meta:twitter:title"})


def _headings(page: Page) -> list[list[int]]:
    """The lines of headings, those of one heading together."""
    groups: list[list[int]] = []
    before: Line | None = None
    for number, line in enumerate(page.lines):
        if line.place & Place.HEADING and line.size < 600:
            if before is not None and line.parent == before.parent and groups and groups[-1][-1] == number - 1:
                groups[-1].append(number)
            else:
                groups.append([number])
            before = line
    return groups


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _title(extract: Extract, stretches: list[tuple[int, int]], known: tuple[tuple[str, str], ...]) -> Fact | None:
    if stretches:
        passage = Passage(stretches[0][0], stretches[-1][1])
        return Fact(" ".join(extract.text[passage.start : passage.end].split()), passage, "h1")
    for wanted in ("meta:og:title", "json-ld:headline", "title"):
        for name, value in known:
            if name == wanted:
                return Fact(value, None, name)
    return None


def with_given(report: Report, given: tuple[tuple[str, str], ...]) -> Report:
    """The report with facts that came beside its text put before those of its page."""
    return replace(report, given=given + report.given)
