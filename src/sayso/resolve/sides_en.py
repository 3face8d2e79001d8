"""English: the nouns that tell for whom somebody speaks. Data only; singular, small letters, by the desk's rules."""

from __future__ import annotations


def word_list(words: str) -> frozenset[str]:
    """Phrases that commas divide, as a set."""
    return frozenset(" ".join(phrase.split()) for phrase in words.split(","))


PRIVATE = word_list(
    """resident, villager, local, witness, eyewitness, bystander, onlooker, relative, mother, father, parent, wife,
    husband, widow, widower, son, daughter, brother, sister, uncle, aunt, cousin, nephew, niece, family,
    exile, emigre, émigré, expatriate, grandmother, grandfather, grandson, granddaughter, girlfriend, boyfriend,
    fiancee, fiance, in-law, neighbour,
    neighbor, friend, colleague, classmate, teammate, survivor, victim, patient, passenger, tourist, traveller,
    traveler, commuter, customer, client, consumer, shopper, user, subscriber, guest, visitor, fan, voter,
    taxpayer, pensioner, tenant, landlord, homeowner, shopkeeper, trader, dealer, broker, banker, investor,
    shareholder, analyst, strategist, pollster, commentator, lawyer, solicitor, barrister, attorney, counsel,
    advocate, lecturer, historian, scholar, academic, author, writer, novelist, poet, artist, singer, musician,
    actor, actress, director of the film, filmmaker, athlete, player, footballer, cricketer, rider, cyclist,
    runner, swimmer, boxer, skier, golfer, striker, goalkeeper, midfielder, defender, batsman, bowler, coach,
    trainer, jockey, sprinter, champion, fisherman, farmer, grower, herder, grazier, rancher, miner, docker,
    protester, protestor, demonstrator, activist, campaigner, dissident, refugee, migrant, asylum seeker, evacuee,
    displaced person, hostage, detainee, prisoner, inmate, captive, suspect, defendant, accused, convict,
    plaintiff, claimant, complainant, informant, whistleblower, whistle-blower, insider, student, pupil, graduate,
    teenager, girl, boy, man, woman, child, youth, person, people, farmhand, villagers, entrepreneur, businessman,
    businesswoman, owner, shipowner, founder, co-founder, skipper, seafarer, mourner, pilgrim, worshipper,
 blogger, influencer, insurgent, militant, rebel, gunman, fighter, separatist, jihadist,
    guerrilla, warlord, reader, viewer, caller, vendor, hawker, taxi driver, truck driver, trucker, driver,
    motorist, pedestrian, cleric, priest, pastor, bishop, archbishop, cardinal,
    patriarch, imam, rabbi, monk, nun, seller, buyer, supplier, exporter, importer, shipper,
    insurer, underwriter, creditor, lender, ex-employee, mercenary, defector, deserter, smuggler, trafficker,
    co-accused, co-defendant, donor, ratepayer, kayaker, surfer, mountaineer, contestant, beekeeper, headteacher,
    headwoman, heir, translator, interpreter, forecaster"""
)
"""Who speaks for nobody but himself, whatever the nationality."""

PROFESSIONS = word_list(
    """volunteer, rescuer, medic, paramedic, doctor, physician, surgeon, nurse, midwife, psychiatrist,
    psychologist, epidemiologist, virologist,
    pathologist, economist, engineer, technician, scientist, researcher, expert, specialist, professor, teacher,
    biologist, chemist, physicist, geologist, seismologist, volcanologist, climatologist, meteorologist,
    hydrologist, astronomer, ecologist, archaeologist, consultant, contractor, pilot, architect, designer,
    developer, programmer, employee, worker, staffer, staff member, staff, intern, apprentice, executive, manager,
    fellow, statistician, planner, accountant, auditor, journalist, reporter, correspondent, photographer, editor,
    columnist, veterinarian, caretaker, guard, watchman, receptionist, observer, monitor, crew member, crewman,
    crew, trainee, principal, headmaster, headteacher, dean, provost, rector, boss, chairwoman, chairman,
    chairperson, chair, ceo, cfo, coo, cto, chief executive, director, treasurer, controller, air traffic
    controller, operator, clerk, helper, author, executive officer, chief executive officer, financial officer,
    operating officer, technology officer, general manager, managing director, executive director, general counsel"""
)
"""Who speaks for the body that the words name, and for nobody where they name none, whatever the nationality."""

