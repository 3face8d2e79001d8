"""English words by how common they are: what tells a broken word from a rare one. Loaded on first use (about 30 ms).

The list is made by `training/vocabulary.py`, which says where it comes from. 85,000 words; of the small-letter words of
clean news copy 4 to 6 in a thousand are not in it, so a word that is not in it is no damage by itself.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib import resources

COMMON = 6
"""Class from which a word is an everyday one: a thousand in a thousand million words, the first 12,000 words."""
UNLISTED = -1
"""The class of a word that is not in the list."""
_PER_THOUSAND_MILLION = 18
"""The class of a count of a thousand million in a thousand million: twice its decimal logarithm."""


_NEVER_LAST = """
a an the and or but nor of to from with by at into onto than that which who whose its their his her our my your
these those is are was were be been has have had will would could should may might must for as if because
"""
NEVER_LAST = frozenset(_NEVER_LAST.split())
"""Words that end no sentence or heading, but for headings that ask ("What we stand for") and a verb's particle."""
# One to three letters, as they stand in small letters in print: the list of all words has too much noise there.
_SHORT_WORDS = """
a i o ad ah am an as at ax ay be bn by cm da de di do du eh el en et ex ft go ha he hi hr if in is it kg km la lb le
lo ma me mm mn my no of oh ok on or ow ox oz pa pi pm re so to uh um up us we ye yo ace act add ado age ago aid aim
air ale all and ant any ape app apt arc are ark arm art ash ask ate awe axe aye bad bag ban bar bat bay bed bee beg
bet bid big bin bit boa bog boo bow box boy bra bud bug bum bun bus but buy bye cab cad can cap car cat cob cod cog
con cop cot cow cox coy cry cub cue cup cur cut dab dad dam day den der dew did die dig dim din dip doe dog don dot
dry dub dud due dug duo dye ear eat ebb eel egg ego elf elk elm end era err est eve ewe eye fad fan far fat fax fed
fee few fib fig fin fir fit fix flu fly fob foe fog for fox fry fun fur gag gap gas gay gel gem get gig gin gmt god
got gum gun gut guy gym had ham has hat hay hem hen her hew hey hid him hip his hit hob hoe hog hop hot how hrs hub
hue hug hum hut ibn ice icy ill imp ink inn ion ire its ivy jab jam jar jaw jay jet jig job jog joy jug keg key kid
kin kit kmh kph lab lad lag lap law lax lay lbs led lee leg let lid lie lip lit log lot low mad man map mar mat may
men met mid min mix mob mop mph mud mug mum nab nag nap net new nil nip nod nor not now nun nut oak oar oat odd off
oft oil old one opt orb ore our out owe owl own pad pal pan par pat paw pay pct pea peg pen per pet pew pie pig pin
pip pit pod pop pot pro pry pub pun pup put rag ram ran rap rat raw ray red rib rid rig rim rip rob rod roe rot row
rub rue rug rum run rut rye sad sap sat saw say sea sec see set sew sex she shy sin sip sir sit six ski sky sly sob
sod son sow soy spa spy sub sue sum sun tab tag tan tap tar tax tea ten the thy tie tin tip toe ton too top tow toy
try tub tug two use utc van vat vet via vie von vow wad wag war was wax way web wed wee wet who why wig win wit woe
won woo yen yes yet you zip zoo
"""
SHORT_WORDS = frozenset(_SHORT_WORDS.split())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`levels` gives the class of a small-letter word: twice the decimal logarithm of its count in 10^9 words."""

    levels: dict[str, int]
    apart: frozenset[str]
    """Pairs ("any one") that make one word when joined and are often written apart all the same."""

    def level(self, word: str) -> int:
        """Give the class of a word in any case, `UNLISTED` where it is unknown."""
        return self.levels.get(word.lower(), UNLISTED)

    def joined(self, first: str, second: str) -> int:
        """Tell how much more common the joined word is than the pair would be by chance, in classes.

        Zero where the two do not make a word, make one that is often written apart, or one that is rarer than either
        of them ("honey bees", "lead en route").
        """
        first, second = first.lower(), second.lower()
        whole = self.levels.get(first + second)
        if whole is None or f"{first} {second}" in self.apart:
            return 0
        halves = [max(self.level(half), COMMON if half in SHORT_WORDS else UNLISTED) for half in (first, second)]
        if whole <= min(halves):
            return 0
        return whole - (max(0, halves[0]) + max(0, halves[1]) - _PER_THOUSAND_MILLION)


@cache
def english() -> Vocabulary:
    """Give the shipped list."""
    packed = (resources.files(__package__) / "words.txt.gz").read_bytes()
    levels: dict[str, int] = {}
    apart: frozenset[str] = frozenset()
    for line in gzip.decompress(packed).decode().split("\n"):
        name, _, words = line.partition("\t")
        if name == "two":
            apart = frozenset(words.split(","))
        else:
            levels.update(dict.fromkeys(words.split(" "), int(name)))
    return Vocabulary(levels, apart)
