"""Goes through the sentences of a text and finds its sayings."""

from __future__ import annotations

from ._adjuncts import Adjuncts
from ._complements import NOUNS
from ._items import Sentence, read
from ._sayings import Saying
from ._verbs import Verbs


def sayings(text: str) -> list[Saying]:
    """Find all sayings of the text, in the order of their cues."""
    reader = Reader(text)
    for sentence in read(text):
        reader.sentence(sentence)
    reader.found.sort(key=lambda saying: saying.cue)
    return reader.found


class Reader(Verbs, Adjuncts):
    """Remembers who spoke last, so that a sentence of nothing but quotation goes on with that saying."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.speech: Saying | None = None
        """The last saying with a quotation."""
        self.speech_paragraph = -1
        self.open = False
        """Whether that quotation was left open at its paragraph's end."""
        self.unclaimed: list[tuple[int, int]] = []
        """Paragraphs of an open quotation whose speaker is named only at its end."""

    def sentence(self, s: Sentence) -> None:
        """Find the sayings of the next sentence."""
        if not len(s):
            return
        start = len(self.found)
        if self.only_speech(s):
            self.before = s
            return
        self.prepositions(s)
        self.adverbs(s)
        for k, tag in enumerate(s.tag):
            if tag == "V":
                self.verb(s, k, start)
            elif s.low[k] in NOUNS:
                self.noun(s, k)
        self.colon(s, start)
        last = max(s.spoken, default=-1)
        for saying in self.found[start:]:
            if saying.quoted:
                self.speech, self.speech_paragraph = saying, s.paragraph
                self.open = last >= 0 and not s.spoken[last].closed
                if self.unclaimed and s.first and saying.contents[0][0] == s.start[0]:
                    saying.contents[:0] = self.unclaimed
                    saying.continued |= set(range(1, len(self.unclaimed) + 1))
        self.unclaimed = []
        self.before = s

    def only_speech(self, s: Sentence) -> bool:
        """Whether the sentence is nothing but quotation; then it goes to the saying that it continues."""
        if not all(t in "Qq.,-" for t in s.tag) or not s.spoken:
            return False
        spans = [(s.start[i], s.end[i]) for i in sorted(s.spoken)]
        closed = all(s.spoken[i].closed for i in s.spoken)
        if self.waiting is not None:
            self.waiting.contents.extend(spans)
            self.waiting.quoted = True
            self.found.append(self.waiting)
            self.speech, self.speech_paragraph, self.waiting = self.waiting, s.paragraph, None
        elif self.speech is not None and (self.speech_paragraph == s.paragraph or self.open):
            if self.open and self.speech_paragraph != s.paragraph:
                self.speech.continued.add(len(self.speech.contents))
            self.speech.contents.extend(spans)
            self.speech_paragraph = s.paragraph
        elif not closed or self.unclaimed:
            self.unclaimed.extend(spans)
        self.open = not closed
        return True
