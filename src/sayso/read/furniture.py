"""Left-over furniture of pages and wires: adverts, player notices, mailing-list lines, template variables, wire codes.

Each pattern is bound to the whole of a paragraph or to words that no news sentence holds. Lines that a reader of the
copy was meant to see ("Read also: ...", a byline, a copyright line) are asides of the report and no damage.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..model import Damage, Passage
from .layout import Layout

_SHORT = 400
"""Code points of the longest paragraph that is looked at as a whole: appeals of an outlet run to 330."""

# A paragraph that is nothing else.
_WHOLE = re.compile(
    r"""(?:[-–—*•>\[(]\s*)?(?:
      (?:advertisements?|sponsored(?:\ content|\ links?)?|paid\ content|promoted)
          (?:\s*[-–—|:.]?\s*(?:story\ continues\ below|continue\ reading.*|scroll\ to\ continue.*|skip\ ad.*))?
    | [\[(](?:advertisements?|advertorial|advert|ad|sponsored|promoted|paid\ content|anzeige|publicidad)[\])]\ .{2,100}
    | \[?(?:advertisements?|advertorial|advert|sponsored|paid\ content|anzeige|publicidad):\ .{2,100}
    | (?:(?:the\ )?(?:story|article|text)\ continue[sd]\ (?:below|after)|continue\ reading\ below).{0,60}
    | \(?(?:continue[sd]|cont(?:['’.]?d\.?|\.)|turn|see)\ (?:from|on|to|over)\ (?:page|p\.?|pg\.?)\ ?[A-Z]?\d{1,3}\.?\)?
    | (?:log|sign)\ in\ (?:or\ (?:register|subscribe)\ )?to\ (?:comment|continue|read|post|reply|leave)\b.{0,60}
    | advertise\ (?:here|with\ us)\b.{0,60}
    | scroll\ (?:down\ )?(?:for|to)\b.{0,60}
    | click\ here\ (?:to|for)\b.{0,80}
    | (?:follow|like)\ (?:us|me|him|her|them|@?\w+(?:\ \w+){0,3})\ on
          \ (?:twitter|facebook|x|instagram|telegram|whatsapp|tiktok|linkedin|youtube|google\ news)\b.{0,80}
    | (?:sign\ up|subscribe|register)\ (?:for|to|here|now|today|below)\b.{0,160}
    | get\ (?:the|our|all\ the)\b.{0,120}\b(?:delivered\ to|in|straight\ to)\ your\ (?:inbox|e-?mail).{0,160}
    | (?:download|get|install)\ (?:the|our)\ .{0,40}\bapp\b.{0,60}
    | (?:share|tweet|pin|e-?mail|print)\ (?:this|on)\b.{0,60}
    | (?:(?:connect|share|tweet|save|print|e-?mail|facebook|twitter|whatsapp|pinterest|linkedin|reddit|copy\ link
          |comments?|more)\b\s*[|·•,/]?\s*){2,9}
    | (?:also\ watch|watch\ also|watch\ next|up\ next|now\ playing)\b.{0,160}
    | (?:this\ )?(?:video|audio|content|page)\ (?:is\ )?(?:not\ available|unavailable
          |cannot\ be\ played|could\ not\ be\ loaded)\b.{0,120}
    | (?:please\ )?(?:enable|turn\ on)\ (?:javascript|cookies)\b.{0,160}
    | your\ browser\ does\ not\ support\b.{0,120}
    | media\ playback\ is\ (?:unsupported|not\ supported)\ on\ (?:your|this)\ device\b.{0,160}
    | enlarge\ this\ image\b.{0,120} | toggle\ caption\b.{0,120} | hide\ caption\b.{0,60}
    | (?:we|this\ (?:site|website|page))\ uses?\ cookies\b.{0,200}
    | (?:skip|jump)\ (?:to\ comments|past\ (?:the\ )?newsletter|to\ (?:the\ )?(?:top|end|navigation))\b.{0,80}
    | listen\ to\ this\ (?:article|story)\b.{0,40} | recommended\ (?:stories|reading|articles)
    | to\ continue\ reading,?\ (?:please\ )?(?:log|sign|subscribe|register)\b.{0,80}
    | undefined | null | NaN | \[object\ Object\]
    | tap\ here\ to\b.{0,80} | we\ apologi[sz]e,?\ but\ this\ (?:video|audio|content)\b.{0,120}
    | (?:\$\(document\)|\(?function\s?\(|window\.\w+\s?[=(.]|googletag\b|var\ \w+\s?=).{0,300}
    | story\ highlights | chat\ with\ us\ (?:in|on)\ facebook\b.{0,120} | slideshow\ \(\ ?\d+\ images?\ ?\)
    | our\ standards:\ the\ thomson\ reuters\ trust\ principles\.? | please\ verify\ you[’']re\ not\ a\ robot\b.{0,300}
    | newsletter\ sign-?up | (?:manage|more)\ newsletters
    | (?:view|show|leave|load|post)\ (?:a\ |all\ |more\ )?comments?
    | (?:fullscreen|autoplay|show\ thumbnails|show\ captions|last\ slide|next\ slide|post\ to\ facebook)\b.{0,200}
    | (?:to\ read\ the\ full\ story|already\ a\ (?:subscriber|member)|skip\ to\ (?:main\ )?content
          |close\ (?:dialog|ad))\b.{0,80}
    | you\ have\ \d+\ free\ articles\b.{0,80}
    | (?:facebook\ twitter\ pinterest|just\ watched|replay\ more\ videos|must\ watch|hide\ caption
          |show\ caption)\b.{0,160}
    | (?:play|close|watch)\ (?:the\ )?video\b.{0,60} | next\ slideshow\b.{0,60} | view\ the\ discussion\ thread\.?
    | continue\ reading\ the\ main\ story | (?:get|add)\ (?:breaking\ news|interest)\b.{0,160}
    | (?:join|start)\ the\ conversation\b.{0,160} | interested\ in\ .{2,60}\?\ (?:add|sign|subscribe|get)\b.{0,200}
    | a\ link\ has\ been\ (?:sent|posted)\ to\ your\b.{0,120} | these\ are\ external\ links\b.{0,80}
    | this\ site\ is\ protected\ by\ recaptcha\b.{0,200} | we\ are\ sorry,\ ?this\ video\ is\b.{0,160}
    | (?:if\ you\ )?(?:like|liked|enjoyed)\ (?:this\ (?:article|story)|what\ you(?:'re|’re|\ are)?
          \ read(?:ing)?)\b.{0,200}
    | do\ you\ support\ .{2,60}\?\ like\ the\ page:?
    | (?:loading|please\ wait)(?:\s*(?:\.{2,}|…)).{0,40}
    | you\ (?:get|received?|are\ receiving|'re\ receiving)\ this\ (?:e-?mail|mail|message|newsletter)\ because\b.{0,160}
    | (?:most\ (?:read|viewed|popular)|trending(?:\ now)?|recommended\ for\ you|you\ (?:may|might)\ also\ like
          |more\ on\ this\ story|from\ around\ the\ web)
    | (?:image|media)\ caption[,:]?\ .{2,160}
    | (?:replay|play|pause|mute|skip|buy|enlarge|expand|zoom)\ (?:this\ )?(?:video|photo|image|picture|ad|audio|gallery)
          (?:\ content)?
    | this\ (?:video|post|image)\ is\ no\ longer\ available\.? | click\ to\ (?:expand|enlarge|view|zoom)\b.{0,40}
    | (?:view|launch|open|see)\ (?:the\ )?(?:full\ )?(?:slideshow|gallery)\b.{0,40} | \d{1,3}\ of\ \d{1,3}
    | enter\ your\ e-?mail(?:\ address)?\b.{0,60} | thank(?:s|\ you)\ for\ (?:subscribing|signing\ up)\b.{0,80}
    | get\ (?:today|the\ day|the\ week)[’']s\ .{2,60}\ (?:in|to)\ your\ (?:inbox|e-?mail)\b.{0,60}
    | follow\ (?:@\w{2,30}|(?:us|me|him|her|them)\ @?\w{2,30}) | (?:download|copy)\ (?:embed|link)\b.{0,20}
    | (?:support\ (?:our|independent)\ journalism|donate\ (?:now|today)|become\ a\ (?:member|subscriber|supporter))[.!]?
    | (?:pic\.twitter\.com|https?://t\.co)/\w{4,20} | (?:take|vote\ in)\ our\ (?:poll|quiz|survey)\b.{0,60}
    | (?:load|show|view)\ more | report\ a\ (?:typo|mistake|correction|problem)\b.{0,40}
    | breaking\ news\ (?:e-?mails?|alerts?|newsletter)\b.{0,80}
    )(?:\s*[-–—*•<\])])?""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that only an outlet's appeal to its readers or to other outlets holds: the whole paragraph is its own matter.
_APPEAL = re.compile(
    r"""\bone-time\ (?:donation|contribution)\b | \bavailable\ without\ charge\ to\ any\ eligible\b
    | \bfor\ licensing\ opportunities\b | \bby\ signing\ up,?\ you\ agree\b | \bfree\ trial\ subscription\b
    | \bsupport\ (?:our|independent|quality|this)\b.{0,40}\bjournalism\b.{0,80}
        \b(?:donat|subscri|member|contribut|depend)
    | \bwe(?:'re|’re|\ are)\ not\ dependent\ on\ commercial\b
    | \bbecome\ a\ (?:member|subscriber|supporter)\ (?:today|now)\b
    | \bsmall\ favou?r\ to\ ask\b | \bhelp\ (?:us\ )?keep\ \w+\ free\b
    | \bprovides\ the\ information\ [“"']as\ is | \ball\ (?:our\ )?newsletters\b.{0,40}\binbox\b
    | \bfreedom\ of\ speech\ isn[’']t\ free\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Notices that run into the paragraph that follows them.
_RUN_ON = re.compile(
    r"""image\ (?:source|copyright)[,:]?\ (?:[\w.,/&-]{1,40}\ ){1,6}?image\ caption[,:]?
    | image\ copyright\ (?:[A-Z][\w./&-]{0,40}\ ?){1,3}(?=\s|$)
    | media\ playback\ is\ (?:unsupported|not\ supported)\ on\ (?:your|this)\ device(?:\ media\ caption)?
    | media\ caption(?=\ [A-Z]) | enlarge\ this\ image\ toggle\ caption | story\ continues\ below\ advertisement
    | advertisement\ -\ story\ continues\ below""",
    re.IGNORECASE | re.VERBOSE,
)
# Headlines of other stories that a page keeps behind a name and closes with "MORE", run into the sentence: "Jane
# RoeFerry line to close in June MORE said".
_BEHIND = re.compile(r"(?:[A-Z][\w.'’-]{0,30} ){0,3}[A-Z][\w.'’-]{0,30}?[a-z][A-Z][a-z]+ [^\n\r]{10,400}? MORE(?!\w)")
# An advert's label, whole or cut short, or a call of the page, that stands between two sentences.
_STRAY = re.compile(
    r"[.!?\"”’)\]][ \t]+((?:Advertis(?:em(?:e(?:nt?)?)?)?|ADVERTIS(?:EM(?:E(?:NT?)?)?)?)"
    r"(?: Continue reading the main story)?"
    r"|(?:Story|Article) [Cc]ontinue[sd] [Bb]elow|Continue reading the main story|Replay [Vv]ideo|Sponsored [Cc]ontent"
    r"|Watch the video (?:above|below)\.?|Get breaking news alerts(?: and special reports\.?)?|Subscribe now"
    r"|Chat with us in Facebook Messenger|MUST WATCH|Just [Ww]atched|Recommended for [Yy]ou|You may also like"
    r"|Sign up for (?:our|the) [\w ]{0,30}?newsletters?|Follow us on \w{1,20}|Click here to [\w ]{2,40}?"
    r"|Share this (?:article|story|post)|Scroll (?:down )?(?:for|to) [\w ]{2,30}?|Enlarge this image|Loading\.\.\."
    r"|(?:Image|Photo|Media) cap(?:t(?:i(?:on?)?)?)?|Related artic(?:l(?:es?)?)?)"
    r"(?=[ \t]+[A-Z\"“]|[ \t]*(?:[\r\n]|\Z))"
)
# Tags that a text was meant to have lost.
_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|a|div|span|img|script|style|iframe|figure|figcaption|blockquote|table|t[rdh]|[uo]l|li"
    r"|h[1-6]|tweet)(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
# Variables that a template left unfilled, with the words that they are glued to.
_TEMPLATE = re.compile(
    r"%%\w{1,40}%%|\{\{[\w .|]{1,60}\}\}|\$\{[\w.]{1,60}\}|\{%[\w ]{1,60}%\}|<%=?[\w ]{1,60}%>|\[%\w{1,40}%\]"
    r"|\[\[(?:image|file|media):[^\[\]\n]{1,80}\]\]|##[A-Z_]{3,40}##|<!--[^\n]{0,200}?-->"
    r"|\[/?(?:caption|embed|gallery|playlist|youtube|tweet|su_\w{1,20})(?: [^\[\]\n]{0,200})?\]"
)
# Slugs that a wire's system prints for itself.
_CODE = re.compile(
    r"\bMENAFN\d{4,40}[A-Za-z0-9]{0,30}(?:[ \t]+[A-Z]{1,3}){0,4}(?!\w)"
    r"|\b(?:dpa|afp|ap|rtr)-[a-z]{2,5}-[a-z]{2,5}(?:[ \t]+[a-z]{1,3}){0,3}(?=[ \t]*(?:[\r\n]|\Z))"
)

# Letters and figures by which a system files a story, behind its last sentence or alone in one of its last lines,
# no clock and no day: "XNW-110326-0915-R2". With strokes they are the initials of who wrote and edited ("XN/0412").
_FILED = re.compile(
    r"(?:\A|(?<=[.!?\"”’)\]] ))[\[(#]?(?=[A-Z0-9_.:-]{0,40}[A-Z]{2})(?=(?:[A-Z_.:-]{0,8}\d){4})"
    r"(?!(?:\d{1,2}[.:]?\d{2}|[\d.:-]{6,16}T?[\d:]{0,8}"
    r"|\d{0,2}-?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}-?\d{0,4})[A-Z]{0,4}[\])]?\s*\Z)"
    r"[A-Z0-9]{2,40}(?:[-_.:][A-Z0-9]{1,20}){0,6}[\])]?(?=\s*\Z)"
)
_FILED_LINES, _FILED_REACH = 3, 48
"""Lines at the end in which it may stand, and code points that it has at the most, with what is before it."""

# What each match of a pattern holds, in small letters: where nothing of it stands, the pattern is not asked.
_WITHIN = (
    (_RUN_ON, "image source|image copyright|media playback|media caption|enlarge this image|advertisement"),
    (_TEMPLATE, "%%|{{|${|{%|<%|[%|[[|##|<!--|[/|[caption|[embed|[gallery|[playlist|[youtube|[tweet|[su_"),
    (_BEHIND, " more"),
    (_TAG, "<"),
)
_CODE_SIGNS = ("menafn", "dpa-", "afp-", "ap-", "rtr-")
_APPEALS = (
    "one-time |available without charge|for licensing opp|signing up|free trial|journalism|not dependent on|become a "
    "|to ask|help keep|help us keep|provides the information|newsletters|freedom of speech"
)


def furniture(layout: Layout) -> Iterator[Damage]:
    """Give the left-over lines, notices, variables and codes of a text."""
    whole = set()
    appeals = set(_holding(layout, _APPEALS))
    for number, paragraph in enumerate(layout.paragraphs):
        if paragraph.end - paragraph.start <= _SHORT:
            shown = layout.shown(paragraph)
            if _WHOLE.fullmatch(shown) or (number in appeals and _APPEAL.search(shown)):
                yield Damage("boilerplate", paragraph)
                whole.add(number)
    for pattern, held in _WITHIN:
        for number in _holding(layout, held):
            for match in pattern.finditer(layout.text, *layout.paragraphs[number]) if number not in whole else ():
                yield Damage("boilerplate", Passage(match.start(), match.start() + len(match.group().rstrip())))
    for match in _STRAY.finditer(layout.text):
        yield Damage("boilerplate", Passage(*match.span(1)))
    coded = any(sign in layout.small for sign in _CODE_SIGNS)
    for match in _CODE.finditer(layout.text) if coded else ():
        yield Damage("boilerplate", Passage(*match.span()))
    yield from _filed(layout)


def _filed(layout: Layout) -> Iterator[Damage]:
    """Give the codes under which a story is filed, in its last lines."""
    for paragraph in layout.paragraphs[-_FILED_LINES:]:
        start = max(paragraph.start, paragraph.end - _FILED_REACH)
        code = _FILED.search(layout.text[start : paragraph.end])
        if code and (code.start() + start == paragraph.start or paragraph == layout.paragraphs[-1]):
            yield Damage("boilerplate", Passage(start + code.start(), paragraph.end))


def _holding(layout: Layout, held: str) -> list[int]:
    """The numbers of the paragraphs that hold one of some strings of small letters, which bars part."""
    if len(layout.small) != len(layout.text):  # small letters that are longer ("İ"): places do not match
        return list(range(len(layout.paragraphs)))
    found = set()
    for string in held.split("|"):
        at = layout.small.find(string)
        while at >= 0:
            number = bisect_right(layout.paragraphs, at, key=_start) - 1
            found.add(number)
            at = layout.small.find(string, max(at + 1, layout.paragraphs[number].end))
    return sorted(found)


def _start(paragraph: Passage) -> int:
    return paragraph.start
