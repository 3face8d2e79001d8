"""The query language: cases as data, any text, and a second opinion on what a store answers."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import sayso
from sayso.cli import app
from sayso.errors import OptionError
from sayso.ingest.taking import take
from sayso.model import Claim
from sayso.query import FIELDS, QueryError, parse
from sayso.query.answers import answer, in_words, meant, spoken
from sayso.query.feeds import atom, json_feed
from sayso.settings import Settings
from sayso.store import Store
from sayso.store.columns import day as day_of
from sayso.store.conditions import (
    Between,
    Both,
    Condition,
    During,
    Either,
    Has,
    Matches,
    Stamped,
    Without,
    holds,
)  # fmt: skip
from sayso.store.facets import FACETS
from sayso.store.words import Near, Phrase, Word, matches, words_of
from store_opinion import found_by
from store_places import KINDS, new

TODAY = date(2026, 3, 4)
SAMPLES = Path(sayso.__file__).parent / "samples"


def word(text: str, prefix: bool = False) -> Matches:
    return Matches(Word(text, prefix))


CASES: list[tuple[str, Condition]] = [
    ("", Both(())),
    ("dam", word("dam")),
    ("Dam GATE", Both((word("dam"), word("gate")))),
    ("dam AND gate", Both((word("dam"), word("gate")))),
    ("dam OR gate", Either((word("dam"), word("gate")))),
    ("a b OR c", Either((Both((word("a"), word("b"))), word("c")))),
    ("a (b OR c)", Both((word("a"), Either((word("b"), word("c")))))),
    ("dam -gate", Both((word("dam"), Without(word("gate"))))),
    ("dam NOT gate", Both((word("dam"), Without(word("gate"))))),
    ("+dam +gate", Both((word("dam"), word("gate")))),
    ("-gate", Without(word("gate"))),
    ("NOT NOT dam", Without(Without(word("dam")))),
    ("sire*", word("sire", prefix=True)),
    ('"the sea gate"', Matches(Phrase((Word("the"), Word("sea"), Word("gate"))))),
    ('"sea gate"~3', Matches(Near(Word("sea"), Word("gate"), 3))),
    ("sea NEAR3 gate", Matches(Near(Word("sea"), Word("gate"), 3))),
    ("sea near3 gate", Matches(Near(Word("sea"), Word("gate"), 3))),
    ("Zoë", word("zoe")),
    ("don't", Matches(Phrase((Word("don"), Word("t"))))),
    ("10:30", Matches(Phrase((Word("10"), Word("30"))))),
    ("http://a.b/c", Matches(Phrase((Word("http"), Word("a"), Word("b"), Word("c"))))),
    ("source:Reis", Has("source", ("reis",))),
    ('source:"Ana Reis"', Has("source", ("ana", "reis"))),
    ("Source:rei*", Has("source", ("rei",), prefix=True)),
    ("side:*", Has("side", ())),
    ("side:(KEN OR TZA)", Either((Has("side", ("ken",)), Has("side", ("tza",))))),
    ("standing:one-sided", Has("standing", ("one", "sided"))),
    ("sources:3", Between("independent", 3, 3)),
    ("sources:>2", Between("independent", 3, None)),
    ("sources:<=2", Between("independent", None, 2)),
    ("sayings:[2 TO 5]", Between("lines", 2, 5)),
    ("sayings:{2 TO 5}", Between("lines", 3, 4)),
    ("sayings:[2 TO *]", Between("lines", 2, None)),
    ("first:2026-03-04", Between("first_on", 20260304, 20260304)),
    ("first:2026-03", Between("first_on", 20260300, 20260399)),
    ("last:>=2026", Between("last_on", 20260000, None)),
    ("last:<2026-03", Between("last_on", None, 20260299)),
    ("date:yesterday", During(20260303, 20260303)),
    ("date:[2026-03-01 TO today]", During(20260301, 20260304)),
    ("changed:>=yesterday", Stamped("changed", 20260303, None)),
    ("-source:Reis dam", Both((Without(Has("source", ("reis",))), word("dam")))),
]
WRONG = {
    "(dam": (0, "not closed"),
    "dam)": (3, "closes none"),
    "()": (0, "nothing in these"),
    '"dam': (0, "not closed"),
    "dam OR": (6, "missing"),
    "OR dam": (0, "stands alone"),
    "mood:calm": (0, "no field mood"),
    "source:(side:KEN)": (8, "stands inside source"),
    "*dam": (0, "only at the end"),
    "d*m": (0, "only at the end"),
    "dam~1": (0, "by likeness"),
    '"a b c"~3': (0, "of two words"),
    "sources:many": (8, "takes a number"),
    "date:soon": (5, "takes a day"),
    "dam > 2": (4, "bounds need a field"),
    "...": (0, "no word in"),
    "sources:>": (8, "value is missing"),
    "(" * 60 + "dam" + ")" * 60: (50, "inside one another"),
    "x " * 5_001: (10_000, "at most 10,000"),
    "x " * 201: (400, "at most 200"),
}


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_case(query: str, expected: Condition) -> None:
    assert parse(query, TODAY) == expected


@pytest.mark.parametrize("query", WRONG)
def test_what_makes_no_sense_is_said_with_its_place(query: str) -> None:
    at, says = WRONG[query]
    with pytest.raises(QueryError, match=says) as caught:
        parse(query, TODAY)
    assert caught.value.at == at
    assert f"character {at + 1} of the query" in str(caught.value)


def test_every_field_has_a_case_or_is_a_facet() -> None:
    assert set(FACETS) - {"date"} <= set(FIELDS)
    asked = {query.partition(":")[0].lower().lstrip("-") for query, _ in CASES if ":" in query}
    assert {"source", "side", "standing", "sources", "sayings", "first", "last", "date", "changed"} <= asked


_PIECES = st.sampled_from(
    r"""" ( ) : ~ * - + AND OR NOT [ ] { } TO > < >= source: date: "a b"~5 near3 dam 2026-03 \ ' é""".split()  # noqa: SIM905
)


