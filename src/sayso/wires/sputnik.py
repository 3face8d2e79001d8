"""Sputnik (Russia)."""

from . import Example, Wire
from .stamps_of_houses import HOUSE_STAMPS

WIRE = Wire(
    name="Sputnik",
    house_stamps=HOUSE_STAMPS["Sputnik"],
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
