"""Dates: cases as data, and what must hold for any text and any anchor."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.dates import grammar, parse
from sayso.dates.tokens import SYMBOL, Words

CASES = Path(__file__).parent / "cases" / "dates"
Interval = tuple[str | None, str | None] | None


def rows() -> list[tuple[str, str, int, int, Interval]]:
    """Anchor, text, the stretch in brackets, and the interval that it means, of every line of the cases."""
    out = []
    for path in sorted(CASES.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                anchor, marked, start, end = (line + "\t").split("\t")[:4]
                marked = marked.replace("\\n", "\n")
                low, high = marked.index("["), marked.index("]")
                text = marked[:low] + marked[low + 1 : high] + marked[high + 1 :]
                bounds = (None if start == ".." else start, None if end == ".." else end)
                out.append((anchor, text, low, high - 1, None if start == "none" else bounds))
    return out


ROWS = rows()


def found(text: str, anchor: str, low: int, high: int) -> Interval:
    """The first interval of a mention that touches `text[low:high]`."""
    mentions = sayso.find_dates(text, anchor=anchor)
    return next((m.interval for m in mentions if m.start < high and m.end > low and m.interval), None)


def test_there_are_five_hundred_cases_over_many_anchors() -> None:
    assert len(ROWS) >= 500
    assert len({anchor for anchor, *_ in ROWS}) >= 60


def test_cases() -> None:
    wrong = [
        f"{text!r} from {anchor}: {found(text, anchor, low, high)}, not {interval}"
        for anchor, text, low, high, interval in ROWS
        if found(text, anchor, low, high) != interval
    ]
    assert not wrong, "\n".join(wrong)


WEEKLY = (
    "He resigned on {}.",
    "He will resign on {}.",
    "He resigned last {}.",
    "He will resign next {}.",
    "He has been away since {}.",
    "He must leave by {}.",
    "He quit on {} night.",
    "He spoke at 5 p.m. on {}.",
)
DEICTIC = [
    "He quit yesterday.",
    "He quit overnight.",
    "It rained in the past ten days.",
    "It ended at the weekend.",
    "He quit last week.",
    "He quit three days ago.",
    "He will quit in two weeks.",
    "He quit earlier today.",
]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def moved(bound: str | None, days: int) -> str | None:
    if bound is None:
        return None
    return (date.fromisoformat(bound[:10]) + timedelta(days)).isoformat() + bound[10:]


@given(
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.sampled_from([form.format(day) for form in WEEKLY for day in WEEKDAYS] + DEICTIC),
    st.integers(-60, 60),
)
@settings(max_examples=150, deadline=None)
def test_a_week_on_the_answer_is_a_week_on(anchor: date, text: str, weeks: int) -> None:
    (here,) = sayso.find_dates(text, anchor=anchor.isoformat())
    (there,) = sayso.find_dates(text, anchor=(anchor + timedelta(7 * weeks)).isoformat())
    assert here.interval
    assert there.interval == (moved(here.interval[0], 7 * weeks), moved(here.interval[1], 7 * weeks))


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
@settings(max_examples=100, deadline=None)
def test_weekdays_lie_where_the_tense_says(anchor: date, weekday: str) -> None:
    (past,) = sayso.find_dates(f"He resigned on {weekday}.", anchor=anchor.isoformat())
    (future,) = sayso.find_dates(f"He will resign on {weekday}.", anchor=anchor.isoformat())
    assert past.interval
    assert future.interval
    was, will = date.fromisoformat(past.interval[0] or ""), date.fromisoformat(future.interval[0] or "")
    assert was.strftime("%A") == will.strftime("%A") == weekday
    assert timedelta(0) <= anchor - was < timedelta(7)
    assert timedelta(0) <= will - anchor < timedelta(7)


PIECES = [
    "Monday", "today", "on", "the", "5", "May", "2024", ",", ".", " ", "\n", "in", "last", "week", "two", "days", "ago",
    "5:30", "p.m.", "from", "to", "until", "Q3", "FY25", "’s", "“", "”", '"', "-", "31", "February", "9999", "0000",
    "00:00", "99/99/9999", "first", "half", "a", "century", "later", "\x00", "\u202e", "😀", "\ud800", "²", "İ", "٣",
    "overnight", "into", "eve", "of", "mid", "early", "fiscal", "year", "ended", "summer", "Day", "1000000", "war",
    "said", "will", "next", "999999999999", "decades", "and", "Easter", "Ramadan", "weekend", "between",
]  # fmt: skip


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=30),
    st.sampled_from(["", " "]),
    st.sampled_from(["0001-01-01", "0001-12-31", "2024-02-29", "2024-11-05", "9999-12-31"]),
    st.sampled_from([None, "00:00", "23:59"]),
)
@settings(max_examples=400, deadline=None)
def test_any_text_has_an_answer_with_right_offsets(
    pieces: list[str], between: str, anchor: str, clock: str | None
) -> None:
    text = between.join(pieces)
    at = 0
    for mention in sayso.find_dates(text, anchor=anchor, anchor_time=clock):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        at = mention.end
        assert isinstance(mention.edtf, str)
        for interval in (mention.interval, *mention.alternatives):
            if interval and interval[0] and interval[1]:
                assert interval[0] < interval[1]


@given(st.sampled_from(ROWS), st.text(alphabet="xyz äöü😀\n", max_size=20))
@settings(max_examples=100, deadline=None)
def test_offsets_move_with_what_stands_before(row: tuple[str, str, int, int, Interval], before: str) -> None:
    anchor, text, *_ = row
    lead = f"{before}xx. \n\n"
    plain = [(m.start, m.end, m.value) for m in sayso.find_dates("xx. \n\n" + text, anchor=anchor)]
    moved_on = [(m.start, m.end, m.value) for m in sayso.find_dates(lead + text, anchor=anchor)]
    assert [(start + len(before), end + len(before), value) for start, end, value in plain] == moved_on


@pytest.mark.parametrize("anchor", ["", "yesterday", "2024-13-01", "2024-02-30"])
def test_an_anchor_that_is_no_day_is_refused(anchor: str) -> None:
    with pytest.raises(sayso.OptionError):
        sayso.find_dates("today", anchor=anchor)


def test_an_anchor_time_that_is_no_time_is_refused() -> None:
    with pytest.raises(sayso.OptionError):
        sayso.find_dates("today", anchor="2024-11-05", anchor_time="soon")


LONG = [
    "Monday ", "5 ", "the ", " ", "\n", '"', "“", "2024-", "12,345,", "1:", "a.", "May 5 to ", "from Monday to ",
    "two days after ", "first published ", "(", "x" * 50, "in the last ", "- ", "the first week of ", "’s ",
]  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            sayso.find_dates(text, anchor="2024-11-05")
            best = min(best, time.process_time() - start)
        return best

    size = max(1, 8_000 // len(piece))
    # Eight times the text in at most 24 times the time: a quadratic part would take 64 times.
    assert seconds(8 * size) < 24 * seconds(size) + 0.05


def test_a_weekday_that_is_not_the_dates_is_flagged() -> None:
    (mention,) = sayso.find_dates("It happened on Monday, November 5, 2024.", anchor="2024-11-08")
    assert mention.clash
    assert mention.interval == ("2024-11-05", "2024-11-06")
    assert ("2024-11-04", "2024-11-05") in mention.alternatives
    (right,) = sayso.find_dates("It happened on Tuesday, November 5, 2024.", anchor="2024-11-08")
    assert not right.clash


def test_what_is_ambiguous_keeps_its_other_reading() -> None:
    (figures,) = sayso.find_dates("It was signed on 03/05/2021.", anchor="2024-11-05")
    assert ("2021-05-03", "2021-05-04") in figures.alternatives
    (weekday,) = sayso.find_dates("He resigned last Monday.", anchor="2024-11-05")
    assert ("2024-10-28", "2024-10-29") in weekday.alternatives


def test_what_a_mention_says_of_itself() -> None:
    text = "He has led the party since early 2022."
    (mention,) = sayso.find_dates(text, anchor="2024-11-05")
    assert text[mention.start : mention.end] == "since early 2022"
    assert (mention.modifier, mention.granularity, mention.basis) == ("since", "year", "explicit")
    assert (mention.value, mention.edtf) == ("2022", "2022-01-01/..")


def test_hours_count_from_the_anchors_time() -> None:
    (mention,) = sayso.find_dates("The boat sank three hours ago.", anchor="2024-11-05", anchor_time="01:30")
    assert mention.interval == ("2024-11-04T22:30", "2024-11-04T22:31")


def test_the_zone_tells_the_custom_where_the_text_names_no_place() -> None:
    (mention,) = sayso.find_dates("It was signed on 03/05/2021.", anchor="2024-11-05", zone="Europe/Berlin")
    assert mention.interval == ("2021-05-03", "2021-05-04")


def test_every_pattern_names_a_handler_and_classes_that_are_there() -> None:
    for handler, pattern in grammar.RULES:
        assert handler in parse.HANDLERS
        assert grammar.expand(pattern)
    assert len(set(SYMBOL.values())) == len(SYMBOL)


def test_first_classes_are_those_with_which_a_match_can_begin() -> None:
    """A match found by the table is also found by trying every pattern everywhere."""
    generator = random.Random(3)  # noqa: S311
    words = [word for word in PIECES if word.strip()]
    for _ in range(200):
        classes = Words(" ".join(generator.choices(words, k=6))).classes
        for at, symbol in enumerate(classes):
            by_table = grammar.beginning_with(symbol)
            plain = [p for _, p in grammar.RULES if (m := grammar.compiled(p).match(classes, at)) and m.end() > at]
            assert bool(by_table and by_table[0].match(classes, at)) == bool(plain)
