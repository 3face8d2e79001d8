"""How well, and how fast, the main text of a page is found, beside other extractors in the same run.

    python benchmarks/extraction.py [--pages N] [--half NAME] [--layouts] [--errors] [--systems NAME ...]

The pages are our own (`page_layouts`): N of each layout, from a seed. The layouts are drawn into two halves by a seed
that was fixed before anything was scored; rules may be changed by what the development half shows, the held half is
scored and no more. A third part (`later`) was written after the rules, and changed them once more; a fourth (`last`)
after that, and is only scored. Each extractor reads the same strings in a process of its own, one after the other; time
is CPU time of that process and of those that it starts, after ten pages to warm up, the faster of two passes.

Words and shingles: the bags of words, and of four words in a row, of the article and of what was extracted; each page
weighs the same (the measure of ScrapingHub's article-extraction-benchmark). Paragraphs: lines of what was extracted
that are, in letters and figures, a paragraph of the article, and the reverse. Text
that annotators disagree about (headline, standfirst, byline, time stamps, embedded posts, correction notes) counts for
nobody and against nobody; captions, pull quotes, teasers, comments, offers and hidden text count against who extracts
them.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import page_layouts_last
import page_layouts_later
import page_layouts_odd  # noqa: F401 - enters its layouts
from page_layouts import LAYOUTS
from page_parts import Maker

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_HALVES = 1
"""The seed that draws the halves."""
WARM = 10


@dataclass(frozen=True, slots=True)
class Made:
    """A page: its layout, its source, the paragraphs of its article, and its neutral texts."""

    layout: str
    source: str
    gold: tuple[str, ...]
    neutral: tuple[str, ...]


def halves() -> dict[str, str]:
    """Which half each layout is of."""
    after = {page_layouts_later.__name__: "later", page_layouts_last.__name__: "last"}
    names = sorted(name for name, made in LAYOUTS.items() if made.__module__ not in after)
    random.Random(_HALVES).shuffle(names)
    half = len(names) // 2
    drawn = {name: "development" if number < half else "held" for number, name in enumerate(names)}
    return {name: drawn.get(name) or after[made.__module__] for name, made in LAYOUTS.items()}


def pages(each: int, wanted: Iterable[str]) -> list[Made]:
    """`each` pages of every wanted layout."""
    out = []
    for name in sorted(wanted):
        for number in range(each):
            maker = Maker(random.Random(f"{name} {number}"))
            source = maker.finished(LAYOUTS[name](maker))
            out.append(Made(name, source, tuple(maker.gold), tuple(maker.neutral)))
    return out


# The extractors


def _ours() -> Callable[[str], str]:
    from sayso.read.html import read_page

    return lambda source: read_page(source, "p", "p.html").extract.text


def _trafilatura(fast: bool) -> Callable[[str], str]:
    from trafilatura import extract

    return lambda source: extract(source, fast=fast, include_comments=False, include_tables=True) or ""


def _readability() -> Callable[[str], str]:
    import logging

    from lxml import html
    from readability import Document

    logging.disable()

    def text(source: str) -> str:
        tree = html.fromstring(Document(source).summary(html_partial=True))
        for element in tree.iter("p", "div", "li", "br", "h2", "h3", "tr", "blockquote", "pre", "dt", "dd"):
            element.tail = "\n" + (element.tail or "")
            element.text = "\n" + (element.text or "") if element.tag != "br" else element.text
        return str(tree.text_content())

    return text


def _newspaper() -> Callable[[str], str]:
    from newspaper import Article

    def text(source: str) -> str:
        article = Article("https://paper.example/story", fetch_images=False)
        article.download(input_html=source)
        article.parse()
        return str(article.text)

    return text


def _resiliparse() -> Callable[[str], str]:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda source: str(extract_plain_text(source, main_content=True, comments=False, alt_texts=False))


SYSTEMS: dict[str, tuple[str, Callable[[], Callable[[str], str]]]] = {
    "sayso": ("sayso", _ours),
    "trafilatura standard": ("trafilatura", lambda: _trafilatura(False)),
    "trafilatura fast": ("trafilatura", lambda: _trafilatura(True)),
    "readability-lxml": ("readability-lxml", _readability),
    "newspaper4k": ("newspaper4k", _newspaper),
    "resiliparse": ("resiliparse", _resiliparse),
}


def _spent() -> float:
    """CPU seconds of this process and of those that it started and that still run."""
    total = time.process_time()
    for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():  # those that this thread started
        total += int(Path(f"/proc/{child}/schedstat").read_text().split()[0]) / 1e9
    return total


def serve(system: str, given: Path) -> None:
    """Read the pages with one extractor; write its texts and its seconds for each page."""
    sources: list[str] = pickle.loads(given.read_bytes())  # noqa: S301 - our own process wrote it
    extract = SYSTEMS[system][1]()

    def text(source: str) -> str:
        try:
            return extract(source)
        except Exception as error:
            return f"\0{error!r}"

    for source in sources[:WARM]:
        text(source)
    texts: list[str] = []
    passes: list[list[float]] = []
    for _ in range(2):
        seconds: list[float] = []
        texts = []
        for source in sources:
            before = _spent()
            texts.append(text(source))
            seconds.append(_spent() - before)
        passes.append(seconds)
    given.with_suffix(".out").write_bytes(pickle.dumps((texts, min(passes, key=sum))))


# The measures

Bag = Counter[tuple[str, ...]]
Counts = tuple[float, float, float]


def _bag(text: str, length: int) -> Bag:
    words = _WORD.findall(text.casefold())
    if len(words) < length:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(length)), strict=False))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _without_neutral(text: str, page: Made) -> str:
    plain = " ".join(text.replace("\n", " \n ").split(" "))
    gold = "\n".join(page.gold)
    for neutral in sorted(page.neutral, key=len, reverse=True):
        if neutral not in gold:
            plain = plain.replace(neutral, "\n", 1)
    return plain


def _counts(gold: Bag, found: Bag) -> Counts:
    """Shares of true positives, false positives and false negatives; a page weighs one."""
    right = (gold & found).total()
    counts = (right, found.total() - right, gold.total() - right)
    total = sum(counts) or 1
    return counts[0] / total, counts[1] / total, counts[2] / total


def score(page: Made, text: str) -> dict[str, Counts]:
    """The measures of one page."""
    text = _without_neutral(text, page)
    gold = "\n".join(page.gold)
    out = {"words": _counts(_bag(gold, 1), _bag(text, 1)), "shingles": _counts(_bag(gold, 4), _bag(text, 4))}
    lines: Bag = Counter((letters,) for line in re.split(r"[\n\t|]", text) if (letters := _letters(line)))
    out["paragraphs"] = _counts(Counter((_letters(p),) for p in page.gold), lines)
    return out


def prf(counts: Iterable[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pages' counts."""
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    if not right:
        return 0.0, 0.0, 0.0
    return right / (right + wrong), right / (right + missed), 2 * right / (2 * right + wrong + missed)


