"""Layouts written after the rules of `sayso.read` were settled on the development half, to be scored once.

Some are built to break those rules: headings of the article that are links, first-rank headings in every part, short
articles that begin with a picture.
"""

# ruff: noqa: D103, E501 - the name of a layout says what it is, and markup is read as it is written

from __future__ import annotations

from page_layouts import layout
from page_parts import Maker, spread


@layout
def french_boxes(m: Maker) -> str:
    also = f"<p class=lire><b>Lire aussi :</b> <a href=/l>{m.other().headline}</a></p>"
    box = f"<div {m.name('encadre')}><h3>À lire aussi</h3><ul><li><a href=/1>{m.other().headline}</a></li></ul></div>"
    body = spread(m.paragraphs(7, 12), [also, box], m.rng)
    return m.page(
        f"<main><article {m.name('contenu')}>{m.headline()}{m.byline()}{body}</article></main>", html="<html lang=fr>"
    )


@layout
def parts_with_first_rank_headings(m: Maker) -> str:
    parts = "".join(
        f"<section><h1>{m.own(h)}</h1>{''.join(m.paragraphs(2, 3))}</section>"
        for h in ("The night", "The morning", "The questions")
    )
    return m.page(f"<article>{m.headline()}{m.byline()}{parts}</article>{m.aside()}")


@layout
def live_with_first_rank_headings(m: Maker) -> str:
    posts = "".join(
        f"<article><h1>{m.open(m.other().headline)}</h1>{''.join(m.paragraphs(1, 3))}</article>" for _ in range(6)
    )
    return m.page(f"<main>{m.headline('h2')}<div {m.name('posts')}>{posts}</div></main>{m.aside()}")


@layout
def linked_headings(m: Maker) -> str:
    items = "".join(
        f"<h3><a href='#p{i}'>{m.own(f'{i}. {h}')}</a></h3>{''.join(m.paragraphs(1, 1))}"
        for i, h in enumerate(
            ("The spillway that failed", "The letter of June", "The money that was not there", "The man who knew"), 1
        )
    )
    return m.page(f"<article>{m.headline()}{''.join(m.paragraphs(1, 2))}{items}</article>{m.related()}")


@layout
def letters(m: Maker) -> str:
    each = "".join(
        f"<div {m.name('letter')}><h3>{m.own(h)}</h3>{''.join(m.paragraphs(1, 3))}<p><em>{m.own(w)}</em></p></div>"
        for h, w in (
            ("Close the dam", "Ana Bee, Larchfield"),
            ("Who pays?", "Luis Roe, Dawnport"),
            ("A word for the crew", "Li Hua, Tolmar"),
        )
    )
    return m.page(f"<main><div {m.name('letters')}>{m.headline()}{each}</div></main>{m.aside()}")


@layout
def picture_brief(m: Maker) -> str:
    text = m.own(m.take(1, 1)[0][:200])
    return m.page(
        f"<div {m.name('brief')}>{m.headline()}<div {m.name('text')}><img src=/a.jpg><p>{text}</p></div></div>{m.related(8, 'Latest news')}"
    )


@layout
def speakers_in_a_table(m: Maker) -> str:
    rows = "".join(
        f"<tr><td><b>{m.own(f'SPEAKER {i % 2}')}</b></td><td>{m.own(p)}</td></tr>" for i, p in enumerate(m.take(6, 12))
    )
    return m.page(f"<article>{m.headline()}{''.join(m.paragraphs(1, 2))}<table>{rows}</table></article>{m.aside()}")


@layout
def notes_below(m: Maker) -> str:
    notes = "".join(f"<li id=n{i}>{m.own(p[:140].rsplit(' ', 1)[0])}</li>" for i, p in enumerate(m.take(3, 5)))
    body = "".join(m.paragraphs())
    return m.page(
        f"<article>{m.headline()}{m.byline()}{body}<hr><ol {m.name('notes')}>{notes}</ol></article>{m.related()}"
    )


@layout
def forum_comments(m: Maker) -> str:
    said = "".join(f"<tr><td>user{i}<br>Posts: {i * 7}</td><td>{m.opinion()}</td></tr>" for i in range(20))
    return m.page(
        f"<div {m.name('newsitem')}>{m.headline('h2')}{''.join(m.paragraphs(4, 8))}</div><table class=forum>{said}</table>"
    )


@layout
def consent_at_the_end(m: Maker) -> str:
    return m.page(
        f"<article>{m.headline()}{''.join(m.paragraphs(6, 12))}</article>",
        after=f"<div {m.name('cmp')}><div><p><b>Your choices</b></p>{m.consent()}</div></div>",
    )


@layout
def words_after(m: Maker) -> str:
    bio = "<p><em>Ana Bee has covered the ports for this paper since 2009 and lives in Dawnport.</em></p>"
    return m.page(
        f"<article><div>{m.headline()}{m.byline()}{''.join(m.paragraphs(6, 12))}{bio}</div><div {m.name('newsletter-box')}><p><b>Stay informed</b></p>{m.offer(1)}</div></article>{m.aside()}"
    )


@layout
def many_links(m: Maker) -> str:
    parts = []
    for text in m.take(6, 12):
        words = m.own(text, rich=False).split(" ")
        for at in range(0, len(words) - 3, 5):
            words[at] = f"<a href=/w/{at}>{words[at]}"
            words[at + 1] += "</a>"
        parts.append(f"<p>{' '.join(words)}</p>")
    return m.page(f"<article>{m.headline()}{m.byline()}{''.join(parts)}</article>{m.related()}")


@layout
def list_without_heading(m: Maker) -> str:
    links = "".join(f"<li><a href=/{i}>{m.other().headline}</a></li>" for i in range(3))
    between = f"<p><b>More stories</b></p><ul>{links}</ul>"
    return m.page(
        f"<div {m.name('artikel')}>{m.headline()}{spread(m.paragraphs(7, 12), [between], m.rng)}</div>{m.aside()}"
    )


@layout
def widgets(m: Maker) -> str:
    poll = "<div class=poll><h4>Do you agree?</h4><label><input type=radio>Yes</label><label><input type=radio>No</label><button>Vote</button></div>"
    player = "<div class=player><span>Listen to this article</span><span>4 min</span></div>"
    return m.page(
        f"<article>{m.headline()}{m.byline()}{player}{spread(m.paragraphs(7, 12), [poll, m.caption()], m.rng)}</article>{m.aside()}"
    )


@layout
def grid_of_blocks(m: Maker) -> str:
    blocks = [
        f"<div {m.name('row')} style='display:grid'><div></div><div><div {m.name('rich-text')}>{''.join(m.paragraphs(1, 3))}</div></div></div>"
        for _ in range(5)
    ]
    promo = f"<div {m.name('row')}><a href=/s><img src=/p.jpg></a><div>{m.teaser(True)}</div></div>"
    return m.page(
        f"<div id=__next><div {m.name('top')}>{m.headline()}{m.byline()}</div>{spread(blocks, [promo, m.caption('div')], m.rng)}</div>"
    )


@layout
def paragraphs_in_a_list(m: Maker) -> str:
    items = "".join(f"<li>{m.own(p)}</li>" for p in m.take(6, 12))
    return m.page(f"<main>{m.headline()}<ul {m.name('lines')}>{items}</ul></main>{m.related()}{m.aside()}")
