"""EIN Presswire: distributes what companies write; the copy is its issuer's."""

from . import Example, Wire

WIRE = Wire(name="EIN Presswire", kind="press-release", names=("EINPresswire", "EINPresswire.com"))

EXAMPLES = (
    Example(
        "RENO, NV, UNITED STATES, February 6, 2023 /EINPresswire.com/ -- Tolmar Inc. named a chairman on Monday.",
        {"publisher": "EIN Presswire", "place": "RENO, NV, UNITED STATES", "on": "2023-02-06"},
        (15,),
    ),
)
