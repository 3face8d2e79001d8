"""Australian Associated Press."""

from . import Example, Wire

WIRE = Wire(
    name="AAP",
    kind="agency",
    names=("Australian Associated Press", "AAP Newswire"),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "SYDNEY, March 3 AAP - Ferries stopped on Sunday, the operator said.",
        {"publisher": "AAP", "place": "SYDNEY", "relays": []},
        (),
    ),
)
