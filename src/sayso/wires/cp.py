"""The Canadian Press: an em dash after the place, a closing line with the date."""

from . import Example, Wire

WIRE = Wire(
    name="The Canadian Press",
    kind="agency",
    names=("Canadian Press",),
    codes=("CP",),
    signs=(),
)

EXAMPLES = (
    Example(
        "OTTAWA (CP) — Ferries stopped on Sunday, the operator said.\n\nThis report by The "
        "Canadian Press was first published March 3, 2025.",
        {"publisher": "The Canadian Press", "place": "OTTAWA", "relays": []},
        (37,),
    ),
)
