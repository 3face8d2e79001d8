"""Words by which papers, broadcasters and agencies call themselves, in the languages whose houses English copy names."""

from __future__ import annotations

_MEDIA = """
advertiser advocate agencia agenzia agence agency almanac anzeiger argus avis avisen bladet banner barometer beacon
bild blatt bladid blog bote breeze brief briefing broadcasting bulletin business-day channel chronicle chronicler citizen
clarion clips comet correo corriere courier courant crónica cronica dagblad dagbladet dagens daily democrat dépêche depeche
despatch diario diário diariu digest dispatch dziennik dzeit eagle echo echos economist enquirer enterprise epoca época
estado examiner express expreso excelsior excélsior figaro folha fm forum foreign-policy gaceta gazeta gazete gazetesi
gazette gazetta gazzetta giornale globe globo guardian haber hebdo herald heraldo heute hírek ilbo independent informer
informador inquirer insider insight intelligencer investigator izvestia jornal journal jutarnji kurier kurir l'écho
lanka leader ledger lid list live magazine mail matin mattino media mediapart mercurio mercury merkur messaggero messenger
midweek mirror mondo monde monitor morgunblaðið morning mundo nación nacion nachrichten nation news newsday newsletter
newsroom newswire newspaper newspapers nieuwsblad nieuws notícias noticias noticiero notizie nouvelles novedades novine
novosti nyheter observador observateur observer online opinión opinion outlook país pais panorama patriot patrika pioneer
pilot podcast politiken portal post posten prensa presse press presswire progress publika público quotidien radio rádio
radyo recorder record register reporter review ribao rundschau samachar sanomat scotsman secolo seitung semana semanario
sentinel serwis shimbun sinmun sport sports soir spectator spiegel stampa standard star statesman stern sun sunday
tablet tageblatt tagesspiegel tageszeitung telegraaf telegraph televisión television televizija televizyon temps tempo
tidende tidning tidningen tiempo time times today tribuna tribune tv ukrinform universal vanguardia vedomosti verdad
vespers vesti vestnik vidende vindicator visión vision voce voice volksblatt voz vremya watch watchdog weekly welt wire
wiadomości wochenblatt world zeitung wave lantern lens
"""
MEDIA = frozenset(word.replace("-", " ") for word in _MEDIA.split())
"""The last or the first word of a house's name, folded by `str.casefold` alone."""

FIRST = frozenset(
    """radio rádio tv voice voz diario diário jornal journal gazeta gaceta correio correo channel canal agencia
    agência agence agenzia agentia corriere gazzetta noticias notícias heraldo folha televisión telewizja kurier echo écho
    news today mercurio nouvelles courrier dépêche magazine revista revue novosti vesti""".split()  # noqa: SIM905
)
"""The first word of a house's name ("Radio Tolmar", "Diario de Cuyo", "Agência Brasil")."""

ENDINGS = (
    "press", "info", "news", "post", "times", "online", "radio", "media", "wire", "inform", "zeitung", "blatt",
    "bladet", "posten", "avisen", "tidende", "tidning", "kurier", "presse", "novosti", "today", "pravda", "ukraine24",
)  # fmt: skip
"""Endings of one-word names: Polarpress, NordInfo, Morgenposten."""

GENERIC = frozenset(
    """a advisory agency all alert analysis and at background breaking briefing brief bulletin business by call coming
    comment communique conference corporate country crime customer daily date day department desk digest document edition
    editor editorial english evening event exclusive explainer feature file final first focus for foreign from full front
    gallery global government headlines health home hour immediate in info information international interview issue item
    joint just latest lead letter live local main media message midday ministry minute more morning most national new news
    no note notice notes of office official on online opinion our page photo photos pictures politics press print profile
    programme public radio read recent region regional release releases report reports review room round-up section service
    services share sheet situation spokesperson sport sports state statement stories story summary summit the this time
    today top transcript tv update updated updates upcoming us video views watch week weekly wire wires with world your
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday""".split()  # noqa: SIM905 - a list of words is read as words
)
"""Words that make a heading and no name where nothing else stands beside them ("Press release", "World news")."""

ARTICLES = frozenset("the el la le les il lo los las o a os as die der das de het al den det un une l'".split())  # noqa: SIM905

BODIES = (
    "ministry department office bank agency authority commission council union organization organisation federation "
    "association embassy institute university company group foundation secretariat parliament government police navy army "
    "forces court service board committee mission aerospace airline airlines airways inc ltd plc corp s.a ag gmbh limited "
    "programme program fund tribunal prosecutor centre center league society hospital port airport administration bureau "
    "command guard coalition alliance network confederation assembly senate chamber registry directorate inspectorate "
    "observatory laboratory shipping lines energy holdings oil steel pharma motors"
).split()  # noqa: SIM905
"""Words of the names of bodies that put out statements of their own."""
