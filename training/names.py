"""Texts in which names of people, organisations and places are marked: GUM, Universal NER (EWT), CrossNER, re3d.

GUM (Zeldes 2017; entities after Aoyama et al. 2023) marks every mention; a name is its run of proper nouns without
the title before it. Of re3d (dstl) the spans that end in a capitalised word are taken. Of marks that overlap the
longest is kept.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.languages.en import TITLES

from .corpora import NAMES, Example, Span

_KINDS = {
    "person": "person", "PER": "person", "politician": "person", "Person": "person",
    "organization": "organisation", "ORG": "organisation", "organisation": "organisation",
    "politicalparty": "organisation", "Organisation": "organisation",
    "place": "place", "LOC": "place", "country": "place", "location": "place", "Location": "place",
}  # fmt: skip
_OPEN_OR_SHUT = re.compile(r"\((?P<open>[^()\s]+)|(?P<shut>[^()\s]+)\)|\)")
_JOINS = frozenset({"of", "the", "de", "la", "del", "van", "von", "bin", "al", "for", "and", "&", "-", "'s", "’s", "."})
_PLURAL_TITLES = {title.casefold().rstrip(".") for title in TITLES}


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    form: str
    proper: bool


def names(shared: Path) -> Iterator[Example]:
    """All texts with names marked; sayings are not marked in them."""
    data = shared / "data"
    yield from _gum(data / "ud" / "en_gum-ud-train.conllu.gz")
    for path in (
        data / "ner_uner_ewt" / "dev.jsonl.gz",
        data / "ner_crossner_politics" / "train.jsonl.gz",
        data / "ner_crossner_politics" / "dev.jsonl.gz",
        data / "re3d" / "train.jsonl.gz",
    ):
        yield from _lines(path)


def _lines(path: Path) -> Iterator[Example]:
    """Corpora of JSON Lines, short texts put together so that a window holds more than one sentence."""
    name = path.parent.name
    text, marked, number = "", list[tuple[Span, str]](), 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            for entity in row["entities"]:
                kind = _KINDS.get(entity["type"])
                start, end = entity["start"], entity["end"]
                if lead := re.match(r"[Tt]he\s+", row["text"][start:end]):
                    start += lead.end()
                shown = row["text"][start:end]
                if kind and shown.strip() and (name != "re3d" or shown.split()[-1][:1].isupper()):
                    marked.append(((start + len(text), end + len(text)), kind))
            text += row["text"] + "\n"
            if len(text) > 1500:
                yield Example(f"{name}/{number}", text, "desk", [], names=longest(marked), attributed=False)
                text, marked, number = "", [], number + 1
    if text:
        yield Example(f"{name}/{number}", text, "desk", [], names=longest(marked), attributed=False)


def longest(marked: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Marks without those that overlap a longer one, in order."""
    out: list[tuple[Span, str]] = []
    for (start, end), kind in sorted(marked, key=lambda m: (m[0][0] - m[0][1], m[0], NAMES.index(m[1]))):
        if not any(a < end and start < b for (a, b), _ in out):
            out.append(((start, end), kind))
    return sorted(out)


def _gum(path: Path) -> Iterator[Example]:
    text, marked = "", list[tuple[Span, str]]()
    document = ""
    tokens: list[_Token] = []
    last = ""
    opened: dict[str, list[tuple[str, int]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in map(str.rstrip, lines):
            if line.startswith("# newdoc"):
                if text:
                    yield Example(document, text, "desk", [], names=longest(marked), attributed=False)
                document, text, marked, tokens, opened = line.rpartition(" ")[2], "", [], [], {}
            elif line.startswith("# newpar") and text and not text.endswith("\n"):
                text = text.rstrip(" ") + "\n"
            elif line and line[0].isdigit():
                columns = line.split("\t")
                if not columns[0].isdigit():
                    continue
                tokens.append(
                    _Token(
                        len(text),
                        len(text) + len(columns[1]),
                        columns[1],
                        columns[3] == "PROPN" or columns[4].startswith("NNP"),
                    )
                )
                text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
                found = re.search(r"Entity=([^|]*)", columns[9])
                for match in _OPEN_OR_SHUT.finditer(found.group(1)) if found else ():
                    if match["open"]:
                        number, _, rest = match["open"].partition("-")
                        opened.setdefault(number, []).append((rest.partition("-")[0], len(tokens) - 1))
                        last = number
                    else:
                        number = match["shut"] or last
                        if opened.get(number):
                            kind, first = opened[number].pop()
                            if kind in _KINDS:
                                name = _name(tokens[first:])
                                marked += [(name, _KINDS[kind])] if name else []
            elif not line and text and not text.endswith((" ", "\n")):
                text += " "
    if text:
        yield Example(document, text, "desk", [], names=longest(marked), attributed=False)


def _name(tokens: list[_Token]) -> Span | None:
    """The first run of proper nouns of a mention, without titles before it; runs over "of", "the" and the like."""
    first = next((i for i, t in enumerate(tokens) if t.proper), None)
    if first is None or any(not t.proper and t.form[:1].islower() and t.form not in _JOINS for t in tokens[:first]):
        return None
    last = first
    for i in range(first + 1, len(tokens)):
        if tokens[i].proper:
            last = i
        elif tokens[i].form not in _JOINS:
            break
    while first < last and tokens[first].form.casefold().rstrip(".") in _PLURAL_TITLES:
        first += 1
    return tokens[first].start, tokens[last].end
