"""English: data for cutting and reading news copy."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»", "''"})

ABBREVIATIONS = _set(
    """mr mrs ms dr sen sens rep reps gov govs gen col maj sgt lt cpl capt cmdr adm brig st jr sr messrs prof rev
    fr hon pres u.s u.n u.k e.u d.c d r i.e e.g a.m p.m no nos vs v etc inc corp co ltd llc plc dept univ assn
    bros est approx fig jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ala ariz
    ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m n.y n.c
    n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo ont que"""
)

# --- how news copy says that somebody says something
# Word lists only: which make an attribution is decided in `backends/rules.py`. A verb may stand in several lists.

SAY = _set(
    """say add note argue explain claim state declare announce insist suggest acknowledge admit concede contend
    maintain assert allege observe remark comment reply respond retort counter recall recount relate write tweet
    post report reveal disclose confirm deny warn caution predict forecast estimate conclude stress emphasize
    emphasise underline underscore reiterate repeat complain boast brag vow pledge promise swear propose
    recommend agree testify indicate signal hint imply mention clarify elaborate exclaim opine posit theorize
    theorise speculate charge proclaim joke quip muse lament wonder ask affirm specify answer confide reckon
    profess decree rule reason advise demand protest interject chime caption blog text email e-mail venture
    stipulate object attest certify corroborate retweet crow mutter whisper shout yell cry scream sigh growl
    snap scoff sniff jest tease plead vent gush beam rejoin summarize summarise surmise decide learn"""
)
"""Take a clause or a quotation: S said (that) C; "C," S said."""

QUOTE = _set(
    """continue begin conclude laugh chant thunder bellow roar rail intone start joke quote sing ask inquire
    enquire demand read echo finish offer open urge implore beg note tell"""
)
"""Take a quotation, and no clause."""

TELL = _set(
    """tell assure inform remind notify warn advise promise brief alert ask caution convince persuade reassure
    counsel instruct question query"""
)
"""Take the person addressed first: S told X (that) C."""

JUDGE = _set(
    """criticize criticise praise accuse blame condemn denounce slam blast attack mock ridicule dismiss reject deny
    welcome applaud hail laud thank congratulate call label brand describe question dispute contest refute rebut
    decry deride lambast lambaste rebuke chastise chide scold assail castigate bash deplore skewer portray
    depict characterize characterise slander disparage belittle trash malign deem dub knock ding hammer pan tout
    extol commend salute mourn regret voice express raise challenge contradict confirm acknowledge announce
    propose demand predict suggest allege reiterate promise threaten pledge admit urge warn recommend estimate
    put liken compare reprimand censure disavow repudiate withdraw retract rebuff discount downplay
    minimize belie defend stress recall report claim cite mention discuss highlight"""
)
"""Take what is judged, claimed or rejected as an object: S criticised C; S denied C."""

SIDE = _set(
    """support back endorse oppose favor favour champion embrace promote advocate resist shun snub disown court woo
    invoke reference address outline unveil detail seek request order name identify list quote tease nominate
    echo spotlight celebrate cheer bemoan touch detest hate love like prefer admire respect distrust fault
    protest decry target accept approve ignore"""
)
"""Take the side of something, or bring it up: attributions by the corpus' scheme, seldom by the desk's."""

PROMISE = _set(
    """promise vow pledge threaten offer agree refuse decline swear volunteer propose claim demand profess ask
    undertake"""
)
"""Take an infinitive: S promised to C."""

URGE = _set(
    """urge ask order advise tell warn encourage beg implore press exhort instruct invite remind beseech counsel
    challenge direct entreat pressure"""
)
"""Take a person and an infinitive: S urged X to C."""

THINK = _set(
    """think believe know feel hope fear expect wish doubt understand realize realise worry assume suspect
    anticipate foresee envision imagine guess see consider wonder forget remember bet trust recognize recognise
    figure fret mean"""
)
"""States of mind with a clause: attributions by the corpus' scheme, seldom by the desk's."""

WANT = _set(
    """want plan intend seek try aim decide need prefer hesitate strive wait appreciate view regard seem appear
    like hate love look"""
)
"""States of mind and appearances with an infinitive or an object: the same."""

SHOW = _set(
    """show find reveal indicate suggest demonstrate prove say report note confirm conclude estimate detail project
    rank rate"""
)
"""What a document, a poll or a study does."""

WITH_PREPOSITION = {
    "call": "for on upon",
    "point": "to out",
    "refer": "to",
    "talk": "about of up",
    "speak": "of about against",
    "complain": "about of",
    "warn": "of about against",
    "push": "for back",
    "argue": "for against over",
    "lash": "out",
    "apologize": "for",
    "apologise": "for",
    "agree": "with to on",
    "object": "to",
    "respond": "to",
    "hint": "at",
    "allude": "to",
    "focus": "on",
    "ask": "for about",
    "comment": "on",
    "boast": "about of",
    "insist": "on",
    "vote": "for against",
    "rail": "against",
    "worry": "about",
    "campaign": "for against",
    "brag": "about",
    "appeal": "for to",
    "advise": "against",
    "accuse": "of",
    "stand": "by",
    "joke": "about",
    "write": "about of",
    "think": "about of",
    "hope": "for",
    "look": "to forward",
    "react": "to",
    "plead": "for with",
    "press": "for",
    "side": "with",
    "wonder": "about",
    "testify": "about to",
    "scoff": "at",
    "elaborate": "on",
    "vow": "to",
    "advocate": "for",
    "caution": "against",
    "lobby": "for against",
    "protest": "against",
    "bristle": "at",
    "seize": "on",
    "touch": "on",
    "weigh": "in",
    "dwell": "on",
    "know": "about of",
    "learn": "of about",
    "plan": "for",
    "disagree": "with",
    "fight": "for against",
}
"""Verbs that take what is said after a preposition, which belongs to the cue."""

_IRREGULAR = {
    "say": "said said",
    "tell": "told told",
    "write": "wrote written",
    "think": "thought thought",
    "know": "knew known",
    "feel": "felt felt",
    "find": "found found",
    "show": "showed shown",
    "swear": "swore sworn",
    "put": "put put",
    "read": "read read",
    "see": "saw seen",
    "forecast": "forecast forecast",
    "speak": "spoke spoken",
    "bet": "bet bet",
    "understand": "understood understood",
    "foresee": "foresaw foreseen",
    "mean": "meant meant",
    "seek": "sought sought",
    "begin": "began begun",
    "sing": "sang sung",
    "forget": "forgot forgotten",
    "stand": "stood stood",
    "withdraw": "withdrew withdrawn",
    "fight": "fought fought",
    "undertake": "undertook undertaken",
    "beset": "beset beset",
    "learn": "learned learnt",
    "make": "made made",
    "go": "went gone",
    "beseech": "beseeched besought",
    "take": "took taken",
    "give": "gave given",
    "have": "had had",
    "hold": "held held",
    "uphold": "upheld upheld",
    "hear": "heard heard",
    "send": "sent sent",
    "pay": "paid paid",
    "stick": "stuck stuck",
    "throw": "threw thrown",
    "cast": "cast cast",
    "hit": "hit hit",
    "lay": "laid laid",
    "bear": "bore borne",
    "tear": "tore torn",
    "foretell": "foretold foretold",
    "gainsay": "gainsaid gainsaid",
    "quiz": "quizzed quizzed",
}
_DOUBLING = _set(
    """admit quip refer rebut blog rip slam chat nod brag hint snap pan plan beg snub ban refer trim brag bet put
    begin forget dub snub nip jab flag fret wrap regret shrug drop scrap prod rap extol"""
) - {"hint"}


def forms(verb: str) -> dict[str, str]:
    """The forms of an English verb with their kind: "base", "third", "past", "done" (participle) or "ing".

    >>> forms("deny")
    {'deny': 'base', 'denies': 'third', 'denying': 'ing', 'denied': 'past'}
    """
    if verb[-1] == "y" and verb[-2] not in "aeo":
        third, past, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    elif verb in _DOUBLING:
        third, past, ing = verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    elif verb[-1] == "e":
        third, past, ing = verb + "s", verb + "d", (verb if verb[-2:] in ("ee", "oe", "ye") else verb[:-1]) + "ing"
    else:
        third, past, ing = (
            verb + ("es" if verb[-1] in "sxzo" or verb[-2:] in ("sh", "ch") else "s"),
            verb + "ed",
            verb + "ing",
        )
    done = past
    if verb in _IRREGULAR:
        past, done = _IRREGULAR[verb].split()
    out = {verb: "base", third: "third", ing: "ing"}
    out.setdefault(past, "past")
    out.setdefault(done, "done")
    return out


NOUN_OR_VERB = _set(
    """report claim call support plan demand attack promise hope view state note question answer offer charge doubt
    fear request praise blame vote wish need guess show order address name target quote love hate fault comment
    remark signal reply estimate forecast project rank rate challenge press reason rule post text blog tweet
    email boast brag joke quip find read worry decree start protest object appeal echo aim try cheer knock
    hammer pan trash tease welcome salute slam blast label brand dispute pressure regret detail list touch court
    respect distrust counter caution whisper shout yell cry scream sigh snap quote chant roar rail talk push
    focus fight voice pledge vow threat rebuff rebuke favor favour champion approach alert brief counsel query
    ding knock laud mock murmur hint retort whisper mean suspect experience outline hint discount side"""
)
"""Cue verbs whose base form and third person are nouns as well."""

LABELS = _set(
    """update updated correction corrected source sources photo photos picture published read also related watch
    video editor note editing reporting writing translation by contact tags topics caption image copyright
    follow more url the"""
)
"""What stands before a colon and is no speaker."""

CHANNELS = _set(
    """statement interview post tweet letter speech email note memo report article column blog broadcast message
    video briefing telegram release filing editorial op-ed email e-mail document tribute"""
)
"""Where something is said."""

STANDING_ALONE = _set("""another one some many few all both most others these those two three four five six this""")
"""Determiners that stand for a noun phrase by themselves."""

LEADING_ON = _set(
    """went goes going go continued continues continue began begins started starts sought seeks tried tries trying
    managed used continuing came rushed hastened moved refused failed appeared appears seemed seems paused"""
)
"""Verbs that lead on to a cue verb: "went on to say"."""

EXPRESS = _set("express voice raise convey reiterate repeat make issue give")
"""Verbs that bring a noun of saying forward: "expressed concern over"."""

CUE_NOUNS = {
    "claim": "that of about",
    "statement": "that on about",
    "promise": "that to of",
    "pledge": "that to of",
    "call": "for to",
    "demand": "that for to",
    "criticism": "of that",
    "accusation": "that of",
    "allegation": "that of against about",
    "report": "that of",
    "concern": "that about over for at",
    "fear": "that of about over for",
    "warning": "that of about against to",
    "threat": "that to of",
    "suggestion": "that of",
    "assertion": "that of about",
    "belief": "that in",
    "support": "for of",
    "opposition": "to",
    "endorsement": "of",
    "hope": "that of for to",
    "plan": "to for",
    "proposal": "to for that",
    "attack": "on against",
    "question": "about",
    "denial": "that of",
    "announcement": "that of",
    "argument": "that for against",
    "view": "that of on",
    "insistence": "that on",
    "complaint": "that about",
    "contention": "that",
    "prediction": "that of",
    "estimate": "that of",
    "rumor": "that of about",
    "rumour": "that of about",
    "reference": "to",
    "request": "for that to",
    "praise": "for of",
    "doubt": "that about",
    "charge": "that of",
    "vow": "to that",
    "offer": "to of",
    "refusal": "to",
    "recommendation": "that for to",
    "speculation": "that about",
    "admission": "that of",
    "acknowledgment": "that of",
    "confession": "that of",
    "declaration": "that of",
    "assurance": "that of",
    "conclusion": "that",
    "notion": "that",
    "assessment": "that of",
    "account": "of",
    "word": "that",
    "comment": "about on",
    "remark": "about on",
    "apology": "for",
    "alarm": "at over about",
    "regret": "at over for that",
    "confidence": "that in",
    "optimism": "that about",
    "appeal": "for to",
    "chant": "of",
    "message": "that",
    "worry": "that about",
    "decision": "to",
    "disdain": "for",
    "description": "of",
    "condemnation": "of",
    "defense": "of",
    "rejection": "of",
    "critique": "of",
    "stance": "on",
    "position": "on that",
    "opinion": "that of on",
    "verdict": "that",
    "revelation": "that",
    "suspicion": "that of",
    "expectation": "that of",
    "confirmation": "that of",
    "challenge": "to",
    "response": "to",
}
"""Nouns that stand for a saying, with what leads from them to what is said."""

CUE_ADVERBS = _set("""reportedly allegedly supposedly purportedly""")
"""A saying with nobody behind it."""

BODIES = _set(
    """administration commission department ministry service services agency bureau office committee council authority
    board corporation company association institute institution college hospital centre center union fund organisation
    organization society group foundation court directorate secretariat corps force forces industry sector bank
    university federation league chamber directory inspectorate tribunal"""
)
"""What a body's name ends with: an "and" before it joins what the body deals with, not two bodies."""

