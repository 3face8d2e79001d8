"""What an evaluation says, for a person (`text`) and for a program (`to_json`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from .bootstrap import Difference, Interval
from .calibration import Calibration
from .tally import Tally

# Left out of the table: of each type, the relations say most; JSON has all.
_SPANS_BY_TYPE = tuple(
    f"{kind}.{role}." for kind in ("direct", "mixed", "indirect") for role in ("source", "cue", "content")
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One metric: its value (F1 or accuracy, 0 to 1), what it was counted from, and how sure it is."""

    metric: str
    tally: Tally
    interval: Interval | None = None
    macro: float | None = None
    """Mean of the values of the units that have anything to score; corpora only."""
    majority: float | None = None
    """Of an accuracy: what the commonest gold answer alone would score on these same lines."""
    difference: Difference | None = None
    """To the other system, where two were compared."""

    @property
    def value(self) -> float:
        """F1, or the accuracy."""
        return self.tally.value


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A system's figures on one set of gold."""

    gold: tuple[str, ...]
    fingerprint: str
    shape: str
    scheme: str
    system: str
    version: str
    against: str | None
    documents: int
    """Documents or reports scored."""
    missing: tuple[str, ...]
    """Documents or reports for which the system gave nothing at all; they count as empty."""
    resamples: int
    measures: tuple[Measure, ...]
    calibration: Calibration | None

    def rows(self) -> tuple[Measure, ...]:
        """The metrics, in the order of the scorers."""
        return self.measures

    def __getitem__(self, metric: str) -> Measure:
        """The metric of that name; raises `KeyError` where it was not measured."""
        for measure in self.measures:
            if measure.metric == metric:
                return measure
        raise KeyError(metric)

    def to_json(self) -> str:
        """Everything, as JSON; the same input gives the same bytes."""
        out = asdict(self)
        for row, measure in zip(out["measures"], self.measures, strict=True):
            tally = measure.tally
            row["value"], row["precision"], row["recall"] = tally.value, tally.precision, tally.recall
        return json.dumps(out, indent=1, ensure_ascii=False)

    def text(self) -> str:
        """A table for the terminal, percentages with one decimal place."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        unit = "documents" if self.shape == "corpus" else "reports"
        yield f"gold     {', '.join(self.gold)}: {self.documents} {unit}, sha256 {self.fingerprint}"
        yield f"system   {self.system} {self.version}, scheme {self.scheme}"
        if self.against:
            yield f"against  {self.against} (difference in points, 95 % interval, share of resamples not better)"
        if self.missing:
            yield f"missing  {len(self.missing)} {unit} without any prediction: {', '.join(self.missing[:5])}"
        macro = any(m.macro is not None for m in self.measures)
        majority = any(m.majority is not None for m in self.measures)
        head = f"{'metric':<32}{'value':>7}  {'95 %':^13}{'P':>7}{'R':>7}{'pred':>8}{'gold':>8}"
        yield head + (f"{'macro':>8}" if macro else "") + (f"{'majority':>10}" if majority else "")
        for measure in self.measures:
            if not measure.metric.startswith(_SPANS_BY_TYPE):
                yield self._line(measure)
        if self.calibration:
            yield from _calibration(self.calibration)

    def _line(self, measure: Measure) -> str:
        tally = measure.tally
        interval = measure.interval
        spread = f"{100 * interval.low:5.1f} - {100 * interval.high:5.1f}" if interval else ""
        if not tally.predicted and not tally.gold:
            return f"{measure.metric:<32}{'-':>7}"  # nothing to score is no zero
        out = f"{measure.metric:<32}{100 * tally.value:>7.1f}  {spread:^13}"
        if tally.kind == "f1":
            out += f"{100 * tally.precision:>7.1f}{100 * tally.recall:>7.1f}{tally.predicted:>8.0f}{tally.gold:>8.0f}"
        else:
            out += f"{'':>14}{tally.hit_gold:>8.0f}{tally.gold:>8.0f}"
        if measure.macro is not None:
            out += f"{100 * measure.macro:>8.1f}"
        if measure.majority is not None:
            out += f"{100 * measure.majority:>10.1f}"
        if measure.difference:
            d = measure.difference
            out += f"   {100 * d.value:+.1f} [{100 * d.low:+.1f}, {100 * d.high:+.1f}] p={d.worse:.3f}"
        return out


def _calibration(found: Calibration) -> Iterator[str]:
    error = f"expected error {100 * found.expected_error:.1f}, Brier {found.brier:.3f}"
    yield f"calibration over {found.lines} lines: {error}"
    yield f"  {'probability':<14}{'lines':>6}{'mean':>8}{'right':>8}"
    for one in found.bins:
        if one.lines:
            name = f"{one.low:.1f} - {one.high:.1f}"
            yield f"  {name:<14}{one.lines:>6}{100 * one.probability:>8.1f}{100 * one.right:>8.1f}"
