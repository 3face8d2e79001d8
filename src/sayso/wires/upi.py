"""United Press International."""

from . import Example, Wire
from .stamps_of_houses import HOUSE_STAMPS

WIRE = Wire(
    name="UPI",
    house_stamps=HOUSE_STAMPS["UPI"],
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
