"""How houses print the date above their own pages, where the form gives the house away.

A form that several houses share is left out. In the patterns `Month` is a month in full, `Mon` its first three letters
(or four, "Sept"), `Weekday` and `Day` a weekday in full and short, `D`, `DD`, `YYYY` numbers, `H:MM` a clock.
"""

from __future__ import annotations

import re

_FORMS = {
    "Financial Times": ("(?:Published )?MONTH D YYYY",),
    "The Guardian": (r"Day D Mon YYYY DD\.DD (?:BST|GMT|CES?T|E[SD]T|AE[SD]T)", r"DD\.DD (?:BST|GMT)"),
    "The Times": (r"Weekday Month D YYYY, D\.DD[ap]m(?: (?:GMT|BST))?(?:, The Times)?",),
    "The Daily Telegraph": (r"D Month YYYY ?[•·] ?H:MM[ap]m(?: (?:GMT|BST))?",),
    "The Independent": (r"Weekday DD Month YYYY DD:DD (?:GMT|BST)",),
    "BBC": (r"(?:Published )?D Month YYYY, DD:DD (?:GMT|BST)(?: ?Updated .{2,30})?",),
    "Daily Mail": (r"Published: DD:DD, D Month YYYY(?: ?\| ?Updated: DD:DD, D Month YYYY)?",),
    "The Sun": (r"Published: DD:DD, D Mon YYYY",),
    "Sky News": (r"Weekday D Month YYYY DD:DD, UK",),
    "The Economist": (r"Mon D(?:st|nd|rd|th) YYYY(?: ?\| ?.{2,40})?",),
    "El País": (r".{3,80} [–-] MON D, YYYY [–-] DD:DD CES?T",),
    "Le Monde": (r"Published on Month D, YYYY, at H:MM [ap]m \(Paris\).{0,60}",),
    "Der Spiegel": (r"DD\.DD\.YYYY, DD[.:]DD Uhr",),
    "Kathimerini": (r"DD\.DD\.YYYY ?• ?DD:DD",),
    "Ukrainska Pravda": (r"[^a-z]{5,60} — (?:Weekday|WEEKDAY), D (?:Month|MONTH) YYYY, DD:DD",),
    "Euronews": (r"Published on DD/DD/YYYY - H:MM GMT\+D",),
    "The Irish Times": (r"Day Mon DD YYYY - DD:DD",),
    "Irish Examiner": (r"Day, DD Mon, YYYY - DD:DD",),
    "RTE": (r"Updated / Weekday, D Mon YYYY DD:DD",),
    "RFE/RL": (r"Month DD, YYYY DD:DD CES?T",),
    "Politico": (r"DD/DD/YYYY DD:DD [AP]M E[SD]T", r"Month D, YYYY H:MM [ap]m CES?T"),
    "Meduza": (r"H:MM [ap]m, Month D, YYYY",),
    "Middle East Eye": (r"Published date: .{6,60}",),
    "Haaretz": (r"Mon D, YYYY H:MM [ap]m I[SD]T",),
    "The Times of Israel": (r"(?:Today, )?D Month YYYY, H:MM [ap]m",),
    "The Jerusalem Post": (r"(?:Published|Updated): MONTH D, YYYY DD:DD",),
    "Hürriyet": (r"Month DD YYYY DD:DD:DD",),
    "Daily Sabah": (r"(?:.{2,40})?Mon DD, YYYY - H:MM [ap]m GMT\+3",),
    "The New York Times": (
        r"(?:Published |Updated )?(?:Month|Mon\.) D, YYYY, H:MM [ap]\.m\. ET",
        r"Reporting from [A-Z].{2,60}",
    ),
    "The Wall Street Journal": (r"(?:Updated )?(?:Month|Mon\.) D, YYYY H:MM [ap]m ET",),
    "The Washington Post": (r"(?:Updated )?Month D, YYYY at H:MM [ap]\.m\. E[SD]T",),
    "Los Angeles Times": (r"(?:Published )?(?:Month|Mon\.) D, YYYY H:MM [AP]M PT",),
    "NPR": (r"Month D, YYYY ?H:MM [AP]M ET",),
    "CNN": (r"(?:Updated|Published) H:MM [AP]M E[SD]T, Day Month D, YYYY",),
    "CNBC": (r"Published Day, Mon D YYYY ?H:MM [AP]M E[SD]T",),
    "Bloomberg": (r"(?:Updated on )?Month D, YYYY at H:MM [AP]M (?:GMT\+D|UTC|GMT|E[SD]T|SGT|JST|HKT|CES?T|BST)",),
    "The Hill": (r"(?:.{2,60} - )?DD/DD/DD H:MM [AP]M ET",),
    "CBC": (r".{0,60}Posted: Mon DD, YYYY H:MM [AP]M [ECMPA][SD]T.{0,80}",),
    "ABC Australia": (r"Posted Day D Mon YYYY at H:MM[ap]m.{0,60}",),
    "The New Zealand Herald": (r"D Mon, YYYY DD:DD [AP]M.{0,30}",),
    "RNZ": (r"H:MM [ap]m on D Month YYYY",),
    "Nikkei": (r"Month D, YYYY DD:DD JST",),
    "Asahi Shimbun": (r"Month D, YYYY at DD:DD JST",),
    "Yomiuri Shimbun": (r"H:MM JST, Month D, YYYY",),
    "Mainichi Shimbun": (r"Month D, YYYY \(Mainichi Japan\)",),
    "Korea JoongAng Daily": (r"(?:Published|Updated): DD Mon\. YYYY, DD:DD",),
    "The Korea Herald": (r"Published : (?:Month|Mon) D, YYYY - DD:DD(?::DD)?",),
    "The Korea Times": (r"Posted : YYYY-DD-DD DD:DD",),
    "Hankyoreh": (r"Posted on ?: ?Mon\. ?D, ?YYYY DD:DD(?: KST)?.{0,40}",),
    "Chosun Ilbo": (r"Published YYYY\.DD\.DD\. DD:DD.{0,40}",),
    "Dong-A Ilbo": (r"Posted Month\. DD, YYYY DD:DD,?.{0,40}",),
    "Global Times": (r"Published: Mon DD, YYYY DD:DD [AP]M.{0,40}",),
    "CGTN": (r"DD:DD, DD-Mon-YYYY",),
    "South China Morning Post": (r"(?:Published|Updated): H:MM[ap]m, D Mon,? YYYY",),
    "The Straits Times": (r"(?:PUBLISHED|Published|UPDATED|Updated) ?(?:MON|Mon) DD, YYYY, DD:DD [AP]M(?: SGT)?",),
    "Channel NewsAsia": (r"DD Mon YYYY DD:DD[AP]M(?: \(Updated: .{8,40}\))?",),
    "Bangkok Post": (r"(?:published|PUBLISHED) ?: D Mon YYYY at DD:DD",),
    "Philippine Daily Inquirer": (r"DD:DD [AP]M Month DD, YYYY",),
    "Rappler": (r"Mon D, YYYY H:MM [AP]M PHT",),
    "The Hindu": (r"(?:Published|Updated) - Month DD, YYYY DD:DD [ap]m IST(?: - .{2,40})?",),
    "The Indian Express": (r"[A-Z][\w ]{2,20} \| (?:Updated: )?Month D, YYYY DD:DD IST",),
    "The Times of India": (r".{2,60} / (?:Updated: )?Mon D, YYYY, DD:DD IST",),
    "Hindustan Times": (r"(?:.{2,40})?(?:Updated|Published) on: Mon DD, YYYY DD:DD [AP]M IST",),
}
_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_UNITS = {
    "Weekday": "(?:" + "|".join(_DAYS.split()) + ")",
    "WEEKDAY": "(?:" + "|".join(_DAYS.upper().split()) + ")",
    "Month": "(?:" + "|".join(_MONTHS.split()) + ")",
    "MONTH": "(?:" + "|".join(_MONTHS.upper().split()) + ")",
    "Mon": "(?:" + "|".join(m[:3] for m in _MONTHS.split()) + "|Sept)",
    "MON": "(?:" + "|".join(m[:3].upper() for m in _MONTHS.split()) + "|SEPT)",
    "Day": "(?:" + "|".join(d[:3] for d in _DAYS.split()) + ")",
    "YYYY": r"(?:19|20)\d\d",
    "H:MM": r"\d{1,2}:\d{2}",
    "DD": r"\d{2}",
    "D": r"\d{1,2}",
}
_UNIT = re.compile(r"Weekday|WEEKDAY|Month|MONTH|Mon|MON|Day|YYYY|H:MM|DD|(?<![A-Z])D(?![A-Za-z])|(?<=[+])D")

HOUSE_STAMPS: dict[str, tuple[str, ...]] = {
    house: tuple(_UNIT.sub(lambda m: _UNITS[m.group()], form) for form in forms) for house, forms in _FORMS.items()
}
"""By a house's name: regular expressions of whole lines."""
