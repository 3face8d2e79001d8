"""Interfax-Ukraine: full stop after the city."""

from . import Example, Wire

WIRE = Wire(
    name="Interfax-Ukraine",
    kind="agency",
    names=("Interfax Ukraine", "Interfax-Ukraine news agency"),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "KYIV. Feb 6 (Interfax-Ukraine) – The port reopened on Monday, the ministry said.",
        {"publisher": "Interfax-Ukraine", "place": "KYIV", "relays": []},
        (13,),
    ),
)
