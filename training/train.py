"""The training run: everything planned from one seed, step-based, resumable.

Loss of a step: cue tags a cue, answers of the decoder a cue, validity of cues (wrong ones are the tagger's own, mined
at each step), fields of the desk's sayings, damage tags; the weights bring the first two to the same size late in
training.
"""

from __future__ import annotations

import copy
import hashlib
import json
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from sayso.backends._encoding import Pieces

from .batches import IGNORE, Window, batches, broken, collate, cut_windows, plan, questions
from .corpora import FIELDS, REAL_TUNING, TUNING, Example, bundle, bundles, polnear
from .network import REACH, Network
from .silver import read as silver_examples

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
    run: Run, shared: Path, silver: Path | None, pieces: Pieces, log: Callable[[str], None]
) -> list[list[Window]]:
    """All batches of the run, in order."""
    rng = random.Random(run.seed)
    every: list[Window] = []
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
    for name, found in texts.items():
        before = len(every)
        for example in found:
            clean = plan(example, pieces)
            for _ in range(passes[name]):
                if rng.random() < run.damaged:
                    # Damage is rare in life and dense here; with none in the rest of the windows the two even out.
                    every += cut_windows(plan(broken(example, rng, rng.choice((0.3, 0.6, 1.2))), pieces), rng)
                else:
                    every += cut_windows(clean, rng)
        log(f"{name}: {len(found)} texts, {len(every) - before} windows")
    return batches(every, run.pieces, rng)


def wrong_cues(batch: list[Window], cue: Tensor, rng: random.Random) -> list[tuple[int, tuple[int, int]]]:
    """Up to three words a window that the tagger takes for cues and that are none, as (window, words)."""
    p = torch.softmax(cue.detach().float(), -1).numpy()
    out = []
    for i, window in enumerate(batch):
        q = p[i, window.first]
        begin = q[:, 1].copy()
        for a in window.asked:
            begin[a.cue[0] : a.cue[1]] = 0
        for at in begin.argsort()[::-1][:3].tolist():
            if begin[at] < 0.03:  # below it nothing is asked in serving either
                break
            end = at + 1
            while end < len(q) and q[end, 2] > 0.5:
                end += 1
            out.append((i, (at, end)))
    rng.shuffle(out)
    return out[: max(8, sum(len(w.asked) for w in batch))]


def losses(net: Network, batch: list[Window], rng: random.Random, masked: float) -> dict[str, Tensor]:
    """The parts of the loss of one batch."""
    t = collate(batch)
    ids = t["ids"]
    if masked:
        hide = (torch.rand(ids.shape) < masked) & (ids > 2)
        ids = torch.where(hide, torch.full_like(ids, MASK), ids)
    cue, damage, projected = net.encoder(ids, t["features"], t["scheme"], t["mask"])
    cue, damage = cue.float(), damage.float()
    gold_cues = max(1, sum(a.sure for w in batch for a in w.asked))
    out = {"cue": F.cross_entropy(cue.view(-1, 3), t["cue"].view(-1), ignore_index=IGNORE, reduction="sum") / gold_cues}
    shown = int((t["damage"] != IGNORE).sum())
    if shown:
        total = F.cross_entropy(damage.view(-1, 3), t["damage"].view(-1), ignore_index=IGNORE, reduction="sum")
        out["damage"] = 0.5 * total / max(4.0, shown / 60)
    q = questions(batch, wrong_cues(batch, cue, rng))
    if not len(q["window"]):
        return out
    width = projected.shape[-1] // 2
    around = projected[..., :width][q["window"][:, None], q["at"]]
    words = projected[..., width:][q["window"][:, None], q["first"][q["window"]]]
    asked = (q["cue"].to(words.dtype)[..., None] * words).sum(1)
    x = net.decoder.encode(around, asked, q["marked"], q["sentence"], q["mask"])
    label = net.decoder.label(x).float()
    valid = net.decoder.valid(x[:, REACH])[:, 0].float()
    asked_for = q["valid"] >= 0
    real = max(1, int((q["valid"] > 0).sum()))
    out["answer"] = (
        F.cross_entropy(label.view(-1, 5), q["label"].view(-1), ignore_index=IGNORE, reduction="sum") / real / 4
    )
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
        out["fields"] = 0.15 * total
    return out


def train(
    run: Run,
    shared: Path,
    encoder: Path,
    out: Path,
    *,
    start: Path | None = None,
    silver: Path | None = None,
    log: Callable[[str], None] = print,
) -> Network:
    """Run, or go on with, one training run; leaves `out/network.pt` and `out/run.json`."""
    out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(run.threads)
    torch.manual_seed(run.seed)
    net = Network(run.layers)
    if start:
        net.load_state_dict(torch.load(start, weights_only=True))
    else:
        net.load_pretrained(encoder / "model.safetensors")
    for frozen in (net.encoder.word, net.encoder.position, net.encoder.relative):
        # The word table is too large for so little text, and attention with a trained bias has no fast path.
        frozen.weight.requires_grad_(False)
    steps = planned_batches(run, shared, silver, pieces_of(encoder), log)
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
    # Two thirds of the time go into moving numbers: the passes run in bfloat16, the optimizer keeps 32 bits.
    quick = copy.deepcopy(net).bfloat16().train()
    pairs = [(p, q) for p, q in zip(net.parameters(), quick.parameters(), strict=True) if p.requires_grad]
    seen, began, means = 0, time.monotonic(), dict[str, float]()
    for step in range(done, len(steps)):
        torch.manual_seed(run.seed * 1_000_003 + step)
        share = min(1.0, (step + 1) / run.warm_up) * (1 - step / len(steps))
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * share
        parts = losses(quick, steps[step], random.Random(step), run.masked)
        torch.stack(list(parts.values())).sum().backward()
        for kept_weight, weight in pairs:
            kept_weight.grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimizer.step()
        with torch.no_grad():
            for kept_weight, weight in pairs:
                weight.copy_(kept_weight)
        seen += sum(len(w.ids) for w in steps[step])
        for name, value in parts.items():
            means[name] = means.get(name, float(value.detach())) * 0.95 + float(value.detach()) * 0.05
        if (step + 1) % 20 == 0:
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
    torch.save(net.state_dict(), out / "network.pt")
    (out / "run.json").write_text(json.dumps(asdict(run), indent=1))
    state.unlink(missing_ok=True)
    return net


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
