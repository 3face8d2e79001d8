"""NTB (Norway)."""

from . import Example, Wire

WIRE = Wire(
    name="NTB",
    kind="agency",
    names=("Norsk Telegrambyra", "Norwegian news agency NTB"),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "OSLO, March 3 (NTB) – The port reopened on Monday, the ministry said.",
        {"publisher": "NTB", "place": "OSLO", "relays": []},
        (),
    ),
)
