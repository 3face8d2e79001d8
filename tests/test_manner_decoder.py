"""What the graph for the manner of sayings is given and what is made of its odds (backends/_manner.py)."""

from __future__ import annotations

import numpy as np
import pytest

from sayso import backends
from sayso.backends import _manner
from sayso.backends._decoding import Answer, Question, question
from sayso.model import Guess

REACH = 96
WORDS = 200
VECTORS = np.arange(WORDS * 4, dtype=np.float32).reshape(WORDS, 4)


def asked(*cues: tuple[int, int]) -> Question:
    """A question about cues of a window of `WORDS` words in sentences of twenty."""
    return question(list(cues), [1.0] * len(cues), np.arange(WORDS) // 20, REACH)


def answer(cue: tuple[int, int], source: tuple[int, int], content: tuple[int, int]) -> Answer:
    """An answer with one source and one content."""
    return Answer(cue, [source], [content], [], (Guess("style", "direct", 1.0), Guess("stance", "asks", 1.0)))


def of_word(given: dict[str, np.ndarray], row: int) -> dict[int, int]:
    """The role of each word of the window that one cue is read with."""
    at = (given["words"][row, :, 0] // 4).astype(int)
    return {
        word: int(role) for word, role, mask in zip(at, given["role"][row], given["mask"][row], strict=True) if mask
    }


def test_each_word_has_its_role_and_some_words_around_are_read() -> None:
    given = _manner.inputs(VECTORS, asked((102, 103)), [answer((102, 103), (100, 102), (103, 110))])
    roles = of_word(given, 0)
    assert [w for w, role in roles.items() if role == _manner.SOURCE] == [100, 101]
    assert [w for w, role in roles.items() if role == _manner.CUE] == [102]
    assert [w for w, role in roles.items() if role == _manner.CONTENT] == list(range(103, 110))
    assert (min(roles), max(roles)) == (100 - _manner.BEFORE, 109 + _manner.AFTER)


def test_a_word_may_be_cue_and_content() -> None:
    given = _manner.inputs(VECTORS, asked((50, 51)), [answer((50, 51), (40, 41), (45, 60))])
    assert of_word(given, 0)[50] == _manner.CUE | _manner.CONTENT


@pytest.mark.parametrize("cue", [(0, 1), (WORDS - 1, WORDS)])
def test_nothing_outside_the_window_is_read(cue: tuple[int, int]) -> None:
    given = _manner.inputs(VECTORS, asked(cue), [Answer(cue, [], [cue], [], ())])
    assert set(of_word(given, 0)) <= set(range(WORDS))
    assert of_word(given, 0)[cue[0]] == _manner.CUE | _manner.CONTENT


def test_what_is_read_of_one_cue_is_the_same_beside_another() -> None:
    one = answer((102, 103), (100, 102), (103, 110))
    other = answer((20, 22), (18, 20), (22, 90))
    alone = of_word(_manner.inputs(VECTORS, asked((102, 103)), [one]), 0)
    beside = _manner.inputs(VECTORS, asked((20, 22), (102, 103)), [other, one])
    assert of_word(beside, 1) == alone
    assert beside["words"].shape[:2] == beside["distance"].shape == beside["role"].shape


def test_only_the_fields_it_judges_are_judged_anew() -> None:
    (found,) = _manner.judged(
        [answer((1, 2), (0, 1), (2, 3))],
        np.array([[0.0, 3.0, -9.0]], np.float32),
        {"stance": ("asserts", "denies", "asks")},
    )
    assert [(g.field, g.value) for g in found.guesses] == [
        ("style", "direct"), ("stance", "denies"), ("stance", "asserts"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry denied that the bridge had been closed.", "denies"),
        ("The ministry demanded that the bridge be closed.", "demands"),
        ("The ministry said that the bridge had been closed.", "asserts"),
    ],
)
def test_the_shipped_graph_knows_plain_verbs(text: str, stance: str) -> None:
    ((mark, *_),) = backends.load("onnx").mark([text])
    assert next(guess.value for guess in mark.guesses if guess.field == "stance") == stance
