"""The page: whole, self-contained, harmless, and alive in a real browser."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

import browser
import example
from sayso.ledger import shown
from sayso.model import Aside, Attribution, Damage, Extract, Fact, Ledger, Passage, Problem, Report
from sayso.page import to_html
from sayso.unseen import UNSEEN, code

HOSTILE = [
    case
    for case in (Path(__file__).parent / "cases" / "hostile.txt").read_text("utf-8").splitlines()
    if not case.startswith("#")
]


def as_shown(text: str) -> str:
    """What a page may make of a text: one kind of line end, and codes for characters that are not seen."""
    return UNSEEN.sub(lambda match: code(match.group()), text.replace("\r\n", "\n").replace("\r", "\n"))


def words(node: LexborNode) -> str:
    """The text of an element without the numbers that refer to the list."""
    return "".join(part.text_content or "" for part in node.traverse(include_text=True) if counts(part))


def counts(part: LexborNode) -> bool:
    return part.tag == "-text" and part.parent is not None and part.parent.tag != "a"


def texts(page: str) -> list[LexborNode]:
    return LexborHTMLParser(page).css("div.text")


def test_the_text_is_whole() -> None:
    ledger = example.ledger()
    for report, node in zip(ledger.reports, texts(to_html(ledger)), strict=True):
        assert words(node) == as_shown(report.extract.text)


def test_each_part_of_each_line_is_marked_in_its_place() -> None:
    ledger = example.ledger()
    page = LexborHTMLParser(to_html(ledger))
    lines = [line for report in ledger.reports for line in (*ledger.of(report), *ledger.doubtful_of(report))]
    for number, line in enumerate(lines, 1):
        report = next(report for report in ledger.reports if report.id == line.report)
        for role in ("source", "cue", "content"):
            marked = "".join(words(node) for node in page.css(f'.text .{role}[data-a~="{number}"]'))
            expected = as_shown("".join(shown(report, getattr(line, role))))
            assert expected in marked  # more where another line has the same role around these words
        assert page.css_first(f"#l{number}")
        assert page.css_first(f"#t{number}")


def test_damage_asides_and_problems_are_shown() -> None:
    page = LexborHTMLParser(to_html(example.ledger()))
    assert page.css_first(".text .damage").text() == "ofto's"
    assert page.css_first(".text .aside").text() == "(Writing by J. Doe)"
    assert [node.text() for node in page.css(".problem")] == [
        "Problem, missing: there is no file inbox/gone.txt",
        "Problem, date-clash: the field says 2025-03-04, the dateline 2025-03-03 (inbox/ferry.txt)",
    ]


def test_doubtful_lines_stand_apart() -> None:
    page = LexborHTMLParser(to_html(example.ledger()))
    assert [node.attributes["id"] for node in page.css(".list li.maybe")] == ["l4"]


def test_is_self_contained() -> None:
    page = to_html(example.ledger())
    tree = LexborHTMLParser(page)
    assert not tree.css("[src], link, object, iframe, form, base, [style], [onclick]")
    assert all(node.attributes["href"].startswith("#") for node in tree.css("[href]"))
    assert not re.search(r"url\(|@import", page)
    policy = tree.css_first("meta[http-equiv]").attributes["content"]
    for kind in ("style", "script"):
        block = re.search(f"<{kind}>(.*?)</{kind}>", page, re.DOTALL).group(1)
        assert f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'" in policy


def test_is_the_same_again() -> None:
    assert to_html(example.ledger()) == to_html(example.ledger())


anything = st.text(st.characters(exclude_categories=()), max_size=60) | st.sampled_from(HOSTILE)


def hostile(text: str, spans: list[Passage]) -> Ledger:
    """A ledger in which everything that can hold a foreign word holds this one."""
    fact = Fact(text, None, text)
    report = Report(
        id=text, path=text, text=text, extract=Extract.identity(text), title=fact, publisher=fact, relays=(fact,),
        published_on=fact, byline=fact, asides=(Aside(text, spans[0]),), damage=(Damage(text, spans[1]),),
        problems=(Problem(text, text, text),),
    )  # fmt: skip
    line = Attribution(
        "a", text, (spans[0],), (spans[1],), (spans[2],), 0.5, text, text, text, text, text, text, text, text, text,
        (text,), text, text,
    )  # fmt: skip
    return Ledger((report,), (line, line), (Problem(text, text, text),), text, text, (line,))


@settings(deadline=None)
@given(anything, st.data())
def test_any_text_is_whole_and_only_text(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    spans = [Passage(*sorted((data.draw(offsets), data.draw(offsets)))) for _ in range(3)]
    page = to_html(hostile(text, spans))
    page.encode()
    assert words(texts(page)[0]) == as_shown(text)
    known = {"html", "head", "meta", "title", "style", "body", "header", "h1", "p", "span", "section", "h2", "bdi"}
    known |= {"div", "a", "h3", "ol", "li", "q", "em", "footer", "script"}
    assert {node.tag for node in LexborHTMLParser(page).root.traverse()} <= known


@pytest.fixture(scope="module")
def tab() -> Iterator[browser.Tab]:
    if not browser.found():
        message = "needs the system package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with browser.tab() as opened:
        yield opened


def test_nothing_foreign_runs_or_is_fetched(tab: browser.Tab, tmp_path: Path) -> None:
    text = "\n".join(HOSTILE)
    whole = Passage(0, len(text))
    ledgers = [hostile(text, [whole] * 3), *(hostile(case, [Passage(0, len(case))] * 3) for case in HOSTILE)]
    ledger = replace(
        ledgers[0],
        reports=tuple(report for one in ledgers for report in one.reports),
        attributions=tuple(line for one in ledgers for line in one.attributions),
    )
    path = tmp_path / "hostile.html"
    path.write_text(to_html(ledger), "utf-8")
    tab.open(path)
    assert tab.value("document.querySelectorAll('section').length") == len(ledgers)
    tab.point(".text span")
    tab.point(".list li", click=True)
    assert tab.value("document.body.dataset.owned ?? null") is None
    assert tab.value("document.scripts.length") == 1
    assert tab.value("getComputedStyle(document.body).display") == "block"
    asked = [
        event["params"]["request"]["url"] for event in tab.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked == [path.as_uri()]


def test_the_parts_of_a_line_light_up_together(tab: browser.Tab, tmp_path: Path) -> None:
    path = tmp_path / "ledger.html"
    path.write_text(to_html(example.ledger()), "utf-8")
    tab.open(path)
    lit = "[...document.querySelectorAll('.on')].map(e => e.dataset.a.split(' ')).filter(a => !a.includes(%r)).length"
    count = "document.querySelectorAll('.on').length"
    assert tab.value(count) == 0
    tab.point(".text .cue[data-a='1']")
    assert tab.value(count) >= 4  # source, cue, content, number and the item of the list
    assert tab.value(lit % "1") == 0
    tab.point(".text .nested", click=True)
    assert tab.value(lit % "2") == 0  # the innermost first
    tab.point(".text .nested", click=True)
    assert tab.value(lit % "1") == 0  # then the one around it
    tab.press("Escape")
    tab.value("document.querySelector('#l1').focus()")
    tab.press("ArrowDown")
    assert tab.value("document.activeElement.id") == "l2"
    assert tab.value(lit % "2") == 0
    if folder := os.environ.get("SAYSO_PICTURES"):
        tab.picture(Path(folder) / "page.png")
    errors = [event for event in tab.events if event["method"] in ("Runtime.exceptionThrown", "Log.entryAdded")]
    assert not errors
