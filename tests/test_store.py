"""What every store must do, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Dialect, create_engine, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from sayso.errors import OptionError, SaysoError, StoreError
from sayso.ledger import dumps
from sayso.model import Attribution, Extract, Fact, Passage, Problem
from sayso.store import Linked, Reading, Store, adding, address, report_id, schema, versions
from sayso.store.backup import backup, restore
from sayso.store.conditions import Matches
from sayso.store.values import packed, restored, storable, unpacked
from sayso.store.versions import NEWEST
from sayso.store.words import All, Any, Near, Phrase, Question, Word, matches, words_of
from store_opinion import found_by
from store_places import KINDS, new
from store_samples import READER, linked, quickly_linked, reading, report, samples, small


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return samples()


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new(request.param, tmp_path, request)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with Store(place) as opened:
        yield opened
        assert list(opened.check()) == []


def filled(store: Store, readings: list[Reading]) -> str:
    """The ledger of a store after adding and linking."""
    for one in readings:
        store.add(one)
    store.link(linked(readings))
    return dumps(store.ledger())


def test_what_goes_in_comes_out(store: Store, readings: list[Reading]) -> None:
    assert all(store.add(one) for one in readings)
    assert sorted(store.readings(), key=lambda one: one.report.path) == sorted(readings, key=lambda r: r.report.path)
    for one in readings:
        assert store.text(one.report.id) == one.report.text
        assert store.paths(one.report.id) == (one.report.path,)
        assert tuple(store.lines(report=one.report.id, doubtful=None)) == one.lines
        assert store.has(one.report.id, READER)
        assert not store.has(one.report.id, "another reader")
    assert list(store.sources()) == [s for one in sorted(readings, key=lambda r: r.report.id) for s in one.sources]
    assert store.waiting() == tuple(sorted(one.report.id for one in readings))
    assert store.text("r0") is None


def test_adding_twice_changes_nothing(store: Store, readings: list[Reading]) -> None:
    ledger, counts = filled(store, readings), store.counts()
    assert not any(store.add(one) for one in readings)
    store.link(linked(readings))
    assert (dumps(store.ledger()), store.counts()) == (ledger, counts)
    assert store.waiting() == ()


def test_a_new_name_is_noted_and_adds_no_claim(store: Store, readings: list[Reading]) -> None:
    filled(store, readings)
    before = store.counts()
    renamed = replace(readings[0], report=replace(readings[0].report, path="another/name.txt"))
    assert not store.add(renamed)
    assert store.paths(readings[0].report.id) == ("another/name.txt", "north/dam.txt")
    assert store.counts() == before | {"arrivals": before["arrivals"] + 1}


def test_the_order_of_arrival_does_not_matter(
    readings: list[Reading], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    ledgers = set()
    for kind, seed in itertools.product(KINDS, range(3)):
        mixed = readings[seed:] + readings[:seed][::-1]
        with Store(new(kind, tmp_path, request)) as store:
            ledgers.add(filled(store, mixed))
    assert len(ledgers) == 1


def test_linking_in_part_and_then_together(store: Store, readings: list[Reading]) -> None:
    north = [one for one in readings if one.report.path.startswith("north")]
    for one in readings:
        store.add(one)
    store.link(linked(north))
    old = [claim.id for claim in store.claims()]
    assert old
    assert store.around([north[0].report.id]) == tuple(sorted(one.report.id for one in north))
    with pytest.raises(StoreError, match="around"):
        store.link(linked(north[:1]))
    store.link(linked(readings))
    now = {claim.id for claim in store.claims()}
    assert {store.current(id) for id in old} <= now
    assert len(list(store.lineage())) == 1
    assert [len(story.reports) for story in store.stories()] == [len(readings)]
    assert {claim.id for claim in linked(readings).claims} == now


def test_claims_that_change_keep_a_trace(store: Store, readings: list[Reading]) -> None:
    filled(store, readings)
    whole = linked(readings)
    big = max(whole.claims, key=lambda claim: len(claim.members))
    alone = [replace(big, id=f"calone{k}", members=(id,), counted=(id,), uncounted=(), denied=(), named=(),
                     told=replace(big.told, first=id)) for k, id in enumerate(big.members)]  # fmt: skip
    store.link(replace(whole, claims=(*(claim for claim in whole.claims if claim != big), *alone)))
    assert store.current(big.id) in {claim.id for claim in alone}
    assert ("claim", big.id) in store.find(big.id[:5])
    store.link(whole)
    assert store.current(big.id) == big.id
    assert store.current("calone1") == big.id


def test_a_date_that_others_settle(store: Store, readings: list[Reading]) -> None:
    before = filled(store, readings)
    one = readings[-1].report
    dated = replace(one, published_on=Fact("2026-03-04", None, "story"))
    whole = linked(readings)
    store.link(replace(whole, settled=(dated,)))
    assert {r.id: r.published_on for r in store.reports()}[one.id] == dated.published_on
    assert next(store.readings([one.id])).report == one, "what linking takes is as it was read"
    assert list(store.check()) == []
    with pytest.raises(StoreError):
        store.link(replace(whole, settled=(replace(dated, text="Another"),)))
    store.link(whole)
    assert dumps(store.ledger()) == before


def test_a_refused_change_leaves_no_trace(store: Store, readings: list[Reading]) -> None:
    ledger, counts = filled(store, readings), store.counts()
    whole = linked(readings)
    bad = [
        replace(whole, claims=(*whole.claims, replace(whole.claims[0], id="cagain"))),
        replace(whole, claims=(replace(whole.claims[0], members=("nothing",)),)),
        replace(whole, claims=(replace(whole.claims[0], contradicts=("cnothing",)),)),
        replace(whole, reports=(*whole.reports, "r0")),
        replace(whole, lines=(replace(readings[0].lines[0], id="nothing"),)),
    ]
    for one in bad:
        with pytest.raises(StoreError):
            store.link(one)
    assert (dumps(store.ledger()), store.counts()) == (ledger, counts)


def test_readings_that_do_not_fit_are_refused(store: Store, readings: list[Reading]) -> None:
    one = readings[0]
    line = one.lines[0]
    far = replace(line, content=(Passage(0, len(one.report.text) + 1),))
    bad = [
        replace(one, report=replace(one.report, id="r1")),
        replace(one, report=replace(one.report, text=one.report.text + " ")),
        replace(one, lines=(far,)),
        replace(one, lines=(line, line)),
        replace(one, lines=(replace(line, report="r1"),)),
        replace(one, lines=()),  # its sources name lines that are not there
    ]
    for reading_that_is_wrong in bad:
        with pytest.raises(StoreError, match="was not added"):
            store.add(reading_that_is_wrong)
    assert set(store.counts().values()) == {0}


def test_reading_anew_takes_over_when_it_is_linked(store: Store, readings: list[Reading]) -> None:
    ledger = filled(store, readings)
    claims = {claim.id: claim for claim in store.claims()}
    decision = store.decide("reject", "claim", [next(iter(claims))], author="R. Holm", note="a hoax")
    anew = [moved(one, "rules 2") for one in readings]
    for one in anew:
        assert store.add(one)
    kept = dumps(replace(store.ledger(), judgements=()))
    assert kept == dumps(replace(store.ledger(), judgements=())), "what is shown stays until the new is linked"
    assert {line.id for line in store.lines(doubtful=None)} == {line.id for one in readings for line in one.lines}
    assert len(store.waiting()) == len(readings)
    assert [one.reader for one in store.readings()] == ["rules 2"] * len(readings)
    store.link(linked(anew))
    assert {line.id for line in store.lines(doubtful=None)} == {line.id for one in anew for line in one.lines}
    now = {claim.id for claim in store.claims()}
    assert not now & claims.keys()
    assert {store.current(id) for id in claims} == now, "an old identifier leads to the claim of the same words"
    assert [one.id for one in store.decisions()] == [decision.id]
    assert judged(store) == {store.current(decision.targets[0]): {"reject"}}
    assert ledger != dumps(store.ledger())
    assert [one.reader for one in store.readings(reader=READER)] == [READER] * len(readings)


def test_a_reading_in_other_words_is_found_by_them(store: Store, readings: list[Reading]) -> None:
    """The same lines, but the reader takes one word of the text for another (an entity, say)."""
    filled(store, readings)
    ferry = next(one for one in readings if one.report.path == "south/ferry.txt")
    text = ferry.report.text.replace("half empty", "ha1f empty")
    other = replace(ferry, reader="rules 2", report=replace(ferry.report, extract=Extract(text, ((0, 0, len(text)),))))
    store.add(other)
    assert not store.search(Word("ha1f")).total
    store.link(linked(readings))
    assert store.search(Word("ha1f")).total
    assert store.listed(Matches(Word("ha1f")))


def moved(one: Reading, reader: str) -> Reading:
    """A reading whose lines begin one word later: other identifiers, nearly the same places."""
    names = {line.id: "x" + line.id[1:] for line in one.lines}
    lines = tuple(replace(line, id=names[line.id], content=_later(line, one.report.text)) for line in one.lines)
    sources = tuple(
        replace(source, id="x" + source.id[1:], lines=tuple(names[id] for id in source.lines)) for source in one.sources
    )
    return replace(one, reader=reader, lines=lines, sources=sources)


def _later(line: Attribution, text: str) -> tuple[Passage, ...]:
    start, end = line.content[0]
    gap = text.find(" ", start, end - 1)
    return (Passage(gap + 1 if gap > 0 else start, end), *line.content[1:])


def judged(store: Store) -> dict[str, set[str]]:
    """What people decided, by claim, as claims are counted by it."""
    from sayso.store.facets import named, numbers

    out: dict[str, set[str]] = {}
    with store.asking() as connection:
        for row in connection.execute(schema.claims.select()):
            verbs = {value for facet, value in named(connection, numbers(row.facets)).values() if facet == "judged"}
            if verbs:
                out[row.id] = verbs
    return out


def test_decisions_stand_until_they_are_undone(store: Store, readings: list[Reading]) -> None:
    filled(store, readings)
    first, second = [claim.id for claim in store.claims()][:2]
    rejected = store.decide("reject", "claim", [first], author="R. Holm")
    noted = store.decide("annotate", "claim", [second], author="I. Berg", note="see the court's file \x00\ud800")
    merged = store.decide("merge", "claim", [first, second], author="R. Holm")
    assert store.decisions() == (rejected, noted, merged)
    assert judged(store) == {first: {"reject"}, second: {"annotate"}}
    lines = {claim.id: set(claim.members) for claim in store.claims()}
    (pair,) = store.decided()
    assert (pair.kind, pair.author) == ("same-claim", "R. Holm")
    assert pair.left in lines[first]
    assert pair.right in lines[second]
    undone = store.undo(rejected.id, author="I. Berg", note="it was true")
    assert store.decisions() == (noted, merged)
    assert judged(store) == {second: {"annotate"}}
    store.link(linked(readings))
    assert judged(store) == {second: {"annotate"}}
    store.undo(undone.id, author="R. Holm")
    assert rejected in store.decisions()
    assert judged(store) == {first: {"reject"}, second: {"annotate"}}
    assert [one.verb for one in store.decisions(all_of_them=True)] == [
        "reject", "annotate", "merge", "undo", "undo",
    ]  # fmt: skip


def test_decisions_about_sources_copies_and_parts_of_claims(store: Store, readings: list[Reading]) -> None:
    filled(store, readings)
    big = max(store.claims(), key=lambda claim: len(claim.members))
    store.decide("split", "claim", [big.id, big.members[-1]], author="R. Holm")
    one, two = [source.id for source in store.sources()][:2]
    store.decide("merge", "source", [one, two], author="R. Holm")
    link = next(store.lineage())
    store.decide("reject", "lineage", [link.copy, link.origin], author="R. Holm")
    store.decide("annotate", "line", [big.members[0]], author="R. Holm", note="badly put")
    found = {(pair.kind, frozenset((pair.left, pair.right))) for pair in store.decided()}
    apart = {("other-claim", frozenset((id, big.members[-1]))) for id in big.members[:-1]}
    assert found == apart | {
        ("same-source", frozenset((one, two))),
        ("no-copy", frozenset((link.copy, link.origin))),
    }


@pytest.mark.parametrize(
    ("verb", "subject", "targets", "author"),
    [
        ("burn", "claim", ["c1"], "R. Holm"),
        ("reject", "weather", ["c1"], "R. Holm"),
        ("reject", "claim", ["cnothing"], "R. Holm"),
        ("reject", "claim", [], "R. Holm"),
        ("merge", "claim", ["cnothing"], "R. Holm"),
        ("merge", "line", ["one", "two"], "R. Holm"),
        ("reject", "lineage", ["r1", "r2"], "R. Holm"),
        ("undo", "claim", ["dnothing"], "R. Holm"),
        ("reject", "claim", ["c1"], " "),
    ],
)
def test_decisions_that_make_no_sense(place: str, verb: str, subject: str, targets: list[str], author: str) -> None:
    with Store(place) as store:
        with pytest.raises(SaysoError):
            store.decide(verb, subject, targets, author=author)
        assert store.decisions(all_of_them=True) == ()


def test_problems_are_kept_once(store: Store) -> None:
    found = [
        Problem("lost", "9 bytes of a\x00b are lost", "a\ud800b.warc", fatal=True),
        Problem("empty", "nothing", "e"),
    ]
    store.note(found)
    store.note(found)
    assert sorted(store.problems(), key=lambda p: p.kind) == sorted(found, key=lambda p: p.kind)


def test_answers_within_answers_and_within_a_change(place: str, readings: list[Reading]) -> None:
    """Who iterates answers asks further questions and changes the store; an answer goes on as it began."""
    with Store(place) as store:
        filled(store, readings)
        ids = sorted(one.report.id for one in readings)
        at_once = [(one.report.id, other.report.id) for one in store.readings() for other in store.readings()]
        assert at_once == list(itertools.product(ids, ids))
        for number, _ in enumerate(store.readings()):
            store.note([Problem("k", f"m{number}")])
        assert len(list(store.problems())) == len(ids)
        with store.writing() as (connection, now):
            adding.note(connection, [Problem("k", "not yet")], now)
            assert [report.id for report in store.reports()] == ids
            assert len(list(store.problems())) == len(ids)
        assert len(list(store.problems())) == len(ids) + 1


def test_a_view_is_of_one_moment(place: str, readings: list[Reading]) -> None:
    with Store(place) as store, Store(place) as other:
        store.add(readings[0])
        seen = store.readings()
        first = next(seen)
        for one in readings[1:]:
            other.add(one)
        assert [first, *seen] == [readings[0]]
        assert len(list(store.readings())) == len(readings)


def test_backup_and_restore_on_either_database(
    readings: list[Reading], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    for source, target in itertools.product(KINDS, KINDS):
        place, other = new(source, tmp_path, request), new(target, tmp_path, request)
        with Store(place) as store:
            filled(store, readings)
            store.decide("confirm", "claim", [next(store.claims()).id], author="R. Holm")
            store.note([Problem("lost", "9 bytes are lost", "a.warc")])
            ledger, counts = dumps(store.ledger()), store.counts()
        kept = tmp_path / f"{source}-{target}.backup"
        backup(place, kept)
        with pytest.raises(StoreError, match="exists"):
            backup(place, kept)
        restore(kept, other)
        with Store(other) as store:
            assert (dumps(store.ledger()), store.counts()) == (ledger, counts)
            assert list(store.check()) == []
            assert store.add(reading(report("late.txt", "The bridge is shut, said Ana Reis.\n")))
            assert store.search(Word("dam")).total
        with pytest.raises(StoreError, match=r"exists|not empty"):
            restore(kept, other)


def test_what_is_no_backup_is_not_restored(tmp_path: Path, readings: list[Reading]) -> None:
    with Store(tmp_path / "a.db") as store:
        filled(store, readings)
    whole = (tmp_path / "a.db").read_bytes()
    for name, data in (("half", whole[: len(whole) // 2]), ("text", b"Dear diary"), ("none", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(StoreError):
            restore(tmp_path / name, tmp_path / "new.db")
    with pytest.raises(StoreError, match="no backup"):
        restore(tmp_path / "nothing", tmp_path / "new.db")
    with pytest.raises(StoreError, match="no store"):
        backup(tmp_path / "nothing", tmp_path / "kept")
    assert not (tmp_path / "new.db").exists()
    assert not (tmp_path / "kept").exists()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


# Searching.

_SOME = [Word(w) for w in ("ferry", "boat", "the", "was", "reis", "zoe", "nothing", "overloaded", "said")]
_WORDS = st.sampled_from([*_SOME, Word("over", prefix=True), Word("s", prefix=True), Word("minister")])
_QUESTIONS: st.SearchStrategy[Question] = st.recursive(
    st.one_of(
        _WORDS,
        st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: Phrase(tuple(words))),
        st.builds(Near, _WORDS, _WORDS, st.integers(0, 5)),
    ),
    lambda inner: st.one_of(
        st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple), st.lists(inner, max_size=2).map(tuple)),
        st.builds(Any, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module", params=KINDS)
def searched(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]
) -> Iterator[Store]:
    with Store(new(request.param, tmp_path_factory.mktemp("searched"), request)) as store:
        filled(store, readings)
        yield store


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=_QUESTIONS)
def test_search_answers_as_it_should(searched: Store, question: Question) -> None:
    with searched.asking() as connection:
        said = {row.id: row.said for row in connection.execute(schema.lines.select())}
    claims = {
        c.id
        for c in searched.claims()
        if found_by(question, [words_of(t) for t in (c.gist, *map(said.get, c.members))])
    }
    assert set(searched.search(question, most=1000).claims) == claims
    found = {r.id for r in searched.reports() if matches(question, words_of(r.extract.text))}
    assert {one.id for one in searched.listed(Matches(question))} == found


_PAIRS = st.sampled_from(
    [("side", "POR"), ("stance", "denies"), ("source", "Ana Reis 3"), ("standing", "confirmed"), ("source", "Nobody"),
     ("date", "2026-03"), ("kind", "country")]
)  # fmt: skip


@pytest.fixture(scope="module", params=KINDS)
def counted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(new(request.param, tmp_path_factory.mktemp("counted"), request)) as store:
        held = [small(number) for number in range(60)]
        for one in held:
            store.add(one)
        store.link(quickly_linked(held))
        yield store


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    question=st.none() | st.sampled_from([Word("shut"), Word("true"), Word("day"), Word("nothing")]),
    where=st.lists(_PAIRS, max_size=3),
    without=st.lists(_PAIRS, max_size=2),
    by=st.sampled_from(["last_on", "first_on", "independent", "lines"]),
    rising=st.booleans(),
)
def test_claims_are_counted_by_their_facets(
    counted: Store, question: Question | None, where: list[tuple[str, str]], without: list[tuple[str, str]], by: str,
    rising: bool,
) -> None:  # fmt: skip
    from sayso.store.facets import named, numbers

    of: dict[str, set[tuple[str, str]]] = {}
    rows = {}
    with counted.asking() as connection:
        for row in connection.execute(schema.claims.select()).all():
            of[row.id] = set(named(connection, numbers(row.facets)).values())
            rows[row.id] = row
    wanted: dict[str, list[str]] = {}
    for facet, value in where:
        wanted.setdefault(facet, []).append(value)
    hits = {
        id
        for id, pairs in of.items()
        if (question is None or matches(question, words_of(rows[id].gist)))
        and all(any((facet, value) in pairs for value in values) for facet, values in wanted.items())
        and not pairs & set(without)
    }
    found = counted.search(question, wanted, without, by=by, rising=rising, most=1000, values=1000)
    assert (found.total, set(found.claims)) == (len(hits), hits)
    expected = Counter(pair for id in hits for pair in of[id])
    assert {(f, v): n for f, values in found.facets.items() for v, n in values} == expected
    keys = [getattr(rows[id], by) for id in found.claims]
    assert keys == sorted(keys, reverse=not rising)
    page = counted.search(question, wanted, without, by=by, rising=rising, first=3, most=4)
    assert page.claims == found.claims[3:7]


def test_counts_follow_every_change(store: Store) -> None:
    held = [small(number) for number in range(30)]
    for one in held:
        store.add(one)
    assert store.search().total == 0
    store.link(quickly_linked(held[:20]))
    first = store.search(values=100)
    store.gather()
    with Store(store.place) as other:  # gathered or not, in this process or another: the same
        assert other.search(values=100) == first == store.search(values=100)
    store.link(quickly_linked(held))
    now = store.search(values=100)
    assert now.total == len(list(store.claims())) > first.total
    store.decide("reject", "claim", [now.claims[0]], author="R. Holm")
    assert store.search(where={"judged": ["reject"]}).claims == now.claims[:1]
    with Store(store.place) as other:
        other.link(Linked(tuple(one.report.id for one in held)))
    assert store.search().total == 0


@given(st.text())
def test_words_are_folded_once_and_for_all(text: str) -> None:
    words = words_of(text)
    assert all(words_of(word) == [word] for word in words)
    assert words_of(" ".join(words)) == words


# What any string must survive.

_ANY = st.text(st.characters(codec=None, categories=["L", "M", "N", "P", "S", "Z", "Cc", "Cf", "Co", "Cs", "Cn"])) | (
    # What looks as if the store had written it, which text by chance does not.
    st.lists(st.sampled_from(["\uffff", "0000", "d800", "ffff", "\0", "\ud800", "a"]), max_size=6).map("".join)
)


@settings(deadline=None)
@given(_ANY)
def test_any_string_is_storable(text: str) -> None:
    storable(text).encode("utf-8")
    assert "\0" not in storable(text)
    assert restored(storable(text)) == text
    assert unpacked(Problem, packed(Problem("k", text))).message == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_ANY, name=_ANY, where=_ANY)
def test_any_text_is_kept_exactly(searched: Store, text: str, name: str, where: str) -> None:
    one = report(where, text, title=name)
    lines = (
        Attribution(
            "a" + one.id[1:], one.id, (), (Passage(0, 0),), (Passage(0, len(text)),), 0.9, actor=name, via=(name,)
        ),
    )
    searched.add(Reading(one, name, lines))
    (back,) = searched.readings([one.id])
    assert back.report.text == text
    assert report_id(back.report) == one.id
    assert where in searched.paths(one.id)
    assert next(searched.lines(report=one.id)).actor is not None
    assert searched.text(one.id) == text


def test_odd_stores_pass_the_check(searched: Store) -> None:
    assert list(searched.check()) == []


# Versions, and places that do not serve.


def test_a_store_of_a_newer_schema_is_refused_and_unchanged(place: str, readings: list[Reading]) -> None:
    with Store(place) as store:
        filled(store, readings)
        with store.writing() as (connection, _):
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = Path(place).read_bytes() if "://" not in place else None
    for read_only in (False, True):
        with pytest.raises(StoreError, match=rf"newer sayso \(schema 9999; this one knows {NEWEST}\).*upgrade"):
            Store(place, read_only=read_only)
    assert before is None or before == Path(place).read_bytes()


LATER = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "later", "{newest}"


def upgrade():
    op.add_column("reports", sa.Column("mood", sa.Text()))
    op.execute("UPDATE reports SET mood = 'calm'")
    {more}
"""


