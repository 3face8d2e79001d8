"""Bangladesh Sangbad Sangstha."""

from . import Example, Wire

WIRE = Wire(
    name="BSS",
    kind="agency",
    names=("Bangladesh Sangbad Sangstha",),
    codes=(),
    signs=("\\(BSS\\)",),
)

EXAMPLES = (
    Example(
        "DHAKA, Mar 3, 2025 (BSS) - The port reopened on Monday, the ministry said.",
        {"publisher": "BSS", "place": "DHAKA", "relays": []},
        (),
    ),
)
