"""Conformance: what every back end must do, whatever it is made of. `pytest -k conformance` runs these.

The endpoint talks to a server of this file on the loopback interface; how it meets bad servers is in test_endpoint.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from chat_server import ChatServer, rules_answer
from sayso import backends
from sayso.backends import Backend, Scheme
from sayso.model import Mark, Passage

MODELS = Path(sayso.__file__).parent / "models"
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)

CLOSED = {
    "style": {"direct", "indirect", "mixed"},
    "stance": {
        "asserts",
        "confirms",
        "denies",
        "doubts",
        "warns",
        "promises",
        "demands",
        "asks",
        "predicts",
        "praises",
        "criticises",
        "concerned",
    },
    "source_kind": {"named_person", "unnamed_person", "organisation", "country", "document", "media", "unspecified"},
    "certainty": {"certain", "probable", "possible"},
    "polarity": {"positive", "negative"},
}
"""The labels whose values the desk's schema closes."""

PLAIN = [
    # text, source, cue, content
    ('"We are ready," Mayor Jane Roe said.', "Mayor Jane Roe", "said", '"We are ready,"'),
    ('The mayor said: "We are ready for the flood."', "The mayor", "said", '"We are ready for the flood."'),
    ("The ministry said that the bridge would stay closed.", "The ministry", "said", "the bridge would stay closed"),
    ("“The river is still rising,” said Jane Roe.", "Jane Roe", "said", "“The river is still rising,”"),
    ("According to the police, two people were hurt.", "the police", "According to", "two people were hurt"),
]

HOSTILE = {
    "empty": "",
    "blank": " \t\r\n\u2028\u00a0\u3000 \n\n",
    "nul": 'The mayor\x00 said "we\x00 are" ready.\x00',
    "astral": "“😀 We are 𝔯𝔢𝔞𝔡𝔶 🏳️‍🌈,” Mayor 𝒥ane said. 😀 The mayor said 👍.",
    "bidi": "\u202eThe mayor said\u202c that \u2066it\u2069 was \u200fready.",
    "crlf": '"We are ready,"\r\nthe mayor said.\r\n\r\n"And dry."\r',
    "surrogates": 'The \ud800mayor said \udfff"we are\udc00 ready".',
    "combining": "The ma\u0301yor sa\u0308id that it was re\u0301ady.\u0301",
    "opened": "“We are ready, the mayor said.\n\n“And so are you, the mayor said.",
    "closed": "We are ready,” the mayor said. ” ” She said”",
    "mixed marks": "\"'We «are “ready,'\" the 'mayor” said \"»'‘’\".",
    "marks only": "\"'“”‘’«»``''„\"\"" * 40,
    "no blanks": "said" * 500,
    "cues only": "said told according to that " * 40,
    "long word": "a" * 20_000,
    "punctuation": ".,;:-()[]!?…—–" * 100,
}


@pytest.fixture(scope="module")
def server() -> Iterator[ChatServer]:
    with ChatServer(rules_answer) as there:
        yield there


@pytest.fixture(scope="module", params=backends.names())
def backend(request: pytest.FixtureRequest, server: ChatServer) -> Backend:
    """Every back end of the folder."""
    if request.param == "endpoint":
        return backends.load("endpoint", url=server.url, model="rules", retries=0)
    if request.param == "onnx" and not list(MODELS.rglob("*.onnx")):
        pytest.skip("the package holds no model file yet")
    return backends.load(request.param)


def words(text: str, passages: tuple[Passage, ...]) -> list[str]:
    return [text[start:end] for start, end in passages]


def check(text: str, marks: list[Mark], scheme: Scheme) -> None:
    """What must hold for the marks of any text."""
    for mark in marks:
        assert mark.cue, "a mark without a cue"
        assert mark.content, "a mark without a content"
        for passages in (mark.source, mark.cue, mark.content):
            assert all(0 <= start < end <= len(text) for start, end in passages)
            assert list(passages) == sorted(passages)
            assert all(a.end <= b.start for a, b in pairwise(passages))
            assert all(text[start:end].strip() for start, end in passages)
        assert not any(a.start < b.end and b.start < a.end for a in mark.cue for b in mark.source)
        assert 0.0 <= mark.probability <= 1.0
        for field, value, probability in mark.guesses:
            assert value in CLOSED.get(field, {value}), f"{field}={value}"
            assert 0 < probability <= 1
        if scheme == "desk":
            for passages in (mark.source, mark.content):
                apart = [text[a.end : b.start] for a, b in pairwise(passages)]
                assert all("\n" in gap or "\r" in gap for gap in apart), f"passages {passages} on one line"
    assert [m.cue for m in marks] == sorted(m.cue for m in marks)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", HOSTILE)
