"""Invented news stories without number, from a grammar: facts, and several ways to tell each of them.

Two tellings of one story share its names, numbers and quotations and few runs of words: a rewrite. Stories share the
grammar's turns of phrase, and nothing else.
"""

from __future__ import annotations

import random
from dataclasses import dataclass


def _list(words: str, mark: str | None = None) -> list[str]:
    return [word.strip() for word in words.split(mark)]


_SYLLABLES = _list(
    """ba be bo da del dor fen ga gor hal ir ka kel lo lun ma mer mo na nor os pa pel ra ros sa sil ta tor ul va
ves wen yar zel zo"""
)
_FIRST = _list(
    """Adara Bram Celia Dario Edda Fenno Greta Hamid Ilse Joran Kaya Lorcan Mira Nils Orla Pavel Quirin Rosa
Stellan Tamsin Uma Viktor Wanda Yusuf Zora"""
)
_BODIES = _list(
    """harbour authority; regional council; health board; water company; rail inspectorate; fisheries office;
border service; mining union; central bank; electoral commission; transport ministry; coast guard; farm
bureau; appeals court; fire brigade; teachers' union; customs agency; port police; energy regulator; housing
office""",
    ";",
)
_ROLES = _list(
    """director; spokesman; deputy minister; chief inspector; chairwoman; harbour master; prosecutor; chief
engineer; governor; treasurer; secretary; doctor; commander; auditor; mayor""",
    ";",
)
_THINGS = _list(
    """ferry; bridge; pipeline; reservoir; warehouse; convoy; tunnel; refinery; turbine; dam; depot; tram; cable;
silo; market hall; airfield; clinic; quarry; lighthouse; sawmill; cannery; jetty; viaduct; foundry""",
    ";",
)
_PEOPLE = _list(
    """workers; passengers; fishermen; pupils; soldiers; tourists; miners; drivers; patients; villagers; sailors;
guards; farmers; engineers; shoppers; dockers""",
    ";",
)
_HARM = _list(
    """injured; rescued; detained; evacuated; stranded; poisoned; dismissed; trapped; questioned; resettled;
vaccinated; fined""",
    ";",
)
_EVENTS = _list(
    """fire; flood; landslide; collision; power cut; strike; explosion; storm; gas leak; outbreak; blockade;
cyberattack; derailment; drought; earthquake; riot""",
    ";",
)
_ADJECTIVES = _list(
    """northern; disused; newly built; contested; remote; overcrowded; privatised; listed; leaking; half-finished;
flooded; southern; abandoned; heavily used; rented; insured""",
    ";",
)
_GOODS = _list(
    """tonnes of grain; barrels of oil; doses of vaccine; litres of diesel; crates of fish; tents; blankets;
generators; ballots; permits; shells; seedlings; tonnes of cement; head of cattle""",
    ";",
)
_ACTS = _list(
    """repaired; sold; inspected; closed; reopened; insured; searched; rebuilt; cordoned off; handed over; fenced
in; dredged; audited; mothballed""",
    ";",
)
_SAID = _list("""said; announced; stated; reported; declared; told reporters; explained; added""", ";")
_DAYS = _list("""Monday; Tuesday; Wednesday; Thursday; Friday; Saturday; Sunday""", ";")
_QUOTES = (
    "We will {act} every {thing} that {people} depend on before the {event} season comes back",
    "Nobody who saw the {event} could believe that only {n} {people} had been {harm}",
    "My {people} carried {goods} on their backs for {n} hours because no {thing} was left",
    "If the {adj} {thing} fails again, {place} is going to be cut off for {n} days",
    "This {event} was foretold in {n} letters, and each of them was put into a drawer",
    "You cannot ask {people} to trust a {thing} which has been {act} twice since spring",
    "The {goods} never came, and {people} here had counted on them",
    "What we need now is {goods}, and what we get is a visit to the {adj} {thing}",
    "I have signed for {n} {goods} and I shall answer for each one in court",
    "Let the {body} explain to {people} why the {thing} stood empty for {n} weeks",
)
_FACTS = (
    (
        "{N} {people} were {harm} after a {event} at a {adj} {thing} near {place}, the {body} {said} on {day}.",
        (
            "The {body} put at {n} the number of {people} {harm} in the {event}, which struck {place} and its "
            "{adj} {thing}."
        ),
        "A {event} hit the {thing} outside {place}; {n} {people} have been {harm}, according to the {body}.",
    ),
    (
        "“{quote},” {person}, the {role} of the {body}, {said}.",
        "The {role} of the {body}, {person}, {said}: “{quote}.”",
        "{person} put it this way on {day}: “{quote}.” The {role} speaks for the {body}.",
    ),
    (
        "The {thing} was not {act} last year, although {person} had asked for {n} {goods}.",
        "{person} had wanted {n} {goods}, yet nobody {act} the {thing} in the past year.",
        "Last year's request by {person} for {n} {goods} came to nothing and the {thing} stayed as it was.",
    ),
    (
        "Damage in {place} is put at {n2} million crowns, a sum that the {body} will have to find by {day}.",
        "By {day} the {body} must raise {n2} million crowns to make good what was lost in {place}.",
        "Losses of {n2} million crowns in {place} fall to the {body}, and the money is due on {day}.",
    ),
    (
        "{person}, a {role} in {place}, denied that the {body} had {act} the {adj} {thing} without a permit.",
        "It is untrue that the {body} {act} a {adj} {thing} without permit, {place} {role} {person} insisted.",
        "No {adj} {thing} was {act} unlawfully by the {body}, in the words of {person}, {role} at {place}.",
    ),
    (
        "Some {n} {goods} had been stored there since {day} for {people} from {place}.",
        "For the {people} of {place}, {n} {goods} had lain in store from {day} on.",
        "Since {day} the store had held {n} {goods}, meant for {place}'s {people}.",
    ),
    (
        "Ships and lorries bound for {place} were turned back while {people} {act} the {thing} with {n} {goods}.",
        "With {n} {goods} the {people} {act} their {thing}, and traffic to {place} had to turn round.",
        "Nothing moved towards {place} as {n} {goods} went into the {thing}, which {people} {act}.",
    ),
    (
        "The {event} may have started in a {adj} {thing}, {person} {said}, but the {body} has not confirmed it.",
        (
            "According to {person} a {adj} {thing} was possibly where the {event} began; the {body} would not "
            "confirm this."
        ),
        "Whether the {event} began in the {adj} {thing}, as {person} thinks, is something the {body} leaves open.",
    ),
    (
        "In {place}, {n2} households were still without heating on {day} evening.",
        "On {day} evening {n2} homes in {place} had no heating yet.",
        "Heating had not come back by {day} evening to {n2} households of {place}.",
    ),
    (
        "“{quote},” {person} told the {body}.",
        "To the {body}, {person} said: “{quote}.”",
        "“{quote}” were the words that {person} chose before the {body}.",
    ),
    (
        "Work on a second {thing} for {n2} {people} is planned to begin in {place} within {n} months, {person} {said}.",
        "{person} expects a further {thing}, big enough for {n2} {people}, to be begun at {place} {n} months from now.",
        "Within {n} months {place} is to get another {thing}, and {n2} {people} will use it, if {person} is right.",
    ),
    (
        "Until {day} the {role}, {person}, had {said} that {people} would {act} nothing before the {event} was over.",
        "As long as the {event} went on, {person} had promised, the {people} were going to leave things alone.",
        "{role} {person} had ruled out any step by the {people} during the {event}.",
    ),
)


