"""What some words about a source tell of its side."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from . import side_terms_en as terms
from . import sides_en as en
from .side_tokens import BODIES, CLASS, LANDS, Part, Token, classed, classed_as, read

if TYPE_CHECKING:
    from ..bodies import Found
    from .side_stage import Stage


class Verdict(NamedTuple):
    """What some words tell.

    `kind` is "decided" (`side`, which may be `None`), "unaligned" (of no one state, in so many words), "former" (who
    held an office once), "open" (a state's, but whose?), or "nothing". Of what is open `noun` tells the
    body and `start` where the words stand.
    """

    kind: str
    side: str | None = None
    noun: str = ""
    start: int = 0


NOTHING = Verdict("nothing")
NOBODY = Verdict("decided")
UNALIGNED = Verdict("unaligned")
FORMER = Verdict("former")
PRIVATE = Verdict("decided", None, "private")


class Words:
    """Some words about a source, taken apart by their prepositions."""

    def __init__(self, text: str, stage: Stage, kind: str, start: int) -> None:
        self.text = text = stage.spelt(text)
        self.stage = stage
        self.kind = kind
        self.start = start
        self.names = stage.names_in(text)
        self.tokens = read(text, self.names)
        self.parts = self._parts()

    def _parts(self) -> list[Part]:
        parts = [Part("", [])]
        for at, token in enumerate(self.tokens):
            after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            last = parts[-1].tokens[-1].low if parts[-1].tokens else ""
            if token.low in ("of", "in") and after is not None and f"{last} {token.low} {after.low}" in CLASS:
                parts[-1].tokens.append(token)
                continue
            close = token.low == "close" and after is not None and after.low == "to"
            if token.name is None and (token.low in terms.AWAY or token.low in terms.OWN or close):
                link = "close" if close else "of" if token.low == "to" and parts[-1].link == "close" else token.low
                if link == "of" and token.low == "to" and not parts[-1].tokens:
                    continue
                parts.append(Part(link, []))
            elif token.name is None and token.low in ("who", "which", "that") and parts[-1].tokens:
                break
            else:
                parts[-1].tokens.append(token)
        return [part for part in parts if part.tokens or part.link == ""]

    def _of_body(self) -> bool:
        """Whether a body of the tables is named."""
        return any(token.name is not None and token.name.kind in BODIES for token in self.tokens)

    def _of_business(self) -> bool:
        """Whether an association is one of firms, by the words of its name."""
        found: set[str] = set()
        for at, part in enumerate(self.parts):
            if at and part.link not in ("of", "for"):
                break
            found.update(token.one.rstrip("'’") for token in part.tokens)
        return not found.isdisjoint(terms.OF_BUSINESS) and found.isdisjoint(terms.OF_WORKERS)

    def _of_a_firm(self) -> bool:
        """Whether somebody is of "the board", of which no more is told: a firm's."""
        of = self.parts[1] if len(self.parts) == 2 and self.parts[1].link in ("of", "on") else None
        return of is not None and self.kind != "document" and [token.low for token in of.tokens] == ["the", "board"]

    def verdict(self) -> Verdict:
        """What these words tell."""
        head, phrase, head_at = self._head(self.parts[0])
        lows = {token.low for token in self.tokens}
        close = any(part.link == "close" for part in self.parts)
        if head == "private" and phrase in terms.ANYBODY and (noun := self._employed(head_at)):
            return self._state(noun)  # "a customs man", "people at the prosecutor's office"
        if head == "private" and not close:
            if phrase in terms.PEERS and self.named():
                return self._land_or(PRIVATE)  # "his Colombian colleague"
            return PRIVATE
        former = self.parts[0].tokens and any(
            t.low in terms.FORMER or t.low.startswith("ex-") for t in self.parts[0].tokens
        )
        if former and not lows & terms.STANDING:
            return FORMER
        if phrase == "diplomat" and any(part.link == "from" for part in self.parts):
            return NOBODY
        body = self._body(head)
        group = head == "civil" and phrase not in terms.MEMBERS
        if body is not None and group and head_at == len(self.parts[0].tokens) - 1:
            return Verdict("decided", "NGO")  # "the Civil Guard association"
        if body is not None:
            return body
        again = self._again()
        if again is not None:
            return Verdict("decided", again)
        whose, noun = self._class(head, phrase)
        last = self.parts[0].tokens[-1].low if self.parts[0].tokens else ""
        trades = whose == "firm" and last in ("corporation", "board", "company") and lows & terms.STATE_TRADES
        if trades and self.named():
            return self._land_or(NOBODY)  # "Tanzania Railways Corporation"
        if last == "institute" and self.text.endswith("institute") and self.named() and self.kind == "organisation":
            return self._land_or(NOTHING)  # "Brazil's space institute"
        if last in terms.NATIONAL and self.kind == "organisation" and whose != "civil" and self.landed():
            return self._land_or(NOTHING)
        trade = self.parts[0].tokens[head_at if head_at >= 0 else -1 :][:1] if self.parts[0].tokens else []
        if self.kind == "unnamed_person" and trade and trade[0].one in terms.OF_BUSINESS and trade[0].name is None:
            return NOBODY  # "Brava's exporters"
        if self.kind == "unnamed_person" and trade and trade[0].one in terms.OF_A_FIRM and not self._of_body():
            return NOBODY  # "the Bravan unit of a carmaker"
        if (whose == "civil" or noun == "council") and self._of_business():
            return NOBODY  # "the growers' association", "the Chamber of Commerce"
        if whose == "civil":
            return Verdict("decided", "NGO")
        if whose == "firm" and last in ("railway", "railways") and self.named():
            return self._land_or(NOBODY)  # "Bravan Railways"
        if whose == "firm":
            return self._land_or(Verdict("open", start=self.start)) if lows & terms.HOLDS else NOBODY
        if whose == "owned":
            return NOBODY
        if noun == "board" and self._of_a_firm():
            return NOBODY
        if whose == "state":
            return self._state(noun)
        if head == "profession":
            return NOTHING if self.kind == "organisation" else NOBODY
        if lows & terms.SECRETARIES and not self.names:
            many = self.stage.international(self.start)
            if many is not None or "high" not in lows:
                return Verdict("decided", many)
        if self.kind == "document" and any(classed_as(self.parts[0].tokens, terms.ACTS)):
            return self._land_or(Verdict("open", None, "court", self.start))
        if head == "speaker" and self.text.isupper() and len(self.tokens) == 1:
            return Verdict("open", None, "government", self.start)  # "SPOKESPERSON:" in a transcript
        if head == "speaker" and self.kind != "document":
            return self._speaker(phrase, head_at)
        paper = self.kind == "document" and any(t.low in terms.PAPERS for t in self.parts[0].tokens)
        if self.kind == "unnamed_person" and any(part.link == "from" for part in self.parts):
            return NOTHING  # "a contestant from Haiti"
        if paper or (self.kind == "unnamed_person" and self.names):
            return self._land_or(NOTHING)
        return NOTHING

    # --- what it is

    def _head(self, part: Part) -> tuple[str, str, int]:
        """The class of the head of a part: its last noun of any class."""
        for at in range(len(part.tokens) - 1, -1, -1):
            token = part.tokens[at]
            if token.name is not None and token.name.kind in BODIES:
                continue
            if token.name is not None and token.name.kind in LANDS:
                continue
            name, phrase, _ = classed(part.tokens, at)
            if name:
                return name, phrase, at
        return "", "", -1

    def _body(self, head: str) -> Verdict | None:
        """The side of a body of the tables that the words belong to."""
        for part in self.parts:
            away = part.link in ("to", "on", "against", "over", "about", "near", "between", "into", "toward", "towards")
            away = away or (part.link in ("in", "at", "inside") and head == "state role")
            for token in part.tokens:
                name = token.name
                if name is None or name.kind not in BODIES or away:
                    continue
                return Verdict("decided", self.stage.choose(name.entries))
        return None

    def _again(self) -> str | None:
        """The side of a body that "the agency" or "its spokesman for the bank" takes up."""
        if any(token.low in terms.PORTFOLIOS for token in self.tokens):
            return None
        for part in self.parts:
            if part.link and part.link not in terms.OWN:
                break
            for the, noun in pairwise(part.tokens):
                away = noun.one in ("ministry", "department", "embassy", "court") and bool(self._lands(away=True))
                elsewhere = away or self.landed()
                if the.low == "the" and noun.one in terms.BARE and noun.name is None and not elsewhere:
                    return self.stage.again(noun.one, self.start)
        return None

    def _class(self, head: str, phrase: str) -> tuple[str, str]:
        """ "state", "civil", "firm", "owned" (a company's or person's own), or ""; and the noun that tells it."""
        first = self.parts[0].tokens
        owner = self._owner(first)
        if head in ("firm", "civil", "state body"):
            return owner or ("state" if head == "state body" else head), phrase
        landed = phrase != "captain" and any(token.name is not None and token.name.kind in LANDS for token in first)
        if head == "state role" and (phrase not in en.AMBIGUOUS or landed):
            return "owned" if owner == "owned" else "state", phrase
        if phrase in terms.EXPERTS:
            body = self._employed(-1) if phrase in terms.OF_ITS_OWN else ""
            return ("state", body) if body else ("", "")
        if owner:
            return owner, phrase
        unknown = False
        for part in self.parts[1:]:
            name, found, _ = self._head(part)
            near = part.link in terms.OWN or part.link in ("close", "in", "at", "inside")
            near = near or (part.link == "on" and self.kind == "document")
            if not near or any(token.name is not None and token.name.kind in BODIES for token in part.tokens):
                break
            if name in ("state role", "state body"):
                return self._owner(part.tokens) or "state", found
            if name in ("civil", "firm"):
                return name, found
            lands = any(token.name is not None and token.name.kind in LANDS for token in part.tokens)
            unknown = unknown or (part.link == "of" and not lands)
        for at in range(len(first) - 1, -1, -1):
            if first[at].name is not None:
                continue
            name, found, _ = classed(first, at)
            if name in ("civil", "firm", "state role", "state body") and found != phrase and found not in en.AMBIGUOUS:
                return "state" if name.startswith("state") else name, found
        if head in ("speaker", "profession") and any(token.low in terms.LEVELS for token in first):
            return "state", phrase
        if head == "profession" and self.named() and any(token.low in terms.PORTFOLIOS for token in first):
            return "state", phrase  # "Brava's fisheries director"
        if head == "state role" and phrase in en.HEADS and self._named_by_others(len(first) - 1) and not self.landed():
            return "owned", phrase  # "FECAFOOT president"
        if head == "state role":
            return "owned" if unknown and phrase in (
                "captain",
                "president",
                "secretary",
                "officer",
            ) else "state", phrase
        return "", ""

    def _employed(self, head: int) -> str:
        """The body of a state that somebody is of: right before his noun, or after "of", "from" and "at"."""
        first = self.parts[0].tokens
        if head > 0 and first[head - 1].name is None:
            name, found, _ = classed(first, head - 1)
            if name == "state body":
                return found
        for part in self.parts[1:2]:
            name, found, at = self._head(part)
            if name == "state body" and part.link in ("of", "from", "at", "within") and at == len(part.tokens) - 1:
                return found
        return ""

    def _owner(self, tokens: list[Token]) -> str:
        """What owns the head: the class of "the ministry's", "owned" for a name that no table has ("Brava Air's")."""
        for at, token in enumerate(tokens):
            if not token.owns or token.name is not None:
                continue
            name, _, _ = classed(tokens, at)
            if name in ("firm", "civil"):
                return name
            if name.startswith("state"):
                return "state"
            if self.text[token.start].isupper() and not name:
                return "owned"
        return ""

    # --- whose

    def landed(self) -> bool:
        """Whether the words name the country that the source belongs to."""
        return bool(self._lands(away=False))

    def named(self) -> bool:
        """Whether the first words name a state."""
        return any(
            token.name is not None and token.name.kind in ("state", "adjective") for token in self.parts[0].tokens
        )

    def _lands(self, *, away: bool) -> list[Found]:
        out = []
        for part in self.parts:
            gone = part.link in terms.AWAY
            for token in part.tokens:
                name = token.name
                if name is not None and name.kind in LANDS and gone == away and name not in out:
                    out.append(name)
        return out

    def _state(self, phrase: str) -> Verdict:
        first = [t.low for t in self.parts[0].tokens]
        diplomat = phrase == "delegation" or phrase in terms.ENVOYS
        skipper = phrase == "captain" and self.kind == "unnamed_person"
        if skipper and (self.stage.afloat or not self._lands(away=False)):
            return NOBODY  # of a ship, a plane or a team
        for name in self._lands(away=False):
            return Verdict("decided", self.stage.choose(name.entries))
        if phrase == "diplomat":
            return NOBODY
        if diplomat:
            return Verdict("open", None, terms.FAMILY.get(phrase, phrase), self.start)
        for name in self._lands(away=True):
            return Verdict("decided", self.stage.choose(name.entries))
        if any(low in terms.UNALIGNED for low in first):
            return UNALIGNED
        return Verdict("open", None, phrase, self.start)

    def _speaker(self, phrase: str, at: int) -> Verdict:
        lows = [token.low for token in self.parts[0].tokens[:at]]
        if any(low in terms.UNALIGNED for low in lows):
            return UNALIGNED
        if any(low in terms.CORPORATE for low in lows):
            return NOBODY
        own = self._lands(away=False)
        if own:
            return Verdict("decided", self.stage.choose(own[0].entries))
        away = self._lands(away=True)
        if phrase == "counterpart" and away:
            return Verdict("decided", self.stage.choose(away[0].entries))
        if phrase == "source" and any(low in terms.INNER for low in lows):
            return Verdict("open", None, "official", self.start)
        if self._named_by_others(at):
            return NOBODY
        if phrase in ("source", "insider", "figure", "leader", "member", "interlocutor", "mediator"):
            return NOBODY if self.kind == "unnamed_person" else NOTHING
        if phrase == "official" and away:
            return Verdict("decided", self.stage.choose(away[0].entries))
        titled = phrase == "vice president" and self.text.lower().startswith(phrase) and len(self.parts) == 1
        if phrase in ("official", "aide") or titled:
            return Verdict("open", None, phrase, self.start)
        return NOTHING

    def _named_by_others(self, at: int) -> bool:
        """Whether a name that no table has stands before the head: "a Brava Air spokesman"."""
        return any(
            token.name is None
            and self.text[token.start].isupper()
            and (token.start > 0 or (token.end - token.start > 2 and self.text[token.start : token.end].isupper()))
            and not classed([token], 0)[0]
            for token in self.parts[0].tokens[:at]
        )

    def _land_or(self, other: Verdict) -> Verdict:
        lands = self._lands(away=False)
        return Verdict("decided", self.stage.choose(lands[0].entries)) if lands else other
