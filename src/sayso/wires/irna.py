"""Islamic Republic News Agency (Iran)."""

from . import Example, Wire

WIRE = Wire(
    name="IRNA",
    kind="agency",
    names=("Islamic Republic News Agency",),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "Tehran, IRNA – The ministry denied the report on Monday, a spokesman said.",
        {"publisher": "IRNA", "place": "Tehran", "relays": []},
        (),
    ),
)