@settings(max_examples=2_000, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=20).map(" ".join), st.lists(_PIECES).map("".join)))
def test_any_text_is_a_query_or_a_mistake_with_a_place(query: str) -> None:
    try:
        parse(query, TODAY)
    except QueryError as error:
        assert 0 <= error.at <= len(query)


@pytest.mark.parametrize("unit", ['"', "(", "a:", "-", "x" * 40 + ":", "[a ", "~", '"a b"~5 '])
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        begin = time.process_time()
        for _ in range(5):
            with pytest.raises(QueryError):
                parse((unit * length)[:9_990] + " (")
        return time.process_time() - begin

    seconds(1_000)
    # Two hundred times what it takes; a quadratic reading would be far above.
    assert min(seconds(9_990) for _ in range(3)) < 1


# What a store answers, beside a second opinion that looks at every claim.


def holding(store: Store, condition: Condition) -> set[str]:
    """The claims that a condition takes, one by one."""
    claims = {claim.id: claim for claim in store.claims()}
    reports = {report.id: report for report in store.reports()}
    lines = {id: {line.id: line for line in store.lines(claim=id)} for id in claims}
    changed = store.changed(claims)
    said = {
        id: [
            words_of(" ".join(of.text[a:b] for a, b in of.forth(line.content)))
            for line in lines[id].values()
            for of in [reports[line.report].extract]
        ]
        for id in claims
    }  # fmt: skip

    def value(id: str, facet: str) -> Iterator[str | None]:
        if facet == "standing":
            from sayso.store.facets import standings

            yield from standings(claims[id])
        for line in lines[id].values():
            of = reports[line.report]
            yield {
                "source": line.actor, "side": line.affiliation, "kind": line.source_kind, "stance": line.stance,
                "certainty": line.certainty, "outlet": of.publisher.value if of.publisher else None,
            }.get(facet)  # fmt: skip

    def takes(id: str, one: Condition) -> bool:
        claim: Claim = claims[id]
        first, last = day_of(claim.told.first_on), day_of(claim.told.last_on)
        number = {
            "independent": claim.independent_sources, "lines": len(claim.members), "first_on": first, "last_on": last,
        }  # fmt: skip
        match one:
            case Matches(question):
                return found_by(question, [words_of(claim.gist), *said[id]])
            case Has(facet, words, _):
                return any(v and (not words or holds(one, words_of(v))) for v in value(id, facet))
            case Between(column, low, high):
                n = number[column]
                dated = n > 0 or not column.endswith("_on")
                return dated and (low is None or n >= low) and (high is None or n <= high)
            case During(low, high):
                return first > 0 and last > 0 and (high is None or first <= high) and (low is None or last >= low)
            case Stamped(_, low, high):
                day = int(changed[id][:10].replace("-", ""))
                return (low is None or day >= low) and (high is None or day <= high)
            case Both(parts):
                return all(takes(id, part) for part in parts)
            case Either(parts):
                return any(takes(id, part) for part in parts)
            case Without(part):
                return not takes(id, part)

    return {id for id in claims if takes(id, condition)}


TERMS = (
    "ferry", "overloaded", "the", "boat*", "nobody", '"ferry was"', '"ferry overloaded"~3', "212", "source:duarte",
    'source:"coast guard"', "source:*", "kind:organisation", "stance:denies", "outlet:harbour", "outlet:mer*",
    "standing:denied", "standing:unconfirmed", "sources:>0", "sources:1", "sayings:[2 TO *]", "first:2031",
    "last:<2031-03-05", "date:2031-03-04", "changed:>=2020-01-01", "side:*", "certainty:certain", "zzz",
)  # fmt: skip


