"""English: holidays, names that only look like dates, and places that tell how a date is to be read."""

from __future__ import annotations

# --- holidays: words -> key of `calendar.HOLIDAYS`
HOLIDAYS: dict[str, str] = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new year 's day": "01-01", "new year ’s day": "01-01", "new year 's eve": "12-31", "new year ’s eve": "12-31",
    "new years eve": "12-31", "new years day": "01-01", "new year 's": "01-01", "new year ’s": "01-01",
    "orthodox christmas": "01-07", "epiphany": "01-06", "valentine 's day": "02-14", "valentine ’s day": "02-14",
    "st. patrick 's day": "03-17", "st patrick 's day": "03-17", "st. patrick ’s day": "03-17",
    "st patrick ’s day": "03-17", "april fools day": "04-01", "april fool 's day": "04-01",
    "april fool ’s day": "04-01", "april fools ' day": "04-01", "april fools ’ day": "04-01", "earth day": "04-22",
    "may day": "05-01", "victory day": "05-09", "ve day": "05-08", "v-e day": "05-08", "d-day": "06-06",
    "juneteenth": "06-19", "canada day": "07-01", "independence day": "07-04", "bastille day": "07-14",
    "halloween": "10-31", "all saints ' day": "11-01", "all saints ’ day": "11-01", "armistice day": "11-11",
    "remembrance day": "11-11", "veterans day": "11-11", "veterans ' day": "11-11", "anzac day": "04-25",
    "australia day": "01-26", "republic day": "01-26", "bonfire night": "11-05", "guy fawkes night": "11-05",
    "international women 's day": "03-08", "international women ’s day": "03-08", "groundhog day": "02-02",
    "national unity day": "11-04", "fourth of july": "07-04", "holocaust remembrance day": "01-27",
    "labor day": "labor", "memorial day": "memorial", "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving", "martin luther king day": "mlk", "martin luther king jr. day": "mlk",
    "presidents day": "presidents", "presidents ' day": "presidents", "presidents ’ day": "presidents",
    "columbus day": "columbus", "indigenous peoples ' day": "columbus", "indigenous peoples ’ day": "columbus",
    "election day": "election", "mother 's day": "mother", "mother ’s day": "mother", "father 's day": "father",
    "father ’s day": "father", "inauguration day": "inauguration", "black friday": "black-friday",
    "cyber monday": "cyber-monday", "super tuesday": "super-tuesday", "giving tuesday": "giving-tuesday",
    "easter": "easter+0", "easter sunday": "easter+0", "easter monday": "easter+1", "good friday": "easter-2",
    "maundy thursday": "easter-3", "holy thursday": "easter-3", "palm sunday": "easter-7", "holy saturday": "easter-1",
    "ash wednesday": "easter-46", "shrove tuesday": "easter-47", "fat tuesday": "easter-47", "mardi gras": "easter-47",
    "pentecost": "easter+49", "whit monday": "easter+50", "ascension day": "easter+39", "orthodox easter": "orthodox",
    "rosh hashanah": "rosh-hashanah", "yom kippur": "yom-kippur", "passover": "passover", "hanukkah": "hanukkah",
    "chanukah": "hanukkah", "purim": "purim", "sukkot": "sukkot", "shavuot": "shavuot", "simchat torah": "simchat",
    "ramadan": "ramadan", "eid al - fitr": "eid-al-fitr", "eid ul - fitr": "eid-al-fitr", "eid al fitr": "eid-al-fitr",
    "eid al - adha": "eid-al-adha", "eid ul - adha": "eid-al-adha", "eid al adha": "eid-al-adha",
    "diwali": "diwali", "lunar new year": "lunar", "chinese new year": "lunar", "nowruz": "03-20", "holi": "holi",
}  # fmt: skip

