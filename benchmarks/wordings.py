"""How well the encoder alone tells sayings of one claim from the others of their story, on stories it has not read.

    PYTHONPATH=. python benchmarks/wordings.py [--model FOLDER] [--rivals]

`benchmarks/stories` has 64 invented stories (5,741 sayings, 976 of which reject their claim) in the form of
`training/told.py`, by the writers of no other set; nothing is trained on them, so that encoders can be chosen by them
and the development bundles are left alone. Of each story all pairs are ranked of which one saying at least is of a
claim; printed is the mean over stories of the average precision of the pairs of one claim (Buckley and Voorhees,
SIGIR 2000), by the cosine and by the share of words that two contents have in common. With `--rivals` every third story
is judged by the trees that ship, each saying a report of its own, and pairs of rival claims are ranked instead.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
from training.told import Told, Written, written

from sayso.link.compared import CONTRADICT
from sayso.link.pairing import compare
from sayso.link.sayings import Saying, saying
from sayso.link.similarity import MODEL, encoder
from sayso.link.wording import spoken
from sayso.model import Attribution, Passage
from sayso.read import read_text

STORIES = Path(__file__).parent / "stories"
_WORD = re.compile(r"[^\W_]+")
Scores = npt.NDArray[np.float64]


def shared_words(texts: Sequence[str]) -> Scores:
    """[texts, texts]: the words that two texts have in common, of those that either has."""
    words = [frozenset(_WORD.findall(text.lower())) for text in texts]
    return np.array([[len(a & b) / max(1, len(a | b)) for b in words] for a in words])


def average_precision(story: Written, scores: Scores) -> float:
    """Of the pairs of one claim, ranked among all by their scores; equal scores stand in the order of the story."""
    said = story.sayings
    pairs = [(i, j) for i, j in combinations(range(len(said)), 2) if said[i].claim or said[j].claim]
    pairs.sort(key=lambda pair: -scores[pair])
    right = np.array([said[i].claim == said[j].claim for i, j in pairs])
    return float((np.cumsum(right) / np.arange(1, len(right) + 1))[right].mean())


def as_told(number: int, one: Told) -> Saying:
    """A saying of a story, made ready to be compared as a line of a report is."""
    report = read_text(one.around + "\n", id=f"r{number}")
    mind = ("denies", "negative") if one.rejects else ("asserts", "positive")
    line = Attribution(
        f"r{number}-0", report.id, (Passage(0, 1),), (Passage(0, 1),), (Passage(one.start, one.end),), 1.0, "indirect",
        mind[0], "named_person", one.who, one.side, certainty="certain", polarity=mind[1],
    )  # fmt: skip
    return saying(report, line)


def rivals() -> float:
    """The mean precision of pairs of rival claims, by the trees' probability that two sayings contradict each other."""
    out = []
    for story in written(STORIES)[::3]:
        pairs = compare([as_told(k, one) for k, one in enumerate(story.sayings)], encoder())
        claims = [one.claim for one in story.sayings]
        sides = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        due = np.array([frozenset((claims[a], claims[b])) in story.rivals for a, b in sides])
        if due.any():
            right = due[np.argsort(-pairs.probability[:, CONTRADICT], kind="stable")]
            out.append((np.cumsum(right) / np.arange(1, len(right) + 1))[right].mean())
    return float(np.mean(out))


def main() -> None:
    """Print the means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=MODEL, help="the folder of an encoder (default: the shipped one)")
    parser.add_argument("--rivals", action="store_true", help="pairs of rival claims, by the trees that ship")
    options = parser.parse_args()
    if options.rivals:
        print(f"rival claims {rivals():.3f}")
        return
    chosen = encoder(options.model)
    if chosen is None:
        raise SystemExit(f"{options.model} holds no encoder that can be run")

    def cosine(texts: Sequence[str]) -> Scores:
        vectors = chosen.vectors(texts).astype(np.float64)
        return np.asarray(vectors @ vectors.T)

    ways: dict[str, Callable[[Sequence[str]], Scores]] = {"words in common": shared_words, "cosine": cosine}
    stories = written(STORIES)
    contents = [[spoken(s.around, s.start, s.end) for s in story.sayings] for story in stories]
    for name, way in ways.items():
        found = [average_precision(story, way(texts)) for story, texts in zip(stories, contents, strict=True)]
        error = np.std(found, ddof=1) / len(found) ** 0.5
        print(f"{name:16} {np.mean(found):.3f} +- {error:.3f} over {len(found)} stories")


if __name__ == "__main__":
    main()
