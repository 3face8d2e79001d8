"""What a network learns from others: the mean of their answers on the same windows, cues and fields.

Larger networks (all twelve layers of MPNet, several seeds) read better than the six layers that ship, and answer on
texts that nobody marked (Hinton, Vinyals and Dean, 2015: distillation; Fukuda et al., 2017: of several teachers).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from .corpora import FIELDS
from .network import REACH, Network


def layers_of(state: dict[str, Tensor]) -> int:
    """How many layers the encoder of stored weights has."""
    return 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layers."))


class Teachers:
    """Networks whose mean answers are learned."""

    def __init__(self, paths: Sequence[Path], device: str) -> None:
        """Load them from their `network.pt`."""
        self.nets: list[Network] = []
        for path in paths:
            state = torch.load(path, weights_only=True, map_location="cpu")
            net = Network(layers_of(state))
            net.load_state_dict(state)
            self.nets.append(net.eval().requires_grad_(False).to(device))
        self._projected: list[Tensor] = []
        self._cue = self._damage = torch.zeros(0)

    @torch.no_grad()
    def tags(self, t: dict[str, Tensor]) -> Tensor:
        """Read a batch; the logarithms of the mean probabilities of the cue tags."""
        read = [net.encoder(t["ids"], t["features"], t["scheme"], t["mask"]) for net in self.nets]
        self._projected = [projected for _, _, projected in read]
        self._cue = _mean([cue for cue, _, _ in read])
        self._damage = _mean([damage for _, damage, _ in read])
        return self._cue.clamp(min=1e-6).log()

    def losses(
        self, net: Network, t: dict[str, Tensor], q: dict[str, Tensor], cue: Tensor, damage: Tensor, x: Tensor,
        weight: float, fields: float,
    ) -> dict[str, Tensor]:  # fmt: skip
        """How far a network is from the teachers on the batch that `tags` read; `x` is what its decoder made of `q`.

        The parts are scaled as the annotators' are: by the cues there are, and by the cues that are asked about.
        """
        shown = t["mask"].bool() & (t["ids"] > 2)
        cues = self._cue[..., 1][shown].sum().clamp(min=1.0)
        tagged = _apart(cue, self._cue)[shown].sum() / cues
        worn = 0.5 * _apart(damage, self._damage)[shown].sum() / (shown.sum() / 60).clamp(min=4.0)
        with torch.no_grad():
            read = [
                one.decoder.encode(*one.put(projected, q), q["marked"], q["sentence"], q["mask"])
                for one, projected in zip(self.nets, self._projected, strict=True)
            ]
            label = _mean([one.decoder.label(y) for one, y in zip(self.nets, read, strict=True)])
            valid = torch.stack(
                [
                    torch.sigmoid(one.decoder.valid(y[:, REACH])[:, 0].float())
                    for one, y in zip(self.nets, read, strict=True)
                ]
            ).mean(0)
            source, content = _roles(label, q["mask"])
            heads = [
                one.decoder.fields(one.decoder.pooled(y, source.to(y.dtype), content.to(y.dtype))).float()
                for one, y in zip(self.nets, read, strict=True)
            ]
        real = q["mask"].sum(1) > 0  # the rest fills up the batch
        asked = valid * real  # a cue that is hardly one has no answer worth learning
        told = asked.sum().clamp(min=1.0)
        each = (_apart(net.decoder.label(x).float(), label) * q["mask"].float()).sum(1)
        mine_valid = net.decoder.valid(x[:, REACH])[:, 0].float()
        out = {
            "as cue": tagged,
            "as damage": worn,
            "as answer": (each * asked).sum() / told / 4,
            "as valid": F.binary_cross_entropy_with_logits(mine_valid[real], valid[real]),
        }
        mine = net.decoder.fields(net.decoder.pooled(x, source.to(x.dtype), content.to(x.dtype))).float()
        at, total = 0, mine.new_zeros(())
        spoken = asked * (t["scheme"][q["window"]] == 1)  # fields are the desk's
        for values in FIELDS.values():
            theirs = _mean([head[:, at : at + len(values)] for head in heads])
            total = total + (_apart(mine[:, at : at + len(values)], theirs) * spoken).sum() / spoken.sum().clamp(min=1)
            at += len(values)
        out["as fields"] = fields * total
        return {name: weight * value for name, value in out.items()}


def _mean(logits: Sequence[Tensor]) -> Tensor:
    return torch.stack([torch.softmax(one.float(), -1) for one in logits]).mean(0)


def _apart(logits: Tensor, p: Tensor) -> Tensor:
    """Cross-entropy with soft targets, one a row."""
    return -(p * torch.log_softmax(logits, -1)).sum(-1)


def _roles(label: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    p = label * mask.float()[..., None]
    return p[..., 1] + p[..., 2], p[..., 3] + p[..., 4]
