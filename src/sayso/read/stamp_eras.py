"""Years of other eras and months in other languages, as letterheads, mails and papers print them in English copy."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
_ERA = re.compile(
    rf",? {{0,2}}\(?(?:of )?(?P<era>(?:B\.? ?E\.?|R\.?O\.?C\.?|Minguo|Reiwa|Juche) ?)?(?P<number>\d{{1,4}})"
    rf"(?:(?:st|nd|rd|th) year of [^()\n\d]{{3,30}})?,?(?: ?\((?:A\.?D\.? ?|C\.?E\.? ?)?(?P<year>{_YEAR})\))?\)?(?!\w)"
)
"""What follows a day and its month: "B.E. 2568 (2025)", "2568 (2025)", "113th year of the Republic (2024)"."""
_FIRST = {"be": -543, "roc": 1911, "minguo": 1911, "reiwa": 2018, "juche": 1911}
"""The year before the first of an era; the Buddhist one of Thailand is 543 years ahead."""
ERA_BEFORE = r"\b(?P<era>Reiwa|Minguo|Juche|ROC) ?(?P<number>\d{1,3})(?: ?\((?P<told>(?:19|20)\d\d)\))?,? {1,2}"
"""A year that stands before its month: "Reiwa 7, September 3"."""


def common_year(era: str, number: int) -> int | None:
    """The common year of an era's, or `None` where the era has no such year in our time."""
    first = _FIRST.get(re.sub(r"[. ]", "", era).lower())
    year = first + number if first is not None else 0
    return year if 1900 <= year <= 2099 else None


def era_year(text: str, at: int) -> tuple[int, int] | None:
    """The common year of the era's year that stands behind a day and a month at `at`, and where it ends."""
    match = _ERA.match(text, at)
    if match is None:
        return None
    told = int(match["year"]) if match["year"] else None
    counted = common_year(match["era"], int(match["number"])) if match["era"] else None
    year = told or counted
    return (year, match.end()) if year else None


_ABROAD = """
    januar januari enero janeiro gennaio janvier stycznia január ocak января січня jänner janv ene янв ledna
    siječnja ιανουαρίου; februar februari febrero fevereiro febbraio février lutego február şubat subat февраля
    лютого févr fev фев února veljače φεβρουαρίου; märz maart marzo março mars marca március mart maret марта
    березня mär mrz března ožujka μαρτίου; abril aprile avril kwietnia április nisan апреля квітня abr avr dubna
    travnja απριλίου; mai mei mayo maio maggio maja május mayıs mayis мая травня maj května svibnja μαΐου; juni
    junio junho giugno juin czerwca június haziran июня червня června lipnja ιουνίου; juli julio julho luglio
    juillet lipca július temmuz июля липня juil července srpnja ιουλίου; augustus agosto août sierpnia augusztus
    ağustos agustos agustus августа серпня ago srpna kolovoza αυγούστου; septiembre setembro settembre septembre
    września szeptember eylül eylul сентября вересня září rujna σεπτεμβρίου; oktober octubre outubro ottobre octobre
    października október ekim октября жовтня okt října οκτωβρίου; noviembre novembro novembre kasım kasim ноября
    листопада listopadu νοεμβρίου studenog studenoga; dezember december diciembre dezembro dicembre décembre grudnia
    aralık aralik desember декабря грудня dez dic déc des prosince prosinca δεκεμβρίου
"""
_MONTHS_ABROAD = {name: number for number, names in enumerate(_ABROAD.split(";"), start=1) for name in names.split()}
"""Months of the languages whose houses put out copy in English, in small letters."""
_NAMES = "|".join(sorted(_MONTHS_ABROAD, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"(?<![\w./:-])(?P<d>0?[1-9]|[12]\d|3[01])(?:[.º]|er)? (?:de )?(?P<m>{_NAMES})\.? (?:del? )?(?P<y>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
"""A whole date: "9. Februar 2026", "20 марта 2026", "3 de mayo de 2025"."""
_YEAR_FIRST = re.compile(
    rf"(?<![\w./:-])(?P<y>{_YEAR})\.? (?P<m>{_NAMES}) (?P<d>0?[1-9]|[12]\d|3[01])(?!\d)", re.IGNORECASE
)
"""The same with its year first: "2025. március 3."."""
_DAY_AND_YEAR = re.compile(rf" (?P<d>0?[1-9]|[12]\d|3[01]),? (?:de )?(?P<y>{_YEAR})(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,12}\Z")
"""The month before a day and a year, as sites show it that were made for English: "mayo 6, 2026"."""
_IN_SIGNS = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR}) ?[年년] ?(?P<m>1[0-2]|0?[1-9]) ?[月월] ?(?P<d>[12]\d|3[01]|0?[1-9]) ?[日일]"
)
"""The same in Chinese, Japanese or Korean: "2026年5月6日"."""


def abroad(text: str, start: int, stop: int) -> list[tuple[int, int, int, int, int]]:
    """The whole dates of `text[start:stop]` in other languages: where each is, its year, its month and its day."""
    out = [(*m.span(), int(m["y"]), int(m["m"]), int(m["d"])) for m in _IN_SIGNS.finditer(text, start, stop)]
    found = [
        (m.start(), m, m["m"]) for pattern in (_DAY_FIRST, _YEAR_FIRST) for m in pattern.finditer(text, start, stop)
    ]
    for match in _DAY_AND_YEAR.finditer(text, start, stop):
        word = _WORD.search(text, max(start, match.start() - 12), match.start())
        if word:
            found.append((word.start(), match, word.group()))
    for low, match, name in found:
        month = _MONTHS_ABROAD.get(name.replace("İ", "i").lower())
        if month:
            out.append((low, match.end(), int(match["y"]), month, int(match["d"])))
    return out
