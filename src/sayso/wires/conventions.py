"""What is common to many wires: labels, advisory lines, credits, stamps, links, notes; and examples of each convention.

All patterns are bounded: none repeats an open-ended run inside another, so that matching is linear in the line.
"""

from __future__ import annotations

from . import Example

LABELS: dict[str, str] = {
    # what is printed (a regular expression, matched without case where it stands alone or before a separator): its kind
    r"UPDATED?": "UPDATE",
    r"(?:CORRECT(?:ED|ION)|CORREX|C-O-R-R-E-C-T-I-O-N)": "CORRECTED",
    r"(?:CLARIFICATION|CLARIFIED|CLARIFIES)": "CLARIFIED",
    r"REFILE": "REFILE",
    r"(?:REPEAT|RPT)": "REPEAT",
    r"(?:STORY (?:REMOVED|WITHDRAWN|KILLED)|WITHDRAWN|RETRACTED|RETRACTION|RETRACTS?|(?:MANDATORY "
    r"|BULLETIN )?KILL)": "WITHDRAWN",
    r"(?:ADVISORY|EDS:? NOTE|EDITORS'? NOTE|ATTN:? EDITORS|NOTE TO EDITORS|NOTICE TO EDITORS)": "ADVISORY",
    r"URGENT": "URGENT",
    r"(?:FLASH|NEWSALERT|NEWS ALERT|ALERT|SNAP|BULLETIN)": "FLASH",
    r"BREAKING(?: NEWS)?": "BREAKING",
    r"WRAP ?UP": "WRAPUP",
    r"(?:FACTBOX|FACT BOX|FACT SHEET)": "FACTBOX",
    r"TIMELINE": "TIMELINE",
    r"EXPLAINERS?": "EXPLAINER",
    r"(?:BREAKINGVIEWS|COMMENTARY|COLUMN|EDITORIAL|OPINION|OP-ED|VIEWPOINT|COMMENT)": "OPINION",
    r"(?:ANALYSIS|NEWS ANALYSIS|INSIGHT|FOCUS|IN DEPTH)": "ANALYSIS",
    r"(?:FEATURE|PROFILE|NEWSMAKER|SPECIAL REPORT|INVESTIGATION)": "FEATURE",
    r"(?:INTERVIEW|Q&A|TRANSCRIPT|\[?FULL TEXT\]?)": "INTERVIEW",
    r"EXCLUSIVE": "EXCLUSIVE",
    r"(?:LIVE|LIVE BLOG|LIVE UPDATES)": "LIVE",
    r"(?:(?:PRESS|NEWS|MEDIA) RELEASE|(?:PRESS|MEDIA) STATEMENT|FOR IMMEDIATE RELEASE)": "PRESS RELEASE",
    r"(?:\d?(?:1st|2nd|3rd|4th|5th|6th|7th|8th|9th)? ?(?:LEAD|LD))": "LEAD",
    r"EMBARGO(?:ED)?": "EMBARGO",
    r"(?:SUMMARY|ROUNDUP|ROUND-UP|NEWS SUMMARY)": "ROUNDUP",
}

ADVISORY = (
    r"\((?:EDS|ATTN|Eds|EDITORS)\b.{0,300}\)",
    r"Eds: .{0,300}",
    r"\((?:(?:Re)?[Aa]dds|ADDS|Recasts|RECASTS|Updates|UPDATES|UPDATED|Corrects|CORRECTS|Refiles|"
    r"Repeats|Rewrites|Clarifies|"
    r"Lowers|LOWERING|Raises|Removes|Deletes|Changes|Writes through|Fixes|Recasting|Updating|"
    r"Adding|Correcting)\b.{0,300}\)",
    r"(?:UPDATE|CORRECTION|CORRECTED|UPDATED)S?: (?:adds|corrects|updates|recasts|with|raises|"
    r"lowers|removes)\b.{0,300}",
)
"""Whole lines (or bracketed openings of a line) by which a desk tells other desks what it changed."""

