"""Kuwait News Agency."""

from . import Example, Wire

WIRE = Wire(
    name="KUNA",
    kind="agency",
    names=("Kuwait News Agency",),
    codes=(),
    signs=("\\(end\\)(?: [a-z.]{2,8}){0,3}",),
)

EXAMPLES = (
    Example(
        "KUWAIT, March 3 (KUNA) -- The port reopened on Monday, the authority said.",
        {"publisher": "KUNA", "place": "KUWAIT", "relays": []},
        (),
    ),
)
