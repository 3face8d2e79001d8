"""RIA Novosti (Russia): the tag after a comma or a full stop."""

from . import Example, Wire

WIRE = Wire(
    name="RIA Novosti",
    kind="agency",
    names=("RIA", "RIA news agency", "Ria Novosti news agency"),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "MOSCOW, March 3 (RIA Novosti) - The ministry denied it on Monday.",
        {"publisher": "RIA Novosti", "place": "MOSCOW", "relays": []},
        (),
    ),
)