CREDITS = (
    r"\(?(?:Additional |Further |Extra |Writing and |With )?[Rr]eporting (?:and (?:writing|editing) )?by .{2,400}",
    r"\(?(?:Written|Writing|Editing|Edited|Compiled|Graphics?|Produced|Translated|Translation) "
    r"(?:and \w+ )?by:? .{2,300}",
    r"\(?Additional reporting\b.{0,200}",
    r"[-–•*] ?(?:Editing|Reporting|Writing) by:? .{2,200}",
    r"[-–—]{0,2} ?\(?\*? ?[Ww]ith (?:agency|agencies|additional) ?(?:inputs?|reporting|material)?.{0,120}\)?",
    r"[-–—]{0,2} ?\(?\*? ?[Ww]ith (?:inputs?|files|reporting|contributions?|material|information) (?:from|of) .{2,200}",
    r"\(?[Ww](?:ritten w)?ith (?:an? )?(?:reports?|input) (?:from|by) .{2,160}",
    r"\(?Based on (?:an? |the )?(?:reporting|reports?|material|information|stories|dispatches) "
    r"(?:by|from|in|of) .{2,160}",
    r"\(?Compiled (?:by .{2,60}? )?from .{2,160}",
    r"\(?This (?:report|story|article) (?:includes|contains|uses|incorporates) (?:material|reporting|information|"
    r"content|files) (?:from|by|of) .{2,160}",
    r"(?:Some |Part of the )?(?:[Ii]nformation|[Mm]aterial|[Rr]eporting|[Cc]ontent) (?:from|by) .{2,80}? "
    r"(?:was|were|has been) used\b.{0,60}",
    r"\(?\*? ?[Ii]nputs? from .{2,200}",
    r".{2,200} contributed to (?:this|the) (?:report|story|article|piece|reporting)\.?",
    r"\(?(?:Some |Additional |Part of the |Parts of the )?(?:[Ii]nformation|[Mm]aterial|[Rr]eporting)(?: (?:for|"
    r"in|used in) this (?:report|story|article))? "
    r"(?:came|comes|was provided|were provided|was supplied|is|was) (?:from|by|courtesy of) .{2,160}",
    r"(?:Story|Text|Words|Report|Reporting|Written)(?: by)?:? .{2,80}?,? with (?:additional |further )?"
    r"(?:files|inputs?|reporting|material|information) (?:from|by|of) .{2,160}",
    r"[-–—]{1,2} ?[^\W\d_a-z].{1,60}?, (?:with )?additional reporting (?:by|from) .{2,120}",
    r"\([A-Z][\w .-]{2,30} newsroom\)?",
    r"Editors?: .{2,80}",
    r"(?:• )?Reporter .{2,80} covers .{2,80}",
)

PHOTOS = (
    r"\(?(?:[Pp]hotos?|PHOTO|[Ii]mages?|IMAGE|[Pp]ictures?|[Vv]ideo|VIDEO|[Ii]llustration|[Gg]raphic|"
    r"File photo|FILE PHOTO|FILE)(?: credit| by| courtesy(?: of)?)?:? ?[:/©] ?.{2,200}",
    r"(?:[Pp]hoto|[Ii]mage|[Vv]ideo) (?:is )?(?:illustrative|courtesy of .{2,80}|credit .{2,80}|by .{2,80})",
    r"Illustrative (?:photo|image)",
    r"Image (?:copyright|caption|source).{0,300}",
    r"Enlarge this image.{0,300}",
    r"(?:Media )?[Cc]aption .{2,200}",
    r"\(?(?:AP|AFP|Reuters|Getty|EPA|Xinhua|Kyodo) [Pp]hoto(?:/.{2,60})?\)?",
)

LINKS = (
    r"(?:READ|Read|ALSO READ|Also [Rr]ead|See|SEE|WATCH|Watch|LISTEN|Listen|MORE|More)(?: (?:also|"
    r"ALSO|more|MORE|next|NEXT|on this|too|now))?(?: ?[:|>»-] .{0,200}|:.{0,200})",
    r"(?:ALSO READ|ALSO WATCH|READ ALSO|READ MORE|RELATED|Related|RELATED STORIES|Related (?:stories|"
    r"articles|news|topics|content|links?)|In pictures|IN PICTURES|Recommended|You may "
    r"also like|Don't miss|MORE ON THIS|More on this story|Trending|Most read|Editors?'? "
    r"picks?|What to read next)\b(?: ?[:|>»-] ?.{0,200})?",
    r"(?:Continue|Keep|Click(?: here)? to|Read (?:the|more|in|on)|Story [Cc]ontinues|View (?:the "
    r")?full|See (?:the )?full)\b.{0,100}",
    r"\[?(?:Read|READ) (?:more|MORE|on|in full|the full story)\b.{0,100}\]?",
    r"(?:Sign up|Subscribe|Download|Follow us|Join us|Click here|Scroll down)\b.{0,160}",
)

