"""Words of English copy that tell a place from a person, a body or a common word: data of `spot` and `choose`."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in listed.split("|"))


IN = _words(
    """
    in at near outside across around throughout inside within off downtown neighboring neighbouring nearby northern
    southern eastern western central northeastern northwestern southeastern southwestern mainland rural suburban
    besieged overnight coastal occupied
    """
)
"""Words before a place and seldom before anything else that has a name."""
TO = _words(
    """
    from to into between through toward towards via outside
    """
)
"""Words before a place, and often before a person."""
OF = _words("of for with on over against by")
"""Words before anything."""
PREPOSITIONS = IN | TO | OF
THE = frozenset(("the",))
AND = frozenset(("and", "or", "&"))
INNER = _words(
    "au aux sous upon von of de del la al and upon on the da do das dos el le du des en y sur am an der in los las"
)
"""Small words within a name."""
DIRECTIONS = _words(
    """
    north south east west northeast northwest southeast southwest
    """
)
TOWN_OF = _words(
    """
    city town village capital port suburb township municipality district province region county governorate hamlet
    neighborhood neighbourhood borough island islands republic kingdom resort peninsula cities towns villages oblast
    state prefecture settlement stronghold commune outskirts streets mayor governor residents people parts banks
    shores coast resident native
    """
)
"""Nouns that "of" joins to a place: "the city of X", "the mayor of X"."""
ADMINISTRATIVE = _words(
    """
    county province region district governorate prefecture oblast state department territory municipality parish canton
    voivodeship krai borough regional provincial
    """
)
"""Words after a name that make it a division's and not its seat's."""
DIVISION = _words(
    """
    county province region district governorate prefecture oblast state department territory peninsula island islands
    municipality parish canton voivodeship krai borough township city town village valley river lake bay area airport
    counties provinces regions districts border coast suburb
    """
)
"""Nouns that follow a place's name, small or capital."""
PLACE_PARTS = _words(
    """
    county province oblast governorate prefecture township parish krai
    """
)
"""Words that are part of the name when they stand with a capital, whether or not the table has the long name."""
ORGANISATION = _words(
    """
    police department dept council university college school schools hospital court courts airport office bureau
    government authority commission board committee district sheriff fire city county state high elementary middle
    medical center centre community church chamber city-county regional public municipal national international house
    parliament embassy consulate ministry army navy guard airlines airways bank stock exchange club museum library zoo
    stadium arena hall city's superior circuit democrats republicans republican democrat planning transit housing
    economic health technical memorial baptist methodist catholic general central children's housing
    """
)
"""Words with a capital after a place's name that make it part of the name of a body or building that is there."""
PAPERS = _words(
    """
    times post tribune herald news gazette journal star globe daily chronicle press sun observer mirror examiner
    courier dispatch sentinel standard mail telegraph independent inquirer bulletin review record register ledger
    advocate leader weekly monitor bee
    """
)
"""Words with a capital after a place's name that make it a newspaper's."""
FEATURES = _words(
    """
    river creek lake bay island islands mountain mountains valley beach canyon peninsula forest park harbor harbour
    strait gulf sea ocean basin delta reservoir canal glacier desert plateau bayou lagoon inlet reef archipelago
    wetlands ridge gorge
    """
)
"""Words that end the name of a water, a height, a park."""
FEATURES_BEFORE = _words(
    """
    lake mt cape
    """
)
NO_NAMES = _words(
    """
    the a an this that these those his her its our their my your in on at of and or but for from to by with as when
    while after before if it he she they we you i no each every all some many most both national state county city
    local new old mr mrs ms dr gov sen rep president
    """
)
"""Words that begin no name of a feature, though they open a sentence or a phrase."""
ROADS = _words(
    """
    street road avenue boulevard highway lane parkway turnpike expressway freeway
    """
)
NO_FAMILY = ORGANISATION | PAPERS | DIVISION
"""Words that are no family name after a given name."""
STREETS = _words(
    """
    street st road rd avenue ave drive dr boulevard blvd lane ln highway hwy parkway pkwy terrace pike turnpike
    expressway freeway
    """
)
TITLES = _words(
    """
    mr mrs ms miss dr sen rep gov lt sgt cpl pfc pvt capt col gen maj adm cmdr det prof rev fr sir dame lord lady
    president minister senator representative governor mayor judge justice chancellor chairman chairwoman secretary
    attorney sheriff officer chief coach captain colonel general major sergeant lieutenant deputy detective trooper
    commissioner councilman councilwoman councillor director professor pastor bishop cardinal pope king queen prince
    princess premier spokesman spokeswoman spokesperson ambassador analyst inspector superintendent principal
    congressman congresswoman supt ald alderman trustee reverend father sister brother archbishop imam sheikh sheik
    ayatollah mullah st-sgt quarterback forward guard midfielder striker goalkeeper pitcher singer actor actress
    author writer driver teacher suspect defendant
    """
)
SAYS = _words(
    """
    said says told added noted wrote asked replied explained recalled testified pleaded scored laughed insisted argued
    admitted thinks believes hopes
    """
)
"""Verbs after a person."""
FOLLOWERS = _words(
    """
    jr sr ii iii iv
    """
)
NEVER = _words(
    """
    bajan canadian catalan chadian dane gazan kazak lao malian norseman sami somali thai tongan turk welsh czech pole
    finn serb croat swede scot afghan saudi hamas hezbollah taliban isis fatah
    i the a an and or but of in on at by to for from with as is was were be been are has have had do does did not no
    he she it they we you who what when where why how this that these those all any some most more many much few one
    two three january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday mr mrs ms dr if so yes after before then there here now while since
    until both each every our their his her its my your us also just only even still however union party day new old
    great university college council court house senate congress center centre church school hospital street road
    avenue park police county city state department office international national federal american english french god
    internet christmas easter democratic republican liberal labour labor conservative independence liberty east west
    north south eastern western northern southern central northeast northwest southeast southwest jan feb mar apr jun
    jul aug sep sept oct nov dec mon tue wed thu fri sat sun photo video read share best good most bar sport sports
    news times post general president home page real long young hope van al el la le de ben ali san santa st black
    white green brown red blue king prince church mission victoria's bush police born man male male christian media
    island mountain valley lake river bay hill hills grand pine big nation republic world cup of than per plus can
    will would should could let get see come go look think say ask because during under over between into xinhua tass
    nato un eu afp ap upi reuters interfax anadolu yonhap kyodo dpa ansa efe imf who opec asean nasa fifa uefa spanish
    german polish english french swedish danish turkish russian chinese japanese italian greek swiss irish dutch
    indian korean mexican iraqi iranian israeli cuban african asian european arab kurdish jewish catholic muslim
    commerce marines alliance toll rail bank four nine five six seven eight ten time story change justice same manage
    dollar train deal hit about against among through without within along following across behind beyond except like
    near off onto out past till toward up upon via worth let's don't it's you're
    """
)
"""Single words that never are a place by themselves, though some village bears the name."""
NO_PLACES = _phrases("white house|blue house|red cross|united nations|supreme court|world bank|labor day|good friday")
"""Longer names that are never a place, though some town bears them."""

