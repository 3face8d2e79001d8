"""Words by which papers, broadcasters and agencies call themselves, in the languages whose houses English copy names.

All in small letters.
"""

from __future__ import annotations

_MEDIA = """
    advertiser advocate agence agencia agency agenzia almanac anzeiger argus avis avisen banner barometer beacon
    bild bladet blatt blog bote breeze brief briefing broadcasting bulletin channel chronicle chronicler citizen
    clarion clips comet correo corriere courant courier cronica crónica dagblad dagbladet dagens daily democrat
    depeche despatch diario digest dispatch diário dziennik dépêche eagle echo echos economist enquirer enterprise
    epoca estado examiner excelsior excélsior expreso express figaro fm folha forum gaceta gazeta gazete gazetesi
    gazetta gazette gazzetta giornale globe globo guardian haber hebdo herald heraldo heute hírek ilbo independent
    informador informer inquirer insider insight intelligencer investigator izvestia jornal journal jutarnji kurier
    kurir lantern leader ledger lens live magazine mail matin mattino media mediapart mercurio mercury merkur
    messaggero messenger midweek mirror monde mondo monitor morning mundo nachrichten nacion nación nation network
    news newsday newsletter newspaper newspapers newsroom newswire nieuws nieuwsblad noticias noticiero notizie
    notícias nouvelles novedades novine novosti nyheter observador observateur observer online opinion opinión
    outlook pais panorama patrika patriot país pilot pioneer podcast politiken portal post posten postası prensa press
    presse presswire progress publika público quotidien radio radyo record recorder register reporter review ribao
    rundschau rádio samachar sanomat sauti scotsman secolo semana semanario sentinel serwis shimbun sinmun soir
    spectator spiegel sport sports stampa standard star statesman stern sun sunday tablet tageblatt tagesspiegel
    tageszeitung telegraaf telegraph television televisión televizija televizyon tempo temps tidende tidning
    tidningen tiempo times today tribuna tribune tv ukrinform universal vanguardia vedomosti verdad vespers vesti
    vestnik vindicator vision visión voce voice volksblatt voz vremya watch watchdog wave weekly welt wiadomości
    wire wochenblatt world zeitung época
"""
_FIRST = """
    agence agencia agentia agenzia agência canal channel correio correo corriere courrier diario diário dépêche echo
    folha gaceta gazeta gazzetta heraldo jornal journal kurier magazine mercurio news noticias notícias nouvelles
    novosti radio revista revue rádio televisión telewizja today tv vesti voice voz écho
"""
_GENERIC = """
    a advisory agency alert all analysis and april at august background breaking brief briefing bulletin business by
    call coming comment communique conference corporate country crime customer daily date day december department
    desk digest document edition editor editorial english evening event exclusive explainer feature february file
    final first focus for foreign friday from front full gallery global government headlines health home hour
    immediate in info information international interview issue item january joint july june just latest lead letter
    live local main march may media message midday ministry minute monday more morning most national new news no
    note notes notice november october of office official on online opinion our page photo photos pictures politics
    press print profile programme public radio read recent region regional release releases report reports review
    room round-up source sources open circular communiqué appeal petition notices saturday section september service
    services share sheet situation spokesperson sport sports state
    statement stories story summary summit sunday the this thursday time today top transcript tuesday tv upcoming
    update updated updates us video views watch wednesday week weekly wire wires with world your
"""
_SECTIONS = """
    africa america americas arts asia asia-pacific audio balkans books business caribbean central climate conflict
    culture
    defence defense diplomacy east economy education energy entertainment environment europe finance football
    human investigations justice law latin lifestyle markets mena middle money nation north obituaries pacific people
    politics religion rights russia science security society south southeast space tech technology top trade travel
    uk ukraine us usa war weather west women
"""
_LETTERS = """
    alert am brief briefing bulletin daily digest dispatch edition memo morning newsletter note playbook pm pro pulse
    roundup update weekly wrap
"""
_ARTICLES = "a al as das de den der det die el het il l' la las le les lo los o os the un une"
_BODIES = """
    administration aerospace ag agency airline airlines airport airways alliance army assembly association authority
    bank board bureau chiefs center centre chamber coalition command commission committee company confederation corp
    council customs court department directorate embassy energy federation forces foundation fund gmbh government group
    guard headquarters holdings hospital inc inspectorate institute laboratory league limited lines ltd ministry mission
    motors
    navy network observatory office oil organisation organization presidency parliament pharma plc police port program
    programme prosecutor registry s.a secretariat senate service shipping society steel tribunal union university
    consulate consortium cooperative diocese archdiocese parish ombudsman
"""

MEDIA = frozenset(_MEDIA.split())
"""The last word of a house's name ("Kestrel Valley Voice"), or any behind an article ("El Heraldo del Sur")."""

FIRST = frozenset(_FIRST.split())
"""The first word of a house's name ("Radio Tolmar", "Diario de Cuyo", "Agência Brasil")."""

ENDINGS = (
    "press",
    "info",
    "news",
    "post",
    "times",
    "online",
    "radio",
    "media",
    "wire",
    "inform",
    "zeitung",
    "blatt",
    "bladet",
    "posten",
    "avisen",
    "tidende",
    "tidning",
    "kurier",
    "presse",
    "novosti",
    "today",
    "pravda",
)
"""Endings of one-word names: Polarpress, NordInfo, Morgenposten."""

GENERIC = frozenset(_GENERIC.split())
"""Words that make a heading and no name where nothing else stands beside them ("Press release", "World news")."""

SECTIONS = frozenset(_SECTIONS.split())
"""Words of the sections of a page ("Middle East", "Science & Environment")."""

LETTERS = frozenset(_LETTERS.split())
"""Words of which one stands in the name of a house's letter ("Morning Trade", "Brussels Playbook")."""

ARTICLES = frozenset(_ARTICLES.split())

BODIES = tuple(_BODIES.split())
"""Words of the names of bodies that put out statements of their own."""