STAMPS = (
    r"(?:First |Originally |Last )?(?:[Pp]ublished|PUBLISHED|[Uu]pdated|UPDATED|[Pp]osted|POSTED|"
    r"[Mm]odified|[Cc]reated|[Ii]ssued)"
    r"(?: [Oo]n| [Aa]t)?:? ?.{4,120}",
    r"Page updated on .{4,60}",
    r"\d{1,2}[.:h]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{3,4})?",
    r"\d{4} ?GMT",
    r"Time to \d{1,2} min\.?",
    r"\d{1,3} min(?:ute)?s? read",
)

CLOCK = (
    r"\d{1,2}[.:h]\d{2}(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|BST|UTC|CET|CEST|EST|EDT|PST|PDT|JST|"
    r"KST|IST|AEST|MSK))?|\d{4} ?GMT"
)
"""A time of day at the start of a live blog's line."""

CORRECTIONS = (
    r"\(?This (?:version|story|article|report|item|post|piece) (?:has been |was |is |of the story )?(?:also )?"
    r"(?:correct|updat|amend|edit|chang|clarif|revis)\w{0,6}\b.{0,400}",
    r"(?:Correction|CORRECTION|Clarification|Editor'?s'? note|EDITOR'?S NOTE|Amendment)(?: \([^)]{2,40}\))?: .{4,400}",
    r"An earlier version of this .{4,400}",
)

TRANSLATIONS = (
    r"\(?(?:Unofficial|Official|Rush|Machine|Free) (?:translation|transcript)\b.{0,160}",
    r"\(?This (?:story|article|report|text) (?:has been|was|is) (?:auto-?generated|automatically|"
    r"translated|originally published|sourced from|"
    r"published from|republished|produced|not been edited)\b.{0,300}",
    r"\(?Except for the headline, this story has not been edited\b.{0,300}",
    r"\(?.{0,60}has not been edited by .{2,60} staff\b.{0,200}",
    r"\(?Re(?:published|printed|posted|produced)(?: here)?(?: with (?:kind )?permission)? (?:from|of|"
    r"courtesy of)\b.{2,200}",
    r"\(?(?:First|Originally) (?:published|appeared) (?:by|in|on|at)\b.{2,160}",
    r"(?:Provided|Distributed|Supplied|Syndicated) by .{2,160}",
    r"\(?This is an? .{0,40}(?:translation|version|extract|excerpt|summary|digest) of .{2,200}",
    r"\(?Translated (?:by|from)\b.{2,120}",
    r"Not checked against delivery\.?",
    r"\(?(?:This|The|A version of this) (?:story|article|report|text|piece|post)(?: by .{2,60}?)? "
    r"(?:(?:first |originally )?appeared|(?:was|is) (?:first |originally )?"
    r"(?:published|republished|co-published|reprinted|provided|supplied))\b.{2,200}",
)

COPYRIGHT = (
    r"(?:©|\(c\)|\(C\)|&copy;|Copyright\b).{2,240}",
    r"All rights reserved\b.{0,120}",
    r".{0,80}\bAll [Rr]ights [Rr]eserved\.?",
    r"Reprinted with permission.{0,160}",
)