SPEAKERS = word_list(
    """official, source, spokesman, spokeswoman, spokesperson, spokespeople, head, chief, leader, representative,
    delegate, negotiator, aide, adviser, advisor, figure, vice president, coordinator, co-ordinator, counterpart,
    side, member, deputy head, director-general, secretary-general, delegation member, interlocutor, mediator,
    rapporteur"""
)
"""Who speaks for the body or the country that the words name."""

STATE_ROLES = word_list(
    """president, vice-president, premier, chancellor, minister, governor, lieutenant governor, mayor, king, queen,
    prince, princess, emir, sultan, shah, emperor, monarch, taoiseach, tanaiste, ayatollah, supreme leader,
    senator, congressman, congresswoman, congressmember, lawmaker, legislator, mp, mep, parliamentarian, deputy,
    assemblyman, assemblywoman, councillor, councilor, councilman, councilwoman, alderman, commissioner,
    ombudsman, ambassador, envoy, consul, attache, charge d'affaires, prosecutor, judge, justice, magistrate,
    sheriff, marshal, coroner, policeman, policewoman, officer, detective, inspector, constable, superintendent,
    trooper, ranger, warden, general, colonel, lieutenant, major, captain, admiral, brigadier, sergeant, corporal,
    commodore, commander, commandant, soldier, conscript, serviceman, servicewoman, troop, marine, airman,
    undersecretary, under-secretary, secretary of state, secretary of defense, secretary of defence, foreign
    secretary, home secretary, defence secretary, defense secretary, health secretary, treasury secretary,
    transport secretary, press secretary, cabinet secretary, interior secretary, justice secretary, commerce
    secretary, agriculture secretary, energy secretary, labor secretary, education secretary, homeland security
    secretary, business secretary, environment secretary, permanent secretary, principal secretary, chief
    secretary, chief cabinet secretary, finance secretary, culture secretary, speaker, negotiator, attorney
    general, secretary, solicitor general, district attorney, state attorney, surgeon general, medical examiner,
    comptroller, firefighter, investigator, candidate, nominee, politician, statesman, district chief, village
    head, tehsildar, bureaucrat, civil servant, diplomat, spy, customs officer, fire chief, police chief, army
    chief, navy chief, air chief, chief justice, chief minister, prime minister, junta leader, head of state,
    first lady, crown prince, ruler, sovereign, empress, duke, national security adviser, national security advisor,
    security adviser, security advisor, military adviser, military attache, border guard, coast guard, prison guard,
    prison officer, police officer, immigration officer, health officer, medical officer, fire marshal, fire officer,
    harbour master, harbor master, harbourmaster, chief of general staff, paratrooper, reservist, ensign, seaman,
    sailor, censor, regulator, supremo, peacekeeper, tsar, czar, chief of staff, chief of police,
    head of government, governor-general, interior minister, coastguard, intelligence chief, cosmonaut, astronaut,
    far-right leader, far-left leader, leftist leader, conservative leader, nationalist leader, coalition leader,
    ruling party leader, minority leader, majority leader, minister-president, akim, hokim, wali, voivode,
    prefect, subprefect, sub-prefect, nomarch, intendant, alcalde,
    bupati, sarpanch, district magistrate, district collector, district head, county executive, state minister,
    auditor-general, auditor general, comptroller general, controller general, rescue chief, port chief,
    prison chief, customs chief, civil defence chief, civil defense chief, tax chief,
    immigration chief, space chief, nuclear chief, spy chief, defence chief, defense chief, military chief,
    election chief, health chief, security chief, judge advocate, officer-in-charge, director of public,
    director of national, commissioner of police, inspector general, town clerk, bailiff, registrar, ombudsperson,
    health director, education director, customs director, prison director, security director, police director,
    harbormaster, station commander, high commissioner, trade commissioner, chief negotiator, chief election officer,
    returning officer, chief medical officer, chief veterinary officer, chief scientific adviser, party leader,
    opposition leader, republican, democrat, conservative, rep, sen,
    gov, gen, col, lt, sgt, maj, adm, administrator, gendarme, guardsman, cadet, warrant officer, backbencher, whip,
    intelligence officer, army officer, military officer, naval officer, navy officer, air force officer, customs agent,
    border agent, security officer, counterintelligence officer, staff officer, health director-general,
    health director general"""
)
"""Who speaks for a state, a state's region or a party."""

