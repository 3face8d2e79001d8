"""English words for channels, audiences and places of saying: data only, read by `hearing`."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _names(rows: str) -> frozenset[str]:
    """The names of a list that bars divide."""
    return frozenset(" ".join(row.split()) for row in rows.split("|"))


MEETINGS = _names(
    """press conference|news conference|media conference|conference call|press briefing|news briefing|media briefing|
    security briefing|background briefing|briefing|teleconference|videoconference|video conference|webinar|webcast|
    press call|earnings call|media call|rally|forum|summit|seminar|symposium|panel|public meeting|town hall|
    town hall meeting|hearing|inquest|court hearing|ceremony|event|presser|press meet|press statement|
    media availability|photo call|media scrum|conference|workshop|roundtable|congress|convention|annual meeting|
    shareholders' meeting|public hearing|press point|doorstep|plenary session|plenary|emergency session"""
)
"""Occasions: a saying is told *to* them or made *at* them."""

SITTINGS = frozenset({"meeting", "session", "gathering"})
"""Occasions where they are told something, or where they follow the cue: at the head of a sentence they are often what
the saying is about."""

LEADING_TO = _set(
    """in at during on via told tell tells informed addressing addressed issued issuing released releasing
    published gave giving held holding"""
)
"""Words after which a channel's noun follows."""

NETWORKS = _names(
    "MSNBC|CNN|CNBC|Fox News|NBC|ABC|CBS|PBS|NPR|BBC|ITV|Sky News|C-SPAN|Fox Business|Bloomberg TV|NDTV|TF1"
)
"""Broadcasters that one is *on*."""

PIECES = _names(
    """statement|press statement|press release|news release|media release|release|communique|communiqué|declaration|
    interview|telephone interview|phone interview|television interview|TV interview|radio interview|video interview|
    email|e-mail|emailed statement|email statement|letter|open letter|text message|text|message|video message|
    audio message|voice message|video address|video|video clip|recording|written reply|written response|
    written answer|reply|response|tweet|retweet|post|blog post|blog|newsletter|podcast|speech|televised speech|
    televised address|address|keynote speech|keynote|sermon|homily|lecture|toast|broadcast|radio address|
    national address|report|annual report|quarterly report|preliminary report|interim report|final report|
    situation report|incident report|filing|court filing|regulatory filing|stock exchange filing|exchange filing|
    securities filing|lawsuit|complaint|indictment|charge sheet|affidavit|court papers|court documents|motion|
    testimony|written testimony|witness statement|deposition|ruling|judgment|notice|circular|bulletin|
    health bulletin|advisory|alert|memo|memorandum|note|readout|op-ed|opinion piece|essay|open-access paper|
    white paper|phone call|telephone call|phone conversation|telephone conversation|call|video call|
    video conference call|written statement|joint statement|joint communique|joint letter|signing statement|
    voice note|news bulletin|petition|manifesto|leaflet|resolution|research note|note to clients|client note|
    profit warning|trading update|stock exchange announcement|market announcement|diplomatic note|note verbale|Q&A|
    FAQ|fact sheet|status update|update|livestream|live stream|briefing note|dossier|cable|telegram|fax|
    tender notice|autobiography|memoir|documentary|
    poll|opinion poll|survey|study"""
)
"""What a saying is made *in*."""

ON_AIR = frozenset({"podcast", "call", "phone call", "telephone call", "video call", "broadcast", "livestream", "blog"})
"""Pieces that one can be *on*."""

KEPT = _set(
    """joint written telephone phone video press news media state televised radio television signing court text
    preliminary interim annual open diplomatic regulatory prerecorded pre-recorded recorded emailed voice
    earnings parliamentary tv party government cabinet commencement emergency closed-door"""
)
"""Words before a channel's noun that tell which kind it is; others ("regular", "brief", "rare") are left out."""

PLATFORMS = _names(
    """Telegram|X|Twitter|Facebook|Instagram|TikTok|YouTube|WhatsApp|Weibo|Sina Weibo|WeChat|VK|VKontakte|Truth Social|
    LinkedIn|Threads|Mastodon|Bluesky|Snapchat|Viber|Signal|Odnoklassniki|Rutube|Line|KakaoTalk|Koo|Zalo|Parler|Gab|
    Reddit|Discord|Twitch|Tumblr|Substack|Medium|Flickr|Douyin|Xiaohongshu|Kuaishou|Naver|Clubhouse|Vimeo|Messenger|
    Facebook Live|Instagram Live|Skype|Zoom"""
)
"""Networks and messengers as they are written."""

POSTS = frozenset({"post", "message", "video", "text", "update"})
"""Pieces whose network is the better name, where the clause gives it."""

POSTING = {"tweet": "Twitter", "retweet": "Twitter", "tweeted": "Twitter", "tweets": "Twitter", "tweeting": "Twitter"}
"""Cue words that name the network."""

WIRES_AND_WAVES = _names(
    """phone|telephone|email|e-mail|text message|text|letter|fax|video link|videolink|video|satellite phone|radio|mail|
    post|video call|Zoom|Skype|WhatsApp|Telegram|Signal"""
)
"""What follows "by", "via" or "over the"."""