COUNTRY_HOLIDAYS: dict[str, dict[str, str]] = {
    "independence day": {
        "ukraine": "08-24", "ukrainian": "08-24", "kyiv": "08-24", "india": "08-15", "indian": "08-15",
        "delhi": "08-15", "pakistan": "08-14", "poland": "11-11", "polish": "11-11", "warsaw": "11-11",
        "finland": "12-06", "finnish": "12-06", "estonia": "02-24", "moldova": "08-27", "georgia": "05-26",
        "indonesia": "08-17", "indonesian": "08-17", "brazil": "09-07", "brazilian": "09-07", "mexico": "09-16",
        "kenya": "12-12", "nigeria": "10-01", "ghana": "03-06", "greece": "03-25", "kazakhstan": "12-16",
    },
    "labor day": {"china": "05-01", "chinese": "05-01", "germany": "05-01", "france": "05-01"},
    "labour day": {},
    "mother 's day": {"uk": "easter-21", "british": "easter-21", "britain": "easter-21"},
    "thanksgiving": {"canada": "ca-thanksgiving", "canadian": "ca-thanksgiving", "ottawa": "ca-thanksgiving"},
    "republic day": {"turkey": "10-29", "turkish": "10-29", "ankara": "10-29", "italy": "06-02", "italian": "06-02"},
}  # fmt: skip
"""A holiday that falls elsewhere where the text names a country."""

EVENTS: tuple[tuple[int, int, str, int], ...] = (
    (10, 7, "attack attacks massacre assault hamas raid onslaught", 2023),
    (9, 11, "attack attacks hijackings terrorist terror", 2001),
    (1, 6, "riot riots attack insurrection committee capitol rioters defendants", 2021),
    (11, 13, "attacks", 2015),
    (7, 15, "coup", 2016),
    (6, 4, "crackdown massacre", 1989),
    (2, 24, "invasion", 2022),
    (7, 7, "bombings bombers", 2005),
    (11, 26, "attacks", 2008),
    (8, 4, "explosion blast", 2020),
)
"""Dates that name an event: month, day, the word after them, year."""

SLASHED_EVENTS = {"9/11": (2001, 9, 11), "7/7": (2005, 7, 7), "26/11": (2008, 11, 26)}

WARS: tuple[tuple[str, tuple[int, int, int]], ...] = (
    ("gaza israel hamas israeli palestinian rafah", (2023, 10, 7)),
    ("ukraine russia ukrainian russian kyiv full", (2022, 2, 24)),
)
"""First day ("day 1") of a war that is counted in days, by words of the text; the last is taken where none is there."""

# --- names that hold a date word: the word -> words after it, and before it, that make it a name
NAME_AFTER: dict[str, str] = {
    "sunday": "times telegraph mirror express mail herald post school schools independent roast world",
    "saturday": "night+live",
    "monday": "night+football",
    "thursday": "night+football island",
    "friday": "prayers night+lights night+football",
    "wednesday": "addams",
    "today": "show programme program newspaper fm",
    "tonight": "show",
    "tomorrow": "s+world",
    "april": "fools jones",
    "january": "jones",
    "march": "madness hare",
    "october": "revolution surprise",
    "august": "wilson putsch",
    "may": "said says told did has have had is was would could will can does ministry",
    "june": "sarpong",
    "spring": "framework offensive statement break water rolls onion onions clean boks",
    "summer": "olympics games camp camps school house palace",
    "winter": "olympics games palace paralympics garden soldier coat coats",
    "autumn": "statement budget nations",
    "night": "watch",
    "morning": "star call post joe herald",
    "evening": "standard post news",
    "year": "book",
    "second": "",
}
NAME_BEFORE: dict[str, str] = {
    "sunday": "bloody billy",
    "tuesday": "ruby",
    "wednesday": "sheffield black",
    "thursday": "black",
    "monday": "black blue",
    "friday": "man girl freaky casual joe",
    "today": "usa russia psychology india christianity",
    "may": "theresa brian james imelda elaine mrs ms mr mayor",
    "march": "generation fredric women million pride",
    "august": "bille",
    "october": "red",
    "september": "black",
    "april": "",
    "spring": "arab prague silver hot",
    "summer": "donna indian",
    "winter": "nuclear alex",
    "night": "fortnight",
    "week": "fashion newsnight restaurant shark",
    "yesterday": "",
}
NAMED_AFTER_DATES = frozenset(
    """street bridge square avenue boulevard stadium brigade movement coalition alliance university airport hospital
    barracks road metro neighbourhood neighborhood district factory dam youth faction group""".split()
)
"""What is named after a date: "the 6 October bridge", "the March 23 Movement"."""

