"""Which legacy encoding: each is tried, and the one whose letters make the likeliest text wins.

A text's bytes above ASCII are scored under every encoding with the letters of the languages that are written in it:
how common each letter is there, whether capitals stand where capitals stand, and whether quotation marks and dashes do.
A general detector (charset-normalizer) decides where no language fits; on short news texts in one-byte encodings it is
right less often: 102 of the 119 cases of tests/cases/charsets.txt, where the tables below are right in all.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

_SAMPLE = 4096
"""Bytes that are scored, in windows around the first that are not ASCII: more change no decision in the tests."""

# Letters above ASCII of each language, commonest first, with the encodings that its texts are met in, likeliest first.
# Orders of letters are those of general frequency tables of each language; only the rough order matters.
_LANGUAGES: tuple[tuple[str, str, str], ...] = (
    ("en", "éèüöäçñíáóãêôïâà", "cp1252 mac_roman cp437"),
    ("fr", "éàèêçîôùûâëïœ", "cp1252 iso8859-15 mac_roman cp850"),
    ("de", "üäöß", "cp1252 mac_roman cp850"),
    ("es", "óíáéñúü¿¡ªº", "cp1252 mac_roman cp850"),
    ("pt", "ãçáéíêóõâúàô", "cp1252 mac_roman cp850"),
    ("it", "èàùòéì", "cp1252 mac_roman"),
    ("nordic", "äøåöæéðþáíóúý", "cp1252 mac_roman cp850"),
    ("pl", "łąęóżśćńźŁŚŻ", "cp1250 iso8859-2"),
    ("cs", "íáěéřčžýšůúďťňóČŘŠŽ", "cp1250 iso8859-2"),
    ("sk", "áíčýéžšúľťňôďóĺäŕ", "cp1250 iso8859-2"),
    ("hu", "áéöőóüíúű", "cp1250 iso8859-2"),
    ("hr", "čšžćđŠČŽ", "cp1250 iso8859-2"),
    ("ro", "ăîâşţșțŞŢ", "cp1250 iso8859-2 iso8859-16"),
    ("tr", "ıüşçğöİâŞÇÜ", "cp1254 iso8859-3"),
    ("baltic", "āīėųēšūčžąęįļņķģŠŽČĀŪĒ", "cp1257 iso8859-13 iso8859-4"),
    ("et", "äõüöšž", "cp1257 iso8859-13"),
    ("ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "cp1251 koi8-r iso8859-5 cp866 mac_cyrillic"),
    ("uk", "оаинтвіреслкдумпязьбгйчхцїжєюшщфґ", "cp1251 koi8-u iso8859-5 cp1125"),
    ("bg", "аоиетнрсвлкдпмузяъбчгщжхцшюйфь", "cp1251 iso8859-5"),
    ("el", "αοιετσνηυρπκμλςωίάγήδύχθόφβέξώζψϊΰΐϋ", "cp1253 iso8859-7"),
    ("he", "יוהלאשרתבמנםדקחפעכגטזסןצךףץ", "cp1255 iso8859-8"),
    ("ar", "اليمنوترهدبسعفقكحجةشطصخذضزثأىءغظئإؤآ،؟؛", "cp1256 iso8859-6"),
    ("vi", "đạảấềệộờươưăâêôìàáớứữ\u0300\u0301\u0309\u0303\u0323", "cp1258"),
    ("th", "านรอกเงมยลวดทสตะปบคหแจพชขใไโผซถธศฐณภูีิุื่้็์ั", "cp874"),
)
_MULTIBYTE = (
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("zh", "gb18030"),
    ("zh", "big5hkscs"),
    ("ko", "cp949"),
)
# Common marks above ASCII, for every language.
_MARKS = "’“”–—‘…«»„°§£€·©•®½"
_WORDS_OF_ONE_LETTER = "àèéÀÈÉ"
_MARKED = {"en": 0.85}
"""Share of `_MARKS` among a language's characters above ASCII; `_MARKED_ELSE` in all others. English has little
else above ASCII: 84 % are marks in the GUM treebank (2,148 characters), 90 % in the news of PolNeAR (19,529)."""
_MARKED_ELSE = 0.15

_RARE = -9.0
"""Natural logarithm that a character gets which neither the language nor typography knows."""


def guess(data: bytes, declared: str | None = None) -> str | None:
    """The likeliest Python codec for bytes that are no UTF-8, or `None` where they are no text.

    A declared codec is believed unless another explains the letters clearly better.
    """
    sample = _sample(data)
    scores = _scores(sample)
    best = max(scores, key=lambda charset: scores[charset], default=None)
    if declared and declared in scores and best and scores[declared] > scores[best] - _BELIEF:
        return declared
    if best and scores[best] > _FITS:
        return best
    if declared and declared not in scores:
        try:
            data.decode(declared)
            return declared
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    if match is not None:
        return match.encoding
    return best


def likelier(text: str, data: bytes) -> bool:
    """Whether a reading of the data as this text is likelier than one in any of the legacy encodings."""
    found = [score for name, letters, _ in _LANGUAGES if (score := _letters(text[:_SAMPLE], name, letters)) is not None]
    return not found or max(found) > max(_scores(_sample(data)).values(), default=-99.0)


def _scores(sample: bytes) -> dict[str, float]:
    """How likely the sample is in each encoding: natural logarithm, mean of a byte above ASCII."""
    scores: dict[str, float] = {}
    for language, letters, charsets in _LANGUAGES:
        for rank, charset in enumerate(charsets.split()):
            # One undefined byte in a hundred may be damage.
            score = _letters(sample.decode(charset, "replace"), language, letters)
            if score is not None:
                score -= _OLD if charset in _OF_OLD_SYSTEMS else 0.02 * rank
                scores[charset] = max(scores.get(charset, -99.0), score)
    for language, charset in _MULTIBYTE:
        score = _two_byte(sample, charset, language)
        if score is not None:
            scores[charset] = score
    return scores


_OF_OLD_SYSTEMS = frozenset({"mac_roman", "cp437", "cp850"})
_OLD = 1.2
"""Taken off the encodings of DOS and of the old Macintosh, which are rare by now: without it "Africa’s" in windows-1252
is read as "Africaís"."""
_BELIEF = 1.0
"""How much likelier (natural logarithm, mean of a byte) another encoding must be than the declared one."""

_FITS = -5.8
"""Mean logarithm of a byte from which a reading counts as text: right readings of the test table lie above -4.6, the
best readings of random bytes below -6.9."""


def _sample(data: bytes) -> bytes:
    """The stretches of the data around its first bytes above ASCII, cut at blanks, `_SAMPLE` bytes at most."""
    if len(data) <= _SAMPLE:
        return data
    out: list[bytes] = []
    size = at = 0
    for found in re.finditer(rb"[\x80-\xff]", data):
        if found.start() < at:
            continue
        start = max(at, data.rfind(b" ", 0, found.start()) + 1, found.start() - 64)
        end = data.find(b" ", found.start() + 512)
        end = len(data) if end < 0 else min(end, found.start() + 2048)
        out.append(data[start:end])
        size += end - start
        at = end
        if size >= _SAMPLE:
            break
    return b" ".join(out)


@cache
def _table(language: str, letters: str) -> dict[str, float]:
    """Logarithm of each character's share among those above ASCII in a language, by its rank (Zipf with a shift)."""
    marked = _MARKED.get(language, _MARKED_ELSE)
    table: dict[str, float] = {}
    for characters, share in ((letters, 1 - marked), (_MARKS, marked)):
        total = sum(1 / (rank + 2.7) for rank in range(len(characters)))
        for rank, character in enumerate(characters):
            table.setdefault(character, math.log(share / (rank + 2.7) / total))
    for letter in letters:
        upper = letter.upper()
        if len(upper) == 1 and upper not in table:
            table[upper] = table[letter] - 2.5
    return table


