"""How it is said: style, stance, certainty and polarity of each line.

Style is a rule (`manner_style`). The others weigh evidence from the words (`manner_evidence`, `manner_weights`)
together with what the back end guesses; where it guesses nothing the words decide alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .manner_evidence import evidence
from .manner_style import style_of
from .manner_weights import weights
from .reading import Line, Reading
from .said_en import HEARSAY

GUESS = {"stance": 1.25, "certainty": 0.2, "polarity": 2.0}
"""The weight of a guess (of its logarithm) beside the evidence. Cross-validated, neither the weights (fifths of the
stories, learned from desk and real reports) nor the decoder (`python -m training.manner_network --cross`) having seen
the story: with 0, .5, 1, 1.25, 1.5 and 2 stance is right in .852, .859, .859, .864, .864, .867 of the desk's lines,
.878, .884, .889, .891, .891, .888 of our own bundles' and .782, .805, .817, .817, .813, .805 of the real reports';
polarity in .956, .956, .955, .955, .956, .957, then .922, .922, .924, .924, .926, .927 and .966, .962, .962, .966,
.969, .969. Certainty is right in .973 at 0 and .2 of the desk's, less beyond."""
RULED = 2.0
"""What the rule for polarity (`manner_cue.opposed`) adds to its answer's log-odds. By cross-validation over the
training bundles the learned weights alone are right in .936 of the desk's lines, with 1 .943, with 2 .947, with 3 .948,
which is the rule alone; of the real reports' .962, then .966: words tell denials of the stories they were learned
from."""
FLOOR = 0.01
"""The probability of an answer that the back end does not list among its guesses."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a line is said, in the words of the desk's schema; `None` is unresolved."""

    style: str | None
    stance: str | None
    certainty: str | None
    polarity: str | None


def manners(reading: Reading) -> list[Manner]:
    """The manner of each line, in the order of the lines; nothing is told of a line with neither cue nor content."""
    styles = [style_of(reading, line) for line in reading.lines]
    found = [
        _manner(reading, line, style, features) if line.cue or line.content else Manner(None, None, None, None)
        for line, style, features in zip(reading.lines, styles, evidence(reading, styles), strict=True)
    ]
    return [
        replace(manner, certainty="possible") if _of_a_worry(reading.lines, found, at) else manner
        for at, manner in enumerate(found)
    ]


def _of_a_worry(lines: Sequence[Line], found: Sequence[Manner], at: int) -> bool:
    """Whether a line is the nameless report ("reports of ...") that another is worried by, and does not vouch for."""
    one = lines[at]
    if one.source or not one.cue:
        return False
    return any(
        manner.stance == "concerned"
        and manner.certainty == "possible"
        and any(start <= one.cue[0].start and one.cue[-1].end <= end for start, end in outer.content)
        for outer, manner in zip(lines, found, strict=True)
        if outer is not one
    )


def _manner(reading: Reading, line: Line, style: str | None, features: tuple[str, ...]) -> Manner:
    stance = _likeliest(line, "stance", features)
    certainty = _likeliest(line, "certainty", features)
    if stance == "concerned" and HEARSAY.match(reading.shown(line.content)):
        # Whoever is worried by a report or a risk does not vouch for it.
        certainty = "possible"
    return Manner(style, stance, certainty, _likeliest(line, "polarity", features))


def _likeliest(line: Line, field: str, features: tuple[str, ...]) -> str:
    guessed = dict(line.guesses.get(field, ()))
    by_words = weights().probabilities(field, features)

    def support(answer: str) -> float:
        guess = GUESS[field] * math.log(max(guessed.get(answer, 0.0), FLOOR)) if guessed else 0.0
        rule = RULED if field == "polarity" and f"rule={answer}" in features else 0.0
        return math.log(max(by_words[answer], 1e-12)) + guess + rule

    return max(by_words, key=support)
