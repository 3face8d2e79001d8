"""From a query in Lucene's syntax to conditions: one pass from left to right, each character looked at once.

The grammar (Apache Lucene's classic query parser, without boosts and regular expressions)::

    query  = and { OR and }
    and    = clause { [AND] clause }
    clause = (NOT | "-" | "+") clause | "(" query ")" | [field ":"] term
    term   = word | word"*" | "a phrase" | "two words"~5 | word NEARn word | >word | [word TO word]

AND binds more closely than OR. Words stand beside one another with AND between them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from ..errors import OptionError
from ..store.conditions import Between, Both, Condition, During, Either, Has, Matches, Stamped, Without
from ..store.words import MOST_NEAR, Near, Phrase, Question, Word, words_of

LONGEST = 10_000
"""Characters of a query."""
MOST = 200
"""Words, phrases and values of a query."""
DEEPEST = 50
"""Parentheses and NOTs inside one another."""

FACETS = {
    "source": "who says it", "side": "for whom they speak", "kind": "the kind of source", "stance": "how it is put",
    "certainty": "how sure", "outlet": "which medium carries it", "story": "the story's identifier",
    "place": "where it was said, or what it tells of", "standing": "how it stands", "judged": "what people decided",
}  # fmt: skip
NUMBERS = {"sources": ("independent", "independent sources"), "sayings": ("lines", "sayings that carry it")}
DAYS = {
    "first": ("first_on", "the day on which it was first said"),
    "last": ("last_on", "the day on which it was last said"),
    "date": ("", "said on a day, or in a stretch that includes it"),
    "changed": ("changed", "the day on which it last changed in this store"),
    "added": ("since", "the day on which it came into this store"),
}
FIELDS = {**FACETS, **{name: says for name, (_, says) in (*NUMBERS.items(), *DAYS.items())}}
"""What may stand before a colon, and what it asks."""

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
    | (?P<phrase>"[^"]*")
    | (?P<open>\() | (?P<close>\))
    | (?P<range>[\[{]\s*(?P<low>[^\s\]}]+)\s+TO\s+(?P<high>[^\s\]}]+)\s*[\]}])
    | (?P<field>[A-Za-z]\w{0,30}):(?=[^\s/])
    | (?P<compare>[<>]=?)
    | (?P<near>\~\d{1,9})
    | (?P<sign>[+-])(?=[^\s)])
    | (?P<word>[^\s()":]+(?::[^\s()":]+)*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NEAR = re.compile(r"(?i:near|n)(\d{1,3})|NEAR")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class QueryError(OptionError):
    """A query that makes no sense; `at` is the place in it, in characters from 0."""

    def __init__(self, message: str, query: str, at: int) -> None:
        """`message` says what is wrong at the place, and what to write instead."""
        self.at = at
        before, after = query[max(0, at - 20) : at], query[at : at + 20]
        super().__init__(f"{message} (at character {at + 1} of the query: {before}⟨here⟩{after})")


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    low: str
    high: str


def parse(query: str, today: date | None = None) -> Condition:
    """The condition that a query says; raises `QueryError`. `today` is what "today" and "yesterday" count from.

    An empty query takes every claim.
    """
    if len(query) > LONGEST:
        raise QueryError(f"a query has at most {LONGEST:,} characters", query, LONGEST)
    return _Parser(query, today or date.today()).whole()


class _Parser:
    """One query, read from left to right."""

    def __init__(self, query: str, today: date) -> None:
        self.query = query
        self.today = today
        self.tokens = [
            _Token(match.lastgroup or "", match.group(), match.start(), match["low"] or "", match["high"] or "")
            if match.lastgroup not in ("low", "high")
            else _Token("range", match.group(), match.start(), match["low"], match["high"])
            for match in _TOKEN.finditer(query)
            if match.lastgroup != "blank"
        ]
        self.next = 0
        self.terms = 0
        self.depth = 0

    def whole(self) -> Condition:
        """The condition of the whole query."""
        if not self.tokens:
            return Both(())
        found = self._any(None)
        if self.next < len(self.tokens):
            raise self._wrong("this parenthesis closes none: take it away or open one", self.tokens[self.next].at)
        return found

    def _peek(self) -> _Token | None:
        return self.tokens[self.next] if self.next < len(self.tokens) else None

    def _wrong(self, message: str, at: int | None = None) -> QueryError:
        return QueryError(message, self.query, len(self.query) if at is None else at)

    def _operator(self, *names: str) -> bool:
        """Whether an operator comes next, which is then taken."""
        token = self._peek()
        if token is None or token.kind != "word" or token.text not in names:
            return False
        self.next += 1
        return True

    def _any(self, field: str | None) -> Condition:
        parts = [self._all(field)]
        while self._operator("OR", "||"):
            parts.append(self._all(field))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self, field: str | None) -> Condition:
        parts = [self._clause(field)]
        while True:
            token = self._peek()
            if self._operator("AND", "&&"):
                parts.append(self._clause(field))
            elif token is None or token.kind == "close" or (token.kind == "word" and token.text in ("OR", "||")):
                return parts[0] if len(parts) == 1 else Both(tuple(parts))
            else:
                parts.append(self._clause(field))

    def _clause(self, field: str | None) -> Condition:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._wrong(f"more than {DEEPEST} parentheses and NOTs inside one another", self._at())
        try:
            token = self._peek()
            if self._operator("NOT", "!"):
                return Without(self._clause(field))
            if token is not None and token.kind == "sign":
                self.next += 1
                inner = self._clause(field)
                return Without(inner) if token.text == "-" else inner
            if token is not None and token.kind == "open":
                return self._parenthesis(field)
            if token is not None and token.kind == "field":
                return self._field(token, field)
            return self._term(field)
        finally:
            self.depth -= 1

    def _at(self) -> int | None:
        token = self._peek()
        return token.at if token else None

    def _parenthesis(self, field: str | None) -> Condition:
        opened = self.tokens[self.next]
        self.next += 1
        token = self._peek()
        if token is not None and token.kind == "close":
            raise self._wrong("there is nothing in these parentheses", opened.at)
        inner = self._any(field)
        token = self._peek()
        if token is None or token.kind != "close":
            raise self._wrong("this parenthesis is not closed", opened.at)
        self.next += 1
        return inner

    def _field(self, token: _Token, outer: str | None) -> Condition:
        name = token.text.rstrip(":").lower()
        if outer is not None:
            raise self._wrong(f"{name}: stands inside {outer}: — close the parenthesis first", token.at)
        if name not in FIELDS:
            raise self._wrong(f"there is no field {name}: — give one of {', '.join(FIELDS)}", token.at)
        self.next += 1
        after = self._peek()
        if after is not None and after.kind == "open":
            return self._parenthesis(name)
        return self._term(name)

    def _term(self, field: str | None) -> Condition:
        token = self._peek()
        if token is None:
            raise self._wrong("something to search for is missing here")
        if token.kind == "word" and token.text in ("AND", "OR", "NOT", "&&", "||", "!"):
            raise self._wrong(f"{token.text} stands alone: put something on both sides of it", token.at)
        if token.kind in ("other", "near", "close"):
            if token.text == '"':
                raise self._wrong("this quotation mark is not closed", token.at)
            raise self._wrong(
                f"{token.text!r} means nothing here; put it in quotation marks to search for it", token.at
            )
        self.terms += 1
        if self.terms > MOST:
            raise self._wrong(f"a query has at most {MOST} words and values", token.at)
        self.next += 1
        if field in NUMBERS or field in DAYS:
            return self._bounds(str(field), token)
        if token.kind in ("range", "compare"):
            raise self._wrong(f"bounds need a field of days or numbers: {', '.join((*DAYS, *NUMBERS))}", token.at)
        return self._value(field, token) if field else Matches(self._question(token))

    # Words.

    def _question(self, token: _Token) -> Question:
        if token.kind == "phrase":
            near = self._peek()
            if near is not None and near.kind == "near":
                self.next += 1
                return self._near(token, int(near.text[1:]))
            words = self._words(token)
            return Phrase(tuple(map(Word, words))) if len(words) > 1 else Word(words[0])
        first = self._word(token)
        near = self._peek()
        match = _NEAR.fullmatch(near.text) if near is not None and near.kind == "word" else None
        other = self.tokens[self.next + 1] if match and self.next + 1 < len(self.tokens) else None
        if match is None or other is None or other.kind != "word" or not isinstance(first, Word):
            return first
        self.next += 2
        second = self._word(other)
        if not isinstance(second, Word):
            raise self._wrong("nearness is of two single words", other.at)
        return Near(first, second, min(int(match[1] or 10), MOST_NEAR))

    def _near(self, token: _Token, distance: int) -> Question:
        words = self._words(token)
        if len(words) != 2:
            raise self._wrong('nearness is of two words, as in "dam sirens"~5', token.at)
        return Near(Word(words[0]), Word(words[1]), min(distance, MOST_NEAR))

    def _word(self, token: _Token) -> Question:
        if token.kind == "phrase":
            return self._question(token)
        text, fuzzy, _ = token.text.partition("~")
        if fuzzy:
            raise self._wrong("words are not searched by likeness; end one with * to find all that begin so", token.at)
        prefix = text.endswith("*")
        text = text.rstrip("*") if prefix else text
        if "*" in text or "?" in text[:-1]:
            raise self._wrong("* may stand only at the end of a word", token.at)
        words = self._cut(text, token)
        last = Word(words[-1], prefix)
        return last if len(words) == 1 else Phrase((*map(Word, words[:-1]), last))

    def _words(self, token: _Token) -> list[str]:
        return self._cut(token.text.strip('"'), token)

    def _cut(self, text: str, token: _Token) -> list[str]:
        words = words_of(text)
        if not words:
            raise self._wrong(f"there is no word in {token.text!r}", token.at)
        return words

    # Values.

    def _value(self, field: str, token: _Token) -> Condition:
        if token.text == "*":
            return Has(field, ())
        prefix = token.kind == "word" and token.text.endswith("*")
        text = token.text.rstrip("*") if prefix else token.text.strip('"')
        if token.kind == "word" and ("*" in text or "~" in text):
            raise self._wrong("a value may end with *, and with nothing else of that kind", token.at)
        return Has(field, tuple(self._cut(text, token)), prefix)

    # Numbers and days.

    def _bounds(self, field: str, token: _Token) -> Condition:
        """Bounds of a field of numbers or days; an open bound is "*"."""
        low: int | None
        high: int | None
        if token.kind == "range":
            low = None if token.low == "*" else self._number(field, token.low, token.at)[0]
            high = None if token.high == "*" else self._number(field, token.high, token.at)[1]
            low = low + 1 if low is not None and token.text[0] == "{" else low
            high = high - 1 if high is not None and token.text[-1] == "}" else high
        elif token.kind == "compare":
            value = self._peek()
            if value is None or value.kind not in ("word", "phrase"):
                raise self._wrong(f"a value is missing after {token.text}", token.at)
            self.next += 1
            first, last = self._number(field, value.text.strip('"'), value.at)
            low = {">": last + 1, ">=": first}.get(token.text)
            high = {"<": first - 1, "<=": last}.get(token.text)
        elif token.text == "*":
            low = high = None
        else:
            low, high = self._number(field, token.text.strip('"'), token.at)
        if field in NUMBERS:
            return Between(NUMBERS[field][0], low, high)
        if field in ("changed", "added"):
            return Stamped(DAYS[field][0], low, high)
        return During(low, high) if field == "date" else Between(DAYS[field][0], low, high)

    def _number(self, field: str, text: str, at: int) -> tuple[int, int]:
        """The first and the last number that a value stands for: of a month 20260300 and 20260399."""
        if field in NUMBERS:
            if not (text.isascii() and text.isdecimal()) or len(text) > 9:
                raise self._wrong(f"{field}: takes a number, not {text!r}", at)
            return int(text), int(text)
        if text.lower() in ("today", "yesterday"):
            day = self.today - timedelta(days=text.lower() == "yesterday")
            text = day.isoformat()
        match = _DAY.fullmatch(text)
        if match is None:
            raise self._wrong(f"{field}: takes a day such as 2026-03-04, a month, a year, today or yesterday", at)
        year, month, day_of = (int(part) if part else 0 for part in match.groups())
        low = year * 10_000 + month * 100 + day_of
        return low, low + (0 if day_of else 99 if month else 9_999)
