"""Vietnam News Agency and its papers: the country for a place, no tag."""

from . import Example, Wire

WIRE = Wire(
    name="VNA",
    kind="agency",
    names=("Vietnam News Agency",),
    codes=("VNA", "VNS"),
    signs=(r"[—–-]{1,2} ?VN[AS]/?", r"/\."),
)

EXAMPLES = (
    Example(
        "VIETNAM, June 5 - The ministry opened a new bridge on Thursday.",
        {"place": "VIETNAM"},
        (16,),
    ),
    Example(
        "Hanoi (VNA) – The ministry opened a new bridge on Thursday.",
        {"publisher": "VNA", "place": "Hanoi"},
        (16,),
    ),
)
