"""The training run: everything planned from one seed, step-based, resumable.

Loss of a step: cue tags a cue, answers of the decoder a cue, validity of cues (wrong ones are the tagger's own, mined
at each step), fields of the desk's sayings, damage tags; the weights bring the first two to the same size late in
training.
"""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from sayso.backends._encoding import Pieces

from .batches import IGNORE, Window, batches, broken, collate, cut_windows, plan, questions
from .corpora import FIELDS, REAL_TUNING, SCHEMES, TUNING, Example, bundle, bundles, polnear, unmarked
from .network import REACH, Network
from .silver import read as silver_examples
from .teachers import Teachers

MASK = 30526


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is: every number that its outcome depends on."""

    layers: int = 6
    seed: int = 0
    polnear_passes: int = 2
    desk_passes: int = 10
    real_passes: int = 14
    silver_passes: int = 0
    alt_passes: int = 1
    other_passes: int = 0
    """Over texts that nobody marked by the scheme at hand, where teachers answer: PolNeAR's by the desk's scheme,
    the desk's by PolNeAR's, and the articles of `corpora.unmarked` by both in turn."""
    hard: float = 1.0
    """The weight of what annotators say; the rest is the teachers'."""
    fields: float = 0.15
    steps: int = 0
    """So many of the planned batches; 0: all."""
    pieces: int = 2600
    rate: float = 7e-5
    head_rate: float = 5e-4
    warm_up: int = 60
    masked: float = 0.05
    damaged: float = 0.3
    hold_tuning: bool = True
    threads: int = 2


