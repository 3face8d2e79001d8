"""Which lines of a page are its article: the extractor's choice, checked against the page, or our own.

Our own choice is the maximum subsequence of Pasternack and Roth, "Extracting article text from the web with maximum
subsequence segmentation" (WWW 2009): every line has a value, positive for running text and negative for links and
scraps, and the stretch of lines with the highest sum is the article. It looks at no tree, so no nesting can break it,
and it is linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .elements import Place
from .page import Line, Page

_GOOD = 80
"""Characters from which a line is running text: a sentence of sixteen words. Teasers and captions are mostly less."""
_LINKED = 0.3
"""Share of a line inside links above which it is a list of links rather than a sentence with one."""
_LINE_COST = 60
"""Characters that a line must have to be worth its break; between the longest menu entries and the shortest sentences.
In a paragraph, or inside what the page calls its article, half of it: newspapers' paragraphs go down to five words."""
_LOST = 0.4
"""The extractor is overruled where it kept less than this share of the running text that our own choice holds: on pages
that it understands it keeps nearly all of it."""
_TELLING = 500
"""Characters of running text from which what the extractor kept may be a whole article: three paragraphs."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers of the chosen lines, rising; those that were put back; and whether the extractor was overruled.

    `doubtful`: lines of much running text that are not chosen, since the extractor left all of their kind out.
    """

    lines: tuple[int, ...]
    restored: tuple[int, ...] = ()
    overruled: bool = False
    doubtful: tuple[int, ...] = ()


def is_running_text(line: Line) -> bool:
    """Whether a line looks like a sentence of an article by size, links and place."""
    return line.size >= _GOOD and line.linked <= _LINKED * line.size and not line.place & Place.SIDE


def densest(page: Page) -> tuple[int, ...]:
    """Our own choice: the stretch of lines with the highest sum of values, without what is scrap inside it.

    Where nothing on the page looks like running text, all lines outside of navigation and the like; where there are
    none of those either, all lines. Only a page without text has no choice.
    """
    lines = page.lines
    teasers = _teasers(lines)
    best = total = 0.0
    start = first = last = 0
    for number, line in enumerate(lines):
        total += _value(line) if number not in teasers else -_LINE_COST
        if total <= 0:
            total, start = 0.0, number + 1
        elif total > best:
            best, first, last = total, start, number + 1
    chosen = tuple(n for n in range(first, last) if _belongs(lines[n]) and n not in teasers)
    if not chosen:
        chosen = tuple(n for n, x in enumerate(lines) if not x.place & Place.SIDE and x.linked < x.size / 2)
    return chosen or tuple(range(len(lines)))


def checked(page: Page, kept: set[int]) -> Choice:
    """The extractor's choice with what it lost put back: repeated paragraphs, and running text beside what it kept."""
    lines = page.lines
    own = densest(page)
    running = [n for n in own if is_running_text(lines[n])]
    expected = sum(lines[n].size for n in running)
    found = sum(lines[n].size for n in running if n in kept)
    doubtful: tuple[int, ...] = ()
    if found < _LOST * expected and found >= _TELLING:
        # Comments outweigh a short article. They stand in a list or a table where it does not; or it is the reverse.
        kinds = {lines[n].place & (Place.ITEM | Place.CELL) for n in running if n in kept}
        doubtful = tuple(n for n in running if lines[n].place & (Place.ITEM | Place.CELL) not in kinds)
        expected -= sum(lines[n].size for n in doubtful)
    if not kept or found < _LOST * expected:
        return Choice(own, overruled=True)
    # On short pages the extractor takes everything; a menu is no article however little there is beside it.
    chosen = set(own)
    kept = {n for n in kept if n in chosen or not (_is_links(lines[n]) and not is_running_text(lines[n]))} or kept
    teasers = _teasers(lines)
    if all(lines[n].place & (Place.ARTICLE | Place.BODY) for n in teasers):  # a list of things is an article too
        rest = sum(lines[n].size for n in kept - teasers if is_running_text(lines[n]))
        teasers = set() if sum(lines[n].size for n in kept & teasers) > rest else teasers
    kept = {
        n for n in kept if n not in teasers and not lines[n].place & Place.APART and not _leads_elsewhere(lines[n])
    } or kept
    low, high = min(kept), max(kept)
    parents: dict[int, int] = {}
    for number in kept:
        line = lines[number]
        parents[line.parent] = parents.get(line.parent, 0) + 1
        parents[line.grandparent] = parents.get(line.grandparent, 0) + 1
    tags = {lines[n].place & (Place.PARAGRAPH | Place.ITEM | Place.CELL) for n in kept}
    restored = []
    for number, line in enumerate(lines):
        if number in kept or number in teasers or not is_running_text(line):
            continue
        beside = line.parent in parents or parents.get(line.grandparent, 0) > 1
        same = line.place & (Place.PARAGRAPH | Place.ITEM | Place.CELL) in tags
        if beside and same and (low < number < high or line.parent in parents or line.place & Place.BODY):
            restored.append(number)
    restored += _continued(lines, max(high, *restored) if restored else high)
    doubtful = tuple(n for n in doubtful if n not in kept)
    return Choice(tuple(sorted(kept | set(restored))), tuple(restored), doubtful=doubtful)