PREFERRED = {"washington": "US.DC"}
"""Names whose best known bearer has fewer inhabitants than another, and that one's division."""
COUNTRIES: dict[str, str] = {
    "us": "United States", "usa": "United States", "america": "United States", "united states": "United States",
    "united states of america": "United States", "uk": "United Kingdom", "britain": "United Kingdom",
    "great britain": "United Kingdom", "uae": "United Arab Emirates", "emirates": "United Arab Emirates",
    "prc": "China", "peoples republic of china": "China", "burma": "Myanmar", "holland": "Netherlands",
    "czech republic": "Czechia", "ivory coast": "Ivory Coast", "cote divoire": "Ivory Coast",
    "dr congo": "Democratic Republic of the Congo", "drc": "Democratic Republic of the Congo",
    "congo kinshasa": "Democratic Republic of the Congo", "congo": "Democratic Republic of the Congo",
    "democratic republic of congo": "Democratic Republic of the Congo", "zaire": "Democratic Republic of the Congo",
    "congo brazzaville": "Republic of the Congo", "swaziland": "Eswatini", "macedonia": "North Macedonia",
    "palestine": "Palestinian Territory", "palestinian territories": "Palestinian Territory",
    "east timor": "Timor Leste", "cape verde": "Cabo Verde", "turkiye": "Turkey", "dprk": "North Korea",
    "rok": "South Korea", "ksa": "Saudi Arabia", "republic of ireland": "Ireland", "irish republic": "Ireland",
    "russian federation": "Russia", "soviet union": "Russia", "ussr": "Russia", "car": "Central African Republic",
    "gambia": "Gambia", "vatican": "Vatican", "holy see": "Vatican", "vatican city": "Vatican",
    "st kitts": "Saint Kitts and Nevis", "bosnia": "Bosnia and Herzegovina", "trinidad": "Trinidad and Tobago",
    "republic of korea": "South Korea",
    "republic of china": "Taiwan", "persia": "Iran",
    "sao tome": "Sao Tome and Principe",
    "viet nam": "Vietnam", "syrian arab republic": "Syria", "islamic republic of iran": "Iran",
}  # fmt: skip
"""Other names of states, folded, and the name under which the table has them."""
CAPITALS_ONLY = _words(
    """
    us usa uk uae prc drc dprk rok ksa ussr car
    """
)
"""Names of states that are letters: "us" and "car" are none."""

