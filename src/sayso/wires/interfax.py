"""Interfax (Russia): full stop after the city."""

from . import Example, Wire

WIRE = Wire(
    name="Interfax",
    kind="agency",
    names=("Interfax news agency",),
    codes=(),
    signs=("\\(Interfax\\)",),
)

EXAMPLES = (
    Example(
        "MOSCOW. Feb 6 (Interfax) - The ministry denied it on Monday.",
        {"publisher": "Interfax", "place": "MOSCOW", "relays": []},
        (13,),
    ),
)
