"""Lists are followed: each entry becomes its report once, politely, with what the list says of it as evidence."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

import pytest

import store_places
from sayso.ingest.fetch import Fetched, Fetcher, Limits
from sayso.ingest.politeness import Rules, back_off, retry_after
from sayso.ingest.taking import Taken, take
from sayso.model import Problem, Report
from sayso.settings import Settings
from sayso.store import Store
from sayso.store.visits import Visits
from test_fetch import Server, page

RULES = Settings(backend="rules")
WORDS = "“The doors were shut,” said Ana Reis, the harbour master, who has held the office for nine years. " * 10


def news(number: int) -> bytes:
    text = (
        f"<html><head><title>Doors {number}</title></head><body><article><h1>Doors {number}</h1><p>{number} {WORDS}</p>"
    )
    return page(text.encode(), "Content-Type: text/html; charset=utf-8", f'ETag: "{number}"')


def item(link: str, *more: str, guid: str = "", date: str = "Tue, 03 Mar 2026 10:00:00 GMT") -> str:
    return (
        f"<item><title>Of the feed</title><link>{link}</link><guid isPermaLink='false'>{guid or link}</guid>"
        f"<pubDate>{date}</pubDate>{''.join(more)}</item>"
    )


def feed(*items: str, headers: tuple[str, ...] = ('ETag: "feed"',)) -> bytes:
    return page(f"<rss><channel><title>Harbour</title>{''.join(items)}</channel></rss>".encode(), *headers)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.socket.close()


@pytest.fixture(params=store_places.KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(store_places.new(request.param, tmp_path, request)) as made:
        yield made


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db") as made:
        yield made


def taken(store: Store, server: Server, *places: str) -> Taken:
    limits = Limits(pause=0, allow=frozenset({("127.0.0.1", server.port)}))
    return take([server.url(p) if p.startswith("/") and len(p) < 9 else p for p in places], store, RULES, limits=limits)


def asked(server: Server) -> list[str]:
    """The paths that were asked for since the last call, without robots.txt."""
    paths = [one.split(b" ")[1].decode() for one in server.asked]
    server.asked.clear()
    return [path for path in paths if path != "/robots.txt"]


def only(store: Store) -> Report:
    (report,) = store.reports()
    return report


def test_an_entry_leads_to_its_page(store: Store, server: Server) -> None:
    server.answers |= {"/feed": feed(item("/1"), item("/2")), "/1": news(1), "/2": news(2)}
    assert taken(store, server, "/feed").new == 2
    assert asked(server) == ["/feed", "/1", "/2"]
    for report in list(store.reports()):
        given = dict(report.given)
        assert given["feed:title"] == "Of the feed"
        assert report.title is not None
        assert report.title.value.startswith("Doors"), "the page's own headline goes before the feed's"
        assert report.published_on is not None
        assert (report.published_on.value, report.published_on.origin) == ("2026-03-03", "told:feed:published_time")
        assert store.paths(report.id) == (given["feed:link"],)
    again = taken(store, server, "/feed")
    assert (again.new, again.known) == (0, 2)
    assert asked(server) == ["/feed"]
    server.answers["/feed"] = page(b"", status="304 Not Modified")
    assert taken(store, server, "/feed").new == 0
    assert b'If-None-Match: "feed"' in server.asked[-1]
    assert list(store.check()) == []


def test_what_the_page_says_goes_first_and_disagreement_is_kept(lite: Store, server: Server) -> None:
    dated = news(1).replace(b"<head>", b'<head><meta property="article:published_time" content="2026-02-20">')
    body = dated.partition(b"\r\n\r\n")[2]
    server.answers |= {"/feed": feed(item("/1")), "/1": page(body, "Content-Type: text/html")}
    taken(lite, server, "/feed")
    report = only(lite)
    assert report.published_on is not None
    assert report.published_on.value == "2026-02-20"
    assert "2026-03-03" in [fact.value for fact in report.published_candidates]
    assert "date-clash" in [problem.kind for problem in report.problems]


@pytest.mark.parametrize(
    "date", ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 03 Mar 2090 10:00:00 GMT", "03 Mar 26 10:00 GMT"]
)
def test_a_date_that_nobody_can_believe_is_no_anchor(lite: Store, server: Server, date: str) -> None:
    server.answers |= {"/feed": feed(item("/1", date=date)), "/1": news(1)}
    taken(lite, server, "/feed")
    report = only(lite)
    assert report.published_on is None
    assert ("feed:published_time:doubtful", date) in report.given
    assert "list-date" in [problem.kind for problem in report.problems]


def test_the_entrys_own_text(lite: Store, server: Server) -> None:
    full = f"<encoded:x/><content:encoded>&lt;p&gt;{WORDS}&lt;/p&gt;</content:encoded>"
    server.answers |= {
        "/feed": feed(
            item("/whole", full),
            item("/gone", "<description>Ana Reis said the doors were shut.</description>"),
            item("/nothing"),
        )
    }
    found = taken(lite, server, "/feed")
    assert found.new == 2
    assert asked(server) == ["/feed", "/gone", "/nothing"], "a text that is whole saves its host a request"
    assert [problem.kind for problem in found.problems if problem.fatal] == ["fetch-failed"]
    for report in list(lite.reports()):
        assert ("feed:text", "the entry's own") in report.given
        said = [problem.message for problem in report.problems if problem.kind == "own-text"]
        assert bool(said) == report.path.endswith("/gone")
        assert report.publisher is not None
        assert report.publisher.value == "Harbour"


def test_an_updated_entry_is_a_new_version_where_its_text_is(lite: Store, server: Server) -> None:
    server.answers |= {"/feed": feed(item("/1")), "/1": news(1)}
    taken(lite, server, "/feed")
    server.answers["/feed"] = feed(item("/1", "<dc:creator>Ana</dc:creator>"))
    assert taken(lite, server, "/feed").new == 0, "the feed says something new, the page does not"
    server.answers |= {"/feed": feed(item("/1", "<dc:creator>Bo</dc:creator>")), "/1": news(2)}
    assert taken(lite, server, "/feed").new == 1
    assert len(list(lite.reports())) == 2
    assert len(list(lite.lineage())) == 1, "the two versions are compared"


def test_lists_within_lists(lite: Store, server: Server) -> None:
    sitemap = f"<urlset><url><loc>{server.url('/1')}</loc></url></urlset>".encode()
    server.answers |= {
        "/opml": page(b'<opml><outline><outline xmlUrl="/feed"/></outline><outline xmlUrl="/map"/></opml>'),
        "/feed": feed(item("/2")),
        "/map": page(f"<sitemapindex><sitemap><loc>{server.url('/s.gz')}</loc></sitemap>"
                     f"<sitemap><loc>{server.url('/map')}</loc></sitemap></sitemapindex>".encode()),
        "/s.gz": page(gzip.compress(sitemap)),
        "/1": news(1), "/2": news(2),
    }  # fmt: skip
    assert taken(lite, server, "/opml").new == 2
    assert asked(server) == ["/opml", "/feed", "/2", "/map", "/s.gz", "/1"]
    server.answers |= {"/feed": feed(item("/3"), item("/2")), "/3": news(3)}
    assert taken(lite, server, "/opml").new == 1
    assert not any(b"If-None-Match" in one for one in server.asked if b"/opml" in one), "its feeds may have changed"


def test_a_page_in_the_place_of_a_feed_is_said(lite: Store, server: Server) -> None:
    server.answers |= {"/opml": page(b'<opml><body><outline xmlUrl="/1"/></body></opml>'), "/1": news(1)}
    found = taken(lite, server, "/opml")
    assert found.new == 0
    assert [problem.kind for problem in found.problems] == ["list"]


def test_files_are_told_by_their_content(lite: Store, server: Server, tmp_path: Path) -> None:
    server.answers["/1"] = news(1)
    file = tmp_path / "anything.txt"
    file.write_text(f"<rss><channel><link>{server.url('/')}</link>{item('1')}</channel></rss>")
    assert taken(lite, server, str(file)).new == 1
    assert taken(lite, server, str(file)).known == 1
    assert asked(server) == ["/1"]


def test_an_entry_leads_nowhere_else(lite: Store, server: Server) -> None:
    canary = Server()
    server.answers |= {
        "/feed": feed(item(canary.url("/")), item("/to"), item("file:///etc/passwd"), item("http://169.254.169.254/x")),
        "/to": page(b"", f"Location: {canary.url('/')}", status="302 Found"),
    }
    found = taken(lite, server, "/feed")
    assert found.new == 0
    assert [problem.kind for problem in found.problems] == ["fetch-refused", "fetch-refused", "empty", "fetch-refused"]
    assert canary.connections == 0
    canary.socket.close()


def test_nothing_is_fetched_twice_after_an_interrupt(
    lite: Store, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers |= {"/feed": feed(*(item(f"/{n}") for n in range(6))), **{f"/{n}": news(n) for n in range(6)}}
    fetch, fetched = Fetcher.fetch, []

    def interrupted(self: Fetcher, url: str, **given: str) -> Fetched | Problem:
        if len(fetched) == 4:
            raise KeyboardInterrupt
        fetched.append(url)
        return fetch(self, url, **given)

    monkeypatch.setattr(Fetcher, "fetch", interrupted)
    with pytest.raises(KeyboardInterrupt):
        taken(lite, server, "/feed")
    monkeypatch.setattr(Fetcher, "fetch", fetch)
    assert asked(server) == ["/feed", "/0", "/1", "/2"]
    found = taken(lite, server, "/feed")
    assert (found.new, found.known) == (3, 3)
    assert asked(server) == ["/feed", "/3", "/4", "/5"]


def test_a_host_that_says_later_is_left_alone_by_the_next_run_too(store: Store, server: Server) -> None:
    late = page(b"", "Retry-After: " + formatdate(time.time() + 300, usegmt=True), status="503 Later")
    server.answers |= {"/feed": feed(item("/1", "<description>A teaser.</description>"), item("/2")), "/1": late}
    found = taken(store, server, "/feed")
    assert {problem.kind for problem in found.problems} == {"fetch-later"}
    assert found.new == 0, "a page that can be had later is not replaced by a teaser"
    assert asked(server) == ["/feed", "/1"]
    assert [problem.kind for problem in taken(store, server, "/feed").problems] == ["fetch-later"]
    assert asked(server) == []


def test_a_page_that_fails_is_left_alone_for_longer_each_time(lite: Store, server: Server) -> None:
    server.answers["/feed"] = feed(item("/gone"))
    taken(lite, server, "/feed")
    visit = Visits(lite).visit(server.url("/gone"))
    assert visit is not None
    assert (visit.failures, "404" in visit.error, visit.due > visit.at) == (1, True, True)
    assert asked(server) == ["/feed", "/gone"]
    taken(lite, server, "/feed")
    assert asked(server) == ["/feed"]


def test_what_a_host_asks_is_no_failure_of_its_pages(lite: Store, server: Server) -> None:
    late = page(b"", "Retry-After: 1", status="429 Too Many Requests")
    server.answers |= {"/feed": feed(item("/1"), item("/2")), "/1": late, "/2": news(2)}
    for _ in range(4):
        assert taken(lite, server, "/feed").new == 0
    assert Visits(lite).visit(server.url("/2")) is None
    time.sleep(1.1)
    server.answers["/1"] = news(1)
    assert taken(lite, server, "/feed").new == 2


def test_an_address_of_no_host_costs_no_other_entry(lite: Store, server: Server) -> None:
    links = ("http://xn--a.example/", "http://[::1", "http://u:p@h.example/", "/1?a=1&b=2")
    server.answers |= {"/feed": feed(*(item(link) for link in links)), "/1?a=1&b=2": news(1)}
    found = taken(lite, server, "/feed")
    assert found.new == 1
    assert [problem.kind for problem in found.problems] == ["fetch-refused", "empty", "fetch-refused"]


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120), ("999999999", 86_400), ("soon", 60), ("", 60), ("0", 60), ("-5", 60),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 60), ("Wed, 99 Oct 2015 07:28:00 GMT", 60),
    ],
)  # fmt: skip
def test_retry_after(said: str, seconds: float) -> None:
    assert retry_after(said) == seconds
    assert 280 < retry_after(formatdate(time.time() + 300, usegmt=True)) <= 300


def test_back_off_grows_to_a_day_and_scatters() -> None:
    assert [back_off(n, lambda: 0.5) for n in (1, 2, 3, 50)] == [60, 120, 240, 86_400]
    assert back_off(1, lambda: 0.0) == 45
    assert back_off(1, lambda: 1.0) == 75


ROBOTS = """
User-agent: other
Disallow: /