STATE_BODIES = word_list(
    """ministry, department, government, special branch,
    administration, parliament, lower chamber, upper chamber, chamber of
    deputies, congress, senate, assembly, legislature, cabinet, presidency, chancellery, embassy, consulate, high
    commission, delegation, mission, directorate, secretariat, bureau, authority, inspectorate, treasury,
    prosecution, prosecutor's office, prosecutors' office, court, tribunal, police, gendarmerie, constabulary,
    intelligence, military intelligence, defence intelligence, defense intelligence, counterintelligence,
    intelligence service, secret service, security service, navy, army, air force, military, armed forces, force,
    guard, coast guard, coastguard, border guard, national guard, general staff, joint chiefs, fleet, regime,
    junta, council, customs, commission, committee, board, registry, agency, service, mint, municipality, city
    hall, town hall, district, county, prefecture, governorate, oblast, province, parish, central bank, reserve
    bank, federal reserve, state bank, fire brigade, fire department, fire service, rescue service, emergency
    service, civil defence, civil defense, civil protection, met office, meteorological office, weather service,
    statistics office, prison, penitentiary, garrison, squadron, battalion, brigade, regiment, division, command,
    palace, royal court, press service, laboratory, space agency, health bureau, public health, watchdog, party,
    coalition, opposition, ruling party, ruling camp, camp, bloc, airport, seaport, caucus, campaign, politburo,
    kremlin, tax office, land registry, electoral commission, parole board, state company, task force,
    headquarters, government office, centre for disease control, center for disease control, tribal council,
    corps, ombudsman, library of congress, civil aviation, port authority, coroner's office, post office, state
    railway, national bank, office, law enforcement, border patrol, border police, gendarmery, judiciary, legislature,
    house of representatives, house of commons, house of lords, upper house, lower house, legislative body, presidium,
    politburo, ruling alliance, ruling coalition, ruling faction, infantry, artillery, paratroopers, special forces,
    troops, marines, marine corps, security forces, security personnel, navy command, general command, riot police,
    geological survey, hydrographic office, observatory, cyber security centre, cyber security center,
    cybersecurity centre, cybersecurity center, security centre, security center, operations centre, operations
    center,
    crisis centre, crisis center, coordination centre, coordination center, coordinating centre, coordinating center,
    rescue centre, rescue center, emergency centre, emergency center, seismological centre, seismological center,
    seismic centre, seismic center,
    seismology centre, seismology center, earthquake centre, earthquake center, tsunami centre, tsunami center,
    disaster centre, disaster center, hurricane centre, hurricane center, weather centre, weather center,
    hydrometeorological centre, hydrometeorological center, health centre, health center,
    canton, commune, regional council, provincial council, observatory, water works, waterworks, public works,
    disaster agency, inquiry panel, panel of inquiry, commission of
    inquiry, board of inquiry, inquiry commission,
    truth commission, border service, border troops, border guards, veterinary service, high command, war cabinet,
    state duma, presidential administration, prime minister's office, ruling council, military council,
    transitional council, statistics institute,
    statistical institute, meteorological institute, institute of statistics, institute of public health,
    public health institute, geophysical institute, institute of geophysics, geological institute, forensic institute,
    institute of forensic medicine, forensic laboratory, state laboratory, state hospital, land registry, pension
    fund,
    state broadcaster, public prosecution, public prosecutor, ombudsperson, data protection authority, tax office,
    tax authority, immigration office, migration office, election commission, electoral commission, electoral board"""
)
"""Bodies of a state, of its regions and towns, and parties."""

