"""ACCESS Newswire (ACCESSWIRE): distributes what companies write; the copy is its issuer's."""

from . import Example, Wire

WIRE = Wire(name="ACCESS Newswire", kind="press-release", names=("ACCESSWIRE",))

EXAMPLES = (
    Example(
        "RENO, NV / ACCESSWIRE / February 6, 2023 / Tolmar Inc. today announced a new chairman.",
        {"publisher": "ACCESS Newswire", "place": "RENO, NV", "on": "2023-02-06"},
        (15,),
    ),
)
