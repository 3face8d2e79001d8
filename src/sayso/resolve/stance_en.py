"""English: which words show how a saying is meant.

Word lists only, in base forms where inflected; how they are read is decided in `manner_cue` and
`manner_evidence`. Written from the language's stock of reporting verbs, nouns and adjectives, by the
desk's twelve stances.
"""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


VERBS: dict[str, str] = {
    "asserts": """say add note explain state declare announce argue claim contend maintain allege observe remark comment
    reply respond retort counter recall recount relate write tweet post report reveal disclose conclude estimate stress
    emphasize emphasise underline underscore reiterate repeat insist affirm assert indicate signal hint imply mention
    clarify elaborate specify detail believe think consider feel know suspect assume suppose guess figure reckon judge
    hold deem find show suggest testify describe depict portray characterize characterise label call put quote cite
    name tell inform notify brief remind explicate answer continue begin conclude speak talk discuss address outline
    summarize summarise joke quip muse opine posit theorize theorise speculate proclaim pronounce profess confide
    boast brag exclaim read rule decide determine establish attribute ascribe trace count tally record list register
    calculate compute see view regard understand hear learn recollect reflect point refer allude narrate chronicle
    publish release unveil broadcast air circulate spread leak attest contextualize interject chime whisper mutter
    shout yell cry scream sigh snap sniff growl claim blog text email caption mean imagine realise realize discover
    demonstrate prove illustrate document diagnose identify trumpet defend apologize
    apologise compare liken dub seem appear highlight share justify excuse""",
    "confirms": """confirm acknowledge admit concede agree corroborate verify certify authenticate validate substantiate
    recognize recognise reaffirm reconfirm ratify concur second echo attest grant confess
    uphold vindicate""",
    "denies": """deny reject dismiss refute rebut dispute contest retract withdraw disavow repudiate contradict correct
    debunk disown recant backtrack rubbish quash scotch discount negate disclaim gainsay rebuff disprove disagree
    downplay minimise minimize belittle spurn revise rescind revoke renounce mock ridicule deride scoff sneer""",
    "doubts": """doubt question query mistrust distrust equivocate challenge hesitate""",
    "warns": """warn threaten caution forewarn menace alert""",
    "promises": """promise pledge vow commit guarantee assure swear undertake offer volunteer reassure""",
    "demands": """demand urge appeal request order instruct recommend advise propose implore beg beseech exhort command
    direct require petition press push lobby advocate encourage entreat plead invite want wish hope prod nudge counsel
    seek enjoin bid summon oblige adjure pressure prescribe mandate agitate solicit""",
    "asks": """ask inquire enquire wonder interrogate quiz""",
    "predicts": """predict forecast expect project foresee anticipate prophesy foretell envisage envision augur bet
    prognosticate""",
    "praises": """praise hail welcome applaud laud commend thank salute congratulate celebrate cheer extol tout credit
    compliment admire bless toast endorse back support champion glorify lionize lionise gush beam crow honour honor
    appreciate eulogize eulogise rejoice exult acclaim embrace""",
    "criticises": """criticize criticise accuse blame condemn denounce slam blast attack lambast lambaste rebuke
    reprimand decry deplore castigate chastise berate scold fault assail upbraid chide censure
    vilify excoriate pillory disparage demonize demonise slander smear savage trash pan skewer bash complain lament
    protest bemoan object fulminate fume rail thunder grumble carp rap hammer scorn insult taunt impugn indict charge
    reproach admonish brand decry flay bristle oppose impeach arraign""",
    "concerned": """fear worry fret agonize agonise dread regret mourn""",
}
"""The stance that a verb has by itself, in any frame that `FRAMES` does not name."""