User-agent: sayso
Crawl-delay: 7
Disallow: /private/*.html$
Allow: /private/open
"""


def test_robots_by_rfc_9309() -> None:
    rules = Rules(ROBOTS.encode(), "sayso")
    assert rules.delay == 7
    assert [rules.allows(f"http://h.example{path}") for path in ("/", "/private/a.html", "/private/open.html")] == [
        True, False, False,
    ]  # fmt: skip
    assert Rules(b"\xff\x00junk", "sayso").allows("http://h.example/")
    assert Rules(b"User-agent: *\nCrawl-delay: 99999", "sayso").delay == 60
    started = time.monotonic()
    Rules(b"User-agent: *\nDisallow: /" + b"*a" * 1000 + b"$", "sayso").allows("http://h.example/" + "a" * 5000)
    assert time.monotonic() - started < 2


def test_a_crawl_delay_is_kept(server: Server) -> None:
    server.answers |= {"/robots.txt": page(b"User-agent: *\nCrawl-delay: 40"), "/a": page(b"a"), "/b": page(b"b")}
    waited: list[float] = []
    limits = Limits(pause=1, seconds=5, allow=frozenset({("127.0.0.1", server.port)}))
    one = Fetcher(limits, sleep=waited.append)
    assert isinstance(one.fetch(server.url("/a")), Fetched)
    assert isinstance(one.fetch(server.url("/b")), Fetched), "waiting here is not the server's slowness"
    assert 39 < waited[-1] <= 40
    one.close()


def test_robots_that_cannot_be_had_close_all(server: Server) -> None:
    server.answers |= {"/robots.txt": page(b"", status="500 Oh"), "/a": page(b"a")}
    limits = Limits(pause=0, allow=frozenset({("127.0.0.1", server.port)}))
    one = Fetcher(limits)
    assert isinstance(one.fetch(server.url("/a")), Problem)
    assert isinstance(one.fetch(server.url("/a")), Problem)
    assert len(server.asked) == 1, "nor is the robots.txt asked for each time"
    one.close()
