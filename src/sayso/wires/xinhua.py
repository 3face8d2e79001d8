"""Xinhua: abbreviated month with a full stop, double hyphen, "Enditem" at the end."""

from . import Example, Wire

WIRE = Wire(
    name="Xinhua",
    kind="agency",
    names=("Xinhua News Agency", "Xinhua news agency", "New China News Agency"),
    codes=("XHTV",),
    signs=(r"Enditem", r"Enditem\.?", r"\[Editor: .{2,40}\]"),
    footers=(r"\[Editor: .{2,40}\]", r"Enditem\.?"),
)

EXAMPLES = (
    Example(
        "NAIROBI, Jan. 7 (Xinhua) -- Two officials resigned on Tuesday.",
        {"publisher": "Xinhua", "place": "NAIROBI"},
        (9,),
    ),
    Example(
        "Two officials resign\n\nNAIROBI, Jan. 7, 2025 (Xinhua) -- Two officials resigned on Tuesday. Enditem",
        {"publisher": "Xinhua", "on": "2025-01-07", "asides": [("sign-off", "Enditem")]},
    ),
)
