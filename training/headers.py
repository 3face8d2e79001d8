"""The graph that tells the facts of headers: who put a report out, from whom it was taken over, and its place.

    python -m training.headers --short [--shared ../shared]

The encoder stays as it is; its vectors of the words at the top and at the foot of a report (`sayso.backends._headers`),
with where each stands, go through three layers of their own. These tag names, and point: of all words of the report,
which tell the publisher, the nearest relay, the dateline's place, or that nothing does (pointer networks, Vinyals et
al., NeurIPS 2015, with any of the words that spell the name being right). It learns from the headers in
`tests/cases/headers_fresh.txt` but for those of `UNSEEN`, from the desk's training bundles, from m21 to m44 of
`training/bundles` and from parts 0 and 1 of the real reports; and from articles of corpora, whose text mostly names no
house that put it out, that there are such (`of_articles`). The development bundles are not read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
import time
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt
import onnx
import torch
import torch.nn.functional as F
import yaml
from torch import Tensor, nn

from sayso.backends import _headers
from sayso.backends.onnx import MODEL, OnnxBackend, load
from sayso.model import Extract, Report
from sayso.read.header import read_header
from sayso.read.pointed_headers import FIRM
from sayso.wires import directory, fold

from .cards import pointing
from .corpora import DEVELOPMENT, own_bundles
from .network import WIDTH, DecoderLayer
from .rounding import rounded

CASES = Path(__file__).parent.parent / "tests" / "cases" / "headers_fresh.txt"
UNSEEN = frozenset({"27", "29", "31", "33", "35"})
"""Batches of `CASES` that are measured on and never learned from, nor are m1 to m20 of `training/bundles`."""
LAYERS, DROPOUT = 3, 0.2
PASSES, RATE, TOGETHER, WARM = 12, 1e-3, 12, 60
SEEDS = (0, 1)
"""Of the networks whose mean ships: one and another differ by some 2 in 100 publishers of reports not seen."""
NAMED = 2.0
"""What a word of a name weighs for the tags, beside 1 for one of none."""
POINTING = 0.5
"""What pointing weighs beside tagging."""
SMOOTH = 0.02
PADDING, OPEN = -1, -2
"""Tags of words that are not there, and of those of articles: not a publisher, but maybe a relay or a place."""
ARTICLES = "articles"
"""The group of articles of corpora: of them nothing is told but who put them out."""
PAPERS = {
    "breitbart": "Breitbart", "huff-post": "The Huffington Post", "nyt": "The New York Times", "politico": "Politico",
    "usa-today": "USA Today", "wash-post": "The Washington Post", "west-journal": "Western Journalism",
}  # fmt: skip
"""The houses of PolNeAR, by the codes of its metadata."""
PARTS, MEASURED = 3, 2
"""Of every so many articles of a corpus this one is measured on (benchmarks/publishers.py) and never learned from."""

Floats = npt.NDArray[Any]


class Headers(nn.Module):
    """The words at both ends of a report -> the odds of their tags, and of what points at them."""

    def __init__(self, dropout: float = DROPOUT) -> None:
        super().__init__()
        self.enter = nn.LayerNorm(2 * WIDTH)
        self.project = nn.Linear(2 * WIDTH, WIDTH)
        self.tables = nn.ModuleList(nn.Embedding(size, WIDTH) for size in _headers.SIZES)
        self.position = nn.Embedding(_headers.TOP + _headers.FOOT, WIDTH)
        for table in (*self.tables, self.position):
            nn.init.normal_(table.weight, std=0.02)
        self.norm1 = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(DecoderLayer(dropout) for _ in range(LAYERS))
        self.norm2 = nn.LayerNorm(WIDTH)
        self.tag = nn.Linear(WIDTH, len(_headers.LABELS))
        self.point = nn.Linear(WIDTH, len(_headers.POINTED))
        self.nothing = nn.Linear(WIDTH, len(_headers.POINTED))
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """words: [reports, n, 2 * WIDTH], features: [reports, n, 6], mask: [reports, n].

        Gives the odds of the tags, [reports, n, labels], and log probabilities of pointing, [reports, n + 1, 3]; the
        last row is for what nothing tells.
        """
        x = self.project(self.dropout(self.enter(words))) + self.position.weight[: words.shape[1]]
        for at, table in enumerate(self.tables):
            x = x + table(features[..., at])
        x = self.norm1(x)
        bias = ((1.0 - mask) * -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        x = self.norm2(x)
        there = mask[..., None].to(x.dtype)
        whole = (x * there).sum(1, keepdim=True) / there.sum(1, keepdim=True)
        pointed = torch.cat([self.point(x) + (1.0 - there) * -1e4, self.nothing(whole)], 1)
        return self.tag(x), torch.log_softmax(pointed.float(), 1)


class Served(nn.Module):
    """The mean of some of one report without padding, as probabilities: what is exported."""

    def __init__(self, nets: Sequence[Headers]) -> None:
        super().__init__()
        self.nets = nn.ModuleList(nets)

    def forward(self, words: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """words: [1, n, 2 * WIDTH], features: [1, n, 6]; gives [1, n, labels] and [1, n, 3]."""
        told = [net(words, features, torch.ones_like(words[..., 0])) for net in self.nets]
        tags = torch.stack([torch.softmax(odds, -1) for odds, _ in told])
        return tags.mean(0), torch.stack([pointed[:, :-1].exp() for _, pointed in told]).mean(0)


@dataclass(frozen=True, slots=True)
class Header:
    """A report with the facts of its header."""

    group: str
    name: str
    text: str
    publisher: str | None
    relays: tuple[str, ...]
    place: str | None

    @property
    def story(self) -> str:
        """What its story is called: reports of one are never on both sides of a division."""
        return self.name.split()[0].rpartition("-")[0] or self.name


@dataclass(frozen=True, slots=True)
class Seen:
    """A report as the network is shown it, with the tag of each word."""

    header: Header
    sight: _headers.Sight
    vectors: Floats
    tags: npt.NDArray[np.int64]

    @property
    def told(self) -> tuple[bool, ...]:
        """Of each that is pointed at, whether the report has one; of articles all is unknown but the publisher."""
        if self.header.group == ARTICLES:
            return self.header.publisher is not None, True, True
        return self.header.publisher is not None, bool(self.header.relays), self.header.place is not None


def _listed(name: str) -> str:
    wire = directory().named.get(fold(name)) or directory().tagged.get(fold(name))
    return wire.name if wire else name


def of_cases(path: Path = CASES) -> Iterator[Header]:
    """The headers of the cases, batch by batch (group "1", "2" ...)."""
    _, *parts = path.read_text("utf-8").split("\n##### batch ")
    for part in parts:
        for block in part.split("\n=== ")[1:]:
            head, _, text = block.partition("\n---\n")
            name, *rows = head.splitlines()
            facts = {key: None if value == "-" else value for key, value in (row.split(": ", 1) for row in rows)}
            relays = tuple(_listed(relay.strip()) for relay in (facts["relays"] or "").split(";") if relay.strip())
            publisher, dateline = facts["publisher"], facts["dateline"]
            yield Header(
                part.partition(":")[0], name, text, publisher and _listed(publisher), relays,
                dateline and dateline.partition("|")[0].strip(),
            )  # fmt: skip


def of_bundles(folders: Sequence[Path], group: str) -> Iterator[Header]:
    """The headers of reports with gold."""
    for folder in folders:
        for report in yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))["reports"]:
            text = (folder / "reports" / f"{report['id']}.txt").read_bytes().decode()
            yield Header(
                group, f"{folder.name}-{report['id']}", text, report.get("publisher"),
                tuple(report.get("relays") or ()), (report.get("dateline") or {}).get("place"),
            )  # fmt: skip


def of_articles(shared: Path, *, development: bool = False) -> Iterator[tuple[int, Header]]:
    """Articles of corpora with their part, by whom they are as far as their text names it: most have no masthead.

    Or those of the corpora's development parts.

    Who put them out is told by the corpora's metadata: for PolNeAR and re3d the house, for the local papers of LGL the
    address, and Wikinews put out MEANTIME and GeoVirus. Copy whose dateline names a wire is left out: by its text it is
    the wire's, by the metadata the paper's that took it over.
    """

    def rows(corpus: str) -> Iterator[dict[str, Any]]:
        with gzip.open(shared / "data" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    part = "dev" if development else "train"
    found = [
        *(("polnear", row["text"], PAPERS[row["meta"]["publisher"]]) for row in rows(f"polnear/{part}")),
        *(("re3d", row["text"], row["publisher"]) for row in rows(f"re3d/{part}")),
        *(("meantime", row["text"], "Wikinews") for row in rows(f"meantime/{part}")),
    ]
    if not development:
        found += [("geovirus", row["text"], "Wikinews") for row in rows("geo_geovirus/test")]
        found += [("lgl", row["text"], _at(row["text"], row["url"])) for row in rows("geo_lgl/test")]
    for at, (corpus, text, house) in enumerate(found):
        report = read_header(Report(id=str(at), path=corpus, text=text, extract=Extract.identity(text)))
        if report.publisher and report.publisher.origin in FIRM:
            continue
        words = [_plain(word[0]) for word in _WORD.finditer(text)]
        named = house if house and any(True for form in _forms(house) for _ in _found(words, form)) else None
        yield at % PARTS, Header(ARTICLES, f"{corpus}-{at}", text, named, (), None)


def _at(text: str, url: str) -> str | None:
    """The words of a text that spell the name in an address ("startelegram.com": Star-Telegram), without "the"."""
    host = re.sub(r"\W", "", (urlsplit(url).hostname or "").removeprefix("www.").rpartition(".")[0]).removeprefix("the")
    words = list(_WORD.finditer(text))
    for at, word in enumerate(words):
        spelled = ""
        for other in words[at : at + 5]:
            spelled += other[0].lower()
            if spelled == host and other.start() > word.start():
                return text[word.start() : other.end()]
            if not host.startswith(spelled):
                break
    return None


def headers(shared: Path) -> list[Header]:
    """What is learned from."""
    desk = sorted(path.parent for path in (shared / "desk").glob("*/gold.yaml"))
    own = [folder for folder in own_bundles() if int(folder.name.split("-")[0][1:]) > 20]
    return [
        *(header for header in of_cases() if header.group not in UNSEEN),
        *of_bundles(own, "own"),
        *of_bundles([path for path in desk if path.name.split("-")[0] not in DEVELOPMENT], "desk"),
        *of_bundles([shared / "data" / "real" / part for part in ("part0", "part1")], "real"),
        *(header for part, header in of_articles(shared) if part != MEASURED),
    ]


_WORD = re.compile(r"\w+")
_CLITIC = re.compile(r"['’]\w{1,2}\Z")


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()


def _forms(name: str) -> set[str]:
    """How a name may be written: in full, by what the tables call it, by its first letters, as one word."""
    out = {name}
    wire = directory().named.get(fold(name)) or directory().tagged.get(fold(name))
    if wire:
        known = [*directory().named.items(), *directory().tagged.items()]
        out |= {form for form, other in known if other is wire}
    words = _WORD.findall(name)
    if len(words) > 1:
        out |= {"".join(w[0] for w in words), "".join(w[0] for w in words if w[0].isupper()), "".join(words)}
        if words[0].lower() == "the":
            out.add(" ".join(words[1:]))
    return {form for form in out if len(form) > 1}


def _found(words: Sequence[str], form: str) -> Iterator[tuple[int, int]]:
    """Where the words of a form stand; marks between them are passed over."""
    wanted = [word for word in map(_plain, _WORD.findall(form)) if word]
    for start, word in enumerate(words):
        if not wanted or word != wanted[0]:
            continue
        at, held = start, 0
        while held < len(wanted) and at < len(words) and (words[at] == wanted[held] or (held and not words[at])):
            held += words[at] == wanted[held]
            at += 1
        if held == len(wanted):
            yield start, at


def _as_dateline(header: Header, sight: _headers.Sight, low: int, high: int) -> tuple[bool, bool]:
    """Sorts the words that spell the place: first those written like it, and of these those that open a line."""
    start, end = sight.passages[low].start, sight.passages[high - 1].end
    before = header.text[max(0, start - 40) : start].rpartition("\n")[2]
    return header.text[start:end] != header.place, any(letter.isalnum() for letter in before)


def tagged(header: Header, sight: _headers.Sight) -> npt.NDArray[np.int64]:
    """The tag of each word: every place where a name is spelled counts, of the dateline's place one.

    That is written as the facts have it ("KYIV" and not the headline's "Kyiv"), and opens its line where one does.
    """
    words = [_plain(header.text[a:b]) if header.text[a].isalnum() else "" for a, b in sight.passages]
    out = np.zeros(len(words), np.int64)
    houses = [(1, header.publisher), *((3 if not at else 5, relay) for at, relay in enumerate(header.relays))]
    for tag, name in houses:
        taken: list[tuple[int, int]] = []
        named = {span for form in _forms(name) for span in _found(words, form)} if name else set()
        for start, end in sorted(named, key=lambda span: (span[0] - span[1], span[0])):
            if all(end <= low or start >= high for low, high in taken):
                taken.append((start, end))
                out[start], out[start + 1 : end] = tag, tag + 1
    spans = [span for span in _found(words, header.place or "") if not out[slice(*span)].any()]
    for start, end in sorted(spans, key=lambda span: _as_dateline(header, sight, *span))[:1]:
        out[start], out[start + 1 : end] = 7, 8
    return out


def seen(told: Sequence[Header], backend: OnnxBackend) -> list[Seen]:
    """The headers as the network is shown them."""
    out = []
    for header in told:
        sight, vectors = backend.ends(header.text)
        if sight.passages:
            out.append(Seen(header, sight, vectors.astype(np.float16), tagged(header, sight)))
    return out


def _batch(rows: Sequence[Seen]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    n = max(len(row.tags) for row in rows)
    words, mask = torch.zeros(len(rows), n, 2 * WIDTH), torch.zeros(len(rows), n)
    features = torch.zeros(len(rows), n, len(_headers.SIZES), dtype=torch.long)
    tags = torch.full((len(rows), n), PADDING)
    for at, row in enumerate(rows):
        k = len(row.tags)
        words[at, :k], features[at, :k] = torch.from_numpy(row.vectors).float(), torch.from_numpy(row.sight.features)
        tags[at, :k], mask[at, :k] = torch.from_numpy(row.tags), 1.0
        if row.header.group == ARTICLES:
            tags[at, :k][tags[at, :k] == 0] = OPEN
    return words, features, mask, tags


_OF = ((1, 2), (3, 4, 5, 6), (7, 8))
"""The tags of the words that each pointer may point at."""


def _loss(odds: Tensor, pointed: Tensor, tags: Tensor, rows: Sequence[Seen]) -> Tensor:
    weight = torch.tensor([1.0] + [NAMED] * (len(_headers.LABELS) - 1))
    told = tags[tags >= 0]
    total = F.cross_entropy(
        odds.flatten(0, 1), tags.clamp(min=PADDING).flatten(), ignore_index=PADDING, weight=weight,
        label_smoothing=SMOOTH, reduction="sum",
    )  # fmt: skip
    total = total / weight[told].sum().clamp(min=1.0)  # a batch of articles alone may have no word that is told
    published = torch.softmax(odds[tags == OPEN], -1)[:, 1:3].sum(-1)
    total = total - torch.log1p(-published.clamp(max=1 - 1e-4)).sum() / (tags != PADDING).sum()
    for at, these in enumerate(_OF):
        due = torch.cat([torch.isin(tags, torch.tensor(these)), torch.zeros(len(tags), 1, dtype=torch.bool)], 1)
        spelled = due.any(1)
        due[~spelled, -1] = True
        # A fact that no word of the report spells teaches nothing.
        used = torch.tensor([bool(there) or not row.told[at] for there, row in zip(spelled, rows, strict=True)])
        missed = -torch.logsumexp(pointed[..., at].masked_fill(~due, -1e9), 1)
        total = total + POINTING * (missed * used).sum() / len(rows)
    return total


def fit(rows: Sequence[Seen], *, passes: int = PASSES, seed: int = 0, short: bool = False) -> Headers:
    """Learn from these; the same rows, seed and machine give the same weights."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Headers()
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.05)
    steps, step, began = passes * (len(rows) // TOGETHER + 1), 0, time.monotonic()
    for number in range(passes):
        mixed = rng.sample(list(rows), len(rows))
        some = [
            sorted(mixed[i : i + 8 * TOGETHER], key=lambda row: len(row.tags))
            for i in range(0, len(mixed), 8 * TOGETHER)
        ]
        batches = [part[i : i + TOGETHER] for part in some for i in range(0, len(part), TOGETHER)]
        rng.shuffle(batches)
        lost = 0.0
        for batch in batches:
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / WARM) * max(0.02, 1 - step / steps)
            words, features, mask, tags = _batch(batch)
            with torch.autocast("cpu", torch.bfloat16, enabled=short):
                odds, pointed = net(words, features, mask)
            value = _loss(odds.float(), pointed, tags, batch)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            lost += float(value.detach())
        print(f"pass {number + 1}/{passes} loss {lost / len(batches):.3f} {time.monotonic() - began:.0f} s", flush=True)
    return net.eval()


def export(nets: Sequence[Headers], shown: Seen, folder: Path) -> None:
    """Write the graph of these together in eight bits beside the encoder's, and what it is into the card there."""
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(temporary) / "headers.onnx"
        words, features, _, _ = _batch([shown])
        torch.onnx.export(
            Served(nets).eval(), (words, features), str(plain), input_names=["words", "features"],
            output_names=["tags", "pointers"],
            dynamic_axes={name: {1: "near"} for name in ("words", "features", "tags", "pointers")},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        rounded(onnx.load(str(plain)), folder / "headers.onnx")
    pointing(folder, "headers", list(_headers.LABELS))


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of corpora")
    parser.add_argument("--short", action="store_true", help="in bfloat16, for processors with AMX")
    options = parser.parse_args()
    rows = seen(headers(options.shared), load(None, 2))
    export([fit(rows, seed=seed, short=options.short) for seed in SEEDS], rows[0], MODEL)


if __name__ == "__main__":
    main()
