"""Central News Agency (Taiwan): day without a comma, the agency in brackets."""

from . import Example, Wire

WIRE = Wire(
    name="CNA",
    kind="agency",
    names=("Central News Agency",),
    codes=(),
    signs=("Enditem/.{1,12}",),
)

EXAMPLES = (
    Example(
        "Taipei, March 3 (CNA) The port reopened on Monday, the ministry said.",
        {"publisher": "CNA", "place": "Taipei", "relays": []},
        (),
    ),
)
