"""Interfax-Ukraine: full stop after the city."""

from . import Example, Wire
from .stamps_of_houses import HOUSE_STAMPS

WIRE = Wire(
    name="Interfax-Ukraine",
    house_stamps=HOUSE_STAMPS["Interfax-Ukraine"],
    kind="agency",
    names=("Interfax Ukraine", "Interfax-Ukraine news agency"),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "KYIV. Feb 6 (Interfax-Ukraine) – The port reopened on Monday, the ministry said.",
        {"publisher": "Interfax-Ukraine", "place": "KYIV", "relays": []},
        (13,),
    ),
)