OBJECT_PRONOUNS = _set("him them us me himself herself themselves itself myself ourselves")
PRONOUNS = _set("""he she they it we i you""")
POSSESSIVES = _set("""his her its their our my your""")
DETERMINERS = _set(
    """the a an this these those some many several each every no any another both all few most other one two three
    four five six seven eight nine ten dozens hundreds thousands such half neither either"""
)
PREPOSITIONS = _set(
    """of in on at by for from with about against over under into onto through between among during within without
    toward towards upon off near across along around behind beyond despite amid amidst inside outside like per
    via alongside regarding concerning including until throughout except besides beneath above below"""
)
SUBORDINATORS = _set(
    """because although though while if whether unless until after before when since whereas once where why how
    than as"""
)
RELATIVES = _set("""who whom which whose what""")
AUXILIARIES = _set(
    """is are was were be been being am has have had having do does did will would can could may might must shall
    should 'm 're 've 'll 'd ’m ’re ’ve ’ll ’d don doesn didn isn aren wasn weren hasn haven hadn won wouldn
    couldn shouldn ain"""
)
BE = _set("""is are was were be been being am 're ’re 'm ’m isn aren wasn weren""")
NEGATIONS = _set("""not n't 't ’t never no nor cannot without""")
ADVERBS = _set(
    """also again later earlier often once already still now then just even ever soon recently always never however
    meanwhile instead though too further yesterday today tonight tomorrow back first previously thus therefore
    only almost perhaps rather quite moreover likewise long"""
)
NO_CUES = _set(
    """also too then later earlier however meanwhile still again further furthermore moreover recently already only even
    now today"""
)
"""Adverbs that stand beside a cue and are none."""
TIMES = _set(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow morning afternoon
    evening night january february march april june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec week month year weekend"""
)
HEDGES = _set("""may might could possibly perhaps maybe likely unlikely probably apparently presumably""")
TITLES = _set(
    """mr mrs ms miss dr prof professor president vice prime minister premier chancellor king queen prince princess
    secretary senator sen rep congressman congresswoman representative governor gov mayor judge justice attorney
    general gen colonel col major captain capt lieutenant lt sergeant sgt officer chief director chairman
    chairwoman chair commissioner ambassador spokesman spokeswoman spokesperson speaker deputy sir lord lady
    dame pope cardinal bishop archbishop rabbi imam sheikh ayatollah coach candidate foreign defence defense
    interior finance"""
)
PAST = _set(
    """was were had did became began came got gave went grew kept knew led left lost made met paid ran rose sat saw
    sent set shot spoke spent stood took taught thought threw told understood won wore drew fell felt flew
    fought found forgot hid held hit hurt broke brought built bought caught chose cut dealt drove ate been seen
    taken given gone done known shown driven drawn fallen chosen spoken written worn thrown"""
)
"""Irregular past forms: a finite verb for finding where a clause ends."""

WEAK = {
    "judge": "raise put challenge contest pledge threaten contradict belie hammer regret rebuff",
    "side": "court respect resist address advocate champion unveil celebrate favor favour prefer love target touch",
    "mind": "wait worry decide assume plan figure mean seem need appear look try understand know aim imagine envision",
    "object": "venture comment affirm learn rate prove add maintain state answer counter find demonstrate rank "
    "disclose shout note project",
    "to": "challenge wait figure need try know like believe",
    "urge": "invite direct encourage beg",
    "preposition": "protest fight appeal react accuse know plan seize campaign advocate worry",
    "clause": "charge reason maintain answer prove mean decide assure state rule",
    "that": "feel prove",
}
"""Verbs that seldom report when so used: fewer than 3 in 10 were attributions in the corpus' training documents (at
least 5 seen each). The key is what follows the verb, as in the patterns of `backends/_sayings.py`."""

WEAK_DESK = {
    "judge": "attack raise discuss cite recommend claim admit pledge thank tout defend",
    "side": "support back oppose favor embrace promote ignore accept quote seek nominate endorse invoke list outline",
    "mind": "see feel consider view look seek try need trust remember recognize like",
    "object": "add repeat show maintain write find",
    "to": "agree refuse decline plan offer know show seek aim decide intend hope expect try",
    "clause": "see",
    "preposition": "agree comment plan point respond focus vote look push ask side",
}
"""The same for the desk's scheme, by its training bundles and the training parts of the real reports."""
