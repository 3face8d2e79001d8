"""Feeds, lists of feeds and sitemaps: what each says is read, and nothing hostile in them is obeyed."""

from __future__ import annotations

import gzip
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ingest.dates import judged
from sayso.ingest.listing import Listing
from sayso.ingest.lists import is_list, listing
from sayso.model import Problem

NOW = datetime(2026, 3, 10, tzinfo=UTC)
WORDS = "The harbour master said that the doors were shut. " * 20

RSS = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Harbour &eacute;cho</title><link>https://h.example/</link>
<ttl>45</ttl><item><title>Doors shut</title><link>/news/1</link><guid isPermaLink="false">g1</guid>
<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><dc:creator>Ana Reis</dc:creator>
<source url="https://w.example/feed">Wire</source><description>&lt;p&gt;Short&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>{WORDS}&nbsp;end</p>]]></content:encoded></item></channel></rss>"""
RSS_10 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://h.example/"><title>Harbour écho</title>
</channel><item rdf:about="https://h.example/news/1"><title>Doors shut</title><link>https://h.example/news/1</link>
<dc:date>2026-03-03T10:00:00Z</dc:date><dc:creator>Ana Reis</dc:creator></item></rdf:RDF>"""
RSS_091 = """<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Harbour écho</title><item><title>Doors shut</title>
<link>https://h.example/news/1</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://h.example/"><title>Harbour écho</title>
<entry><title type="html">Doors &lt;b&gt;shut&lt;/b&gt;</title><link rel="enclosure" href="/a.mp3"/>
<link href="news/1"/><id>tag:1</id><published>2026-03-03T10:00:00Z</published><updated>2026-03-04T10:00:00Z</updated>
<author><name>Ana Reis</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B</p></div></content></entry></feed>"""
ATOM_03 = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour écho</title>
<entry><title>Doors shut</title><link rel="alternate" type="text/html" href="https://h.example/news/1"/>
<issued>2026-03-03T10:00:00Z</issued></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour écho",
        "items": [
            {
                "id": 7,
                "url": "https://h.example/news/1",
                "title": "Doors shut",
                "content_html": f"<p>{WORDS}</p>",
                "date_published": "2026-03-03T10:00:00Z",
                "authors": [{"name": "Ana Reis"}],
            }
        ],
    }
)
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://h.example/news/1</loc><lastmod>2026-03-05</lastmod><n:news><n:publication>
<n:name>Harbour écho</n:name></n:publication><n:publication_date>2026-03-03T10:00:00Z</n:publication_date>
<n:title>Doors shut</n:title></n:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://h.example/a.xml.gz</loc>
<lastmod>2026-03-05</lastmod></sitemap><sitemap><loc>file:///etc/passwd</loc></sitemap></sitemapindex>"""
OPML = """<opml version="2.0"><head><title>Mine</title></head><body><outline text="North"><outline text="Deep">
<outline type="rss" text="Harbour" xmlUrl="https://h.example/feed"/></outline></outline>
<outline TEXT="Twice" XMLURL="https://h.example/feed"/><outline type="include" url="https://h.example/more.opml"/>
<outline xmlUrl="javascript:alert(1)"/></body></opml>"""

FEEDS = {"RSS 2.0": RSS, "RSS 1.0": RSS_10, "RSS 0.91": RSS_091, "Atom": ATOM, "Atom 0.3": ATOM_03, "JSON Feed": JSON,
         "sitemap": SITEMAP}  # fmt: skip
DATED = set(FEEDS) - {"RSS 0.91"}


def read(data: bytes | str, base: str = "https://h.example/feed") -> Listing:
    found = listing(data.encode() if isinstance(data, str) else data, "feed", base, NOW)
    assert isinstance(found, Listing), found
    return found


@pytest.mark.parametrize("kind", FEEDS)
def test_each_kind_says_the_same(kind: str) -> None:
    found = read(FEEDS[kind])
    (entry,) = found.entries
    assert entry.url == "https://h.example/news/1"
    facts = {name.partition(":")[2]: value for name, value in entry.facts}
    assert "Doors" in facts["title"]
    assert facts["link"] == entry.url
    if kind in DATED:
        assert facts["published_time"].replace("Tue, 03 Mar 2026", "2026-03-03").startswith("2026-03-03")
    if kind in ("RSS 2.0", "RSS 1.0", "Atom", "JSON Feed"):
        assert facts["author"] == "Ana Reis"
    assert facts.get("publisher", found.title) == "Harbour écho"
    assert entry.problems == ()
    assert found.problems == ()