_VARIANTS = {
    row.split()[0]: row.split()
    for row in """were have-been had-been got
        was had-been has-been
        put set placed reckoned
        struck hit shook swept
        hit reached caught
        according as-told by-the-account
        asked applied pleaded petitioned
        last the-preceding the-past
        year season spring winter
        wanted sought demanded
        request plea call petition
        came led amounted
        stayed remained stood
        damage harm loss destruction
        losses costs damage
        raise find borrow collect
        sum figure amount bill
        find cover pay defray
        good whole sound
        million thousand
        denied disputed contested
        permit licence warrant
        untrue false wrong incorrect
        insisted maintained argued
        unlawfully illegally wrongly
        stored kept held piled-up
        store reserve stock
        ships vessels barges trawlers
        lorries trucks trains wagons
        bound headed meant
        turned sent ordered
        traffic transport freight
        nothing little hardly-anything
        started begun broken-out
        confirmed verified endorsed
        possibly perhaps maybe
        began originated arose
        open undecided unanswered
        households flats dwellings houses
        homes apartments farms
        heating power light water
        evening morning night afternoon
        told informed wrote-to advised
        words phrase sentence
        chose used found picked
        work building construction
        second third further new
        planned due scheduled set
        months weeks years
        expects foresees predicts awaits
        big large roomy wide
        another one-more an-extra
        until before up-to
        over past finished at-an-end
        promised vowed pledged
        ruled thrown
        step move measure action
        near outside beside behind
        hospital ward
        season months storms
        believe imagine grasp
        carried hauled dragged lugged
        depend rely count
        fails breaks collapses
        foretold predicted announced
        letters reports memos
        drawer cupboard archive
        trust believe-in use
        counted relied
        signed vouched
        court parliament public
        explain show prove
        stood lay remained""".splitlines()
    for row in [row.strip()]
}
_WHERE = _list(
    """by near beyond behind beside under above before after without despite between across along inside outside"""
)
_WHAT = _list(
    """mill river chapel orchard ridge canal schoolhouse barracks signal box vineyard tannery cattle market spring
tide harvest holiday curfew census vote parade sermon concert inspection thaw frost auction shift meeting
hearing bend crossing ford tower gate wall ditch hedge archive cellar attic kitchen lobby counter register
ledger notice map survey sketch letter telegram broadcast rumour promise protest petition verdict budget
levy subsidy audit"""
)
_WHICH = _list(
    """old second lower upper eastern western empty crowded frozen muddy narrow paved walled painted rusty wooden
annual hasty secret public formal final early late brief noisy silent costly modest bitter"""
)