FRAMES: dict[str, str] = {
    # verb + the word that follows it (or the first word of what is said)
    "laugh at": "denies", "poke fun": "denies", "make light": "denies",
    "call for": "demands", "call on": "demands", "call upon": "demands", "call to": "demands",
    "ask to": "demands", "ask for": "demands", "ask that": "demands", "ask whether": "asks", "ask if": "asks",
    "ask why": "asks", "ask how": "asks", "ask what": "asks", "ask who": "asks", "ask when": "asks",
    "ask where": "asks", "ask about": "asks",
    "tell to": "demands", "remind to": "demands", "warn against": "warns", "warn to": "demands", "warn not": "demands",
    "argue for": "demands", "argue against": "criticises", "push for": "demands", "push back": "denies",
    "press for": "demands", "campaign for": "demands", "insist on": "demands", "vote for": "demands",
    "appeal to": "demands", "appeal for": "demands", "plead for": "demands", "plead with": "demands",
    "advise against": "demands", "recommend against": "demands", "lobby against": "criticises",
    "stand by": "confirms", "admit to": "confirms", "own up": "confirms", "bear out": "confirms",
    "back up": "confirms", "vouch for": "confirms", "agree with": "confirms", "agree that": "confirms",
    "agree to": "promises", "commit to": "promises", "plan to": "promises", "intend to": "promises",
    "prepare to": "promises", "aim to": "promises", "decide to": "promises", "volunteer to": "promises",
    "refuse to": "denies", "decline to": "denies", "threaten to": "warns", "threaten with": "warns",
    "brush off": "denies", "brush aside": "denies", "shrug off": "denies", "laugh off": "denies", "wave away": "denies",
    "wave aside": "denies", "play down": "denies", "take back": "denies", "walk back": "denies", "rule out": "denies",
    "hit out": "criticises", "hit back": "criticises", "lash out": "criticises", "take aim": "criticises",
    "take issue": "criticises", "find fault": "criticises", "rail against": "criticises", "speak against": "criticises",
    "speak out": "criticises", "tear into": "criticises", "lay into": "criticises", "point finger": "criticises",
    "point fingers": "criticises", "dress down": "criticises", "call out": "criticises",
    "pay tribute": "praises", "give thanks": "praises", "speak highly": "praises", "look forward": "praises",
    "thank for": "praises",
    "cast doubt": "doubts", "throw doubt": "doubts", "raise doubts": "doubts", "raise doubt": "doubts",
    "raise questions": "doubts", "raise question": "doubts", "call into": "doubts", "raise eyebrows": "doubts",
    "raise alarm": "warns", "sound alarm": "warns", "issue warning": "warns", "raise prospect": "warns",
    "raise spectre": "warns", "raise specter": "warns", "sound warning": "warns",
    "speak of": "asserts", "point to": "asserts", "hint at": "asserts", "dwell on": "asserts",
    "suspect of": "criticises", "suspect that": "asserts", "convict of": "asserts",
}  # fmt: skip
"""What a verb means together with the word that follows it or begins what is said."""

NOUNS: dict[str, str] = {
    "asserts": """claim statement report account announcement assertion allegation argument belief view assessment
    finding conclusion declaration description estimate rumour rumor speculation suggestion contention remark comment
    revelation testimony version word reports claims allegations rumours rumors statements position insistence notion
    study survey poll data figure figures according citing quoting reference""",
    "confirms": "confirmation acknowledgment acknowledgement admission confession recognition corroboration concession",
    "denies": "denial rejection rebuttal refutation dismissal retraction withdrawal correction disavowal repudiation "
    "denials",
    "doubts": "doubt doubts scepticism skepticism question questions uncertainty disbelief misgivings reservations "
    "hesitation incredulity",
    "warns": "warning warnings threat threats alert caution ultimatum",
    "promises": "promise promises pledge pledges vow commitment assurance assurances guarantee undertaking offer oath "
    "readiness willingness intention",
    "demands": "demand demands call calls appeal appeals request requests plea pleas proposal recommendation order "
    "orders instruction advice urging petition insistence pressure ultimatum wish hope hopes",
    "asks": "inquiry enquiry query",
    "predicts": "prediction predictions forecast forecasts projection expectation expectations outlook prognosis "
    "optimism pessimism confidence",
    "praises": "praise support gratitude appreciation thanks approval admiration tribute satisfaction endorsement "
    "congratulations solidarity respect joy relief delight pride",
    "criticises": "criticism accusation accusations charge charges condemnation complaint complaints outrage anger "
    "disapproval blame rebuke reproach protest protests disappointment frustration indignation disgust fury attack "
    "opposition contempt disaffection dissatisfaction displeasure dismay",
    "concerned": "concern concerns fear fears worry worries alarm anxiety unease apprehension regret sorrow "
    "condolences sympathy disquiet distress trepidation nervousness shock sadness grief",
}
"""Nouns that are a cue by themselves or after "express", "voice", "raise" and the like."""

