"""What a block of a page is, where its name or its heading says that it is surely not the article.

Readers' comments, offers, consent, lists of other stories: `elements.Place.APART`. The extractor is never shown them,
and a page with a short article and sixty comments is no longer a page of comments. Unlike the words of
`elements.SIDE_NAMES`, which weigh against a line, these decide; so names count as whole names only, and a heading only
where it is the first line of its own block. A page on which nothing else is left is read once more without this
(`page.walk`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from .elements import Place
from .page_lines import Element, Line, Page

_NAMES = re.compile(
    r"(?:^|\s)(?:"
    r"comments?|comments?[-_](?:list|section|area|container|wrapper|thread|body|item|content|text|box)|commentlist|"
    r"anzeige|werbung|advertisement|publicidad|publicité|disqus[-_]thread|fb-comments|pull[-_]?quotes?|paywall(?:[-_][\w-]+)?|"
    r"(?:newsletter|cookie|consent|paywall|regwall|subscription)[-_](?:banner|signup|sign-up|wall|offer|form|box|promo|notice)|"
    r"onetrust[\w-]*|related[-_](?:content|stories|articles|posts|links|news)|jp-relatedposts"
    r")(?=\s|$)",
    re.IGNORECASE,
)
_HEADINGS = re.compile(
    # Comments
    r"(?:(?:all|view|show|top|leave a|post a|read) )?(?:(?:reader|readers’|\d{1,6}) )?(?:comments?|reply|replies)"
    r"(?: \(?\d{1,6}\)?)?|"
    r"(?:join the )?(?:conversation|discussion)|kommentare|commentaires|comentarios|комментарии|تعليقات|תגובות|评论|"
    # Other stories
    r"(?:related|recommended|more|other|latest|top|popular|trending)"
    r"(?: (?:stories|story|news|articles?|posts|content|topics|coverage|reading|headlines|links))?|"
    r"headlines|more (?:on|from|in|about|like) (?:\S+ ?){1,4}|(?:read|see|watch) (?:also|more|next)|"
    r"also (?:read|in the news|on this .{1,12})|most (?:read|popular|viewed|shared|commented)|"
    r"(?:you )?(?:may|might) (?:also )?like|what to read next|up next|don[’']t miss|in other news|around the web|"
    r"editor[’']?s?[’']? picks?|mehr zum thema|lesen sie auch|das könnte sie auch interessieren|meistgelesen|"
    r"(?:à )?lire aussi|sur le même sujet|te puede interesar|lea también|noticias relacionadas|más leídas|leia também|"
    r"leggi anche|lees ook|läs också|читайте также|похожие новости|по теме|اقرأ أيضا|קראו גם|"
    r"相关新闻|相关阅读|延伸阅读|関連記事|"
    # Offers and consent
    r"(?:read|continue|keep).{1,20}subscri\w+|subscribe(?: (?:now|today|to .{1,30}))?|sign up.{0,40}|"
    r".{0,20}newsletters?|(?:we (?:value|respect|care about) )?your privacy.{0,20}|(?:about |use of )?cookies|"
    r"get unlimited access.{0,20}",
    re.IGNORECASE,
)
_LONGEST, _TITLE = 60, 1000
"""Characters of the longest heading of a block, and those of a page's title, or of a stretch of a heading, that are
looked at."""
_MOST_LINES, _MOST_AROUND = 50, 200
"""Lines of a heading, and blocks around it, that are looked at: what is longer heads nothing, and headings that never
end would be read again and again."""
_CAPTION = 300
"""Characters of the longest caption: three sentences."""
_END = " \t\r\n:…>»-–"


def named_apart(names: str) -> bool:
    """Whether a class or id says that a block is surely not the article."""
    return _NAMES.search(names) is not None


def heads_apart(heading: str) -> bool:
    """Whether a block under this heading is surely not the article.

    heads_apart("12 Comments")  ->  True; heads_apart("Comments of the minister")  ->  False
    """
    return len(heading) <= _LONGEST and _HEADINGS.fullmatch(heading.strip(_END)) is not None


def headed(source: str, page: Page, stack: Sequence[Element], blocks: Sequence[int], name: str, own: int) -> int:
    """Take note of a heading that ends: it may say that its block is not the article.

    `stack` are the open elements, `blocks` the numbers of the block elements among them, `name` is the heading's, and
    `own` the number of the page's own article: 0 where none is known, -1 where the page's headline stands outside any.
    What `own` is then is returned.
    """
    lines = page.lines
    at = len(blocks) - 1
    while stack[blocks[at]].name != name:
        at -= 1
    heading = stack[blocks[at]]
    told = lines[heading.first : heading.first + _MOST_LINES + 1]
    if not told or len(told) > _MOST_LINES or heading.place & Place.APART or at < 1:
        return own
    if name == "h1":
        around_it = [stack[b] for b in blocks[max(0, at - _MOST_AROUND) : at]]
        # What the page's title says counts for its first heading of this rank only, and costs time.
        titled = own == 0 and _words(source, told) in _titles(source, page)
        return _begun(page, around_it, heading.first, own, titled)
    around = stack[blocks[at - 1]]
    if around.name in ("header", "hgroup") and at > 1:
        around = stack[blocks[at - 2]]
    unfit = around.name in ("", "html", "body", "main", "article") or around.place & Place.BODY
    if around.first == heading.first and not unfit:
        if sum(line.size for line in told) > _LONGEST:
            return own
        words = " ".join(source[a : min(b, a + _TITLE)] for line in told for a, b in line.runs[:_TITLE])
        if heads_apart(" ".join(words.split())):
            _set_apart(around, told)
    return own


def _begun(page: Page, around: Sequence[Element], first: int, own: int, titled: bool) -> int:
    """A first-rank heading: with one of its own, an `article` after that of the page's title is another.

    Posts of a live page are articles too; but it is the page, and no post, that its title names.
    """
    article = next((element for element in reversed(around) if element.name == "article"), None)
    if own == 0 or article is None:
        return own or (article.number if article and titled else -1)
    if own > 0 and article.number != own and article.first >= first - 2:
        _set_apart(article, page.lines[first:])
        page.others.append(first)
    return own


def _titles(source: str, page: Page) -> str:
    """The letters of the page's title, and of its title for others."""
    given = [m.get("content", "") for m in page.metas if "title" in (m.get("property") or m.get("name") or "")]
    shown = source[slice(*page.title)][:_TITLE] if page.title else ""
    return _letters("\0".join([shown, *(title[:_TITLE] for title in given[:9])]))


def _words(source: str, lines: Sequence[Line]) -> str:
    return _letters("".join(source[a : min(b, a + _TITLE)] for line in lines for a, b in line.runs[:_TITLE]))


def _letters(text: str) -> str:
    return "".join(char for char in html.unescape(text).casefold() if char.isalnum())


def _set_apart(block: Element, lines: Sequence[Line]) -> None:
    block.place |= Place.SIDE | Place.APART
    for line in lines:
        line.place |= Place.SIDE | Place.APART


def captioned(lines: Sequence[Line]) -> None:
    """A block that begins with a picture ends: where a line or two are all that it holds, they are its caption.

    `lines` are its first three at most.
    """
    if len(lines) <= 2 and sum(line.size for line in lines) <= _CAPTION:
        for line in lines:
            if not line.place & (Place.HEADING | Place.PARAGRAPH):
                line.place |= Place.SIDE | Place.APART
