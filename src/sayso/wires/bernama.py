"""Bernama (Malaysia)."""

from . import Example, Wire

WIRE = Wire(
    name="Bernama",
    kind="agency",
    names=("Malaysian National News Agency",),
    codes=("BERNAMA",),
    signs=("-- ?BERNAMA",),
)

EXAMPLES = (
    Example(
        "KUALA LUMPUR, Aug 3 (Bernama) -- The port will reopen on Monday, the ministry said.",
        {"publisher": "Bernama", "place": "KUALA LUMPUR", "relays": []},
        (11,),
    ),
)
