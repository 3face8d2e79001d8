"""Saudi Press Agency: dates in two calendars are rare in its English copy."""

from . import Example, Wire

WIRE = Wire(
    name="SPA",
    kind="agency",
    names=("Saudi Press Agency",),
    codes=(),
    signs=("-- ?SPA",),
)

EXAMPLES = (
    Example(
        "Riyadh, March 3, 2025, SPA -- The ministry denied the report on Monday.",
        {"publisher": "SPA", "place": "Riyadh", "relays": []},
        (),
    ),
)