ADJECTIVES: dict[str, str] = {
    "concerned": "concerned worried afraid alarmed anxious fearful uneasy apprehensive nervous troubled shocked "
    "saddened disturbed scared wary perturbed dismayed",
    "doubts": "sceptical skeptical doubtful unsure unconvinced dubious uncertain unclear unaware dubious",
    "praises": "pleased grateful glad delighted proud thankful happy encouraged heartened relieved thrilled",
    "criticises": "critical angry furious outraged disappointed indignant appalled disgusted frustrated scathing",
    "promises": "ready willing prepared committed determined",
    "predicts": "confident optimistic pessimistic hopeful expected likely set",
    "demands": "keen adamant",
    "asserts": "sure certain convinced aware clear believed understood said reported thought known alleged",
}
"""Adjectives and participles after "be" that are a cue."""

# --- what is said, where the cue leaves the stance open. Each pattern has the stance for its key; small letters.

SAID: dict[str, tuple[str, ...]] = {
    "denies": (
        r"(?:is|was|were|are|be|been|it's|that's|as|simply|totally|completely|entirely|utterly|absolutely|categorically"
        r"|just|an?|so|all|not) (?:\w+ly )?(?:false|untrue|fals\w+|baseless|groundless|unfounded|fabricat\w+|invented"
        r"|invention|fictio\w+|lies?|lying|nonsense|fake|rubbish|absurd|ridiculous|slander|hoax|fantasy|fairy|smear"
        r"|propaganda|disinformation|misinformation|speculation|pure|inaccurate|incorrect|wrong|mistaken|misleading"
        r"|exaggerat\w+|inflated|unreliable|bogus|malicious|imaginary|distort\w+|misunderst\w+|misquoted"
        r"|out of context|denied|taken out|a dream|not true|no truth)",
        r"\b(?:no truth|nothing of the (?:kind|sort)|no such|not true|never happened|did not happen|never took place"
        r"|not the case|far from (?:the )?truth|no basis|no foundation|no substance|pack of lies|no contact|no link"
        r"|no connection|not (?:one|a single)|nobody|no one|not a (?:\w+ )?(?:word|cent|penny|centime|euro|dollar))\b",
        r"\b(?:i|we) (?:\w+ )?(?:deny|reject|dispute|refute|disagree|do not agree|don't agree|do not recogni[sz]e"
        r"|don't recogni[sz]e|plead not guilty|never|did not|didn't|have not|haven't|had nothing|have nothing)\b",
        r"\b(?:innocent|not guilty|nothing to do with|not responsible|not involved|no role|no part|not behind"
        r"|no longer h[oe]ld|misspoke|spoke too soon|in error|by mistake|apologi[sz]e for the (?:error|mistake))\b",
    ),
    "doubts": (
        r"\bno (?:\w+ )?(?:evidence|proof|indications?|signs?|confirmation|conclusions?|information|reason to (?:think"
        r"|believe)|knowledge|details|data|way (?:to|of) know\w*|word|clarity|certainty)\b",
        r"\b(?:not|n't|nothing|never|cannot|yet to|unable to|impossible to|too early to|too soon to|premature to)"
        r" (?:\w+ ){0,3}(?:confirm\w*|verif\w+|clear|known|know|establish\w*|determin\w+|certain|sure|aware|say|tell"
        r"|vouch|conclude\w*|rule out|ruled out|support\w*|convinc\w+|point to|prove\w*|proof)\b",
        r"\b(?:unclear|unknown|unverified|unconfirmed|inconclusive|i doubt|we doubt|doubts?|doubtful|sceptical"
        r"|skeptical|questionable|remains? (?:to be seen|open|a mystery)|hard to believe|too early|too soon"
        r"|not convinced|whether or not|jury is still out|cast\w* doubt|unlikely|implausible)\b",
    ),
    "confirms": (
        r"\b(?:is|was|are|were|that's|it's) (?:indeed |absolutely |quite |perfectly )?(?:true|correct|accurate|right"
        r"|authentic|genuine|confirmed|real)\b",
        r"\b(?:indeed|i can confirm|we can confirm|confirm\w*|admit\w*|acknowledg\w*|concede\w*|stand\w* by|verified"
        r"|that is what|it is true|we accept that|as reported|yes)\b",
    ),
    "demands": (
        r"\b(?:must|should|ought to|has to|have to|needs? to|had better|is obliged to|required to)\b",
        r"\b(?:i|we|he|she|it|they|and|also) (?:\w+ )?(?:call\w* (?:on|for|upon)|demand\w*|urge\w*|appeal\w*"
        r"|ask (?!\w+ed)"
        r"|insist\w* (?:on|that)|want\w* (?:\w+ ){1,4}to|request\w*|expect \w+ to|implore|beg)\b",
        r"^[\"“‘' ]*(?:let|let's|stop|give|do not|don't|please|wait|come|go|leave|release|free|end|bring|tell|show"
        r"|open|stay"
        r"|keep|put|take|make|look|remember|send|publish|pay|respect|be)\b",
        r"\b(?:it is|it's|was) (?:\w+ly )?(?:time|vital|essential|imperative|crucial|necessary|important|high time)"
        r" (?:\w+ )?(?:to|that|for)\b",
    ),
    "promises": (
        r"\b(?:i|we|he|she|they|it) (?:\w+ )?(?:will|shall|'ll|would|am going to|are going to|is going to|was going to"
        r"|were going to|intends? to|intended to|plans? to|planned to|commit\w* (?:to|itself)|promise\w*|pledge\w*"
        r"|vow\w*"
        r"|guarantee\w*)\b",
        r"\b(?:i|we)(?:'|’)(?:ll|m going to|re going to)\b",
        r"\b(?:ready|willing|prepared|committed|determined|resolved|in a position) to\b",
        r"\bwill (?:continue|go on|do everything|do all|spare no|never stop|not rest|not stop|leave no|ensure|make sure"
        r"|appeal|compensate|cooperate|co-operate|publish|investigate|respect|comply)\b",
        r"\b(?:spare no effort|no stone unturned|as long as it takes|you have my word|rest assured)\b",
    ),
    "warns": (
        r"\b(?:consequences|reserves? the right|playing with fire|at (?:their|your|its) (?:own )?peril|grave risk"
        r"|catastroph\w+|collapse|disaster|dangerous|retaliat\w+|will respond|will answer|escalat\w+|spiral\w*|beware"
        r"|warn\w*|unravel|threat\w*|risk\w*|danger|at risk|on the brink|time is running out|pay the price"
        r"|price to pay|worse|worst|harm|fatal|deadly|explode|lives at stake|irreversible)\b",
        r"\bif .{1,80}\b(?:will|would|could|may|might)\b",
    ),
    "predicts": (
        r"\b(?:will|won't|would|is going to|are going to|'ll|expect\w*|likely|forecast\w*|predict\w*|anticipat\w*"
        r"|project\w*|by the end of (?:the|this|next)|next (?:year|month|week|season|decade)|in the coming|sooner or"
        r" later|is set to|are set to|bound to|inevitabl\w+|eventually|soon)\b",
    ),
    "praises": (
        r"\b(?:great|excellent|outstanding|wonderful|fantastic|brilliant|courag\w+|brave\w*|hero\w*|historic|proud"
        r"|pleased"
        r"|delighted|grateful|gratitude|thank\w*|welcome\w*|congratulat\w*|kudos|encouraging|milestone|success\w*"
        r"|victory"
        r"|triumph\w*|remarkable|impressive|superb|amazing|incredible|tribute|applaud\w*|good (?:day|news|step)"
        r"|bless\w*"
        r"|well done|best|progress|honou?r\w*|admir\w+|solidarity|happy|glad|relieved|beautiful\w*|terrific"
        r"|exemplary)\b",
    ),
    "criticises": (
        r"\b(?:shame\w*|disgrac\w*|embarrass\w*|outrag\w*|coward\w*|brutal\w*|barbari\w*|reckless\w*|irresponsib\w*"
        r"|incompeten\w*|fail\w*|negligen\w*|corrupt\w*|hypocri\w*|illegal\w*|unlawful\w*|crimin\w*|crimes?|aggress\w+"
        r"|provocat\w*|unacceptable|disappoint\w*|blam\w*|fault|betray\w*|scandal\w*|cynical\w*|cruel\w*|unfair\w*"
        r"|unjust"
        r"|injustice|violat\w*|piracy|terroris\w*|massacre|genocide|absurd|ridiculous|farce|pathetic|weak\w*|stupid\w*"
        r"|foolish|wrong|insult\w*|condemn\w*|denounc\w*|accus\w*|hostile|propagand\w*|dangerous|abus\w*|bully\w*"
        r"|blackmail"
        r"|hostage|theft|steal\w*|rob\w*|greed\w*|mess|chaos|mistake|double standard|ignor\w*|refus\w*|never bothered"
        r"|too (?:little|late|slow)|nothing has been done|responsible for|lied|lying|catastroph\w+|disaster|worst"
        r"|appalling|horrif\w+|horrible|terrible|awful|unprecedented|wasted?|political(?:ly)? motivated|witch.hunt)\b",
    ),
    "concerned": (
        r"\b(?:worr(?:y|ied|ies|ying)|concern(?:s|ed|ing)?|afraid|fear(?:s|ed|ful)?|alarm\w*|anxi\w+|troubl(?:ed|ing)"
        r"|sad|saddened|sorrow|tragic|tragedy|shock\w*|regret\w*|grim|dismay\w*|disturb\w*|uneas\w+|nervous|distress\w*"
        r"|heartbreaking|condolences|scared|sleepless|nightmare)\b",
    ),
    "asks": (
        r"\?[\"”’']*$",
        r"^[\"“‘' ]*(?:who|what|when|where|why|how|which|is|are|do|does|did|will|can|could|would|should)\b[^.]*\?",
    ),
}  # fmt: skip
"""Patterns over what is said, in small letters with straight apostrophes, by the stance that they speak for."""