@pytest.mark.parametrize("breaks", [False, True])
def test_an_older_store_is_migrated_or_left_as_it_is(
    place: str, breaks: bool, readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next version is made up here."""
    with Store(place) as store:
        ledger = filled(store, readings)
    backup(place, tmp_path / "older.backup")
    later = tmp_path / "migrations"
    shutil.copytree(versions.MIGRATIONS, later)
    more = "op.execute('no SQL at all')" if breaks else "pass"
    (later / "versions" / "later.py").write_text(LATER.format(newest=NEWEST, more=more))
    monkeypatch.setattr(versions, "MIGRATIONS", later)
    monkeypatch.setattr(versions, "VERSIONS", (*versions.VERSIONS, "later"))
    monkeypatch.setattr(versions, "NEWEST", "later")
    with pytest.raises(StoreError, match=f"older schema {NEWEST} and may only be read here"):
        Store(place, read_only=True)
    if "://" not in place:
        backup(place, tmp_path / "before-upgrading.backup")
    if breaks:
        with pytest.raises((StoreError, DBAPIError)):
            Store(place)
        monkeypatch.undo()
        with Store(place) as store:
            assert dumps(store.ledger()) == ledger
            assert list(store.check()) == []
        return
    restore(tmp_path / "older.backup", tmp_path / "restored.db")
    for migrated in (place, tmp_path / "restored.db"):
        with Store(migrated) as store:
            assert dumps(store.ledger()) == ledger
            with store.asking() as connection:
                assert set(connection.scalars(text("SELECT mood FROM reports"))) == {"calm"}
                assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "later"


@pytest.mark.parametrize("schema", ["0001", "0005", "0006"])  # 0005, 0006: the encoder of leads was another
def test_a_store_of_an_old_schema_is_migrated_and_linked_anew(place: str, readings: list[Reading], schema: str) -> None:
    url = address.url_of(place)
    if "://" not in place:
        Path(place).touch()
    engine = address.engine(url, read_only=False)
    if "://" not in place:
        versions._prepare(engine, new=True)
    with engine.execution_options(writes=address.ALONE).begin() as connection:
        versions.migrate(connection, schema)
        for reading in readings:
            adding.add(connection, adding.prepared(reading), "2026-01-01T00:00:00Z")
        connection.execute(text("UPDATE reports SET linked = true"))
        if schema != "0001":
            placed = "INSERT INTO landmarks (report, day, shingles, near, family, body) SELECT n, 0, 0, n, n, :body"
            connection.execute(text(f"{placed} FROM reports"), {"body": b""})
            connection.execute(text("INSERT INTO vectors (key, body) VALUES (:key, :body)"), {"key": b"k", "body": b""})
    engine.dispose()
    with Store(place) as store:
        assert store.get([b"k"]) == {}
        assert store.waiting() == tuple(sorted(reading.report.id for reading in readings))
        assert store.unplaced(store.waiting()) == store.waiting()
        assert list(store.check()) == []


def test_the_schema_is_what_its_migrations_make(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.asking() as connection:
        options = {
            "include_name": lambda name, kind, _: kind != "table" or not str(name).endswith(_OWN),
            "compare_type": lambda context, _, column, found, __: (
                _sql(found, context.dialect) != _sql(column.type, context.dialect)
            ),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []


def _sql(kind: TypeEngine[object], dialect: Dialect) -> str:
    """A type as SQL, by one name where PostgreSQL has two."""
    return kind.compile(dialect).replace("VARCHAR", "TEXT").replace("FLOAT(53)", "DOUBLE PRECISION")


_OWN = ("_words", "_words_data", "_words_idx", "_words_content", "_words_docsize", "_words_config")


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("text", "no store of sayso"),
        ("other", "no store of sayso"),
        ("folder", "is a folder"),
        ("missing", "no folder"),
        ("none", "no store at"),
    ],
)
def test_places_that_are_no_store(tmp_path: Path, what: str, says: str) -> None:
    place = tmp_path / "place"
    if what == "text":
        place.write_text("Dear diary, " * 1000)
    elif what == "other":
        engine = create_engine(f"sqlite:///{place}")
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE mine (a)"))
        engine.dispose()
    elif what == "folder":
        place.mkdir()
    elif what == "missing":
        place = tmp_path / "no" / "place"
    before = place.read_bytes() if place.is_file() else None
    with pytest.raises(StoreError, match=says):
        Store(place, create=what != "none")
    assert (place.read_bytes() if place.is_file() else None) == before


@pytest.mark.parametrize("place", ["", "mysql://x/y", "postgresql://user@host:port/name", "sqlite://", "a\0b"])
def test_places_that_make_no_sense(place: str) -> None:
    with pytest.raises(OptionError):
        Store(place)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(StoreError) as caught:
        Store("postgresql://me:secret@/news?host=/nowhere/at/all")
    assert "secret" not in str(caught.value)
    assert "does not answer" in str(caught.value)


def test_a_store_that_may_only_be_read(tmp_path: Path, readings: list[Reading]) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    place = folder / "news.db"
    with Store(place) as store:
        ledger = filled(store, readings)
    with Store(place, read_only=True) as store:
        assert dumps(store.ledger()) == ledger
        with pytest.raises(StoreError, match="reading only"):
            store.note([Problem("k", "m")])
    before = place.read_bytes()
    for path in (*tmp_path.parents,)[:3]:
        path.chmod(0o755)
    tmp_path.chmod(0o755)
    for leftover in folder.glob("news.db-*"):
        leftover.unlink()
    place.chmod(0o444)
    folder.chmod(0o555)

    def note() -> str:
        with Store(place) as store:
            store.note([Problem("k", "m")])
        return "written"

    def count() -> str:
        with Store(place, read_only=True) as store:
            return str(len(list(store.readings())))

    assert "news.db: it may only be read here" in as_nobody(note)
    assert as_nobody(count) == str(len(readings))
    place.chmod(0o000)
    assert "cannot be opened" in as_nobody(count)
    place.chmod(0o644)
    folder.chmod(0o755)
    assert place.read_bytes() == before


def as_nobody(work: Callable[[], str]) -> str:
    """What some work gives, or the error that it raises, when it is done by a user who is not root."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            told = work()
        except BaseException as error:
            told = str(error)
        os.write(writer, told.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(pid, 0)
    with os.fdopen(reader, encoding="utf-8") as answer:
        return answer.read()


def test_the_time_is_that_of_the_clock(place: str, readings: list[Reading]) -> None:
    now = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    with Store(place, clock=lambda: now) as store:
        filled(store, readings)
    with Store(place, clock=lambda: now + timedelta(days=1)) as store:
        store.link(linked(readings))
        with store.asking() as connection:
            rows = connection.execute(schema.claims.select()).all()
    assert {(row.since, row.changed) for row in rows} == {("2026-03-04T05:06:07Z", "2026-03-04T05:06:07Z")}


def test_nothing_to_link_is_no_error(store: Store) -> None:
    store.link(Linked(()))
    assert store.around([]) == ()


# A damaged store: each damage is found, and named.

DAMAGE = {
    "a text's hash": (schema.texts, {"sha256": b"\0" * 32}, "texts"),
    "a text's length": (schema.texts, {"length": 5}, "texts"),
    "a text": (schema.texts, {"body": b"nothing"}, "texts"),
    "a report's name": (schema.reports, {"id": "rdead"}, "reports"),
    "a report's title": (schema.reports, {"title": "Another"}, "reports"),
    "what was settled": (schema.reports, {"settled": b"nothing"}, "reports"),
    "a reading": (schema.readings, {"body": b"nothing"}, "readings"),
    "a reading's name": (schema.readings, {"id": "gdead"}, "readings"),
    "a path": (schema.arrivals, {"path": "x"}, "arrivals"),
    "a line's place": (schema.lines, {"content_at": "0-99999"}, "lines"),
    "a line's source": (schema.lines, {"actor": "Somebody"}, "lines"),
    "a line's words": (schema.lines, {"said": "Something"}, "lines"),
    "a line's claim": (schema.lines, {"claim": None}, "claims"),
    "a source": (schema.sources, {"name": "Somebody"}, "reports"),
    "a claim": (schema.claims, {"body": b"nothing"}, "claims"),
    "a claim's gist": (schema.claims, {"gist": "Something"}, "claims"),
    "a claim's facets": (schema.claims, {"facets": b"\0\0\0\1"}, "claims"),
    "a link": (schema.lineage, {"body": b"nothing"}, "lineage"),
    "a link's kind": (schema.lineage, {"relation": "rewrite"}, "lineage"),
    "a judgement": (schema.judgements, {"right": "nothing"}, "judgements"),
    "a decision": (schema.decisions, {"author": "Somebody"}, "decisions"),
    "an anchor": (schema.anchors, {"passages": "0-1"}, "decisions"),
    "a problem": (schema.problems, {"id": "pdead"}, "problems"),
    "a facet's value": (schema.facet_values, {"key": b"0"}, "facet_values"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_found(
    damage: str, kind: str, tmp_path: Path, readings: list[Reading], request: pytest.FixtureRequest
) -> None:
    table, values, where = DAMAGE[damage]
    with Store(new(kind, tmp_path, request)) as store:
        filled(store, readings)
        store.decide("reject", "claim", [next(store.claims()).id], author="R. Holm")
        store.note([Problem("lost", "9 bytes are lost", "a.warc")])
        assert list(store.check()) == []
        with store.writing() as (connection, _):
            column = next(iter(table.primary_key.columns))
            first = connection.scalar(table.select().with_only_columns(column).order_by(column).limit(1))
            connection.execute(update(table).where(column == first).values(values))
        assert where in {fault.table for fault in store.check()}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM report_words_docsize WHERE id = 1",
        "INSERT INTO report_words (rowid, words) VALUES (99999, 'ferry')",
        "UPDATE report_words_data SET block = zeroblob(64) WHERE id > 100",
        "UPDATE lines SET claim = 99999 WHERE n = 1",
    ],
)
def test_damage_to_the_index_of_words_is_found(statement: str, tmp_path: Path, readings: list[Reading]) -> None:
    with Store(tmp_path / "a.db") as store:
        filled(store, readings)
    damaging = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    damaging.execute("PRAGMA foreign_keys = OFF")
    damaging.execute(statement)
    damaging.close()
    with Store(tmp_path / "a.db", read_only=True) as store:
        assert list(store.check())