def query_of(chance: random.Random, depth: int = 0) -> str:
    """A generated query."""
    kind = chance.random()
    if depth > 2 or kind < 0.45:
        return chance.choice(TERMS)
    if kind < 0.6:
        return "-" + query_of(chance, depth + 2)
    joint = chance.choice((" ", " AND ", " OR "))
    return "(" + joint.join(query_of(chance, depth + 1) for _ in range(chance.randint(2, 3))) + ")"


@pytest.fixture(params=KINDS, scope="module")
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place = new(request.param, tmp_path_factory.mktemp("query"), request)
    with Store(place) as held:
        take([str(SAMPLES)], held, Settings(backend="rules"))
        yield held


def test_answers_are_those_of_a_second_opinion(store: Store) -> None:
    chance = random.Random(5)  # noqa: S311
    sizes = set()
    for query in (*TERMS, *(query_of(chance) for _ in range(150))):
        condition = parse(query, TODAY)
        found = store.search(condition, most=1_000)
        assert set(found.claims) == holding(store, condition), query
        assert found.total == len(found.claims)
        sizes.add(found.total)
    assert len(sizes) > 4


def test_reports_that_answer_are_those_of_a_second_opinion(store: Store) -> None:
    held = {report.id: report for report in store.reports()}
    lines = {id: list(store.lines(report=id, doubtful=None)) for id in held}
    words = {id: words_of(report.extract.text) for id, report in held.items()}

    def takes(id: str, one: Condition) -> bool:
        day = day_of(held[id].published_on.value if held[id].published_on else None)
        match one:
            case Matches(question):
                return matches(question, words[id])
            case Has("outlet"):
                outlet = held[id].publisher
                return outlet is not None and holds(one, words_of(outlet.value))
            case Has("source"):
                return any(line.actor and holds(one, words_of(line.actor)) for line in lines[id])
            case Has("stance"):
                return any(line.stance and holds(one, words_of(line.stance)) for line in lines[id])
            case Between(_, low, high) | During(low, high):
                return bool(day) and (low is None or day >= low) and (high is None or day <= high)
            case Both(parts):
                return all(takes(id, part) for part in parts)
            case Either(parts):
                return any(takes(id, part) for part in parts)
            case Without(part):
                return not takes(id, part)
        raise AssertionError(one)

    queries = (
        "", "ferry", '"the ferry"', "ferry -gate", "outlet:harbour OR zzz", "source:duarte stance:denies", "boat*",
        "first:2031", "-first:2031", "date:>2031-03-04", "source:*", "(ferry OR collision) -outlet:meridian",
    )  # fmt: skip
    sizes = set()
    for query in queries:
        condition = parse(query, TODAY)
        found = store.listed(condition)
        assert {one.id for one in found} == {id for id in held if takes(id, condition)}, query
        sizes.add(len(found))
    assert len(sizes) > 2
    with pytest.raises(OptionError, match="the rest is of claims"):
        store.listed(parse("standing:denied"))


def test_sources_that_answer(store: Store) -> None:
    everyone = store.speakers(parse(""))
    assert len({one.id for one in everyone}) == len(everyone) == len(store.groups())
    assert [one.lines for one in everyone] == sorted((one.lines for one in everyone), reverse=True)
    some = store.speakers(parse("duarte"))
    assert some and all("duarte" in one.name.lower() for one in some)
    assert store.speakers(parse("-duarte")) == [one for one in everyone if one not in some]
    bodies = store.speakers(parse("kind:organisation"))
    assert bodies and {one.kind for one in bodies} == {"organisation"}
    with pytest.raises(OptionError, match="the rest is of claims"):
        store.speakers(parse("first:2031"))


def test_five_thousand_odd_queries_are_answered_or_refused(store: Store) -> None:
    chance = random.Random(9)  # noqa: S311
    odd = """" ( ) * NEAR AND OR NOT - : ' ; -- \\ \x00 \ud800 é % _ ^ { [ ~9"""
    pieces = [*TERMS, *odd.split(" ")]
    slowest = 0.0
    answered = 0
    for _ in range(5_000):
        query = chance.choice(("", " ")).join(chance.choices(pieces, k=chance.randint(1, 8)))
        begin = time.perf_counter()
        try:
            store.search(parse(query, TODAY), most=1, values=1)
            answered += 1
        except QueryError:
            pass
        slowest = max(slowest, time.perf_counter() - begin)
    assert 500 < answered < 4_900
    assert slowest < 1


