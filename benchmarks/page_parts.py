"""Pages of our own: the stories that they tell, and what stands around a story on the pages of news sites.

Texts come from the desk's training bundles where they lie beside the checkout, else from the packaged samples, varied;
what readers, shops and lawyers say is made from lists. All of it from a seed.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import Any

from texts import DESK, DEVELOPMENT, reports, varied

_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
_NUMBER = re.compile("\x01(\\d+)\x01")
_SECTIONS = (  # noqa: SIM905 - a list of words is read as words
    "Home World Europe Asia Africa Americas Politics Business Money Markets Tech Science Health Climate Sport Football "
    "Culture Books Film Music Travel Food Style Opinion Letters Podcasts Video Weather Jobs Obituaries Puzzles Archive"
).split()
_OPINIONS = (
    "I have read this three times and I still do not see who pays for it",
    "My brother works there and he says the figures are older than they claim",
    "Nobody in our street was asked about any of this before it was decided",
    "People said the same ten years ago and look where we are standing now",
    "With respect, the comment above mixes up two things that are not the same",
    "It would be good if the paper for once told us what it costs in money",
    "I used to believe what ministers say about this and I was wrong to do so",
    "You cannot compare the two, the rules were changed in between, look it up",
    "Thank you for the clear report, the other channels told only half of it",
    "What about the pensioners who have been waiting since the spring for a letter",
)
_LEGAL = (
    "We and our 847 partners store and access information on a device, such as unique identifiers in cookies, to "
    "process personal data.",
    "You may accept or manage your choices by clicking below, including your right to object where legitimate "
    "interest is used, or at any time in the privacy policy page.",
    "Precise geolocation data and identification through device scanning may be used to select the advertising that "
    "is shown to you and to measure how well it performs.",
    "Some vendors do not ask for your consent and rely on their legitimate business interest; see the list of vendors.",
)
_OFFERS = (
    "Get unlimited access to all of our reporting for just 1 a week for the first three months, cancel at any time.",
    "Our journalism depends on readers like you: join the 240,000 people who support us every month.",
    "Sign up for the morning briefing, and have the stories that matter in your inbox before breakfast, every weekday.",
    "Already a subscriber? Log in to continue reading this article and everything else that your plan includes.",
    "This offer is for new customers only and renews at the full price unless it is cancelled before the term ends.",
)
HOUSES = ("The Larchfield Courier", "Kestrel Voice", "Nova Kurier", "Polar Times", "El Heraldo del Sur", "Radio Tolmar")
WRITERS = ("Dora Finch", "Tendai Moyo", "Ana Bee", "Luis Roe", "Li Hua", "Marta Quell")


@dataclass(frozen=True, slots=True)
class Story:
    """A headline and the paragraphs under it."""

    headline: str
    paragraphs: tuple[str, ...]


@cache
def stories() -> tuple[Story, ...]:
    """The stories of all pages: paragraphs of one bundle's reports together, no paragraph twice in a story."""
    groups = _bundles() or [reports(6000)[i::12] for i in range(12)]
    out = []
    for group in groups:
        for first in range(len(group)):
            told: dict[str, None] = {}
            headline = ""
            for text in group[first:] + group[:first]:
                blocks = [" ".join(block.split()) for block in re.split(r"(?:\r?\n){2,}", text)]
                headline = headline or next((b for b in blocks if 20 < len(b) < 110 and b[-1].isalnum()), "")
                told.update((b, None) for b in blocks if len(b) > 45 and b[-1] in '.?!"”’)')
            if headline and len(told) > 8:
                out.append(Story(headline, tuple(told)))
    return tuple(out)


def _bundles() -> list[list[str]]:
    folders = sorted(DESK.glob("*/reports")) if DESK.is_dir() else []
    kept = [folder for folder in folders if folder.parent.name.split("-")[0] not in DEVELOPMENT]
    return [[path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))] for folder in kept]


