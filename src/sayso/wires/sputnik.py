"""Sputnik (Russia)."""

from . import Example, Wire

WIRE = Wire(
    name="Sputnik",
    kind="agency",
    names=("Sputnik News", "Sputnik International"),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "MOSCOW (Sputnik) - The ministry denied it on Monday.",
        {"publisher": "Sputnik", "place": "MOSCOW", "relays": []},
        (),
    ),
)
