"""WAM (United Arab Emirates)."""

from . import Example, Wire

WIRE = Wire(
    name="WAM",
    kind="agency",
    names=("Emirates News Agency",),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "DUBAI, 3rd March, 2025 (WAM) -- The port reopened on Monday, the authority said.",
        {"publisher": "WAM", "place": "DUBAI", "relays": []},
        (),
    ),
)
