"""English: how media and their people are called, and bodies by their kind. Data only."""

from __future__ import annotations

import re

from .sides_en import word_list

ON_AIR = word_list(
    """presenter, co-presenter, host, co-host, anchor, anchorman, anchorwoman, newsreader, newscaster, announcer,
    moderator, interviewer, reporter, correspondent, journalist, studio, narrator, voice-over, voiceover, newsroom"""
)
"""How a transcript calls its own people."""

MEDIA = frozenset(
    word_list(
        """newspaper, daily, weekly, tabloid, broadsheet, magazine, broadcaster, news agency, newswire, news
        site, news website, news portal, investigative site, investigative website, investigative
        outlet, online portal, website, news outlet, outlet, radio station, television station, TV
        station, TV channel, television channel"""
    )
)
"""Before a name: it is a medium's."""

CIVIL = frozenset(
    word_list(
        """rights group, human rights group, aid group, aid agency, relief group, charity, advocacy group,
        campaign group, environmental group, watchdog group, monitoring group, conservation group,
        rights organisation, rights organization, aid organisation, aid organization, relief
        organisation, relief organization, environmental organisation, environmental organization,
        anti-corruption group, anticorruption group, transparency group, press freedom group,
        medical charity, civic group, citizens' group, consumer group, victims' group"""
    )
)
"""Before a name: it is that of a body of nobody's government."""

KINDS = "|".join(sorted(MEDIA | CIVIL, key=lambda kind: (-len(kind), kind)))

BEFORE_NAME = re.compile(rf"^(?:[Tt]he |[Aa]n? )?(?:[a-z-]+ )?(?:{KINDS}) (?=[A-Z])")
"""What may stand before an outlet's name: "the investigative website Lens"."""

OF_A_FIRM = re.compile(r"\b(?:company|firm|operator|carrier|airline|shipper|retailer|maker|bank|club|ship|vessel) $")
"""Before a name: it is no outlet's, though it sounds so."""

REPORTED = re.compile(r" (?:reported|wrote|reports|writes)\b")
"""Right after a name: it is an outlet's."""

SHARED = re.compile(
    r"^Channel |\b(?:Express|Star|Standard|Independent|Monitor|Record|Register|Today|Insider|Mail|Messenger)$"
)
"""Names of outlets that firms bear too."""

PEOPLE = word_list(
    """reporter, reporters, journalist, journalists, correspondent, correspondents, photographer, photographers,
    newsroom, count, tally, analysis, calculations, editor, editor-in-chief"""
)
"""After a medium's name: they speak for it."""

OUR_OWN = word_list(
    """reporter, reporters, correspondent, correspondents, photographer, photographers, man, woman, team, count, tally,
    analysis, reading, measurement, measurements, meter, camera, sample, samples, calculation, calculations,
    investigation, survey, own"""
)
"""After "our", in a report's own voice."""

FINDS = word_list(
    """counted, count, measured, found, find, saw, seen, withdraw, withdrew, corrected, correct, asked, conclude,
    concluded, verified, checked, tested, reviewed, visited, compared, established, calculated, reported, regret"""
)
"""What a medium does in its own voice."""