def pieces_of(folder: Path) -> Pieces:
    """The tokenizer of the encoder's folder."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Pieces(tokenizer)


def examples(shared: Path, hold_tuning: bool) -> dict[str, list[Example]]:
    """The training examples by corpus."""
    desk = list(bundles(shared))
    real = [e for part in ("part0", "part1") for e in bundle(shared / "data" / "real" / part)]
    if hold_tuning:
        desk = [e for e in desk if e.id.split("-")[0] not in TUNING]
        real = [e for e in real if e.id.split("/")[1] not in REAL_TUNING]
    corpus = list(polnear(shared / "data" / "polnear", "train"))
    other = list(polnear(shared / "data" / "polnear", "train.alt"))
    return {"polnear": corpus, "alt": other, "desk": desk, "real": real}


def planned_batches(
    run: Run, shared: Path, silver: Path | None, encoder: Path, workers: int, log: Callable[[str], None]
) -> list[list[Window]]:
    """All batches of the run, in order: the same for any number of workers."""
    passes = {
        "polnear": run.polnear_passes,
        "alt": run.alt_passes,
        "silver": run.silver_passes,
        "desk": run.desk_passes,
        "real": run.real_passes,
    }
    texts = examples(shared, run.hold_tuning)
    if run.silver_passes and silver:
        texts["silver"] = list(silver_examples(silver))
    if run.other_passes:
        marked = [*texts["polnear"], *texts["desk"], *texts["real"]]
        passes["other"] = run.other_passes
        texts["other"] = [Example(e.id, e.text, SCHEMES[e.scheme == "polnear"], [], open=True) for e in marked] + list(
            unmarked(shared)
        )
    every: list[Window] = []
    for name, found in texts.items():
        before = len(every)
        work = [(example, passes[name], run, f"{run.seed} {name} {example.id}") for example in found]
        with ProcessPoolExecutor(workers, initializer=_begin, initargs=(encoder,)) as pool:
            for windows in pool.map(_windows, work, chunksize=8):
                every += windows
        log(f"{name}: {len(found)} texts, {len(every) - before} windows")
    return batches(every, run.pieces, random.Random(run.seed))[: run.steps or None]


_PIECES: list[Pieces] = []


def _begin(encoder: Path) -> None:
    _PIECES.append(pieces_of(encoder))


def _windows(work: tuple[Example, int, Run, str]) -> list[Window]:
    """The windows of all passes over one text."""
    example, passes, run, seed = work
    rng, pieces = random.Random(seed), _PIECES[0]
    clean = plan(example, pieces)
    out: list[Window] = []
    for _ in range(passes):
        if rng.random() < run.damaged:
            # Damage is rare in life and dense here; with none in the rest of the windows the two even out.
            out += cut_windows(plan(broken(example, rng, rng.choice((0.3, 0.6, 1.2))), pieces), rng)
        else:
            out += cut_windows(clean, rng)
    return out


def wrong_cues(batch: list[Window], cue: Tensor, rng: random.Random) -> list[tuple[int, tuple[int, int]]]:
    """Words that the tagger takes for cues and annotators do not, as (window, words): up to three a window.

    Of a window that nobody marked, up to twelve: these are all that teachers can answer on.
    """
    p = torch.softmax(cue.detach().float(), -1).cpu().numpy()
    out: list[tuple[int, tuple[int, int]]] = []
    free: list[tuple[int, tuple[int, int]]] = []
    for i, window in enumerate(batch):
        q = p[i, window.first]
        begin = q[:, 1].copy()
        for a in window.asked:
            begin[a.cue[0] : a.cue[1]] = 0
        for at in begin.argsort()[::-1][: 12 if window.open else 3].tolist():
            if begin[at] < 0.03:  # below it nothing is asked in serving either
                break
            end = at + 1
            while end < len(q) and q[end, 2] > 0.5:
                end += 1
            (free if window.open else out).append((i, (at, end)))
    rng.shuffle(out)
    return out[: max(8, sum(len(w.asked) for w in batch))] + free


def losses(
    net: Network,
    batch: list[Window],
    rng: random.Random,
    run: Run,
    device: str = "cpu",
    teachers: Teachers | None = None,
) -> dict[str, Tensor]:
    """The parts of the loss of one batch: what annotators say, and with teachers also what these do."""
    t = {name: array.to(device) for name, array in collate(batch).items()}
    ids = t["ids"]
    if run.masked:
        hide = (torch.rand(ids.shape, device=device) < run.masked) & (ids > 2)
        ids = torch.where(hide, torch.full_like(ids, MASK), ids)
    cue, damage, projected = net.encoder(ids, t["features"], t["scheme"], t["mask"])
    cue, damage = cue.float(), damage.float()
    gold_cues = max(1, sum(a.sure for w in batch for a in w.asked))
    out = {"cue": F.cross_entropy(cue.view(-1, 3), t["cue"].view(-1), ignore_index=IGNORE, reduction="sum") / gold_cues}
    shown = int((t["damage"] != IGNORE).sum())
    if shown:
        total = F.cross_entropy(damage.view(-1, 3), t["damage"].view(-1), ignore_index=IGNORE, reduction="sum")
        out["damage"] = 0.5 * total / max(4.0, shown / 60)
    wrong = wrong_cues(batch, teachers.tags(t) if teachers else cue, rng)
    q = {name: array.to(device) for name, array in questions(batch, wrong).items()}
    if not len(q["window"]):
        return out
    x = net.decoder.encode(*net.put(projected, q), q["marked"], q["sentence"], q["mask"])
    if teachers:
        out = {name: run.hard * value for name, value in out.items()}
        out |= teachers.losses(net, t, q, cue, damage, x, 1 - run.hard, run.fields)
    out |= {name: run.hard * value for name, value in _answers(net, x, q, run.fields).items()}
    return out


def _answers(net: Network, x: Tensor, q: dict[str, Tensor], weight: float) -> dict[str, Tensor]:
    """What annotators say of the cues that the decoder was asked about."""
    out: dict[str, Tensor] = {}
    label = net.decoder.label(x).float()
    valid = net.decoder.valid(x[:, REACH])[:, 0].float()
    asked_for = q["valid"] >= 0
    real = max(1, int((q["valid"] > 0).sum()))
    out["answer"] = (
        F.cross_entropy(label.view(-1, 5), q["label"].view(-1), ignore_index=IGNORE, reduction="sum") / real / 4
    )
    if asked_for.any():
        out["valid"] = F.binary_cross_entropy_with_logits(valid[asked_for], q["valid"][asked_for])
    some = (q["fields"] != IGNORE).any(1)
    if some.any():
        gold = q["label"][some]
        source = ((gold == 1) | (gold == 2)).to(x.dtype)
        content = ((gold == 3) | (gold == 4)).to(x.dtype)
        heads = net.decoder.fields(net.decoder.pooled(x[some], source, content)).float()
        at, total = 0, heads.new_zeros(())
        for k, values in enumerate(FIELDS.values()):
            answer = q["fields"][some, k]
            if (answer != IGNORE).any():
                total = total + F.cross_entropy(heads[:, at : at + len(values)], answer, ignore_index=IGNORE)
            at += len(values)
        out["fields"] = weight * total
    return out


def train(
    run: Run,
    shared: Path,
    encoder: Path,
    out: Path,
    *,
    start: Path | None = None,
    silver: Path | None = None,
    teachers: Sequence[Path] = (),
    device: str = "cpu",
    workers: int = 2,
    log: Callable[[str], None] = print,
) -> Network:
    """Run, or go on with, one training run; leaves `out/network.pt` and `out/run.json`.

    `teachers` are networks (their `network.pt`) whose mean answers are learned beside the annotators'. `device` is what
    PyTorch calls it: "cpu" or "cuda"; `workers` cut the texts into windows.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(run.threads)
    torch.manual_seed(run.seed)
    net = Network(run.layers)
    if start:
        net.load_state_dict(torch.load(start, weights_only=True, map_location="cpu"))
    else:
        net.load_pretrained(encoder / "model.safetensors")
    for frozen in (net.encoder.word, net.encoder.position, net.encoder.relative):
        # The word table is too large for so little text, and attention with a trained bias has no fast path.
        frozen.weight.requires_grad_(False)
    net.to(device)
    taught = Teachers(teachers, device) if teachers else None
    steps = planned_batches(run, shared, silver, encoder, workers, log)
    body: list[Tensor] = []
    heads: list[Tensor] = []
    for name, parameter in net.named_parameters():
        if parameter.requires_grad:
            pretrained = name.startswith("encoder.") and name.split(".")[1] in ("layers", "norm")
            (body if pretrained else heads).append(parameter)
    groups = [{"params": body, "peak": run.rate}, {"params": heads, "peak": run.head_rate}]
    optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, fused=True)
    state, done = out / "state.pt", 0
    if state.exists():
        kept = torch.load(state, weights_only=True)
        if kept["run"] != json.dumps(asdict(run)):
            raise SystemExit(f"{state} belongs to another run: choose another --out, or delete it")
        net.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        done = kept["step"]
        log(f"going on at step {done}")
    passes = _Bfloat(net) if device == "cpu" else _Autocast(net)
    seen, began, means = 0, time.monotonic(), dict[str, float]()
    for step in range(done, len(steps)):
        torch.manual_seed(run.seed * 1_000_003 + step)
        share = min(1.0, (step + 1) / run.warm_up) * (1 - step / len(steps))
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * share
        parts = passes(lambda quick: losses(quick, steps[step], random.Random(step), run, device, taught))  # noqa: B023
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimizer.step()
        passes.done()
        seen += sum(len(w.ids) for w in steps[step])
        if (step + 1) % 20 == 0:
            for name, value in parts.items():
                means[name] = means.get(name, float(value.detach())) * 0.6 + float(value.detach()) * 0.4
            rate = seen / (time.monotonic() - began)
            shown = " ".join(f"{k} {v:.3f}" for k, v in means.items())
            log(f"step {step + 1}/{len(steps)} {rate:.0f} pieces/s {shown}")
        if (step + 1) % 150 == 0:
            kept = {
                "run": json.dumps(asdict(run)),
                "network": net.state_dict(),
                "optimizer": optimizer.state_dict(),
                "step": step + 1,
            }
            torch.save(kept, out / "state.new")
            (out / "state.new").replace(state)
    net.to("cpu")
    torch.save(net.state_dict(), out / "network.pt")
    (out / "run.json").write_text(json.dumps({**asdict(run), "device": device}, indent=1))
    state.unlink(missing_ok=True)
    return net