PLAIN: dict[str, tuple[str, ...]] = {
    "asks": (r"\?[\"”’']*$",),
    "doubts": (
        r"\bno (?:\w+ )?(?:evidence|proof|indications?|signs?|confirmation|conclusions?|information|reason to (?:think"
        r"|believe)|knowledge|details|clarity|certainty)\b",
        r"\b(?:could not|cannot|can't|couldn't|unable to|impossible to|not been able to|too early to|yet to) (?:\w+ )?"
        r"(?:confirm|verify|establish|determine|vouch|corroborate)\b",
        r"\b(?:i|we|he|she|it|they) (?:\w+ )?(?:doubt|doubts|doubted|question|questions|questioned)\b",
    ),
    "denies": (
        r"\b(?:is|was|were|are|be|been|it's|that's|as|simply) (?:\w+ly |all |just |an? |pure |so ){0,2}"
        r"(?:false|untrue|falsehoods?|baseless|groundless|unfounded|fabricat\w+|invented|invention|fiction\w*|lies?"
        r"|nonsense|fake|rubbish|slander|hoax|fantasy|smear|propaganda|disinformation|misinformation|inaccurate"
        r"|incorrect|misleading|exaggerat\w+|inflated|bogus|not true|no truth)\b",
        r"\b(?:i|we) (?:\w+ )?(?:deny|reject|dispute|refute|disagree|do not agree|don't agree|do not recogni[sz]e"
        r"|don't recogni[sz]e|plead not guilty|had nothing to do)\b",
        r"\b(?:he|she|it|they|client|government|company|party|ministry) (?:\w+ )?(?:denies|denied|rejects|rejected"
        r"|disputes|disputed|refutes|refuted) (?:any|all|the|this|that|these|having|being|it)\b",
        r"\b(?:nothing of the (?:kind|sort)|no truth (?:in|to)|never happened|did not happen|never took place"
        r"|not a word of truth|pack of lies)\b",
        r"^[\"' ]*(?:the |that )?(?:[\w.-]+ ){0,2}[\w.-]+(?:'s|s') (?:\w+ )?(?:(?:claim|story|version|theory|allegation"
        r"|accusation|assertion|tale)s?\b(?! (?:shows?|says?|said|holds?|stands?|is (?:true|correct|right))\b)"
        r"|(?:figure|number|estimate|count|tally|total) of (?:\w+ ){0,2}[0-9])",
        r"^[\"' ]*(?:the|a|an|that|any|their|its)(?: \w+)? (?:figure|number|toll|count|tally|total|sum|estimate)s?"
        r"(?: of [^,.;]{1,30}?)? (?:first )?(?:published|given|announced|circulat\w+|reported|printed|put (?:about"
        r"|around|forward)|named|claimed|spread|in the press|in circulation)\b",
        r"^[\"']* *(?!wh|how)(?:[\w-]+ ){0,2}[\w-]+\?[\"']? \w",
    ),
    "promises": (
        r"\b(?:is|are|am|was|were|be|stands?|stood|'m|'re|remains?|remained) (?:\w+ly |also |always |now ){0,2}"
        r"(?:ready|willing|prepared|committed|determined|resolved) to\b",
        r"\b(?:i|we) (?:\w+ )?(?:promise|pledge|vow|guarantee|commit|undertake)\b",
        r"\bwill (?:continue|go on|do everything|do all|spare no|never stop|not rest|not stop|leave no)\b",
        r"\b(?:you have my word|rest assured)\b",
    ),
    "demands": (
        r"\b(?:i|we) (?:\w+ )?(?:demand|urge|call (?:on|for|upon)|appeal|insist (?:on|that)|implore|beg|request)\b"
        r"|\band (?:urge|demand|call (?:on|upon))\b|\b(?:vital|essential|imperative|crucial) that\b",
        r"^[\"' ]*(?:\w+ ){1,6}(?:must|should|ought to|needs? to|has to|have to)\b(?! have\b)",
        r"^[^,;]{1,60}? (?:calls? (?:on|for|upon)|demands?|urges?) [^,;]{1,60}",
    ),
    "criticises": (
        r"\bto blame\b|'s fault\b|\bact of (?:\w+ )?(?:aggression|cowardice|terror|piracy|war)\b|\bdouble standards?\b"
        r"|\bcross\w* (?:a|the|every|a lot of) (?:red )?lines?\b|\btoo little,? too late\b|\bshould be ashamed\b"
        r"|\bhas (?:\w+ )?(?:failed|betrayed|abandoned) (?:us|its|the|his|their|our)\b|\bhostage\b.{1,20}\bransom\b",
        r"\b(?:i|we) (?:\w+ )?(?:condemn|deplore|denounce|accuse|blame|protest)\b",
        r"\b(?:is|are|was|were|be|been|that's|it's) (?:\w+ ){0,2}(?:to blame|a disgrace|an? outrage|shameful"
        r"|disgraceful"
        r"|outrageous|unacceptable|irresponsible|reckless|cowardly|appalling|scandalous|a scandal|a farce)\b",
    ),
    "praises": (
        r"\b(?:i|we) (?:\w+ )?(?:welcome|thank|congratulate|applaud|salute|commend|praise|appreciate)\b",
        r"\b(?:i|we|he|she|they)(?:'m|'re| am| are| was| were| is) (?:\w+ )?(?:proud|delighted|grateful|pleased"
        r"|thrilled"
        r"|thankful|impressed)\b",
    ),
    "concerned": (
        r"\b(?:i|we|he|she|they)(?:'m|'re| am| are| was| were| is) (?:\w+ )?(?:worried|concerned|afraid|alarmed|shocked"
        r"|saddened|scared|horrified)\b",
        r"\b(?:i|we) (?:\w+ )?(?:fear|worry|regret|mourn)\b",
    ),
    "warns": (
        r"\bplaying with fire\b|\breserves? the right\b|\b(?:severe|grave|serious|dire) consequences\b|\bwill pay\b"
        r"|\bat (?:their|your|its|his) (?:own )?peril\b|\btime is running out\b|\bif .{1,80}\bwill (?:retaliate|respond"
        r"|regret|strike|face)\b",
    ),
    "predicts": (r"\b(?:un)?likely to\b|\b(?:is|are|was|were) (?:bound|set|going|expected) to\b",),
}  # fmt: skip
"""The same, where they speak plainly; in the order in which they are asked."""