CIVIL_BODIES = word_list(
    """union, trade union, labour union, labor union, federation, confederation, association, charity, aid group, aid
    agency, rights group, human rights group, advocacy group, campaign group, consumer group, pressure group, ngo,
    non-governmental, nonprofit, non-profit, foundation, guild, olympic committee, anti-doping, church, diocese,
    archdiocese, synagogue, football club, monitoring group, monitoring project, watchdog group, citizens'
    initiative, relief group, relief agency, environmental group, conservation group, lobby group, lobby, trade
    body, industry body, industry group, trade group, humanitarian group, humanitarian organisation, humanitarian
    organization, rights organisation, rights organization, aid organisation, aid organization, aid worker,
    unionist, trade unionist, league, governing body, human rights watchdog, press freedom group, passenger group,
    passengers' group, patients' group, victims' group, students' union, law society, civil society group,
    farmers' group, student group, students' group, women's group, community group, youth group, church group,
    interfaith group, faith group, activist group, protest group, climate group, animal welfare group, rights project,
    victims' association, hotline, farmers' chamber, chamber of agriculture, chamber of trade, supporters'
    trust, observer group,
    election monitor, organising committee, organizing committee, synod, holy synod, church council,
    olympic body, football body, athletics body, cricket board, football association, players' union, relief society,
    workers' group, migrants' group, civil society, bar council, bar association, medical council, chamber of
    commerce, employers' federation, rights body, doping agency, rights centre, rights center, buyers'
    association, search-and-rescue group, shop steward, bishops conference,
    shelter, rescue charity, works council, workers' council,
    peace group, grassroots group, syndicate, chamber of industry, chamber of mines"""
)
"""Bodies of nobody's government, and who speaks for them."""

FIRMS = word_list(
    """company, firm, corporation, corp, inc, ltd, plc, llc, gmbh, ag, co, spa, sa, group, holding, holdings, bank,
    lender, insurer, airline, airways, airlines, carrier, operator, utility, retailer, supermarket, chain,
    manufacturer, maker, carmaker, automaker, planemaker, startup, start-up, brokerage, consultancy, hedge fund,
    exchange, bourse, factory, plant, mill, mine, refinery, shipyard, shipping, shipping line, hotel, restaurant,
    yacht, trawler, freighter, barge, plane, aircraft, jet, bus, train, cruise ship, smelter, brewery, plantation,
    shop, store, hospital, clinic, university, college, school, academy, institute, institution, think tank,
    think-tank, research centre, research center, laboratory of the university, law firm, studio, club, team,
    cooperative, co-operative, collective, brand, platform, network, railway, telecom, telecoms, broadcaster,
    publisher, developer, contractor, supplier, vendor, subsidiary, conglomerate, industries, energy, aerospace,
    motors, technologies, systems, solutions, partners, securities, investments, advisors, advisers, analytics,
    logistics, media group, news agency, medical centre, medical center, faculty, fund manager, ratings agency,
    rating agency, travel agency, mutual, shipowners, boat, vessel, ship, tanker, ferry, crew, centre, center,
    cartel, gang, militia, insurgency, rebels, militants, cell"""
)
"""Companies, schools, hospitals, clubs, think tanks: they speak for no side."""

AMBIGUOUS = word_list(
    """president, vice-president, captain, officer, commissioner, secretary, commander, negotiator, candidate,
    inspector, investigator, marshal, ranger, deputy, major, prince, king, queen, speaker, general secretary,
    governor, nominee, general, justice, mediator, marine,
    superintendent, administrator"""
)
"""State roles that companies, unions, clubs and ships have too: what they are head of decides."""

HEADS = word_list("captain, president, secretary, officer, administrator")
"""Of those, the ones that a name which no table has makes a firm's."""
