"""Newspapers, magazines, broadcasters and news sites that wires quote: names, house spellings and short forms.

One line an outlet: `Name = further names / short forms its house or others use after "the" / ~loose short forms`.
A short form that many share ("Times", "Post") is resolved by what the report names in full; a loose one is not used by
the outlet itself, so a report that uses it beside the right one has two names for one outlet, which is a problem to
show.
"""

from __future__ import annotations

from . import Example, Wire
from . import Kind as _Kind

_NEWSPAPERS = """
The Times = Times of London; London Times / Times
Financial Times = FT / ~Times
The Guardian = Guardian newspaper; Guardian; Guardian Australia / Guardian
The Observer = / Observer
The Daily Telegraph = Daily Telegraph; The Telegraph; Telegraph newspaper / Telegraph
The Sunday Telegraph =
The Sunday Times =
The Independent = Independent newspaper / Independent
The i Paper = i newspaper
Daily Mail = MailOnline; Mail Online; DailyMail.com / Mail
Mail on Sunday =
Daily Mirror = / Mirror
Daily Express = / Express
The Sun = Sun newspaper; The Sun on Sunday / Sun
Evening Standard = London Evening Standard; London Standard / Standard
The Scotsman =
The Herald = Herald Scotland; Glasgow Herald / Herald
Belfast Telegraph =
The Irish Times = Irish Times / Times
Irish Independent = / Independent
Irish Examiner = / Examiner
The Economist = Economist magazine
New Statesman =
The Spectator =
Private Eye =
City A.M. = City AM
The New York Times = New York Times; NYT; NY Times; N.Y. Times; New York Times - News / Times
The Washington Post = Washington Post; WaPo / Post
The Wall Street Journal = Wall Street Journal; WSJ / Journal
Los Angeles Times = LA Times; L.A. Times / Times
USA Today = USA TODAY
Chicago Tribune = / Tribune
Chicago Sun-Times = / Sun-Times
The Boston Globe = Boston Globe / Globe
Boston Herald = / Herald
New York Post = NY Post / Post
New York Daily News = NY Daily News / Daily News
Newsday =
The Philadelphia Inquirer = Philadelphia Inquirer / Inquirer
The Miami Herald = Miami Herald / Herald
Tampa Bay Times = / Times
The Dallas Morning News = Dallas Morning News / Morning News
Houston Chronicle = / Chronicle
San Francisco Chronicle = SF Chronicle / Chronicle
The Mercury News = Mercury News
The Seattle Times = Seattle Times / Times
The Denver Post = Denver Post / Post
The Atlanta Journal-Constitution = Atlanta Journal-Constitution; AJC / Journal-Constitution
Detroit Free Press = / Free Press
The Detroit News = Detroit News
Star Tribune = Minnesota Star Tribune / Star Tribune
The Baltimore Sun = Baltimore Sun / Sun
The Arizona Republic = Arizona Republic / Republic
Las Vegas Review-Journal = / Review-Journal
Anchorage Daily News =
The Oregonian = Oregonian
The Plain Dealer =
Pittsburgh Post-Gazette = / Post-Gazette
St. Louis Post-Dispatch = St Louis Post-Dispatch / Post-Dispatch
Milwaukee Journal Sentinel = / Journal Sentinel
The Des Moines Register = Des Moines Register / Register
The Washington Times = Washington Times / Times
Washington Examiner = / Examiner
Washington Free Beacon = / Free Beacon
The Hill = Hill newspaper
Politico = POLITICO; Politico Europe
Axios =
Roll Call =
The Christian Science Monitor = Christian Science Monitor; CSM / Monitor
The Atlantic = Atlantic magazine
The New Yorker = New Yorker
Time = TIME magazine; Time magazine
Newsweek =
Foreign Policy = Foreign Policy magazine
Foreign Affairs = Foreign Affairs magazine
National Review =
Rolling Stone =
Vanity Fair =
Forbes =
Fortune = Fortune magazine
Barron's =
Mother Jones =
The Nation = Nation magazine
Reason =
Slate =
Salon =
Vox =
HuffPost = Huffington Post; The Huffington Post
BuzzFeed News = BuzzFeed
ProPublica =
The Intercept = Intercept
The Daily Beast = Daily Beast
Business Insider =
Vice = Vice News; VICE News
The Verge =
Wired = WIRED; Wired magazine
TechCrunch =
Ars Technica =
404 Media =
BleepingComputer =
Semafor =
Puck =
The Information =
The Daily Caller = Daily Caller
The Daily Caller News Foundation = Daily Caller News Foundation; DCNF
Breitbart = Breitbart News
Newsmax = Newsmax - News
Townhall =
The Blaze = TheBlaze; The Blaze.com
The Federalist =
The Epoch Times = Epoch Times
Stars and Stripes =
Military Times =
Defense News =
Defense One =
Breaking Defense =
Lloyd's List =
TradeWinds =
Argus =
Platts = S&P Global Platts
Nature =
Science =
The Lancet =
BMJ = British Medical Journal
STAT = STAT News
The Conversation =
The Globe and Mail = Globe and Mail / Globe
Toronto Star = / Star
National Post = / Post
La Presse =
Le Devoir =
The Sydney Morning Herald = Sydney Morning Herald; SMH / Herald
The Age = Age newspaper
The Australian = Australian newspaper
Australian Financial Review = AFR
The New Zealand Herald = New Zealand Herald; NZ Herald / Herald
Stuff =
South China Morning Post = SCMP / Post
The Straits Times = Straits Times / Times
The Business Times = / Business Times
Channel NewsAsia = CNA digital
The Star = Star newspaper / Star
New Straits Times =
Malaysiakini =
The Jakarta Post = Jakarta Post / Post
Kompas =
Tempo = Tempo magazine
Bangkok Post = / Post
The Nation Thailand =
Philippine Daily Inquirer = / Inquirer
The Manila Times = Manila Times / Times
Rappler =
Phnom Penh Post = / Post
Khmer Times =
VnExpress =
Tuoi Tre = Tuoi Tre News
Viet Nam News =
The Irrawaddy = Irrawaddy
Myanmar Now =
Frontier Myanmar =
Nikkei = Nihon Keizai Shimbun; Nikkei newspaper; Nikkei business daily
Nikkei Asia = Nikkei Asian Review
Asahi Shimbun = Asahi; The Asahi Shimbun
Yomiuri Shimbun = Yomiuri; The Yomiuri Shimbun; Japan News
Mainichi Shimbun = Mainichi; The Mainichi
Sankei Shimbun = Sankei
The Japan Times = Japan Times / Times
Korea JoongAng Daily = JoongAng Ilbo
Chosun Ilbo = Chosun Daily
Dong-A Ilbo =
Hankyoreh = The Hankyoreh
The Korea Herald = Korea Herald / Herald
The Korea Times = Korea Times / Times
NK News =
People's Daily =
Global Times =
China Daily =
Caixin =
Economic Observer =
Apple Daily =
Liberty Times =
Taipei Times =
The Hindu = Hindu newspaper
The Times of India = Times of India / Times
Hindustan Times =
The Indian Express = Indian Express / Express
The Economic Times = Economic Times
Mint = Mint newspaper
The Telegraph India =
Deccan Herald = / Herald
The Wire =
Scroll = Scroll.in
Dawn =
The Express Tribune = Express Tribune / Tribune
The News International =
The Daily Star = Daily Star / Star
Prothom Alo =
Dhaka Tribune = / Tribune
Daily Mirror Sri Lanka =
Kathmandu Post = / Post
Republica =
Le Monde = Le Monde newspaper; Le Monde in English; lemonde.fr
Le Figaro = Figaro
Libération =
Les Echos =
L'Équipe =
Le Parisien =
La Croix =
Le Point =
L'Express = L'Express magazine
Mediapart =
Le Canard Enchaîné = Canard enchaîné
Ouest-France =
Charlie Hebdo =
Jeune Afrique =
Der Spiegel = Spiegel; Spiegel magazine
Frankfurter Allgemeine Zeitung = FAZ; Frankfurter Allgemeine
Sueddeutsche Zeitung = Süddeutsche Zeitung; SZ; Suddeutsche Zeitung
Die Zeit =
Die Welt = Welt am Sonntag
Bild = Bild newspaper; Bild am Sonntag; BILD
Der Tagesspiegel = Tagesspiegel
Handelsblatt =
Funke Media Group = Funke newspapers; Funke media group
RND = RedaktionsNetzwerk Deutschland
Rheinische Post =
taz = Die Tageszeitung
Stern = Stern magazine
Focus = Focus magazine
Der Standard =
Die Presse =
Kurier =
Kronen Zeitung =
Profil =
Neue Zuercher Zeitung = Neue Zürcher Zeitung; NZZ
Tages-Anzeiger =
Blick =
Le Temps =
De Standaard =
De Tijd =
Le Soir =
La Libre Belgique =
De Telegraaf =
NRC = NRC Handelsblad
de Volkskrant = Volkskrant; De Volkskrant
Algemeen Dagblad =
Trouw =
El País = EL PAÍS; EL PAÍS in English
El Mundo =
ABC newspaper =
La Vanguardia =
El Confidencial =
elDiario.es =
Expresso =
Público =
Diário de Notícias =
Jornal de Notícias =
Corriere della Sera = Corriere
La Repubblica = Repubblica
La Stampa =
Il Sole 24 Ore =
Il Fatto Quotidiano =
Il Messaggero =
Il Giornale =
L'Osservatore Romano =
Kathimerini = Ekathimerini
Ta Nea =
To Vima =
Cyprus Mail =
Times of Malta = / Times
Aftenposten =
VG = Verdens Gang
Dagbladet =
Dagens Nyheter =
Svenska Dagbladet =
Aftonbladet =
Expressen =
Politiken =
Berlingske =
Jyllands-Posten =
Helsingin Sanomat =
Iltalehti =
Hufvudstadsbladet =
Morgunbladid = Morgunblaðið
Postimees =
Eesti Päevaleht =
Delfi =
Diena =
Lietuvos rytas =
Gazeta Wyborcza = Wyborcza
Rzeczpospolita =
Onet =
Fakt =
Polityka =
Hospodářské noviny =
Mladá fronta DNES =
Deník N =
Respekt =
SME =
Denník N =
Telex =
HVG =
444 =
Magyar Nemzet =
Népszava =
G4Media =
HotNews = HotNews.ro
Adevărul =
Dnevnik =
24 Chasa =
Capital =
Jutarnji list =
Večernji list =
Delo =
Dnevni avaz =
Politika =
Blic =
Danas =
Vreme =
Koha Ditore =
Vijesti =
Kommersant =
Izvestia = Izvestiya
Vedomosti =
RBC = RBK
Rossiyskaya Gazeta =
Moskovsky Komsomolets =
Komsomolskaya Pravda =
Novaya Gazeta = Novaya Gazeta Europe
Meduza =
The Insider =
The Moscow Times = Moscow Times / Times
Mediazona =
Important Stories = IStories
Kyiv Post = / Post
The Kyiv Independent = Kyiv Independent
Ukrainska Pravda =
European Pravda =
Zerkalo Nedeli = Dzerkalo Tyzhnia
NV =
LIGA.net =
Babel =
Suspilne =
Hromadske =
Nasha Niva =
Zerkalo =
Hürriyet = Hurriyet Daily News; Hürriyet Daily News
Milliyet =
Sabah =
Daily Sabah =
Cumhuriyet =
Yeni Şafak =
Sözcü =
Haaretz =
Yedioth Ahronoth = Ynet; Yediot Ahronot
Maariv =
Israel Hayom =
The Jerusalem Post = Jerusalem Post / Post
The Times of Israel = Times of Israel / Times
Al-Ahram = Ahram Online
Al-Masry Al-Youm =
Daily News Egypt =
Mada Masr =
Asharq Al-Awsat = Asharq al-Awsat
Al-Hayat =
Al-Akhbar =
An-Nahar = An-Nahar newspaper
L'Orient-Le Jour = L'Orient Today
Al-Quds Al-Arabi =
The National = National newspaper
Gulf News =
Khaleej Times =
Arab News =
Gulf Times =
The Peninsula =
Times of Oman =
Kuwait Times =
Jordan Times = The Jordan Times
Middle East Eye =
Al-Monitor =
Rudaw =
Kurdistan 24 =
Tehran Times =
Kayhan =
Shargh =
TOLOnews = Tolo News
Hespress =
Le Matin =
El Watan =
La Presse de Tunisie =
Daily Nation =
The Standard = Standard newspaper
The East African =
Daily Monitor =
New Vision =
The Citizen =
Addis Standard =
The Reporter =
Premium Times =
The Punch = Punch newspaper
ThisDay =
The Guardian Nigeria =
Vanguard =
Daily Trust =
Daily Graphic =
Mail & Guardian =
News24 =
Daily Maverick =
Business Day =
Sunday Times South Africa =
Cape Times =
The Herald Zimbabwe =
Zambia Daily Mail =
Jornal de Angola =
Novo Jornal =
Folha de S.Paulo = Folha de S. Paulo; Folha
O Globo =
O Estado de S. Paulo = Estadao; Estadão
Valor Econômico =
Veja =
Clarín =
La Nación =
Infobae =
Página 12 = Página/12
El Mercurio =
La Tercera =
El Comercio =
La República =
El Tiempo =
El Espectador =
Semana =
El Nacional =
Efecto Cocuyo =
El Universal =
Reforma =
Milenio =
La Jornada =
Proceso =
Animal Político =
La Prensa =
El Faro =
Granma =
Jamaica Gleaner = The Gleaner
Stabroek News =
Kaieteur News =
Daily Dispatch = / Dispatch
"""