@dataclass
class Maker:
    """Makes one page: gives out text, and writes down what of it belongs to the article.

    `gold` are the article's paragraphs in order; `neutral` is text that people disagree about (headline, standfirst,
    byline, corrections, embedded posts), neither asked for nor held against anybody. All else on the page is not of it.
    """

    rng: random.Random
    gold: list[str] = field(default_factory=list)
    neutral: list[str] = field(default_factory=list)
    hashed: bool = False
    """Whether the page's class names say nothing, as compiled style sheets have them."""

    def __post_init__(self) -> None:
        """Choose a story."""
        self.story = self.rng.choice(stories())
        self.seed = self.rng.randrange(1 << 30)
        self.at = 0
        self.hashed = self.rng.random() < 0.25
        self.house = self.rng.choice(HOUSES)

    # Text of the article

    def take(self, low: int, high: int) -> list[str]:
        """The story's next paragraphs, from `low` to `high` of them; once it has run out, again with other names."""
        out = []
        for _ in range(self.rng.randint(low, high)):
            told = self.story.paragraphs
            turn, number = divmod(self.at, len(told))
            out.append(varied(told[number], random.Random(self.seed + turn)) if turn else told[number])
            self.at += 1
        return out

    def own(self, text: str, rich: bool = True) -> str:
        """Markup of a paragraph of the article."""
        self.gold.append(text)
        return f"\x01{len(self.gold) - 1}\x01{self.marked(text)}" if rich else escape(text, quote=False)

    def finished(self, source: str) -> str:
        """The page without the numbers that `own` left in it; `gold` in the order of the page by them."""
        order = [int(number) for number in _NUMBER.findall(source)]
        if len(order) == len(self.gold):
            self.gold = [self.gold[number] for number in order]
        return _NUMBER.sub("", source)

    def open(self, text: str) -> str:
        """Markup of a neutral text."""
        self.neutral.append(text)
        return escape(text, quote=False)

    def marked(self, text: str) -> str:
        """A text as an editor leaves it: a link here, bold there, references for some characters."""
        shown = escape(text, quote=False)
        name = _NAME.search(shown)
        if name and self.rng.random() < 0.25:
            tag = self.rng.choice(('<a href="/topic/{}">', '<a class="inline-link" href="/p/{}">', "<b>", "<em>"))
            end = f"</{tag[1:].split()[0].rstrip('>')}>"
            shown = shown[: name.start()] + tag.format(self.rng.randrange(999)) + name[0] + end + shown[name.end() :]
        if self.rng.random() < 0.2:
            shown = shown.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("'", "&#39;")
        return shown

    def paragraphs(self, low: int = 6, high: int = 16, tag: str = "p") -> list[str]:
        """The article's next paragraphs, each in an element."""
        return [f"<{tag}>{self.own(text)}</{tag.split(maxsplit=1)[0]}>" for text in self.take(low, high)]

    # What stands around it

    def name(self, plain: str) -> str:
        """An attribute: a class that says what it is, or, on pages whose style sheets are compiled, does not."""
        if self.hashed:
            return f'class="css-{self.rng.randrange(16**6):06x} e{self.rng.randrange(99)}"'
        return f'class="{plain}"'

    def other(self) -> Story:
        """Another story."""
        return self.rng.choice(stories())

    def teaser(self, long: bool = False) -> str:
        """A headline of another story that leads to it, and perhaps how it begins."""
        other = self.other()
        link = f'<a href="/news/{self.rng.randrange(9999)}">{escape(other.headline)}</a>'
        words = other.paragraphs[0] if long else other.paragraphs[0][: self.rng.randint(60, 110)] + "…"
        return f"<h3>{link}</h3><p>{escape(words)}</p>" if long or self.rng.random() < 0.5 else f"<h3>{link}</h3>"

    def related(self, count: int = 4, head: str = "Related stories") -> str:
        """Links to other stories."""
        links = "".join(f'<li><a href="/n/{i}">{escape(self.other().headline)}</a></li>' for i in range(count))
        return f"<div {self.name('related-content')}><h4>{head}</h4><ul>{links}</ul></div>"

    def opinion(self) -> str:
        """What a reader says."""
        return escape(". ".join(self.rng.sample(_OPINIONS, self.rng.randint(1, 4))) + ".")

    def comments(self, count: int, tag: str = "div") -> str:
        """What readers say under an article."""
        said = "".join(
            f"<{tag} {self.name('comment')}><span>{self.rng.choice(WRITERS).split()[0]}{self.rng.randrange(99)}</span>"
            f"<time>{self.rng.randint(2, 59)} minutes ago</time><p>{self.opinion()}</p><a href='#'>Reply</a></{tag}>"
            for _ in range(count)
        )
        return f"<section {self.name('comments')}><h3>{count} comments</h3>{said}</section>"

    def offer(self, count: int = 2) -> str:
        """Paragraphs that sell."""
        return "".join(f"<p>{text}</p>" for text in self.rng.sample(_OFFERS, count))

    def consent(self, count: int = 4) -> str:
        """Paragraphs of a lawyer."""
        return "".join(f"<p>{text}</p>" for text in self.rng.sample(_LEGAL, count))

    def caption(self, tag: str = "figure") -> str:
        """A picture with words under it."""
        place = self.other().headline
        words = f"{escape(place)}. File photo, {self.rng.randint(1, 28)} June. Photograph: {self.rng.choice(WRITERS)}"
        if tag == "figure":
            return (
                f'<figure><img src="/i/{self.rng.randrange(999)}.jpg" alt=""><figcaption>{words}</figcaption></figure>'
            )
        return (
            f'<{tag} {self.name("image-wrap")}><img src="/i.jpg"><{tag} {self.name("caption")}>{words}</{tag}></{tag}>'
        )

    def share(self) -> str:
        """Buttons."""
        where = "".join(f'<li><a href="https://{n}.example/s">{n.title()}</a></li>' for n in ("mail", "chat", "link"))
        return f"<ul {self.name('share-bar')}>{where}</ul>"

    def aside(self, count: int = 5) -> str:
        """A column of other stories."""
        return f"<aside {self.name('sidebar')}><h2>Most read</h2>{''.join(self.teaser() for _ in range(count))}</aside>"

    def navigation(self) -> str:
        """The top of a page."""
        links = "".join(f'<li><a href="/{s.lower()}">{s}</a></li>' for s in self.rng.sample(_SECTIONS, 18))
        return f'<header><a href="/" {self.name("logo")}>{self.house}</a><nav><ul>{links}</ul></nav></header>'

    def footer(self) -> str:
        """The bottom of a page."""
        links = "".join(f'<li><a href="/{s.lower()}">{s}</a></li>' for s in self.rng.sample(_SECTIONS, 24))
        right = f"© 2026 {self.house}. All rights reserved. No part of this site may be copied without permission."
        return f"<footer><ul>{links}</ul><p>{right}</p></footer>"

    def headline(self, tag: str = "h1") -> str:
        """The headline."""
        return f"<{tag}>{self.open(self.story.headline)}</{tag}>"

    def byline(self) -> str:
        """Who wrote it and when."""
        writer, day = self.rng.choice(WRITERS), self.rng.randint(1, 28)
        stamp = f"{day} March 2026, 10:{day:02} GMT"
        self.neutral += [f"By {writer}", stamp]
        return f"<div {self.name('byline')}>By <a href='/a'>{writer}</a></div><time>{stamp}</time>"

    def head(self, extra: str = "", data: dict[str, Any] | None = None) -> str:
        """The head of a page, with the scripts and style sheets that make up most of one."""
        title = escape(f"{self.story.headline} | {self.house}")
        about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": self.story.headline}
        code = "".join(
            f"!function(e,t){{var n{i}=e.createElement('script');n{i}.src='https://t.example/{i}.js';t.push(n{i})}}(document,_q);"
            for i in range(self.rng.randint(40, 400))
        )
        sheet = "".join(
            f".c{i}{{margin:{i % 9}px;color:#3{i % 9}4;display:flex}}" for i in range(self.rng.randint(50, 500))
        )
        return (
            f'<head><meta charset="utf-8"><title>{title}</title>'
            f'<meta property="og:title" content="{escape(self.story.headline)}">'
            f"<style>{sheet}</style><script>{code}</script>"
            f'<script type="application/ld+json">{json.dumps(about | (data or {}))}</script>{extra}</head>'
        )

    def page(
        self, inner: str, before: str = "", after: str = "", html: str = '<html lang="en">', extra: str = ""
    ) -> str:
        """A whole page around its middle."""
        return (
            f"<!DOCTYPE html>\n{html}{self.head(extra)}<body>{self.navigation()}{before}{inner}{after}"
            f"{self.footer()}<script>var s='<p>no text</p>';</script></body></html>"
        )


def spread(parts: Sequence[str], between: Sequence[str], rng: random.Random) -> str:
    """Parts in order, with others at chosen places between them."""
    at = sorted(rng.sample(range(1, len(parts)), min(len(between), len(parts) - 1)))
    out: list[str] = []
    for number, part in enumerate(parts):
        if at and number == at[0]:
            out.append(between[len(between) - len(at)])
            at.pop(0)
        out.append(part)
    return "\n".join(out)
