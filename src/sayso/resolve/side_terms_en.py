"""English: what stands around the nouns that tell for whom somebody speaks. Data only; small letters."""

from __future__ import annotations

from .sides_en import word_list as _set

INNER = _set(
    """judicial, police, government, governmental, defence, defense, intelligence, court, ministry, ministerial,
    presidential, parliamentary, customs, law enforcement, enforcement, palace, army, naval, official, municipal,
    council, prosecution, legal, administration, cabinet, state, party, ruling-party, ruling camp, security, military"""
)
"""Before "source": of a state."""

LEVELS = _set(
    """provincial, municipal, federal, governmental, presidential, ministerial, parliamentary, judicial, prefectural,
    consular"""
)
"""Before "director" or "spokesman": of a state or its region."""

FORMER = _set("former, ex, retired, one-time, onetime, erstwhile, disgraced, ousted, then")

STANDING = _set(
    """president, prime minister, premier, chancellor, minister, senator, lawmaker, candidate, governor, mayor, mp"""
)
"""Politicians whom parties and voters still count for the country after office."""

UNALIGNED = _set(
    """western, european, asian, african, arab, baltic, nordic, scandinavian, latin, gulf, allied, balkan, caribbean,
    multilateral, multinational"""
)
"""Before "official", "diplomat" or "source": of no one state."""

CORPORATE = _set(
    """industry, company, corporate, university, hospital, club, union, market, airline, shipping, trade, oil,
    church, banking, bank, college, school, team, league, business"""
)
"""Before "official" or "source": of a firm."""

MEMBERS = _set("aid worker, unionist, trade unionist, relief worker, humanitarian worker")
"""People of whatever body stands before: "a UN aid worker"."""

OF_BUSINESS = _set(
    """grower, producer, manufacturer, exporter, importer, employer, industry, industrialist, retailer, banker, bank,
    shipowner, shipbuilder, shipper, airline, automaker, carmaker, hotelier, hotel, refiner, miller, brewer, dealer,
    builder, contractor, developer, broker, insurer, investor, entrepreneur, business, commerce, restaurateur,
    restaurant, operator, merchant, trader, wholesaler, supplier, distiller, vintner, winemaker, steelmaker,
    homebuilder, grocer, haulier, processor, packer, enterprise, factory, company, plantation, trade"""
)
"""Whose association speaks for firms, and for no side."""

OF_A_FIRM = _set("unit, subsidiary, arm, affiliate, plant, factory, peso, rouble, ruble, currency, stock, share, bond")
"""What is a firm's, or a market's, of whatever country it is called."""

OF_WORKERS = _set(
    """union, trade union, guild, pilot, worker, staff, employee, driver, teacher, nurse, seafarer, sailor, crew,
    passenger, customer, depositor, tenant, buyer, consumer, resident, victim, farmer, fisherman"""
)
"""Whose association speaks for people, whatever business they are in."""

HOLDS = _set(
    """state-owned, state-run, state-controlled, state-held, national, state, government-owned, government-run"""
)

AWAY = _set(
    """to, in, at, near, on, against, over, about, into, toward, towards, outside, inside, around, between, across,
    via"""
)
"""A country after one of these is where or about whom, not for whom."""

OWN = _set("of, for, from, with, by, within, representing, under")

FAMILY = {
    "minister": "ministry",
    "policeman": "police",
    "policewoman": "police",
    "officer": "police",
    "detective": "police",
    "prosecutor's office": "prosecutor",
    "prosecutors' office": "prosecutor",
    "prosecution": "prosecutor",
    "judge": "court",
    "magistrate": "court",
    "lawmaker": "parliament",
    "legislator": "parliament",
    "mp": "parliament",
    "coastguard": "coast guard",
    "ambassador": "embassy",
    "general": "army",
    "colonel": "army",
    "military": "army",
}
"""Offices and the body that they belong to: what is told of one is told of the other."""

PORTFOLIOS = _set(
    """foreign, defence, defense, interior, finance, health, transport, justice, energy, agriculture, education,
    trade, economy, environment, labour, labor, information, culture, science, tourism, sports, home, prime,
    aviation, mines, oil, water, industry, commerce, security, emergencies, digital, infrastructure, planning,
    housing, fisheries"""
)
"""What tells one ministry from another."""

WISHES = _set(
    """hopes, hoped, wants, wanted, wishes, urges, urged, calls, called, supports, opposes, welcomes, welcomed,
    regrets, regretted, believes, intends, remains, stands, demands, demanded, condemns, condemned, rejects,
    rejected, expects, seeks, plans"""
)
"""What a country does at the opening of a sentence that its own ministry says."""

PAPERS = _set(
    """statement, communiqué, decree, law, rule, rules, letter, note, order, resolution, directive, document, memo,
    declaration, announcement, decision, ruling, verdict, circular, notice, bulletin, press release, cable, dispatch,
    telegram, readout, minutes, transcript, paper, log, draft, text, proposal, assessment, copy, fact sheet"""
)
"""Documents that speak for the country that the words name."""