def _spread_of(counts: list[Counts], base: list[Counts]) -> tuple[float, float]:
    """The 95 % range of the difference in F1 by drawing layouts' pages again, a thousand times."""
    rng = random.Random(3)
    size = len(counts)
    found = []
    for _ in range(1000):
        drawn = [rng.randrange(size) for _ in range(size)]
        found.append(prf(counts[i] for i in drawn)[2] - prf(base[i] for i in drawn)[2])
    found.sort()
    return found[25], found[974]


def run(system: str, made: list[Made]) -> tuple[list[str], list[float]] | None:
    """The texts of one extractor and the seconds of each page; `None` where it is not installed."""
    try:
        metadata.version(SYSTEMS[system][0])
    except metadata.PackageNotFoundError:
        return None
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "pages"
        given.write_bytes(pickle.dumps([page.source for page in made]))
        subprocess.run([sys.executable, __file__, "--serve", system, str(given)], check=True)
        texts, seconds = pickle.loads(given.with_suffix(".out").read_bytes())  # noqa: S301
    return texts, seconds


def _row(system: str, scores: list[dict[str, Counts]], seconds: list[float], failed: int) -> str:
    words, shingles, told = (prf(s[kind] for s in scores) for kind in ("words", "shingles", "paragraphs"))
    ranked = sorted(seconds)
    version = metadata.version(SYSTEMS[system][0])
    speed = len(seconds) / sum(seconds), 1000 * ranked[len(ranked) // 2], 1000 * ranked[int(len(ranked) * 0.95)]
    quality = words[2], shingles[2], shingles[0], shingles[1], told[2]
    cells = [f"{value:.3f}" for value in quality] + [
        f"{speed[0]:.0f}",
        f"{speed[1]:.1f}",
        f"{speed[2]:.1f}",
        str(failed),
    ]
    return f"| {system} {version} | {' | '.join(cells)} |"


def main() -> None:
    """Score the extractors and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=5, help="pages of each layout")
    parser.add_argument("--half", choices=("held", "development", "later", "last", "all"), default="all")
    parser.add_argument("--layouts", action="store_true", help="F1 of shingles for each layout of the development half")
    parser.add_argument("--errors", action="store_true", help="what sayso got wrong on the development half")
    parser.add_argument("--systems", nargs="*", default=list(SYSTEMS))
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve[0], Path(options.serve[1]))
        return
    of = halves()
    made = pages(options.pages, (n for n in LAYOUTS if options.half in ("all", of[n])))
    sizes = sorted(len(page.source) for page in made)
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    layouts = len({page.layout for page in made})
    print(f"{len(made)} pages of {layouts} layouts, {sizes[len(sizes) // 2]:,} characters (median), load {load}")
    answers = {system: answer for system in options.systems if (answer := run(system, made))}
    scores = {
        s: [score(p, "" if t[:1] == "\0" else t) for p, t in zip(made, a[0], strict=True)] for s, a in answers.items()
    }
    for half in ("development", "held", "later", "last"):
        chosen = [n for n, page in enumerate(made) if of[page.layout] == half]
        if not chosen:
            continue
        print(f"\n{half}: {len(chosen)} pages of {len({made[n].layout for n in chosen})} layouts\n")
        print("| | words F1 | shingles F1 | P | R | paragraphs F1 | pages/s | p50 ms | p95 ms | failed |")
        print("|---|---|---|---|---|---|---|---|---|---|")
        for system, (texts, seconds) in answers.items():
            failed = sum(texts[n][:1] == "\0" for n in chosen)
            print(_row(system, [scores[system][n] for n in chosen], [seconds[n] for n in chosen], failed))
        if "sayso" in scores:
            for system in answers:
                if system != "sayso":
                    low, high = _spread_of(*([scores[s][n]["shingles"] for n in chosen] for s in ("sayso", system)))
                    print(f"sayso - {system}: {low:+.3f} to {high:+.3f}")
    if options.layouts:
        _by_layout([n for n, page in enumerate(made) if of[page.layout] == "development"], made, scores)
    if options.errors:
        for page, text in zip(made, answers["sayso"][0], strict=True):
            if of[page.layout] == "development":
                _errors(page, text)


def _by_layout(chosen: list[int], made: list[Made], scores: dict[str, list[dict[str, Counts]]]) -> None:
    grouped: dict[str, list[int]] = defaultdict(list)
    for number in chosen:
        grouped[made[number].layout].append(number)
    print(f"\n| layout | {' | '.join(scores)} |\n|---|{'---|' * len(scores)}")
    for name, numbers in grouped.items():
        cells = (f"{prf(s[n]['shingles'] for n in numbers)[2]:.3f}" for s in scores.values())
        print(f"| {name} | {' | '.join(cells)} |")


def _errors(page: Made, text: str) -> None:
    text = _without_neutral(text, page)
    lines = Counter(letters for line in re.split(r"[\n\t|]", text) if (letters := _letters(line)))
    gold = Counter(_letters(p) for p in page.gold)
    for mark, wrong in (("+", lines - gold), ("-", gold - lines)):
        for line in list(wrong)[:6]:
            print(json.dumps([mark, page.layout, line[:90]], ensure_ascii=False))


if __name__ == "__main__":
    main()
