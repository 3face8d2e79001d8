"""Korean Central News Agency (North Korea): the name of the agency after the date."""

from . import Example, Wire

WIRE = Wire(
    name="KCNA",
    kind="agency",
    names=("Korean Central News Agency",),
    codes=(),
    signs=("-0- ?\\(.{4,40}\\)",),
)

EXAMPLES = (
    Example(
        "Pyongyang, March 3 (KCNA) -- The factory reopened on Monday.",
        {"publisher": "KCNA", "place": "Pyongyang", "relays": []},
        (),
    ),
)
