"""Indo-Asian News Service: the tag without a dash, "--IANS" and initials at the end."""

from . import Example, Wire

WIRE = Wire(
    name="IANS",
    kind="agency",
    names=("Indo-Asian News Service",),
    codes=(),
    signs=("-- ?IANS(?: [a-z/]{2,20})?", "\\(IANS\\)"),
)

EXAMPLES = (
    Example(
        "Mumbai, June 3 (IANS) The airport was closed on Monday.\n\n--IANS\n\nrk/dpb",
        {"publisher": "IANS", "place": "Mumbai", "relays": []},
        (11,),
    ),
)
