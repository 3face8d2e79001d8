"""English: the nouns by which news copy refers to those who speak. Data only; singular, small letters.

Lists of classes of nouns, not of what some report held: complete them where a class lacks a member.
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a string."""
    return frozenset(words.split())


OFFICES = word_set(
    """president vice-president premier chancellor minister secretary governor mayor king queen prince princess emir
    sultan pope speaker senator congressman congresswoman congressperson lawmaker legislator deputy mp mep
    councillor councilor alderman commissioner ombudsman ambassador envoy consul attaché attache chargé chairman
    chairwoman chairperson chair chief head director president-elect secretary-general undersecretary
    under-secretary director-general ceo cfo coo cto vp executive manager boss founder co-founder owner leader
    deputy-governor prosecutor judge justice magistrate attorney sheriff marshal superintendent inspector principal
    dean rector provost chancellor treasurer comptroller auditor registrar clerk administrator coordinator
    co-ordinator organiser organizer negotiator mediator rapporteur spokesman spokeswoman spokesperson commander
    captain general colonel major lieutenant admiral brigadier sergeant corporal commodore constable editor
    editor-in-chief publisher correspondent columnist anchor presenter candidate nominee representative delegate
    regent vizier ayatollah imam bishop archbishop cardinal rabbi patriarch sheikh mufti caliph manager vice-chair
    vice-chairman whip taoiseach tánaiste chancellor-designate prime-minister co-chair co-leader number-two viceroy
    paramount strongman warlord supremo tsar czar master harbourmaster harbormaster stationmaster akim hokim prefect
    subprefect wali voivode nomarch intendant alcalde bupati sarpanch ombudsperson"""
)
"""Offices: "the minister" is whoever of the report holds such an office, and nobody else."""

TRADES = word_set(
    """official officer aide adviser advisor lawyer solicitor barrister advocate counsel analyst economist strategist
    expert researcher scientist professor lecturer historian scholar academic academician physician doctor nurse
    surgeon medic paramedic epidemiologist virologist engineer chemist biologist physicist seismologist
    meteorologist volcanologist geologist toxicologist pathologist psychologist technician inspector investigator
    detective diplomat negotiator observer monitor soldier sailor pilot airman fighter veteran conscript serviceman
    servicewoman guard driver farmer fisherman trader dealer broker banker investor underwriter shareholder
    entrepreneur businessman businesswoman worker employee staffer teacher student pupil graduate parent mother
    father wife husband widow widower son daughter brother sister uncle aunt cousin nephew niece relative neighbour
    neighbor friend colleague counterpart predecessor successor rival opponent ally supporter activist campaigner
    protester protestor demonstrator organiser dissident critic author writer novelist poet journalist reporter
    blogger photographer filmmaker singer actor actress musician artist athlete rider cyclist runner swimmer
    footballer player teammate champion boxer accountant bookkeeper consultant contractor inspector receptionist
    secretary clerk shopkeeper owner landlord tenant resident villager local inhabitant citizen migrant refugee
    survivor victim witness bystander passenger tourist traveller traveler hostage detainee prisoner inmate suspect
    defendant plaintiff whistleblower whistle-blower insider source informant person man woman boy girl teenager
    youth child politician statesman aristocrat monk nun priest pastor cleric preacher volunteer rescuer firefighter
    policeman policewoman trooper ranger warden miner docker seafarer captain mariner planner architect designer
    developer programmer hacker physician midwife pharmacist vet veterinarian customer client patient voter taxpayer
    member leader republican democrat conservative liberal tory socialist communist nationalist progressive rebel
    militant insurgent gunman commander operative agent spy handler intern trainee apprentice assistant attendant
    steward stewardess conductor interlocutor mechanic electrician builder trucker shipowner shipbroker skipper
    unionist strategist pollster lobbyist specialist practitioner ecologist conservationist climatologist
    oceanographer anthropologist sociologist archaeologist astronomer statistician demographer jurist ex-minister
    ex-president ex-employee chairman-elect heir heiress spouse partner girlfriend mate boyfriend stepfather
    stepmother grandfather grandmother grandson granddaughter fiancé fiancée mourner pilgrim worshipper dissenter
    defector deserter peacekeeper mercenary sniper forecaster hunter herder surveyor headman headmaster headmistress
    butcher grocer jeweller herdsman shepherd trapper logger planter grower rancher vendor hawker baker cook chef
    exporter importer retailer wholesaler processor publican innkeeper hotelier beekeeper fishmonger diver
    trainer jockey sprinter referee umpire goalkeeper keeper striker midfielder defender winger forward batsman
    bowler pitcher quarterback coach waiter waitress barber tailor"""
)
"""What people are and do; "the chemist" may be anybody of whom the report did not say otherwise."""

