"""Words that tell a place from what only looks like one at the start of a line."""

from __future__ import annotations

import re

from ..places.names import fold
from ..places.table import gazetteer

_COUNTRIES = """
    afghanistan; albania; algeria; angola; argentina; armenia; australia; austria; azerbaijan; bahrain; bangladesh;
    belarus; belgium; belize; benin; bhutan; bolivia; bosnia; bosnia and herzegovina; botswana;
    brazil; britain; brunei; bulgaria; burkina faso;
    burundi; cambodia; cameroon; canada; cape verde; central african republic; chad; chile; china; colombia; congo;
    costa rica; croatia; cuba; cyprus; czech republic; democratic republic of congo; denmark; djibouti; dominica;
    dominican republic; dr congo; ecuador; egypt; el salvador; england; equatorial guinea; eritrea; estonia;
    eswatini; ethiopia; fiji; finland; france; gabon; gambia; georgia; germany; ghana; greece; greenland; grenada;
    guatemala; guinea; guyana; haiti; honduras; hungary; iceland; india; indonesia; iran; iraq; ireland; israel;
    italy; ivory coast; jamaica; japan; jordan; kazakhstan; kenya; kiribati; kosovo; kuwait; kyrgyzstan; laos;
    latvia; lebanon; lesotho; liberia; libya; liechtenstein; lithuania; luxembourg; madagascar; malawi; malaysia;
    maldives; mali; malta; mauritania; mauritius; mexico; moldova; monaco; mongolia; montenegro; morocco;
    mozambique; myanmar; namibia; nauru; nepal; netherlands; new zealand; nicaragua; niger; nigeria; north korea;
    north macedonia; norway; oman; pakistan; palau; palestine; panama; papua new guinea; paraguay; peru;
    philippines; poland; portugal; qatar; republic of the congo; romania; russia; rwanda; samoa; saudi arabia;
    scotland; senegal; serbia; seychelles; sierra leone; singapore; slovakia; slovenia; somalia; south africa; south
    korea; south sudan; spain; sri lanka; sudan; suriname; sweden; switzerland; syria; taiwan; tajikistan; tanzania;
    thailand; togo; tonga; tunisia; turkey; turkmenistan; tuvalu; türkiye; uae; uganda; uk; ukraine; united arab
    emirates; united kingdom; united states; uruguay; usa; uzbekistan; vanuatu; venezuela; vietnam; wales; yemen;
    zambia; zimbabwe
"""
_NO_PLACES = """
    opening closing hearing sitting inquest adjourned letter letters comment
    advisory alert analysis as at breaking but by corrected correction correspondent correspondents dr editor
    edited entered exclusive explainer factbox feature filed input issued
    flash focus for fri friday from he in interview it live minister mon monday mr mrs ms note opinion photo posted
    president published read refile related release rep repeat report reports sat saturday sen she source sun sunday
    facebook instagram telegram tiktok twitter via whatsapp youtube
    accessed archived downloaded fetched modified printed received registered released revised saved uploaded retrieved
    sent sot vo
    they this thu thursday timeline tue tuesday update updated urgent video watch we wed wednesday wrapup
"""

NO_PLACES = frozenset(_NO_PLACES.split())
"""Words that no place has: labels, days, titles, openings of sentences; in small letters."""

_WEEKDAYS_ABROAD = """
    lunes martes miércoles miercoles jueves viernes sábado sabado domingo lundi mardi mercredi jeudi vendredi
    samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag lunedì martedì mercoledì giovedì
    venerdì domenica segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag senin selasa rabu kamis jumat sabtu minggu pazartesi salı çarşamba perşembe
    cuma cumartesi pazar
"""
WEEKDAYS_ABROAD = frozenset(_WEEKDAYS_ABROAD.split())
"""Weekdays before a date in another language."""

COUNTRIES = frozenset(" ".join(name.split()) for name in _COUNTRIES.split(";"))
"""Countries in English, in small letters: in brackets after a city they are no agency."""

CITY_STATES = frozenset({"monaco", "san marino"})
"""Countries that are a city and no section of a paper."""

