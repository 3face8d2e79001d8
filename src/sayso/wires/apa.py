"""Austria Presse Agentur."""

from . import Example, Wire

WIRE = Wire(
    name="APA",
    kind="agency",
    names=("Austria Presse Agentur", "Austrian Press Agency"),
    codes=(),
    signs=("\\(APA\\)",),
)

EXAMPLES = (
    Example(
        "Vienna (APA) - The court ruled on Tuesday that the tax was lawful.",
        {"publisher": "APA", "place": "Vienna", "relays": []},
        (),
    ),
)
