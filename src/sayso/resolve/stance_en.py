"""English: which words show how a saying is meant.

Word lists only, in base forms where inflected; how they are read is decided in `manner_cue` and
`manner_evidence`. Written from the language's stock of reporting verbs, nouns and adjectives, by the
desk's twelve stances. Patterns over what is said are `said_en`.
"""

from __future__ import annotations


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
    "stand by": "confirms", "stick to": "confirms", "stick by": "confirms", "side with": "confirms",
    "admit to": "confirms", "own up": "confirms", "bear out": "confirms",
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

PICTURED = DEBUNKED | _set(
    """list lists note notes photograph photographs photo photos picture pictures image images video recording findings
    finding complaint complaints suspicion suspicions tale talk count evidence proof paper"""
)
"""What is made out to be false where a picture is called up for it: "called the list 'a shopping bill'"."""

FICTION = _set("tale fable fiction hoax fabrication invention novel screenplay fantasy myth lie lies fairytale")
MILD = _set(
    """step start beginning chance opportunity matter sign test exchange meeting moment question possibility process
    part reminder result response conversation discussion visit day friend partner surprise relief choice"""
)
"""What a picture that is no reproach is often of: "called the talks 'a first step'"."""

TOLD = _set("said told wrote written claimed called reported published described alleged")
SAID_BY = frozenset((told, "by") for told in (*sorted(TOLD), "named", "announced", "given")) | frozenset(
    (word, "alleged") for word in ("the", "an", "any")
)
"""What is judged is somebody's saying: "the plan described by a paper", "the alleged arrest"."""

INSISTING = _set("insist maintain stress emphasise emphasize reiterate retort counter")
"""Who insists that something is not so answers somebody who said it is: of 26 such contents in the training bundles
and our own 22 deny."""

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

RETREATING = _set("drop abandon reverse ditch scrap discard give")
"""Verbs that take back what oneself had said, where that is their object ("dropped its version"); "give" with "up"."""

SAID_BEFORE = _set(
    """claim claims report reports allegation allegations accusation accusations story stories version account figure
    figures number estimate toll count theory theories assertion statement narrative explanation date hour"""
)
"""What somebody has said before: to give it up is to withdraw it (CONVENTIONS: a withdrawal counts as a denial)."""

EVIDENCE = _set("evidence proof sign signs trace traces indication indications record records confirmation")
SEEKING = _set("find see have")
"""With these "no evidence" is what somebody looked for: "found no trace of" doubts."""

SURE = _set("sure certain convinced persuaded satisfied confident")
BELIEVING = _set("believe trust buy")
CONSIDERING = _set("consider think find believe regard see")
UNLIKELY = _set("unlikely improbable implausible doubtful questionable")
"""What somebody calls what was said when he doubts it ("experts consider that unlikely")."""

NAMED = _set("quoted cited")
"""Before "as" they leave the cue to the verb that follows: "was quoted as having denied"."""

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

LIKELY = _set(
    """probably likely apparently presumably reportedly allegedly supposedly seemingly purportedly believed thought
    suspected understood presumed assumed appears appear appeared seems seem seemed suggests suggest probable"""
)
"""Words of what is said that make it probable."""