SOFT = word_set(
    """official source person man woman politician interlocutor insider figure veteran expert leader chief boss
    executive officer diplomat specialist professional scientist academic researcher analyst scholar"""
)
"""Of those, what may stand for a person who was given another role ("the official" for a minister)."""

FEMININE = word_set(
    """spokeswoman chairwoman congresswoman businesswoman policewoman servicewoman councilwoman assemblywoman woman
    girl mother wife widow daughter sister aunt niece actress waitress stewardess queen princess heiress nun
    girlfriend stepmother grandmother granddaughter fiancée midwife lady dame mrs ms miss baroness countess duchess
    empress ms. mrs. mme madame sheikha begum señora senora frau"""
)
MASCULINE = word_set(
    """spokesman chairman congressman businessman policeman serviceman councilman assemblyman statesman man boy father
    husband widower son brother uncle nephew king prince pope cardinal archbishop imam rabbi ayatollah sheikh
    boyfriend stepfather grandfather grandson fiancé lord sir mr mr. baron count duke emperor emir sultan monk
    priest ombudsman fisherman herr señor senor monsieur"""
)

GROUPS = word_set(
    """people sources witnesses residents both two three four five six several many some others hundreds thousands
    dozens police-officers staff crew pair duo trio couple men women locals family relatives"""
)
"""Words that stand for several people."""

IRREGULAR_PLURALS = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "spokespeople": "spokesperson",
    "attachés": "attaché",
}

HONORIFICS = word_set(
    """mr mrs ms miss dr prof sir lord lady dame mme madame frau herr señor señora senor senora don doña sri shri smt
    hon rev fr st gen col lt maj capt sgt cpl adm brig cmdr pvt sen rep gov pres amb insp supt det sheikh sheikha
    hajji haji mullah maulana monsieur signor signora baron baroness count countess duke duchess pvt"""
)
"""Before a name, often with a full stop; they are no part of it."""

RANKS = {
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "maj": "major",
    "capt": "captain",
    "sgt": "sergeant",
    "cpl": "corporal",
    "adm": "admiral",
    "brig": "brigadier",
    "cmdr": "commander",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "pres": "president",
    "amb": "ambassador",
    "prof": "professor",
    "dr": "doctor",
    "insp": "inspector",
    "supt": "superintendent",
    "det": "detective",
    "rev": "reverend",
}
"""Short titles, and the noun by which the text goes on."""

ADJECTIVES_OF_RANK = word_set(
    """former ex acting interim deputy vice assistant first senior junior chief prime foreign outgoing incoming new
    newly-elected then-president then late lead executive managing general honorary lieutenant under associate
    presidential ministerial parliamentary federal state regional provincial local national international veteran
    retired current special permanent union shadow"""
)
"""What stands before an office and belongs to it."""