_RUN = 2
"""Paragraphs of running text in a row, right after what was kept, from which they are taken for the rest of it."""
_SENTENCE = 30
"""Characters of a paragraph that may stand among them."""


def _continued(lines: Sequence[Line], last: int) -> list[int]:
    """Paragraphs that go on after the last chosen line, with nothing between: its box was closed too early.

    They stand in an element that was open already when the box was opened (elements are numbered as they open); an
    offer, a word about the author, or another story mostly has a box of its own.
    """
    found = []
    for number in range(last + 1, len(lines)):
        line = lines[number]
        if (
            line.place & (Place.SIDE | Place.HEADING)
            or not line.place & lines[last].place & Place.PARAGRAPH
            or line.grandparent > lines[last].grandparent
            or line.linked > _LINKED * line.size
            or line.size < _SENTENCE
        ):
            break
        found.append(number)
    return found if sum(is_running_text(lines[n]) for n in found) >= _RUN else []


def _leads_elsewhere(line: Line) -> bool:
    """Whether a paragraph is a link and little else: the headline of another story between two paragraphs."""
    return bool(line.place & Place.PARAGRAPH) and line.linked > 0.7 * line.size and line.size > 20


def _teasers(lines: Sequence[Line]) -> set[int]:
    """Lines of three or more stories in a row, each a heading that is a link and one line under it."""
    found: set[int] = set()
    run: list[int] = []
    for number in range(len(lines) + 1):
        line = lines[number] if number < len(lines) else None
        head = line is not None and line.place & Place.HEADING and line.linked > 0.9 * line.size
        if head and line is not None and not line.place & Place.TITLE:
            run.append(number)
        elif line is None or line.place & Place.HEADING or not run or number - run[-1] > 1:
            if len(run) > 2:
                found.update(range(run[0], run[-1] + 2))
            run = []
    return found


def from_headline(page: Page, choice: Choice, headline: int) -> Choice:
    """The choice without links and running text above the page's headline: consent, a column, the story before.

    Running text only where at least as much stands below it; what stands right above it (a stamp, a standfirst) is
    kept.
    """
    lines = page.lines
    running = [n for n in choice.lines if n < headline and is_running_text(lines[n])]
    above = sum(lines[n].size for n in running)
    below = sum(lines[n].size for n in choice.lines if n > headline and is_running_text(lines[n]))
    first = running[-1] + 1 if running and below >= above else 0
    kept = tuple(n for n in choice.lines if n >= headline or (n >= first and lines[n].linked <= 0.7 * lines[n].size))
    return replace(choice, lines=kept, restored=tuple(n for n in choice.restored if n in set(kept)))


def _is_links(line: Line) -> bool:
    return bool(line.place & Place.SIDE) and line.linked > 0.7 * line.size


def _value(line: Line) -> float:
    if line.place & Place.SIDE:
        return -30 - 0.5 * line.size
    if line.place & Place.HEADING:
        return -5
    cost: float = _LINE_COST
    if line.place & (Place.PARAGRAPH | Place.BODY | Place.ARTICLE):
        cost /= 2 if not line.place & (Place.ITEM | Place.CELL) or line.place & Place.PARAGRAPH else 1
    return line.size - 3 * line.linked - cost


def _belongs(line: Line) -> bool:
    return not line.place & Place.SIDE and line.linked < 0.7 * line.size
