"""BelTA (Belarus)."""

from . import Example, Wire

WIRE = Wire(
    name="BelTA",
    kind="agency",
    names=("Belarusian Telegraph Agency",),
    codes=(),
    signs=("\\(BelTA\\)",),
)

EXAMPLES = (
    Example(
        "MINSK, 3 March (BelTA) – The plant reopened on Monday, the ministry said.",
        {"publisher": "BelTA", "place": "MINSK", "relays": []},
        (),
    ),
)
