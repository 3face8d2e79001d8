"""Layouts of pages as news sites have them: the article in its usual places, and what is put between its paragraphs."""

# ruff: noqa: D103, E501 - the name of a layout says what it is, and markup is read as it is written

from __future__ import annotations

import json
from collections.abc import Callable

from page_parts import Maker, spread

Layout = Callable[[Maker], str]
LAYOUTS: dict[str, Layout] = {}
"""Every layout by its name; `page_layouts_odd` adds those with odd markup, other scripts, and texts of other shapes."""


def layout(made: Layout) -> Layout:
    """Enter a layout under its name."""
    LAYOUTS[made.__name__] = made
    return made


@layout
def broadsheet(m: Maker) -> str:
    body = "".join(m.paragraphs())
    article = (
        f"<article><header>{m.headline()}{m.byline()}</header>{m.caption()}<div {m.name('article-body')}>{body}</div>"
    )
    return m.page(f"<main>{article}</article>{m.aside()}</main>", after=m.related(6, "More on this story"))


@layout
def compiled_classes(m: Maker) -> str:
    m.hashed = True
    parts = [f'<div {m.name("x")} data-component="text-block">{p}</div>' for p in m.paragraphs()]
    body = spread(parts, [f"<div {m.name('x')}>{m.caption()}</div>"] * 2, m.rng)
    middle = f'<div {m.name("x")}><main id="main-content">{m.headline()}{m.byline()}{body}'
    return m.page(f"{middle}</main><div {m.name('x')}>{''.join(m.teaser(True) for _ in range(4))}</div></div>")


@layout
def wordpress(m: Maker) -> str:
    related = f'<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>{m.teaser()}{m.teaser()}</div>'
    body = f'<div class="entry-content">{"".join(m.paragraphs())}{m.share()}{related}</div>'
    post = f'<article class="post type-post hentry"><header class="entry-header">{m.headline()}{m.byline()}</header>'
    widgets = (
        f'<div id="secondary" class="widget-area"><section class="widget"><h2>About</h2>{m.offer(1)}</section></div>'
    )
    return m.page(f'<div id="primary">{post}{body}</article>{m.comments(m.rng.randint(0, 9), "li")}</div>{widgets}')


@layout
def drupal(m: Maker) -> str:
    body = f'<div class="field field--name-body"><div class="field__item">{"".join(m.paragraphs())}</div></div>'
    node = f'<div class="node node--type-article">{m.headline("h2")}<div class="submitted">{m.byline()}</div>{body}'
    block = f'<div class="region region-sidebar"><div class="block block-views">{"".join(m.teaser() for _ in range(6))}</div></div>'
    return m.page(f'<div class="layout-content"><div class="region region-content">{node}</div></div></div>{block}')


@layout
def blog_of_line_breaks(m: Maker) -> str:
    text = "<br /><br />\n".join(m.own(p) for p in m.take(4, 12))
    post = (
        f"<h3 class='post-title entry-title'>{m.open(m.story.headline)}</h3><div class='post-body entry-content'>{text}"
    )
    posts = f"<div class='blog-posts'>{post}<div style='clear: both;'></div></div><div class='post-footer'>{m.byline()}</div>"
    return m.page(
        f"{posts}</div>{m.comments(m.rng.randint(0, 12))}<div id='sidebar-right'>{m.related(9, 'Archive')}</div>"
    )


@layout
def amp(m: Maker) -> str:
    advert = '<amp-ad width=300 height=250 type="doubleclick"><div placeholder>Advertisement</div></amp-ad>'
    body = spread(m.paragraphs(), [advert, advert, "<amp-img src=/i.jpg width=4 height=3></amp-img>"], m.rng)
    bar = f"<amp-sidebar id=sidebar layout=nodisplay>{m.related(8, 'Sections')}</amp-sidebar>"
    return m.page(
        f"<section class=content>{m.headline()}{m.byline()}{body}</section>", bar, m.related(), "<html ⚡ lang=en>"
    )


@layout
def agency_preformatted(m: Maker) -> str:
    text = "\n\n".join(m.own(p, rich=False) for p in m.take(4, 14))
    return m.page(f"<div id=story>{m.headline('h2')}<pre>\n{text}\n</pre></div>", after=m.related(10, "Latest"))


@layout
def agency_brief(m: Maker) -> str:
    lists = "".join(f"<div {m.name('column')}>{m.related(12, 'Headlines')}</div>" for _ in range(3))
    return m.page(f"<div {m.name('story')}>{m.headline()}{''.join(m.paragraphs(1, 3))}</div>", after=lists)


