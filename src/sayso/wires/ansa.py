"""ANSA (Italy): brackets before the city."""

from . import Example, Wire

WIRE = Wire(
    name="ANSA",
    kind="agency",
    names=("Agenzia Nazionale Stampa Associata", "ANSA news agency"),
    codes=("ANSA.it",),
    signs=("\\(ANSA\\)\\.?",),
)

EXAMPLES = (
    Example(
        "(ANSA) - ROME, MAR 3 - Ferries stopped on Sunday, the operator said. (ANSA).",
        {"publisher": "ANSA", "place": "ROME", "relays": []},
        (),
    ),
)