STATE_BODIES = word_set(
    """ministry department government administration parliament congress senate assembly cabinet presidency
    directorate
    secretariat chancellery embassy consulate mission delegation bureau authority inspectorate treasury prosecution
    prosecutors prosecutor's court tribunal police gendarmerie constabulary intelligence navy army military
    armed-forces forces force guard coastguard staff command command-staff garrison fleet regime junta council
    customs coastguard general-staff press-service guard-force office agency service services commission committee
    board panel registry registry-office watchdog regulator ombudsman's legislature duma knesset bundestag troopers
    marines militia pentagon municipality canton prefecture governorate commune"""
)
"""Bodies of a state or of several; "the ministry" is such a body of the report whose name holds the word."""

AGENCIES = word_set("bureau directorate office authority service commission administration inspectorate board")
"""Bodies that "the agency" may mean."""

FIRMS = word_set(
    """company firm corporation group bank lender insurer reinsurer manufacturer maker carmaker automaker planemaker
    airline carrier operator utility supplier retailer grocer chain broker brokerage consultancy startup start-up
    giant conglomerate holding subsidiary contractor developer miner driller producer refiner shipbuilder shipyard
    exchange fund startup business enterprise brand publisher studio club team franchise shipbroker shipper
    charterer manager owner shipowner builder provider platform"""
)
"""Companies and the like; "the company" is one of the report's that is not known for anything else."""

SOCIETIES = word_set(
    """union federation confederation association alliance league organisation organization institute institution
    foundation society charity ngo group movement party coalition network university college school hospital clinic
    laboratory lab centre center think-tank pac thinktank church diocese cooperative co-operative syndicate guild
    chamber order initiative campaign committee council body secretariat museum academy observatory collective forum
    bloc project opposition airport port prison jail parish diocese club team squad front brigade"""
)
"""Other bodies."""

MEDIA = word_set(
    """newspaper paper daily weekly outlet broadcaster magazine tabloid broadsheet website portal newsroom station
    channel television radio tv newswire periodical journal newsweekly site publication wire programme program media
    press"""
)
NO_MEDIUM = word_set(
    """position white green working policy discussion concept research academic scientific university conference
    options consultation strategy background joint party election government coalition socialists conservatives liberals
    greens labour reform campaign"""
)
"""Before "paper" or "programme": a document, and no newspaper or broadcast."""

REPORTS = word_set("report article story piece dispatch exclusive investigation account scoop entry")
"""What a medium publishes: it speaks for the medium where the report has one."""

DOCUMENTS = word_set(
    """report statement document study survey memo memorandum letter email e-mail ruling judgment judgement verdict
    award indictment complaint filing audit log logbook list spreadsheet draft decree communique communiqué
    resolution transcript recording tape note paper analysis poll release declaration bulletin dossier annex treaty
    agreement law bill act rules regulation directive data figures file files affidavit testimony warrant order
    notice manifesto petition tally tracker dashboard database newsletter forecast outlook ranking budget prospectus
    gazette handbook manual screenshot op-ed column editorial advertisement leaflet plan census assessment review
    evaluation briefing-paper cable presentation charter constitution code protocol contract invoice manifest
    certificate record records minutes posting post message tweet table test tests results findings bills opinion
    brief lawsuit suit summary update factsheet guidance advisory article book memoir memoirs diary video footage
    text conclusions circular register sentence decision chapter edition version copy speech information estimate
    estimates number numbers map image images readout readouts telegram cables inventory"""
)
PRIVATE = word_set(
    """internal leaked confidential secret draft private classified preliminary unpublished unsigned handwritten
    purported anonymous"""
)
"""A document so called does not speak for its body in public: it stays a document of its own."""
PAPERS = word_set(
    """memo memorandum letter email e-mail log logbook list spreadsheet draft note recording tape transcript file
    files
    cable invoice manifest bills diary dossier study survey poll test tests annex posting video footage law rules
    treaty agreement"""
)
"""Documents that stay what they are; a statement, ruling or report speaks for the body that gave it out."""

NUMBERS = {
    word: value
    for value, words in {
        1: "one single",
        2: "two both pair couple duo",
        3: "three trio",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        12: "several many some various numerous multiple few dozen dozens hundreds thousands most other others",
    }.items()
    for word in words.split()
}
ORDINALS = word_set("first second third fourth fifth last latter former")