SCREENS = (
    r"(?:(?:state|national|public|local|private|regional|live|Iranian|Russian|Chinese|Egyptian|Syrian|Turkish|Israeli|"
    r"Venezuelan|Cuban|Korean|[A-Z]\w+(?:ian|ese|ish|i))(?:-run|-owned|-controlled)? )"
    r"(?:television|TV|radio|broadcaster|TV channel|television channel|radio station)"
)
"""A broadcaster without a name ("state television")."""

FLOORS = (
    r"(?:UN|U\.N\.|United Nations)?'?s? ?(?:Security Council|General Assembly|Human Rights Council)"
    r"|[Pp]arliament|House of Commons|House of Lords|Bundestag|Knesset|Senate|Congress|"
    r"National Assembly|Lok Sabha|Rajya Sabha|State Duma|Verkhovna Rada|Riksdag|Storting|Dáil|Majlis|Diet|"
    r"European Parliament|Chamber of Deputies"
)
"""Bodies in whose sittings sayings are made."""

HEARERS = _set(
    """reporters journalists correspondents media press newsmen newspersons lawmakers deputies senators parliament
    parliamentarians mps legislators congress delegates supporters voters crowd crowds followers worshippers
    faithful diplomats ambassadors investors analysts shareholders employees staff workers students residents
    villagers colleagues allies officials viewers listeners readers police investigators prosecutors jurors jury
    judge judges court commission committee council board cabinet leaders partners clients customers members
    families relatives troops soldiers officers audience newspaper daily paper magazine agency broadcaster
    channel weekly tabloid network portal website outlet programme program show"""
)
"""Whom one speaks to in general; a name is a hearer wherever the clause allows."""

MEDIA = _set(
    """newspaper daily paper magazine agency broadcaster channel weekly tabloid network portal website outlet
    station television radio tv broadsheet
    gazette times post herald tribune journal chronicle courier dispatch telegraph star observer standard mail
    express news press inquirer examiner bulletin"""
)
"""Words for a medium that ends a hearer's name."""

TELLING = _set(
    """tell tells told telling inform informs informed informing assure assures assured assuring notify notifies
    notified notifying remind reminds reminded reminding brief briefs briefed briefing message messages messaged
    messaging advise advises advised advising reassure reassures reassured reassuring alert alerts alerted text
    texts texted promise promises promised promising warn warns warned warning ask asks asked asking persuade
    persuaded convince convinced show shows showed email emails emailed"""
)
"""Cue words that take the hearer as their object, where the content is another part ("told Reuters that ...")."""

BIDDING = _set(
    """ask asks asked asking order orders ordered ordering instruct instructs instructed instructing press presses
    pressed pressing direct directs directed directing command commands commanded tell tells told beg begs
    begged beseeched invite invites invited implored lobbied pressured"""
)
"""Cue words whose content begins with the hearer who is to act ("ordered the captain not to stop")."""

CHIDING = _set(
    """reprimand reprimands reprimanded reprimanding scold scolds scolded scolding admonish admonishes admonished
    chide chides chided"""
)
"""Cue words whose content is the hearer."""

LEARNING = _set("learned learnt heard learns received obtained")
"""Cue words whose subject is the hearer, where "from" follows."""

OBJECTS = _set("me us him her them")
"""Pronouns that a hearer may be."""

BARE = frozenset({"testimony", "court papers", "court documents", "written testimony", "email", "text", "video"})
"""Channels that stand without an article ("in testimony")."""

TALKING = _set(
    """discuss discusses discussed discussing talk talks talked speak speaks spoke consult consulted agree agreed
    exchange exchanged raise raised share shared negotiate negotiated"""
)
"""Cue words after which the hearer follows "with"."""

GIVING = _set(
    """say says said saying confirm confirms confirmed confirming deny denies denied denying admit admits admitted
    explain explains explained write writes wrote writing complain complained confide confided reveal revealed
    disclose disclosed describe described repeat repeated report reported respond responded reply replied state
    stated announce announced suggest suggested apologize apologise apologized apologised propose proposed
    reiterate reiterated insist insisted acknowledge acknowledged mention mentioned convey conveyed hint hinted
    pledge pledged vow vowed express expressed offer offered declare declared appeal appealed"""
)
"""Cue words after which the hearer follows "to"."""

STOPS = _set(
    """that on in at by via from during after before when as to for over about earlier late later last this
    yesterday today tonight tomorrow how why what whether if where who which while because since through under
    without following amid ahead shortly exclusively again recently only just then there here it's there's he's
    she's but so saying adding monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december sept oct nov dec jan feb mar apr jun jul aug
    mon tue tues wed thu thur thurs fri sat sun not early two three four five several one hours minutes days
    weeks months separately afterwards afterward privately publicly personally directly instead simply plainly
    he she they we i you is are was were has have had will would could can"""
)
"""Words that end the hearer's name."""
