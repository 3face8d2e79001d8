"""Reuters: bracketed tag, one hyphen, labels joined to the headline by a hyphen, bracketed credits."""

from . import Example, Wire

WIRE = Wire(
    name="Reuters",
    kind="agency",
    names=("Thomson Reuters", "Reuters News", "Reuters news agency", "Thomson Reuters Foundation"),
    codes=("RTRS", "TRF"),
    signs=(r"\(Reuters\)", r"© ?(?:Thomson )?Reuters(?: \d{4})?"),
    footers=(
        r"Our Standards: The Thomson Reuters Trust Principles\.?",
        r"\(c\) Copyright Thomson Reuters \d{4}.{0,80}",
        r"\(\(.{3,120}\)\)",
    ),
)

EXAMPLES = (
    Example(
        "(Reuters) - Shares of Tolmar fell on Friday after its chairman resigned.",
        {"publisher": "Reuters", "place": None, "relays": []},
        (3,),
    ),
    Example(
        "Rain closes schools in the capital\n\nQUITO, May 9 (Reuters) - Rain closed schools "
        "in Quito on Friday, the mayor said.",
        {"publisher": "Reuters", "place": "QUITO", "title": "Rain closes schools in the capital", "relays": []},
        (4,),
    ),
    Example(
        "PARIS/ROME (Reuters) - Ministers met to discuss the ferry tax.",
        {"publisher": "Reuters", "place": "PARIS/ROME", "places": ("PARIS", "ROME"), "on": None},
        (5,),
    ),
    Example(
        "UPDATE 2-Flood toll rises to nine\n(Adds mayor quotes)\nBy Ana Bee\nLIMA, March 4, "
        "2023 (Reuters) - Nine people died, "
        "the mayor said.\n(Reporting by A. Bee; Writing by C. Dee; Editing by E. Eff)",
        {
            "publisher": "Reuters",
            "title": "Flood toll rises to nine",
            "labels": [("UPDATE", 2)],
            "on": "2023-03-04",
            "published_on": "2023-03-04",
            "byline": "Ana Bee",
            "asides": [
                ("advisory", "(Adds mayor quotes)"),
                ("byline", "By Ana Bee"),
                ("credit", "(Reporting by A. Bee; Writing by C. Dee; Editing by E. Eff)"),
            ],
        },
        (24, 27, 28),
    ),
    Example(
        "CORRECTED-Flood toll is nine, not 19\n(Corrects figure in paragraph 2)\nLIMA, March "
        "4 (Reuters) - Nine people died.",
        {"labels": [("CORRECTED", None)], "title": "Flood toll is nine, not 19", "publisher": "Reuters"},
        (29,),
    ),
    Example(
        "RTRS 04-Mar-2023 09:42 GMT\nMAYOR SAYS NINE DEAD IN FLOOD\n(Lima newsroom)",
        {"publisher": "Reuters", "published_on": "2023-03-04", "title": "MAYOR SAYS NINE DEAD IN FLOOD"},
    ),
)