DEBUNKED = _set(
    """claim claims report reports allegation allegations accusation accusations rumour rumours rumor rumors story
    stories suggestion suggestions version account accounts figure figures number numbers charge charges speculation
    assertion assertions theory theories narrative remark remarks statement statements description criticism criticisms
    idea notion estimate estimates toll document documents letter article articles tape footage explanation"""
)
"""What a saying is called when it is talked about: after "called", "described" and the like it is judged."""

FALSE = _set(
    """false untrue baseless groundless unfounded fabricated fabrication invented invention fiction fictional lie lies
    nonsense fake rubbish absurd ridiculous slander hoax fantasy tale smear propaganda disinformation misinformation
    speculation inaccurate incorrect wrong mistaken misleading exaggerated exaggeration inflated unreliable bogus
    theatre theater dream laughable unsubstantiated hearsay gossip myth distortion ludicrous preposterous malicious
    nonsensical beach reading premature"""
)

NEGATORS = _set("""not no never none nobody nothing neither nor cannot without nowhere hardly scarcely barely zero""")
NEGATIVE_VERBS = _set(
    """deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed refute refutes refuted
    refuse refuses refused decline declines declined fail fails failed lack lacks lacked doubt doubts doubted rule
    ruled dispute disputes disputed withdraw withdrew withdrawn retract retracted unaware unable impossible unlikely
    false untrue baseless groundless unfounded"""
)

