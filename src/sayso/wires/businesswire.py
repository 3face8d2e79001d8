"""Business Wire: distributes what companies write; the copy is its issuer's."""

from . import Example, Wire

WIRE = Wire(
    name="Business Wire",
    kind="press-release",
    names=("BUSINESS WIRE",),
    footers=(r"SOURCE:? .{2,80}", r"View original content.{0,200}", r"View source version on .{0,120}"),
)

EXAMPLES = (
    Example(
        "RENO, Nev. --(BUSINESS WIRE)-- Tolmar Inc. today announced a new chairman.",
        {"publisher": "Business Wire", "place": "RENO, Nev.", "labels": [("PRESS RELEASE", None)]},
        (15,),
    ),
)