@layout
def live_list(m: Maker) -> str:
    items = "".join(
        f"<li><time>{18 - i}:0{i % 9} GMT</time><h2>{m.open(m.other().headline)}</h2>{''.join(m.paragraphs(1, 3))}{m.share()}</li>"
        for i in range(m.rng.randint(6, 12))
    )
    m.neutral += [f"{18 - i}:0{i % 9} GMT" for i in range(12)]
    return m.page(f"<main>{m.headline()}<ul {m.name('live-updates')}>{items}</ul></main>{m.aside()}")


@layout
def live_cards(m: Maker) -> str:
    cards = "".join(
        f"<article {m.name('live-card')} id='post-{i}'><header><span>{m.open(f'{i} min ago')}</span></header>"
        f"<div {m.name('card-body')}>{''.join(m.paragraphs(1, 4))}</div><footer>{m.share()}</footer></article>"
        for i in range(m.rng.randint(5, 10))
    )
    points = "".join(f"<li>{m.own(p)}</li>" for p in m.take(3, 4))
    return m.page(
        f"<div {m.name('live')}>{m.headline()}<div {m.name('summary')}><ul>{points}</ul></div>{cards}</div>",
        after=m.aside(),
    )


@layout
def data_only(m: Maker) -> str:
    text = m.rng.choice(("\n\n", "\n", " ")).join(m.own(p, rich=False) for p in m.take(5, 12))
    page = f"<!DOCTYPE html><html>{m.head(data={'articleBody': text})}"
    shell = '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>'
    return f"{page}<body>{shell}<script src=/main.js></script></body></html>"


@layout
def text_without_scripts(m: Maker) -> str:
    body = f'<div class="lazy-article" data-src="/b"></div><noscript><div>{"".join(m.paragraphs())}</div></noscript>'
    return m.page(f"<main>{m.headline()}{m.byline()}{body}</main>{m.related()}")


@layout
def paywall(m: Maker) -> str:
    wall = f"<div {m.name('paywall-offer')}><h2>Read on with a subscription</h2>{m.offer(4)}<button>Subscribe</button></div>"
    body = f"<div {m.name('article-body')}>{''.join(m.paragraphs(1, 3))}{wall}</div>"
    return m.page(
        f"<article>{m.headline()}{m.byline()}{body}</article>", after="".join(m.teaser(True) for _ in range(4))
    )


@layout
def many_comments(m: Maker) -> str:
    body = f"<article>{m.headline()}{''.join(m.paragraphs(3, 7))}</article>"
    return m.page(body + m.comments(m.rng.randint(30, 60), m.rng.choice(("div", "li", "article"))))


@layout
def unnamed_comments(m: Maker) -> str:
    m.hashed = True
    said = "".join(
        f"<div {m.name('x')}><b>reader{i}</b><div {m.name('x')}>{m.opinion()}</div></div>" for i in range(25)
    )
    body = f"<div {m.name('x')}>{m.headline()}{''.join(m.paragraphs(6, 12))}</div>"
    return m.page(f"<main>{body}<div {m.name('x')}><h2>Conversation</h2>{said}</div></main>")


@layout
def related_inside(m: Maker) -> str:
    box = [
        m.related(3, "Read also"),
        f"<p><strong>Read also: <a href='/x'>{m.other().headline}</a></strong></p>",
        f"<p><a href='/y'>{m.other().headline}</a></p>",
        f"<div {m.name('promo')}>{m.teaser()}</div>",
    ]
    body = spread(m.paragraphs(8, 16), m.rng.sample(box, 3), m.rng)
    return m.page(f"<article>{m.headline()}{m.byline()}<div {m.name('story-body')}>{body}</div></article>")


@layout
def pull_quotes(m: Maker) -> str:
    parts = m.paragraphs(8, 14)
    said = [m.rng.choice(m.gold)[:90] for _ in range(2)]
    quotes = [
        f"<aside {m.name('pullquote')}><p>{said[0]}</p></aside>",
        f"<blockquote class=pull-quote>{said[1]}</blockquote>",
    ]
    return m.page(
        f"<article>{m.headline()}{m.byline()}<div {m.name('content')}>{spread(parts, quotes, m.rng)}</div></article>"
    )


@layout
def captions(m: Maker) -> str:
    between = [m.caption(), m.caption("div"), m.caption(), m.caption("span")]
    body = spread(m.paragraphs(7, 14), between, m.rng)
    return m.page(f"<main><article>{m.headline()}{m.caption()}{m.byline()}<section>{body}</section></article></main>")


