"""What a block of a page is, where its name or its heading says that it is surely not the article.

Readers' comments, offers, consent, lists of other stories: `elements.Place.APART`. The extractor is never shown them, and
a page with a short article and sixty comments is no longer a page of comments. Unlike the words of `elements.SIDE_NAMES`,
which weigh against a line, these decide; so names count as whole names only, and a heading only where it is the first
line of its own block. A page on which nothing else is left is read once more without this (`page.walk`).
"""

from __future__ import annotations

import re

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
    r"(?:all |view |show |leave a |post a |read |top )?(?:reader |readers’ |\d{1,6} )?(?:comments?|repl(?:y|ies))(?: \(?\d{1,6}\)?)?|"
    r"(?:join the )?(?:conversation|discussion)|kommentare|commentaires|comentarios|комментарии|تعليقات|תגובות|评论|"
    # Other stories
    r"(?:related|recommended|more|other|latest|top|popular|trending)(?: (?:stories|story|news|articles?|posts|content|topics|"
    r"coverage|reading|headlines|links))?|latest|headlines|"
    r"more (?:on|from|in|about|like) (?:\S+ ?){1,4}|(?:read|see|watch) (?:also|more|next)|also (?:read|in the news|on this)|"
    r"most (?:read|popular|viewed|shared|commented)|(?:you )?(?:may|might) (?:also )?like|what to read next|up next|"
    r"don[’']t miss|in other news|around the web|editors?[’']?s? picks?|"
    r"mehr zum thema|lesen sie auch|das könnte sie auch interessieren|meistgelesen|à lire aussi|lire aussi|sur le même sujet|"
    r"te puede interesar|lea también|noticias relacionadas|más leídas|leia também|leggi anche|lees ook|läs också|"
    r"читайте также|похожие новости|по теме|اقرأ أيضا|קראו גם|相关新闻|相关阅读|延伸阅读|関連記事|"
    # Offers and consent
    r"(?:read|continue|keep).{1,20}subscri\w+|subscribe(?: (?:now|today|to .{1,30}))?|sign up.{0,40}|.{0,20}newsletters?|"
    r"(?:we (?:value|respect|care about) )?your privacy.{0,20}|(?:about |use of )?cookies|get unlimited access.{0,20}",
    re.IGNORECASE,
)
_LONGEST = 60
_END = " \t\r\n:…>»-–"


def named_apart(names: str) -> bool:
    """Whether a class or id says that a block is surely not the article."""
    return _NAMES.search(names) is not None


def heads_apart(heading: str) -> bool:
    """Whether a block under this heading is surely not the article.

    heads_apart("12 Comments")  ->  True; heads_apart("Comments of the minister")  ->  False
    """
    return len(heading) <= _LONGEST and _HEADINGS.fullmatch(heading.strip(_END)) is not None