ISSUED = _set(
    """statement, communiqué, communique, declaration, announcement, notice, bulletin, press release, release, readout,
    message, post, circular"""
)
"""What whoever was spoken of last gives out, where no words tell whose it is."""

BARE = _set(
    """agency, bureau, service, authority, commission, committee, council, centre, center, office, board,
    directorate, department, ministry, inspectorate, army, military, court,
    organisation, organization, alliance, bloc, fund,
    programme, program, body, bank, tribunal, embassy, mission, force, navy, regulator, watchdog"""
)
"""Bodies that "the" alone takes up again."""

TAKEN_UP = frozenset(f"the {noun}" for noun in BARE)

CALLED = {"NATO": "alliance", "EU": "bloc", "European Union": "bloc", "UN": "body", "U.N.": "body"}
"""What "the" takes up of bodies whose name has no such noun."""

STATE_TRADES = _set(
    """railways, railway, ports, port, harbours, petroleum, electricity, power, water, airports, airport, roads, post,
    postal, broadcasting, cocoa, tea, coffee, sugar, grain, rice, shipping, minerals, mining"""
)
"""Of a country's own "corporation" or "board" with its name: a state's."""

NATIONAL = _set("organisation, organization, centre, center")
"""Bodies that are a state's where the words give them to a country."""

SETTLED = (
    "-based",
    "-born",
    "-backed",
    "-led",
    "-trained",
    "-speaking",
    "-listed",
    "-registered",
    "-flagged",
    "-educated",
)
"""After a country's name: where somebody lives or comes from, not for whom he speaks."""

SPOKESMEN = _set("spokesman, spokeswoman, spokesperson, deputy, leader")

POSSESSIVES = _set("its, their, his, her")

SAME_OFFICE = {"premier": "prime minister", "prime minister": "premier", "pm": "prime minister", "mp": "lawmaker"}
"""Two names of one office."""

OF_OFFICES = (
    PORTFOLIOS
    | LEVELS
    | _set(
        """acting, interim, deputy, vice, chief, first, former, senior, lieutenant, regional, state, city,
        county, district,
    metropolitan, local, public, high, supreme, special, general, civil, national, and, of"""
    )
)
"""What may stand between a place and its office: "Punjab Information Minister"."""

VESSELS = _set(
    """ship, vessel, boat, tanker, freighter, trawler, yacht, ferry, barge, tug, cargo ship, plane, aircraft, airliner,
    airline, flight, jet, helicopter, team, club, squad"""
)
"""What a captain who is no soldier is captain of."""

PEERS = _set("colleague, host, predecessor, successor")
"""Who holds the office that another has; with a country's name before it, of that country."""

SECRETARIES = _set("secretary-general, high commissioner")
"""Heads of bodies of many states."""

ANYBODY = _set("man, woman, people, person, employee, clerk")
"""Nouns that tell nothing of who somebody is: of a state's body, he speaks for it."""

OF_ITS_OWN = _set("expert, specialist")
"""Whom a body of a state has itself: "experts of the police"."""

EXPERTS = _set("expert, specialist, scholar, correspondent, reporter, journalist, columnist")
"""Whom an army's or a government's name before them makes no part of it."""

ENVOYS = _set(
    "ambassador, embassy, envoy, consul, consulate, attache, high commissioner, high commission, consul general"
)
"""Who speaks for a country in another; what the report tells of one of them is told of them all."""

ACTS = _set(
    """indictment, ruling, verdict, judgment, judgement, charge sheet, arrest warrant, warrant, court order, decree,
    court document, court papers, prosecution document, diplomatic note, note verbale, detention record, arrest record,
    police record, police report, autopsy report, custody record, government report, official record,
    official gazette"""
)
"""Papers that only a state's courts and offices make."""

PLACED = _set("in, near, at, off, outside, around, inside")
"""Before a place: where something happens."""

BEFORE_PLACES = _set(
    """the, northern, southern, eastern, western, central, north, south, east, west, city, town, village,
    province, state,
    region, district, of, capital, port, island, remote, border"""
)
"""What may stand between that and the place."""

HAVING = _set(
    """has, have, had, denied, denies, disagrees, disagreed, says, said, confirmed, dismissed, insists, insisted,
    disputes, did, is, was"""
)
"""What a country does in the sentence before its ministry says more."""

BARE_SPEAKERS = _set(
    "spokesman, spokeswoman, spokesperson, deputy, leader, the, a, one, chief, its, official, press, officer"
)
"""A title that leaves out for whom its holder speaks."""

QUESTIONERS = frozenset({"q", "question", "reporter question", "reporter", "journalist", "moderator", "interviewer"})
"""How a transcript marks those who ask, who are the press."""

PRESS_NOUNS = _set("reporter, correspondent, photographer")
"""Of those, the ones that after any name are a medium's."""

PRESS_PEOPLE = _set(
    """reporter, reporters, journalist, journalists, correspondent, correspondents, photographer, photographers,
    witness, witnesses, crew, cameraman, team, stringer, newsroom, analysis, tally, count, calculation,
    calculations"""
)
"""After the name of a medium: they speak for it (the desk counts a reporter's own count for the medium)."""
