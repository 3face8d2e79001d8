"""Kyodo News (Japan): the name after the date without brackets, "==Kyodo" at the end."""

from . import Example, Wire

WIRE = Wire(
    name="Kyodo",
    kind="agency",
    names=("Kyodo News",),
    codes=("KYODO",),
    signs=("==? ?Kyodo", "\\(Kyodo\\)"),
)

EXAMPLES = (
    Example(
        "TOKYO, Nov. 7, Kyodo - The ferry was found on Friday, the coast guard said.\n==Kyodo",
        {"publisher": "Kyodo", "place": "TOKYO", "relays": []},
        (11,),
    ),
)
