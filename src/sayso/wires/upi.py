"""United Press International."""

from . import Example, Wire

WIRE = Wire(
    name="UPI",
    kind="agency",
    names=("United Press International",),
    codes=(),
    signs=("\\(UPI\\)",),
)

EXAMPLES = (
    Example(
        "SYDNEY, March 3 (UPI) -- Ferries stopped on Sunday, the operator said.",
        {"publisher": "UPI", "place": "SYDNEY", "relays": []},
        (),
    ),
)