COUNTED = frozenset(
    """people soldiers troops men women children cases deaths dollars euros pounds points votes jobs tonnes tons barrels
    km kilometres kilometers miles metres meters feet acres hectares homes houses workers employees students drones
    missiles tanks vehicles aircraft personnel civilians prisoners refugees migrants casualties wounded dead units
    shares pages seats megawatts mw kg units rubles roubles yen yuan rupees crowns passengers patients families
    fighters officers policemen members square cubic rounds shells trees words copies calories rpm times others
    voters protesters inmates detainees hostages bodies schools villages buildings cars flights companies""".split()
)
"""What follows a number that counts: "2022 soldiers" is no year."""

EVENT_NOUNS = frozenset(
    """election elections olympics games cup war crisis invasion coup budget protests protest attack attacks season
    agreement accord accords deal treaty summit law constitution referendum census campaign recession revolution
    uprising earthquake floods hurricane pandemic model novel film report survey study poll presidential world
    winter summer census treaty talks annexation financial midterm primaries race edition ceasefire massacre""".split()
)
"""What follows a year that names an event without "the": "2024 election"."""

NOT_A_YEAR_AFTER = frozenset(
    """resolution flight room page article section agenda vision expo boeing no number nos route highway windows
    channel pier paragraph rule regulation order law directive act bill case file model type unit version
    orwell 's blade runner mig su area zone class psalm gate bus train hill""".split()
)
"""Words before a number that make it a number: "Resolution 1701", "Vision 2030"."""

SPORT = frozenset(
    """scored goal goals touchdown points match game coach penalty striker halftime halftime goalkeeper quarterback
    kick-off kickoff yard yards pass rebounds league minute equaliser equalizer""".split()
)
"""Words beside which a half or a quarter is one of a game."""

# --- places: how a number is read, which half of the earth, whose fiscal year
_US = """u.s. us usa american america washington york california texas florida chicago boston ohio pennsylvania
georgia michigan arizona nevada virginia illinois houston dallas seattle denver atlanta miami philadelphia fbi
pentagon fda wisconsin minnesota"""
_DAY_FIRST = """uk britain british london england scotland wales ireland irish dublin germany german berlin france
french paris italy italian rome milan spain spanish madrid portugal lisbon poland polish warsaw ukraine ukrainian kyiv
russia russian moscow europe european eu brussels belgium netherlands dutch amsterdam austria vienna swiss switzerland
geneva zurich sweden stockholm norway oslo denmark copenhagen finland helsinki greece athens turkey ankara istanbul
romania bucharest bulgaria sofia hungary budapest czech prague serbia belgrade croatia zagreb india indian delhi mumbai
australia australian sydney melbourne canberra brazil argentina mexico pakistan egypt cairo israel kenya nairobi
nigeria lagos south-africa johannesburg manchester edinburgh munich hamburg frankfurt"""
_SOUTH = """australia australian sydney melbourne brisbane perth canberra adelaide tasmania queensland victoria zealand
auckland wellington argentina argentine buenos chile chilean santiago uruguay montevideo brazil brazilian paulo
africa johannesburg pretoria peru lima bolivia paraguay zimbabwe harare botswana namibia antarctica antarctic austral
southern-hemisphere madagascar mozambique"""

HINTS: dict[str, frozenset[str]] = {
    "month-first": frozenset(_US.split()),
    "day-first": frozenset(_DAY_FIRST.split()),
    "south": frozenset(_SOUTH.split()),
    "india": frozenset("india indian delhi mumbai rupees rupee crore lakh rbi bengaluru nse bse".split()),
    "japan": frozenset("japan japanese tokyo yen nikkei toyota honda sony osaka".split()),
    "uk": frozenset("uk britain british england scotland wales nhs london council hmrc whitehall scottish".split()),
    "australia": frozenset("australia australian canberra sydney melbourne queensland".split()),
}
