"""Polish Press Agency."""

from . import Example, Wire

WIRE = Wire(
    name="PAP",
    kind="agency",
    names=("Polish Press Agency", "Polska Agencja Prasowa"),
    codes=(),
    signs=("\\(PAP\\)",),
)

EXAMPLES = (
    Example(
        "Warsaw, March 3 (PAP) - The port reopened on Monday, the ministry said.",
        {"publisher": "PAP", "place": "Warsaw", "relays": []},
        (),
    ),
)