_CITIES = """
    abidjan; abu dhabi; abuja; accra; addis ababa; aden; ahmedabad; algiers; almaty; amman; amritsar; amsterdam;
    ankara; antananarivo; apia; ashgabat; asmara; astana; asuncion; athens; auckland; baghdad; baku; bamako; bangkok;
    bangui; banjul; barcelona; basra; beijing; beirut; belfast; belgrade; bengaluru; berlin; bern; bhopal;
    bhubaneswar; bishkek; bissau; bogota; bogotá; brasilia; brasília; bratislava; brazzaville; brisbane; brussels;
    bucharest; budapest; buenos aires; bujumbura; cairo; canberra; cape town; caracas; casablanca; chandigarh;
    chennai; chicago; chisinau; chittagong; colombo; conakry; copenhagen; dakar; damascus; dar es salaam; davao city;
    dhaka; dili; djibouti; doha; dubai; dublin; durban; dushanbe; edinburgh; erbil; faisalabad; frankfurt; freetown;
    gaborone; gandhinagar; gaza; gaza city; geneva; george town; georgetown; guatemala city; guwahati; hanoi; harare;
    hargeisa; havana; helsinki; ho chi minh city; hong kong; honiara; hyderabad; islamabad; istanbul; jaipur; jakarta;
    jammu; jeddah; jerusalem; johannesburg; johor baru; juba; kabul; kampala; kano; karachi; kathmandu; khartoum;
    kigali; kingston; kinshasa; kochi; kolkata; kota kinabalu; kuala lumpur; kuching; kuwait city; kyiv; la paz;
    lagos; lahore; libreville; lilongwe; lima; lisbon; ljubljana; lome; london; los angeles; luanda; lucknow; lusaka;
    luxembourg; madrid; malabo; male; managua; manama; manila; maputo; maseru; mbabane; melbourne; mexico city; minsk;
    mogadishu; mombasa; monrovia; montevideo; montreal; moscow; multan; mumbai; muscat; nagpur; nairobi; nassau;
    naypyitaw; ndjamena; new delhi; new york; niamey; nicosia; nouakchott; oslo; ottawa; ouagadougou; panaji;
    paramaribo; paris; patna; peshawar; petaling jaya; phnom penh; podgorica; port louis; port moresby; port of spain;
    port-au-prince; porto-novo; prague; praia; pretoria; pristina; putrajaya; pyongyang; quetta; quito; rabat; raipur;
    ramallah; ranchi; rawalpindi; reykjavik; riga; rio de janeiro; riyadh; rome; roseau; san jose; san josé; san
    salvador; sanaa; santiago; santo domingo; sao paulo; sarajevo; seoul; shah alam; shanghai; shimla; singapore;
    skopje; sofia; srinagar; stockholm; suva; sydney; são paulo; taipei; tallinn; tarawa; tashkent; tbilisi;
    tegucigalpa; tehran; tel aviv; the hague; thimphu; thiruvananthapuram; tirana; tokyo; toronto; tripoli; tunis;
    ulaanbaatar; vaduz; valletta; vatican city; victoria; vienna; vientiane; vilnius; warsaw; washington; wellington;
    windhoek; yangon; yaounde; yaoundé; yerevan; zagreb; zurich
"""
CITIES = frozenset(" ".join(name.split()) for name in _CITIES.split(";"))
"""Capitals and other cities whose papers set a colon behind the place ("ISLAMABAD: The ..."), in small letters."""


def is_place(words: str) -> bool:
    """Whether words name a known place and hardly a person: "Jakarta/Ambon", "Piraeus, Greece".

    The table of places is loaded at the first call that needs it (.1 s); only what is open by its looks is asked here.
    """
    towns = [re.split(r"[,(\[]", town, maxsplit=1)[0].strip() for town in words.split("/")]
    open_ones = [town for town in towns if town.casefold() not in CITIES and town.casefold() not in COUNTRIES]
    if not open_ones:
        return True
    entries = gazetteer().look_up([fold(town) for town in open_ones])
    return all(
        (entry is not None and entry.places and not entry.given)
        or (town.endswith((" City", " CITY")) and is_place(town[:-5]))  # "Zamboanga City"
        for entry, town in zip(entries, open_ones, strict=True)
    )


def is_given_name(word: str) -> bool:
    """Whether a word is a given name, by the table of places."""
    return gazetteer().given([fold(word)])[0]