POSSIBLE = _set(
    """may might could possibly perhaps maybe possible possibility conceivably potentially potential rumour rumours
    rumor rumors rumoured rumored chance unclear uncertain"""
)
PROBABLE = _set(
    """probably likely apparently presumably believed believe believes thought think thinks suspect suspects suspected
    reportedly allegedly supposedly seemingly appears appear appeared seems seem seemed estimate estimates estimated
    expect expects expected probable assume assumes assumed presumed understood suggest suggests suggested
    indications guess reckon reckons almost purportedly"""
)
MODALS = _set("will would can could may might must shall should 'll ought")
BRINGING = _set("express voice raise convey issue give make have show share air sound put send")
"""Verbs that bring a noun of saying forward ("voiced concern over"): the noun tells the stance."""

JUDGING = _set(
    """call brand label describe dub term deem characterize characterise portray depict dismiss mock ridicule deride
    define liken compare scoff"""
)
"""Verbs that take what is judged and the judgement: "called the report a lie"."""

LEADING = _set(
    """be am is are was were been being 'm 're 's have has had having do does did will would can could may might must
    shall should to also not n't never go goes went on continue continues continued has again it there so far
    repeatedly very so deeply seriously later earlier still only just both"""
)
"""Words of a cue before its head."""

AFTER_NOUN = _set("of for that over about by among")
CONFIRMING = _set("could can cannot confirm verify corroborate establish unable")
GRANTING = _set("warn caution concede admit acknowledge allow grant")
QUESTIONING = _set("who what when where why how which whether if whom whose")

