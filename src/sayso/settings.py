"""One frozen `Settings`: every choice that changes what a reading says, and none that only changes how it looks."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import OptionError


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read. Raises `OptionError` where a value makes no sense.

    `backend` is the name of a module in `backends/`; `fields` maps sayso's names of the fields of a JSON Lines report
    to those of the file, as (ours, theirs) pairs.
    """

    backend: str = "onnx"
    min_probability: float = 0.5
    """The gate: a line below it is kept apart as doubtful. At .5, a calibrated probability says that a line is as
    likely wrong as right; no data were used to choose it."""
    fields: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if not 0 <= self.min_probability <= 1:
            raise OptionError(f"min_probability is {self.min_probability}; give a number from 0 to 1, such as 0.5")
        for ours, theirs in self.fields:
            if not ours or not theirs:
                raise OptionError(f"the field pair {ours!r}={theirs!r} lacks a name; write it like text=body")
