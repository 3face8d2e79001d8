"""English: turns of what is said that show how it is meant, where the verb of saying leaves that open.

Patterns over small letters with straight quotation marks, each shown 400 characters at most (`manner_evidence.SHOWN`).
"""

from __future__ import annotations

import re

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
        r"|believe)|knowledge|details|clarity|certainty)\b"
        r"|\bno (?:\w+ )?(?:traces?|records?|entry|entries) (?:of|under|for|that|in)\b"
        r"|\b(?:found|finds?|saw|sees?|seen) nothing (?:that|to|which) (?:would |could |will |can )?(?:show|prove"
        r"|confirm|suggest|indicate|support|point|implicate|convict|link|bear)",
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
        r"^[\"' ]*(?:(?:the|that|this|all|such|its|their|his|her) ){0,2}(?:earlier |whole |entire )?(?:talk|tales?"
        r"|versions?|story|stories|rumou?rs?|claims?|allegations?|accusations?|theory|theories|speculation|narrative)"
        r"\b[^\".,;]{0,80} (?:is|was|are|were) \"(?![^\"]*(?:\d|\b(?:true|truth|right|correct|accurate|real|serious"
        r"|credible|plausible|under)\b))[^\"]+\"$",
        r"^[\"' ]*(?:the|that|this|a|any|its|their|his|her) (?:earlier |higher |lower |larger |whole )?(?:figure|number"
        r"|count|toll|tally|estimate|hour|date|list)\b[^\".,;]{0,60} (?:is|was|are|were) (?:(?:simply |just |plainly )?"
        r"(?:wrong|unreliable|mistaken|too high|too low)\b|\"(?:an?|the|some\w*'s) (?![^\"]*\d)[^\"]+\"$)",
        r"\bso-called \"?(?:\w+ ){0,2}(?:list|letter|document|report|evidence|proof|witness(?:es)?|victims?|recording"
        r"|tape|plan|deal|annex|confession|note)\b[^.,;]{0,60}? (?:is|are|was|were|exists?|never)\b"
        r"|\bexists? only (?:on|in)\b",
        r"\b(?:due to|result of|based on) an? (?:\w+ )?(?:misunderstanding|misreading|misprint|mistranslation)\b",
        r"^[\"']* *(?!wh|how)(?:[\w-]+ ){0,2}[\w-]+\?[\"']? \w",
    ),
    "confirms": (
        r"\b(?:i|we|he|she|it|they) (?:still |fully )?(?:stands?|stood|sticks?|stuck) (?:by|to) (?:\w+ ){1,2}(?:story"
        r"|account|figures?|numbers?|count|reports?|claims?|statements?|version|words?|findings?|estimates?|toll"
        r"|accusations?|allegations?|conclusions?|reading|results?)\b",
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

HEARSAY = re.compile(
    r"(?:(?:the|a|an|any|all|some|recent|new|media|press|local|unconfirmed|growing|potential)\s+){0,3}"
    r"(?:reports?|allegations?|claims?|rumou?rs?|suggestions?|speculation|possibility|prospects?|risks?|dangers?|threats?)"
    r"\s+(?:of|that|about|from|by|to)\b",
    re.IGNORECASE,
)
"""What is said is itself only a report, or only possible."""
