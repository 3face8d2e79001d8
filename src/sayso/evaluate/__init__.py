"""Scores a back end, or ready-made predictions, against gold; the floors of the test suite stand on it.

Two shapes of gold: a corpus in JSON Lines (`corpus`) and desk bundles (`desk`). Definitions are in those modules;
`docs/reference/evaluation.md` has them for readers. Every figure carries the fingerprint of its data, the version of
the system, and a 95 % interval from a bootstrap over documents or reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..backends import Scheme
from ..errors import EvaluationError, OptionError
from ..settings import Settings
from . import corpus, desk
from .bootstrap import SEED, Difference, Interval, differences, intervals
from .calibration import Calibration, calibration
from .gold import Gold, load
from .result import Evaluation, Measure
from .systems import Answers, ready_made, run_backend
from .tally import Tallies, Tally, total

__all__ = ["Calibration", "Difference", "Evaluation", "Interval", "Measure", "Tally", "run"]

CORPUS_GATE = 0.25
"""Less probable lines do not count on a corpus. On every seventh of PolNeAR's training documents the F1 of content
tokens is highest here (.919, .921, .920, .920 at .2, .25, .3, .35; relations .808, .818, .826, .829). The ledger's own
gate is higher, for precision."""


def run(
    gold: Sequence[Path],
    *,
    backend: str = "onnx",
    scheme: Literal["auto", "desk", "polnear"] = "auto",
    predictions: Path | None = None,
    against: str | None = None,
    min_probability: float | None = None,
    resamples: int = 1000,
    seed: int = SEED,
) -> Evaluation:
    """The figures of a back end, or of ready-made `predictions`, on this gold.

    `gold`: corpus files (.jsonl, .jsonl.gz), bundles (folders with `gold.yaml` and `reports/`) or folders of bundles.
    `scheme`: the back end's convention; "auto" is "polnear" for a corpus and "desk" for bundles, which know no other.
    `predictions`: for a corpus a file of the same shape; for one bundle a ledger's JSON; for several a folder with
    `<bundle>.json` for each. `against`: another back end's name, or a path to predictions, to compare with on the
    same draws. `min_probability`: less probable lines do not count (default: the ledger's own gate for bundles,
    `CORPUS_GATE` for a corpus). `resamples`: of the bootstrap; 0 gives no intervals.

    Raises `EvaluationError` where gold or predictions cannot be scored, `OptionError` where options clash, and
    `BackendError` where there is no such back end.
    """
    data = load(gold)
    chosen: Scheme = ("polnear" if data.shape == "corpus" else "desk") if scheme == "auto" else scheme
    if data.shape == "desk" and chosen != "desk":
        raise OptionError("desk bundles are scored on what the ledger prints, which follows the scheme desk")
    if resamples < 0:
        raise OptionError(f"a number of resamples is 0 or more, not {resamples}")
    gate = min_probability
    if gate is None:
        gate = CORPUS_GATE if data.shape == "corpus" else Settings().min_probability
    answers = ready_made(predictions, data) if predictions else run_backend(backend, data, chosen, gate)
    scored = _score(data, answers, gate)
    other = _score(data, _other(against, data, chosen, gate), gate) if against else None
    return Evaluation(
        gold=tuple(str(path) for path in gold),
        fingerprint=data.fingerprint,
        shape=data.shape,
        scheme=chosen,
        system=answers.system,
        version=answers.version,
        against=against,
        documents=len(scored.units),
        missing=scored.missing,
        resamples=resamples,
        measures=tuple(_measures(scored, other, resamples, seed)),
        calibration=calibration(scored.judged) if scored.judged else None,
    )


def _other(against: str, data: Gold, scheme: Scheme, gate: float) -> Answers:
    path = Path(against)
    return ready_made(path, data) if path.exists() else run_backend(against, data, scheme, gate)


@dataclass(frozen=True, slots=True)
class _Scored:
    """Tallies of the units (documents, reports) and, for the desk, of the bundles: each is drawn on its own level."""

    units: list[Tallies]
    bundles: list[Tallies]
    answers: Mapping[str, list[str]]
    judged: list[tuple[float, bool]]
    missing: tuple[str, ...]
    macro: bool


def _score(data: Gold, answers: Answers, gate: float) -> _Scored:
    return _score_corpus(data, answers, gate) if data.shape == "corpus" else _score_desk(data, answers)


def _score_corpus(data: Gold, answers: Answers, gate: float) -> _Scored:
    scored = [corpus.score(document, answers.said.get(document.id, ()), gate) for document in data.documents]
    missing = tuple(document.id for document in data.documents if document.id not in answers.said)
    judged = [line for one in scored for line in one.judged]
    return _Scored([one.tallies for one in scored], [], {}, judged, missing, macro=True)


def _score_desk(data: Gold, answers: Answers) -> _Scored:
    reports: list[desk.Scored] = []
    bundles: list[desk.Scored] = []
    missing = []
    for bundle in data.bundles:
        ledger = answers.ledgers[bundle.name]
        linked = {}
        try:
            of = {row["id"]: row for row in ledger["reports"]}
            for gold in bundle.gold["reports"]:
                name = gold["id"]
                if name not in of:
                    missing.append(f"{bundle.name}/{name}")
                reports.append(desk.score_report(gold, of.get(name, {}), bundle.texts[name]))
                linked.update({(name, number): theirs for number, theirs in reports[-1].linked.items()})
            bundles.append(desk.score_bundle(bundle.gold, ledger, linked))
        except (KeyError, TypeError, ValueError) as error:
            raise EvaluationError(f"{bundle.name}: gold or ledger is not as it should be: {error!r}") from error
        except EvaluationError as error:
            raise EvaluationError(f"{bundle.name}: {error}") from error
    gold_answers: dict[str, list[str]] = {}
    for one in (*reports, *bundles):
        for metric, values in one.answers.items():
            gold_answers.setdefault(metric, []).extend(values)
    return _Scored(
        [one.tallies for one in reports],
        [one.tallies for one in bundles],
        gold_answers,
        [line for one in reports for line in one.judged],
        tuple(missing),
        macro=False,
    )


def _measures(scored: _Scored, other: _Scored | None, resamples: int, seed: int) -> list[Measure]:
    out = []
    for units, others in (
        (scored.units, other.units if other else None),
        (scored.bundles, other.bundles if other else None),
    ):
        tallies = total(units)
        spread = intervals(units, list(tallies), resamples=resamples, seed=seed)
        gaps = differences(units, others, list(tallies), resamples=resamples, seed=seed) if others is not None else {}
        for metric, tally in tallies.items():
            out.append(
                Measure(
                    metric,
                    tally,
                    interval=spread.get(metric),
                    macro=_macro(units, metric) if scored.macro and tally.kind == "f1" else None,
                    majority=_majority(scored.answers.get(metric)),
                    difference=gaps.get(metric),
                )
            )
    return out


def _macro(units: Sequence[Tallies], metric: str) -> float:
    """The mean over the units in which something is predicted or gold."""
    values = [unit[metric].value for unit in units if unit[metric].predicted or unit[metric].gold]
    return sum(values) / len(values) if values else 0.0


def _majority(answers: Sequence[str] | None) -> float | None:
    return max(answers.count(answer) for answer in set(answers)) / len(answers) if answers else None
