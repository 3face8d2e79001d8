"""TASS: full stop after the date, the name between slashes; ITAR-TASS from 1992 to 2014."""

from . import Example, Wire

WIRE = Wire(
    name="TASS",
    kind="agency",
    names=("ITAR-TASS", "Itar Tass", "TASS news agency", "Russian News Agency TASS"),
    signs=(r"/(?:ITAR-)?TASS/",),
)

EXAMPLES = (
    Example(
        "MOSCOW, April 2. /TASS/. The ministry denied it.",
        {"publisher": "TASS", "place": "MOSCOW"},
        (7,),
    ),
    Example(
        "MINSK, May 5. /ITAR-TASS/. The two sides signed nothing.",
        {"publisher": "TASS", "place": "MINSK"},
        (8,),
    ),
    Example(
        "Ministry denies drill\n\nMOSCOW, April 2, 2024. /TASS/. The ministry denied it on Tuesday.",
        {"publisher": "TASS", "on": "2024-04-02", "published_on": "2024-04-02", "title": "Ministry denies drill"},
    ),
)