_BETWEEN = re.compile(r"(?s)(?=(.[^\x00-\x7f].))")
"""A character above ASCII and its two neighbours."""


def _letters(text: str, language: str, letters: str) -> float | None:
    """How likely the characters above ASCII are in a language, a mean; `None` where there are none."""
    table = _table(language, letters)
    # Each with its neighbours is judged once: of a page of one sign again and again this takes a third of the time.
    found = Counter(_BETWEEN.findall(f" {text} "))
    count = sum(found.values())
    total = sum(times * _char(trio[1], trio[0], trio[2], table) for trio, times in found.items())
    return total / count if count else None


def _char(char: str, before: str, after: str, table: dict[str, float]) -> float:
    """How likely a character is between its neighbours, in a language with these letters."""
    value = table.get(char)
    if value is None:
        return -3.5 if char == "\xa0" and not (before.isalpha() and after.isalpha()) else _RARE
    if char in _MARKS:
        return value - _out_of_place(char, before, after)
    if char.isupper():
        if before.isalpha() and before.islower():
            return _RARE
        if after.islower() and before.isupper():
            value -= 2
    elif char.islower() and (after.isupper() or (before.isupper() and len(after.strip()) and not after.islower())):
        value -= 4
    if before.isdigit() or after.isdigit():
        value -= 3
    if char > "\u036f":
        # Another script than Latin: its letters stand together, and not in a Latin word.
        if before.isascii() and after.isascii():
            value -= 6 if before.isalpha() or after.isalpha() else 4
        elif before.isascii() and before.isalpha():
            value -= 3
    elif not (before.isalpha() or after.isalpha() or char in _WORDS_OF_ONE_LETTER):
        value -= 4
    return value


