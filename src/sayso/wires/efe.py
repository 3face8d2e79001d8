"""EFE (Spain): "(EFE).-" after the date, the name at the end, initials joined by slashes."""

from . import Example, Wire

WIRE = Wire(
    name="EFE",
    kind="agency",
    names=("Agencia EFE", "EFE news agency"),
    codes=("EFEUSA", "EFE-EPA"),
    signs=(r"EFE", r"EFE-?EPA", r"\(EFE\)"),
)

EXAMPLES = (
    Example(
        "Madrid, Mar 3 (EFE).- The court acquitted the mayor this Monday. EFE\n\nabc/de/fg",
        {"publisher": "EFE", "place": "Madrid", "asides": [("sign-off", "EFE"), ("sign-off", "abc/de/fg")]},
    ),
)
