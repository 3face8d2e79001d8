"""Stage 2: what a back end is shown of a report, and what becomes of its marks."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from sayso import backends
from sayso.attribute import attribute, news
from sayso.backends import Scheme
from sayso.model import Aside, Damage, Extract, Mark, Passage, Report
from sayso.read import read_text

STORY = (
    '"The harbour is open," Mayor Jane Roe said on Friday.\n\n'
    "The ministry denied that two boats were missing, and warned of more rain."
)


class Everything:
    """Marks the first word as source, the second as cue, and all the rest as content."""

    name = "everything"

    def mark(self, texts: Sequence[str], *, scheme: Scheme = "desk", language: str = "en") -> list[list[Mark]]:
        del scheme, language
        out = []
        for text in texts:
            found: list[Mark] = []
            if len(text) > 4:
                found = [Mark((Passage(0, 1),), (Passage(1, 2),), (Passage(2, len(text)),), 0.9)]
            out.append(found)
        return out


def test_a_stray_fragment_is_never_part_of_a_claim() -> None:
    text = STORY.replace("\n\n", "\n\nftoe's\n\n")
    start = text.index("ftoe's")
    report = Report("r", "", text, Extract.identity(text), damage=(Damage("fragment", Passage(start, start + 6)),))
    [line] = attribute([report], Everything()).attributions
    for passage in line.content:
        assert passage.end <= start or passage.start >= start + 6
    assert text[line.content[-1].start : line.content[-1].end].endswith("more rain.")


def test_the_same_story_under_another_header_is_the_same_text() -> None:
    plain = read_text(STORY, id="a")
    copy = read_text("date 2026-03-04 (MENAFN- Newsform) " + STORY, id="b")
    assert news(copy).text == news(plain).text


def test_lines_of_a_page_point_into_the_page() -> None:
    page = (
        "<html><body><article><h1>Harbour open</h1><p>&ldquo;The <b>harbour</b> is open &amp; safe,&rdquo; Mayor Jane "
        "Roe said on Friday, after a week of storms that kept the boats in port.</p><p>The ministry denied that two "
        "boats were missing, and warned of more rain in the coming days along the coast.</p></article></body></html>"
    )
    report = read_text(page, id="p")
    found = attribute([report], backends.load("rules")).attributions
    quote = next(a for a in found if "said" in "".join(page[s:e] for s, e in a.cue))
    shown = [page[s:e] for s, e in quote.content]
    assert "".join(shown) == "&ldquo;The harbour is open &amp; safe,&rdquo;"
    assert ["".join(page[s:e] for s, e in quote.source)] == ["Mayor Jane Roe"]


@given(
    st.text(alphabet=st.sampled_from("ab \n\r\u0301é😀\u202e\0"), max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4),
)
def test_the_view_maps_back_and_holds_none_of_what_is_left_out(text: str, cuts: list[tuple[int, int]]) -> None:
    out = [Passage(min(a, b), min(max(a, b), len(text))) for a, b in cuts if min(a, b) < min(max(a, b), len(text))]
    report = Report("r", "", text, Extract.identity(text), asides=tuple(Aside("credit", p) for p in out))
    view = news(report)
    kept = [view.back(k, k + 1)[0].start for k in range(len(view.text))]
    assert kept == sorted(set(kept))
    assert view.text == "".join(text[i] for i in kept)
    assert not any(p.start <= i < p.end for p in out for i in kept)
    gone = set(range(len(text))) - set(kept)
    assert all(text[i] == " " or any(p.start <= i < p.end for p in out) for i in gone)
    for line in attribute([report], Everything()).attributions:
        for start, end in (*line.source, *line.cue, *line.content):
            assert 0 <= start < end <= len(text)
            assert not any(p.start < end and start < p.end for p in out)


def test_progress_reaches_the_end() -> None:
    reports = [read_text(STORY, id=f"r{n}") for n in range(40)]
    seen: list[tuple[int, int]] = []
    attribute(reports, backends.load("rules"), progress=lambda done, total: seen.append((done, total)))
    assert len(seen) > 1
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1] == 40 * len(STORY)


def test_ids_are_hashes_of_what_is_said_where() -> None:
    backend = backends.load("rules")
    first = attribute([read_text(STORY, id="a")], backend).attributions
    again = attribute([read_text(STORY, id="a")], backend).attributions
    other = attribute([read_text(STORY, id="b")], backend).attributions
    assert [a.id for a in first] == [a.id for a in again]
    assert not {a.id for a in first} & {a.id for a in other}