@layout
def newsletter_inside(m: Maker) -> str:
    form = "<form action=/s><input type=email><button>Sign up</button></form>"
    boxes = [
        f"<div {m.name('newsletter-signup')}><h3>The morning briefing</h3>{m.offer(1)}{form}</div>" for _ in range(2)
    ]
    return m.page(
        f"<article>{m.headline()}{m.byline()}{spread(m.paragraphs(8, 14), boxes, m.rng)}</article>{m.aside()}"
    )


@layout
def consent_first(m: Maker) -> str:
    wall = m.rng.choice(('<div id="onetrust-consent-sdk"><div role="dialog">', f"<div {m.name('x')}><div>"))
    return m.page(
        f"<article>{m.headline()}{m.byline()}{''.join(m.paragraphs())}</article>",
        before=f"{wall}<h2>We value your privacy</h2>{m.consent()}<button>Accept</button></div></div>",
    )


@layout
def endless(m: Maker) -> str:
    first = f"<article>{m.headline()}{m.byline()}<div>{''.join(m.paragraphs(6, 12))}</div></article>"
    more = ""
    for _ in range(2):
        other = m.other()
        told = "".join(f"<p>{m.marked(p)}</p>" for p in other.paragraphs[:8])
        more += f"<article><h1>{other.headline}</h1><div>{told}</div></article>"
    return m.page(f"<div {m.name('stream')}>{first}{more}</div>")


@layout
def microdata(m: Maker) -> str:
    tags = "".join(f"<a rel=tag href=/t>{w}</a> " for w in ("economy", "police", "harbour", "talks"))
    item = '<div itemscope itemtype="https://schema.org/NewsArticle">'
    bio = f"<div {m.name('author-bio')}><p>Ana Bee has covered the region since 2009 and is the author of two books about its ports and the people who work in them.</p></div>"
    return m.page(
        f"{item}{m.headline()}<div itemprop='articleBody'>{''.join(m.paragraphs())}</div>{tags}{bio}</div>{m.aside()}"
    )


@layout
def bullet_summary(m: Maker) -> str:
    points = "".join(f"<li>{m.own(p[:110].rsplit(' ', 1)[0])}</li>" for p in m.take(3, 4))
    body = "".join(m.paragraphs())
    return m.page(
        f"<article>{m.headline()}<ul {m.name('key-points')}>{points}</ul>{m.byline()}{body}</article>{m.related()}"
    )


@layout
def adverts_between(m: Maker) -> str:
    advert = f"<div {m.name('ad-slot')}><span>Advertisement</span><div id='gpt-{m.rng.randrange(99)}'></div><p>Story continues below</p></div>"
    body = spread(m.paragraphs(8, 14), [advert] * 6, m.rng)
    return m.page(f"<article>{m.headline()}{m.byline()}<div {m.name('body')}>{body}</div></article>{m.aside()}")


@layout
def several_bodies(m: Maker) -> str:
    bodies = [f"<div {m.name('article-section')}>{''.join(m.paragraphs(2, 5))}</div>" for _ in range(4)]
    return m.page(
        f"<main>{m.headline()}{m.byline()}{spread(bodies, [m.related(3), m.caption('div'), m.offer(1)][:2], m.rng)}</main>"
    )


@layout
def long_teasers(m: Maker) -> str:
    more = "".join(f"<div {m.name('card')}>{m.teaser(True)}</div>" for _ in range(8))
    return m.page(
        f"<main><div>{m.headline()}{''.join(m.paragraphs(4, 9))}</div><div><h2>More from us</h2>{more}</div></main>"
    )


@layout
def column_first(m: Maker) -> str:
    told = "".join(f"<p>{m.marked(p)}</p>" for p in m.other().paragraphs[:3])
    column = f"<div {m.name('left-column')}><h3>{m.other().headline}</h3>{told}<a href=/o>Read on</a></div>"
    return m.page(
        f"<div {m.name('wrap')}>{column}<div {m.name('centre')}>{m.headline()}{''.join(m.paragraphs(7, 14))}</div></div>"
    )


@layout
def data_with_teasers(m: Maker) -> str:
    """The text stands in the page and once more in its data, the latter with the first paragraphs only."""
    parts = m.paragraphs()
    data = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(m.gold[:2])})
    extra = f'<script type="application/ld+json">{data}</script>'
    return m.page(f"<article>{m.headline()}{''.join(parts)}</article>{m.aside(8)}", extra=extra)
