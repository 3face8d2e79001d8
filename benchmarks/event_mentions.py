"""The event mentions of ECB+ (verbs and nouns for what happens), and a light tagger that finds them by their words.

A word begins a mention, goes on with it or is outside: logistic regression on the word, its lemma, its endings and its
neighbours, learned on the mentions of ECB+'s training topics.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import simplemma

from sayso.languages import en

ECB = Path(__file__).resolve().parents[2] / "shared" / "data" / "ecbplus"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
LEAST = 0.3
"""A word is of a mention where that is so probable: of .3, .35, .4, .45, .5 the best for mention F1 by halves of the
training topics (.686 and .665; the lowest that was tried)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an event: its document, span in code points, line; its gold group, "" where it is ours."""

    document: str
    start: int
    end: int
    line: int
    group: str = ""

    @property
    def key(self) -> tuple[str, int, int]:
        """What mentions of either side are the same by."""
        return self.document, self.start, self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A document of ECB+ with its gold event mentions, and the numbers of the lines whose annotation was validated."""

    id: str
    topic: str
    subtopic: str
    text: str
    mentions: tuple[Mention, ...]
    validated: frozenset[int]

    def lines(self) -> list[tuple[int, str]]:
        """Each line (a sentence) with where it starts."""
        return [(m.start(), m.group()) for m in re.finditer(r"[^\n]*(?:\n|$)", self.text)]


def documents(part: str) -> list[Document]:
    """The documents of a part of ECB+, `train` or `dev`."""
    with gzip.open(ECB / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(row: dict[str, Any]) -> Document:
    name, text = row["id"], row["text"]
    found: dict[tuple[int, int], Mention] = {}
    validated = set()
    for one in row["mentions"]:
        if not one["validated"]:
            continue
        line = text.count("\n", 0, one["start"])
        validated.add(line)
        if one["kind"].startswith(("ACTION", "NEG_ACTION")):
            group = one.get("cluster") or f"{name} {one['id']}"
            found.setdefault((one["start"], one["end"]), Mention(name, one["start"], one["end"], line, group))
    return Document(
        name, str(row["topic"]), row["subtopic"], text, tuple(found[k] for k in sorted(found)), frozenset(validated)
    )


@cache
def lemma(word: str) -> str:
    """The dictionary's form of a word."""
    return str(simplemma.lemmatize(word.casefold(), lang="en")).casefold()


def head(text: str) -> str:
    """The lemma of a mention's head: of its first word that is neither an auxiliary nor a determiner."""
    words = [m.group() for m in WORD.finditer(text) if m.group()[0].isalnum()] or [text]
    telling = [w for w in words if w.casefold() not in en.AUXILIARIES | en.BE | en.DETERMINERS]
    return lemma((telling or words)[0])


class Tagger:
    """Finds mentions; learned from documents."""

    def __init__(self, some: Sequence[Document]) -> None:
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression

        rows, answers = [], []
        for one in some:
            of = {(m.start, m.end) for m in one.mentions}
            for _, words in _sentences(one):
                rows += _features(words)
                answers += [next((1 + (a < w.start()) for a, b in of if a <= w.start() < b), 0) for w in words]
        self._columns = DictVectorizer()
        self._model = LogisticRegression(C=1.0, max_iter=300).fit(self._columns.fit_transform(rows), answers)

    def mentions(self, one: Document) -> list[Mention]:
        """The mentions in the validated lines of a document."""
        out: list[Mention] = []
        for line, words in _sentences(one):
            likely = self._model.predict_proba(self._columns.transform(_features(words)))
            for word, (outside, begins, goes_on) in zip(words, likely, strict=True):
                if 1 - outside < LEAST:
                    continue
                if goes_on > begins and out and one.text[out[-1].end : word.start()].strip(" ") == "":
                    out[-1] = Mention(one.id, out[-1].start, word.end(), line)
                else:
                    out.append(Mention(one.id, word.start(), word.end(), line))
        return out


def _sentences(one: Document) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """The words of each validated line, matched in the whole text."""
    for line, (start, words) in enumerate(one.lines()):
        found = list(WORD.finditer(one.text, start, start + len(words)))
        if line in one.validated and found:
            yield line, found


def _features(words: Sequence[re.Match[str]]) -> list[dict[str, float]]:
    plain = ["", "", *(w.group().casefold() for w in words), "", ""]
    roots = [lemma(w) if w else "" for w in plain]
    out = []
    for at, word in enumerate(words, 2):
        w = plain[at]
        row: dict[str, float] = {
            f"word {w}": 1, f"lemma {roots[at]}": 1, f"end {w[-3:]}": 1, f"end {w[-2:]}": 1, f"start {w[:4]}": 1,
            f"-1 {plain[at - 1]}": 1, f"-2 {plain[at - 2]}": 1, f"+1 {plain[at + 1]}": 1, f"+2 {plain[at + 2]}": 1,
            f"-1 lemma {roots[at - 1]} {w[-2:]}": 1, f"+1 end {plain[at + 1][-2:]} {w[-2:]}": 1,
            f"-1 end {plain[at - 1][-3:]}": 1, f"-1 {plain[at - 1]} {roots[at]}": 1,
            f"{roots[at]} +1 {plain[at + 1]}": 1,
            "capital": float(word.group()[0].isupper()), "first": float(at == 2),
        }  # fmt: skip
        out.append(row)
    return out