NEGATIONS = {
    "no thing was": r"^[\"' ]*(?:no|not an?|not one|not a single|none of|not any) .{1,60}?"
    r"\b(?:is|are|was|were|has|have|had|will)\b",
    "there was no": r"\bthere(?:'s| is| are| was| were| has been| have been| had been| will be)"
    r" (?:no|never|nothing|not|none)\b",
    "we did not": r"\b(?:i|we) (?:\w+ )?(?:have not|did not|do not|had not|are not|were not|was not|am not|never"
    r"|have never|have no|had no|(?:\w+)n't)\b",
    "ours did not": r"\b(?:my|our|its|his|her|their) .{1,30}?(?: (?:not|never|no)|n't)\b",
    "it did not": r"^[\"' ]*(?:he|she|it|they) (?:\w+ )?(?:has|have|had|did|does|do|is|are|was|were|would|could|will)?"
    r"(?:n't| ?not| ?never| ?no| ?none| ?nothing)\b",
    "had never": r"\bnever\b",
    "nobody": r"\b(?:nobody|no one|no-one|none of)\b",
    "nothing": r"\bnothing\b",
    "not yet": r"\b(?:not|no) (?:\w+ )?yet\b|\byet to\b",
    "no plans": r"\bno (?:\w+ )?(?:plans?|intention|need|wish|interest|desire|question)\b",
    "no longer": r"\bno longer\b|\bnot any ?more\b",
    "not but": r"\b(?:not|n't)\b.{1,60}\b(?:but|only|just)\b",
    "no, no": r"^[\"' ]*(?:no|not|never|nonsense|absolutely not|wrong|false)[,.!;:]",
    "not know": r"(?:not|n't|never) (?:\w+ )?(?:know|recogni[sz]e|see|regard|remember|recall|think|believe"
    r"|understand)\b",
    "not will": r"\b(?:will not|won't|would not|wouldn't|cannot|can't|can not|must not|should not|shall not)\b",
    "being not": r"\b(?:is|are|was|were|am|be|'s|'re)(?: not| no|n't)\b",
}  # fmt: skip
"""Ways to say no. A denial of what others said is put otherwise than a fact that happens to be negative."""