def _varied(line: str, rng: random.Random) -> str:
    """A line with other words for some of its own, and asides between them."""
    out = []
    for word in line.split(" "):
        bare = word.strip(".,;:“”")
        options = _VARIANTS.get(bare)
        out.append(word.replace(bare, rng.choice(options).replace("-", " ")) if options else word)
        if rng.random() < 0.2 and word[-1:].isalpha() and bare.islower() and len(bare) > 3:
            out.append(f"{rng.choice(_WHERE)} the {rng.choice(_WHICH)} {rng.choice(_WHAT)}")
    return " ".join(out)


@dataclass(frozen=True)
class Story:
    """The facts of one story, each with the words that fill it."""

    facts: tuple[tuple[int, tuple[tuple[str, str], ...]], ...]
    headline: tuple[tuple[str, str], ...]
    seed: int

    def told(self, manner: int, facts: slice = slice(None)) -> str:
        """The story told in one of three manners, a fact a paragraph, under a headline."""
        out = []
        rng = random.Random(self.seed * 3 + manner)
        for number, words in self.facts[facts]:
            out.append(_varied(_FACTS[number][(manner + number) % 3], rng).format(**dict(words)))
        heads = (
            "{event} near {place} leaves {n} {people} {harm}",
            "{place}: {n} {people} {harm} in {event}",
            "After the {event}: {n} {harm} in {place}",
        )
        return "\n\n".join([heads[manner % 3].format(**dict(self.headline)), *(_capital(line) for line in out)])


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def name(rng: random.Random) -> str:
    """An invented name."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 3, 3)))).capitalize()


def story(rng: random.Random, statement: str | None = None) -> Story:
    """A story of eight to sixteen facts; `statement` is a quotation that somebody makes in it."""
    places = [name(rng) for _ in range(3)]
    people = [f"{rng.choice(_FIRST)} {name(rng)}" for _ in range(4)]
    bodies = [f"{rng.choice(places)} {rng.choice(_BODIES)}" for _ in range(3)]
    order = [
        0,
        *rng.sample(range(1, len(_FACTS)), rng.randint(5, len(_FACTS) - 1)),
        *rng.sample(range(1, len(_FACTS)), 3),
    ]
    facts = []
    for number in order:
        number_of = str(rng.choice((rng.randint(3, 99), rng.randint(100, 990))))
        words = {
            "place": rng.choice(places),
            "person": rng.choice(people),
            "body": rng.choice(bodies),
            "n": number_of,
            "N": number_of,
            "n2": f"{rng.randint(1, 90)},{rng.randint(100, 999)}",
            "role": rng.choice(_ROLES),
            "thing": rng.choice(_THINGS),
            "people": rng.choice(_PEOPLE),
            "harm": rng.choice(_HARM),
            "event": rng.choice(_EVENTS),
            "adj": rng.choice(_ADJECTIVES),
            "goods": rng.choice(_GOODS),
            "act": rng.choice(_ACTS),
            "said": rng.choice(_SAID),
            "day": rng.choice(_DAYS),
        }
        words["quote"] = _varied(rng.choice(_QUOTES), rng).format(
            **{**words, "n": str(rng.randint(3, 99)), "event": rng.choice(_EVENTS), "thing": rng.choice(_THINGS)}
        )
        if statement and number in (1, 9):
            words["quote"], statement = statement, None
        facts.append((number, tuple(sorted(words.items()))))
    return Story(tuple(facts), facts[0][1], rng.getrandbits(48))


def statement(rng: random.Random) -> str:
    """A long quotation, such as a press statement has."""
    fill = {"place": name(rng), "body": f"{name(rng)} {rng.choice(_BODIES)}"}
    lines = []
    for frame in rng.sample(_QUOTES, 4):
        fill |= {
            key: rng.choice(table)
            for key, table in (
                ("thing", _THINGS),
                ("people", _PEOPLE),
                ("harm", _HARM),
                ("event", _EVENTS),
                ("adj", _ADJECTIVES),
                ("goods", _GOODS),
                ("act", _ACTS),
            )
        }
        lines.append(_varied(frame, rng).format(**fill, n=rng.randint(3, 99)))
    return ". ".join(lines)


def boilerplate(rng: random.Random) -> str:
    """What a house prints under whatever it prints."""
    place = name(rng)
    return (
        f"{name(rng)} News was founded in {rng.randint(1890, 2010)} and has {rng.randint(20, 900)} reporters in "
        f"{place} and beyond. It is owned by the {name(rng)} Trust, which takes no part in what its newsrooms write, "
        f"and it is printed on paper from {rng.choice(_ADJECTIVES)} forests near {name(rng)}. "
        f"Readers may write to the desk at {place}."
    )
