"""Asian News International (India): the country in square brackets, a colon after the tag."""

from . import Example, Wire

WIRE = Wire(
    name="ANI",
    kind="agency",
    names=("Asian News International",),
    codes=(),
    signs=("\\(ANI\\)",),
)

EXAMPLES = (
    Example(
        "New Delhi [India], June 2 (ANI): The minister denied the charge on Sunday. (ANI)",
        {"publisher": "ANI", "place": "New Delhi [India]", "relays": []},
        (11,),
    ),
)
