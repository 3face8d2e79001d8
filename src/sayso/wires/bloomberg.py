"""Bloomberg: bracketed tag before a double hyphen, terminal headlines that open with "BN" and the clock."""

from . import Example, Wire
from .stamps_of_houses import HOUSE_STAMPS

WIRE = Wire(
    name="Bloomberg",
    kind="agency",
    names=("Bloomberg News", "Bloomberg TV", "Bloomberg Television"),
    codes=("BN",),
    house_stamps=HOUSE_STAMPS["Bloomberg"],
)

EXAMPLES = (
    Example(
        "Tolmar Hid Losses for Two Years\n\n(Bloomberg) -- Tolmar Corp. hid its losses for two years, it said Tuesday.",
        {"publisher": "Bloomberg", "place": None, "relays": []},
        (3,),
    ),
    Example(
        "BN 03/18/2025 09:14 *TOLMAR SAYS CFO RESIGNS\nBN 03/18/2025 09:16 *TOLMAR: RESIGNATION NOT LINKED TO AUDIT",
        {"publisher": "Bloomberg", "published_on": "2025-03-18"},
    ),
)