def test_what_rss_says_besides() -> None:
    found = read(RSS)
    (entry,) = found.entries
    assert dict(entry.facts)["feed:source"] == "Wire"
    assert (entry.guid, entry.whole, entry.html, found.minutes) == ("g1", True, True, 45)
    assert "&nbsp;end</p>" in entry.text, "in CDATA nothing is an entity of the feed"


def test_xhtml_stays_markup() -> None:
    (entry,) = read(ATOM).entries
    assert "<p>A &amp; B</p>" in entry.text
    assert (entry.html, entry.whole) == (True, False)


def test_lists_of_lists() -> None:
    assert [(link.url, link.title) for link in read(OPML).lists] == [
        ("https://h.example/feed", "Harbour"),
        ("https://h.example/more.opml", ""),
    ]
    assert [(link.url, link.modified) for link in read(INDEX).lists] == [("https://h.example/a.xml.gz", "2026-03-05")]


LABELS = {"utf-8-sig": "utf-8", "mac-roman": "macintosh"}


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "cp850", "mac-roman"]
)
@pytest.mark.parametrize("declared", [True, False])
def test_encodings(charset: str, declared: bool) -> None:
    says = f'<?xml version="1.0" encoding="{LABELS.get(charset, charset)}"?>\n' if declared else ""
    if not declared and charset in ("cp850", "mac-roman"):
        pytest.skip("nothing tells these apart in one letter")
    text = says + RSS_10
    assert read(text.encode(charset)).title == "Harbour écho"


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        ("<!doctype html><html><head><title>x</title></head><body><rss></rss></body></html>", False),
        ("<!-- <html> --><?xml-stylesheet href='a'?>\n" + RSS, True),
        ('{"title": "no feed", "items": []}', False),
        ("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", False),
        ("plain words", False),
        ("", False),
        ("<", False),
        ("<!DOCTYPE", False),
    ],
)
def test_content_tells_what_is_a_list(data: str, is_one: bool) -> None:
    assert is_list(data.encode()) is is_one


BROKEN = {
    "cut": (RSS[: RSS.index("<dc:creator>")], 1),
    "no prefix declared": (RSS.replace('xmlns:content="http://purl.org/rss/1.0/modules/content/"', ""), 1),
    "bare ampersand": (RSS.replace("Doors shut", "Doors & gates"), 1),
    "control characters": (RSS.replace("Doors shut", "Doors\x00 shut\x08"), 1),
    "crossed tags": (RSS.replace("<title>Doors shut</title>", "<title>Doors <b>shut</title></b>"), 1),
    "numbers of no character": (RSS.replace("Doors shut", "Doors &#xD800; shut &#0; &#x110000; &#xFFFE;"), 1),
    "numbers of no character in an entity": (
        '<!DOCTYPE rss [<!ENTITY a "&#xDFFF;">]>' + RSS.replace("Doors shut", "Doors &a; shut"),
        1,
    ),
    "a namespace of its own": (RSS.replace("<rss ", '<rss xmlns="https://herald.example/ns" '), 1),
    "a namespace of its own, and names that are none": (
        RSS.replace("<rss ", '<rss xmlns="https://herald.example/ns" ').replace("dc:creator", ":creator"),
        1,
    ),
    "a complaint before it": ("Warning: no cache in /feed.php\n" + RSS, 1),
    "unknown entity": (RSS.replace("Doors shut", "Doors &nonsense; shut"), 1),
}


SAID = {"cut", "crossed tags", "a complaint before it", "a namespace of its own, and names that are none"}
"""Those of which a parser had to mend what may have cost content."""


@pytest.mark.parametrize("case", BROKEN)
def test_broken_xml_is_read_as_far_as_it_goes(case: str) -> None:
    data, entries = BROKEN[case]
    found = read(data)
    assert len(found.entries) == entries
    assert any(value.startswith("Doors") for _, value in found.entries[0].facts)
    assert bool(found.problems) == (case in SAID)


@pytest.mark.parametrize(
    "written",
    ["/?a=1&b=2&copy=3", "/?a=1&amp;b=2&amp;copy=3", "/?a=1&#38;b=2&#x26;copy=3", "<![CDATA[/?a=1&b=2&copy=3]]>"],
)
def test_an_address_keeps_its_ampersands(written: str) -> None:
    for data in (RSS.replace("/news/1", written), f"<urlset><url><loc>{written}</loc></url></urlset>"):
        assert [entry.url for entry in read(data).entries] == ["https://h.example/?a=1&b=2&copy=3"]


def test_a_json_feed_whose_names_are_sorted() -> None:
    items = [{"id": str(number), "url": f"https://h.example/{number}"} for number in range(900)]
    data = json.dumps({"items": items, "version": "https://jsonfeed.org/version/1.1"})
    assert len(read(data).entries) == 900