def _out_of_place(char: str, before: str, after: str) -> float:
    """What a mark loses where marks of its kind do not stand."""
    inside = before.isalpha() and after.isalpha()
    if char in "“‘„«":
        return 4 if before.isalnum() or after.isspace() else 0
    if char == "”":
        return 4 if before.isspace() and not after.isspace() else 0
    if char in "»…":
        return 4 if before.isspace() and after.isalpha() else 0
    if char == "’":
        return 0 if before.isalnum() or before in ".,!?…»”'" or after.isalnum() else 3
    if char == "–":
        return 3 if inside and before.islower() and after.islower() else 0
    return 4 if inside and char != "—" else 0


def _two_byte(sample: bytes, charset: str, language: str) -> float | None:
    text = sample.decode(charset, "replace")
    total = 0.0
    size = 0
    before = " "
    for char in text:
        if char < "\x80":
            before = char
            continue
        if before.isascii() and before.isalpha():
            total -= 5  # scripts of two bytes seldom follow a Latin letter without a blank
        before = char
        width = 1 if char == "\ufffd" else len(char.encode(charset, "replace"))
        size += width
        total += _wide_char(char, language)
    return total / size if size else None


@cache
def _wide_char(char: str, language: str) -> float:
    """Logarithm for one character of two bytes: common ideographs, syllables, kana and marks, or not."""
    point = ord(char)
    if 0x3040 <= point < 0x3100:
        return -4.5 if language == "ja" else -12
    if 0xAC00 <= point < 0xD7A4:
        try:
            char.encode("euc_kr")
        except UnicodeEncodeError:
            return -14
        return -6.5 if language == "ko" else -18
    if 0x3000 <= point < 0x3020 or char in "，。：；！？（）、·“”‘’…—":
        return -5
    if 0xFF61 <= point < 0xFFA0:
        return -7.5
    if 0x4E00 <= point < 0xA000:
        # The first level of each national set holds the characters of daily use.
        try:
            raw = char.encode({"ja": "euc_jp", "ko": "euc_kr", "zh": "gb2312"}[language])
            if language != "zh" or raw[0] < 0xD8:
                return -7 if (language != "ja" or raw[0] < 0xD0) else -12
        except UnicodeEncodeError:
            pass
        if language == "zh":
            try:
                return -7 if char.encode("big5")[0] < 0xC9 else -14
            except UnicodeEncodeError:
                return -14
        return -16
    return -18
