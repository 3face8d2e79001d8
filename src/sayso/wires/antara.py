"""Antara (Indonesia)."""

from . import Example, Wire

WIRE = Wire(
    name="Antara",
    kind="agency",
    names=("Antara news agency", "ANTARA News"),
    codes=("ANTARA",),
    signs=(),
)

EXAMPLES = (
    Example(
        "Jakarta (ANTARA) - The port reopened on Monday, the ministry said.",
        {"publisher": "Antara", "place": "Jakarta", "relays": []},
        (),
    ),
)
