"""National and regional news agencies, one line each: `Name = further names / short forms used as a tag`.

An agency whose copy opens, signs or closes in a way of its own has a file of its own beside this one.
"""

from __future__ import annotations

from . import Example, Wire

_AGENCIES = """
APS = Algeria Press Service; Algerie Presse Service; Algeria's APS / APS
TAP = Tunis Afrique Presse; TAP news agency / TAP
MAP = Maghreb Arabe Presse; Moroccan news agency; MAP news agency / MAP
LANA = Libyan News Agency / LANA
SUNA = Sudan News Agency / SUNA
Agence Mauritanienne d'Information = / AMI
AMAP = Agence Malienne de Presse et de Publicité / AMAP
ENA = Ethiopian News Agency / ENA
SONNA = Somali National News Agency / SONNA
KNA = Kenya News Agency / KNA
NAN = News Agency of Nigeria / NAN
GNA = Ghana News Agency / GNA
PANA = Pan African News Agency; Panapress; PANAPRESS; Pan-African News Agency / PANA
SAnews = SAnews.gov.za; South African Government News Agency; BuaNews
Mozambique News Agency = Agência de Informação de Moçambique
ANGOP = Angola Press Agency; Agência Angola Press / ANGOP; Angop
ZANIS = Zambia News and Information Services / ZANIS
New Ziana = Ziana; Zimbabwe Inter-Africa News Agency
NAMPA = Namibia Press Agency / NAMPA; Nampa
BOPA = Botswana Press Agency; Daily News Botswana / BOPA
Malawi News Agency = / MANA
SLENA = Sierra Leone News Agency / SLENA
LINA = Liberia News Agency / LINA
Agence Ivoirienne de Presse = / AIP
ACP = Agence Congolaise de Presse; Congolese Press Agency / ACP
Agence d'Information du Burkina = / AIB
Inforpress = Inforpress Cabo Verde
African Press Organization = APO Group; African Press Organisation / APO
African News Agency =
WAFA = Palestinian News and Information Agency; Palestine News Agency / WAFA
Petra News Agency = Jordan News Agency / PETRA; Petra
NNA = National News Agency; Lebanon's National News Agency; Lebanese National News Agency / NNA
SANA = Syrian Arab News Agency / SANA
INA = Iraqi News Agency / INA
Shafaq News = Shafaq News Agency
ONA = Oman News Agency / ONA
QNA = Qatar News Agency / QNA
BNA = Bahrain News Agency / BNA
Saba News Agency = Yemen News Agency / Saba; SABA
Fars News Agency = Fars News / Fars; FARS; FNA
Tasnim News Agency = Tasnim News; Tasnim / TASNIM
ISNA = Iranian Students' News Agency; Iranian Students News Agency / ISNA
Mehr News Agency = Mehr News / Mehr; MNA
ILNA = Iranian Labour News Agency / ILNA
Bakhtar News Agency = / Bakhtar
Khaama Press = Khaama Press News Agency
Pajhwok = Pajhwok Afghan News
Kazinform = Kazinform News Agency; QazInform
Uzbekistan National News Agency = UzA; Uzbek National News Agency
Kabar News Agency = / Kabar
24.kg =
AKIpress = AKIpress News Agency
Khovar = Khovar National Information Agency
Trend News Agency = / Trend
Azertac = AZERTAC; Azerbaijan State News Agency / AZERTAC
Armenpress = ARMENPRESS; Armenpress News Agency
Interpressnews = InterPressNews; Interpress News
Montsame = MONTSAME; Mongolian National News Agency
Jiji Press = Jiji; Jiji Press news agency / JIJI; Jiji
China News Service = CNS; Chinanews / CNS
Focus Taiwan =
Newsis = Newsis news agency
News1 = News1 Korea
PNA = Philippine News Agency / PNA
Thai News Agency = / TNA
AKP = Agence Kampuchea Presse / AKP
KPL = Lao News Agency; KPL News; KPL Lao News Agency / KPL
Myanmar News Agency =
Tatoli = Tatoli News Agency
UNI = United News of India / UNI
Rastriya Samachar Samiti = / RSS
UNB = United News of Bangladesh / UNB
Ada Derana = Ada Derana News
PACNEWS = Pacific Islands News Association / PACNEWS; PINA
RNZ = Radio New Zealand; RNZ News; RNZ Pacific
ANP = Algemeen Nederlands Persbureau; Dutch news agency ANP / ANP
Belga = Belga news agency; Belga News Agency / BELGA; Belga
Keystone-SDA = Keystone-ATS; Swiss News Agency; ATS Switzerland / SDA; Keystone-SDA; ATS
Katholische Nachrichten-Agentur =
epd = Evangelischer Pressedienst / epd
Europa Press = Europa Press agency / EP
Adnkronos = Adnkronos news agency / Adnkronos
AGI = Agenzia Giornalistica Italia / AGI
LaPresse = LaPresse news agency
Askanews =
CTK = Czech News Agency; ČTK; Czech Press Agency / CTK; ČTK
TASR = News Agency of the Slovak Republic / TASR
SITA = SITA news agency / SITA
MTI = Hungarian News Agency; Magyar Távirati Iroda; Hungarian state news agency MTI / MTI
HINA = Croatian News Agency; Hina / HINA; Hina
STA = Slovenian Press Agency; Slovenian news agency STA / STA
FENA = Federal News Agency / FENA; Fena
SRNA = Srna / SRNA
Beta News Agency = / Beta; BETA
FoNet = FoNet news agency
MIA = Macedonian Information Agency / MIA
ATA = Albanian Telegraphic Agency / ATA
BTA = Bulgarian News Agency; Bulgarian Telegraph Agency / BTA
Agerpres = AGERPRES; Romanian National News Agency / AGERPRES
Mediafax = Mediafax news agency
Moldpres = MOLDPRES / MOLDPRES
IPN = IPN news agency / IPN
ANA-MPA = AMNA; Athens News Agency; Athens-Macedonian News Agency / ANA-MPA; ANA; AMNA
Cyprus News Agency =
DHA = Demirören News Agency; Demiroren News Agency; Dogan News Agency / DHA
IHA = Ihlas News Agency / IHA
Ritzau = Ritzaus Bureau; Ritzau news agency / Ritzau
TT News Agency = Tidningarnas Telegrambyrå / TT
STT = STT-Lehtikuva; Finnish News Agency / STT
BNS = Baltic News Service / BNS
LETA = LETA news agency / LETA
ELTA = Lithuanian News Agency; ELTA news agency / ELTA
RBC-Ukraine = RBC Ukraine
Ukrainian News = Ukrainian News Agency
Interfax-Kazakhstan =
Interfax-West =
RIA FAN =
Rosbalt =
Regnum = REGNUM
Télam = Telam; Télam news agency / Télam; TELAM
Noticias Argentinas =
Agência Brasil = Agencia Brasil; ABr
Agência Estado =
ABI = Agencia Boliviana de Información; Bolivian Information Agency / ABI
Andina News Agency = Agencia Andina / ANDINA; Andina
AVN = Agencia Venezolana de Noticias / AVN
Notimex = Notimex news agency / NOTIMEX; Notimex
ACAN-EFE =
Colprensa =
Cuban News Agency = Agencia Cubana de Noticias / ACN
CMC = Caribbean Media Corporation / CMC
JIS = Jamaica Information Service / JIS
Agencia de Información Paraguaya =
IPS = Inter Press Service / IPS
UN News = UN News Centre; UN News Service
The New Humanitarian = IRIN; IRIN News
Agenzia Fides = Fides news agency / Fides
AsiaNews =
UCA News = UCAN; Union of Catholic Asian News
Catholic News Service =
Religion News Service = / RNS
JTA = Jewish Telegraphic Agency / JTA
Tazpit Press Service = / TPS
States Newsroom =
Stateline =
KFF Health News = Kaiser Health News; KHN
SyndiGate = SyndiGate Media
Bloomberg Línea =
Dow Jones Newswires = Dow Jones; Dow Jones News; Dow Jones & Company / DJ
MNI = MNI Market News; Market News International; MNI Indicators
Baha News =
MT Newswires =
SID = Sport-Informations-Dienst / SID
"""


def _table(rows: str) -> tuple[Wire, ...]:
    out = []
    for row in rows.strip().splitlines():
        name, _, rest = row.partition(" =")
        names, _, codes = rest.strip().partition("/ ")
        out.append(
            Wire(
                name=name,
                kind="agency",
                names=tuple(n.strip() for n in names.split(";") if n.strip()),
                codes=tuple(c.strip() for c in codes.split(";") if c.strip()),
            )
        )
    return tuple(out)


WIRES = _table(_AGENCIES)

EXAMPLES = (
    Example(
        "Muscat, March 4, 2025 (ONA) - Two barges sank on Monday, the coast guard said.",
        {"publisher": "ONA", "place": "Muscat", "published_on": "2025-03-04"},
    ),
    Example(
        "Port Herald\nMarch 4 2023\nBarges sank\nTwo barges sank, the navy said.\n\nWith inputs from "
        "the Ghana News Agency",
        {"publisher": "Port Herald", "relays": ["GNA"]},
    ),
)