class _Bfloat:
    """On a processor: the passes run on a copy in bfloat16, the optimizer keeps 32 bits.

    Two thirds of the time go into moving numbers.
    """

    def __init__(self, net: Network) -> None:
        self.quick = copy.deepcopy(net).bfloat16().train()
        self.pairs = [(p, q) for p, q in zip(net.parameters(), self.quick.parameters(), strict=True) if p.requires_grad]

    def __call__(self, of: Callable[[Network], dict[str, Tensor]]) -> dict[str, Tensor]:
        """The losses; their gradients are left with the network."""
        parts = of(self.quick)
        torch.stack(list(parts.values())).sum().backward()
        for kept, weight in self.pairs:
            kept.grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None
        return parts

    def done(self) -> None:
        """After the optimizer's step."""
        with torch.no_grad():
            for kept, weight in self.pairs:
                weight.copy_(kept)


class _Autocast:
    """On a graphics processor: mixed precision by the framework."""

    def __init__(self, net: Network) -> None:
        self.net = net.train()

    def __call__(self, of: Callable[[Network], dict[str, Tensor]]) -> dict[str, Tensor]:
        """The losses; their gradients are left with the network."""
        for parameter in self.net.parameters():
            parameter.grad = None
        with torch.autocast("cuda", torch.bfloat16):
            parts = of(self.net)
            total = torch.stack(list(parts.values())).sum()
        total.backward()
        return parts

    def done(self) -> None:
        """After the optimizer's step."""
