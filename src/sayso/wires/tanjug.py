"""Tanjug (Serbia)."""

from . import Example, Wire

WIRE = Wire(
    name="Tanjug",
    kind="agency",
    names=("Tanjug news agency",),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "BELGRADE, March 3 (Tanjug) - The port reopened on Monday, the ministry said.",
        {"publisher": "Tanjug", "place": "BELGRADE", "relays": []},
        (),
    ),
)