_STATES = """
AL Ala|AK|AZ Ariz|AR Ark|CA Calif|CO Colo|CT Conn|DE Del|FL Fla|GA Ga|HI|ID|IL Ill|IN Ind|IA|KS Kan Kans|KY Ky|LA La|ME|
MD Md|MA Mass|MI Mich|MN Minn|MS Miss|MO Mo|MT Mont|NE Neb Nebr|NV Nev|NH N.H.|NJ N.J.|NM N.M.|NY N.Y.|NC N.C.|ND N.D.|
OH|OK Okla|OR Ore|PA Pa Penn|RI R.I.|SC S.C.|SD S.D.|TN Tenn|TX Tex|UT|VT Vt|VA Va|WA Wash|WV W.Va.|WI Wis|WY Wyo|
DC D.C.
"""
STATES: dict[str, str] = {
    spelling: f"US.{entry.split()[0]}" for entry in _STATES.replace("\n", "").split("|") for spelling in entry.split()
} | {
    "Ont": "CA.08", "Que": "CA.10", "B.C.": "CA.02", "BC": "CA.02", "Alta": "CA.01", "Sask": "CA.11", "Man": "CA.03",
    "N.S.": "CA.07", "N.B.": "CA.04", "P.E.I.": "CA.09", "PEI": "CA.09", "Nfld": "CA.05", "NSW": "AU.02",
    "N.S.W.": "AU.02", "W.A.": "AU.08", "QLD": "AU.04", "Qld": "AU.04", "UP": "IN.36",
}  # fmt: skip
"""Short forms of states and provinces, and the GeoNames code; they count after a town and a comma."""
ALONE = _words("N.Y. N.J. N.C. N.H. W.Va. D.C. B.C. N.D. S.D. S.C. N.M. R.I. P.E.I.")
"""Short forms that count without a comma too."""

ACTS = _words(
    """
    supplying arming helping providing giving funding sending preparing seeking trying planning considering demanding
    pushing urging calling threatening refusing offering backing blaming accusing deploying imposing weighing
    negotiating insisting withdrawing mobilising mobilizing
    said says told tells added denied denies confirmed confirms accused accuses warned warns urged urges demanded
    demands asked asks called calls announced announces insisted insists rejected rejects condemned condemns vowed
    vows promised threatened threatens agreed agrees refused refuses claimed claims argued argues wants wanted seeks
    sought hopes believes considers regards sees views supports supported opposes opposed backs backed blames blamed
    signed signs imposed imposes lifted deployed sent sends invaded annexed attacked launched fired withdrew withdraws
    expelled expels summoned summons recalled retaliated responded replied reacted protested protests proposed
    proposes offered offers plans planned decided decides intends pledged pledges hit struck sanctioned banned bans
    ordered orders declared declares recognised recognized recognises recognizes vetoed voted abstained joined left
    quit supplied supplies armed helped helps provided provides gave gives funds financed criticised criticized
    criticises criticizes praised welcomed welcomes hailed dismissed dismisses reprimanded deplored stressed maintains
    maintained must should can cannot may might could would will
    """
)
"""Verbs whose subject, where it is a state or a capital, is its government."""
BETWEEN = _words(
    """
    has have had is was were also again still not never now already does did been being
    """
)
"""Words between a subject and its verb."""
ACTS_OWNED = _words(
    """
    actions action deployment attack attacks war
    position stance decision demand demands statement response reaction government policy offer proposal refusal claim
    claims claimed accusation accusations allegation allegations threat threats sanctions ally allies rival rivals
    ambassador envoy ambassadors envoys president minister ministry ministers parliament leaders leadership leader
    officials diplomats army military forces navy troops intelligence interests intentions support aggression invasion
    """
)
"""Nouns that a state or a capital has as a government has them."""
ACTED_UPON = _words(
    """
    told accused accuses accusing urged urges urging warned warns warning asked asks pressed blamed blames blaming
    condemned condemns condemning criticised criticized praised thanked sanctioned supply supplies supplying arm
    arming support supports supporting threaten threatens threatening reprimanded sue sued
    """
)
"""Verbs before a state or a capital that are done to its government."""
DEALINGS = _phrases(
    """
    talks with | negotiations with | relations with | ties with | deal with | agreement with | pact with | treaty
    with | dialogue with | contacts with | alliance with | dispute with | met with | meeting with | cooperation with
    | coordination with | consultations with | trade with | pressure on | sanctions on | sanctions against |
    sanctions from | tariffs on | talks between | ties between | relations between | agreement between | deal
    between | call on | called on | calls on | appeal to | appealed to | response to | accusations against | case
    against | complaint against | threats against | demands from | pressure from | support from | support for |
    demanded by | deployment by | supplied by | backed by | imposed by | funded by | led by | accusations by |
    letter to | note to | message to | assurances from | approval from | criticism of | critical of | ally of |
    allies of
    """
)
"""A noun or verb and its preposition before a state or a capital as a party to something."""