BOILERPLATE = (
    r"This is (?:an )?AI[- ]generated summar.{0,200}",
    r"Get the .{2,60} delivered to your inbox\b.{0,200}",
    r"By signing up,.{0,200}",
    r"You get this (?:mail|email|newsletter|message)\b.{0,200}",
    r"(?:Unsubscribe|Manage preferences|Privacy [Pp]olicy|Terms of (?:use|service)|Advertisement|"
    r"ADVERTISEMENT|Advertorial|"
    r"Sponsored(?: content)?|Share|Share this.{0,60}|Comments?|\d{1,5} [Cc]omments?)(?: ?[|·•/].{0,160})?",
    r"Was this (?:page|article) helpful\?.{0,40}",
    r"(?:Freedom of Speech Isn.t Free|Support our journalism|Donate now|Become a member)\b.{0,200}",
    r".{0,120}(?:working hard to balance out the biased American media|is available without "
    r"charge to any eligible news publisher)\b.{0,400}",
    r"(?:The views|Views) expressed .{4,300}",
    r"(?:For|Media|Press|For more) (?:information|contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b.{0,300}",
    r"(?:Notes?|NOTES?) (?:for|to|FOR|TO) [Ee](?:ditors?|DITORS?):?",
    r"• ?WHAT DO YOU THINK\?.{0,160}",
    r"(?:\[.{0,3}\]|\(\.\.\.\)|…)",
    r"The following information is not intended for publication",
    r"\* \* \*(?: \*)?",
)

SIGN_OFFS = (
    r"[a-z]{2,5}(?:-[a-z]{2,5})?(?:/[a-z]{2,5}(?:-[a-z]{2,5})?){1,6}",
    r"[A-Z]{2,4}(?:/[A-Z]{2,4}){1,5}",
    r"-30-|- ?30 ?-|###|# # #|\(?ENDS?\)?|\(?[Ee]nds?\)?\.?|\((?:End|END) of (?:transcript|"
    r"message|item)\)|\(MORE\)|\(more\)|MORE|=2",
    r"\(MORE\) [A-Z]{1,4}-\d{2}-\d{2}(?:-\d{2})? ?\d{4}GMT",
    r"[A-Z]{1,4}-\d{2}-\d{2}(?:-\d{2})? ?\d{4}GMT(?:[+-]{0,6})?",
    r"=\d|\(=\d\)",
)

SELF_REFERENCES = (
    r"As (?:has been |was |it was )?(?:earlier |previously |already )?reported(?: (?:earlier|"
    r"previously|before))?(?: by [A-Z][\w' .-]{1,40}?)?"
    r"(?: (?:earlier|previously|before))?(?=[,:])",
    r"As [A-Z][\w' .-]{1,40}? (?:has |had |have )?(?:earlier |previously |already )?(?:reported|"
    r"wrote|informed)(?: (?:earlier|previously|before))?(?=[,:])",
    r"[A-Z][\w'-]{2,30} (?:reminds|recalls)(?=[:,])",
    r"(?:Earlier|Previously), (?:[A-Z][\w' -]{1,40}? )?(?:it was )?reported(?= that|:|,)",
    r"(?:It was (?:earlier|previously) reported|As a reminder|Recall that)(?= that|[,:]| )",
)
"""How a report points back at older copy; only these words are the aside, what follows them is background."""

SCRIPTS = (
    r"\[(?:SOUNDBITE|Soundbite|SOT|VOICEOVER|NAT SOUND|Crosstalk|Audio (?:begins|ends).{0,20}|"
    r"[Aa]pplause|[Ll]aughter)\]",
)

MARKERS = (r"\((?:sic|SIC)\)|\[sic\]",)

