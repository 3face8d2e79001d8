"""Press Trust of India: no dash after the tag, the name and the desk's initials at the end."""

from . import Example, Wire

WIRE = Wire(
    name="PTI",
    kind="agency",
    names=("Press Trust of India",),
    codes=(),
    signs=("PTI(?: [A-Z]{2,4}){1,5}", "\\(PTI\\)"),
)

EXAMPLES = (
    Example(
        "Mumbai, Aug 4 (PTI) The airport was closed on Monday, an official said. PTI ABC DE FG",
        {"publisher": "PTI", "place": "Mumbai", "relays": []},
        (11,),
    ),
)
