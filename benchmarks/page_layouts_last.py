"""Layouts written last, after the rules had been changed once more by what `page_layouts_later` showed; scored once."""

# ruff: noqa: D103, E501 - the name of a layout says what it is, and markup is read as it is written

from __future__ import annotations

from page_layouts import layout
from page_parts import Maker, spread


@layout
def hub_around(m: Maker) -> str:
    hub = "".join(
        f"<section {m.name('strip')}><h2>{s}</h2>{''.join(m.teaser() for _ in range(4))}</section>"
        for s in ("World", "Business", "Sport")
    )
    return m.page(
        f"<div {m.name('page')}>{hub}<div {m.name('story')}>{m.headline()}{m.byline()}{''.join(m.paragraphs())}</div>{hub}</div>"
    )


@layout
def lead_above_picture(m: Maker) -> str:
    lead = f"<p {m.name('intro')}><b>{m.own(m.take(1, 1)[0])}</b></p>"
    return m.page(
        f"<article>{m.headline()}{lead}{m.caption()}{m.byline()}<div {m.name('text')}>{''.join(m.paragraphs())}</div></article>{m.related()}"
    )


@layout
def place_in_capitals(m: Maker) -> str:
    first, *rest = m.take(5, 10)
    text = m.own(f"DAWNPORT — {first}", rich=False).replace("DAWNPORT", "<span class=dateline><b>DAWNPORT</b></span>")
    body = f"<p>{text}</p>" + "".join(f"<p>{m.own(p, rich=False)}</p>" for p in rest)
    return m.page(f"<main><div {m.name('wysiwyg')}>{m.headline()}{body}</div></main>{m.aside()}")


@layout
def two_columns_of_cells(m: Maker) -> str:
    left, right = "".join(m.paragraphs(3, 5)), "".join(m.paragraphs(3, 5))
    return m.page(
        f"<table width=100%><tr><td colspan=2>{m.headline()}<tr><td valign=top>{left}<td valign=top>{right}</table>{m.related()}"
    )


@layout
def facts_box(m: Maker) -> str:
    facts = "".join(f"<li>{m.open(p[:90].rsplit(' ', 1)[0])}</li>" for p in m.other().paragraphs[:3])
    box = f"<aside {m.name('factbox')}><h3>{m.open('The dam in figures')}</h3><ul>{facts}</ul></aside>"
    return m.page(
        f"<article>{m.headline()}{m.byline()}{spread(m.paragraphs(7, 12), [box], m.rng)}</article>{m.aside()}"
    )


@layout
def breadcrumbs_and_tools(m: Maker) -> str:
    crumbs = "<div><a href=/>Home</a> &gt; <a href=/w>World</a> &gt; <a href=/w/a>Asia</a></div>"
    tools = "<div><a href=#>A+</a> <a href=#>A-</a> <a href=/print>Print</a> <a href=/mail>Mail</a></div>"
    return m.page(
        f"<div id=main>{crumbs}{m.headline()}{tools}{m.byline()}<div id=newsbody>{''.join(m.paragraphs())}</div>{tools}</div>{m.related()}"
    )


@layout
def comments_in_a_list(m: Maker) -> str:
    said = "".join(f"<li id=c{i}><cite>reader{i}</cite> says:<p>{m.opinion()}</p></li>" for i in range(15))
    return m.page(
        f"<div class=post>{m.headline('h2')}<div class=entry>{''.join(m.paragraphs(5, 9))}</div></div><h3 id=comments>15 Responses to this story</h3><ol>{said}</ol>"
    )


@layout
def text_and_breaks_mixed(m: Maker) -> str:
    parts = [f"<p>{m.own(a)}<br><br>{m.own(b)}</p>" for a, b in zip(m.take(4, 4), m.take(4, 4), strict=True)]
    return m.page(f"<section id=article>{m.headline()}{m.byline()}{''.join(parts)}</section>{m.aside()}")


@layout
def spanish(m: Maker) -> str:
    also = f"<div {m.name('noticia-relacionada')}><p>Te puede interesar</p><a href=/x>{m.other().headline}</a></div>"
    tail = "<p>Suscríbete a nuestro boletín y recibe cada mañana lo más importante del día en tu correo.</p>"
    return m.page(
        f"<article>{m.headline()}<div {m.name('cuerpo')}>{spread(m.paragraphs(6, 12), [also], m.rng)}</div><div {m.name('suscripcion')}>{tail}</div></article>",
        html="<html lang=es>",
    )


@layout
def next_previous(m: Maker) -> str:
    ways = f"<nav><a href=/p>← {m.other().headline}</a> <a href=/n>{m.other().headline} →</a></nav>"
    more = "".join(
        f"<article {m.name('card')}><h2><a href=/{i}>{m.other().headline}</a></h2><p>{m.other().paragraphs[0]}</p></article>"
        for i in range(5)
    )
    return m.page(
        f"<main><article>{m.headline()}{m.byline()}<div {m.name('prose')}>{''.join(m.paragraphs())}</div></article>{ways}<div>{more}</div></main>"
    )