def test_what_a_source_said_and_where_it_changed(store: Store) -> None:
    who = {name: ids for name, ids in store.groups().items() if len(ids) > 1}
    name = next(iter(sorted(who)))
    told = spoken(store, name)
    assert {source.id for source in told.sources} == set(who[name])
    assert [day for day, _, _ in told.lines] == sorted(day for day, _, _ in told.lines if day)
    assert all(words for _, _, words in told.lines)


def test_claims_in_words_are_those_asked_for(store: Store) -> None:
    ids = [claim.id for claim in store.claims()]
    assert [one.claim.id for one in in_words(store, ids)] == ids


def test_shortened_identifiers(store: Store) -> None:
    id = next(iter(store.claims())).id
    assert meant(store, id[:9]) == ("claim", id)
    for beginning, says in (("c", "too short"), ("zzzzzz", "nothing here")):
        with pytest.raises(OptionError, match=says):
            meant(store, beginning)


def test_saved_searches_are_kept_changed_and_let_go(store: Store) -> None:
    store.save_search("ferry", "ferry")
    store.save_search("ferry", "ferry OR boat")
    assert [(one.name, one.query) for one in store.searches()] == [("ferry", "ferry OR boat")]
    assert store.forget_search("ferry")
    assert not store.forget_search("ferry")
    assert store.searches() == ()


def test_feeds_are_feeds_and_hold_words_as_text(store: Store) -> None:
    found = answer(store, "ferry")
    times = store.changed(one.claim.id for one in found.claims)
    name = "<script>alert(1)</script> \x1b \ud800 & 'x'"
    feed = Xml.fromstring(atom(name, "ferry", found.claims, times))
    space = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{space}id") for entry in feed.iter(f"{space}entry")] == [
        f"urn:sayso:claim:{one.claim.id}" for one in found.claims
    ]
    assert "<script>" in str(feed.findtext(f"{space}title"))
    assert not list(feed.iter("script"))
    told = json.loads(json_feed(name, "ferry", found.claims, times))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in told["items"]] == [f"urn:sayso:claim:{one.claim.id}" for one in found.claims]


# The command line.


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [*map(str, words)], prog_name="sayso")
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("asked") / "news.db"
    with Store(made) as held:
        take([str(SAMPLES)], held, Settings(backend="rules"))
    return made


def test_search_on_the_command_line(place: Path) -> None:
    code, out, _ = run("search", place, "ferry", "standing:denied")
    assert code == 0
    assert "of 1 claims" in out and "standing" in out
    code, out, _ = run("search", place, "ferry", "--json")
    told = json.loads(out)
    assert told["total"] == len(told["claims"]) > 1
    code, out, err = run("search", place, "mood:calm")
    assert (code, "no field mood" in err) == (2, True)
    code, out, _ = run("search", place, "zzzz")
    assert (code, "try fewer words" in out) == (0, True)
    assert run("search", place, "--sort", "mood")[0] == 2
    assert "of 4 reports" in run("search", place, "--in", "reports")[1]
    assert json.loads(run("search", place, "--in", "reports", "ferry", "--json")[1])["reports"]
    assert "Ana Duarte" in run("search", place, "--in", "sources", "duarte")[1]
    assert run("search", place, "--in", "sources", "standing:denied")[0] == 2


def test_show_decide_and_undo_on_the_command_line(place: Path) -> None:
    with Store(place) as held:
        claim = answer(held, "standing:denied").claims[0].claim.id
        story = next(held.stories()).id
        report = next(held.reports()).id
        group = next(name for name in held.groups() if name.startswith("w"))
    for id in (claim[:8], story[:8], report[:8], group[:10]):
        code, out, err = run("show", place, id)
        assert code == 0, err
        assert len(out) > 20
    code, out, _ = run("decide", place, "confirm", claim[:8], "--author", "Ana", "--note", "seen the record")
    assert code == 0
    decision = out.split()[0]
    assert "Ana" in run("decisions", place)[1]
    assert run("show", place, decision)[0] == 0
    assert "confirm" in run("search", place, "judged:confirm", "--json")[1]
    assert run("undo", place, decision, "--author", "Ana")[0] == 0
    assert run("decisions", place)[1] == ""
    assert len(run("decisions", place, "--all")[1].splitlines()) == 2
    assert run("decide", place, "merge", claim[:8], report[:8])[0] == 2


def test_saved_searches_on_the_command_line(place: Path) -> None:
    assert run("saved", place, "add", "ferry", "ferry", "OR", "boat")[0] == 0
    assert run("saved", place)[1] == "ferry\tferry OR boat\n"
    assert run("feed", place, "ferry")[1].startswith("<?xml")
    assert json.loads(run("feed", place, "ferry", "--to", "json")[1])["items"]
    assert run("saved", place, "add", "bad", "(")[0] == 2
    assert run("feed", place, "none")[0] == 2
    assert run("saved", place, "remove", "ferry")[0] == 0
    assert run("saved", place, "remove", "ferry")[0] == 2
