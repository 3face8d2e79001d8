"""UNN (Ukraine): full stop after the city and after the date."""

from . import Example, Wire

WIRE = Wire(
    name="UNN",
    kind="agency",
    names=("Ukrainian National News",),
    codes=("УНН",),
    signs=(),
)

EXAMPLES = (
    Example(
        "KYIV. February 6. UNN. The port reopened on Monday, the ministry said.",
        {"publisher": "UNN", "place": "KYIV", "relays": []},
        (13,),
    ),
)