PORTFOLIOS = {
    "foreign": "Foreign Affairs",
    "external affairs": "External Affairs",
    "defence": "Defence",
    "defense": "Defence",
    "interior": "Interior",
    "home": "Home Affairs",
    "health": "Health",
    "finance": "Finance",
    "economy": "Economy",
    "justice": "Justice",
    "transport": "Transport",
    "energy": "Energy",
    "education": "Education",
    "agriculture": "Agriculture",
    "environment": "Environment",
    "information": "Information",
    "culture": "Culture",
    "labour": "Labour",
    "labor": "Labour",
    "trade": "Trade",
    "tourism": "Tourism",
    "sports": "Sports",
    "sport": "Sport",
    "oil": "Oil",
    "mining": "Mining",
    "fisheries": "Fisheries",
    "commerce": "Commerce",
    "industry": "Industry",
    "planning": "Planning",
    "science": "Science",
    "migration": "Migration",
    "security": "Security",
    "aviation": "Aviation",
    "civil aviation": "Civil Aviation",
    "water": "Water",
    "communications": "Communications",
    "digital": "Digital Affairs",
    "emergencies": "Emergencies",
    "emergency situations": "Emergency Situations",
    "social affairs": "Social Affairs",
}
"""How a ministry is named after "Ministry of"."""

OF_FIRMS = word_set("employee worker share shareholder customer headquarters factory plant executive engineer pilot")
"""Of those, the ones that no politician has."""
AIR = word_set("television radio tv media press programme program wire")
"""Media that "the" does not refer back to."""
UNIFORMED = word_set(
    """spokesman spokeswoman spokesperson commander chief head officer soldier pilot general colonel major lieutenant
    captain admiral brigadier sergeant corporal commodore marshal staff force guard police"""
)
"""Roles of those who may have a rank that the report has not told before."""
REGIONS = word_set(
    """european western eastern northern southern african asian american latin arab muslim islamic christian jewish
    sunni shiite kurdish baltic balkan nordic scandinavian caribbean pacific atlantic mediterranean soviet
    democratic republican catholic orthodox protestant hindu buddhist sikh tamil tatar chechen palestinian"""
)
"""Adjectives written with a capital that name no body by themselves."""
PLACE_PREPOSITIONS = word_set("in at near from outside around off towards toward across into inside through via to")

AFTER_THE_NOUN = word_set(
    """familiar close briefed involved named cited quoted acquainted present aware privy speaking linked working based
    stationed deployed wounded injured trapped living who that whose which seen published issued released posted
    dated obtained reviewed signed sent drafted written prepared conducted carried released made drawn"""
)
"""What begins a description after a noun."""

FINITE = word_set(
    """froze sang swore stole struck swept wept wrote blew crept fled hung sank shook slept sold sought sprang
    swam swung
    tore woke rode dug clung forbade foresaw oversaw overtook overthrew withdrew withstood undertook"""
)
"""Irregular past forms that the language's list leaves out: a finite verb ends a description."""

PARTS_OF_STATES = word_set(
    "regional provincial state local municipal city county district cantonal departmental prefectural island"
)
"""Before "government": not the country's."""

PEOPLE_OF_BODIES = word_set(
    """spokesman spokeswoman spokesperson official employee worker staffer executive engineer expert lawyer member
    officer customer share shareholder analyst researcher strategist economist manager chairman ceo boss chief
    director representative delegate soldier troop fighter driver pilot source insider spokespeople headquarters
    office plant factory board newspaper"""
)
"""Nouns that follow a body's name ("Voltea officials"), or stand before "for" and "at" and one."""

BROADCAST = word_set("television tv radio news newspaper")
"""Last words of the names of media."""

PRESS = word_set("media press news newspaper television tv radio")
"""Before "reports": what several media say."""
