"""Middle East News Agency (Egypt)."""

from . import Example, Wire

WIRE = Wire(
    name="MENA",
    kind="agency",
    names=("Middle East News Agency",),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "CAIRO, March 3 (MENA) - The port reopened on Monday, the ministry said.",
        {"publisher": "MENA", "place": "CAIRO", "relays": []},
        (),
    ),
)
