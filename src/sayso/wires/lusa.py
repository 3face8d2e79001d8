"""Lusa (Portugal)."""

from . import Example, Wire

WIRE = Wire(
    name="Lusa",
    kind="agency",
    names=("Lusa news agency", "Agencia Lusa"),
    codes=(),
    signs=("Lusa/(?:Fim|End)",),
)

EXAMPLES = (
    Example(
        "Lisbon, March 3, 2025 (Lusa) - The port reopened on Monday, the ministry said.",
        {"publisher": "Lusa", "place": "Lisbon", "relays": []},
        (),
    ),
)