SEEMING = (
    r"\b(?:not?|nothing|n't)(?= (?:fewer|less|more|later|earlier|sooner|bigger|smaller|other|better|worse) than\b)"
    r"|\b(?:not|n't)(?= (?:only|just|merely|simply|necessarily|least)\b)"
    r"|\b(?:no|without|beyond|not any) (?:(?:a|any|room for|reason to) )?(?:doubt|question that|wonder|surprise"
    r"|matter)\b"
    r"|\b(?:why|if|whether or) not\b|(?<=, )not(?= [^,]{1,40},)"
)
"""What is negative in form only, and a correction thrown in ("120, not 180, would be"): the saying is positive."""

LIKELY = _set(
    """probably likely apparently presumably reportedly allegedly supposedly seemingly purportedly believed thought
    suspected understood presumed assumed appears appear appeared seems seem seemed suggests suggest probable"""
)
"""Words of what is said that make it probable."""

HEARSAY = re.compile(
    r"(?:(?:the|a|an|any|all|some|recent|new|media|press|local|unconfirmed|growing|potential)\s+){0,3}"
    r"(?:reports?|allegations?|claims?|rumou?rs?|suggestions?|speculation|possibility|prospects?|risks?|dangers?|threats?)"
    r"\s+(?:of|that|about|from|by|to)\b",
    re.IGNORECASE,
)
"""What is said is itself only a report, or only possible."""