_BROADCASTERS = """
BBC = BBC News; British Broadcasting Corporation; BBC World Service; BBC Sport; BBC Russian; BBC Persian
ITV = ITV News
Channel 4 News =
Sky News =
GB News =
LBC =
CNN = CNN International; CNN Turk
Fox News = Fox News Channel; Fox News Digital; Fox Online News; FoxNews.com
Fox Business =
MSNBC =
NBC News = NBC
CBS News = CBS
ABC News =
ABC Australia = Australian Broadcasting Corporation
CNBC =
NPR = National Public Radio; NPR Online News
PBS = PBS NewsHour
C-SPAN =
Bloomberg = Bloomberg News; Bloomberg TV; Bloomberg Television
Voice of America = VOA
RFE/RL = Radio Free Europe/Radio Liberty; Radio Free Europe; Radio Liberty; Radio Svoboda
Radio Free Asia = RFA
CBC = CBC News
CTV News = CTV
Global News =
CBN = CBN News
ARD = ARD television
ZDF =
WDR =
NDR =
Tagesschau =
RTL =
n-tv =
France 24 = France24
RFI = Radio France Internationale
BFMTV = BFM TV; BFM
France Info = Franceinfo; France Info radio
France Inter =
France Télévisions =
TF1 =
RTS =
SRF =
ORF =
RTBF =
VRT =
NOS =
RTE = RTÉ
RAI = Rai
Sky TG24 =
TVE = RTVE
Cadena SER = SER radio
RTP =
NRK =
SVT =
DR =
Yle = YLE
ERR =
LRT =
LSM =
TVP =
TVN24 = TVN
RMF FM =
Al Arabiya = Al-Arabiya
Al Hadath = Al-Hadath
Al Mayadeen = Al-Mayadeen
Al-Manar =
Sky News Arabia =
TRT = TRT World; TRT Haber
NTV =
CNN Türk =
Habertürk =
Channel 12 =
Channel 13 =
Kan =
Press TV =
Iran International =
NHK = NHK World
TBS =
KBS =
MBC =
SBS =
YTN =
JTBC =
CCTV = China Central Television
CGTN =
RTHK =
TVBS =
NDTV =
India Today =
Times Now =
Republic TV =
Geo News = Geo TV
ARY News =
Dunya News =
ABS-CBN =
GMA News = GMA
RT = Russia Today
Channel One =
Rossiya 24 =
NTV Mir =
TV Rain = Dozhd
Belsat =
Telesur = teleSUR
TV Globo = Globo; GloboNews
Televisa =
Caracol = Caracol Radio; Noticias Caracol
SABC =
eNCA =
Channels Television = Channels TV
Citizen TV =
Wikinews =
"""

