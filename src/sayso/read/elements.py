"""What the elements of a page say of the text inside them: data for the walk over a page (`page`)."""

# ruff: noqa: SIM905 - a list of words is read as words

from __future__ import annotations

import re


class Place:
    """Where a line stands: the elements around it, as far as they tell an article from what surrounds it."""

    HIDDEN = 1
    LINK = 2
    PREFORMATTED = 4
    SIDE = 8
    """Navigation, footers, asides, forms, captions, buttons; and what its class names share, related, comment ..."""
    HEADING = 16
    ITEM = 32
    CELL = 64
    ARTICLE = 128
    """Inside `article` or `main`."""
    BODY = 256
    """Inside an element whose class, id or itemprop says that it is the text of the article."""
    TITLE = 512
    """Inside the first-rank heading."""
    PARAGRAPH = 1024
    APART = 2048
    """Surely not of the article, by its own name or heading (`apart`); the extractor is not shown it."""


BLOCKS: dict[str, int] = {
    **dict.fromkeys(
        "address blockquote body center dd details div dl dt fieldset figure hgroup hr html legend ol p pre section "
        "summary table tbody thead tfoot tr ul main article header search".split(),
        0,
    ),
    **dict.fromkeys("aside nav footer form figcaption caption optgroup dialog menu frameset".split(), Place.SIDE),
    **dict.fromkeys("h2 h3 h4 h5 h6".split(), Place.HEADING),
    "h1": Place.HEADING | Place.TITLE,
    "li": Place.ITEM,
    "td": Place.CELL,
    "th": Place.CELL,
    "article": Place.ARTICLE,
    "main": Place.ARTICLE,
    "p": Place.PARAGRAPH,
    "blockquote": Place.PARAGRAPH,
    "pre": Place.PREFORMATTED,
}
QUIET = frozenset("svg template select object datalist button noscript audio video canvas map".split())
"""Elements within a line whose text is no text of the page, and no concealment either: icons, controls, substitutes."""
BREAKS = {"td": 1, "th": 1, "tr": 2, "li": 2, "dt": 2, "dd": 2}
"""What parts the lines of these from each other (`Line.breaks`); other blocks: 3."""
IN_HEADING = frozenset({"div", "header", "hgroup", "section"})
OF_ITS_OWN = Place.PARAGRAPH | Place.TITLE | Place.HEADING
"""What a block does not take over from the block around it."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr basefont frame keygen".split())
ENDS_SAME: dict[str, tuple[str, ...]] = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "option": ("option",),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
}

# Words of class names and ids, as news sites commonly choose them. They decide nothing alone: they weigh against a line
# in our own choice, and keep a line that the extractor left out from being put back.
SIDE_NAMES = re.compile(
    r"(?:\b|_)(?<!has-)(?<!with-)(?<!no-)(?:comments?|disqus|related|recommend\w*|promo\w*|newsletter|subscri\w+|"
    r"signup|share|sharing|social|sidebar|cookie\w*|consent|breadcrumbs?|nav|navbar|navigation|menu|footer|masthead|pagination|pager|"
    r"advert\w*|ads?|sponsor\w*|outbrain|taboola|teasers?|trending|most-?read|popular|toolbar|captions?|credits?|"
    r"print-only|skip-?links?|paywall|pull-?quotes?|anzeige|werbung|publicidad|publicité|byline-share|read-?more|read-?also|also-?read)(?:\b|_)",
    re.IGNORECASE,
)
BODY_NAMES = re.compile(
    r"(?:\b|_)(?:articleBody|article-?_?(?:body|text|content)|story-?_?(?:body|text|content)|entry-?_?content|"
    r"post-?_?(?:body|content)|body-?text|main-?text|news-?text)(?:\b|_)",
    re.IGNORECASE,
)
NAMED = re.compile(r"\b(?:class|id|itemprop|role|style|hidden|aria-hidden|bgcolor|color|size|open)\b", re.IGNORECASE)
SIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "menu", "menubar", "dialog", "banner"})
