"""ninjs, NewsML-G2 and NITF: the text as it was received, what the item says beside it, and hostile XML."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.model import Report
from sayso.read import read_bytes, read_paths
from traced import needs_strace

LEAD = "“The doors were shut,” said Ana Reis, the harbour master of Porto Novo & its piers."
SECOND = "She did not say by whom, and the mayor would not say either."

NINJS_1 = {
    "uri": "http://tidewire.example/item/71",
    "type": "text",
    "version": "3",
    "versioncreated": "2024-03-05T10:00:00Z",
    "firstcreated": "2024-03-04T08:00:00Z",
    "pubstatus": "usable",
    "embargoed": "2024-03-05T12:00:00Z",
    "language": "en",
    "headline": "Doors were shut at Porto Novo",
    "byline": "By Jane Roe",
    "located": "Porto Novo",
    "ednote": "Adds detail in second paragraph",
    "usageterms": "Not for resale",
    "body_text": f"{LEAD}\n\n{SECOND}",
}
NINJS_2 = {
    "uri": "urn:tide:71",
    "standard": {"name": "ninjs", "version": "2.1"},
    "pubstatus": "canceled",
    "versioncreated": "2024-03-05T10:00:00Z",
    "by": "Jane Roe",
    "headlines": [{"role": "main", "value": "Doors were shut"}],
    "bodies": [
        {"role": "main", "contenttype": "application/xhtml+xml", "value": f"<p>{LEAD.replace('&', '&amp;')}</p>"}
    ],
    "infosources": [{"name": "Tidewire"}],
}


def newsml(body: str, *, status: str = "usable", guid: str = "urn:tide:71", version: int = 1, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{head}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" '
        f'guid="{guid}" version="{version}" xml:lang="en"><itemMeta><provider><name>Tidewire</name></provider>'
        f'<versionCreated>2024-03-05T10:00:00Z</versionCreated><pubStatus qcode="stat:{status}"/>'
        f"<edNote>Adds detail</edNote></itemMeta><contentMeta><headline>Doors were shut</headline><by>Jane Roe</by>"
        f"<located><name>Porto Novo</name></located></contentMeta><contentSet>{body}</contentSet></newsItem>"
    )


MARKED_UP = LEAD.replace("&", "&amp;")
NITF = (
    "<nitf><head><title>Doors</title><docdata management-status='usable'><date.issue norm='20240305T100000Z'/>"
    "<doc-id id-string='tide-71'/></docdata></head><body><body.head>"
    "<hedline><hl1>Doors were <em>shut</em></hl1></hedline>"
    f"<byline>By Jane Roe</byline></body.head><body.content><p>{MARKED_UP}</p>\r\n<media>"
    f"<media-caption>A pier</media-caption></media><p>{SECOND}<![CDATA[ <so> ]]></p></body.content></body></nitf>"
)
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{MARKED_UP}</p><p>{SECOND}</p></body></html>'
SHOWN = f"{LEAD}\n\n{SECOND}"

FORMS = {
    "ninjs 1": (json.dumps(NINJS_1), "a.json", SHOWN),
    "ninjs 1, indented": (json.dumps(NINJS_1, indent=2), "a.json", SHOWN),
    "ninjs 2": (json.dumps(NINJS_2, indent=1), "a.json", LEAD),
    "ninjs, an array": (json.dumps([NINJS_1]), "a", SHOWN),
    "ninjs, a line": (json.dumps(NINJS_1) + "\n", "a.jsonl", SHOWN),
    "NewsML, XHTML": (newsml(f"<inlineXML contenttype='application/xhtml+xml'>{XHTML}</inlineXML>"), "a.xml", SHOWN),
    "NewsML, XHTML with prefix": (
        newsml(
            f"<inlineXML>{XHTML.replace('<', '<h:').replace('<h:/', '</h:').replace('xmlns=', 'xmlns:h=')}</inlineXML>"
        ),
        "a.xml",
        SHOWN,
    ),
    "NewsML, NITF": (newsml(f"<inlineXML>{NITF}</inlineXML>"), "a.xml", None),
    "NewsML, plain": (newsml(f"<inlineData contenttype='text/plain'>{MARKED_UP}\n\n{SECOND}</inlineData>"), "a", SHOWN),
    "NITF": ('<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n' + NITF, "a.xml", None),
}


def one(data: str, name: str = "a.xml") -> Report:
    (report,) = read_bytes(data.encode(), name)
    return report


@pytest.mark.parametrize("form", FORMS)
def test_the_text_and_its_way_back(form: str) -> None:
    data, name, shown = FORMS[form]
    report = one(data, name)
    if shown is None:
        shown = f"Doors were shut\n\nBy Jane Roe\n\n{LEAD}\n\n{SECOND} <so>"
    assert report.extract.text == shown
    assert not [p for p in report.problems if p.kind not in ("json",)]
    start = shown.index("said Ana")
    assert ["".join(report.text[a:b] for a, b in report.extract.back(start, start + 13))] == ["said Ana Reis"]
    amp = shown.index("&")
    assert report.text[slice(*report.extract.back(amp, amp + 1)[0])] in ("&", "&amp;")
    assert report.title is not None
    assert report.title.value.startswith("Doors were")
    assert report.byline is not None
    assert "Jane Roe" in report.byline.value
    assert report.published_on is not None
    assert report.published_on.value == "2024-03-05"


def test_what_is_metadata_is_marked_as_such() -> None:
    report = one(json.dumps(NINJS_1), "a.json")
    assert report.id == "http://tidewire.example/item/71 v3"
    assert report.title is not None
    assert (report.title.passage, report.title.origin) == (None, "ninjs:headline")
    given = dict(report.given)
    assert {given[f"ninjs:{name}"] for name in ("ednote", "located", "usageterms", "firstcreated")} == {
        NINJS_1[name] for name in ("ednote", "located", "usageterms", "firstcreated")
    }
    labels = {label.kind: label for label in report.labels}
    assert labels["UPDATE"].number == 2
    assert labels["EMBARGO"].detail == "ninjs: 2024-03-05T12:00:00Z"
    assert all(label.passage == (0, 0) for label in report.labels)


def test_a_headline_in_the_text_is_pointed_at() -> None:
    report = one(NITF)
    assert report.title is not None
    assert report.title.passage == (0, len("Doors were shut"))


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_withdrawn_item(status: str) -> None:
    body = f"<inlineXML>{XHTML}</inlineXML>"
    for report in (one(newsml(body, status=status)), one(json.dumps({**NINJS_1, "pubstatus": status}), "a.json")):
        assert "WITHDRAWN" in [label.kind for label in report.labels]


def test_versions_of_an_item_are_reports_of_their_own() -> None:
    message = "<newsMessage><itemSet>" + "".join(
        newsml(f"<inlineXML>{XHTML}</inlineXML>", version=n).partition("?>")[2] for n in (1, 2)
    ) + "<packageItem guid='p'/></itemSet></newsMessage>"  # fmt: skip
    reports = read_bytes(message.encode(), "a.xml")
    assert [report.id for report in reports if report.text] == ["urn:tide:71 v1", "urn:tide:71 v2"]
    assert [[label.number for label in report.labels] for report in reports if report.text] == [[], [1]]
    assert [p.kind for report in reports if not report.text for p in report.problems] == ["skipped"]


def test_items_before_the_damage_are_read() -> None:
    items = "".join(newsml(f"<inlineXML>{XHTML}</inlineXML>", guid=f"g{n}").partition("?>")[2] for n in range(3))
    cut = ("<newsMessage>" + items)[:-300]
    reports = read_bytes(cut.encode(), "a.xml")
    assert [report.id for report in reports if report.text] == ["g0 v1", "g1 v1"]
    (problem,) = [p for report in reports for p in report.problems if not report.text]
    assert problem.fatal
    assert "2 of 3 items" in problem.message


def test_an_item_without_text_is_said() -> None:
    (report,) = read_bytes(newsml("<remoteContent href='x'/>", status="canceled").encode(), "a.xml")
    assert [p.kind for p in report.problems] == ["empty"]
    assert "canceled" in report.problems[0].message


def test_a_folder_with_news_in_json_and_xml(tmp_path: Path) -> None:
    (tmp_path / "item.json").write_text(json.dumps(NINJS_1), "utf-8")
    (tmp_path / "item.xml").write_text(NITF, "utf-8")
    (tmp_path / "package.json").write_text('{"name": "x"}', "utf-8")
    result = read_paths([tmp_path])
    assert len(result.reports) == 2
    assert [p.kind for p in result.problems] == ["skipped"]


BODY = newsml(f"<inlineXML><body><p>{SECOND} &x;</p></body></inlineXML>").partition("?>")[2]
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
DOCTYPES = {
    "billion laughs": f'<!DOCTYPE n [<!ENTITY l0 "lol">{LAUGHS}<!ENTITY x "&l19;">]>',
    "empty laughs": f'<!DOCTYPE n [<!ENTITY l0 "">{LAUGHS}<!ENTITY x "&l19;">]>',
    "markup in an entity": '<!DOCTYPE n [<!ENTITY x "<p>injected</p>">]>',
}


@pytest.mark.parametrize("name", DOCTYPES)
def test_entities_that_grow_are_refused(name: str) -> None:
    began = time.process_time()
    report = one(DOCTYPES[name] + BODY)
    assert [p.kind for p in report.problems if p.fatal] == ["xml"]
    assert time.process_time() - began < 1


def test_quadratic_growth_is_refused() -> None:
    long = f'<!DOCTYPE n [<!ENTITY x "{"a" * 100_000}">]>' + BODY.replace("&x;", "&x;" * 10_000)
    began = time.process_time()
    report = one(long)
    assert [p.kind for p in report.problems if p.fatal] == ["xml"]
    assert time.process_time() - began < 1


def test_a_harmless_entity_is_read_and_points_at_its_reference() -> None:
    report = one('<!DOCTYPE n [<!ENTITY x "Porto Novo">]>' + BODY)
    assert report.extract.text == f"{SECOND} Porto Novo"
    at = report.extract.text.index("Porto")
    assert [report.text[a:b] for a, b in report.extract.back(at, at + 3)] == ["&x;"]


def canaries(folder: Path) -> dict[str, str]:
    """Documents that ask a reader to open a file or an address."""
    secret, port = folder / "canary.txt", 9
    return {
        "XXE": f'<!DOCTYPE n [<!ENTITY x SYSTEM "file://{secret}">]>' + BODY,
        "parameter entity": f'<!DOCTYPE n [<!ENTITY % p SYSTEM "file://{secret}"> %p; <!ENTITY x "y">]>' + BODY,
        "DTD over the network": f'<!DOCTYPE n SYSTEM "http://127.0.0.1:{port}/x.dtd">' + BODY,
        "DTD of a file": f'<!DOCTYPE n SYSTEM "file://{secret}">' + BODY,
        "XInclude": newsml(
            '<inlineXML><body xmlns:xi="http://www.w3.org/2001/XInclude"><p>a</p>'
            f'<xi:include href="file://{secret}" parse="text"/></body></inlineXML>'
        ),
        "a page": f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>&x;</p></body></html>',
    }


def test_nothing_outside_is_opened(tmp_path: Path) -> None:
    needs_strace()
    (tmp_path / "canary.txt").write_text("the secret of the canary", "utf-8")
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    for number, document in enumerate(canaries(tmp_path).values()):
        (inputs / f"{number}.xml").write_text(document, "utf-8")
    code = (
        "import sys; from sayso.read import read_paths; print(*[r.text for r in read_paths(sys.argv[1:]).reports]);"
        "print(len(sys.argv))"
    )
    trace = tmp_path / "trace"
    files = [str(file) for file in sorted(inputs.iterdir())]
    watched = ["strace", "-f", "-e", "trace=open,openat,connect,stat,newfstatat", "-o", str(trace)]
    command = [*watched, sys.executable, "-c", code, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    calls = trace.read_text("utf-8", "replace")
    assert str(inputs / "0.xml") in calls
    assert "canary" not in calls
    assert "sin_port" not in calls
    assert "secret of the canary" not in done.stdout


@pytest.mark.parametrize("name", ["XXE", "parameter entity", "DTD over the network", "DTD of a file", "XInclude"])
def test_what_is_not_opened_leaves_the_rest_readable_or_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "canary.txt").write_text("the secret of the canary", "utf-8")
    report = one(canaries(tmp_path)[name])
    assert "secret" not in report.text
    assert report.extract.text or any(p.fatal for p in report.problems)