_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_HOUSE_STAMPS = {
    # A house's own way to print the date, where it gives the house away.
    "Financial Times": (
        r"(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER) \d{1,2} \d{4}",
    ),
    "The Guardian": (
        rf"{_DAY} \d{{1,2}} [A-Z][a-z]{{2}} \d{{4}} \d{{2}}\.\d{{2}} (?:BST|GMT|CET|CEST|EST|EDT|AEST|AEDT)",
        r"\d{2}\.\d{2} (?:BST|GMT)",
    ),
    "El País": (r".{3,80} [–-] [A-Z]{3} \d{1,2}, \d{4} [–-] \d{2}:\d{2} CES?T",),
    "Le Monde": (r"Published on [A-Z][a-z]{2,8} \d{1,2}, \d{4}, at \d{1,2}:\d{2} [ap]m \(Paris\).{0,60}",),
    "Korea JoongAng Daily": (r"Published: \d{2} [A-Z][a-z]{2,3}\. \d{4}, \d{2}:\d{2}",),
    "Nikkei": (r"[A-Z][a-z]{2,8} \d{1,2}, \d{4} \d{2}:\d{2} JST",),
}


def table(rows: str, kind: _Kind) -> tuple[Wire, ...]:
    """The outlets of rows as they are written above, all of one kind."""
    out = []
    for row in rows.strip().splitlines():
        name, _, rest = row.partition(" =")
        names, _, forms = rest.strip().partition("/ ")
        if names.startswith("/"):
            names, forms = "", names[1:]
        shorts = [form.strip() for form in forms.split(";") if form.strip()]
        out.append(
            Wire(
                name=name,
                kind=kind,
                names=tuple(n.strip() for n in names.split(";") if n.strip()),
                short=tuple(s for s in shorts if not s.startswith("~")),
                loose=tuple(s[1:] for s in shorts if s.startswith("~")),
                house_stamps=_HOUSE_STAMPS.get(name, ()),
            )
        )
    return tuple(out)


WIRES = table(_NEWSPAPERS, "newspaper") + table(_BROADCASTERS, "broadcaster")

EXAMPLES = (
    Example(
        "Financial Times\nJanuary 13 2026\nTolmar hid its losses\nAna Bee in Lima\n"
        "Tolmar hid its losses for two years, according to three people familiar with the books.",
        {
            "publisher": "Financial Times",
            "published_on": "2026-01-13",
            "title": "Tolmar hid its losses",
            "byline": "Ana Bee in Lima",
            "relays": [],
        },
    ),
    Example(
        "Report: Tolmar hid its losses\n\nBerlin (dpa) - The builder Tolmar hid its losses, "
        "the Financial Times reported on "
        'Tuesday, citing two officials.\n\n"They knew," one of them told the FT.',
        {"publisher": "dpa", "relays": ["Financial Times"], "problems": []},
    ),
    Example(
        "Ministry slams report\n\nLIMA, March 4 (Reuters) - The ministry rejected a Financial "
        "Times report on Tuesday.\n\n"
        "The Financial Times had reported on Monday that Tolmar hid its losses.",
        {"publisher": "Reuters", "relays": []},
    ),
)