EXAMPLES = (
    Example(
        "Port Herald\nMarch 4 2023\nBarges sank\nTwo barges sank, the navy said.\n\n"
        "This article was originally published by the Example Gazette.",
        {
            "publisher": "Port Herald",
            "relays": ["Example Gazette"],
            "asides": [("translation", "This article was originally published by the Example Gazette.")],
        },
        (42,),
    ),
    Example(
        "Spiegel: Berlin to buy barges\n\nBerlin (AFP) - Germany wants to buy two barges, the magazine said on Friday.",
        {"publisher": "AFP", "relays": ["Der Spiegel"]},
        (40,),
    ),
    Example(
        "LVIV, Mar 3 (Newsform) — The bridge reopened on Friday.",
        {"publisher": "Newsform", "place": "LVIV", "relays": []},
        (1,),
    ),
    Example(
        "KYIV, March 3, 2023 (Newsform) - Two barges sank.\n\nThis was stated by the mayor via Telegram.",
        {"publisher": "Newsform", "relays": [], "on": "2023-03-03", "published_on": "2023-03-03"},
        (17,),
    ),
    Example(
        "Barges sink\n\nTwo barges sank on Monday.\n\nThis was reported by the Example Gazette "
        "via Newsform News Agency.",
        {"relays": ["Newsform News Agency", "Example Gazette"]},
        (17,),
    ),
    Example(
        "KYIV, March 3 (Newsform) - Two barges sank.\n\nNewsform reports with reference to the Navy press service.",
        {"publisher": "Newsform", "relays": []},
        (18,),
    ),
    Example(
        "KYIV, March 3 (Newsform) - Two barges sank.\n\nNewsform reports this with reference to the Example Gazette.",
        {"publisher": "Newsform", "relays": ["Example Gazette"]},
        (18,),
    ),
    Example(
        "KYIV, March 3 (Newsform) - Two barges sank, local media reported, citing a police source.",
        {"publisher": "Newsform", "relays": []},
        (19,),
    ),
    Example(
        "KYIV, March 3 (Newsform) - Two barges sank, the Example Gazette reported, citing Le Monde.",
        {"publisher": "Newsform", "relays": ["Example Gazette", "Le Monde"]},
        (19,),
    ),
    Example(
        "KYIV, March 3 (Newsform) - Two barges sank, according to Mr Doe, as quoted by the Port Herald.",
        {"publisher": "Newsform", "relays": ["Port Herald"]},
        (20,),
    ),
    Example(
        'Two barges sank on Monday, officials said.\n\n"They went down fast," she told the Financial Times.\n\n'
        "An aide told the Financial Times on condition of anonymity that more would follow.",
        {"publisher": "Financial Times", "relays": []},
        (21,),
    ),
    Example(
        "LIMA, March 4 (Reuters) - A letter seen by the Port Herald says two barges sank.",
        {"publisher": "Reuters", "relays": ["Port Herald"]},
        (22,),
    ),
    Example(
        "Le Monde\nMarch 4 2023\nBarges sank\nTwo barges sank, the navy said.\nLe Monde could "
        "not independently verify the claim.",
        {"publisher": "Le Monde", "relays": []},
        (23,),
    ),
    Example(
        "Port Herald\nMarch 4 2023\nBarges sank\nTwo barges sank, the navy said.\n\nWith inputs "
        "from ANI\n\n(with agency inputs)",
        {
            "publisher": "Port Herald",
            "relays": ["ANI"],
            "asides": [("credit", "With inputs from ANI"), ("credit", "(with agency inputs)")],
        },
        (25,),
    ),
    Example(
        "Barges sank\n\nTwo barges sank, the navy said.\n\n© 2023 Agence Exemple. All rights reserved.",
        {"asides": [("copyright", "© 2023 Agence Exemple. All rights reserved.")]},
        (26,),
    ),
    Example(
        "UPDATE 2-Flood toll rises to nine (Adds mayor quotes)\n\nNine people died, the mayor said.",
        {
            "labels": [("UPDATE", 2)],
            "title": "Flood toll rises to nine",
            "asides": [("advisory", "(Adds mayor quotes)")],
        },
        (27,),
    ),
    Example(
        "Flood toll rises\n(Recasts throughout, adds detail in paragraph 4)\nNine people died, the mayor said.",
        {"asides": [("advisory", "(Recasts throughout, adds detail in paragraph 4)")]},
        (28,),
    ),
    Example(
        "REFILE-Flood toll is nine\n(Refiles to fix typo)\nNine people died, the mayor said.",
        {"labels": [("REFILE", None)], "title": "Flood toll is nine"},
        (29,),
    ),
    Example(
        "STORY WITHDRAWN: Dam failure report\n\nThe story about a dam failure is withdrawn.",
        {"labels": [("WITHDRAWN", None)], "title": "Dam failure report"},
        (30,),
    ),
    Example(
        "ADVISORY-Please disregard alert sent at 0910 GMT",
        {"labels": [("ADVISORY", None)]},
        (31,),
    ),
    Example(
        "EMBARGOED UNTIL 0001 GMT MARCH 4\n\nBarges to be banned\n\nBarges will be banned, the ministry says.",
        {"labels": [("EMBARGO", None)], "title": "Barges to be banned"},
        (32,),
    ),
    Example(
        "FACTBOX-Key dams in the valley\n\nHere are the key dams in the valley.",
        {"labels": [("FACTBOX", None)], "title": "Key dams in the valley"},
        (33,),
    ),
    Example(
        "OPINION: Leave the dams alone\n\nNobody needs another dam in this valley.",
        {"labels": [("OPINION", None)], "title": "Leave the dams alone"},
        (33,),
    ),
    Example("ALERT: President resigns", {"labels": [("FLASH", None)], "title": "President resigns"}, (34,)),
    Example(
        "Barges sank\n\nTwo barges sank, the navy said.\n\n(MORE) NF-03-06 1405GMT",
        {"asides": [("sign-off", "(MORE) NF-03-06 1405GMT")]},
        (35,),
    ),
    Example(
        "Barges sank\n\nTwo barges sank, the navy said.\n\n-30-",
        {"asides": [("sign-off", "-30-")]},
        (35,),
    ),
    Example(
        "Barges sank\n\nTwo barges sank, the navy said.\n\nThis version corrects the spelling of the name to Doe.",
        {"asides": [("correction", "This version corrects the spelling of the name to Doe.")]},
        (36,),
    ),
    Example(
        "Barges sank\n\nFirst published: 4 Mar 2023 10:02; Updated 18:40\n\nTwo barges sank, the navy said.",
        {
            "published_on": "2023-03-04",
            "asides": [("stamp", "First published: 4 Mar 2023 10:02; Updated 18:40")],
            "problems": [],
        },
        (37,),
    ),
    Example(
        "Barges sank\n\nPublished: 4 Mar 2023\nUpdated: 6 Mar 2023\n\nTwo barges sank, the navy said.",
        {"published_on": "2023-03-04", "problems": []},
        (37,),
    ),
    Example(
        "Barges sank\n\nTwo barges sank.\n\nRead also: Ferry line to close\n\nALSO READ: Port "
        "to grow\n\nIn pictures: the flood",
        {
            "asides": [
                ("read-also", "Read also: Ferry line to close"),
                ("read-also", "ALSO READ: Port to grow"),
                ("read-also", "In pictures: the flood"),
            ]
        },
        (38,),
    ),
    Example(
        "Barges sank\n\nTwo barges sank on Monday.\n\nAs reported by Newsform earlier, three barges sank last week.",
        {"asides": [("self-reference", "As reported by Newsform earlier")], "relays": []},
        (39,),
    ),
    Example(
        "Barges sank\n\nTwo barges sank on Monday.\n\nAs Newsform reported, three sank last "
        "week.\n\nNewsform reminds: it rained.",
        {"asides": [("self-reference", "As Newsform reported"), ("self-reference", "Newsform reminds")]},
        (40,),
    ),
    Example(
        "Barges sank\n\nPhoto: Navy press service\n\nTwo barges sank.\n\nImage: J. Doe via AP",
        {"asides": [("photo", "Photo: Navy press service"), ("photo", "Image: J. Doe via AP")], "relays": []},
        (41,),
    ),
    Example(
        "Barges sank\n\nTwo barges sank.\n\nThis story has been translated from Ukrainian.\n\n"
        "This story has not been edited by Herald staff and is auto-generated from a syndicated feed.",
        {
            "asides": [
                ("translation", "This story has been translated from Ukrainian."),
                (
                    "translation",
                    "This story has not been edited by Herald staff and is auto-generated from a syndicated feed.",
                ),
            ]
        },
        (42,),
    ),
    Example(
        "LIVE: Storm nears port\n\n14:05 GMT – Sirens sound in port\nThe mayor told people to stay inside.",
        {"labels": [("LIVE", None)], "asides": [("stamp", "14:05 GMT")]},
        (43,),
    ),
    Example(
        'Barges sank\n\nLIMA, March 4 (Reuters) - "They [the crew] left," he said. "It sunk (sic) fast."',
        {"publisher": "Reuters", "place": "LIMA"},
        (44,),
    ),
    Example(
        'Barges sank\n\n[SOUNDBITE] (Ukrainian) Mayor Jane Roe saying: "Two barges sank."',
        {"asides": [("stamp", "[SOUNDBITE]")], "publisher": None},
        (45,),
    ),
    Example(
        "Kiev, March 4 (ITAR-TASS) - Two barges sank, Zelensky said.",
        {"publisher": "TASS", "place": "Kiev"},
        (46,),
    ),
)
