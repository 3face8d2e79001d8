"""Which mentions of events, over many documents, are of one event: ECB+, by the CoNLL score.

    python benchmarks/events.py            dev, learned on the training topics (some five minutes)
    python benchmarks/events.py --tune     the threshold, by five parts of the training topics

Documents are put together by our own stories, or by the topics and subtopics that ECB+ gives. Mentions of documents
that are together are compared (`event_pairs`; boosted trees learned on pairs of the training topics) and joined by
average linkage. The baseline joins, within the same documents, mentions with one head lemma.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from conll import Group, b_cubed, ceaf_e, conll, muc, without_singletons
from event_mentions import Document, Mention, Tagger, documents
from event_pairs import Compared
from sayso.link.grouping import grouped
from sayso.link.stories import stories
from sayso.read import read_text

TOGETHER = 0.35
"""By five parts of the training topics, gold mentions in gold topics (`--tune`): the best CoNLL score."""
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
PARTS = 5
Rooms = dict[str, str]
"""The documents that are together: of each document the name of its room."""


def rooms(some: Sequence[Document]) -> dict[str, Rooms]:
    """The three ways to put documents together."""
    reports = [replace(read_text(one.text, id=one.id), id=one.id) for one in some]
    found = stories(reports, [], [])
    return {
        "our stories": {name: story.id for story in found for name in story.reports},
        "gold topics": {one.id: one.topic for one in some},
        "gold subtopics": {one.id: one.subtopic for one in some},
    }


def pairs(mentions: Sequence[Mention], room: Rooms) -> list[tuple[int, int]]:
    """The pairs of mentions that are in one room."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(mentions):
        held[room[one.document]].append(at)
    return [(some[b], some[a]) for some in held.values() for a in range(len(some)) for b in range(a)]


def learned(rows: Any, answers: Any) -> Any:
    """Boosted trees."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=200, l2_regularization=5, random_state=0,
        early_stopping=False,
    ).fit(rows, answers)  # fmt: skip


def groups(mentions: Sequence[Mention], joined: Iterable[Sequence[int]]) -> list[Group]:
    """Groups of indices as groups of keys."""
    return [[mentions[k].key for k in group] for group in joined]


def gold_groups(mentions: Iterable[Mention]) -> list[Group]:
    """The groups that the annotators made."""
    out: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for one in mentions:
        out[one.group].append(one.key)
    return list(out.values())


def by_lemma(mentions: Sequence[Mention], compared: Compared, room: Rooms) -> list[list[int]]:
    """The baseline: one head lemma, one room."""
    out: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(mentions):
        out[room[one.document], compared.seen[at].head].append(at)
    return list(out.values())


def by_trees(
    mentions: Sequence[Mention], compared: Compared, room: Rooms, model: Any, least: float = TOGETHER
) -> list[list[int]]:
    """Groups of mentions by the learned probability of pairs."""
    some = pairs(mentions, room)
    likely = model.predict_proba(compared.features(some))[:, 1]
    return grouped([1] * len(mentions), [(a, b, float(p)) for (a, b), p in zip(some, likely, strict=True)], least)


def trained(train: Sequence[Document]) -> tuple[list[Mention], Compared, list[tuple[int, int]], Any, Any]:
    """The gold mentions of the training topics, and the features and answers of the pairs of each topic."""
    mentions = [m for one in train for m in one.mentions]
    compared = Compared(train, mentions)
    some = pairs(mentions, {one.id: one.topic for one in train})
    answers = np.array([mentions[a].group == mentions[b].group for a, b in some])
    return mentions, compared, some, compared.features(some), answers


def tune(train: Sequence[Document]) -> None:
    """Print the CoNLL score of each threshold, each part judged by what was learned on the others."""
    mentions, compared, some, rows, answers = trained(train)
    topic = {one.id: one.topic for one in train}
    names = sorted(set(topic.values()))
    part = np.array([names.index(topic[m.document]) % PARTS for m in mentions])
    of = part[[a for a, _ in some]]
    likely = np.zeros(len(some))
    for which in range(PARTS):
        likely[of == which] = learned(rows[of != which], answers[of != which]).predict_proba(rows[of == which])[:, 1]
    given = [(a, b, float(p)) for (a, b), p in zip(some, likely, strict=True)]
    gold = gold_groups(mentions)
    shown("same head lemma", gold, groups(mentions, by_lemma(mentions, compared, topic)))
    for least in THRESHOLDS:
        shown(f"threshold {least}", gold, groups(mentions, grouped([1] * len(mentions), given, least)))


def shown(name: str, gold: Sequence[Group], found: Sequence[Group]) -> None:
    """A row of the table: CoNLL and the F1 of the three without and with singletons."""
    parts = [name]
    for one, other in ((without_singletons(gold), without_singletons(found)), (gold, found)):
        parts.append(f"{conll(one, other):.3f}")
        parts.append(" ".join(f"{score(one, other).f1:.3f}" for score in (muc, b_cubed, ceaf_e)))
    print("| " + " | ".join(parts) + " |", flush=True)


def measure(train: Sequence[Document], dev: Sequence[Document]) -> None:
    """Print the table for dev."""
    *_, rows, answers = trained(train)
    model = learned(rows, answers)
    tagger = Tagger(train)
    gold_mentions = [m for one in dev for m in one.mentions]
    gold = gold_groups(gold_mentions)
    ours = [m for one in dev for m in tagger.mentions(one)]
    hits = len({m.key for m in ours} & {m.key for m in gold_mentions})
    print(
        f"our mentions: {len(ours)}, gold {len(gold_mentions)}, precision {hits / len(ours):.3f}, "
        f"recall {hits / len(gold_mentions):.3f}, F1 {2 * hits / (len(ours) + len(gold_mentions)):.3f}\n"
    )
    print("| mentions, documents, groups | CoNLL, no singletons | MUC, B-cubed, CEAF-e | CoNLL, all | the three |")
    print("|---|---|---|---|---|")
    together = rooms(dev)
    for name, mentions in (("ours", ours), ("gold", gold_mentions)):
        compared = Compared(dev, mentions)
        for how, room in together.items():
            shown(f"{name}, {how}, same head lemma", gold, groups(mentions, by_lemma(mentions, compared, room)))
            shown(f"{name}, {how}, learned", gold, groups(mentions, by_trees(mentions, compared, room, model)))


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tune", action="store_true", help="thresholds on the training topics; dev is not read")
    if parser.parse_args().tune:
        tune(documents("train"))
    else:
        measure(documents("train"), documents("dev"))


if __name__ == "__main__":
    main()