@pytest.mark.parametrize("behind", [b"", bytes(600), b"junk", b"\x1f"])
def test_what_stands_behind_gzip_data_is_padding(behind: bytes) -> None:
    data = gzip.compress(RSS[:200].encode()) + gzip.compress(RSS[200:].encode()) + behind
    found = listing(data, "feed", "https://h.example/", NOW)
    assert isinstance(found, Listing)
    assert len(found.entries) == 1


LAUGHS = "<!DOCTYPE rss [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip
QUADRATIC = f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>'
HOSTILE = {
    "billion laughs": LAUGHS + RSS.replace("Doors shut", "&a9;"),
    "quadratic": QUADRATIC + RSS.replace("Doors shut", "&a;" * 1000),
    "to itself": '<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]>' + RSS.replace("Doors shut", "&a;"),
    "tags": "<rss>" + "<a/>" * 2_000_001,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_bombs_are_refused(case: str) -> None:
    started = time.monotonic()
    found = listing(HOSTILE[case].encode(), "feed", "https://h.example/", NOW)
    assert isinstance(found, Problem)
    assert found.fatal
    assert time.monotonic() - started < 2


def test_an_entity_of_the_feeds_own_is_put_in() -> None:
    data = '<!DOCTYPE rss [<!ENTITY who "Doors"> <!ENTITY all "&who; shut">]>' + RSS.replace("Doors shut", "&all;")
    assert dict(read(data).entries[0].facts)["feed:title"] == "Doors shut"


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY x SYSTEM "file://{}">', '<!ENTITY % p SYSTEM "file://{}"> %p;', '<!ENTITY x PUBLIC "a" "file://{}">'],
)
def test_nothing_is_opened(declared: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text('<!ENTITY x "SECRET">' if "%" in declared else "SECRET")
    data = f"<!DOCTYPE rss [{declared.format(secret)}]>" + RSS.replace("Doors shut", "Doors &x; shut")
    assert "SECRET" not in repr(read(data))


def test_a_gzip_bomb(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<urlset>" + bytes(60_000_000))
    found = listing(bomb, "feed", "https://h.example/", NOW)
    assert isinstance(found, Problem)
    assert "52,428,800" in found.message
    assert read(gzip.compress(SITEMAP.encode())).entries == read(SITEMAP).entries


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("Tue, 03 Mar 2026 10:00:00 GMT", ""),
        ("2026-03-03", ""),
        ("3 March 2026", ""),
        ("2026-03-10T20:00:00+00:00", ""),
        ("2031-01-01T00:00:00Z", "to come"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", "before there was a web"),
        ("Tue, 03 Mar 26 10:00:00 GMT", "two digits"),
        ("03/03/26", "two digits"),
        ("yesterday", "no date"),
        ("0001-01-01T00:00:00+14:00", "no date"),
    ],
)
def test_dates_that_nobody_can_believe(value: str, why: str) -> None:
    found = judged(value, NOW)
    assert why in found
    assert bool(found) == bool(why)
    (entry,) = read(RSS.replace("Tue, 03 Mar 2026 10:00:00 GMT", value)).entries
    assert dict(entry.facts).get("feed:published_time" + (":doubtful" if why else "")) == value
    assert [problem.kind for problem in entry.problems] == (["list-date"] if why else [])


def test_ten_thousand_entries() -> None:
    item = RSS[RSS.index("<item>") : RSS.index("</item>") + 7]
    many = "".join(item.replace("/news/1", f"/news/{n}") for n in range(10_000))
    assert len({entry.key for entry in read(RSS.replace(item, many)).entries}) == 10_000


def test_entries_with_one_identifier_are_kept_apart() -> None:
    item = RSS[RSS.index("<item>") : RSS.index("</item>") + 7]
    one, other = read(RSS.replace(item, item + item.replace("/news/1", "/news/2"))).entries
    assert one.guid == other.guid
    assert one.key != other.key
    (updated,) = read(RSS.replace("Doors shut", "Doors open")).entries
    assert (updated.key == one.key, updated.mark == one.mark) == (True, False)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(sorted(FEEDS)), st.integers(0, 400))
def test_whatever_comes_is_a_list_or_a_problem(junk: bytes, kind: str, at: int) -> None:
    data = FEEDS[kind].encode()
    found = listing(data[:at] + junk + data[at:], "feed", "https://h.example/", NOW)
    assert found is None or isinstance(found, Listing | Problem)
    if isinstance(found, Listing):
        assert all(entry.url.startswith(("http://", "https://", "")) for entry in found.entries)
        repr(found).encode("utf-8")