def test_conformance_of_hostile_text(backend: Backend, name: str, scheme: Scheme) -> None:
    text = HOSTILE[name]
    [marks] = backend.mark([text], scheme=scheme)
    check(text, marks, scheme)
    if name in ("empty", "blank"):
        assert marks == []


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_conformance_of_plain_sentences(backend: Backend, text: str, source: str, cue: str, content: str) -> None:
    for scheme in SCHEMES:
        [marks] = backend.mark([text], scheme=scheme)
        found = [
            (words(text, m.source), [w.rstrip(":") for w in words(text, m.cue)], words(text, m.content)) for m in marks
        ]
        stripped = [(s, c, [w.rstrip(".") for w in t]) for s, c, t in found]
        assert ([source], [cue], [content.rstrip(".")]) in stripped, found


def test_conformance_of_many_texts(backend: Backend) -> None:
    texts = [row[0] for row in PLAIN] + list(HOSTILE.values())[:12]
    for scheme in SCHEMES:
        together = backend.mark(texts, scheme=scheme)
        assert together == backend.mark(texts, scheme=scheme), "not the same twice"
        assert together == [backend.mark([text], scheme=scheme)[0] for text in texts], "not the same one by one"
        assert list(reversed(together)) == backend.mark(list(reversed(texts)), scheme=scheme), "order of arrival counts"
    assert backend.mark([]) == []


def test_conformance_of_a_split_quotation(backend: Backend) -> None:
    """Two marks in the desk's scheme, one of two passages in the corpus'."""
    text = '"We are ready," Mayor Jane Roe said. "The river will not wait for us."'
    halves = ['"We are ready,"', '"The river will not wait for us."']
    [desk] = backend.mark([text], scheme="desk")
    assert [words(text, m.content) for m in desk] == [[half] for half in halves]
    assert {tuple(words(text, m.source)) for m in desk} == {("Mayor Jane Roe",)}
    assert len({m.cue for m in desk}) == 1
    [corpus] = backend.mark([text], scheme="polnear")
    assert [words(text, m.content) for m in corpus] == [halves]


def test_conformance_of_many_quotations(backend: Backend) -> None:
    """Ten thousand for the rules; fewer where each costs a network's time, which is linear by its windows."""
    text = "“We are ready,” the mayor said. " * (10_000 if backend.name == "rules" else 60)
    [marks] = backend.mark([text])
    check(text, marks, "desk")
    assert len(marks) > text.count("said") // 2


ANY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(list("\"'“”‘’«»,.:;-—()\n\r ")),
        st.characters(categories=["Cs", "Cf", "Mn", "So"]),
    ),
    max_size=200,
)
PIECES = st.sampled_from(
    ["said", "told", "that", "he", "Jane Roe", "the mayor", '"', "“", "”", "'", ",", ".", ":", "\n\n", "according to",
     "and", "who", "to", "reportedly", "claim", "denied", "We are ready", "—", "saying", "citing", "(", ")"]
)  # fmt: skip
NEWS = st.lists(PIECES, max_size=40).map(" ".join)


@pytest.mark.parametrize("scheme", SCHEMES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(ANY, NEWS))
def test_conformance_of_any_text(backend: Backend, scheme: Scheme, text: str) -> None:
    [marks] = backend.mark([text], scheme=scheme)
    check(text, marks, scheme)


@settings(max_examples=250, deadline=None)
@given(text=NEWS)
def test_rules_answer_any_mess_of_news_words(text: str) -> None:
    for scheme in SCHEMES:
        [marks] = backends.load("rules").mark([text], scheme=scheme)
        check(text, marks, scheme)
