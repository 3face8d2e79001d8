"""Anadolu: "(AA) -" or a byline, the date and the place on lines of their own."""

from . import Example, Wire

WIRE = Wire(
    name="Anadolu",
    kind="agency",
    names=("Anadolu Agency", "Anadolu Ajansi", "Anadolu Ajansı"),
    codes=("AA",),
    signs=(r"\(AA\)",),
    footers=(r"Anadolu (?:Agency )?website contains only a portion of the news stories.{0,220}",),
    house_stamps=(r"[^|\d]{3,60} ?\| ?\d{2}\.\d{2}\.\d{4}(?: - Update ?: ?\d{2}\.\d{2}\.\d{4})?",),
    datelines=(r"By [\w .'’-]{3,60}, (?P<place>[A-Z]{3,20})",),
)

EXAMPLES = (
    Example(
        "ANKARA (AA) - The ministry denied the report on Monday.",
        {"publisher": "Anadolu", "place": "ANKARA"},
        (10,),
    ),
    Example(
        "Ministry denies report\n\nBy Some Name, ISTANBUL\n\nThe ministry denied the report "
        "on Monday, an official told Anadolu.",
        {"publisher": "Anadolu", "place": "ISTANBUL", "on": None},
        (10,),
    ),
    Example(
        "Ministry denies report\n\nSome Name | 04.03.2024\n\nISTANBUL\n\nThe ministry denied "
        "the report on Monday, an official "
        "told Anadolu.\n\n*With inputs from Ankara",
        {
            "publisher": "Anadolu",
            "place": "ISTANBUL",
            "on": "2024-03-04",
            "published_on": "2024-03-04",
            "asides": [("credit", "*With inputs from Ankara")],
        },
    ),
)
