# ruff: noqa: S311 - seeded, for repeatable cases
"""Evidence first: `text[start:end]` is what is shown, for 10,000 generated texts through read and attribute."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest

import sayso
from sayso.ledger import dumps

SEED = 20240229
TEXTS = 10_000
BATCH = 500

SPEAKERS = (
    "Mayor Ada Onu",
    "the ministry",
    "José Álvarez",
    "A senior official",
    "Дарья Кос",
    "she",
    "𝓐da 𝓞nu",
    "国防部",
)
CUES = ("said", "warned that", "told reporters:", "denied that", "according to", "hat gesagt", "reportedly")
SAYINGS = (
    "the bridge is shut",
    "“we will rebuild it”",
    '"no comment on 12 ships"',
    "‘it was’ late",
    "prices rose 3.5 percent",
)
FRAMES = (
    "{speaker} {cue} {saying}.",
    "{saying}, {cue} {speaker}.",
    "“{saying},” {speaker} {cue}, “{saying}.”",
    "According to {speaker}, {saying}.",
    "{speaker}: {saying}",
    "LAGOS, 4 March (Harbour News) - {saying}, {speaker} {cue}.",
    "({saying})",
)
HOSTILE = {
    "astral": "😀𝔘𐍈🏴󠁧󠁢󠁥󠁮󠁧󠁿👩‍👩‍👧",
    "combining": "\u0301\u0308\u0327\u20dd\u0345",
    "bidi": "\u202e\u202d\u202c\u2066\u2067\u2069\u200f\u061c",
    "controls": "\0\x07\x1b\x7f\x85\x0b\x0c",
    "blanks": "\u00a0\u2003\u200b\u3000\t\ufeff",
    "marks": "“”\"'‘’«»„‟‹›",
    "surrogates": "\ud83d\ude00\udcff",
    "folding": "İẞﬁΐŉǰ",
}
BREAKS = ("\r\n", "\n", "\r", "\r\n\r\n", "\n\n", "\u2028", "\x85", " ", " ", " ")


def texts(number: int) -> Iterator[str]:
    rng = random.Random(SEED)
    kinds = list(HOSTILE)
    for count in range(number):
        parts = []
        for _ in range(rng.randint(1, 2)):
            names = {"speaker": rng.choice(SPEAKERS), "cue": rng.choice(CUES), "saying": rng.choice(SAYINGS)}
            parts.append(rng.choice(FRAMES).format(**names) + rng.choice(BREAKS))
        characters = list("".join(parts))
        alphabet = HOSTILE[kinds[count % len(kinds)]]
        for _ in range(rng.randint(1, 6)):
            characters.insert(rng.randint(0, len(characters)), rng.choice(alphabet))
        yield "".join(characters)


ALL = list(texts(TEXTS))


def check(report: sayso.Report, shown: dict[str, object], text: str) -> int:
    """Every span of a report as JSON prints it is a slice of the text, and the words beside it are that slice."""
    assert report.text == text
    count = 0

    def walk(value: object) -> None:
        nonlocal count
        if isinstance(value, dict):
            if "spans" in value and "text" in value:
                compare(value["spans"], value["text"])
            if isinstance(value.get("text"), dict):
                for role, words in value["text"].items():
                    compare(value[role], words)
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner)

    def compare(spans: list[list[int]], words: list[str]) -> None:
        nonlocal count
        assert len(spans) == len(words)
        for (start, end), said in zip(spans, words, strict=True):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == said
            count += 1

    walk(shown)
    return count


@pytest.mark.parametrize("first", range(0, TEXTS, BATCH))
def test_what_is_shown_is_what_the_text_says(first):
    batch = ALL[first : first + BATCH]
    ledger = sayso.read(*batch, backend="rules")
    shown = sayso.to_json(ledger)["reports"]
    # JSON's strings are UTF-16: two lone surrogates side by side read back as the character that they make together.
    # So words are compared before they are printed, and what is printed with the same thing printed plainly.
    if first % (5 * BATCH) == 0:  # every fifth batch, and so every kind of hostile character: it is the dearest step
        assert json.loads(dumps(ledger)) == json.loads(json.dumps(sayso.to_json(ledger)))
    assert len(ledger.reports) == len(shown) == len(batch)
    spans = sum(check(*three) for three in zip(ledger.reports, shown, batch, strict=True))
    assert spans > BATCH  # the texts are full of sayings: a reading that finds none would prove nothing
    assert ledger.attributions
    for line in ledger.attributions:
        assert line.content
        assert list(line.content) == sorted(line.content)


def test_offsets_are_of_the_file_as_it_is_on_disk(tmp_path):
    files = {}
    for number, text in enumerate(ALL[:400]):
        path = tmp_path / f"r{number:03}.txt"
        try:
            path.write_bytes(text.encode())
        except UnicodeEncodeError:
            continue  # a lone surrogate is no UTF-8
        files[path.stem] = path
    ledger = sayso.read(tmp_path, backend="rules")
    shown = {row["id"]: row for row in json.loads(dumps(ledger))["reports"]}
    reports = {report.id: report for report in ledger.reports}
    assert len(files) > 300
    unread = {problem.where for problem in ledger.problems if problem.fatal}
    spans = 0
    for name, path in files.items():
        if str(path) in unread:
            continue  # what looks binary is refused, and said
        spans += check(reports[name], shown[name], path.read_bytes().decode())
    assert len(unread) < len(files) / 4
    assert spans > 300
