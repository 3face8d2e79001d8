"""PolNeAR's texts marked by the desk's convention, where a first network and PolNeAR's annotators agree.

Only twenty real reports are marked by the desk's convention, and PolNeAR's 840 by another, which marks states of mind
as well. A network that knows both is asked for the desk's reading of PolNeAR's training texts:

- its mark with a probability of at least KEEP on a cue that the annotators marked too is kept;
- so is one that they did not mark (nested sayings, which PolNeAR leaves out) from KEEP_ALONE on;
- a cue of theirs to which it gives less than DROP is taken for no saying by the desk;
- everything between is left open: nothing is learned from it either way.

(Self-training with agreement: Yarowsky 1995; Zhou and Li 2005.) The thresholds were set before the first use and not
tuned.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from sayso.backends import _decoding
from sayso.backends.onnx import load

from .corpora import Example, Saying, Span, polnear

KEEP, KEEP_ALONE, DROP = 0.6, 0.8, 0.15


def write(model: Path, shared: Path, out: Path) -> None:
    """Write the silver examples as JSON Lines."""
    backend = load(model)
    weights = backend.card["calibration"]["desk"]
    gold = list(polnear(shared / "data" / "polnear", "train"))
    counts = {"kept": 0, "alone": 0, "dropped": 0, "open": 0}
    with out.open("w", encoding="utf-8") as lines:
        for example, (encoded, found) in zip(gold, backend.answers([e.text for e in gold], "desk"), strict=True):
            sayings: list[Saying] = []
            theirs = [s.cue for s in example.sayings]
            covered: set[Span] = set()
            for answer in found:
                marks = _decoding.marks(encoded, [answer], weights, together=False)
                cue = (encoded.words[answer.cue[0]].start, encoded.words[answer.cue[1] - 1].end)
                met = [c for c in theirs if c[0] < cue[1] and cue[0] < c[1]]
                p = marks[0].probability if marks else 0.0
                covered.update(met)
                if p >= (KEEP if met else KEEP_ALONE):
                    sources = sorted({tuple(x) for m in marks for x in m.source})
                    contents = sorted({tuple(x) for m in marks for x in m.content})
                    sayings.append(Saying(cue, sources, contents))  # type: ignore[arg-type]
                    counts["kept" if met else "alone"] += 1
                elif p >= DROP:
                    sayings += [Saying(c, [], [], sure=False) for c in (met or [cue])]
                    counts["open"] += 1
                elif met:
                    counts["dropped"] += 1
            counts["dropped"] += sum(c not in covered for c in theirs)
            unique = {s.cue: s for s in sorted(sayings, key=lambda s: s.sure)}
            record = {
                "id": example.id,
                "text": example.text,
                "sayings": [[s.cue, s.sources, s.contents, s.sure] for s in unique.values()],
            }
            lines.write(json.dumps(record) + "\n")
    print(counts)


def read(path: Path) -> Iterator[Example]:
    """The examples that `write` wrote."""
    pair = lambda s: (int(s[0]), int(s[1]))  # noqa: E731
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            sayings = [
                Saying(pair(cue), [pair(s) for s in sources], [pair(c) for c in contents], sure=sure)
                for cue, sources, contents, sure in record["sayings"]
            ]
            yield Example(record["id"], record["text"], "desk", sayings)
